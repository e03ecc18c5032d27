"""What has to be done before the day, on one plain page, and everything else the plan said."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, flash, render_template, request
from flask_babel import gettext as _

from ceremony.base import before, clock
from ceremony.base.web import WORDED_BY_FEATURES, by_script, current_actor, done, worded
from ceremony.core.refusals import Conflict, Unknown
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary
from ceremony.events.queries import row as event_row
from ceremony.preparation import queries, usecases
from ceremony.preparation.forms import TaskForm, form_of
from ceremony.preparation.models import Task

bp = Blueprint("preparation", __name__)


@bp.get("/events/<slug:slug>/preparation")
def page(slug: str) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    return _page(event, form_of(None))


@bp.post("/events/<slug:slug>/preparation")
def add(slug: str) -> Response | tuple[str, int]:
    event, actor, form = event_of(slug), current_actor(), TaskForm()
    actor.must_be(event.id)
    if not form.validate():
        return _page(event, form), 422
    usecases.add(actor, event.id, form.to_do())
    flash("saved", "tasks")
    return done(f"/events/{slug}/preparation")


@bp.get("/events/<slug:slug>/preparation/<id:task_id>")
def one(slug: str, task_id: int) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    return _one(event, task_id, None)


@bp.post("/events/<slug:slug>/preparation/<id:task_id>")
def edit(slug: str, task_id: int) -> Response | tuple[str, int]:
    event, actor, form = event_of(slug), current_actor(), TaskForm()
    actor.must_be(event.id)
    if not form.validate():
        return _one(event, task_id, form), 422
    try:
        usecases.edit(actor, event.id, task_id, form.to_do(), request.form.get("was", "")[:40])
    except Conflict as refusal:
        if refusal.code != "saved_meanwhile" or by_script():
            raise
        return _one(event, task_id, form, worded(refusal)), 409
    flash("saved", "tasks")
    return done(f"/events/{slug}/preparation#task-{task_id}")


@bp.post("/events/<slug:slug>/preparation/<id:task_id>/remove")
def remove(slug: str, task_id: int) -> Response:
    usecases.remove(current_actor(), event_of(slug).id, task_id)
    return done(f"/events/{slug}/preparation")


@bp.post("/events/<slug:slug>/preparation/<id:task_id>/tick")
def tick(slug: str, task_id: int) -> Response:
    usecases.tick(current_actor(), event_of(slug).id, task_id, request.form.get("done") == "yes")
    return done(f"/events/{slug}/preparation#task-{task_id}")


def _page(event: EventSummary, form: TaskForm) -> str:
    return render_template(
        "preparation/page.html",
        place="preparation",
        pressing=queries.pressing(event.id, day_of(event), today_of(event)),
        event_day=day_of(event),
        plan=event_row(event.id).draft,
        form=form,
        changes=before.latest(event.id, ("tasks",), limit=5),
    )


def _one(event: EventSummary, task_id: int, form: TaskForm | None, problem: str = "") -> str:
    """The page of one task; with a `problem` also what somebody has saved meanwhile."""
    task = queries.task(event.id, task_id)
    if task is None:
        raise Unknown(what="task")
    return render_template(
        "preparation/task.html",
        place="preparation",
        task=task,
        form=form or form_of(task),
        problem=problem,
        was=(not problem and request.form.get("was", "")[:40]) or usecases.fingerprint(task),
        other=_otherwise(task, form) if problem and form else {},
    )


def _otherwise(task: Task, form: TaskForm) -> dict[str, Any]:
    """What the task says now, where the form says something else."""
    names = ("text", "owner", "due_on", "days_before")
    return {name: now for name in names if (now := getattr(task, name)) != form[name].data}


def day_of(event: EventSummary) -> date | None:
    """The day of the event, where its hall is."""
    return event.starts_at.astimezone(event.zone).date() if event.starts_at else None


def today_of(event: EventSummary) -> date:
    return clock.now().astimezone(event.zone).date()


def worded_here(code: str, details: dict[str, Any]) -> str | None:
    """The sentence for a refusal of this feature."""
    match code:
        case "too_many_tasks":
            return _("Nhiều nhất %(most)s việc cho một sự kiện.", **details)
        case "two_deadlines":
            return _("Ghi một ngày, hoặc số ngày trước lễ, không ghi cả hai.")
        case "bad_days_before":
            return _("Số ngày từ 0 đến %(most)s.", **details)
    return None


WORDED_BY_FEATURES.append(worded_here)

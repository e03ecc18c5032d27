"""The list of decisions, and one of them by hand."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, render_template, request

from ceremony.awards import faces, queries
from ceremony.awards.forms import DecisionForm, decision_form, written_meanwhile
from ceremony.awards.models import Decision
from ceremony.awards.usecases import deciding, ordering
from ceremony.awards.views import bp, worded
from ceremony.base import before
from ceremony.base.api import LARGEST
from ceremony.base.form_fields import whole_number
from ceremony.base.web import current_actor, done
from ceremony.base.web import worded as worded_anywhere
from ceremony.core.award_doubts import Doubt
from ceremony.core.refusals import Closed, Conflict
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary
from ceremony.events.queries import row as event_row

Answer = Response | str | tuple[str, int]
SHOWN = ("any", *Doubt)


@bp.get("/decisions")
def page(slug: str) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    doubtful = request.args.get("look", "")
    opened = request.args.get("open", type=int)
    return render_template(
        "awards/decisions.html",
        place="decisions",
        **faces.decisions_page(event.id, doubtful if doubtful in SHOWN else "", opened),
        look=doubtful if doubtful in SHOWN else "",
        moved=request.args.get("moved", type=int),
        moved_by=request.args.get("by", type=int),
        changes=before.latest(event.id, ("awards",), limit=8),
    )


@bp.route("/decisions/new", methods=["GET", "POST"])
def new(slug: str) -> Answer:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    form = decision_form(None)
    if request.method == "GET":
        return decision_page(event, form)
    if not form.validate():
        return decision_page(event, form), 422
    try:
        made = deciding.add_decision(actor, event.id, form.fields())
    except (Conflict, Closed) as no:
        return _refused(event, form, None, no)
    flash("saved", "awards")
    return done(f"/events/{slug}/decisions#d-{made}")


@bp.route("/decisions/<id:decision_id>", methods=["GET", "POST"])
def one(slug: str, decision_id: int) -> Answer:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    row = queries.decision(event.id, decision_id)
    form = decision_form(row)
    if request.method == "GET":
        return decision_page(event, form, row)
    if not form.validate():
        return decision_page(event, form, row), 422
    try:
        deciding.edit_decision(actor, event.id, decision_id, form.fields(), form.seen.data or "")
    except (Conflict, Closed) as no:
        return _refused(event, form, row, no)
    flash("saved", "awards")
    return done(f"/events/{slug}/decisions#d-{decision_id}")


@bp.post("/decisions/<id:decision_id>/remove")
def remove(slug: str, decision_id: int) -> Response:
    deciding.remove_decision(current_actor(), event_of(slug).id, decision_id)
    flash("removed", "awards")
    return done(f"/events/{slug}/decisions")


@bp.post("/decisions/<id:decision_id>/order")
def order(slug: str, decision_id: int) -> Response:
    said = request.form.get("ids", "").split(",")
    ids = [id for one in said if (id := whole_number(one, LARGEST)) is not None]
    kind = request.form.get("kind", "")
    ordering.order_lines(current_actor(), event_of(slug).id, decision_id, kind, ids)
    return done(f"/events/{slug}/decisions#d-{decision_id}")


def decision_page(
    event: EventSummary,
    form: DecisionForm,
    row: Decision | None = None,
    problem: str = "",
    others: dict[str, Any] | None = None,
) -> str:
    return render_template(
        "awards/decision.html",
        place="decisions",
        form=form,
        decision=row,
        problem=problem,
        others=others or {},
        movements=movements_of(event.id),
    )


def movements_of(event_id: int) -> list[str]:
    """The movements that the plan names, to choose from."""
    named = (one.get("name") for one in event_row(event_id).draft.get("movements") or ())
    return [name for name in named if name]


def _refused(
    event: EventSummary, form: DecisionForm, row: Decision | None, no: Conflict | Closed
) -> tuple[str, int]:
    """What was typed stays, beside what somebody else has written meanwhile."""
    if isinstance(no, Closed):
        return decision_page(event, form, row, worded_anywhere(no)), 409
    sentence = worded(no.code, {}) or ""
    if no.code == "decision_exists":
        form.number.errors = [*form.number.errors, sentence]
        return decision_page(event, form, row), 409
    assert row is not None
    others = written_meanwhile(row, form.fields())
    form.seen.data = deciding.print_of_decision(row)
    return decision_page(event, form, row, sentence, others), 409

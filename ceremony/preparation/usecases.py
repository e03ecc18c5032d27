"""The verbs of preparing: write down what a plan asks for, tick it, change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ceremony.base import secrets
from ceremony.base.before import remembered
from ceremony.base.change import Change, change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.names import tidy
from ceremony.core.refusals import Conflict, Invalid, Unknown
from ceremony.preparation import queries
from ceremony.preparation.facts import TasksWritten, TaskTicked
from ceremony.preparation.models import Task

MOST_TASKS = 500
MOST_DAYS = 3650
MOST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to be done, as a person writes it. A day and a number of days exclude each other."""

    text: str
    owner: str = ""
    kind: str = "task"
    due_on: date | None = None
    days_before: int | None = None


def write_plan(this: Change, draft: Mapping[str, Any]) -> int:
    """Compose: write down what a plan's draft (the shape of `ceremony plan --json`) asks for; return how many
    things.

    A paper that is to be handed in is a thing to be done like any other, with the plan's rule for all papers.

    Raises:
        Invalid: `too_many_tasks`.
    """
    new = [*_tasks(draft), *_papers(draft)]
    if len(new) > MOST_TASKS:
        raise Invalid("too_many_tasks", most=MOST_TASKS)
    if new:
        first = queries.last_no(this.event_id) + 1
        db.session.add_all(_row(this.event_id, no, one) for no, one in enumerate(new, start=first))
        this.record(TasksWritten(len(new)))
    return len(new)


def add(actor: Actor, event_id: int, new: ToDo) -> int:
    """Write down one more thing; return its id.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `missing` text, `two_deadlines`, `bad_days_before` or `too_many_tasks`.
    """
    actor.must_be(event_id)
    new = _checked(new)
    with change(event_id, actor) as this, remembered(this, "tasks_new", new.text):
        if len(queries.tasks(event_id)) >= MOST_TASKS:
            raise Invalid("too_many_tasks", most=MOST_TASKS)
        row = _row(event_id, queries.last_no(event_id) + 1, new)
        db.session.add(row)
        this.record(TasksWritten(1))
        db.session.flush()
        return row.id


def fingerprint(row: Task) -> str:
    """What a form shows that it was drawn from this very row."""
    return secrets.digest(repr((row.text, row.owner, row.due_on, row.days_before)))[:20]


def edit(actor: Actor, event_id: int, task_id: int, new: ToDo, seen: str = "") -> None:
    """Change what is to be done, by whom or until when.

    `seen` is the fingerprint of the row that a page showed; who sends it without having seen it has none.

    Raises:
        NotAllowed, Invalid: as for `add`.
        Unknown: this event has no such task.
        Conflict: `saved_meanwhile`, it is not what was `seen`.
    """
    actor.must_be(event_id)
    new = _checked(new)
    with change(event_id, actor) as this, remembered(this, "tasks_edit", new.text):
        row = _task(event_id, task_id)
        if seen and seen != fingerprint(row):
            raise Conflict("saved_meanwhile")
        row.text, row.owner, row.due_on, row.days_before = new.text, new.owner, new.due_on, new.days_before
        this.record(TasksWritten(1))


def remove(actor: Actor, event_id: int, task_id: int) -> None:
    """Take one thing off the list.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such task.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = _task(event_id, task_id)
        with remembered(this, "tasks_gone", row.text):
            db.session.delete(row)
            this.record(TasksWritten(1))


def tick(actor: Actor, event_id: int, task_id: int, done: bool) -> None:
    """Say that it is done, or that it is not after all. Ticking twice changes nothing.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such task.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = _task(event_id, task_id)
        if (row.done_at is not None) != done:
            row.done_at, row.done_by = (this.at, actor.name) if done else (None, "")
            this.record(TaskTicked(task_id, done))


def _task(event_id: int, task_id: int) -> Task:
    row = queries.task(event_id, task_id)
    if row is None:
        raise Unknown(what="task")
    return row


def _checked(new: ToDo) -> ToDo:
    text, owner = tidy(new.text)[:MOST_TEXT], tidy(new.owner)[:MOST_TEXT]
    if not text:
        raise Invalid("missing", field="text")
    if new.due_on is not None and new.days_before is not None:
        raise Invalid("two_deadlines")
    if new.days_before is not None and not 0 <= new.days_before <= MOST_DAYS:
        raise Invalid("bad_days_before", most=MOST_DAYS)
    return ToDo(text, owner, new.kind, new.due_on, new.days_before)


def _tasks(draft: Mapping[str, Any]) -> Iterator[ToDo]:
    for one in draft.get("tasks", ()):
        due = one.get("due") or {}
        day = due.get("date")
        yield ToDo(
            text=tidy(one["text"])[:MOST_TEXT],
            owner=tidy(one.get("owner") or "")[:MOST_TEXT],
            due_on=date.fromisoformat(day) if day else None,
            days_before=due.get("days_before"),
        )


def _papers(draft: Mapping[str, Any]) -> Iterator[ToDo]:
    rules = draft.get("paper_rules") or {}
    for one in draft.get("papers", ()):
        said = [one.get("unit", ""), one.get("speaker", ""), one.get("detail", "")]
        yield ToDo(
            text=", ".join(tidy(part) for part in said[1:] if part) or tidy(said[0]),
            owner=tidy(said[0]),
            kind="paper",
            days_before=rules.get("due_days_before"),
        )


def _row(event_id: int, no: int, new: ToDo) -> Task:
    return Task(
        event_id=event_id,
        no=no,
        kind=new.kind,
        owner=new.owner,
        text=new.text,
        due_on=new.due_on,
        days_before=new.days_before,
    )

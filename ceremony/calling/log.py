"""How everything stood before a live action, and how to put it back.

Only rows that the action changed are kept. Actions are taken back from the newest on; what the tray or the
wing has moved since is looked at before anything is restored.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from ceremony.base.change import Change
from ceremony.base.db import db
from ceremony.calling.models import LiveAction
from ceremony.core.steps import Step, StepKind
from ceremony.runsheet.queries import Day

SEPARATOR = "\t"
"""Stands in no title and no name that an importer has cleaned."""
OF_STAGE = ("item_id", "step", "timer_started_at", "held_at", "scenes")
OF_ITEM = ("started_at", "ended_at", "extra_s", "skipped")
OF_RECIPIENT = ("phase", "since", "times_called", "on_behalf")

Snapshot = dict[str, dict[str, Any]]


def snapshot(day: Day) -> Snapshot:
    """Everything a live action may change, by row."""
    return {
        "stage": _plain(day.stage, OF_STAGE),
        **{f"item:{one.id}": _plain(one, OF_ITEM) for one in day.items},
        **{f"recipient:{one.id}": _plain(one, OF_RECIPIENT) for one in day.recipients},
    }


def write(this: Change, day: Day, before: Snapshot, command: str, subject: str) -> None:
    """Log an action with its inverse: the rows that differ now, as they were."""
    after = snapshot(day)
    db.session.add(
        LiveAction(
            event_id=day.stage.event_id,
            number=this.revision,
            at=this.at,
            by=this.actor.name,
            command=command,
            subject=subject[:200],
            before={name: row for name, row in before.items() if row != after.get(name)},
        )
    )


def step_subject(no: int, step: Step) -> str:
    """A step of an item as the log keeps it: each reader words it in their own language."""
    return SEPARATOR.join((str(no), step.kind, str(step.batch or "")))


def step_of(subject: str) -> tuple[str, StepKind, str] | None:
    """The item's number, the step's kind and the batch's number of such a subject; None for any other."""
    no, *rest = subject.split(SEPARATOR)
    return (no, StepKind(rest[0]), rest[1]) if len(rest) == 2 and rest[0] in list(StepKind) else None


def last(event_id: int) -> LiveAction | None:
    """The newest action that has not been taken back."""
    found: LiveAction | None = db.session.scalar(
        _actions(event_id).where(LiveAction.undone_at.is_(None)).limit(1)
    )
    return found


def latest(event_id: int, limit: int) -> list[LiveAction]:
    return list(db.session.scalars(_actions(event_id).limit(limit)))


def stands_on(day: Day, action: LiveAction) -> str | None:
    """The name of a recipient whom somebody moved after this action (a tick at the tray), if there is one.

    Such quiet moves are not in this log; putting the row back would erase a certificate handed over.
    """
    for one in day.recipients:
        if f"recipient:{one.id}" in action.before and one.since is not None and one.since > action.at:
            return one.name
    return None


def restore(day: Day, action: LiveAction) -> None:
    """Put every row the action changed back to how it was."""
    rows: dict[str, Any] = {
        "stage": day.stage,
        **{f"item:{one.id}": one for one in day.items},
        **{f"recipient:{one.id}": one for one in day.recipients},
    }
    for name, values in action.before.items():
        for field, value in values.items():
            setattr(rows[name], field, _instant(field, value))


def _actions(event_id: int) -> Any:
    return select(LiveAction).where(LiveAction.event_id == event_id).order_by(LiveAction.number.desc())


def _plain(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    values = {field: getattr(row, field) for field in fields}
    return {
        field: value.isoformat() if isinstance(value, datetime) else value for field, value in values.items()
    }


def _instant(field: str, value: Any) -> Any:
    if value is not None and (field.endswith("_at") or field == "since"):
        return datetime.fromisoformat(value)
    return value

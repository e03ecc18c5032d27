"""How everything stood before a live action, and how to put it back.

Only the fields that an action changed are kept; what may be taken back is decided in `core/undo.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from ceremony.base.change import Change
from ceremony.base.db import db
from ceremony.calling.models import LiveAction
from ceremony.core import undo
from ceremony.core.steps import Step, StepKind
from ceremony.core.undo import Action, Fields
from ceremony.runsheet.queries import Day

MESSAGE = "message"
SEPARATOR = "\t"
"""Stands in no title and no name that an importer has cleaned."""
OF_STAGE = ("item_id", "step", "timer_started_at", "held_at", "scenes", "note")
OF_ITEM = ("started_at", "ended_at", "extra_s", "skipped")
OF_RECIPIENT = ("phase", "since", "times_called", "on_behalf")
KEPT_IN_SIGHT = 24
"""Actions that are looked at for what may be taken back now."""


def snapshot(day: Day) -> Fields:
    """Everything a live action may change, by row."""
    return {
        "stage": _fields(day.stage, OF_STAGE),
        **{f"item:{one.id}": _fields(one, OF_ITEM) for one in day.items},
        **{f"recipient:{one.id}": _fields(one, OF_RECIPIENT) for one in day.recipients},
    }


def write(
    this: Change, day: Day, before: Fields, command: str, subject: str = "", quiet: bool = False
) -> None:
    """Log an action with its inverse: the fields that differ now, as they were."""
    db.session.add(
        LiveAction(
            event_id=day.stage.event_id,
            number=this.revision,
            at=this.at,
            by=this.actor.name,
            command=command,
            subject=subject[:200],
            before={row: _plain(fields) for row, fields in undo.changed(before, snapshot(day)).items()},
            quiet=quiet,
        )
    )


def step_subject(no: int, step: Step) -> str:
    """A step of an item as the log keeps it: each reader words it in their own language."""
    return SEPARATOR.join((str(no), step.kind, str(step.batch or "")))


def step_of(subject: str) -> tuple[str, StepKind, str] | None:
    """The item's number, the step's kind and the batch's number of such a subject; None for any other."""
    no, *rest = subject.split(SEPARATOR)
    return (no, StepKind(rest[0]), rest[1]) if len(rest) == 2 and rest[0] in list(StepKind) else None


def latest(event_id: int, limit: int = KEPT_IN_SIGHT) -> list[LiveAction]:
    """The newest actions, taken back or not."""
    return list(db.session.scalars(_actions(event_id).limit(limit)))


def holding(event_id: int, number: int | None = None) -> list[LiveAction]:
    """The actions that were not taken back, newest first: all since one of them, or the newest alone.

    A message to the MC is no stage command and no award move: it is taken back by its number only.
    """
    wanted = _actions(event_id).where(LiveAction.undone_at.is_(None))
    if number is None:
        return list(db.session.scalars(wanted.where(LiveAction.command != MESSAGE).limit(1)))
    return list(db.session.scalars(wanted.where(LiveAction.number >= number)))


def values(rows: Iterable[LiveAction]) -> list[Action]:
    """The actions as the core looks at them."""
    return [Action(row.number, row.before, row.quiet, row.undone_at is not None) for row in rows]


def restore(day: Day, action: LiveAction) -> None:
    """Put every field the action changed back to how it was."""
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


def _fields(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: getattr(row, field) for field in fields}


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """As a column keeps them."""
    return {
        field: value.isoformat() if isinstance(value, datetime) else value for field, value in fields.items()
    }


def _instant(field: str, value: Any) -> Any:
    if value is not None and (field.endswith("_at") or field == "since"):
        return datetime.fromisoformat(value)
    return value

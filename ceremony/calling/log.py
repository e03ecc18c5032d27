"""How everything stood before a live action, and how to put it back.

Only the units that an action changed are kept; what may be taken back is decided in `core/undo.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from ceremony.base.change import Change
from ceremony.base.db import db, prepared
from ceremony.calling.models import LiveAction
from ceremony.core.draft import Draft
from ceremony.core.steps import Step, StepKind
from ceremony.core.undo import Action, Units

MESSAGE = "message"
SEPARATOR = "\t"
"""Stands in no title and no name that an importer has cleaned."""
KEPT_IN_SIGHT = 24
"""Actions that are looked at for what may be taken back now."""
UNDONE_IN_SIGHT = 2
_NEW = insert(LiveAction)


def write(this: Change, draft: Draft, command: str, subject: str = "", quiet: bool = False) -> None:
    """Log an action with its inverse: the units that differ now, as they were."""
    prepared(
        _NEW,
        event_id=this.event_id,
        number=this.revision,
        at=this.at,
        by=this.actor.name,
        command=command,
        subject=subject[:200],
        before={unit: _plain(fields) for unit, fields in draft.before.items()},
        quiet=quiet,
        undone_at=None,
    )


def step_subject(no: int, step: Step) -> str:
    """A step of an item as the log keeps it: each reader words it in their own language."""
    return SEPARATOR.join((str(no), step.kind, str(step.batch or "")))


def step_of(subject: str) -> tuple[str, StepKind, str] | None:
    """The item's number, the step's kind and the batch's number of such a subject; None for any other."""
    no, *rest = subject.split(SEPARATOR)
    return (no, StepKind(rest[0]), rest[1]) if len(rest) == 2 and rest[0] in list(StepKind) else None


def latest(event_id: int) -> list[LiveAction]:
    """The newest actions that hold, among them what was taken back last; newest first."""
    holds, undone = LiveAction.undone_at.is_(None), LiveAction.undone_at.is_not(None)
    rows = [*db.session.scalars(_actions(event_id).where(holds).limit(KEPT_IN_SIGHT))]
    taken_back = select(LiveAction).where(LiveAction.event_id == event_id, undone)
    rows += db.session.scalars(taken_back.order_by(LiveAction.undone_at.desc()).limit(UNDONE_IN_SIGHT))
    return sorted(rows, key=lambda row: row.number, reverse=True)


def holding(event_id: int, number: int | None = None) -> list[LiveAction]:
    """The actions that were not taken back, newest first: all since one of them, or the newest alone.

    A message to the MC is no stage command and no award move: it is taken back by its number only.
    """
    wanted = _actions(event_id).where(LiveAction.undone_at.is_(None))
    if number is None:
        return list(db.session.scalars(wanted.where(LiveAction.command != MESSAGE).limit(1)))
    return list(db.session.scalars(wanted.where(LiveAction.number >= number)))


def knows(event_id: int, number: int) -> bool:
    """Whether there ever was an action of this number."""
    return db.session.get(LiveAction, (event_id, number)) is not None


def values(rows: Iterable[LiveAction]) -> list[Action]:
    """The actions as the core looks at them."""
    return [Action(row.number, row.before, row.quiet, row.undone_at is not None) for row in rows]


def before(action: LiveAction) -> Units:
    """What an action changed, as it was."""
    return {
        unit: {field: _instant(field, value) for field, value in fields.items()}
        for unit, fields in action.before.items()
    }


def _actions(event_id: int) -> Any:
    return select(LiveAction).where(LiveAction.event_id == event_id).order_by(LiveAction.number.desc())


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """As a column keeps them."""
    return {
        field: value.isoformat() if isinstance(value, datetime) else value for field, value in fields.items()
    }


def _instant(field: str, value: Any) -> Any:
    if value is not None and (field.endswith("_at") or field == "since"):
        return datetime.fromisoformat(value)
    return value

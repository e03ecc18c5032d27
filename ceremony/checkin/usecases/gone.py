"""Whoever is taken out of the list leaves nothing at the doors that would name somebody else later.

SQLite may give the id to somebody new. So nobody goes on whom an open card stands; closed cards and codes
that let nobody in forget whom they meant, and what doors said of somebody goes with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import BindParameter, bindparam, delete, event, or_, select, update
from sqlalchemy.engine import Connection

from ceremony.base import putting_back
from ceremony.base.before import BY_IDS, Plain
from ceremony.base.change import Change
from ceremony.base.db import breathe, connection
from ceremony.checkin.models import DoorConflict, DoorPast, RefusedScan, WaitsAtDoor
from ceremony.core.late import ConflictKind, Settled
from ceremony.core.refusals import Conflict
from ceremony.delegates.models import Delegate

_UNNAMED = (DoorConflict.kind == str(ConflictKind.TWICE)) & (DoorConflict.outcome == str(Settled.TWO_PEOPLE))
_GONE: BindParameter[int] = bindparam("gone", expanding=True)
_STANDS = (
    select(DoorConflict.id)
    .where(DoorConflict.delegate_id.in_(_GONE), or_(DoorConflict.closed_at.is_(None), _UNNAMED))
    .limit(1)
)
_LETS_GO = (
    *(
        update(table).where(table.delegate_id.in_(_GONE)).values(delegate_id=None)
        for table in (DoorConflict, RefusedScan)
    ),
    *(delete(table).where(table.delegate_id.in_(_GONE)) for table in (DoorPast, WaitsAtDoor)),
)


@event.listens_for(Delegate, "before_delete")
def _goes(_mapper: object, on: Connection, row: Delegate) -> None:
    """Raises `card_stands` where the desk for problems has not settled something about this person."""
    if not _let_go(on, [row.id]):
        raise Conflict("card_stands", name=row.name)


def _follow(_this: Change, kept: Mapping[str, Sequence[Plain]]) -> None:
    """Once a change was taken back that had written somebody in; raises `cards_stand` alike."""
    gone = [row["id"] for row in kept.get("delegate", ()) if row["was"] is None]
    for start in range(0, len(gone), BY_IDS):
        if not _let_go(connection(), gone[start : start + BY_IDS]):
            raise Conflict("cards_stand")
        breathe()


def _let_go(on: Connection, ids: Sequence[int]) -> bool:
    gone = {"gone": ids}
    if on.execute(_STANDS, gone).first() is not None:
        return False
    for lets_go in _LETS_GO:
        on.execute(lets_go, gone)
    return True


putting_back.AFTERWARDS.append(_follow)

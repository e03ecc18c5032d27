"""Codes that let nobody in are noted for the desk for problems: the last few hundred, never a whole code.

Whoever has looked into one takes it off the desk; tried again, it is there again.
"""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import aliased

from ceremony.base import live
from ceremony.base.change import Change, change
from ceremony.base.db import db, prepared
from ceremony.checkin.facts import ScanRefused
from ceremony.checkin.models import RefusedScan
from ceremony.core.actor import Actor, Role
from ceremony.core.admission import Entrance, Outcome

KEPT = 500
REDRAWS = {ScanRefused.__name__}
NOTED = (Outcome.UNKNOWN, Outcome.WRONG_EVENT, Outcome.WITHDRAWN, Outcome.REPLACED)
_NOTE = insert(RefusedScan)
_older = aliased(RefusedScan)
_FORGET = delete(RefusedScan).where(
    RefusedScan.event_id == bindparam("event"),
    RefusedScan.id
    <= select(_older.id)
    .where(_older.event_id == bindparam("event"))
    .order_by(_older.id.desc())
    .offset(KEPT)
    .limit(1)
    .scalar_subquery(),
)

_SAME = (RefusedScan.typed, RefusedScan.outcome, RefusedScan.delegate_id)
_ONE = select(*_SAME).where(RefusedScan.event_id == bindparam("event"), RefusedScan.id == bindparam("scan"))


def last_digits(code: str | None) -> str:
    """The last four digits of what was shown, where it had that many."""
    digits = [sign for sign in code or "" if sign.isascii() and sign.isdigit()]
    return "".join(digits[-4:]) if len(digits) > 4 else ""


def note_refused(this: Change, delegate_id: int | None, scan: Entrance, outcome: Outcome, typed: str) -> None:
    """Compose: this code let nobody in."""
    prepared(
        _NOTE,
        event_id=this.event_id,
        delegate_id=delegate_id,
        at=scan.at,
        door=scan.door,
        by=scan.by,
        outcome=str(outcome),
        typed=typed,
    )
    prepared(_FORGET, event=this.event_id)
    this.then(lambda: live.touch(this.event_id, REDRAWS))


def put_aside(actor: Actor, event_id: int, scan_id: int) -> None:
    """Somebody has looked into this code: it leaves the desk with its trials so far. Again is harmless.

    Raises:
        NotAllowed: neither the organiser nor at a door.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        one = prepared(_ONE, event=event_id, scan=scan_id).one_or_none()
        if one is None:
            return
        of = [RefusedScan.event_id == event_id, RefusedScan.id <= scan_id]
        if one.typed or one.delegate_id:
            of += [column.is_not_distinct_from(value) for column, value in zip(_SAME, one, strict=True)]
        else:
            of.append(RefusedScan.id == scan_id)
        db.session.execute(delete(RefusedScan).where(*of))
        this.then(lambda: live.touch(event_id, REDRAWS))

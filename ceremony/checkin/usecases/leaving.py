"""A check-in is taken back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, update

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin import queries
from ceremony.checkin.facts import CheckInUndone, EntranceCorrected
from ceremony.checkin.models import Attendance
from ceremony.checkin.usecases.cards import took_back
from ceremony.checkin.usecases.once import MOST_NONCE, keep, once
from ceremony.core.actor import Actor, Role
from ceremony.core.late import LATE_AFTER, Coming
from ceremony.core.refusals import Invalid, OutOfTurn, Unknown
from ceremony.events.usecases import attendance_changed

_MINE = (Attendance.event_id == bindparam("event"), Attendance.delegate_id == bindparam("delegate"))
_LET_OUT = delete(Attendance).where(*_MINE)
_CORRECT = (
    update(Attendance)
    .where(*_MINE)
    .values({name: bindparam(name) for name in ("at", "door", "by", "device_id")})
)


@dataclass(frozen=True, slots=True)
class Undo:
    """Somebody's coming-in was a mistake. `at`: when a device without network said so."""

    nonce: str
    delegate_id: int
    reason: str = ""
    at: datetime | None = None

    @property
    def digest(self) -> str:
        said = f"undo:{self.delegate_id}:{self.reason}"
        return hashlib.sha256((f"{said}:{wire(self.at)}" if self.at else said).encode()).hexdigest()


def undo(
    actor: Actor, event_id: int, delegate_id: int, reason: str, nonce: str, at: datetime | None = None
) -> dict[str, Any]:
    """Take a check-in back, from any door, with a reason.

    One that comes late (`at`) may change nothing, and is then answered `stale`: it was said before the
    coming-in that counts, nobody is inside any more, or another door let this person in besides.

    Raises:
        NotAllowed: the actor is not at a door.
        Invalid: no nonce.
        Conflict: this nonce was used with another body.
        OutOfTurn: this delegate is not in the hall.
        Unknown: no such delegate.
    """
    actor.must_be(event_id, Role.DOOR)
    if not 0 < len(nonce) <= MOST_NONCE:
        raise Invalid("missing", field="nonce")
    asked = Undo(nonce, delegate_id, reason, at).digest
    with once(event_id, actor, nonce, asked) as (this, before):
        if before is not None:
            return before
        who = queries.by_id(event_id, delegate_id)
        if who is None:
            raise Unknown(what="delegate")
        late = at is not None and this.at - at >= LATE_AFTER
        if who.first is None and not late:
            raise OutOfTurn(phase="absent", move="undo")
        stale = who.coming is None or (late and at is not None and at < who.coming.at)
        if not stale and who.coming is not None:
            counts = took_back(this, delegate_id, actor.device_id, who.coming, reason) if late else None
            if counts is None:
                let_out(this, delegate_id, reason[:200])
            elif counts == who.coming:
                stale = True
            else:
                correct(this, delegate_id, counts)
        inside, awaited = queries.counts(event_id)
        answer = {"outcome": "undone", "present": inside, "expected": awaited, "revision": this.revision}
        return keep(this, nonce, asked, {**answer, "stale": True} if stale else answer)


def let_out(this: Change, delegate_id: int, reason: str) -> None:
    """Compose: this delegate is not in the hall."""
    prepared(_LET_OUT, event=this.event_id, delegate=delegate_id)
    this.record(CheckInUndone(delegate_id, reason))
    attendance_changed(this, this.event_id)


def correct(this: Change, delegate_id: int, first: Coming) -> None:
    """Compose: whoever is in the hall came in then and there."""
    values = {"at": first.at, "door": first.door, "by": first.by, "device_id": first.device}
    prepared(_CORRECT, event=this.event_id, delegate=delegate_id, **values)
    this.record(EntranceCorrected(delegate_id, first.door))

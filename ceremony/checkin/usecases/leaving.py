"""A check-in is taken back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete

from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin import queries
from ceremony.checkin.facts import CheckInUndone
from ceremony.checkin.models import Attendance
from ceremony.checkin.usecases.once import MOST_NONCE, keep, once
from ceremony.core.actor import Actor, Role
from ceremony.core.refusals import Invalid, OutOfTurn, Unknown
from ceremony.events.usecases import attendance_changed

_LET_OUT = delete(Attendance).where(
    Attendance.event_id == bindparam("event"), Attendance.delegate_id == bindparam("delegate")
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

    One that was said (`at`) before the coming-in that counts changes nothing and is answered `stale`.

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
        if who.first is None:
            raise OutOfTurn(phase="absent", move="undo")
        stale = at is not None and at < who.first.at
        if not stale:
            prepared(_LET_OUT, event=event_id, delegate=delegate_id)
            this.record(CheckInUndone(delegate_id, reason[:200]))
            attendance_changed(this, event_id)
        inside, awaited = queries.counts(event_id)
        answer = {"outcome": "undone", "present": inside, "expected": awaited, "revision": this.revision}
        return keep(this, nonce, asked, {**answer, "stale": True} if stale else answer)

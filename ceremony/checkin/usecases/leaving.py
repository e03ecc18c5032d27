"""A check-in is taken back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.checkin import queries
from ceremony.checkin.queries import AtTheDoor
from ceremony.checkin.usecases.cards import MOST_NOTE, Words
from ceremony.checkin.usecases.devices import device_of
from ceremony.checkin.usecases.once import MOST_NONCE, keep, once
from ceremony.checkin.usecases.past import past
from ceremony.checkin.usecases.presence import settle
from ceremony.core.actor import Actor, Role
from ceremony.core.late import EARLIEST, LATE_AFTER, Coming, within_reach
from ceremony.core.refusals import Invalid, OutOfTurn, Unknown
from ceremony.core.taken_back import TakenBack
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases import give_back

MOST_REASON = MOST_NOTE
"""Characters; the reason is the note of every card that is past by it."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Somebody's coming-in was a mistake. `at`: when a device without network said so."""

    nonce: str
    delegate_id: int
    reason: str = ""
    at: datetime | None = None
    device: str = ""

    @property
    def digest(self) -> str:
        more = [f"{part}" for part in (wire(self.at), self.device and f"on {self.device}") if part]
        said = ":".join([f"undo:{self.delegate_id}:{self.reason}", *more])
        return hashlib.sha256(said.encode()).hexdigest()


def undo(
    actor: Actor, event_id: int, delegate_id: int, reason: str, nonce: str, at: datetime | None = None
) -> dict[str, Any]:
    """As `take_back`, on the actor's own device."""
    return take_back(actor, event_id, Undo(nonce, delegate_id, reason, at))


def take_back(actor: Actor, event_id: int, asked: Undo) -> dict[str, Any]:
    """Take a check-in back, from any door, with a reason.

    At once or late, a device takes back what itself had said; one that had said nothing takes back what
    everybody had (`core/taken_back.py`). Whose coming-in counts then is answered as `first`. `stale`: who is
    in the hall, and since when, is as it was. A substitute by mistake gives the place back (`gives_back`).

    Raises:
        NotAllowed: the actor is not at a door.
        Invalid: no nonce.
        Conflict: this nonce was used with another body.
        OutOfTurn: this delegate is not in the hall.
        Unknown: no such delegate.
    """
    actor.must_be(event_id, Role.DOOR)
    if not 0 < len(asked.nonce) <= MOST_NONCE:
        raise Invalid("missing", field="nonce")
    with once(event_id, actor, asked.nonce, asked.digest) as (this, before):
        if before is not None:
            return before
        who = queries.by_id(event_id, asked.delegate_id)
        if who is None:
            raise Unknown(what="delegate")
        late = asked.at is not None and this.at - asked.at >= LATE_AFTER
        if who.first is None and not late:
            raise OutOfTurn(phase="absent", move="undo")
        counts = _took_back(this, who, asked, within_reach(asked.at if late else None, this.at))
        return keep(this, asked.nonce, asked.digest, _said(this, who, counts))


def _took_back(this: Change, who: AtTheDoor, asked: Undo, at: datetime) -> Coming | None:
    said = TakenBack(at, this.actor.name, device_of(this.actor, asked.device))
    before = past(this, who.delegate.id, who.coming)
    note = Words(note=asked.reason[:MOST_REASON])
    return settle(this, who, before, before.and_undo(said), note, said)


def _said(this: Change, who: AtTheDoor, counts: Coming | None) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if counts is not None:
        more["first"] = {"at": wire(counts.at), "door": counts.door, "by": counts.by}
    if counts == who.coming:
        more["stale"] = True
    elif counts is None and (absent := _gave_back(this, who)) is not None:
        more["gives_back"] = {"id": absent.id, "name": absent.name}
    inside, awaited = queries.counts(this.event_id)
    return {
        "outcome": "undone",
        "present": inside,
        "expected": awaited,
        "revision": this.revision,
        **more,
    }


def _gave_back(this: Change, who: AtTheDoor) -> Delegate | None:
    """Whose place a substitute of today gives back, on whom no award hangs."""
    person, coming = who.delegate, who.coming
    today = coming is not None and this.at - coming.at < EARLIEST
    if not today or person.added_at_door != "substitute" or queries.award_of(person.id):
        return None
    return give_back(this, this.event_id, person.id)

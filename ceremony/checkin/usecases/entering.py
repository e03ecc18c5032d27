"""The door lets somebody in, or says why not."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, update

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.base.throttle import Throttle
from ceremony.checkin import queries
from ceremony.checkin.facts import CheckedIn, EntranceCorrected
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries import AtTheDoor
from ceremony.checkin.queries.waiting import WaitingGuest, guests
from ceremony.checkin.usecases.once import MOST_NONCE, keep, once
from ceremony.core import admission, codes
from ceremony.core.actor import Actor, Role
from ceremony.core.admission import Answer, CodeKind, Entrance, Outcome, Standing, is_vip
from ceremony.core.refusals import Invalid, Unknown
from ceremony.delegates import queries as delegates
from ceremony.delegates.usecases import WHO_CAME
from ceremony.events.usecases import attendance_changed

wrong_codes = Throttle(failures=40, seconds=60)
"""Codes that are nobody's, by device: a scanner that misreads is slowed long after a person would stop."""
EARLIEST = timedelta(hours=24)
"""How long before it is told a scan may have been made: a door without network, not a clock of 1970."""

_MINE = (Attendance.event_id == bindparam("event"), Attendance.delegate_id == bindparam("delegate"))
_LET_IN = insert(Attendance)
_CORRECT = (
    update(Attendance)
    .where(*_MINE)
    .values({name: bindparam(name) for name in ("at", "door", "by", "device_id")})
)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a door asks: one code or one chosen delegate, with a nonce of its own making."""

    nonce: str
    code: str | None = None
    delegate_id: int | None = None
    at: datetime | None = None
    door: str = ""
    device: str = ""
    session: str | None = None
    """Which of the event's sessions; there is one, so it says nothing yet but is part of what was asked."""
    confirm: bool = False
    by: str = ""
    """Who stands at the door, where several share its device; else the device's own name."""
    pause: bool = False
    """Whether guests of honour are to be greeted first. The door's page asks so; no part of what is asked."""
    shown: str = ""
    """What a door without network told the guest, an outcome; no part of what is asked either."""

    @property
    def digest(self) -> str:
        plain = {**asdict(self), "at": wire(self.at)}
        del plain["pause"], plain["shown"]
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def check_in(actor: Actor, event_id: int, scan: Scan) -> dict[str, Any]:
    """Answer a scan, and let in whom the answer admits.

    One nonce always gets its first answer again and never acts twice.

    Raises:
        NotAllowed: the actor is not at a door.
        Invalid: neither a code nor a delegate, or no nonce.
        Conflict: this nonce was used with another body.
        Unknown: a delegate was named who is not of this event.
        TooMany: too many wrong codes from this device.
    """
    actor.must_be(event_id, Role.DOOR)
    if not 0 < len(scan.nonce) <= MOST_NONCE or (scan.code is None) == (scan.delegate_id is None):
        raise Invalid("missing", field="nonce" if not scan.nonce else "code")
    place = f"{actor.device_id}:{actor.name}"
    with once(event_id, actor, scan.nonce, scan.digest) as (this, before):
        if before is not None:
            return before
        kind, who = _meant(event_id, scan)
        if kind is CodeKind.UNKNOWN:
            wrong_codes.check(place)
            wrong_codes.failed(place)
        at = max(min(scan.at, this.at), this.at - EARLIEST) if scan.at else this.at
        answer = admission.answer(
            kind,
            Entrance(at, scan.door, scan.by or actor.name),
            Standing(who.delegate.status) if who else Standing.EXPECTED,
            who.first if who else None,
            scan.confirm,
            pause=scan.pause and who is not None and is_vip(who.delegate.category, who.delegate.vip),
        )
        if who is not None:
            let_in(this, event_id, who, answer)
            if answer.outcome is Outcome.CONFIRM:
                stands = WaitingGuest(who.delegate.id, scan.door, scan.by or actor.name, this.at)
                this.then(lambda: guests.stand(event_id, stands))
        return keep(this, scan.nonce, scan.digest, said(this, event_id, who, answer))


def _meant(event_id: int, scan: Scan) -> tuple[CodeKind, AtTheDoor | None]:
    """Who is meant, and what kind of code says so."""
    if scan.delegate_id is not None:
        who = queries.by_id(event_id, scan.delegate_id)
        if who is None:
            raise Unknown(what="delegate")
        return CodeKind.CURRENT, who
    match codes.read(scan.code or ""):
        case codes.FullCode(digits):
            if (who := queries.by_code(event_id, digits)) is not None:
                return CodeKind.CURRENT, who
            if (old := delegates.by_old_code(digits)) is not None and old[0] == event_id:
                return CodeKind.REISSUED, queries.by_id(*old)
            return (CodeKind.OTHER_EVENT if delegates.by_code(digits) else CodeKind.UNKNOWN), None
        case codes.HandCode(digits):
            if (who := queries.by_hand_code(event_id, digits)) is not None:
                return CodeKind.CURRENT, who
            if (once := delegates.by_old_hand_code(event_id, digits)) is not None:
                return CodeKind.REISSUED, queries.by_id(event_id, once)
            return CodeKind.UNKNOWN, None
        case _:
            return CodeKind.UNKNOWN, None


def let_in(this: Change, event_id: int, who: AtTheDoor, answer: Answer) -> None:
    """Compose: write down the coming-in that counts after this answer, if there is a new one."""
    first = answer.first
    if first is None:
        return
    values = {"at": first.at, "door": first.door, "by": first.by, "device_id": this.actor.device_id}
    if answer.admits:
        prepared(_LET_IN, event_id=event_id, delegate_id=who.delegate.id, **values)
        this.record(CheckedIn(who.delegate.id, first.door))
        attendance_changed(this, event_id)
        this.then(lambda: guests.forget(event_id, who.delegate.id))
    elif answer.takes_over:
        prepared(_CORRECT, event=event_id, delegate=who.delegate.id, **values)
        this.record(EntranceCorrected(who.delegate.id, first.door))


def said(this: Change, event_id: int, who: AtTheDoor | None, answer: Answer) -> dict[str, Any]:
    """Compose: an answer in the contract's shape."""
    person = who.delegate if who else None
    first = answer.first
    inside, awaited = queries.counts(event_id)
    return {
        "outcome": str(answer.outcome),
        "delegate": {
            "id": person.id,
            "name": person.name,
            "honorific": person.honorific,
            "position": person.position,
            "unit": person.unit,
            "seat": person.seat if answer.seats else "",
            "award": queries.award_of(person.id),
            "attention": person.attention,
        }
        if person
        else None,
        "first": {"at": wire(first.at), "door": first.door, "by": first.by} if first else None,
        "present": inside,
        "expected": awaited,
        "revision": this.revision,
    }


WHO_CAME.append(queries.present_ids)

"""The door lets somebody in, or says why not."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.base.throttle import Throttle
from ceremony.checkin import queries
from ceremony.checkin.facts import ConflictOpened
from ceremony.checkin.queries import AtTheDoor
from ceremony.checkin.usecases.cards import Words
from ceremony.checkin.usecases.devices import device_of
from ceremony.checkin.usecases.once import MOST_NONCE, keep, once
from ceremony.checkin.usecases.past import past
from ceremony.checkin.usecases.presence import bring_in, correct, settle
from ceremony.checkin.usecases.refused import NOTED, last_digits, note_refused
from ceremony.checkin.usecases.sessions import must_be_a_session
from ceremony.checkin.usecases.waiting import stand
from ceremony.checkin.usecases.weighing import Shown, as_it_stands, is_late, must_be_weighed, weigh
from ceremony.core import admission, codes
from ceremony.core.actor import Actor, Role
from ceremony.core.admission import Answer, CodeKind, Entrance, Outcome, Standing, is_vip
from ceremony.core.late import Coming, within_reach
from ceremony.core.refusals import Invalid, Unknown
from ceremony.delegates import queries as delegates
from ceremony.delegates.usecases import WHO_CAME
from ceremony.events import queries as events

wrong_codes = Throttle(failures=40, seconds=60)
"""Codes that are nobody's, by device: a scanner that misreads is slowed long after a person would stop."""


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
    queued: bool = False
    """Whether a program brings it among others it could not ask about at once; no part of what is asked."""

    @property
    def digest(self) -> str:
        plain = {**asdict(self), "at": wire(self.at)}
        del plain["pause"], plain["shown"], plain["queued"]
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def check_in(actor: Actor, event_id: int, scan: Scan) -> dict[str, Any]:
    """Answer a scan, and let in whom the answer admits.

    One nonce always gets its first answer again and never acts twice. A scan that comes late is weighed
    (`core/late.py`): it may open a card, named in the answer as `conflict`.

    Raises:
        NotAllowed: the actor is not at a door.
        Invalid: neither a code nor a delegate, or no nonce, or no session of this event.
        Conflict: this nonce was used with another body.
        Unknown: a delegate was named who is not of this event.
        TooMany: too many wrong codes from this device.
    """
    actor.must_be(event_id, Role.DOOR)
    if not 0 < len(scan.nonce) <= MOST_NONCE or (scan.code is None) == (scan.delegate_id is None):
        raise Invalid("missing", field="nonce" if not scan.nonce else "code")
    with once(event_id, actor, scan.nonce, scan.digest) as (this, before):
        if before is not None and not must_be_weighed(this, before, scan):
            return before
        must_be_a_session(event_id, scan.session)
        kind, who = _meant(event_id, scan)
        if before is not None and who is not None:
            who = _as_before(this, scan, who, before)
        answer = _decided(this, scan, kind, who)
        if who is not None:
            _greet(this, scan, who, answer)
        told = {**said(this, event_id, who, answer), **_beside(this, scan, who, answer)}
        return keep(this, scan.nonce, scan.digest, told, anew=before is not None)


def _decided(this: Change, scan: Scan, kind: CodeKind, who: AtTheDoor | None) -> Answer:
    late = is_late(scan, this.at)
    if kind is CodeKind.UNKNOWN and not (scan.shown or scan.queued):
        place = f"{this.actor.device_id}:{this.actor.name}"
        wrong_codes.check(place)
        wrong_codes.failed(place)
    entrance = _entrance(this, scan)
    person = who.delegate if who is not None else None
    answer = admission.answer(
        kind,
        entrance,
        Standing(person.status) if person else Standing.EXPECTED,
        who.first if who else None,
        scan.confirm,
        pause=scan.pause and not late and person is not None and is_vip(person.category, person.vip),
    )
    if late:
        shown = Shown(last_digits(scan.code), scan.shown)
        return weigh(this, who, entrance, device_of(this.actor, scan.device), answer, shown)
    if answer.takes_over and scan.pause:  # it asks while its guest stands there: its clock takes nothing over
        answer = as_it_stands(answer, who)
    if who is not None:
        let_in(this, who, answer, scan.device)
    return answer


def _entrance(this: Change, scan: Scan) -> Entrance:
    at = within_reach(scan.at, this.at)
    return Entrance(at, queries.door_called(this.event_id, scan.door), scan.by or this.actor.name)


def _greet(this: Change, scan: Scan, who: AtTheDoor, answer: Answer) -> None:
    if answer.outcome is Outcome.CONFIRM:
        stand(this, who.delegate.id, _entrance(this, scan))


def _beside(this: Change, scan: Scan, who: AtTheDoor | None, answer: Answer) -> dict[str, Any]:
    """Note a code that let nobody in; return what a late scan is told besides."""
    card = next((one.fact.kind_of for one in this.entries if isinstance(one.fact, ConflictOpened)), None)
    if answer.outcome in NOTED and card is None:
        delegate_id = who.delegate.id if who is not None else None
        note_refused(this, delegate_id, _entrance(this, scan), answer.outcome, last_digits(scan.code))
    said = {"told": scan.shown, "conflict": card, "undone": answer.admits and answer.first is None}
    return {name: value for name, value in said.items() if value}


def _as_before(this: Change, scan: Scan, who: AtTheDoor, before: dict[str, Any]) -> AtTheDoor:
    """Whoever our own slow answer let in, although their door told them something else, is not inside."""
    mine = before["outcome"] == Outcome.ADMITTED and who.device_id == device_of(this.actor, scan.device)
    if not mine or who.coming is None or wire(who.coming.at) != before["first"]["at"]:
        return who
    said = past(this, who.delegate.id, who.coming)
    settle(this, who, said, said.without([who.coming]), Words())
    return queries.by_id(this.event_id, who.delegate.id) or who


def _meant(event_id: int, scan: Scan) -> tuple[CodeKind, AtTheDoor | None]:
    """Who is meant, and what kind of code says so."""
    if scan.delegate_id is not None:
        who = queries.by_id(event_id, scan.delegate_id)
        if who is None:
            raise Unknown(what="delegate")
        return CodeKind.CURRENT, who
    match codes.read(scan.code or ""):
        case codes.FullCode(digits) as code:
            if (who := queries.by_code(event_id, digits)) is not None:
                return CodeKind.CURRENT, who
            if (old := delegates.by_old_code(digits)) is not None and old[0] == event_id:
                return CodeKind.REISSUED, queries.by_id(*old)
            elsewhere = code.is_of_another(events.row(event_id).code_no) or delegates.by_code(digits)
            return (CodeKind.OTHER_EVENT if elsewhere else CodeKind.UNKNOWN), None
        case codes.HandCode(digits):
            if (who := queries.by_hand_code(event_id, digits)) is not None:
                return CodeKind.CURRENT, who
            if (whose := delegates.by_old_hand_code(event_id, digits)) is not None:
                return CodeKind.REISSUED, queries.by_id(event_id, whose)
            return CodeKind.UNKNOWN, None
        case _:
            return CodeKind.UNKNOWN, None


def let_in(this: Change, who: AtTheDoor, answer: Answer, device: str = "") -> None:
    """Compose: write down the coming-in that counts after this answer, if there is a new one."""
    first = answer.first
    if first is None:
        return
    coming = Coming(first.at, first.door, first.by, device_of(this.actor, device))
    if answer.admits:
        bring_in(this, who.delegate.id, coming)
    elif answer.takes_over:
        correct(this, who.delegate.id, coming)


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

"""Who is in the hall, and since when: the one place where that is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, update

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin.facts import CheckedIn, CheckInUndone, EntranceCorrected
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries import AtTheDoor
from ceremony.checkin.usecases.cards import Words, came_in, first_is, nobody_inside, several_came
from ceremony.checkin.usecases.past import past, remember
from ceremony.checkin.usecases.waiting import forget
from ceremony.core.late import Coming, agreed
from ceremony.core.taken_back import Past, TakenBack
from ceremony.events.usecases import attendance_changed

_LET_IN = insert(Attendance)
_MINE = (Attendance.event_id == bindparam("event"), Attendance.delegate_id == bindparam("delegate"))
_LET_OUT = delete(Attendance).where(*_MINE)
_CORRECT = (
    update(Attendance)
    .where(*_MINE)
    .values({name: bindparam(name) for name in ("at", "door", "by", "device_id")})
)


def settle(
    this: Change, who: AtTheDoor, before: Past, after: Past, words: Words, said: TakenBack | None = None
) -> Coming | None:
    """Compose: more has been said of this person (`said`: taken back); return the coming-in that counts now.

    The record and the cards are then as if everything had been told in the order of its clocks.
    """
    after = after.trimmed()
    person, counted = who.delegate.id, after.in_force
    if before != Past() or not after.is_the_record:
        remember(this, person, after)
    if not counted:
        if who.coming is not None:
            let_out(this, person, words.note, said)
            nobody_inside(this, person, words.note)
        return None
    record = agreed(counted)
    if who.coming is None:
        bring_in(this, person, record.first)
    elif record.first != who.coming:
        correct(this, person, record.first)
    several_came(this, person, before.in_force, record, words)
    return record.first


def send_out(this: Change, who: AtTheDoor, reason: str) -> None:
    """Compose: a person has looked and says that this one is not in the hall, whoever had let them in."""
    before = past(this, who.delegate.id, who.coming)
    said = TakenBack(this.at, this.actor.name)
    settle(this, who, before, before.and_undo(said), Words(note=reason), said)


def send_in(this: Change, who: AtTheDoor, first: Coming) -> None:
    """Compose: a person has looked and says that this one is in the hall, whoever had taken that back."""
    before = past(this, who.delegate.id, who.coming)
    settle(this, who, before, before.decided(first, this.at), Words())


def undecide(this: Change, who: AtTheDoor, at: datetime, reason: str) -> None:
    """Compose: what a person had said at this instant, by `send_in` or `send_out`, is as if never said."""
    before = past(this, who.delegate.id, who.coming)
    settle(this, who, before, before.undecided(at), Words(note=reason))


def bring_in(this: Change, delegate_id: int, first: Coming) -> None:
    """Compose: this delegate is in the hall."""
    prepared(_LET_IN, event_id=this.event_id, delegate_id=delegate_id, **_columns(first))
    this.record(CheckedIn(delegate_id, first.door))
    attendance_changed(this, this.event_id)
    came_in(this, delegate_id)
    forget(this, delegate_id)


def let_out(this: Change, delegate_id: int, reason: str, said: TakenBack | None = None) -> None:
    """Compose: this delegate is not in the hall."""
    prepared(_LET_OUT, event=this.event_id, delegate=delegate_id)
    this.record(CheckInUndone(delegate_id, reason, wire(said.at if said else None) or ""))
    attendance_changed(this, this.event_id)


def correct(this: Change, delegate_id: int, first: Coming) -> None:
    """Compose: whoever is in the hall came in then and there."""
    prepared(_CORRECT, event=this.event_id, delegate=delegate_id, **_columns(first))
    this.record(EntranceCorrected(delegate_id, first.door))
    first_is(this, delegate_id, first)


def _columns(first: Coming) -> dict[str, Any]:
    return {"at": first.at, "door": first.door, "by": first.by, "device_id": first.device}

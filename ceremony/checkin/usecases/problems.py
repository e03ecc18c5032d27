"""Somebody looks into what doors disagreed on, and says what was so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update

from ceremony.base.change import Change, change
from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin import queries
from ceremony.checkin.facts import ConflictClosed, ConflictOpened
from ceremony.checkin.models import DoorConflict
from ceremony.checkin.queries.problems import Card, card
from ceremony.checkin.usecases.entering import let_in
from ceremony.checkin.usecases.presence import send_out
from ceremony.core import admission, names
from ceremony.core.actor import Actor, Role
from ceremony.core.admission import CodeKind, Entrance, Outcome, Standing
from ceremony.core.late import COUNTED_INSIDE, STANDING_OUTSIDE, ConflictKind, Settled
from ceremony.core.refusals import Conflict, Invalid, Unknown

REOPENS_FOR = timedelta(minutes=30)
"""So long after it was closed a card can be opened again."""
MOST_NOTE = 200
OFFERED = {
    ConflictKind.TWICE: (Settled.SAME_PERSON, Settled.TWO_PEOPLE),
    ConflictKind.DECLINED_INSIDE: (Settled.SAME_PERSON, Settled.SENT_AWAY),
    ConflictKind.NOT_INVITED: (Settled.SAME_PERSON, Settled.SENT_AWAY),
    ConflictKind.TURNED_AWAY: (Settled.LET_IN, Settled.SENT_AWAY),
    ConflictKind.LEFT_STANDING: (Settled.LET_IN, Settled.SENT_AWAY, Settled.TWO_PEOPLE),
    ConflictKind.UNDONE_SINCE: (Settled.LET_IN, Settled.SENT_AWAY),
    ConflictKind.UNDONE_INSIDE: (Settled.SAME_PERSON, Settled.SENT_AWAY),
}
"""How a card of each kind is closed with one press; any is closed with a note besides."""

_SAID = update(DoorConflict).where(DoorConflict.id == bindparam("card"))
_SAY = _SAID.values({name: bindparam(name) for name in ("closed_at", "closed_by", "outcome", "note")})


@dataclass(frozen=True, slots=True)
class Finding:
    """What somebody found: one of the ways offered, or `other` with a note."""

    outcome: Settled
    note: str = ""


def finding(kind: str, outcome: str, note: str) -> Finding:
    """Return what was found.

    Raises:
        Invalid: `not_a_way` to close a card of this kind; `note_needed`.
    """
    ways = (*OFFERED[ConflictKind(kind)], Settled.OTHER)
    if outcome not in ways:
        raise Invalid("not_a_way")
    note = names.tidy(note)[:MOST_NOTE]
    if outcome == Settled.OTHER and not note:
        raise Invalid("note_needed")
    return Finding(Settled(outcome), note)


def close_conflict(actor: Actor, event_id: int, conflict_id: int, outcome: str, note: str = "") -> Settled:
    """Close a card with what was found, and make it so: in the hall is who was let in, and nobody sent away.

    Raises:
        NotAllowed: neither the organiser nor at a door.
        Unknown: this event has no such card.
        Invalid: `not_a_way`, `note_needed`.
        Conflict: `card_closed`; `not_awaited`, whoever is to be let in is not on the list any more.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        one = card(event_id, conflict_id)
        found = finding(one.kind, outcome, note)
        if one.closed_at is not None:
            raise Conflict("card_closed", by=one.closed_by)
        _make_so(this, one, found.outcome)
        _say(this, one.id, str(found.outcome), this.at, actor.name, found.note)
        this.record(ConflictClosed(one.id, str(found.outcome)))
        return found.outcome


def reopen_conflict(actor: Actor, event_id: int, conflict_id: int) -> None:
    """The inverse: open a card again; who came in or went by closing it is as before.

    Raises:
        NotAllowed, Unknown: as for `close_conflict`.
        Conflict: `card_open`; `card_too_old`, it was closed too long ago.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        one = card(event_id, conflict_id)
        if one.closed_at is None:
            raise Conflict("card_open")
        if this.at - one.closed_at > REOPENS_FOR:
            raise Conflict("card_too_old")
        _unmake(this, one)
        _say(this, one.id, "", None, "", "")
        this.record(ConflictOpened(one.id, one.delegate_id, one.kind))


def _make_so(this: Change, one: Card, outcome: Settled) -> None:
    if outcome is Settled.LET_IN and one.kind in STANDING_OUTSIDE:
        _comes_in(this, one)
    if outcome is Settled.SENT_AWAY and one.kind in COUNTED_INSIDE:
        _goes(this, one)


def _unmake(this: Change, one: Card) -> None:
    if one.outcome == Settled.LET_IN and one.kind in STANDING_OUTSIDE:
        _goes(this, one)
    if one.outcome == Settled.SENT_AWAY and one.kind in COUNTED_INSIDE:
        _comes_in(this, one)


def _comes_in(this: Change, one: Card) -> None:
    """In the hall since this person stood at the door, unless they have come in meanwhile."""
    who = queries.by_id(this.event_id, one.delegate_id or 0)
    if who is None:
        raise Unknown(what="delegate")
    at = datetime.fromisoformat(one.told["at"])
    scan = Entrance(at, one.told.get("door", ""), one.told.get("by", ""))
    standing = Standing(who.delegate.status)
    answer = admission.answer(CodeKind.CURRENT, scan, standing, who.first, confirm=True)
    if answer.admits:
        let_in(this, who, answer)
    elif answer.outcome is not Outcome.AGAIN:
        raise Conflict("not_awaited", name=who.delegate.name)


def _goes(this: Change, one: Card) -> None:
    """Not in the hall, if the coming-in that counts is the card's own."""
    who = queries.by_id(this.event_id, one.delegate_id or 0)
    if who is not None and who.first is not None and wire(who.first.at) == one.told["at"]:
        send_out(this, who, f"card {one.id}")


def _say(this: Change, card_id: int, outcome: str, at: datetime | None, by: str, note: str) -> None:
    prepared(_SAY, card=card_id, closed_at=at, closed_by=by, outcome=outcome, note=note)

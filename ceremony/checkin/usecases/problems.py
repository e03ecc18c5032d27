"""Somebody looks into what doors disagreed on, and says what was so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ceremony.base.change import Change, change
from ceremony.base.clock import wire
from ceremony.checkin import queries
from ceremony.checkin.queries import AtTheDoor
from ceremony.checkin.queries.problems import Card, card
from ceremony.checkin.usecases.cards import MOST_NOTE, close, open_again
from ceremony.checkin.usecases.presence import send_in, send_out, undecide
from ceremony.core import admission, names
from ceremony.core.actor import Actor, Role
from ceremony.core.admission import CodeKind, Entrance, Outcome, Standing
from ceremony.core.late import COUNTED_INSIDE, STANDING_OUTSIDE, Coming, ConflictKind, Settled
from ceremony.core.refusals import Conflict, Invalid, Unknown

REOPENS_FOR = timedelta(minutes=30)
"""So long after it was closed a card can be opened again."""
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
        close(this, one.id, found.outcome, found.note)
        return found.outcome


def reopen_conflict(actor: Actor, event_id: int, conflict_id: int) -> None:
    """The inverse: open a card again; who came in or went by closing it is as before.

    Raises:
        NotAllowed, Unknown: as for `close_conflict`.
        Conflict: `card_open`; `card_too_old`, it was closed too long ago; `second_is_listed`, the second of
            two people has been written into the list, where only they can be taken back.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        one = card(event_id, conflict_id)
        if one.closed_at is None:
            raise Conflict("card_open")
        if this.at - one.closed_at > REOPENS_FOR:
            raise Conflict("card_too_old")
        if one.outcome == Settled.SECOND_NAMED:
            raise Conflict("second_is_listed", name=one.note)
        _unmake(this, one, one.closed_at)
        open_again(this, one.id, one.delegate_id, one.kind)


def _make_so(this: Change, one: Card, outcome: Settled) -> None:
    if outcome is Settled.LET_IN and one.kind in STANDING_OUTSIDE:
        _comes_in(this, one)
    if outcome is Settled.SENT_AWAY and one.kind in COUNTED_INSIDE:
        _goes(this, one)


def _unmake(this: Change, one: Card, at: datetime) -> None:
    """Who is in the hall is as if nobody had closed this card then."""
    who = None
    if one.outcome == Settled.LET_IN and one.kind in STANDING_OUTSIDE:
        who = queries.by_id(this.event_id, one.delegate_id or 0)
    if one.outcome == Settled.SENT_AWAY and one.kind in COUNTED_INSIDE:
        who = _awaited(this, one)
    if who is not None:
        undecide(this, who, at, f"card {one.id}")


def _comes_in(this: Change, one: Card) -> None:
    """In the hall since this person stood at the door, unless they have come in meanwhile."""
    who, stood = _awaited(this, one), one.told
    if who.first is None:
        at = datetime.fromisoformat(stood["at"])
        first = Coming(at, stood.get("door", ""), stood.get("by", ""), this.actor.device_id)
        send_in(this, who, first)


def _awaited(this: Change, one: Card) -> AtTheDoor:
    """Whom a card is about, if they may be in the hall."""
    who = queries.by_id(this.event_id, one.delegate_id or 0)
    if who is None:
        raise Unknown(what="delegate")
    scan, standing = Entrance(this.at, "", ""), Standing(who.delegate.status)
    answer = admission.answer(CodeKind.CURRENT, scan, standing, who.first, confirm=True)
    if not answer.admits and answer.outcome is not Outcome.AGAIN:
        raise Conflict("not_awaited", name=who.delegate.name)
    return who


def _goes(this: Change, one: Card) -> None:
    """Not in the hall, if the coming-in that counts is the card's own."""
    who = queries.by_id(this.event_id, one.delegate_id or 0)
    if who is not None and who.first is not None and wire(who.first.at) == one.told["at"]:
        send_out(this, who, f"card {one.id}")

"""What doors disagreed on becomes a card that a person closes; some settle by themselves.

The cards of one person are kept as if the devices had come back in the order of their clocks: `core/late.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin import queries
from ceremony.checkin.facts import ConflictClosed, ConflictOpened
from ceremony.checkin.models import DoorConflict
from ceremony.core.late import COUNTED_INSIDE, STANDING_OUTSIDE, Agreed, Coming, ConflictKind, Settled, agreed

_OPEN = (
    DoorConflict.event_id == bindparam("event"),
    DoorConflict.delegate_id == bindparam("delegate"),
    DoorConflict.closed_at.is_(None),
)
_TWICE = (
    select(DoorConflict.id, DoorConflict.later)
    .where(*_OPEN, DoorConflict.kind == str(ConflictKind.TWICE))
    .order_by(DoorConflict.id)
)
_ABOUT_INSIDE = DoorConflict.kind.in_([str(ConflictKind.TWICE), *sorted(map(str, COUNTED_INSIDE))])
_OF_FIRST = DoorConflict.kind.in_([str(ConflictKind.TWICE), str(ConflictKind.DECLINED_INSIDE)])
_STANDS = DoorConflict.kind == str(ConflictKind.UNDONE_INSIDE)
_INSIDE = select(DoorConflict.id).where(*_OPEN, _ABOUT_INSIDE)
_OUTSIDE = select(DoorConflict.id).where(*_OPEN, DoorConflict.kind.in_(sorted(map(str, STANDING_OUTSIDE))))
_FIRST_IS = update(DoorConflict).where(*_OPEN, _OF_FIRST).values(earlier=bindparam("first"))
_STANDS_IS = update(DoorConflict).where(*_OPEN, _STANDS).values(later=bindparam("first"))
_OTHER_IS = update(DoorConflict).where(DoorConflict.id == bindparam("card")).values(later=bindparam("other"))
_SAY = (
    update(DoorConflict)
    .where(DoorConflict.id == bindparam("card"))
    .values({name: bindparam(name) for name in ("closed_at", "closed_by", "outcome", "note")})
)
MOST_NOTE = 200
"""Characters of what is said beside the outcome; a reason why somebody is taken back is such a note."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says besides: the last digits of a code, what its guest was told; `note`: why it closes."""

    typed: str = ""
    shown: str = ""
    note: str = ""


def open_card(
    this: Change,
    kind: ConflictKind,
    delegate_id: int | None,
    words: Words,
    *,
    first: Coming | None = None,
    other: Coming | None = None,
) -> None:
    """Compose: a door told a guest something else than was so."""
    _open(this, kind, delegate_id, words, plain(first), plain(other))


def several_came(
    this: Change, delegate_id: int, before: tuple[Coming, ...], record: Agreed, words: Words
) -> None:
    """Compose: every door but the first has one card, with the earliest that it said.

    `before`: the comings in that counted until now; what a person has settled of them is not asked again.
    """
    cards = {id: said for id, said in prepared(_TWICE, event=this.event_id, delegate=delegate_id)}
    others = [plain(one) for one in record.others]
    settled = [plain(one) for one in (agreed(before).others if before else ())]
    unsaid = [said for said in others if said not in cards.values() and said not in settled]
    spare = [card for card, said in cards.items() if said not in others]
    for card, other in zip(spare, unsaid, strict=False):
        prepared(_OTHER_IS, card=card, other=other)
    for other in unsaid[len(spare) :]:
        _open(this, ConflictKind.TWICE, delegate_id, words, plain(record.first), other)
    for card in spare[len(unsaid) :]:
        close(this, card, Settled.OTHER, words.note)


def first_is(this: Change, delegate_id: int, first: Coming) -> None:
    """Compose: another coming-in counts now, so the cards about somebody inside are about that one."""
    for names_it in (_FIRST_IS, _STANDS_IS):
        prepared(names_it, event=this.event_id, delegate=delegate_id, first=plain(first))


def came_in(this: Change, delegate_id: int) -> None:
    """Compose: whoever was left standing outside has come in after all."""
    for card in prepared(_OUTSIDE, event=this.event_id, delegate=delegate_id).scalars().all():
        close(this, card, Settled.LET_IN)


def nobody_inside(this: Change, delegate_id: int, note: str) -> None:
    """Compose: what doors disagreed on about somebody inside is past, since they are not."""
    for card in prepared(_INSIDE, event=this.event_id, delegate=delegate_id).scalars().all():
        close(this, card, Settled.OTHER, note)


def close(this: Change, card: int, outcome: Settled, note: str = "") -> None:
    """Compose: this is what was found, by whoever acts."""
    said = {"outcome": str(outcome), "note": note[:MOST_NOTE]}
    prepared(_SAY, card=card, closed_at=this.at, closed_by=this.actor.name, **said)
    this.record(ConflictClosed(card, str(outcome)))


def open_again(this: Change, card: int, delegate_id: int | None, kind: str) -> None:
    """Compose: nothing has been found of this card."""
    prepared(_SAY, card=card, closed_at=None, closed_by="", outcome="", note="")
    this.record(ConflictOpened(card, delegate_id, kind))
    who = queries.by_id(this.event_id, delegate_id) if delegate_id is not None else None
    if who is not None and who.coming is not None:
        first_is(this, who.delegate.id, who.coming)


def plain(one: Coming | None) -> dict[str, Any]:
    """A coming-in as a card keeps it."""
    if one is None:
        return {}
    return {"at": wire(one.at), "door": one.door, "by": one.by, "device": one.device}


def _open(
    this: Change,
    kind: ConflictKind,
    delegate_id: int | None,
    words: Words,
    first: dict[str, Any],
    other: dict[str, Any],
) -> None:
    card = prepared(
        insert(DoorConflict).returning(DoorConflict.id),
        event_id=this.event_id,
        delegate_id=delegate_id,
        kind=str(kind),
        typed=words.typed,
        shown=words.shown,
        earlier=first,
        later=other,
        opened_at=this.at,
    ).scalar_one()
    this.record(ConflictOpened(card, delegate_id, str(kind)))

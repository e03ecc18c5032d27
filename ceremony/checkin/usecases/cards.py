"""What doors disagreed on becomes a card that a person closes; some settle by themselves.

The cards of one person are kept as if the devices had come back in the order of their clocks: `core/late.py`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin.facts import ConflictClosed, ConflictOpened
from ceremony.checkin.models import DoorConflict
from ceremony.core.late import STANDING_OUTSIDE, Coming, ConflictKind, Settled, agreed

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
_OUTSIDE = select(DoorConflict.id).where(*_OPEN, DoorConflict.kind.in_(sorted(map(str, STANDING_OUTSIDE))))
_FIRST_IS = update(DoorConflict).where(*_OPEN).values(earlier=bindparam("first"))
_OTHER_IS = update(DoorConflict).where(DoorConflict.id == bindparam("card")).values(later=bindparam("other"))
_CLOSE = (
    update(DoorConflict)
    .where(DoorConflict.id == bindparam("card"))
    .values({name: bindparam(name) for name in ("closed_at", "closed_by", "outcome", "note")})
)


def open_card(
    this: Change,
    kind: ConflictKind,
    delegate_id: int | None,
    *,
    typed: str = "",
    shown: str = "",
    first: Coming | None = None,
    other: Coming | None = None,
) -> None:
    """Compose: a door told a guest something else than was so."""
    card = prepared(
        insert(DoorConflict).returning(DoorConflict.id),
        event_id=this.event_id,
        delegate_id=delegate_id,
        kind=str(kind),
        typed=typed,
        shown=shown,
        earlier=plain(first),
        later=plain(other),
        opened_at=this.at,
    ).scalar_one()
    this.record(ConflictOpened(card, delegate_id, str(kind)))


def came_twice(this: Change, delegate_id: int, first: Coming, new: Coming, typed: str, shown: str) -> Coming:
    """Compose: another door let in somebody who is on record as in; return the coming-in that counts now.

    Every other door has one card, with the earliest that it said.
    """
    cards = dict(_cards(this, delegate_id))
    record = agreed([first, *cards.values(), new])
    unsaid = [one for one in record.others if one not in cards.values()]
    spare = [card for card, said in cards.items() if said not in record.others]
    for card, other in zip(spare, unsaid, strict=False):
        prepared(_OTHER_IS, card=card, other=plain(other))
    for other in unsaid[len(spare) :]:
        open_card(
            this, ConflictKind.TWICE, delegate_id, typed=typed, shown=shown, first=record.first, other=other
        )
    if record.first != first:
        _first_is(this, delegate_id, record.first)
    return record.first


def came_in(this: Change, delegate_id: int) -> None:
    """Compose: whoever was left standing outside has come in after all."""
    for card in prepared(_OUTSIDE, event=this.event_id, delegate=delegate_id).scalars().all():
        _close(this, card, Settled.LET_IN)


def took_back(
    this: Change, delegate_id: int, device_id: int | None, first: Coming, reason: str
) -> Coming | None:
    """Compose: a device without network takes back what itself had said; return whose coming-in counts now.

    None where no other door let this person in: then nobody is inside. What the other doors said stands.
    """
    cards = dict(_cards(this, delegate_id))
    kept = [one for one in (first, *cards.values()) if one.device != device_id]
    if not cards or not kept or len(kept) == len(cards) + 1:
        return None
    record = agreed(kept)
    for card, said in cards.items():
        if said not in record.others:
            _close(this, card, Settled.OTHER, reason)
    if record.first != first:
        _first_is(this, delegate_id, record.first)
    return record.first


def plain(one: Coming | None) -> dict[str, Any]:
    """A coming-in as a card keeps it."""
    if one is None:
        return {}
    return {"at": wire(one.at), "door": one.door, "by": one.by, "device": one.device}


def _cards(this: Change, delegate_id: int) -> list[tuple[int, Coming]]:
    rows = prepared(_TWICE, event=this.event_id, delegate=delegate_id).all()
    return [(card, Coming(**{**said, "at": datetime.fromisoformat(said["at"])})) for card, said in rows]


def _first_is(this: Change, delegate_id: int, first: Coming) -> None:
    prepared(_FIRST_IS, event=this.event_id, delegate=delegate_id, first=plain(first))


def _close(this: Change, card: int, outcome: Settled, note: str = "") -> None:
    prepared(
        _CLOSE, card=card, closed_at=this.at, closed_by=this.actor.name, outcome=str(outcome), note=note[:200]
    )
    this.record(ConflictClosed(card, str(outcome)))

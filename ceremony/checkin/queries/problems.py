"""Reads for the desk for problems: cards, codes that let nobody in, people who came unannounced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select

from ceremony.base.db import db, prepared
from ceremony.checkin.models import Attendance, DoorConflict, RefusedScan
from ceremony.core.refusals import Unknown
from ceremony.core.seats import seat_of
from ceremony.delegates.models import Delegate

LOOKED_AT = 300
"""So many codes that let nobody in are looked at, the newest."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a door told a guest against what was so, and whom it is about."""

    id: int
    delegate_id: int | None
    kind: str
    typed: str
    shown: str
    earlier: dict[str, Any]
    later: dict[str, Any]
    opened_at: datetime
    closed_at: datetime | None
    closed_by: str
    outcome: str
    note: str
    name: str | None
    position: str | None
    unit: str | None
    seat: str | None
    status: str | None

    @property
    def told(self) -> dict[str, Any]:
        """When, where and by whom the guest was told something."""
        return self.later or self.earlier


_OF_CARD = [name for name in Card.__dataclass_fields__ if hasattr(DoorConflict, name)]
_OF_PERSON = [name for name in Card.__dataclass_fields__ if name not in _OF_CARD]
_CARDS = (
    select(*(getattr(DoorConflict, n) for n in _OF_CARD), *(getattr(Delegate, n) for n in _OF_PERSON))
    .outerjoin(Delegate, Delegate.id == DoorConflict.delegate_id)
    .where(DoorConflict.event_id == bindparam("event"))
)
_OPEN = _CARDS.where(DoorConflict.closed_at.is_(None)).order_by(DoorConflict.id).limit(bindparam("most"))
_HOW_MANY_OPEN = (
    select(func.count())
    .select_from(DoorConflict)
    .where(DoorConflict.event_id == bindparam("event"), DoorConflict.closed_at.is_(None))
)
_CLOSED = (
    _CARDS.where(DoorConflict.closed_at >= bindparam("since"))
    .order_by(DoorConflict.closed_at.desc(), DoorConflict.id.desc())
    .limit(bindparam("most"))
)
_CARD = _CARDS.where(DoorConflict.id == bindparam("card"))


def open_cards(event_id: int, most: int) -> tuple[list[Card], int]:
    """The oldest cards that nobody has closed, and how many there are in all."""
    cards = [Card(*row) for row in prepared(_OPEN, event=event_id, most=most)]
    return cards, prepared(_HOW_MANY_OPEN, event=event_id).scalar_one()


def closed_since(event_id: int, since: datetime, most: int) -> list[Card]:
    """The cards that were closed last."""
    return [Card(*row) for row in prepared(_CLOSED, event=event_id, since=since, most=most)]


def card(event_id: int, card_id: int) -> Card:
    """One card.

    Raises:
        Unknown: this event has no such card.
    """
    row = prepared(_CARD, event=event_id, card=card_id).one_or_none()
    if row is None:
        raise Unknown(what="card")
    return Card(*row)


@dataclass(frozen=True, slots=True)
class Tried:
    """A code that let nobody in, however often it was tried."""

    typed: str
    outcome: str
    name: str | None
    times: int
    at: datetime
    """Of the last time, as are the door and who asked."""
    door: str
    by: str


_TRIED = (
    select(
        RefusedScan.typed,
        RefusedScan.outcome,
        RefusedScan.delegate_id,
        RefusedScan.at,
        RefusedScan.door,
        RefusedScan.by,
        Delegate.name,
    )
    .outerjoin(Delegate, Delegate.id == RefusedScan.delegate_id)
    .where(RefusedScan.event_id == bindparam("event"))
    .order_by(RefusedScan.id.desc())
    .limit(LOOKED_AT)
)


def tried(event_id: int) -> list[Tried]:
    """Codes that let nobody in, the last tried first. Those without digits to tell them apart stand alone."""
    groups: dict[object, list[Any]] = {}
    for no, row in enumerate(prepared(_TRIED, event=event_id)):
        same = (row.typed, row.outcome, row.delegate_id) if row.typed or row.delegate_id else no
        groups.setdefault(same, []).append(row)
    return [_tried(rows) for rows in groups.values()]


def _tried(rows: Sequence[Any]) -> Tried:
    last = max(rows, key=lambda row: row.at)
    return Tried(last.typed, last.outcome, last.name, len(rows), last.at, last.door, last.by)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody of whom the organisers have not yet seen that they came unannounced, or lost their seat."""

    id: int
    name: str
    honorific: str
    position: str
    unit: str
    category: str
    seat: str
    added_at_door: str
    added_by: str
    came_at: datetime | None


_OF_NEWCOMER = [name for name in Newcomer.__dataclass_fields__ if name != "came_at"]
_NEWCOMERS = (
    select(*(getattr(Delegate, name) for name in _OF_NEWCOMER), Attendance.at)
    .outerjoin(
        Attendance, and_(Attendance.delegate_id == Delegate.id, Attendance.event_id == Delegate.event_id)
    )
    .where(
        Delegate.event_id == bindparam("event"), Delegate.added_at_door != "", Delegate.status == "expected"
    )
    .order_by(Delegate.seat != "", Delegate.id)
)


def newcomers(event_id: int) -> list[Newcomer]:
    """Those without a seat first."""
    return [Newcomer(*row) for row in prepared(_NEWCOMERS, event=event_id)]


_SEATED = (
    select(Delegate.id, Delegate.seat)
    .outerjoin(
        Attendance, and_(Attendance.delegate_id == Delegate.id, Attendance.event_id == Delegate.event_id)
    )
    .where(
        Delegate.event_id == bindparam("event"),
        Delegate.seat != "",
        or_(Delegate.status == "expected", Attendance.at.is_not(None)),
    )
)


def sitter(event_id: int, seat: str, besides: int) -> Delegate | None:
    """Whose seat this is, of those who are expected or here; nobody's where many may sit."""
    place = seat_of(seat)
    if not place:
        return None
    rows = prepared(_SEATED, event=event_id)
    found = next((id for id, other in rows if id != besides and seat_of(other) == place), None)
    return db.session.get(Delegate, found) if found is not None else None

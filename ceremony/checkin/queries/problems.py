"""Reads for the desk for problems: cards, codes that let nobody in, people who came unannounced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from ceremony.base.db import db, prepared
from ceremony.base.journal import JournalLine
from ceremony.checkin.facts import SeatGiven
from ceremony.checkin.models import Attendance, DoorConflict, RefusedScan
from ceremony.checkin.queries.coming import THEIR_COMING
from ceremony.core.late import ConflictKind, Settled
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
_OF_UNNAMED = (
    DoorConflict.kind == str(ConflictKind.TWICE),
    DoorConflict.outcome == str(Settled.TWO_PEOPLE),
)
_UNNAMED = _CARDS.where(*_OF_UNNAMED).order_by(DoorConflict.id).limit(bindparam("most"))
_HOW_MANY_UNNAMED = (
    select(func.count())
    .select_from(DoorConflict)
    .where(DoorConflict.event_id == bindparam("event"), *_OF_UNNAMED)
)
_CARD = _CARDS.where(DoorConflict.id == bindparam("card"))


def open_cards(event_id: int, most: int) -> tuple[list[Card], int]:
    """The oldest cards that nobody has closed, and how many there are in all."""
    cards = [Card(*row) for row in prepared(_OPEN, event=event_id, most=most)]
    return cards, prepared(_HOW_MANY_OPEN, event=event_id).scalar_one()


def closed_since(event_id: int, since: datetime, most: int) -> list[Card]:
    """The cards that were closed last."""
    return [Card(*row) for row in prepared(_CLOSED, event=event_id, since=since, most=most)]


def unnamed(event_id: int, most: int) -> tuple[list[Card], int]:
    """Cards on which two people were found and nobody has named the second yet; how many there are in all."""
    found = [Card(*row) for row in prepared(_UNNAMED, event=event_id, most=most)]
    return found, prepared(_HOW_MANY_UNNAMED, event=event_id).scalar_one()


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
    """A code that let nobody in, however often it was tried. `id` is the last trial's."""

    id: int
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
        RefusedScan.id,
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
    newest = max(row.id for row in rows)
    return Tried(newest, last.typed, last.outcome, last.name, len(rows), last.at, last.door, last.by)


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


_NEW = (
    Delegate.event_id == bindparam("event"),
    Delegate.added_at_door != "",
    Delegate.status == "expected",
)
_OF_NEWCOMER = [name for name in Newcomer.__dataclass_fields__ if name != "came_at"]
_NEWCOMERS = (
    select(*(getattr(Delegate, name) for name in _OF_NEWCOMER), Attendance.at)
    .outerjoin(Attendance, THEIR_COMING)
    .where(*_NEW)
    .order_by(Delegate.seat != "", Delegate.id)
    .limit(bindparam("most"))
)
_HOW_MANY_NEWCOMERS = select(func.count()).select_from(Delegate).where(*_NEW)


def newcomers(event_id: int, most: int) -> tuple[list[Newcomer], int]:
    """Those without a seat first, and how many there are in all."""
    found = [Newcomer(*row) for row in prepared(_NEWCOMERS, event=event_id, most=most)]
    return found, prepared(_HOW_MANY_NEWCOMERS, event=event_id).scalar_one()


_SEATS_GIVEN = (
    select(JournalLine.data)
    .where(
        JournalLine.event_id == bindparam("event"),
        JournalLine.kind == SeatGiven.__name__,
        JournalLine.at >= bindparam("since"),
    )
    .order_by(JournalLine.number.desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who was given a seat at this desk a while ago."""

    id: int
    name: str
    seat: str


def seated_lately(event_id: int, since: datetime, most: int) -> list[Seated]:
    """Who was given a seat last, the newest first: it can be changed."""
    given = prepared(_SEATS_GIVEN, event=event_id, since=since, most=most).scalars()
    ids = list(dict.fromkeys(data["delegate_id"] for data in given))
    people = {
        row.id: Seated(row.id, row.name, row.seat) for row in prepared(_BY_IDS, event=event_id, ids=ids)
    }
    return [people[id_] for id_ in ids if id_ in people]


_BY_IDS = select(Delegate.id, Delegate.name, Delegate.seat).where(
    Delegate.event_id == bindparam("event"),
    Delegate.id.in_(bindparam("ids", expanding=True)),
    Delegate.seat != "",
    Delegate.added_at_door == "",
)
_SEATED = (
    select(Delegate.id, Delegate.seat)
    .outerjoin(Attendance, THEIR_COMING)
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


_ALL_SEATS = (
    select(Delegate.seat, or_(Delegate.status == "expected", Attendance.at.is_not(None)))
    .outerjoin(Attendance, THEIR_COMING)
    .where(Delegate.event_id == bindparam("event"), Delegate.seat != "", Delegate.id != bindparam("besides"))
)


def seats(event_id: int, besides: int) -> tuple[list[str], list[str]]:
    """The seats of those who are expected or here, and of those who let theirs go; not this person's own."""
    rows = [(seat, kept) for seat, kept in prepared(_ALL_SEATS, event=event_id, besides=besides)]
    return [seat for seat, kept in rows if kept], [seat for seat, kept in rows if not kept]

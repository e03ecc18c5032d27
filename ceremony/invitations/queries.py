"""What an event's invitations say, and who is invited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, func, select

from ceremony.base.db import db, off_loop, prepared, unhurried
from ceremony.base.journal import JournalLine
from ceremony.core.letter import Invitee, Letter
from ceremony.core.letter_draft import Held, of_event
from ceremony.delegates import queries as delegates
from ceremony.delegates.models import Delegate
from ceremony.events import queries as events
from ceremony.events.models import Event
from ceremony.invitations.facts import InvitationReissued
from ceremony.invitations.models import Invitation, InvitationLetter

ROWS_AT_A_TIME = 1_000
SAME_IN_BOTH = (
    "superior", "issuer", "symbol", "place", "dated", "subject", "venue", "chair", "content", "contact",
    "closing_invited", "closing_summoned", "heading_summoned", "authority", "office", "signer",
)  # fmt: skip
"""What the row and the letter call by one name and hold alike."""
WORDED = (*SAME_IN_BOTH, "first_number", "starts_at", "notes", "copies", "summoned")
"""The columns of a wording."""


@dataclass(frozen=True, slots=True)
class Invited:
    """One who is expected: what their invitation says, and the codes that stand on it."""

    id: int
    who: Invitee
    code: str
    hand_code: str
    unit: str


def letter(event_id: int) -> Letter:
    """What the invitations of an event say: as somebody worded them, else as its row and plan have it.

    A wording is whole: what somebody left empty stays empty, and does not follow the event any more. Only
    the event's name does, and the hour where none of its own was given.
    """
    return letter_of(event_id, wording(event_id))


def letter_of(event_id: int, worded: Mapping[str, Any]) -> Letter:
    """The letter that says this: a wording as it is kept, or as somebody is typing it."""
    event = events.row(event_id)
    found = usual(event_id)
    return Letter(
        event=found.event,
        starts=_in_the_hall(event, worded["starts_at"]) or found.starts,
        held=found.held,
        notes=tuple(worded["notes"]),
        copies=tuple(worded["copies"]),
        summoned=frozenset(worded["summoned"]),
        **{name: worded[name] for name in SAME_IN_BOTH},
    )


def wording(event_id: int) -> dict[str, Any]:
    """What the office may word, column by column; of an event nobody has worded for, as it begins."""
    row = db.session.get(InvitationLetter, event_id)
    if row is not None:
        return {name: getattr(row, name) for name in WORDED}
    found = usual(event_id)
    return {
        **{name: getattr(found, name) for name in SAME_IN_BOTH},
        "first_number": 1,
        "starts_at": None,
        "notes": list(found.notes),
        "copies": list(found.copies),
        "summoned": sorted(found.summoned),
    }


def usual(event_id: int) -> Letter:
    """The letter as the event's row and plan have it now, whatever anybody has worded since."""
    return of_event(_held(events.row(event_id)))


def invitees(event_id: int) -> list[Invited]:
    """Everybody who is expected, in the order an office prints and sends: by number; who has none yet after
    those, guests in the order of protocol, then all others by unit and name.
    """
    found = [_invited(row) for row in unhurried(prepared(_INVITED, event=event_id), ROWS_AT_A_TIME)]
    places = {one: place for place, one in enumerate(delegates.guests(event_id))}
    filing, last = delegates.convention(event_id), len(places)

    def key(row: tuple[Invited, str]) -> tuple[Any, ...]:
        one, given = row
        if one.who.number is not None:
            return 0, one.who.number
        if one.id in places:
            return 1, places[one.id]
        name = delegates.name_key(one.who.name, filing, given)
        return 1, last, delegates.unit_key(one.unit), name, one.id

    ordered: list[tuple[Invited, str]] = off_loop(lambda: sorted(found, key=key))
    return [one for one, _ in ordered]


def one(event_id: int, delegate_id: int) -> Invited | None:
    """Somebody who is expected."""
    row = prepared(_ONE, event=event_id, delegate=delegate_id).one_or_none()
    return _invited(row)[0] if row is not None else None


def first(event_id: int, summoned: Iterable[str], are_summoned: bool) -> Invited | None:
    """The first of the list who is summoned, or who is invited."""
    wanted = Delegate.category.in_(list(summoned))
    found = _INVITED.where(wanted if are_summoned else ~wanted).order_by(Delegate.line, Delegate.id).limit(1)
    row = prepared(found, event=event_id).one_or_none()
    return _invited(row)[0] if row is not None else None


def number_of(event_id: int, delegate_id: int) -> int | None:
    """The number somebody's invitation was given."""
    return prepared(_NUMBER, event=event_id, delegate=delegate_id).scalar_one_or_none()  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of those who are expected are asked how, and what their invitations lack."""

    invited: int = 0
    summoned: int = 0
    nameless: int = 0
    seatless: int = 0
    positionless: int = 0
    numbered: int = 0

    @property
    def all(self) -> int:
        return self.invited + self.summoned


def counts(event_id: int, summoned: Iterable[str]) -> Counts:
    """Count those who are expected. Where nobody's seat is known the hall is not seated yet."""
    by_category = {row[0]: row[1:] for row in prepared(_COUNTS, event=event_id)}
    asked = {category: many for category, (many, *_rest) in by_category.items()}
    of_summoned = sum(asked.get(one, 0) for one in set(summoned))
    return Counts(sum(asked.values()) - of_summoned, of_summoned, *_sums(by_category.values()))


@dataclass(frozen=True, slots=True)
class Reissued:
    """An invitation that was given new codes."""

    at: datetime
    by: str
    delegate_id: int
    name: str


def reissued(event_id: int, delegate_id: int | None = None, limit: int = 8) -> list[Reissued]:
    """The last that were reissued, the newest first; of one person, or of all."""
    lines = select(JournalLine.at, JournalLine.by, JournalLine.data).where(
        JournalLine.event_id == event_id, JournalLine.kind == InvitationReissued.__name__
    )
    of_one = JournalLine.data["delegate_id"].as_integer() == delegate_id
    wanted = (lines if delegate_id is None else lines.where(of_one)).order_by(JournalLine.number.desc())
    found = [(at, by, data["delegate_id"]) for at, by, data in db.session.execute(wanted.limit(limit))]
    names = {one.id: one.name for one in delegates.lines(event_id, [who for *_, who in found])}
    return [Reissued(at, by, who, names.get(who, "")) for at, by, who in found]


def numbers(event_id: int) -> dict[int, int]:
    """The number of everybody who has one, by delegate."""
    return {delegate: no for no, delegate in prepared(_NUMBERS, event=event_id)}


def next_number(event_id: int) -> int:
    """The first number of the series that was never given out, to whoever it was."""
    last = db.session.scalar(select(func.max(Invitation.no)).where(Invitation.event_id == event_id))
    row = db.session.get(InvitationLetter, event_id)
    return max(row.first_number if row is not None else 1, (last or 0) + 1)


def left_behind(event_id: int, name: str) -> list[Invitation]:
    """The lines of the register under this name whose person is no longer in the list."""
    wanted = select(Invitation).where(
        Invitation.event_id == event_id, Invitation.delegate_id < 0, Invitation.name == name
    )
    return list(db.session.scalars(wanted))


_WHO = ("name", "honorific", "title", "position", "unit", "category", "seat", "nameless")
_INVITED = (
    select(
        Delegate.id,
        Delegate.code,
        Delegate.hand_code,
        Delegate.sort_given,
        Invitation.no,
        *(getattr(Delegate, name) for name in _WHO),
    )
    .outerjoin(
        Invitation,
        and_(Invitation.event_id == Delegate.event_id, Invitation.delegate_id == Delegate.id),
    )
    .where(Delegate.event_id == bindparam("event"), Delegate.status == "expected")
)
_ONE = _INVITED.where(Delegate.id == bindparam("delegate"))
_NUMBER = select(Invitation.no).where(
    Invitation.event_id == bindparam("event"), Invitation.delegate_id == bindparam("delegate")
)
_COUNTS = (
    select(
        Delegate.category,
        func.count(),
        *(
            func.coalesce(func.sum(case((lacks, 1), else_=0)), 0)
            for lacks in (
                Delegate.nameless.is_(True),
                Delegate.seat == "",
                (Delegate.position == "") & Delegate.nameless.is_(False),
                Invitation.no.is_not(None),
            )
        ),
    )
    .outerjoin(
        Invitation,
        and_(Invitation.event_id == Delegate.event_id, Invitation.delegate_id == Delegate.id),
    )
    .where(Delegate.event_id == bindparam("event"), Delegate.status == "expected")
    .group_by(Delegate.category)
)
_NUMBERS = select(Invitation.no, Invitation.delegate_id).where(
    Invitation.event_id == bindparam("event"), Invitation.delegate_id > 0
)


def _invited(row: Any) -> tuple[Invited, str]:
    delegate_id, code, hand_code, given, number, *said = row
    who = Invitee(**dict(zip(_WHO, said, strict=True)), number=number)
    return Invited(delegate_id, who, code, hand_code, who.unit), given


def _sums(rows: Iterable[Sequence[int]]) -> list[int]:
    """What each category lacks, all of them together."""
    return [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]


def _held(event: Event) -> Held:
    return Held(
        event.name,
        event.host,
        event.superior,
        event.place,
        event.venue,
        _in_the_hall(event, event.starts_at),
        frozenset(
            at.date()
            for one in events.sessions(event.id)
            if (at := _in_the_hall(event, one.starts_at)) is not None
        ),
        (event.period_from, event.period_to),
        event.draft,
    )


def _in_the_hall(event: Event, at: datetime | None) -> datetime | None:
    """An instant as the hall's own clock shows it."""
    if at is None:
        return None
    return at.astimezone(events.of(event.id).zone).replace(tzinfo=None)

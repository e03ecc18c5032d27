"""Reads at the door: who a code means, who is in, how many by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select

from ceremony.awards.queries import short_award
from ceremony.base.db import db, prepared, writing
from ceremony.base.kept import Kept
from ceremony.checkin.models import Attendance, Nonce
from ceremony.checkin.queries.coming import THEIR_COMING
from ceremony.checkin.queries.host import standing
from ceremony.checkin.queries.same_names import same_names
from ceremony.core.admission import Entrance
from ceremony.core.late import Coming
from ceremony.delegates import queries as delegates
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import WALKED_IN, DelegateLine, expected
from ceremony.events import queries as events
from ceremony.events.models import Event
from ceremony.events.queries import EventSummary

RECENT, MOST_WAITING, MOST_DOORS = 8, 6, 12


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """Everything an answer needs of one person."""

    delegate: DelegateLine
    first: Entrance | None
    device_id: int | None = None
    """Whose scan that was."""

    @property
    def coming(self) -> Coming | None:
        """The coming-in that counts, and which device told it."""
        first = self.first
        return Coming(first.at, first.door, first.by, self.device_id) if first is not None else None


_WHO = (
    select(
        *(getattr(Delegate, name) for name in DelegateLine.__dataclass_fields__),
        Attendance.at,
        Attendance.door,
        Attendance.by,
        Attendance.device_id,
    )
    .outerjoin(Attendance, THEIR_COMING)
    .where(Delegate.event_id == bindparam("event"))
)
_BY_CODE = _WHO.where(Delegate.code == bindparam("code"))
_BY_HAND_CODE = _WHO.where(Delegate.hand_code == bindparam("code"))
_BY_ID = _WHO.where(Delegate.id == bindparam("delegate"))
_NONCE = select(Nonce.asked, Nonce.answer).where(
    Nonce.event_id == bindparam("event"), Nonce.nonce == bindparam("nonce")
)
_PRESENT = select(
    select(func.count())
    .select_from(Attendance)
    .where(Attendance.event_id == bindparam("event"))
    .scalar_subquery(),
    Event.people_revision,
).where(Event.id == bindparam("event"))
_BY_DOOR = (
    select(Attendance.door, func.count())
    .where(Attendance.event_id == bindparam("event"))
    .group_by(Attendance.door)
    .order_by(func.count().desc(), Attendance.door)
)
_INSIDE = select(Attendance.delegate_id).where(Attendance.event_id == bindparam("event"))
_INSIDE_OF = _INSIDE.where(Attendance.delegate_id.in_(bindparam("ids", expanding=True)))
_WALK_INS = select(Delegate.id).where(Delegate.event_id == bindparam("event"), WALKED_IN)
_insides: Kept[frozenset[int]] = Kept()
_walk_ins: Kept[frozenset[int]] = Kept()
_awaited: Kept[int] = Kept()


def by_code(event_id: int, code: str) -> AtTheDoor | None:
    """Who holds an invitation with this whole code now, spelt as 24 digits; None: nobody of this event."""
    return _who(prepared(_BY_CODE, event=event_id, code=code))


def by_hand_code(event_id: int, code: str) -> AtTheDoor | None:
    """Whose invitation has this short code now, spelt as 6 digits; None: nobody's of this event."""
    return _who(prepared(_BY_HAND_CODE, event=event_id, code=code))


def by_id(event_id: int, delegate_id: int) -> AtTheDoor | None:
    """This very delegate, with the coming-in that counts; None: no such one, or of another event."""
    return _who(prepared(_BY_ID, event=event_id, delegate=delegate_id))


def _who(found: Any) -> AtTheDoor | None:
    row = found.one_or_none()
    if row is None:
        return None
    *person, at, door, by, device_id = row
    first = Entrance(at, door, by) if at is not None else None
    return AtTheDoor(DelegateLine(*person), first, device_id)


def nonce(event_id: int, text: str) -> tuple[str, dict[str, Any]] | None:
    """What was asked with this nonce, and what was answered."""
    row = prepared(_NONCE, event=event_id, nonce=text).one_or_none()
    return (row[0], row[1]) if row else None


def counts(event_id: int) -> tuple[int, int]:
    """Present and expected: everybody in the hall, walk-ins too, and whom the event awaits, without them.

    How many are expected is counted once until the list is another.
    """
    present, people_revision = prepared(_PRESENT, event=event_id).one()
    awaited = _awaited.at(event_id, people_revision)
    if awaited is None:
        awaited = expected(event_id)
        if not writing():  # what is being written may yet be taken back
            _awaited.keep(event_id, people_revision, awaited)
    return present, awaited


def inside(event: EventSummary) -> frozenset[int]:
    """Who is in the hall: read once until somebody comes in. The event must be of the moment that is read."""
    kept = _insides.at(event.id, event.attendance_revision)
    if kept is not None:
        return kept
    return _insides.keep(event.id, event.attendance_revision, frozenset(present_ids(event.id)))


def counted(event: EventSummary) -> tuple[int, int]:
    """Present and expected, as `counts` tells them, for whoever draws."""
    awaited = _awaited.at(event.id, event.people_revision)
    if awaited is None:
        awaited = _awaited.keep(event.id, event.people_revision, expected(event.id))
    return len(inside(event)), awaited


def added(event: EventSummary) -> int:
    """How many of those present nobody had invited."""
    kept = _walk_ins.at(event.id, event.people_revision)
    if kept is None:
        found = frozenset(prepared(_WALK_INS, event=event.id).scalars())
        kept = _walk_ins.keep(event.id, event.people_revision, found)
    return len(inside(event) & kept)


def present_ids(event_id: int, among: Iterable[int] | None = None) -> set[int]:
    """Who is in the hall."""
    if among is None:
        return set(prepared(_INSIDE, event=event_id).scalars())
    return set(prepared(_INSIDE_OF, event=event_id, ids=list(among)).scalars())


def found(event_id: int, people_revision: int, query: str, limit: int) -> list[dict[str, Any]]:
    """Search results as a door shows them."""
    ids = delegates.find(event_id, people_revision, query, limit)
    return listed(event_id, delegates.lines(event_id, ids))


def listed(event_id: int, people: list[DelegateLine]) -> list[dict[str, Any]]:
    """Delegates in the contract's shape, with who is present; born when, where two go by one name."""
    twice = same_names(events.of(event_id))
    inside = present_ids(event_id, [one.id for one in people] if len(people) < 500 else None)
    return [
        {
            "id": one.id,
            "name": one.name,
            "position": one.position,
            "unit": one.unit,
            "category": one.category,
            "seat": one.seat,
            "status": one.status,
            "birth_year": one.birth_year if one.id in twice else None,
            "present": one.id in inside,
        }
        for one in people
    ]


def door(event_id: int) -> dict[str, Any]:
    """The door's live picture."""
    inside, awaited = counts(event_id)
    recent = db.session.execute(
        select(Attendance.at, Delegate.id, Delegate.name, Delegate.seat, Attendance.door)
        .join(Delegate, Delegate.id == Attendance.delegate_id)
        .where(Attendance.event_id == event_id)
        .order_by(Attendance.at.desc(), Attendance.delegate_id.desc())
        .limit(RECENT)
    ).all()
    waiting = standing(event_id)
    return {
        "waiting": waiting[:MOST_WAITING],
        "more_waiting": len(waiting[MOST_WAITING:]),
        "present": inside,
        "expected": awaited,
        **_by_door(event_id),
        "recent": [
            {"at": at, "id": id_, "name": name, "seat": seat, "door": by}
            for at, id_, name, seat, by in recent
        ],
    }


def _by_door(event_id: int) -> dict[str, Any]:
    """How many came by each door in the order of the alphabet; of many doors those by which most came."""
    doors = prepared(_BY_DOOR, event=event_id).all()
    shown, others = doors[:MOST_DOORS], doors[MOST_DOORS:]
    return {
        "by_door": sorted((name, count) for name, count in shown),
        "other_doors": len(others),
        "by_other_doors": sum(count for _name, count in others),
    }


def award_of(delegate_id: int) -> str:
    """What this person will receive today, in a door's few words."""
    return short_award(delegate_id)

"""Guests of honour as their hosts see them: who stands at a door, who has come, who is still awaited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.base.journal import JournalLine
from ceremony.base.kept import Kept
from ceremony.checkin.facts import CheckInUndone, GuestReceived, ReceptionUndone
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries.waiting import guests_waiting
from ceremony.core.admission import OF_HONOUR, Entrance
from ceremony.core.aloud import courtesy, placed
from ceremony.delegates import queries as delegates
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import DelegateLine
from ceremony.events import queries as events
from ceremony.events.queries import EventSummary

MOST_TEXT, MOST_SEAT = 200, 40
"""Characters of an office and of what must be heeded, and of a seat: a list may hold many more."""

_OF_HONOUR = select(Delegate.id).where(
    Delegate.event_id == bindparam("event"),
    Delegate.status.not_in(("replaced", "withdrawn")),
    or_(Delegate.vip.is_(True), and_(Delegate.vip.is_(None), Delegate.category == OF_HONOUR)),
).order_by(Delegate.line, Delegate.id)  # fmt: skip
_CAME = select(Attendance.delegate_id, Attendance.at, Attendance.door, Attendance.by).where(
    Attendance.event_id == bindparam("event"), Attendance.delegate_id.in_(bindparam("ids", expanding=True))
)
_SAID = select(
    JournalLine.number, JournalLine.place, JournalLine.kind, JournalLine.data, JournalLine.at, JournalLine.by
).where(JournalLine.event_id == bindparam("event"))
_MEETINGS = _SAID.where(JournalLine.kind.in_([one.__name__ for one in (GuestReceived, ReceptionUndone)]))
"""In no order: to give one SQLite would walk the whole journal of the day instead of these few lines."""
_TAKEN_BACK = _SAID.where(
    JournalLine.kind == CheckInUndone.__name__,
    JournalLine.number >= bindparam("since"),
    JournalLine.data["delegate_id"].as_integer().in_(bindparam("ids", expanding=True)),
)
_honoured: Kept[list[DelegateLine]] = Kept()


@dataclass(frozen=True, slots=True)
class Reception:
    """A host met this guest: when, and whose device says so."""

    at: datetime
    by: str


def host(event_id: int, most_arrived: int, most_awaited: int) -> dict[str, Any]:
    """Who stands at a door, all of them; who has come, newest first; who is awaited, as they are introduced.

    Of many who have come whoever nobody has met yet is told first.
    """
    event = events.of(event_id)
    people = guests_of_honour(event)
    came = _entrances(event_id, [one.id for one in people])
    met = receptions(event_id)
    at_doors = _standing(event, came, met)
    at_a_door = {one["id"] for one in at_doors}
    arrived = sorted((one for one in people if one.id in came), key=lambda one: came[one.id].at, reverse=True)
    awaited = [one for one in people if one.id not in came and one.id not in at_a_door]
    awaited = [one for one in awaited if one.status == "expected"]
    told = {one.id for one in sorted(arrived, key=lambda one: one.id in met)[:most_arrived]}
    return {
        "standing": at_doors,
        "arrived": [_row(one, came[one.id], met.get(one.id)) for one in arrived if one.id in told],
        "awaited": [_row(one, None, met.get(one.id)) for one in awaited[:most_awaited]],
        "arrived_count": len(arrived),
        "awaited_count": len(awaited) + len(at_a_door.difference(came)),
        "more_awaited": max(0, len(awaited) - most_awaited),
    }


def guests_of_honour(event: EventSummary) -> list[DelegateLine]:
    """Whom the hosts receive, in the order of introduction; read once until the event's people change."""
    kept = _honoured.at(event.id, event.people_revision)
    if kept is not None:
        return kept
    ids = prepared(_OF_HONOUR, event=event.id).scalars().all()
    place = {id_: no for no, id_ in enumerate(delegates.guests(event.id))}
    in_order = sorted(ids, key=lambda id_: place.get(id_, len(place)))
    people = delegates.known(event.id, event.people_revision, in_order)
    return _honoured.keep(event.id, event.people_revision, people)


def receptions(event_id: int) -> dict[int, Reception]:
    """Who has been met by a host. A coming-in that is taken back takes the meeting with it."""
    said = prepared(_MEETINGS, event=event_id).all()
    if said:
        since, ids = min(line.number for line in said), {line.data["delegate_id"] for line in said}
        said += prepared(_TAKEN_BACK, event=event_id, since=since, ids=sorted(ids)).all()
    met: dict[int, Reception] = {}
    for line in sorted(said, key=lambda line: (line.number, line.place)):
        met.pop(line.data["delegate_id"], None)
        if line.kind == GuestReceived.__name__:
            met[line.data["delegate_id"]] = Reception(line.at, line.by)
    return met


def standing(event_id: int) -> list[dict[str, Any]]:
    """Who stands at a door and has neither come in nor been met, whoever has waited longest first."""
    ids = [one.delegate_id for one in guests_waiting(event_id)]
    if not ids:
        return []
    return _standing(events.of(event_id), _entrances(event_id, ids), receptions(event_id))


def _standing(
    event: EventSummary, came: dict[int, Entrance], met: dict[int, Reception]
) -> list[dict[str, Any]]:
    waiting = [one for one in guests_waiting(event.id) if one.delegate_id not in came]
    waiting = [one for one in waiting if one.delegate_id not in met or met[one.delegate_id].at < one.at]
    people = {
        one.id: one
        for one in delegates.known(event.id, event.people_revision, [one.delegate_id for one in waiting])
    }
    return [
        _row(people[one.delegate_id], Entrance(one.at, one.door, one.by), None)
        for one in waiting
        if one.delegate_id in people
    ]


def _entrances(event_id: int, ids: Sequence[int]) -> dict[int, Entrance]:
    rows = prepared(_CAME, event=event_id, ids=list(ids))
    return {id_: Entrance(at, door, by) for id_, at, door, by in rows}


def _row(one: DelegateLine, entrance: Entrance | None, met: Reception | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "called": courtesy(one.honorific, one.title, one.name),
        "name": one.name,
        "office": placed(one.position, one.unit, one.name)[:MOST_TEXT],
        "seat": one.seat[:MOST_SEAT],
        "attention": one.attention[:MOST_TEXT],
        "at": entrance.at if entrance else None,
        "since": wire(entrance.at) if entrance else None,
        "door": entrance.door if entrance else "",
        "by": entrance.by if entrance else "",
        "met": met,
    }

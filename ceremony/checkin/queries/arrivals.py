"""Reads about who came when: by the minute and the door, counted by the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from ceremony.base import clock
from ceremony.base.db import prepared
from ceremony.base.kept import Kept
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries.door import inside
from ceremony.core.arrivals import Arrivals, Comings, Pace, arrivals, pace, recent
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import EXPECTED
from ceremony.events import queries as events
from ceremony.events.queries import EventSummary


class minute_text(FunctionElement[str]):
    """The minute of an instant in UTC, as `2025-03-26 00:15`: thousands are counted before they are read."""

    type = String()
    inherit_cache = True


@compiles(minute_text)
def _in_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"strftime('%Y-%m-%d %H:%M', {compiler.process(element.clauses, **options)})"


@compiles(minute_text, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    of = compiler.process(element.clauses, **options)
    return f"to_char(({of}) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')"


_MINUTE = minute_text(Attendance.at).label("minute")
_COMINGS = (
    select(_MINUTE, Attendance.door, func.count())
    .where(Attendance.event_id == bindparam("event"))
    .group_by(_MINUTE, Attendance.door)
)
_ENDS = select(func.min(Attendance.at), func.max(Attendance.at)).where(
    Attendance.event_id == bindparam("event")
)
_EXPECTED = select(Delegate.id).where(EXPECTED)
_expected: Kept[frozenset[int]] = Kept()


@dataclass(frozen=True, slots=True)
class Flowing:
    """How people come, as of an instant; the browser goes on counting from its anchors."""

    at: datetime
    first: datetime | None
    last: datetime | None
    counts: tuple[int, ...]
    """By minute, the last ten of them, the one of `at` last."""
    pace: Pace
    arrivals: Arrivals


def flowing(event_id: int) -> Flowing:
    """Who came when, and how long until all are in."""
    event, now = events.of(event_id), clock.now()
    comings = comings_of(event_id)
    first, last = prepared(_ENDS, event=event_id).one()
    came, counts = inside(event), recent(comings, now)
    missing = len(expected_ids(event) - came)
    told = pace(counts, first, last, missing, now)
    return Flowing(now, first, last, counts, told, arrivals(comings, event.zone))


def comings_of(event_id: int) -> Comings:
    """How many came, by the minute and the door."""
    rows = prepared(_COMINGS, event=event_id)
    return {(datetime.fromisoformat(f"{minute}:00+00:00"), door): count for minute, door, count in rows}


def expected_ids(event: EventSummary) -> frozenset[int]:
    """Whoever is expected, read once until the list is another."""
    kept = _expected.at(event.id, event.people_revision)
    if kept is not None:
        return kept
    found = frozenset(prepared(_EXPECTED, event=event.id).scalars())
    return _expected.keep(event.id, event.people_revision, found)

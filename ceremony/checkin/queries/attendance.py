"""How many are in, by what: counted by the database, however many they are."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin.models import Attendance
from ceremony.checkin.queries.arrivals import comings_of
from ceremony.checkin.queries.coming import THEIR_COMING
from ceremony.core.arrivals import five_minutes
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import expected
from ceremony.events import queries as events

_BY_CATEGORY_AND_UNIT = (
    select(Delegate.category, Delegate.unit, func.count())
    .join(Attendance, THEIR_COMING)
    .where(Attendance.event_id == bindparam("event"))
    .group_by(Delegate.category, Delegate.unit)
)


def attendance(event_id: int) -> dict[str, Any]:
    """How many are in, by category, unit, door and five minutes (by the instant of coming in)."""
    event = events.of(event_id)
    by_category, by_unit, by_door = Counter[str](), Counter[str](), Counter[str]()
    by_5_minutes = Counter[datetime]()
    for category, unit, count in prepared(_BY_CATEGORY_AND_UNIT, event=event_id):
        by_category[category] += count
        by_unit[unit] += count
    for (minute, door), count in comings_of(event_id).items():
        by_door[door] += count
        by_5_minutes[five_minutes(minute, event.zone)] += count
    return {
        "expected": expected(event_id),
        "present": by_door.total(),
        "by_category": dict(by_category),
        "by_unit": dict(by_unit),
        "by_door": dict(by_door),
        "by_5_minutes": [{"at": wire(at), "count": by_5_minutes[at]} for at in sorted(by_5_minutes)],
        "revision": event.revision,
    }

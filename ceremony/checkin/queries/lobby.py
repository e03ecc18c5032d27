"""Who came in last, as the lobby's screen greets them: name and seat, nothing else of anybody."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from ceremony.base.clock import wire
from ceremony.base.db import prepared
from ceremony.checkin.models import Attendance
from ceremony.core.aloud import courtesy
from ceremony.delegates.models import Delegate
from ceremony.events import queries as events
from ceremony.events.queries import EventSummary

LISTED = 6
"""Several doors let people in at once: as many as the screen can greet one after another."""

_LAST = (
    select(
        Delegate.id, Delegate.name, Delegate.honorific, Delegate.title, Delegate.seat, Attendance.at
    )
    .join(Delegate, Delegate.id == Attendance.delegate_id)
    .where(
        Attendance.event_id == bindparam("event"),
        Delegate.status.not_in(("withdrawn", "replaced")),
        Delegate.nameless.is_(False),
    )
    .order_by(Attendance.at.desc(), Attendance.delegate_id.desc())
    .limit(LISTED)
)  # fmt: skip


def lobby(event_id: int) -> dict[str, Any]:
    """The banner, and whom to greet, who came last first. Nobody where the event does not greet."""
    event = events.of(event_id)
    return {"banner": banner(event), "greeted": _greeted(event_id) if event.greets else []}


def banner(event: EventSummary) -> dict[str, Any]:
    """The event's banner, as the hall shows it."""
    return {"host": event.host, "lines": event.name_lines or (event.name,), "place_line": event.place_line}


def _greeted(event_id: int) -> list[dict[str, Any]]:
    return [
        {
            "key": f"{delegate_id}-{at.timestamp():.3f}",
            "at": wire(at),
            "called": courtesy(honorific, title, name),
            "name": name,
            "seat": seat,
        }
        for delegate_id, name, honorific, title, seat, at in prepared(_LAST, event=event_id)
    ]

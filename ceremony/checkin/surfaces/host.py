"""What the hosts of the guests of honour see live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ceremony.base.live import Surface
from ceremony.checkin.facts import (
    CameUnannounced,
    CheckedIn,
    CheckInUndone,
    EntranceCorrected,
    GuestReceived,
    HostWaits,
    ReceptionUndone,
    SeatGiven,
)
from ceremony.checkin.queries.host import host
from ceremony.checkin.surfaces.small_pictures import Row, fitting, texts
from ceremony.core.actor import Role
from ceremony.delegates.facts import LISTED
from ceremony.events import queries as events
from ceremony.events.facts import SettingsChanged

PEOPLE = (*LISTED, SettingsChanged)
COMING = (CheckedIn, CheckInUndone, EntranceCorrected, CameUnannounced, SeatGiven)

MOST_STANDING, MOST_ARRIVED, MOST_AWAITED = 6, 10, 12
"""How many rows a picture holds."""
ALERT_BYTES, ARRIVED_BYTES, AWAITED_BYTES = 540, 370, 340
HEEDED_BYTES, MET_BYTES = 160, 140
"""What a row of each takes besides its texts; what must be heeded and who was met take more."""
ROOM, ALERTS_ROOM = 15_000, 8_700
"""Bytes that all rows may take, and of these those who stand at a door: of long texts fewer are shown."""


def picture(event_id: int) -> dict[str, Any]:
    """The live picture; every list is cut and says how many more there are."""
    slug, told = events.of(event_id).slug, host(event_id, MOST_ARRIVED, MOST_AWAITED)
    standing, left = fitting(told["standing"], MOST_STANDING, ALERTS_ROOM, _takes(ALERT_BYTES, slug))
    room = ROOM - ALERTS_ROOM + left
    unmet_first = sorted(told["arrived"], key=lambda row: row["met"] is not None)
    came, left = fitting(unmet_first, MOST_ARRIVED, room // 2, _takes(ARRIVED_BYTES, slug))
    awaited, _left = fitting(
        told["awaited"], MOST_AWAITED, room - room // 2 + left, _takes(AWAITED_BYTES, slug)
    )
    shown = {row["id"] for row in came}
    return {
        **told,
        "standing": standing,
        "arrived": [row for row in told["arrived"] if row["id"] in shown],
        "awaited": awaited,
        "more_standing": len(told["standing"]) - len(standing),
        "more_arrived": told["arrived_count"] - len(came),
        "more_awaited": told["more_awaited"] + len(told["awaited"]) - len(awaited),
    }


def _takes(markup: int, slug: str) -> Callable[[Row], int]:
    """How many bytes a row takes: its key says the name again, and which event."""

    def takes(row: Row) -> int:
        more = HEEDED_BYTES * bool(row["attention"]) + MET_BYTES * bool(row["met"])
        return markup + more + len(slug) + texts(row) + texts(row["name"])

    return takes


HOST = Surface(
    "host",
    query=picture,
    redrawn_by=(*COMING, HostWaits, GuestReceived, ReceptionUndone, *PEOPLE),
    watched_by=(Role.HOST,),
    template="checkin/_host.html",
    variable="host",
    order=4,
)

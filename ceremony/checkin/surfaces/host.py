"""What the hosts of the guests of honour see live."""

from __future__ import annotations

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
from ceremony.core.actor import Role
from ceremony.delegates.facts import LISTED
from ceremony.events.facts import SettingsChanged

PEOPLE = (*LISTED, SettingsChanged)
COMING = (CheckedIn, CheckInUndone, EntranceCorrected, CameUnannounced, SeatGiven)

HOST = Surface(
    "host",
    query=host,
    redrawn_by=(*COMING, HostWaits, GuestReceived, ReceptionUndone, *PEOPLE),
    watched_by=(Role.HOST,),
    template="checkin/_host.html",
    variable="host",
    order=4,
)

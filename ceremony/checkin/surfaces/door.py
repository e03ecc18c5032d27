"""What a door sees live: which guests of honour stand there, how many are in, and who came last."""

from __future__ import annotations

from ceremony.base.live import Surface
from ceremony.checkin import queries
from ceremony.checkin.facts import CheckedIn, CheckInUndone, EntranceCorrected, GuestReceived, HostWaits
from ceremony.core.actor import Role
from ceremony.delegates.facts import LISTED
from ceremony.events.facts import StatusChanged

COUNTED = (CheckedIn, CheckInUndone, EntranceCorrected, *LISTED)
"""What changes who is in and who is awaited."""

DOOR = Surface(
    "door",
    query=queries.door,
    redrawn_by=(*COUNTED, HostWaits, GuestReceived, StatusChanged),
    watched_by=(Role.DOOR,),
    template="checkin/_door.html",
    variable="door",
    order=5,
)

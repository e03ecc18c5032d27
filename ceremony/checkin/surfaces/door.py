"""What a door sees live: how many are in, and who came last."""

from __future__ import annotations

from ceremony.base.live import Surface
from ceremony.checkin import queries
from ceremony.checkin.facts import CheckedIn, CheckInUndone, EntranceCorrected
from ceremony.core.actor import Role
from ceremony.delegates.facts import (
    DelegateReplaced,
    DelegatesImported,
    PeopleEdited,
    PersonAdded,
    PersonEdited,
    PersonRemoved,
)
from ceremony.events.facts import ListPutBack

DOOR = Surface(
    "door",
    query=queries.door,
    redrawn_by=(
        CheckedIn,
        CheckInUndone,
        EntranceCorrected,
        DelegatesImported,
        DelegateReplaced,
        PeopleEdited,
        PersonAdded,
        PersonEdited,
        PersonRemoved,
        ListPutBack,
    ),
    watched_by=(Role.DOOR,),
    template="checkin/_door.html",
    variable="door",
    order=5,
)

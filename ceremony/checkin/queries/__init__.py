"""Reads at the door: who a code means, who is in, how many by what."""

from ceremony.checkin.queries.attendance import attendance
from ceremony.checkin.queries.beside import bearers, beside, party
from ceremony.checkin.queries.door import (
    AtTheDoor,
    added,
    award_of,
    by_code,
    by_hand_code,
    by_id,
    counted,
    counts,
    door,
    found,
    inside,
    listed,
    nonce,
    present_ids,
)
from ceremony.checkin.queries.doors import door_called, door_proposed, known_doors
from ceremony.checkin.queries.waiting import WaitingGuest, guests_waiting

__all__ = [
    "AtTheDoor",
    "WaitingGuest",
    "added",
    "attendance",
    "award_of",
    "bearers",
    "beside",
    "by_code",
    "by_hand_code",
    "by_id",
    "counted",
    "counts",
    "door",
    "door_called",
    "door_proposed",
    "found",
    "guests_waiting",
    "inside",
    "known_doors",
    "listed",
    "nonce",
    "party",
    "present_ids",
]

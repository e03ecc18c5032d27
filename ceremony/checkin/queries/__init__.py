"""Reads at the door: who a code means, who is in, how many by what."""

from ceremony.checkin.queries.beside import bearers, beside, party
from ceremony.checkin.queries.door import (
    AtTheDoor,
    attendance,
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
from ceremony.checkin.queries.waiting import WaitingGuest, guests_waiting

__all__ = [
    "AtTheDoor",
    "WaitingGuest",
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
    "found",
    "guests_waiting",
    "inside",
    "listed",
    "nonce",
    "party",
    "present_ids",
]

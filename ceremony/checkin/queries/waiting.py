"""Guests of honour who stand at a door and have not been let in: the hosts hear of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from ceremony.base import clock
from ceremony.base.db import prepared
from ceremony.checkin.models import WaitsAtDoor

FORGOTTEN_AFTER = timedelta(minutes=30)
"""A guest of honour may stand aside with somebody for long; nobody stands at a door for half an hour."""

_WAITING = (
    select(WaitsAtDoor.delegate_id, WaitsAtDoor.door, WaitsAtDoor.by, WaitsAtDoor.at)
    .where(WaitsAtDoor.event_id == bindparam("event"), WaitsAtDoor.at >= bindparam("since"))
    .order_by(WaitsAtDoor.at, WaitsAtDoor.delegate_id)
)


@dataclass(frozen=True, slots=True)
class WaitingGuest:
    """Who stands at which door, met there by whom, since when."""

    delegate_id: int
    door: str
    by: str
    at: datetime


def guest_waiting(event_id: int, delegate_id: int) -> WaitingGuest | None:
    """Where this guest of honour stands now; None: at no door."""
    return next((one for one in guests_waiting(event_id) if one.delegate_id == delegate_id), None)


def guests_waiting(event_id: int) -> list[WaitingGuest]:
    """Guests of honour who stand at a door now, the one who has waited longest first."""
    rows = prepared(_WAITING, event=event_id, since=clock.now() - FORGOTTEN_AFTER)
    return [WaitingGuest(*row) for row in rows]

"""Guests of honour who stand at a door and have not been let in: the hosts hear of them at once.

Kept in this server's memory only, like what screens are there: it is nothing the journal has to remember.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ceremony.base import clock
from ceremony.base.live import drawer
from ceremony.checkin.facts import HostWaits

FORGOTTEN_AFTER = timedelta(minutes=30)
"""A guest of honour may stand aside with somebody for long; nobody stands at a door for half an hour."""


@dataclass(frozen=True, slots=True)
class WaitingGuest:
    """Who stands at which door, met there by whom, since when."""

    delegate_id: int
    door: str
    by: str
    at: datetime


class Guests:
    """Those who wait, by event; the one who has waited longest comes first."""

    def __init__(self) -> None:
        self._standing: dict[int, dict[int, WaitingGuest]] = {}

    def stand(self, event_id: int, guest: WaitingGuest) -> None:
        """A guest of honour stands at a door."""
        self._standing.setdefault(event_id, {})[guest.delegate_id] = guest
        drawer.mark(event_id, {HostWaits.__name__})

    def forget(self, event_id: int, delegate_id: int) -> None:
        """This guest has come in, or has gone."""
        if self._standing.get(event_id, {}).pop(delegate_id, None) is not None:
            drawer.mark(event_id, {HostWaits.__name__})

    def waiting(self, event_id: int, now: datetime) -> list[WaitingGuest]:
        standing = self._standing.get(event_id, {})
        for one in [one for one in standing.values() if now - one.at > FORGOTTEN_AFTER]:
            del standing[one.delegate_id]
        return sorted(standing.values(), key=lambda one: one.at)


guests = Guests()


def guests_waiting(event_id: int) -> list[WaitingGuest]:
    """Guests of honour who stand at a door now, the one who has waited longest first."""
    return guests.waiting(event_id, clock.now())

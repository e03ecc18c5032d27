"""What the door tells the journal."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class CheckedIn(Fact):
    delegate_id: int
    door: str


@dataclass(frozen=True, slots=True)
class CheckInUndone(Fact):
    delegate_id: int
    reason: str
    said_at: str = ""
    """When somebody said so, which a device without network tells later."""


@dataclass(frozen=True, slots=True)
class EntranceCorrected(Fact):
    """A door that was offline brought an earlier hour for somebody already in."""

    delegate_id: int
    door: str


@dataclass(frozen=True, slots=True)
class ConflictOpened(Fact):
    """A door without network told a guest something else than was true."""

    conflict_id: int
    delegate_id: int | None
    kind_of: str


@dataclass(frozen=True, slots=True)
class ConflictClosed(Fact):
    """Somebody looked into it and said what was so."""

    conflict_id: int
    outcome: str


@dataclass(frozen=True, slots=True)
class ScanRefused(Fact):
    """A code let nobody in. Not journalled: it only redraws the desk for problems."""


@dataclass(frozen=True, slots=True)
class HostWaits(Fact):
    """A guest of honour stands at a door. Not journalled: it only redraws the hosts' page."""


@dataclass(frozen=True, slots=True)
class GuestReceived(Fact):
    """A host met a guest of honour."""

    delegate_id: int


@dataclass(frozen=True, slots=True)
class ReceptionUndone(Fact):
    """A guest of honour had not been met after all."""

    delegate_id: int


@dataclass(frozen=True, slots=True)
class CameUnannounced(Fact):
    """Somebody was written into the list at a door: a walk-in, or a delegate's substitute."""

    delegate_id: int
    how: str


@dataclass(frozen=True, slots=True)
class SeatGiven(Fact):
    """Somebody who came unannounced was given a seat."""

    delegate_id: int
    seat: str

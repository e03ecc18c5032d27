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


@dataclass(frozen=True, slots=True)
class EntranceCorrected(Fact):
    """A door that was offline brought an earlier hour for somebody already in."""

    delegate_id: int
    door: str

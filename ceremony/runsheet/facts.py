"""What the run-sheet tells the journal before the day."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class ProgrammeWritten(Fact):
    items: int

"""What the journal remembers: facts, past tense, few and plain fields.

Each feature declares its own as frozen dataclasses of this kind. A fact holds nothing that a public
screen must not show: names of people stay in their tables, facts point at them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened. The class's name is its kind in the journal."""

    @property
    def kind(self) -> str:
        return type(self).__name__

    def plain(self) -> dict[str, Any]:
        """The fields as JSON takes them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its number in the event's journal, its hour and who did it."""

    event_id: int
    number: int
    at: datetime
    by: str
    fact: Fact

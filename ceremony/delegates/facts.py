"""What the list of delegates tells the journal."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class DelegatesImported(Fact):
    new: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class DelegateReplaced(Fact):
    """A substitute (người đi thay) holds the place of a delegate."""

    delegate_id: int
    substitute_id: int
    on_whose_say: str


@dataclass(frozen=True, slots=True)
class PortraitsChanged(Fact):
    count: int

"""What an event tells its journal about itself."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class EventCreated(Fact):
    slug: str


@dataclass(frozen=True, slots=True)
class SettingsChanged(Fact):
    """Hour, zone, language or place of the event."""


@dataclass(frozen=True, slots=True)
class ListPutBack(Fact):
    """A change of the lists (an import, an edit) was taken back; `change_id` is its row."""

    change_id: int


@dataclass(frozen=True, slots=True)
class StatusChanged(Fact):
    before: str
    after: str

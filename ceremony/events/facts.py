"""What an event tells its journal about itself."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class EventCreated(Fact):
    slug: str


@dataclass(frozen=True, slots=True)
class SettingsChanged(Fact):
    """Whatever an office sets about the event: its name, its hour, its hall, its kind."""


@dataclass(frozen=True, slots=True)
class ListPutBack(Fact):
    """A change of the lists (an import, an edit) was taken back; `change_id` is its row."""

    change_id: int


@dataclass(frozen=True, slots=True)
class StatusChanged(Fact):
    before: str
    after: str

"""What the stage tells the journal on the day."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class CursorMoved(Fact):
    """GO, back, a jump, a skip: the ceremony stands elsewhere."""

    command: str
    item_id: int | None
    step: int


@dataclass(frozen=True, slots=True)
class TimerChanged(Fact):
    command: str


@dataclass(frozen=True, slots=True)
class AwardMoved(Fact):
    recipient_id: int
    phase: str


@dataclass(frozen=True, slots=True)
class SceneShown(Fact):
    screen: str
    scene: str


@dataclass(frozen=True, slots=True)
class MessageSent(Fact):
    """The desk wrote to the MC."""


@dataclass(frozen=True, slots=True)
class Undone(Fact):
    what: int
    """The number of the change that was taken back."""

"""What preparing tells the journal."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.core.facts import Fact


@dataclass(frozen=True, slots=True)
class TasksWritten(Fact):
    """Things to be done were written down, changed or taken off the list."""

    count: int


@dataclass(frozen=True, slots=True)
class TaskTicked(Fact):
    task_id: int
    done: bool

"""By when something has to be done before the day, and how that stands today.

A plan names a day ("trước ngày 10/4/2025") or so many days before the event ("trước 05 ngày"): then the day
follows the event's, and moves with it. Nothing is guessed: where neither is said, nothing is overdue.
Source: domain guide 5.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON_DAYS = 3


class Urgency(StrEnum):
    """How a thing stands today, the most pressing first."""

    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"
    UNDATED = "undated"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing to be done. `day` is the day it is due, or None where nobody can say.

    `left` counts the days from today to it, negative once it has passed.
    """

    id: int
    no: int
    day: date | None
    left: int | None
    urgency: Urgency


def due_day(due_on: date | None, days_before: int | None, event_day: date | None) -> date | None:
    """Return the day something is due: the day itself, or so many before the event.

    >>> due_day(None, 5, date(2024, 3, 22))
    datetime.date(2024, 3, 17)
    """
    if due_on is not None or days_before is None or event_day is None:
        return due_on
    return event_day - timedelta(days=days_before) if days_before < event_day.toordinal() else None


def standing(id: int, no: int, day: date | None, done: bool, today: date) -> Deadline:
    """Say how one thing stands today. What is due today is still in time."""
    left = (day - today).days if day is not None else None
    if done:
        return Deadline(id, no, day, left, Urgency.DONE)
    if left is None:
        return Deadline(id, no, day, left, Urgency.UNDATED)
    if left < 0:
        return Deadline(id, no, day, left, Urgency.OVERDUE)
    return Deadline(id, no, day, left, Urgency.SOON if left <= SOON_DAYS else Urgency.AHEAD)


def most_pressing_first(deadlines: Iterable[Deadline]) -> Sequence[Deadline]:
    """Return them overdue first, each group by its day, then in the plan's own order; what is done last."""
    order = list(Urgency)
    return sorted(deadlines, key=lambda one: (order.index(one.urgency), one.day or date.max, one.no, one.id))

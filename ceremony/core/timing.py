"""The run-sheet clock: what was planned, what is expected, and how late the ceremony is.

Anchors, not ticks: nothing here counts. Every item has `base_at`, its start if nothing slips any more, and
the sheet has `slips_from`, the instant from which each second makes everything after it a second later:

    forecast(item) = base_at + max(0, now - slips_from)

So a screen that holds these two instants counts by itself. Lateness is in seconds, positive when late.
Source: domain guide 3 (papers of 5 to 7 minutes) and 7 (forecast end; papers and arts can shrink).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SHRINKABLE = frozenset({"paper", "arts"})
"""What an office cuts first when the morning runs over."""

PAPER_MINUTES = (5, 7)


class Light(StrEnum):
    """The discreet signal to a speaker."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Timer:
    """The running item's clock. `held_at` is when the stage was stopped (power lost, a leader is late)."""

    started_at: datetime
    planned_s: int
    extra_s: int = 0
    held_at: datetime | None = None

    @property
    def due_at(self) -> datetime:
        """When the item should be over."""
        return self.started_at + timedelta(seconds=self.planned_s + self.extra_s)

    @property
    def slips_from(self) -> datetime:
        """From when on every second is lost: from the hold, or from the due time."""
        return min(self.due_at, self.held_at) if self.held_at else self.due_at

    def elapsed_s(self, now: datetime) -> int:
        """Seconds on the item's own clock, which stands still while held."""
        return max(0, _seconds((self.held_at or now) - self.started_at))

    def held(self, now: datetime) -> Timer:
        """Return the clock stopped; one already stopped stays as it is."""
        return Timer(self.started_at, self.planned_s, self.extra_s, self.held_at or now)

    def resumed(self, now: datetime) -> Timer:
        """Return the clock running again, with as much time left as when it was stopped."""
        if self.held_at is None:
            return self
        return Timer(self.started_at + max(timedelta(), now - self.held_at), self.planned_s, self.extra_s)


@dataclass(frozen=True, slots=True)
class Slot:
    """An item as the clock sees it. The running one has begun and not ended."""

    minutes: float
    type: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    skipped: bool = False
    extra_s: int = 0

    @property
    def planned_s(self) -> int:
        return round(self.minutes * 60)

    @property
    def runs(self) -> bool:
        return self.started_at is not None and self.ended_at is None


@dataclass(frozen=True, slots=True)
class ItemClock:
    """One line of the run-sheet.

    `base_at` and `forecast_at` are None for an item that will not come (skipped, or left behind by a jump);
    of one that has begun they are its real start. `late_s` compares with the paper, None where nothing does.
    """

    planned_at: datetime
    started_at: datetime | None
    base_at: datetime | None
    forecast_at: datetime | None
    late_s: int | None
    can_shrink: bool


@dataclass(frozen=True, slots=True)
class RunSheet:
    """The whole sheet at one instant. `base_end` is the end if nothing slips any more."""

    items: tuple[ItemClock, ...]
    late_s: int
    planned_end: datetime
    base_end: datetime
    forecast_end: datetime
    due_at: datetime | None
    slips_from: datetime | None


def run_sheet(
    slots: Sequence[Slot], starts_at: datetime, now: datetime, timer: Timer | None = None
) -> RunSheet:
    """Return the sheet as it stands at `now`.

    `starts_at` is the hour on the invitation: before it nothing is late, after it every second is, until the
    first item begins. `timer` is the running item's clock; without one its own start and minutes serve.
    """
    running = next((no for no, slot in enumerate(slots) if slot.runs), None)
    if running is not None and timer is None:
        timer = _timer_of(slots[running])
    planned = _planned(slots, starts_at)
    first, base, slips_from = _anchor(slots, starts_at, running, timer)
    slip = max(timedelta(), now - slips_from) if slips_from else timedelta()
    items: list[ItemClock] = []
    for no, (slot, planned_at) in enumerate(zip(slots, planned, strict=False)):
        ahead = no >= first and slot.started_at is None and not slot.skipped
        items.append(_line(slot, planned_at, base if ahead else None, slip))
        if ahead:
            base += timedelta(seconds=slot.planned_s + slot.extra_s)
    return RunSheet(
        items=tuple(items),
        late_s=_late_now(slots, planned, items, running, base, timer, slip),
        planned_end=planned[-1],
        base_end=base,
        forecast_end=base + slip,
        due_at=timer.due_at if running is not None and timer else None,
        slips_from=slips_from,
    )


def light(elapsed_s: float, minutes: tuple[float, float] = PAPER_MINUTES) -> Light:
    """Return the speaker's light: green to the shorter limit, amber to the longer one, red after.

    >>> light(300), light(301), light(420), light(421)
    (<Light.GREEN: 'green'>, <Light.AMBER: 'amber'>, <Light.AMBER: 'amber'>, <Light.RED: 'red'>)
    """
    shorter, longer = minutes
    if elapsed_s <= shorter * 60:
        return Light.GREEN
    return Light.AMBER if elapsed_s <= longer * 60 else Light.RED


def _planned(slots: Iterable[Slot], starts_at: datetime) -> list[datetime]:
    """The paper: each item's hour, and the hour of the end. Skipping does not rewrite what was printed."""
    hours = [starts_at]
    for slot in slots:
        hours.append(hours[-1] + timedelta(seconds=slot.planned_s))
    return hours


def _timer_of(slot: Slot) -> Timer | None:
    return Timer(slot.started_at, slot.planned_s, slot.extra_s) if slot.started_at else None


def _anchor(
    slots: Sequence[Slot], starts_at: datetime, running: int | None, timer: Timer | None
) -> tuple[int, datetime, datetime | None]:
    """Return the first item that may still come, when it can, and from when on it slips."""
    if running is not None and timer is not None:
        return running + 1, timer.due_at, timer.slips_from
    last = max((no for no, slot in enumerate(slots) if slot.ended_at), default=None)
    if last is None:
        return 0, starts_at, starts_at
    ended = max(slot.ended_at for slot in slots if slot.ended_at)
    over = all(slot.started_at or slot.skipped for slot in slots[last + 1 :])
    return last + 1, ended, None if over else ended


def _line(slot: Slot, planned_at: datetime, base: datetime | None, slip: timedelta) -> ItemClock:
    base_at = slot.started_at or base
    forecast_at = slot.started_at or (base + slip if base else None)
    return ItemClock(
        planned_at=planned_at,
        started_at=slot.started_at,
        base_at=base_at,
        forecast_at=forecast_at,
        late_s=_seconds(forecast_at - planned_at) if forecast_at else None,
        can_shrink=base is not None and slot.type in SHRINKABLE,
    )


def _late_now(
    slots: Sequence[Slot],
    planned: Sequence[datetime],
    items: Sequence[ItemClock],
    running: int | None,
    base_end: datetime,
    timer: Timer | None,
    slip: timedelta,
) -> int:
    """How late the ceremony is now: the running item's end, else the next item's start, against the paper."""
    if running is not None and timer is not None:
        return _seconds(timer.due_at + slip - planned[running + 1])
    for slot, item in zip(slots, items, strict=True):
        if slot.started_at is None and item.late_s is not None:
            return item.late_s
    return _seconds(base_end - planned[-1])


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())

"""Who came when, by which door, and how long until all are in at this rate.

Comings are counted by the minute. A rate is told only where there is enough to tell one from; where nobody
has come for a while it is told since when, never an hour that moves away with the clock.
The same rule counts on in the browser: `static/js/core/arriving.js`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

MINUTE = timedelta(minutes=1)
FIVE_MINUTES = timedelta(minutes=5)
WINDOW = 10
"""The rate is of so many minutes, the present one included."""
STILL = timedelta(minutes=5)
"""Nobody for so long: it stands still."""
LEAST_COMINGS, LEAST_MINUTES = 5, 2
"""Of fewer, or of a shorter time, no rate is told."""
FAR = timedelta(hours=2)
"""An hour further away than this is a guess of nothing."""
MOST_BUCKETS, MOST_DOORS = 24, 5

Comings = Mapping[tuple[datetime, str], int]
"""How many came, by (the minute it began, in UTC; the door)."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Five minutes of the hall's clock: when they began, and how many came by each door of `Arrivals`."""

    at: datetime
    by_door: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.by_door)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Five minutes after five minutes, without a gap; whoever came before the first of them is `before`.

    `doors` are named in the order of the alphabet; with many doors those with the fewest comings are counted
    together, last, under None.
    """

    doors: tuple[str | None, ...] = ()
    buckets: tuple[Bucket, ...] = ()
    before: int = 0

    @property
    def total(self) -> int:
        return self.before + sum(bucket.total for bucket in self.buckets)

    @property
    def most(self) -> int:
        return max((bucket.total for bucket in self.buckets), default=0)

    @property
    def busiest(self) -> Bucket | None:
        """The five minutes in which most came, the first of several."""
        return max(self.buckets, key=lambda one: one.total, default=None)

    def of_door(self, no: int) -> int:
        return sum(bucket.by_door[no] for bucket in self.buckets)


class Flow(StrEnum):
    """How people come."""

    NOBODY = "nobody"
    ALL_IN = "all_in"
    TOO_FEW = "too_few"
    STILL = "still"
    FAR = "far"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Pace:
    """How people come: `done_at`, when all will be in, while they come; `still_minutes` while nobody does."""

    flow: Flow
    missing: int
    done_at: datetime | None = None
    still_minutes: int = 0


def arrivals(comings: Comings, zone: tzinfo) -> Arrivals:
    """Return the comings by five minutes of the zone's clock and by door; the last two hours of them."""
    if not comings:
        return Arrivals()
    doors = _doors(comings)
    place = {door: no for no, door in enumerate(doors)}
    counted: dict[datetime, Counter[int]] = {}
    for (minute, door), count in comings.items():
        counted.setdefault(five_minutes(minute, zone), Counter())[place.get(door, len(doors) - 1)] += count
    last = max(counted)
    first = max(min(counted), last - (MOST_BUCKETS - 1) * FIVE_MINUTES)
    buckets = tuple(
        Bucket(at, tuple(counted.get(at, Counter())[no] for no in range(len(doors))))
        for at in (first + no * FIVE_MINUTES for no in range(1 + (last - first) // FIVE_MINUTES))
    )
    return Arrivals(doors, buckets, sum(comings.values()) - sum(one.total for one in buckets))


def five_minutes(at: datetime, zone: tzinfo) -> datetime:
    """Return when the five minutes of the zone's clock began in which this instant lies, in UTC."""
    local = at.astimezone(zone)
    past = timedelta(minutes=local.minute % 5, seconds=local.second, microseconds=local.microsecond)
    return at.astimezone(UTC) - past


def recent(comings: Comings, now: datetime) -> tuple[int, ...]:
    """Return how many came in each minute of the window, the present one last."""
    this = minute_of(now)
    by_minute: Counter[datetime] = Counter()
    for (minute, _door), count in comings.items():
        by_minute[minute] += count
    return tuple(by_minute[this - no * MINUTE] for no in reversed(range(WINDOW)))


def minute_of(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def pace(
    counts: Iterable[int], first: datetime | None, last: datetime | None, missing: int, now: datetime
) -> Pace:
    """Return how people come. `counts` is what `recent` gives for `now`; first and last coming, or None.

    The rate is of the time since the window began, or since the first coming where that was later.
    """
    if missing <= 0:
        return Pace(Flow.ALL_IN, 0)
    if first is None or last is None:
        return Pace(Flow.NOBODY, missing)
    if now - last >= STILL:
        return Pace(Flow.STILL, missing, still_minutes=(now - last) // MINUTE)
    came = sum(counts)
    spent = now - max(first, minute_of(now) - (WINDOW - 1) * MINUTE)
    if came < LEAST_COMINGS or spent < LEAST_MINUTES * MINUTE:
        return Pace(Flow.TOO_FEW, missing)
    left = spent * missing / came
    if left > FAR:
        return Pace(Flow.FAR, missing)
    return Pace(Flow.COMING, missing, minute_of(now + left + MINUTE - timedelta(microseconds=1)))


def _doors(comings: Comings) -> tuple[str | None, ...]:
    by_door: Counter[str] = Counter()
    for (_minute, door), count in comings.items():
        by_door[door] += count
    named = [door for door, _count in sorted(by_door.items(), key=lambda one: (-one[1], one[0]))]
    if len(named) <= MOST_DOORS:
        return tuple(sorted(named))
    return (*sorted(named[: MOST_DOORS - 1]), None)

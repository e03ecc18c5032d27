"""Who came when, and how long until all are in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.arrivals import (
    FIVE_MINUTES,
    MOST_BUCKETS,
    MOST_DOORS,
    WINDOW,
    Flow,
    Pace,
    arrivals,
    pace,
    recent,
)

HALL = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS = datetime(2025, 3, 26, 0, 0, tzinfo=UTC)
ZONES = ["Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York", "UTC"]
COMINGS = some.dictionaries(
    some.tuples(
        some.integers(0, 3000).map(lambda minute: OPENS + timedelta(minutes=minute)),
        some.sampled_from(["", "Cửa A", "Cửa B", "Cửa C", "Cửa D", "Cửa E", "Cửa F"]),
    ),
    some.integers(1, 40),
    max_size=60,
)


def at(minute: float) -> datetime:
    return OPENS + timedelta(minutes=minute)


def coming(counts: dict[int, int]) -> dict[tuple[datetime, str], int]:
    return {(at(minute), "Cửa A"): count for minute, count in counts.items()}


def paced(counts: dict[int, int], missing: int, now: float) -> Pace:
    minutes = sorted(counts)
    first, last = (at(minutes[0]), at(minutes[-1])) if minutes else (None, None)
    return pace(recent(coming(counts), at(now)), first, last, missing, at(now))


@given(COMINGS, some.sampled_from(ZONES))
def test_everybody_is_counted_once_and_no_five_minutes_are_left_out(
    comings: dict[tuple[datetime, str], int], zone: str
) -> None:
    told = arrivals(comings, ZoneInfo(zone))

    assert told.total == sum(comings.values())
    assert len(told.buckets) <= MOST_BUCKETS and len(told.doors) <= MOST_DOORS
    assert all(len(bucket.by_door) == len(told.doors) for bucket in told.buckets)
    assert all(bucket.at.astimezone(ZoneInfo(zone)).minute % 5 == 0 for bucket in told.buckets)
    ats = [bucket.at for bucket in told.buckets]
    assert ats == [ats[0] + no * FIVE_MINUTES for no in range(len(ats))]


def test_five_minutes_are_of_the_halls_clock_and_doors_stand_by_name() -> None:
    told = arrivals({(at(2), "Cửa B"): 2, (at(4), "Cửa A"): 3, (at(11), "Cửa B"): 1}, HALL)

    assert told.doors == ("Cửa A", "Cửa B")
    assert [(f"{one.at.astimezone(HALL):%H:%M}", one.by_door) for one in told.buckets] == [
        ("07:00", (3, 2)), ("07:05", (0, 0)), ("07:10", (0, 1)),
    ]  # fmt: skip


def test_a_rehearsal_of_the_day_before_is_told_as_before() -> None:
    told = arrivals({(at(-1500), "Cửa A"): 7, (at(0), "Cửa A"): 2}, HALL)

    assert (told.before, len(told.buckets), told.buckets[-1].total) == (7, MOST_BUCKETS, 2)


def test_with_many_doors_the_smallest_are_counted_together() -> None:
    told = arrivals({(at(0), f"Cửa {no}"): no + 1 for no in range(8)}, HALL)

    assert told.doors == ("Cửa 4", "Cửa 5", "Cửa 6", "Cửa 7", None)
    assert told.buckets[0].by_door == (5, 6, 7, 8, 1 + 2 + 3 + 4)


@pytest.mark.parametrize(
    ("counts", "missing", "now", "told"),
    [
        ({}, 50, 0, Pace(Flow.NOBODY, 50)),
        ({0: 3}, 0, 1, Pace(Flow.ALL_IN, 0)),
        ({0: 3, 1: 1}, 46, 3, Pace(Flow.TOO_FEW, 46)),
        ({0: 9}, 46, 1, Pace(Flow.TOO_FEW, 46)),
        ({0: 5, 1: 5, 2: 5, 3: 5}, 46, 4, Pace(Flow.COMING, 46, at(14))),
        ({0: 90, 31: 2, 35: 2, 39: 2}, 40, 40, Pace(Flow.COMING, 40, at(100))),
        ({0: 90, 31: 2, 35: 2, 39: 2}, 200, 40, Pace(Flow.FAR, 200)),
        ({0: 90}, 46, 8.5, Pace(Flow.STILL, 46, still_minutes=8)),
    ],
)
def test_how_long_until_all_are_in(counts: dict[int, int], missing: int, now: float, told: Pace) -> None:
    assert paced(counts, missing, now) == told


@given(
    some.dictionaries(some.integers(0, 30), some.integers(1, 30), min_size=1),
    some.integers(1, 500),
    some.floats(30, 60),
)
def test_an_hour_is_never_of_the_past_and_standing_still_tells_none(
    counts: dict[int, int], missing: int, now: float
) -> None:
    told = paced(counts, missing, now)

    assert (told.done_at is None) == (told.flow is not Flow.COMING)
    assert told.done_at is None or told.done_at >= at(now)
    assert (told.still_minutes > 0) == (told.flow is Flow.STILL)
    assert told.missing == missing
    assert len(recent(coming(counts), at(now))) == WINDOW


@given(some.lists(some.integers(0, 30), min_size=WINDOW, max_size=WINDOW), some.integers(2, 500))
def test_the_more_are_missing_the_later_all_are_in(counts: list[int], missing: int) -> None:
    first, now = at(-60), at(0)
    many = pace(counts, first, now, missing, now)
    fewer = pace(counts, first, now, missing - 1, now)

    assert many.done_at is None or fewer.done_at is None or fewer.done_at <= many.done_at

"""The run-sheet clock: planned, expected, late by how much; what a screen may count by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.timing import Light, RunSheet, Slot, Timer, light, run_sheet

START = datetime(2025, 3, 26, 0, 30, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def minutes(instant: datetime | None) -> float | None:
    return None if instant is None else (instant - START).total_seconds() / 60


def forecasts(sheet: RunSheet) -> list[float | None]:
    return [minutes(item.forecast_at) for item in sheet.items]


def lateness(sheet: RunSheet) -> list[int | None]:
    return [item.late_s for item in sheet.items]


MORNING = [Slot(15, "intro"), Slot(20, "report"), Slot(7, "paper"), Slot(30, "award")]


def test_before_the_hour_nothing_is_late() -> None:
    sheet = run_sheet(MORNING, START, at(-40))
    assert forecasts(sheet) == [0, 15, 35, 42]
    assert (sheet.late_s, minutes(sheet.forecast_end), sheet.due_at) == (0, 72, None)


def test_while_nobody_begins_every_minute_is_lost_for_all() -> None:
    sheet = run_sheet(MORNING, START, at(5))
    assert forecasts(sheet) == [5, 20, 40, 47]
    assert (sheet.late_s, minutes(sheet.forecast_end)) == (300, 77)


def test_a_late_beginning_is_carried_on() -> None:
    begun = [replace(MORNING[0], started_at=at(4)), *MORNING[1:]]
    sheet = run_sheet(begun, START, at(10))
    assert (sheet.late_s, lateness(sheet)) == (240, [240, 240, 240, 240])
    assert [minutes(item.base_at) for item in sheet.items] == [4, 19, 39, 46]
    assert minutes(sheet.due_at) == 19


def test_a_speaker_who_runs_over_pushes_what_follows_second_by_second() -> None:
    ran = [
        replace(MORNING[0], started_at=at(0), ended_at=at(15)),
        replace(MORNING[1], started_at=at(15)),
        *MORNING[2:],
    ]
    assert forecasts(run_sheet(ran, START, at(30))) == [0, 15, 35, 42]
    assert forecasts(run_sheet(ran, START, at(38))) == [0, 15, 38, 45]


def test_time_won_is_forecast_too() -> None:
    ran = [
        replace(MORNING[0], started_at=at(0), ended_at=at(10)),
        replace(MORNING[1], started_at=at(10)),
        *MORNING[2:],
    ]
    assert run_sheet(ran, START, at(12)).late_s == -300


def test_leaving_out_a_paper_wins_its_time_back_and_keeps_the_paper_hours() -> None:
    skipped = [*MORNING[:2], replace(MORNING[2], skipped=True), MORNING[3]]
    sheet = run_sheet(skipped, START, START)
    assert forecasts(sheet) == [0, 15, None, 35]
    assert lateness(sheet) == [0, 0, None, -420]
    assert minutes(sheet.planned_end) == 72


def test_extra_time_moves_what_follows() -> None:
    given_more = [replace(MORNING[0], started_at=at(0), extra_s=120), *MORNING[1:]]
    assert forecasts(run_sheet(given_more, START, at(1))) == [0, 17, 37, 44]


def test_a_held_clock_stands_still_while_the_ceremony_grows_late() -> None:
    begun = [replace(MORNING[0], started_at=at(0)), *MORNING[1:]]
    held = Timer(at(0), 15 * 60).held(at(5))
    sheet = run_sheet(begun, START, at(9), held)
    assert (held.elapsed_s(at(9)), sheet.late_s) == (300, 240)
    resumed = held.resumed(at(9))
    assert (minutes(resumed.due_at), resumed.elapsed_s(at(10))) == (19, 360)


def test_held_after_its_time_every_second_counts_once() -> None:
    begun = [replace(MORNING[0], started_at=at(0)), *MORNING[1:]]
    assert run_sheet(begun, START, at(20), Timer(at(0), 15 * 60).held(at(18))).late_s == 300


def test_the_clock_begins_at_nought() -> None:
    assert [Timer(at(1), 600).elapsed_s(at(minute)) for minute in (0, 1, 2)] == [0, 0, 60]


def test_holding_twice_and_resuming_twice_is_harmless() -> None:
    timer = Timer(at(0), 600)
    assert timer.held(at(1)).held(at(5)) == timer.held(at(1))
    assert timer.resumed(at(5)) == timer
    assert timer.held(at(1)).resumed(at(1)) == timer


def test_what_a_jump_left_behind_is_not_expected_any_more() -> None:
    jumped = [*MORNING[:2], replace(MORNING[2], started_at=at(0)), MORNING[3]]
    sheet = run_sheet(jumped, START, at(0))
    assert forecasts(sheet) == [None, None, 0, 7]
    assert sheet.late_s == -35 * 60


def test_between_two_items_every_second_is_lost() -> None:
    ended = [replace(MORNING[0], started_at=at(0), ended_at=at(15)), *MORNING[1:]]
    assert forecasts(run_sheet(ended, START, at(18))) == [0, 18, 38, 45]


def test_when_all_is_over_nothing_slips_any_more() -> None:
    over = [Slot(10, started_at=at(0), ended_at=at(12)), Slot(5, started_at=at(12), ended_at=at(16))]
    for slots in (over, [*over, Slot(9, skipped=True)]):
        sheet = run_sheet(slots, START, at(500))
        assert (minutes(sheet.forecast_end), sheet.slips_from) == (16, None)
    assert run_sheet(over, START, at(500)).late_s == 60


def test_papers_and_arts_still_to_come_can_shrink() -> None:
    slots = [
        Slot(20, "arts", at(0)),
        Slot(7, "paper"),
        Slot(7, "paper", skipped=True),
        Slot(30, "award"),
        Slot(5, "arts"),
    ]
    sheet = run_sheet(slots, START, at(1))
    assert [item.can_shrink for item in sheet.items] == [False, True, False, False, True]


def test_a_programme_without_items_has_an_hour() -> None:
    sheet = run_sheet([], START, at(3))
    assert (sheet.items, sheet.planned_end) == ((), START)


@pytest.mark.parametrize(
    ("elapsed", "shown"), [(0, "green"), (300, "green"), (301, "amber"), (420, "amber"), (421, "red")]
)
def test_the_light_of_a_paper(elapsed: int, shown: str) -> None:
    assert light(elapsed) is Light(shown)


def test_the_light_of_an_item_with_its_own_limits() -> None:
    assert [light(minute * 60, (10, 12)) for minute in (10, 11, 13)] == [Light.GREEN, Light.AMBER, Light.RED]


@some.composite
def mornings(draw: some.DrawFn) -> tuple[list[Slot], Timer | None]:
    """A programme of which the first few items are over and perhaps one runs."""
    slots = draw(
        some.lists(
            some.builds(
                Slot,
                some.integers(0, 60),
                some.sampled_from(["paper", "award"]),
                skipped=some.booleans(),
                extra_s=some.integers(-60, 600),
            ),
            min_size=1,
            max_size=8,
        )
    )
    done = draw(some.integers(0, len(slots)))
    clock = draw(some.integers(-30, 90))
    for no in range(done):
        length = draw(some.integers(0, 40))
        slots[no] = replace(slots[no], started_at=at(clock), ended_at=at(clock + length), skipped=False)
        clock += length
    if done == len(slots) or not draw(some.booleans()):
        return slots, None
    slots[done] = replace(slots[done], started_at=at(clock), skipped=False)
    held_at = draw(some.one_of(some.none(), some.integers(clock, clock + 30).map(at)))
    return slots, Timer(at(clock), slots[done].planned_s, slots[done].extra_s, held_at)


@given(mornings(), some.integers(0, 300))
def test_a_screen_with_the_two_anchors_counts_what_the_server_would_say(
    morning: tuple[list[Slot], Timer | None], later: int
) -> None:
    slots, timer = morning
    first = run_sheet(slots, START, at(0), timer)
    then = run_sheet(slots, START, at(later), timer)
    slip = max(timedelta(), at(later) - first.slips_from) if first.slips_from else timedelta()
    for before, after in zip(first.items, then.items, strict=True):
        assert after.base_at == before.base_at
        if before.started_at is None and before.base_at is not None:
            assert after.forecast_at == before.base_at + slip
    assert then.forecast_end == first.base_end + slip


@given(mornings(), some.integers(-60, 300))
def test_what_is_still_to_come_is_forecast_in_order_and_never_in_the_past(
    morning: tuple[list[Slot], Timer | None], now: int
) -> None:
    slots, timer = morning
    sheet = run_sheet([replace(slot, extra_s=0) for slot in slots], START, at(now), timer)
    ahead = [item.forecast_at for item in sheet.items if item.started_at is None and item.forecast_at]
    assert all(former <= latter for former, latter in pairwise([*ahead, sheet.forecast_end]))
    assert not ahead or timer is not None or ahead[0] >= at(now)

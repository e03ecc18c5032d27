"""By when something is due, and what is most pressing today."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.deadlines import Urgency, due_day, most_pressing_first, standing

TODAY = date(2025, 3, 20)


def test_days_before_the_event_follow_the_event() -> None:
    assert due_day(None, 5, date(2024, 3, 22)) == date(2024, 3, 17)
    assert due_day(None, 5, date(2024, 4, 2)) == date(2024, 3, 28)


def test_where_the_event_has_no_day_nobody_can_say_when() -> None:
    assert due_day(None, 5, None) is None


def test_what_is_due_today_is_still_in_time() -> None:
    told = [standing(1, 1, TODAY + timedelta(days=days), False, TODAY).urgency for days in (-1, 0, 3, 4)]

    assert told == [Urgency.OVERDUE, Urgency.SOON, Urgency.SOON, Urgency.AHEAD]


days = st.none() | st.dates(date(2024, 1, 1), date(2026, 1, 1))


@given(st.lists(st.tuples(days, st.booleans())))
def test_nothing_is_lost_and_what_is_overdue_stands_first(rows: list[tuple[date | None, bool]]) -> None:
    told = [standing(no, no, day, done, TODAY) for no, (day, done) in enumerate(rows)]
    ordered = most_pressing_first(told)

    assert sorted(one.id for one in ordered) == list(range(len(rows)))
    places = [list(Urgency).index(one.urgency) for one in ordered]
    assert places == sorted(places)

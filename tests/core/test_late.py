"""What is so when doors bring their scans late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.admission import Outcome
from ceremony.core.late import Coming, ConflictKind, Verdict, agreed, late

SEVEN = datetime(2025, 3, 26, 0, 0, tzinfo=UTC)
REFUSED = (Outcome.WITHDRAWN, Outcome.REPLACED, Outcome.UNKNOWN, Outcome.WRONG_EVENT)
ADMITTED, AGAIN, DECLINED = Outcome.ADMITTED, Outcome.AGAIN, Outcome.DECLINED

comings = some.lists(
    some.builds(
        Coming,
        some.integers(0, 90).map(lambda minute: SEVEN + timedelta(minutes=minute)),
        some.sampled_from(("Cửa A", "Cửa B")),
        some.sampled_from(("Lan", "Hùng")),
        some.sampled_from((None, 1, 2, 3)),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize(
    ("shown", "true", "counts", "conflict"),
    [
        (ADMITTED, ADMITTED, True, None),
        (ADMITTED, AGAIN, True, ConflictKind.TWICE),
        (ADMITTED, DECLINED, True, ConflictKind.DECLINED_INSIDE),
        *((ADMITTED, true, False, ConflictKind.NOT_INVITED) for true in REFUSED),
        (AGAIN, ADMITTED, False, ConflictKind.LEFT_STANDING),
        *((told, ADMITTED, False, ConflictKind.TURNED_AWAY) for told in (DECLINED, *REFUSED)),
        (AGAIN, AGAIN, False, None),
        (DECLINED, DECLINED, False, None),
        (None, ADMITTED, True, None),
        (None, AGAIN, True, ConflictKind.TWICE),
        (None, DECLINED, False, None),
        (None, Outcome.WITHDRAWN, False, ConflictKind.NOT_INVITED),
        (None, Outcome.REPLACED, False, ConflictKind.NOT_INVITED),
        (None, Outcome.UNKNOWN, False, None),
        (None, Outcome.WRONG_EVENT, False, None),
    ],
)
def test_what_was_told_is_weighed_against_what_was_so(
    shown: Outcome | None, true: Outcome, counts: bool, conflict: ConflictKind | None
) -> None:
    assert late(shown, true, same_device=False) == Verdict(counts, conflict)


def test_a_door_does_not_disagree_with_itself() -> None:
    assert late(ADMITTED, AGAIN, same_device=True) == Verdict(True)


@given(some.sampled_from(Outcome), some.sampled_from(Outcome), some.booleans())
def test_only_who_was_told_to_come_in_is_inside(told: Outcome, true: Outcome, same: bool) -> None:
    verdict = late(told, true, same)
    assert not verdict.counts or told is ADMITTED


@given(some.sampled_from(Outcome), some.booleans())
def test_what_was_told_and_was_so_opens_no_card(told: Outcome, same: bool) -> None:
    if told in (ADMITTED, AGAIN, DECLINED):
        assert late(told, told, same).conflict is None


@given(comings, some.data())
def test_devices_that_come_back_in_any_order_leave_the_same_record(
    all_of: list[Coming], data: some.DataObject
) -> None:
    """One by one, each time from what the record kept so far, as a server does it."""
    kept: tuple[Coming, ...] = ()
    for one in data.draw(some.permutations(all_of)):
        record = agreed([*kept, one])
        kept = (record.first, *record.others)

    whole = agreed(all_of)
    assert (kept[0], {*kept[1:]}) == (whole.first, {*whole.others})
    assert whole.first.at == min(one.at for one in all_of)


@given(comings)
def test_every_other_door_is_named_once(all_of: list[Coming]) -> None:
    record = agreed(all_of)
    assert sorted([record.first.place, *(one.place for one in record.others)], key=str) == sorted(
        {one.place for one in all_of}, key=str
    )


def test_where_nobody_came_in_nothing_is_agreed() -> None:
    with pytest.raises(ValueError, match="nobody"):
        agreed([])

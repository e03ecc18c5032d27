"""Who was summoned, came, is absent, and of whom a conference is made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.composition import (
    MOST_PARTS,
    NO_DELEGATES,
    Counted,
    Extreme,
    Meeting,
    Member,
    Share,
    Whole,
    meeting,
    present,
    summoned,
)
from ceremony.core.people import CATEGORIES

DAY = date(2025, 3, 26)
MAYBE = some.sampled_from([True, False, None])
MEMBERS = some.builds(
    Member,
    id=some.integers(1, 10**6),
    name=some.sampled_from(["An", "Bình", "Chi"]),
    status=some.sampled_from(["expected", "declined", "withdrawn", "replaced"]),
    present=some.booleans(),
    walk_in=some.booleans(),
    reason=some.sampled_from(["", "Ốm", "ốm.", "đi công tác"]),
    category=some.sampled_from(["", *CATEGORIES]),
    unit=some.sampled_from(["", "Ấp Suối Đá", "Xã Tân Hòa", "ấp  Suối Đá"]),
    gender=some.sampled_from(["", "male", "female"]),
    birth_year=some.sampled_from([None, 1950, 1990, 2000]),
    birth_date=some.sampled_from([None, date(1950, 3, 27), date(2000, 1, 1)]),
    ethnicity=some.sampled_from(["", "Kinh", "KINH", "Khmer", "Tày"]),
    religion=some.sampled_from(["", "Không", "Phật giáo", "Cao Đài"]),
    party=MAYBE,
    direct_worker=MAYBE,
    sector=some.sampled_from(["", *(f"Ngành {no}" for no in range(20))]),
)
MEETINGS = some.lists(MEMBERS, max_size=60).map(meeting)
WHOLES = some.builds(lambda held, which: which(held, DAY), MEETINGS, some.sampled_from([present, summoned]))


@given(MEETINGS)
def test_whoever_was_summoned_is_in_one_part_and_parts_sum_to_the_whole(held: Meeting) -> None:
    whole = held.delegates
    parts = (whole.present, whole.excused, whole.missing)

    assert sum(map(len, parts)) == len(whole.summoned)
    assert sum(count for _reason, count in whole.reasons) == len(whole.excused)
    for split in (held.groups, held.categories, held.units):
        assert sum(len(part.summoned) for _name, part in split) == len(whole.summoned)
        assert sum(len(part.present) for _name, part in split) == len(whole.present)
        assert sum(len(part.added) for _name, part in split) == len(whole.added)
    assert not {category for category, _part in held.categories} & NO_DELEGATES


@given(WHOLES, some.integers(16, 80))
def test_every_line_has_the_same_whole(whole: Whole, under: int) -> None:
    lines = [
        *(whole.women, whole.minority, whole.religious, whole.party, whole.direct_workers),
        whole.young(under),
    ]
    spreads = [whole.spread(said) for said in (_sector, _religion, _ethnicity)]

    assert {line.of for line in lines} | {spread.of for spread in spreads} == {len(whole.people)}
    assert {share.of for spread in spreads for _label, share in spread.parts} <= {len(whole.people)}
    assert all(len(spread.parts) <= MOST_PARTS for spread in spreads)


@given(some.integers(0, 3000), some.integers(0, 3000))
def test_a_share_is_exact_to_half_a_tenth_and_never_says_none_of_some_or_all_of_fewer(
    one: int, other: int
) -> None:
    share = Share(min(one, other), max(one, other))
    if not share.of:
        assert share.tenths is None
        return
    exact = Fraction(1000 * share.count, share.of)

    assert share.tenths is not None
    assert abs(share.tenths - exact) <= Fraction(1, 2) or share.tenths in (1, 999)
    assert (share.tenths == 0) == (share.count == 0)
    assert (share.tenths == 1000) == (share.count == share.of)


def test_what_is_not_known_is_never_counted_as_no() -> None:
    whole = Whole((Member(1, "An", gender="female"), Member(2, "Bình"), Member(3, "Chi", gender="male")), DAY)

    assert whole.women == Counted(yes=1, no=1, unknown=1)
    assert whole.party == Counted(yes=0, no=0, unknown=3)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (lambda whole: whole.minority, Counted(1, 2, 1)),
        (lambda whole: whole.religious, Counted(1, 1, 2)),
        (lambda whole: whole.young(35), Counted(1, 2, 1)),
    ],
)
def test_who_counts(said: Callable[[Whole], Counted], counts: Counted) -> None:
    whole = Whole(
        (
            Member(1, "An", ethnicity="kinh", religion="Không", birth_date=date(1990, 3, 27)),
            Member(2, "Bình", ethnicity="Kinh", religion="Cao Đài", birth_date=date(1990, 3, 26)),
            Member(3, "Chi", ethnicity="Khmer", birth_year=1990),
            Member(4, "Dung"),
        ),
        DAY,
    )
    assert said(whole) == counts


def test_a_stranger_who_came_is_told_beside_those_who_were_summoned() -> None:
    held = meeting(
        [
            Member(1, "An", present=True, category="leader"),
            Member(2, "Bình", walk_in=True, present=True, category="guest"),
            Member(3, "Chi", status="declined", reason="ốm"),
            Member(4, "Dung", status="declined", present=True),
            Member(5, "Em", status="replaced", present=True),
            Member(6, "Giang", category="press", present=True),
        ]
    )
    turnout = held.delegates

    assert (len(turnout.summoned), len(turnout.present), len(turnout.added)) == (3, 2, 1)
    assert [one.name for one in turnout.excused] == ["Chi"]
    assert [one.name for one in present(held, DAY).people] == ["An", "Dung", "Bình"]
    assert (len(held.beside.present), held.struck_present, held.at_the_doors) == (1, 1, (5, 2))


def test_reasons_are_one_however_they_are_typed_and_the_silent_stand_last() -> None:
    held = meeting(
        Member(no, "An", status="declined", reason=reason)
        for no, reason in enumerate(["", "", "", "Đi công tác", "đi công tác.", "ốm"])
    )
    assert held.delegates.reasons == (("Đi công tác", 2), ("ốm", 1), ("", 3))


def test_the_oldest_of_a_year_are_told_together_where_a_birthday_is_not_known() -> None:
    people = [
        Member(1, "An", birth_date=date(1927, 5, 1)),
        Member(2, "Bình", birth_date=date(1927, 1, 1)),
        Member(3, "Chi", birth_date=date(2014, 1, 1)),
        Member(4, "Dung"),
    ]
    whole = Whole(tuple(people), DAY)
    assert (whole.oldest, whole.youngest) == (Extreme(98, ("Bình",), 0), Extreme(11, ("Chi",), 0))

    unsure = Whole((*people, *(Member(no, f"Em {no}", birth_year=1927) for no in range(5, 8))), DAY)
    assert unsure.oldest == Extreme(97, ("An", "Bình", "Em 5"), 2)


def _sector(one: Member) -> str:
    return one.sector


def _religion(one: Member) -> str:
    return one.religion


def _ethnicity(one: Member) -> str:
    return one.ethnicity

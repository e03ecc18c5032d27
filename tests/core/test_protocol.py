"""Orders: who is called first, in which batch, from which place on the tray."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.protocol import (
    AWARDS,
    Entry,
    Introduced,
    Kind,
    Place,
    batches,
    calling_order,
    introduction_order,
    natural,
    places,
)

ids = iter(range(1, 10**9))


def entry(
    rank: int = 450,
    number: str = "12/QĐ-UBND",
    kind: str = "individual",
    line: int = 1,
    decision_id: int = 1,
    day: date | None = date(2025, 3, 20),
) -> Entry:
    return Entry(next(ids), decision_id, rank, day, number, kind, line)


def sizes(entries: list[Entry], capacity: int) -> list[tuple[str, int]]:
    return [(batch.kind, len(batch.recipient_ids)) for batch in batches(entries, capacity)]


@some.composite
def days(draw: some.DrawFn) -> list[Entry]:
    """Up to five decisions, each with its own rank, date and number, and recipients of all kinds."""
    decisions = draw(
        some.lists(
            some.tuples(
                some.sampled_from([51, 350, 450]),
                some.one_of(some.none(), some.dates(date(2025, 1, 1), date(2025, 2, 1))),
                some.integers(1, 300).map("{}/QĐ-UBND".format),
            ),
            max_size=5,
        )
    )
    people = [
        Entry(0, decision_id, *decision, kind, line)
        for decision_id, decision in enumerate(decisions, start=1)
        for line, kind in enumerate(draw(some.lists(some.sampled_from(Kind), max_size=30)), start=1)
    ]
    numbered = [replace(one, recipient_id=no) for no, one in enumerate(people, start=1)]
    return draw(some.permutations(numbered))


def test_the_table_of_ranks_is_that_of_the_law_and_practice() -> None:
    ranks = [award.rank for award in AWARDS.values()]
    assert ranks == sorted(set(ranks))
    assert AWARDS["hc_lao_dong_2"].title == "Huân chương Lao động hạng Nhì"
    assert (AWARDS["hc_doc_lap_1"].rank, AWARDS["hch_chien_si_ve_vang_3"].rank) == (
        31,
        213,
    )
    assert [AWARDS[id].rank for id in ("bk_thu_tuong", "co_bo_tinh", "bk_bo_tinh", "gk_xa")] == [
        230,
        310,
        350,
        450,
    ]


def test_higher_awards_are_called_first_then_the_earlier_decision() -> None:
    commune = entry(rank=450)
    late = entry(rank=350, day=date(2025, 3, 2), number="9/QĐ-UBND", decision_id=2)
    early = entry(rank=350, day=date(2025, 3, 1), number="123/QĐ-UBND", decision_id=3)
    assert calling_order([commune, late, early]) == [early, late, commune]


def test_decisions_of_one_day_follow_their_numbers_as_people_count() -> None:
    tenth, ninth = entry(number="123/QĐ-UBND", decision_id=1), entry(number="9/QĐ-UBND", decision_id=2)
    undated = entry(day=None, number="1/QĐ-UBND", decision_id=3)
    assert calling_order([undated, tenth, ninth]) == [ninth, tenth, undated]


def test_inside_a_decision_collectives_then_households_then_individuals_by_printed_line() -> None:
    person = entry(kind="individual", line=1)
    family = entry(kind="household", line=2)
    second, first = entry(kind="collective", line=10), entry(kind="collective", line=9)
    assert calling_order([person, family, second, first]) == [first, second, family, person]
    assert calling_order([first, person], kinds=["individual", "collective"]) == [person, first]


def test_the_commune_of_the_demo_needs_six_batches() -> None:
    province = [
        entry(350, "88/QĐ-UBND", kind, line, 1)
        for line, kind in enumerate(["collective"] * 2 + ["individual"] * 4)
    ]
    five_years = [
        entry(450, "12/QĐ-UBND", kind, line, 2)
        for line, kind in enumerate(["collective"] * 8 + ["household"] * 4 + ["individual"] * 18)
    ]
    movement = [entry(450, "13/QĐ-UBND", "individual", line, 3) for line in range(10)]
    assert sizes(province + five_years + movement, capacity=10) == [
        ("collective", 2),
        ("individual", 4),
        ("collective", 8),
        ("household", 4),
        ("individual", 9),
        ("individual", 9),
        ("individual", 10),
    ]


def test_eleven_on_a_stage_for_ten_are_six_and_five() -> None:
    assert sizes([entry(line=line) for line in range(11)], 10) == [("individual", 6), ("individual", 5)]


def test_called_each_alone() -> None:
    alone = batches([entry(line=line) for line in range(3)], 10, one_per_name=True)
    assert [(batch.no, len(batch.recipient_ids)) for batch in alone] == [(1, 1), (2, 1), (3, 1)]


def test_a_stage_takes_somebody() -> None:
    with pytest.raises(ValueError, match="at least one"):
        batches([], capacity=0)


def test_the_tray_counts_the_day_and_the_floor_each_batch() -> None:
    people = [entry(line=line) for line in range(3)]
    laid = places(batches(people, capacity=2))
    assert [laid[one.recipient_id] for one in people] == [Place(1, 1, 1), Place(1, 2, 2), Place(2, 3, 1)]


@given(days(), some.integers(1, 12))
def test_batches_are_even_pure_and_in_calling_order(day: list[Entry], capacity: int) -> None:
    arranged = batches(day, capacity)
    by_id = {one.recipient_id: one for one in day}
    flat = [id for batch in arranged for id in batch.recipient_ids]
    groups: dict[tuple[int, str], list[int]] = {}
    for batch in arranged:
        members = [by_id[id] for id in batch.recipient_ids]
        assert {(one.decision_id, one.kind) for one in members} == {(batch.decision_id, batch.kind)}
        groups.setdefault((batch.decision_id, batch.kind), []).append(len(members))
    assert flat == [one.recipient_id for one in calling_order(day)]
    assert [batch.no for batch in arranged] == list(range(1, len(arranged) + 1))
    for group in groups.values():
        assert max(group) <= capacity
        assert group == sorted(group, reverse=True)
        assert group[0] - group[-1] <= 1
        assert len(group) == -(-sum(group) // capacity)


@given(days(), some.integers(1, 12))
def test_every_frame_has_one_number_and_every_mark_one_person(day: list[Entry], capacity: int) -> None:
    arranged = batches(day, capacity)
    laid = places(arranged)
    assert sorted(place.tray for place in laid.values()) == list(range(1, len(day) + 1))
    assert set(Counter((place.batch, place.floor_mark) for place in laid.values()).values()) <= {1}
    assert [laid[one.recipient_id].tray for one in calling_order(day)] == list(range(1, len(day) + 1))


@given(days())
def test_the_order_does_not_depend_on_the_order_of_rows(day: list[Entry]) -> None:
    assert calling_order(day) == calling_order(list(reversed(day)))


@given(some.lists(some.integers(0, 10**30)))
def test_numbers_sort_as_numbers(numbers: list[int]) -> None:
    told = sorted((f"{number}/QĐ-UBND" for number in numbers), key=natural)
    assert [int(text.split("/")[0]) for text in told] == sorted(numbers)


@given(some.lists(some.text(), min_size=2))
def test_any_text_has_a_place(texts: list[str]) -> None:
    for former, latter in pairwise(sorted(texts, key=natural)):
        assert natural(former) <= natural(latter)


def test_a_number_too_long_for_anybody_is_still_sorted() -> None:
    assert natural("9" * 5000) > natural("8" * 5000)


def test_guests_are_introduced_before_hosts_and_rank_before_list() -> None:
    host, deputy = Introduced(1, "leader", rank=1, line=8), Introduced(6, "leader", rank=2, line=1)
    guest = Introduced(2, "guest_superior", rank=5, line=9)
    unranked = Introduced(3, "leader", line=2)
    school = Introduced(4, "guest", rank=1, line=3)
    press = Introduced(5, "press", line=4)
    assert introduction_order([press, school, unranked, deputy, host, guest]) == [
        guest,
        host,
        deputy,
        unranked,
        school,
        press,
    ]

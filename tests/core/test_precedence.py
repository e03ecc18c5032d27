"""Who goes before whom: by the rule, by hand, and both at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.precedence import (
    BLOCS,
    LEVELS,
    NO_OFFICE,
    Standing,
    moved,
    office_rank,
    precedence,
    ranks,
    standing_of,
)

days = some.none() | some.dates(date(1940, 1, 1), date(2025, 12, 31))
standings = some.builds(
    Standing,
    id=some.just(0),
    category=some.sampled_from(["guest_superior", "guest", "leader", "press", ""]),
    bloc=some.sampled_from([*BLOCS, ""]),
    level=some.sampled_from([*LEVELS, ""]),
    office=some.sampled_from([10, 30, 60, NO_OFFICE]),
    appointed_on=days,
    birth_date=days,
    birth_year=some.none() | some.integers(1930, 2010),
    rank=some.none() | some.integers(1, 9),
    line=some.integers(0, 3),
)
halls = some.lists(standings, max_size=25).map(
    lambda people: [replace(one, id=id) for id, one in enumerate(people)]
)


def ids(people: list[Standing]) -> list[int]:
    return [one.id for one in precedence(people)]


def by_rule(people: list[Standing]) -> list[Standing]:
    return [replace(one, rank=None) for one in people]


@given(halls, some.randoms(use_true_random=False))
def test_everybody_has_one_place_however_the_list_was_shuffled(
    people: list[Standing], chance: Random
) -> None:
    shuffled = list(people)
    chance.shuffle(shuffled)
    assert sorted(ids(people)) == sorted(one.id for one in people)
    assert ids(shuffled) == ids(people)


@given(halls)
def test_those_with_a_rank_stand_by_it(people: list[Standing]) -> None:
    given_ranks = [one.rank for one in precedence(people) if one.rank is not None]
    assert given_ranks == sorted(given_ranks)


@given(halls, some.data())
def test_somebody_moved_by_hand_stays_and_the_others_keep_their_order(
    people: list[Standing], data: some.DataObject
) -> None:
    order = ids(by_rule(people))
    if not order:
        return
    who, to = data.draw(some.sampled_from(order)), data.draw(some.integers(-2, len(order) + 2))
    now = moved(order, who, to)
    assert now.index(who) == min(max(to, 0), len(order) - 1)
    assert [one for one in now if one != who] == [one for one in order if one != who]
    placed = [replace(one, rank=ranks(now)[one.id]) for one in people]
    assert ids(placed) == now


@given(halls, some.data())
def test_newcomers_fall_in_by_the_rule_where_nobody_was_moved(
    people: list[Standing], data: some.DataObject
) -> None:
    order = ids(by_rule(people))
    late = data.draw(some.sets(some.sampled_from(order))) if order else set()
    placed = ranks([id for id in order if id not in late])
    assert ids([replace(one, rank=placed.get(one.id)) for one in people]) == order


@given(halls, some.data())
def test_newcomers_move_nobody_who_was_placed(people: list[Standing], data: some.DataObject) -> None:
    before = ids(people)
    newcomer = replace(data.draw(standings), id=len(people), rank=None)
    order = ids([*people, newcomer])
    placed = {one.id for one in people if one.rank is not None}
    assert [id for id in order if id in placed] == [id for id in before if id in placed]


def test_guests_before_hosts_and_the_level_above_before_its_own() -> None:
    hall = [
        Standing(1, "leader", "party", "commune", office_rank("Bí thư Đảng ủy")),
        Standing(2, "guest_superior", "government", "district", office_rank("Trưởng phòng Nội vụ")),
        Standing(3, "guest_superior", "government", "province", office_rank("Phó Giám đốc Sở")),
        Standing(4, "guest", "mass", "commune"),
        Standing(5, "leader", "government", "commune", office_rank("Chủ tịch UBND")),
        Standing(6, "leader", "assembly", "commune", office_rank("Chủ tịch HĐND")),
        Standing(7, "leader", "front", "commune", office_rank("Chủ tịch UBMTTQVN")),
        Standing(8, "press"),
    ]
    assert ids(hall) == [3, 2, 4, 1, 6, 5, 7, 8]


def test_in_one_office_the_earlier_appointed_then_the_older_then_the_list() -> None:
    chair = Standing(0, "leader", "government", "commune", 10)
    hall = [
        replace(chair, id=1, birth_year=1960),
        replace(chair, id=2, appointed_on=date(2021, 7, 1), birth_year=1980),
        replace(chair, id=3, appointed_on=date(2020, 7, 1), birth_year=1985),
        replace(chair, id=4, appointed_on=date(2021, 7, 1), birth_date=date(1979, 5, 6)),
        replace(chair, id=5, line=2),
        replace(chair, id=6, line=1),
    ]
    assert ids(hall) == [3, 4, 2, 1, 6, 5]


def test_a_late_registered_deputy_stands_behind_the_chair_who_was_moved_to_the_front() -> None:
    chair = Standing(1, "leader", "government", "commune", 10)
    secretary = Standing(2, "leader", "party", "commune", 10)
    front = Standing(3, "leader", "front", "commune", 10)
    order = moved(ids([chair, secretary, front]), 1, to=0)
    hall = [replace(one, rank=ranks(order)[one.id]) for one in (chair, secretary, front)]
    deputy = Standing(4, "leader", "government", "commune", 30)
    assert ids([*hall, deputy]) == [1, 2, 4, 3]


def test_nobody_is_moved_who_is_not_there() -> None:
    with pytest.raises(ValueError, match="not in list"):
        moved([1, 2], 3, to=0)


@pytest.mark.parametrize(("position", "unit", "bloc", "level"), [
    ("Bí thư Đảng ủy", "", "party", ""),
    ("Bí thư Đảng uỷ xã Tân Hòa", "", "party", "commune"),
    ("Bí thư", "Đảng ủy xã Tân Hòa", "party", "commune"),
    ("Bí thư Huyện ủy", "", "party", "district"),
    ("Bí thư Tỉnh ủy", "", "party", "province"),
    ("Bí thư", "", "party", ""),
    ("Bí thư chi bộ", "ấp 3", "party", "hamlet"),
    ("Bí thư", "Chi bộ Trường Tiểu học xã Tân Hòa", "party", "hamlet"),
    ("Bí thư Chi bộ, Trưởng ấp", "Ấp Suối Đá", "party", "hamlet"),
    ("Phó Bí thư Đảng ủy, Bí thư Chi bộ Quân sự", "Đảng ủy xã Tân Hòa", "party", "commune"),
    ("Bí thư Chi bộ", "Sở Nội vụ", "party", "province"),
    ("Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy", "", "party", "central"),
    ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "", "party", "commune"),
    ("Chủ tịch HĐND", "xã Tân Hòa", "assembly", "commune"),
    ("Đại biểu Quốc hội", "", "assembly", "central"),
    ("Phó Trưởng Đoàn đại biểu Quốc hội tỉnh", "", "assembly", "province"),
    ("Phó Chủ tịch UBND huyện", "", "government", "district"),
    ("PCT", "UBND huyện Đồng Phú, tỉnh Bình Phước", "government", "district"),
    ("Chủ tịch UBND xã Tân Hòa, huyện Đồng Phú", "", "government", "commune"),
    ("Giám đốc", "Sở Nội vụ", "government", "province"),
    ("Trưởng phòng", "Phòng Văn hóa – Xã hội xã Tân Hòa", "government", "commune"),
    ("Chánh Văn phòng HĐND và UBND", "xã Tân Hòa", "government", "commune"),
    ("Thứ trưởng", "Bộ Nội vụ", "government", "central"),
    ("Giám đốc", "Ban Quản lý dự án phát triển nông thôn tỉnh Phú Xuân", "", "province"),
    ("Trưởng thôn", "thôn Hạ", "", "hamlet"),
    ("Trưởng ấp", "Ấp Suối Đá, xã Tân Hòa", "", "hamlet"),
    ("Trưởng Công an xã", "", "government", "commune"),
    ("Phó Chủ tịch", "UBND thành phố Hồ Chí Minh", "government", "province"),
    ("Phó Chủ tịch", "UBND thành phố Bắc Kạn", "government", "district"),
    ("Chủ tịch UBMTTQVN xã", "", "front", "commune"),
    ("Trưởng Ban công tác Mặt trận ấp", "", "front", "hamlet"),
    ("Chủ tịch", "Hội LHPN xã", "mass", "commune"),
    ("Chủ tịch Hội Nông dân huyện", "", "mass", "district"),
    ("Bí thư", "Đoàn TNCSHCM xã Tân Hòa", "mass", "commune"),
    ("Bí thư Huyện đoàn", "", "mass", "district"),
    ("Bí thư Xã đoàn", "", "mass", "commune"),
    ("Chủ tịch", "LĐLĐ thị xã", "mass", "district"),
    ("Giám đốc", "Hợp tác xã Phước Bình", "", ""),
    ("Hiệu trưởng", "Trường THCS Tân Hưng", "", ""),
    ("Đảng viên", "", "", ""),
    ("Trưởng ban", "Công đoàn Sở Giáo dục và Đào tạo", "mass", "province"),
    ("Chánh Văn phòng", "Đảng ủy xã Tân Hòa", "party", "commune"),
    ("Công chức Văn phòng – Thống kê", "UBND xã", "government", "commune"),
    ("Bí thư Chi bộ Công an xã", "", "party", "hamlet"),
    ("Bí thư Chi đoàn Công an xã", "", "mass", "commune"),
    ("Chủ tịch Hội Nông dân, Ủy viên UBND xã", "", "government", "commune"),
    ("Giám đốc", "Công ty Cao su, thành phố Hải Phòng", "", "province"),
    ("", "", "", ""),
])  # fmt: skip
def test_words_suggest_bloc_and_level(position: str, unit: str, bloc: str, level: str) -> None:
    assert standing_of(position, unit) == (bloc, level)


def test_a_hamlets_cell_and_head_come_after_the_communes_leaders() -> None:
    commune = [
        ("Bí thư Đảng ủy", "Đảng ủy xã Tân Hòa"),
        ("Phó Bí thư Thường trực Đảng ủy xã", "Đảng ủy xã Tân Hòa"),
        ("Ủy viên Ban Thường vụ", "Đảng ủy xã Tân Hòa"),
        ("Chủ tịch HĐND xã", "UBND xã Tân Hòa"),
        ("Chủ tịch UBND xã", "UBND xã Tân Hòa"),
        ("Chủ tịch UBMTTQVN xã", "UBMTTQVN xã Tân Hòa"),
        ("Chủ tịch Hội Nông dân xã", "Hội Nông dân xã Tân Hòa"),
        ("Bí thư Đoàn xã", "Đoàn TNCS Hồ Chí Minh xã Tân Hòa"),
        ("Bí thư Chi bộ ấp", "Ấp Suối Đá"),
        ("Phó Bí thư Chi bộ", "Ấp Suối Đá"),
        ("Trưởng Ban công tác Mặt trận ấp", "Ấp Bàu Sen"),
        ("Trưởng ấp", "Ấp Bàu Sen"),
    ]
    hall = [
        Standing(no, "leader", *standing_of(*words), office_rank(*words), line=no)
        for no, words in enumerate(commune)
    ]

    assert ids(hall[::-1]) == [*range(len(commune))]


def test_a_cell_comes_after_its_committee_even_where_nobody_wrote_the_level() -> None:
    party = [
        "Bí thư Đảng ủy",
        "Phó Bí thư Đảng ủy",
        "Ủy viên BCH Đảng bộ",
        "Bí thư Chi bộ",
        "Phó Bí thư Chi bộ",
    ]
    found = [office_rank(position) for position in party]
    assert found == sorted(set(found))
    assert office_rank("Bí thư", "Chi bộ Trường Tiểu học") == office_rank("Bí thư Chi bộ")


def test_offices_inside_a_bloc() -> None:
    party = [
        "Bí thư Đảng ủy", "Nguyên Bí thư Đảng ủy", "Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư Đảng ủy",
        "Nguyên Phó Bí thư Đảng ủy", "Ủy viên Ban Thường vụ Đảng ủy", "Ủy viên BCH Đảng bộ",
        "Trưởng Ban Dân vận", "Phó Trưởng Ban Dân vận", "Chuyên viên", "Nghệ nhân",
    ]  # fmt: skip
    government = [
        "Chủ tịch UBND", "Nguyên Chủ tịch UBND", "Phó Chủ tịch UBND", "Nguyên PCT. UBND", "Ủy viên UBND",
        "Trưởng phòng Nội vụ", "Phó Trưởng phòng Nội vụ",
    ]  # fmt: skip
    for bloc in (party, government):
        found = [office_rank(position) for position in bloc]
        assert found == sorted(set(found))


@pytest.mark.parametrize(("both", "one"), [
    ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "Phó Bí thư"),
    ("Chủ tịch UBND xã, Phó Bí thư Đảng ủy", "Phó Bí thư"),
    ("Đ/c Bí thư Đảng ủy kiêm Chủ tịch HĐND", "Bí thư"),
    ("Ủy viên Ban Thường vụ, Chủ tịch UBMTTQVN", "Chủ tịch"),
])  # fmt: skip
def test_of_two_offices_that_of_the_higher_bloc_counts(both: str, one: str) -> None:
    assert office_rank(both) == office_rank(one)


@given(some.text(max_size=40), some.text(max_size=40))
def test_any_words_have_an_answer(position: str, unit: str) -> None:
    bloc, level = standing_of(position, unit)
    assert bloc in ("", *BLOCS) and level in ("", *LEVELS) and 0 < office_rank(position) <= NO_OFFICE


def test_who_heads_a_part_of_a_body_comes_after_its_deputies() -> None:
    offices = [
        ("Phó Giám đốc Sở Nội vụ", "UBND tỉnh"),
        ("Trưởng phòng Thi đua – Khen thưởng, Sở Nội vụ", "UBND tỉnh"),
        ("Trưởng phòng", "Sở Nội vụ"),
    ]

    deputy, *heads = [office_rank(position, unit) for position, unit in offices]

    assert all(deputy < head for head in heads)
    assert office_rank("Trưởng phòng Nội vụ", "UBND huyện") < deputy

"""Whoever was imported once is found again in the next file, however it was put right."""

from __future__ import annotations

from cProfile import Profile
from dataclasses import replace
from itertools import cycle
from pstats import Stats

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from ceremony.core.names import fold
from ceremony.core.people import Person, base_key, differences, with_keys
from ceremony.core.same_people import same_people

NAMES = ("Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Lê An", "H'Loan Niê", "Điểu Sơn", "Trần Quốc Bảo")
UNITS = ("", "Ấp 1", "Ấp 2", "UBND xã Tân Hòa", "Trường Tiểu học Suối Đá", "Trạm Y tế")
SPELT = {
    "UBND xã Tân Hòa": "Ủy ban nhân dân xã Tân Hoà",
    "Trường Tiểu học Suối Đá": "Trường TH Suối Đá",
    "Trạm Y tế": "Trạm y tế xã",
    "Ấp 1": "ấp  1",
    "Ấp 2": "ẤP 2",
}


def person(
    name: str = "Lê An", unit: str = "Ấp 1", year: int | None = None, phone: str = "", order: int = 1
) -> Person:
    return Person(order, "Trang 1", name, unit=unit, birth_year=year, phone=phone, order=order)


people = some.builds(
    person,
    some.sampled_from(NAMES),
    some.sampled_from(UNITS),
    some.sampled_from((None, 1970, 1980)),
    some.sampled_from(("", "0911111111", "0922222222")),
)
lists = some.lists(people, max_size=12).map(lambda many: in_file(*many))


def in_file(*many: Person) -> list[Person]:
    return with_keys([replace(one, order=order) for order, one in enumerate(many, start=1)])


def alone(many: list[Person]) -> list[Person]:
    """Each name once: nobody else in the file can be meant."""
    return in_file(*{one.name: one for one in many}.values())


@given(lists)
def test_the_same_file_again_finds_everybody_as_they_are(many: list[Person]) -> None:
    known = {one.key: one for one in many}
    found = same_people(many, many)
    assert found.keys() == known.keys()
    assert all(not differences(one, known[found[one.key]]) for one in many)


@given(lists, some.randoms(use_true_random=False))
def test_another_order_of_rows_is_nobody_new(many: list[Person], chance: object) -> None:
    other = list(many)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert len(same_people(in_file(*other), many)) == len(many)


@given(lists, lists)
def test_two_of_one_list_are_never_one_person(read: list[Person], known: list[Person]) -> None:
    found = same_people(read, known)
    assert len(set(found.values())) == len(found)
    assert set(found.values()) <= {one.key for one in known}


@settings(max_examples=200)
@given(lists.map(alone), some.data())
def test_a_corrected_file_makes_no_second_copy(many: list[Person], data: some.DataObject) -> None:
    mended = [data.draw(some.sampled_from(corrections(one))) for one in many]
    assert len(same_people(in_file(*mended), many)) == len(many)


def corrections(one: Person) -> list[Person]:
    return [
        one,
        replace(one, unit=SPELT.get(one.unit, "Ấp 1")),
        replace(one, birth_year=1970 if one.birth_year is None else one.birth_year),
        replace(one, phone="0933333333"),
        replace(one, name=one.name.upper()),
        replace(one, birth_year=(one.birth_year or 1970) + 1) if one.unit else one,
    ]


@settings(max_examples=200)
@given(lists, some.data())
def test_one_correction_among_namesakes_makes_no_second_copy(
    many: list[Person], data: some.DataObject
) -> None:
    if not many:
        return
    place = data.draw(some.integers(0, len(many) - 1))
    mended = list(many)
    mended[place] = data.draw(some.sampled_from(corrections(many[place])[2:4]))
    assert len(same_people(in_file(*mended), many)) == len(many)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (person(unit="UBND xã Tân Hòa"), person(unit="Ủy ban nhân dân xã Tân Hòa")),
        (person(unit="Trường TH Tân Hòa"), person(unit="Trường Tiểu học Tân Hòa")),
        (person(unit="Hợp tác xã Rạng Đông"), person(unit="Hợp tác xã Rạng Đôngg")),
        (person(unit=""), person(unit="Ấp 2", year=1980)),
        (person(year=1979), person(year=1980)),
        (person(phone="0911111111", unit="Ấp 1"), person(phone="0911111111", unit="Trạm Y tế")),
        (person("Nguyễn Văn Ahn", year=1980), person("Nguyễn Văn Anh", year=1980)),
        (person("Thủy Hoa"), person("Thuỷ Hoa")),
        (person("Nguyễn Văn Dủng", year=1980), person("Nguyễn Văn Dũng", year=1980)),
        (person("Nguyen Van Hung"), person("Nguyễn Văn Hùng")),
        (person("H'Loan Niê", year=1999), person("H Loan Niê", year=1999)),
        (person("K' Brèo", year=1980), person("K’Brèo")),
        (person("H’ Hen Niê"), person("H'Hen Niê", year=1990)),
        (person("Phan Văn Minh", year=1980), person("Phạm Văn Minh", year=1980)),
        (person(unit="Ấp 1", year=1970), person(unit="Ấp 3", year=1970)),
        (person(year=1956), person(year=1965)),
        (person(unit="Suối Đá"), person(unit="Ấp Suối Đá")),
        (person("Lê Ann", phone="0911111111"), person("Lê An", phone="0911111111")),
        (person("Trần Thị Lan", phone="0911111111"), person("Trần Thị Loan", phone="0911111111")),
        (person("Nguyễn An", phone="0911111111"), person("Nguyễn Văn An", phone="0911111111")),
        (person(year=1950, phone="0911111111"), person(unit="Ấp 2", year=1980, phone="0911111111")),
    ],
)
def test_what_an_office_puts_right(before: Person, after: Person) -> None:
    assert len(same_people(in_file(after), in_file(before))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person(unit="Ấp 1"), person(unit="Ấp 2")),
        (person(unit="Ấp Tân Lập"), person(unit="Ấp Tân Hòa")),
        (person(unit="Xã Tân Lập"), person(unit="Trường THCS xã Tân Lập")),
        (person(unit="Ấp 1", year=1970), person(unit="", year=1980)),
        (person("Lê An", year=1980), person("Lê Anh Tú", year=1980)),
        (person("Nguyễn Văn An"), person("Nguyễn Văn Ẩn", year=1977)),
        (person("Phạm Văn Minh", year=1980), person("Phạm Văn Bình", year=1980)),
        (person("Nguyễn Văn Hùng", year=1980), person("Nguyễn Văn Hưng", year=1980)),
        (person("Trần Thị Lan", year=1980), person("Trần Thị Loan", year=1980)),
        (person("Trần Thị Lan Anh", year=1980), person("Trần Thị Vân Anh", year=1980)),
        (person("Nguyễn Thị Hoa", year=1980), person("Nguyễn Thị Hoan", year=1980)),
        (person("Lê Ann"), person("Lê An")),
        (person(year=1950), person(year=1985)),
        (person(year=1970, phone="0911111111"), person(phone="0922222222")),
        (person(unit="Ấp 1", year=1970, phone="0911"), person(unit="Ấp 2", year=1970, phone="0922")),
    ],
)
def test_a_namesake_is_somebody_else(one: Person, other: Person) -> None:
    assert same_people(in_file(one), in_file(other)) == {}


def test_a_son_of_the_same_name_is_not_his_father() -> None:
    son = in_file(person(year=1980, phone="0922222222"))
    assert same_people(son, in_file(person(year=1950, phone="0911111111"))) == {}
    assert same_people(son, in_file(person(phone="0911111111"))) == {}
    assert same_people(son, in_file(person(year=1950))) == {}


def test_who_moves_with_a_phone_is_found_though_a_namesake_takes_the_old_place() -> None:
    known = in_file(person(unit="Ấp 1", phone="0911111111"))
    read = in_file(person(unit="Ấp 2", phone="0911111111"), person(unit="Ấp 1", phone="0922222222"))
    assert same_people(read, known) == {read[0].key: known[0].key}


def test_who_moves_is_found_by_the_year_though_a_namesake_takes_the_old_place() -> None:
    known = in_file(person(unit="Ấp 1", year=1970))
    read = in_file(person(unit="Ấp 2", year=1970), person(unit="Ấp 1", year=1985))
    assert same_people(read, known) == {read[0].key: known[0].key}


def test_a_daughter_with_her_mothers_phone_is_not_her_mother() -> None:
    known = in_file(person(year=1950, phone="0911111111"), person(year=1980))
    read = in_file(person(year=1980, phone="0911111111"))
    assert same_people(read, known) == {read[0].key: known[1].key}


def test_where_two_may_be_meant_nobody_is() -> None:
    known = in_file(person(unit="Ấp 1", year=1970), person(unit="Ấp 1", year=1980))
    assert same_people(in_file(person(unit="Ấp 1")), known) == {}
    left = in_file(person(unit="Ấp 1", year=1970))
    assert same_people(in_file(person(unit="Ấp 1"), person(unit="Ấp 2", year=1970)), left) == {}
    twins = in_file(person(phone="0911111111"), person(phone="0922222222"))
    assert same_people(in_file(person(phone="0933333333")), twins) == {}


def test_a_moved_person_is_nobody_where_two_of_the_name_and_year_came() -> None:
    known = in_file(person(unit="Ấp 1", year=1970))
    assert same_people(in_file(person(unit="Ấp 2", year=1970), person(unit="Ấp 3", year=1970)), known) == {}


def test_twins_are_kept_in_their_order_when_only_their_seats_are_others() -> None:
    known = in_file(replace(person(), seat="A1"), replace(person(), seat="A2"))
    read = in_file(person(), person())
    assert [same_people(read, known)[one.key] for one in read] == [one.key for one in known]


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        (person(year=1970), person(unit="Ấp 3", year=1970), False),
        (person(year=1970), person(year=1971), False),
        (person(phone="0911111111"), person(phone="0922222222"), False),
        (person("Phan Văn Minh", year=1980), person("Phạm Văn Minh", year=1980), False),
        (person("Lan Anh", phone="0911111111"), person("Loan Anh", phone="0911111111"), False),
        (person(year=1950, phone="0911111111"), person(year=1980, phone="0911111111"), False),
        (person(), person(year=1970), True),
        (person(year=1970, phone="0911111111"), person(year=1970, phone="0922222222"), True),
        (person(phone="0911111111"), person(unit="Ấp 3", phone="0911111111"), True),
        (person("Le An"), person("Lê An"), True),
        (person("Lê Ann", phone="0911111111"), person("Lê An", phone="0911111111"), True),
    ],
)
def test_who_is_in_the_hall_becomes_nobody_else_on_a_guess(
    before: Person, after: Person, stays: bool
) -> None:
    [known] = in_file(before)
    assert len(same_people(in_file(after), [known], here={known.key})) == stays


def test_a_name_put_in_a_place_by_hand_and_let_in_is_not_called_back_by_the_file() -> None:
    [known] = in_file(person("Lê An"))
    there = replace(known, name="Hồ Thị Mới")
    assert same_people(in_file(person("Lê An")), [there], here={there.key}) == {}


@settings(max_examples=300)
@given(lists, lists, some.booleans())
def test_two_who_contradict_each_other_are_never_one(
    read: list[Person], known: list[Person], come: bool
) -> None:
    by_key, there = {one.key: one for one in read}, {one.key: one for one in known}
    found = same_people(read, known, here=there if come else ())
    for one, other in ((by_key[one], there[other]) for one, other in found.items()):
        phones = bool(one.phone and other.phone and one.phone != other.phone)
        years = bool(one.birth_year and other.birth_year and one.birth_year != other.birth_year)
        assert not (phones and one.birth_year != other.birth_year)
        assert not (years and one.phone != other.phone)
        assert not (come and years)


@settings(max_examples=300)
@given(lists.map(alone), some.data())
def test_one_thing_put_right_is_the_same_person(many: list[Person], data: some.DataObject) -> None:
    if not many:
        return
    place = data.draw(some.integers(0, len(many) - 1))
    one = many[place]
    right = data.draw(
        some.sampled_from(
            [
                replace(one, phone="0933333333"),
                replace(one, birth_year=one.birth_year or 1960),
                replace(one, name=fold(one.name)),
                replace(one, unit=SPELT.get(one.unit, one.unit)),
            ]
        )
    )
    read = in_file(*many[:place], right, *many[place + 1 :])
    found = same_people(read, many)
    assert [found.get(one.key) for one in read] == [one.key for one in many]


def steps_of_comparing(many: int) -> int:
    """How many calls it takes to compare so many people, a tenth of whom had a slip in the name put right."""
    given_names = [
        f"{one}{two}" for one in "bcdghlmnt" for two in ("an", "inh", "ung", "oa", "ao", "iên", "uân")
    ]
    known = in_file(
        *(
            person(
                f"Nguyễn {middle} {given_names[no % len(given_names)].title()}",
                f"Ấp {no % 97}",
                1950 + no % 40 if no % 3 else None,
                f"09{no:08}",
            )
            for no, middle in zip(range(many), cycle(("Văn", "Thị", "Hữu", "Ngọc")), strict=False)
        )
    )
    read = in_file(
        *(
            replace(one, name=one.name.replace("Nguyễn", "Nguyênn")) if no % 10 == 0 else one
            for no, one in enumerate(known)
        )
    )
    counted = Profile()
    found = counted.runcall(same_people, read, known)
    assert [found.get(one.key) for one in read] == [one.key for one in known]
    calls: int = Stats(counted).total_calls  # type: ignore[attr-defined]
    return calls


def test_ten_thousand_are_compared_with_no_more_work_for_each_than_a_thousand() -> None:
    assert steps_of_comparing(10_000) < 15 * steps_of_comparing(1_000)


def test_a_phone_tells_twins_apart_whoever_sorts_first() -> None:
    known = in_file(person(phone="0922222222"))
    read = in_file(person(phone="0911111111"), person(phone="0922222222"))
    assert same_people(read, known) == {read[1].key: known[0].key}


def test_a_name_edited_by_hand_is_found_by_what_the_file_called_it() -> None:
    [known] = in_file(person("Lê An"))
    assert same_people(in_file(person("Lê An")), [replace(known, name="Hồ Thị Mới")]) == {
        base_key(known): known.key
    }


def test_a_list_of_names_and_phones_takes_nothing_else_away() -> None:
    [known] = in_file(replace(person(), position="Trưởng ấp", note="đi muộn"))
    told = replace(person(phone="0911111111"), said=frozenset({"name", "as_typed", "unit", "phone"}))
    assert differences(told, known) == {"phone": "0911111111"}

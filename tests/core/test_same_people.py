"""Whoever was imported once is found again in the next file, however it was put right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

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
        replace(one, birth_year=1971) if one.unit else one,
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
    ],
)
def test_what_an_office_puts_right(before: Person, after: Person) -> None:
    assert len(same_people(in_file(after), in_file(before))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person(unit="Ấp 1"), person(unit="Ấp 2")),
        (person(unit="Ấp Tân Lập", year=1980), person(unit="Ấp Tân Hòa", year=1980)),
        (person(unit="Ấp 1", year=1970), person(unit="", year=1980)),
        (person("Lê An", year=1980), person("Lê Anh Tú", year=1980)),
        (person("Nguyễn Văn An"), person("Nguyễn Văn Ẩn", year=1977)),
    ],
)
def test_a_namesake_is_somebody_else(one: Person, other: Person) -> None:
    assert same_people(in_file(one), in_file(other)) == {}


def test_where_two_may_be_meant_nobody_is() -> None:
    known = in_file(person(unit="Ấp 1", year=1970), person(unit="Ấp 1", year=1980))
    assert same_people(in_file(person(unit="Ấp 1", year=1990)), known) == {}


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

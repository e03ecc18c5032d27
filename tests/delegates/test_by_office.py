"""Somebody invited by office ("Bí thư Đảng ủy xã …"): written by hand, read from a list, and named later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ceremony.core import aloud
from ceremony.core.people import People, Person, called_by_office, differences, people_to_json, with_keys
from ceremony.core.same_people import same_people
from ceremony.delegates.reading import read_people
from tests.delegates.forms import changes_undone, edits, field, listed, opened, writes
from tests.delegates.test_importing import workbook
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Door, outcome

HEADER = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghế")
POSITION, UNIT = "Bí thư Đảng ủy xã", "Xã Phước Sơn"
OFFICE = "Bí thư Đảng ủy xã Phước Sơn"
BY_OFFICE = Person(
    1, "s", OFFICE, position=POSITION, unit=UNIT, seat="A1", category="guest", nameless=True, order=1
)
NAMED = replace(BY_OFFICE, name="Hồ Thị Kim Yến", nameless=False)


def read(tmp_path: Path, *rows: tuple[object, ...]) -> tuple[list[Person], list[tuple[str, str]]]:
    file = tmp_path / "list.xlsx"
    file.write_bytes(workbook(HEADER, *rows))
    found = read_people(file, this_year=2026)
    return list(found.people), [(one.cell, one.code) for one in found.problems]


# What a list says.


@pytest.mark.parametrize("open_name", [None, "……", "-"])
def test_a_row_with_an_office_and_no_name_is_somebody(tmp_path: Path, open_name: str | None) -> None:
    [one], problems = read(tmp_path, (1, open_name, POSITION, UNIT, "a1"))

    assert (one.name, one.nameless, one.position, one.unit, one.seat) == (OFFICE, True, POSITION, UNIT, "A1")
    assert problems == [("B2", "nameless")]


def test_a_row_without_name_and_office_still_stops_the_import(tmp_path: Path) -> None:
    assert read(tmp_path, (1, None, None, UNIT, "A1")) == ([], [("B2", "missing")])


def test_an_office_that_nobody_numbered_is_not_taken_for_a_heading(tmp_path: Path) -> None:
    people, problems = read(
        tmp_path,
        (None, "Lê An", "Giáo viên", "Trường Tiểu học"),
        (None, None, POSITION, UNIT),
        (None, None, "NGƯỜI LẬP BIỂU", "CHỦ TỊCH"),
        (None, None, "Trưởng ấp", "Trần Quốc Bảo"),
    )

    assert [one.name for one in people] == ["Lê An", OFFICE]
    assert ("B3", "nameless") in problems


def test_two_of_one_office_are_two(tmp_path: Path) -> None:
    people, problems = read(tmp_path, (1, None, "Ủy viên", UNIT), (2, None, "Ủy viên", UNIT))

    assert len({one.key for one in people}) == 2
    assert [code for _cell, code in problems] == ["nameless", "nameless"]


# Who is who in the next file.


def alone(one: Person) -> list[Person]:
    return with_keys([one])


def test_whoever_holds_the_office_is_found_by_it() -> None:
    [known], [now] = alone(BY_OFFICE), alone(NAMED)

    assert same_people([now], [known]) == {now.key: known.key}
    assert differences(now, known) == {"name": "Hồ Thị Kim Yến", "nameless": False}


def test_a_list_that_has_no_name_yet_takes_none_away() -> None:
    [known], [now] = alone(NAMED), alone(BY_OFFICE)

    assert same_people([now], [known]) == {now.key: known.key}
    assert differences(now, known) == {}


@pytest.mark.parametrize("other", [{"unit": "Xã Tân Lập"}, {"position": "Chủ tịch UBND xã"}])
def test_another_office_is_somebody_else(other: dict[str, str]) -> None:
    somebody = replace(NAMED, **other)  # type: ignore[arg-type]

    assert same_people(alone(somebody), alone(BY_OFFICE)) == {}


def test_of_two_who_hold_one_office_nobody_is_guessed() -> None:
    two = with_keys([NAMED, replace(NAMED, name="Lê An", order=2)])

    assert same_people(two, alone(BY_OFFICE)) == {}


def test_an_office_and_its_unit_are_told_in_one_line() -> None:
    assert called_by_office("Chủ tịch UBND xã", "UBND xã Tân Hòa") == "Chủ tịch UBND xã Tân Hòa"
    assert called_by_office("trưởng ấp", "Ấp 3") == "Trưởng ấp 3"
    assert called_by_office("Giám đốc", "Công ty Cao su") == "Giám đốc Công ty Cao su"


def test_an_office_is_said_once_by_the_mc() -> None:
    said = aloud.person(aloud.Person(OFFICE, "Đồng chí", POSITION, UNIT))

    assert said == f"đồng chí {OFFICE}"
    assert aloud.placed("Bí thư", "Đảng ủy xã", "Bí Văn Thư") == "Bí thư Đảng ủy xã"


# By hand.


@ONE_DATABASE
def test_an_office_is_written_into_the_list_and_named_later(eve: Gala) -> None:
    writes(eve, nameless="yes", position=POSITION, unit=UNIT, category="guest")
    before = eve.invitation(OFFICE)
    assert "chưa có tên" in eve.organiser.open(f"{eve.base}/people").one("tr", id=f"p{before['id']}").text
    assert opened(eve, OFFICE)["name"] == ""

    edits(eve, OFFICE, name="Hồ Thị Kim Yến")

    assert eve.invitation("Hồ Thị Kim Yến") == before | {"name": "Hồ Thị Kim Yến"}
    assert field(eve, "Hồ Thị Kim Yến", "nameless") in (0, False)

    changes_undone(eve)

    assert (eve.invitation(OFFICE), field(eve, OFFICE, "nameless")) == (before, 1)


@ONE_DATABASE
def test_an_office_is_filed_by_its_first_word(eve: Gala) -> None:
    for name in ("Lê An", "Trần Văn Công", "Phạm Sơn"):
        writes(eve, name=name, category="guest", unit=UNIT)
    writes(eve, nameless="yes", position=POSITION, unit=UNIT, category="guest")

    assert listed(eve) == ["Lê An", OFFICE, "Trần Văn Công", "Phạm Sơn"]


@ONE_DATABASE
def test_without_a_name_somebody_has_an_office(eve: Gala) -> None:
    refused = writes(eve, nameless="yes", unit=UNIT)
    nobody = writes(eve, position=POSITION)

    assert (refused.status_code, nobody.status_code) == (422, 422)
    assert "Mời theo chức danh thì ghi chức vụ." in refused.text
    assert "Ghi họ và tên." in nobody.text


@ONE_DATABASE
def test_another_unit_for_several_is_another_office_for_who_has_no_name(eve: Gala) -> None:
    writes(eve, nameless="yes", position="Trưởng ấp", unit="Ấp 3", category="guest")
    delegate = eve.delegate("Trưởng ấp 3")

    eve.organiser.sends(f"{eve.base}/people/bulk", id=delegate, unit="Ấp 4", count="1")

    assert eve.delegate("Trưởng ấp 4") == delegate


@ONE_DATABASE
def test_the_next_list_fills_the_name_in_and_the_code_stays(eve: Gala) -> None:
    eve.import_people(as_json(BY_OFFICE))
    before = eve.invitation(OFFICE)

    eve.import_people(as_json(NAMED))

    assert eve.invitation(NAMED.name) == before | {"name": NAMED.name}
    with pytest.raises(StopIteration):
        eve.invitation(OFFICE)


def as_json(*people: Person) -> dict[str, Any]:
    return people_to_json(People(tuple(with_keys(list(people))), ()))


# On the day.


@ONE_DATABASE
def test_the_door_lets_an_office_in_under_its_own_name(gala: Gala, door: Door) -> None:
    writes(gala, nameless="yes", honorific="Đồng chí", position=POSITION, unit=UNIT, category="guest")

    answer = door.scans(gala.code_of(OFFICE))

    assert outcome(answer) == ("green", "MỜI VÀO")
    assert answer.one("p", of_class="answer-name").text == f"Đồng chí {OFFICE}"
    assert POSITION not in answer.text.replace(OFFICE, "")

"""A change of the lists can be taken back, whole, and never more than it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ceremony.core.people import People, Person, people_to_json, with_keys
from tests.edges import Refused
from tests.galas import Gala

LIST = (
    Person(1, "Đại biểu", "Nguyễn Văn An", unit="Ấp Một", phone="0912345678", order=1),
    Person(2, "Đại biểu", "Lê Thị Hoa", unit="Ấp Hai", order=2),
)


def imports(gala: Gala, *people: Person) -> int:
    """The office imports a list; return which change that was."""
    gala.import_people(people_to_json(People(tuple(with_keys(list(people))), ())))
    return int(gala.rows("select max(id) from list_change where true")[0][0])


def listed(gala: Gala) -> list[tuple[str, str]]:
    return sorted((name, phone) for name, phone in gala.rows("select name, phone from delegate where true"))


def test_an_import_that_was_a_mistake_leaves_no_trace(eve: Gala) -> None:
    first = imports(eve, *LIST)

    eve.organiser.sends(f"{eve.base}/changes/{first}/undo")

    assert listed(eve) == []


def test_a_second_file_is_taken_back_and_the_first_stays(eve: Gala) -> None:
    imports(eve, *LIST)
    second = imports(
        eve, replace(LIST[0], phone="0900000000"), LIST[1], replace(LIST[1], name="Hồ Thị Mới", order=3)
    )

    eve.organiser.sends(f"{eve.base}/changes/{second}/undo")

    assert listed(eve) == [("Lê Thị Hoa", ""), ("Nguyễn Văn An", "0912345678")]


def test_what_somebody_changed_since_is_not_overwritten(eve: Gala) -> None:
    first = imports(eve, *LIST)
    second = imports(eve, replace(LIST[0], phone="0900000000"), LIST[1])

    with pytest.raises(Refused, match="Nguyễn Văn An"):
        eve.organiser.sends(f"{eve.base}/changes/{first}/undo")
    for change in (second, first):
        eve.organiser.sends(f"{eve.base}/changes/{change}/undo")

    assert listed(eve) == []


def test_nobody_goes_who_is_in_the_hall_already(eve: Gala) -> None:
    first = imports(eve, *LIST)
    eve.goes_live()
    door = eve.program("door")
    an = door.get("/delegates", q="An")[0]["id"]
    door.post("/checkins", delegate_id=an, nonce="an")

    with pytest.raises(Refused, match="Nguyễn Văn An"):
        eve.organiser.sends(f"{eve.base}/changes/{first}/undo")

    assert [name for name, _phone in listed(eve)] == ["Lê Thị Hoa", "Nguyễn Văn An"]


def test_nothing_is_taken_back_twice(eve: Gala) -> None:
    first = imports(eve, *LIST)
    eve.organiser.sends(f"{eve.base}/changes/{first}/undo")

    with pytest.raises(Refused, match="đã được hoàn tác"):
        eve.organiser.sends(f"{eve.base}/changes/{first}/undo")

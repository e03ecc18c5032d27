"""A door looks for somebody by what a guest can say of themselves."""

from __future__ import annotations

from ceremony.core.people import People, Person, people_to_json, with_keys
from tests.galas import Gala
from tests.marks import ONE_DATABASE

pytestmark = ONE_DATABASE
NUMBER = "0912345678"


def test_a_door_finds_by_the_last_digits_of_a_telephone_and_never_shows_it(gala: Gala) -> None:
    who = Person(1, "Đại biểu", "Trần Thị Mười", "Trần Thị Mười", unit="Ấp 3", phone=NUMBER, order=1)
    gala.import_people(people_to_json(People(tuple(with_keys([who])), ())))
    door = gala.program("door")

    def found(query: str) -> list[str]:
        answer = door.ask("GET", "/delegates", params={"q": query})
        assert NUMBER not in answer.text
        return [one["name"] for one in answer.json()]

    assert [found(query) for query in ("678", "345 678", NUMBER, "muoi 678")] == [["Trần Thị Mười"]] * 4
    assert found("3456") == found("an 678") == found("78") == []
    page = gala.joined("door", "Lan").get(f"{gala.base}/door/search?q=678")
    assert ("Trần Thị Mười" in page.text, NUMBER in page.text) == (True, False)

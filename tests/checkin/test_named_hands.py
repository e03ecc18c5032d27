"""Who let somebody in: the person named on the door's page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.galas import Gala
from tests.people import Crew, Door


def test_a_door_that_two_people_share_says_who_let_each_in(gala: Gala, crew: Callable[..., Crew]) -> None:
    door = crew(Door, "Cửa đón tiếp", door="Cửa B")
    assert isinstance(door, Door)
    door.lets_in("Nguyễn Văn An", by="Lan")
    door.lets_in("Phạm Thị Út", by="Hùng")
    door.lets_in("Võ Văn Bảy")

    first = [
        gala.program("door").post("/checkins", code=gala.code_of(name), nonce=f"again {name}")["first"]
        for name in ("Nguyễn Văn An", "Phạm Thị Út", "Võ Văn Bảy")
    ]

    assert [(one["door"], one["by"]) for one in first] == [
        ("Cửa B", "Lan"),
        ("Cửa B", "Hùng"),
        ("Cửa B", "Cửa đón tiếp"),
    ]


@pytest.mark.parametrize(("joined_as", "prefilled"), [("", ""), ("Lan, cửa B", "Lan, cửa B")])
def test_the_page_asks_who_stands_there_unless_it_was_said_on_joining(
    gala: Gala, joined_as: str, prefilled: str
) -> None:
    page = gala.joined("door", joined_as).open(f"{gala.base}/door")

    assert page.one("input", name="by").attributes["value"] == prefilled


def test_a_door_that_has_no_name_yet_is_not_read_as_guests_without_one(
    gala: Gala, crew: Callable[..., Crew]
) -> None:
    door = crew(Door, "Lan", door="")
    assert isinstance(door, Door)
    door.lets_in("Nguyễn Văn An")
    door.lets_in("Phạm Thị Út")

    assert door.sees.one("ul", of_class="by-door").text == "Chưa ghi tên cửa 2"

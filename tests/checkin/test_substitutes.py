"""Somebody comes in a delegate's place and is let in where they stand."""

from __future__ import annotations

import pytest

from tests.edges import Refused, read
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import MC, Door


def test_a_substitute_is_let_in_at_once_and_the_door_says_whose_award_it_is(
    gala: Gala, door: Door, mc: MC
) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    absent = gala.delegate("Đặng Văn Ổn")
    form = door.browser.open(f"{gala.base}/door/walk-ins?instead_of={absent}")

    answer = door.browser.sends(
        f"{gala.base}/door/walk-ins", name="Lý Thị Thay", position="Phó Trưởng trạm", instead_of=absent,
        on_whose_say="Trạm Y tế", nonce="one-substitute",
    )  # fmt: skip
    card = read(answer.text)
    mc.comes_to("reading")

    assert form.one("h2").text == "Đi thay Đặng Văn Ổn"
    assert card.one("article").attributes["data-outcome"] == "admitted"
    assert card.one(of_class="answer-seat").text == "Ghế A5"
    assert card.one(of_class="answer-flag").text == (
        "Nhận thay Đặng Văn Ổn: Giấy khen, đợt 1. Báo bàn khay và người dẫn chương trình."
    )
    assert mc.marks["Đặng Văn Ổn"] == "on_behalf"
    assert (gala.present, gala.asks.get("/attendance")["expected"]) == (1, 8)


@ONE_DATABASE
def test_nobody_comes_in_the_place_of_somebody_who_is_in(gala: Gala, door: Door) -> None:
    door.lets_in("Đặng Văn Ổn")

    with pytest.raises(Refused):
        door.browser.sends(
            f"{gala.base}/door/walk-ins", name="Lý Thị Thay", instead_of=gala.delegate("Đặng Văn Ổn")
        )

    assert (gala.present, len(door.program.get("/delegates"))) == (1, 8)


@ONE_DATABASE
def test_a_substitute_by_mistake_gives_the_place_back(gala: Gala, door: Door) -> None:
    absent = gala.delegate("Đặng Văn Ổn")
    door.browser.open(f"{gala.base}/door")
    door.browser.sends(f"{gala.base}/door/walk-ins", name="Lý Thị Thay", instead_of=absent, nonce="mistake")
    substitute = gala.delegate("Lý Thị Thay")

    undone = door.browser.sends(
        f"{gala.base}/door/checkins/{substitute}/undo", reason="Nhầm người", nonce="taken-back"
    )
    stands = {one["name"]: one["status"] for one in gala.program("door").get("/roster")["people"]}
    door.lets_in("Đặng Văn Ổn")

    assert "Đặng Văn Ổn lại được chờ như trước." in read(undone.text).text
    assert (stands["Đặng Văn Ổn"], stands["Lý Thị Thay"]) == ("expected", "withdrawn")
    assert (gala.present, gala.asks.get("/attendance")["expected"]) == (1, 8)

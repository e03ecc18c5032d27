"""Somebody whom no list names is written in at the door, once, and the organiser sees who wrote it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.delegates.forms import listed
from tests.edges import Element, Refused, read
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Desk, Door


def comes(door: Door, name: str, nonce: str = "", **fields: Any) -> Element:
    """Fill in the form of a guest whom no list names; return the card, or what is asked first."""
    door.opens()
    sent = {"name": name, "nonce": nonce, "door": door.door, "category": "guest", **fields}
    return read(door.browser.sends(f"{door.gala.base}/door/walk-ins", **sent).text)


def test_an_unannounced_guest_is_written_in_and_let_in_and_sent_to_the_desk(gala: Gala, door: Door) -> None:
    page = comes(door, "Trần Văn Vãng Lai", position="Chủ tịch", unit="Hội Nông dân huyện")

    assert page.one("article", of_class="answer").attributes["data-outcome"] == "admitted"
    assert (
        page.one(of_class="answer-flag").text == "Khách ngoài danh sách, chưa có ghế: mời gặp bàn giải quyết."
    )
    assert door.counts == "1 /8 có mặt"
    assert door.finds("vang lai") == ["Trần Văn Vãng Lai"]
    row = gala.rows("select added_at_door, added_by, category from delegate where name = 'Trần Văn Vãng Lai'")
    assert [tuple(one) for one in row] == [("walk_in", "Lan", "guest")]


def test_a_form_that_is_sent_again_writes_nobody_in_twice(gala: Gala, door: Door) -> None:
    cards = [comes(door, "Trần Văn Vãng Lai", "one-guest") for _again in range(2)]

    assert [card.one("article").attributes["data-outcome"] for card in cards] == ["admitted", "admitted"]
    assert gala.present == 1
    with pytest.raises(Refused):
        comes(door, "Trần Thị Khác", "one-guest")


@ONE_DATABASE
def test_a_name_on_the_list_is_shown_before_anybody_is_written_in(gala: Gala, door: Door) -> None:
    asked = comes(door, "vo van bay")
    before = gala.present
    sure = comes(door, "Võ Văn Bảy", sure="1")

    assert [one.text for one in asked.all("span", of_class="found-name")] == ["Võ Văn Bảy"]
    assert (before, gala.present) == (0, 1)
    assert sure.one("article").attributes["data-outcome"] == "admitted"
    assert len(door.finds("vo van bay")) == 2


@ONE_DATABASE
def test_only_a_door_writes_somebody_in_and_only_with_a_name(gala: Gala, door: Door, desk: Desk) -> None:
    desk.opens()
    refused = []
    for browser, name in (
        (door.browser, " "),
        (door.browser, "A" * 121),
        (desk.browser, "Trần Văn Vãng Lai"),
    ):
        with pytest.raises(Refused) as refusal:
            browser.sends(f"{gala.base}/door/walk-ins", name=name)
        refused.append(refusal.value)

    assert (len(refused), gala.present) == (3, 0)
    assert len(door.program.get("/delegates")) == 8


@ONE_DATABASE
def test_the_organiser_sees_who_came_unannounced_and_who_wrote_them_in(gala: Gala, door: Door) -> None:
    comes(door, "Trần Văn Vãng Lai")

    row = gala.organiser.open(f"{gala.base}/people?at_door=1").one("tbody").one("tr")
    person = gala.organiser.open(f"{gala.base}/people/{gala.delegate('Trần Văn Vãng Lai')}")

    assert (row.one("b").text, row.one(of_class="chip").text) == ("Trần Văn Vãng Lai", "Khách tại cửa")
    assert listed(gala, "?at_door=1") == ["Trần Văn Vãng Lai"]
    notice = next(one.text for one in person.all("p", of_class="notice") if "tại cửa" in one.text)
    assert notice == "Khách ngoài danh sách, ghi tại cửa bởi Lan."

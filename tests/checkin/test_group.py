"""A delegation comes in together: who stands there is ticked, each is let in for themselves."""

from __future__ import annotations

from typing import Any

from tests.edges import Element, read
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Door

TWO = ("Đặng Văn Ổn", "H'Loan Niê")
"""Both of one health station."""


def lets_in(door: Door, ids: list[int], nonce: str, **fields: Any) -> Element:
    door.opens()
    answer = door.browser.sends(
        f"{door.gala.base}/door/group", delegate_id=ids, nonce=nonce, door=door.door, **fields
    )
    return read(answer.text).one("article", of_class="answer")


@ONE_DATABASE
def test_who_is_let_in_brings_the_rest_of_the_unit_to_be_ticked(gala: Gala, door: Door) -> None:
    card = door.lets_in(TWO[0])
    page = door.browser.open(card.one("a", of_class="answer-group").attributes["href"])

    boxes = [row.one("input").attributes for row in page.all("label", of_class="party-person")]

    assert card.one("a", of_class="answer-group").text == "Đi cùng đoàn: 1 người của Trạm Y tế xã"
    assert [("disabled" in box, box.get("data-name")) for box in boxes] == [
        (True, None),
        (False, "H'Loan Niê"),
    ]


def test_those_who_were_ticked_are_in_once_whoever_else_was_there_before(gala: Gala, door: Door) -> None:
    ids = [gala.delegate(name) for name in (*TWO, "Lê Minh Châu")]
    door.lets_in(TWO[0])

    cards = [lets_in(door, ids, "of-one-delegation") for _again in range(2)]

    assert [card.one(of_class="answer-word").text for card in cards] == ["ĐÃ CHO VÀO 2 NGƯỜI"] * 2
    assert [one.one("b").text for one in cards[0].one("ul").all("li")] == ["H'Loan Niê", "Lê Minh Châu"]
    assert cards[0].one(of_class="answer-flag").text == "Chưa cho vào: Đặng Văn Ổn (đã vào)."
    assert gala.present == 3

    wrong = cards[0].one("ul").one("form").attributes["action"]
    door.browser.sends(wrong, reason="Nhầm người", nonce="one-of-them-had-not-come")
    assert (gala.present, wrong.split("/")[-2]) == (2, str(gala.delegate("H'Loan Niê")))


@ONE_DATABASE
def test_whoever_is_nobody_here_keeps_nobody_out(gala: Gala, door: Door) -> None:
    card = lets_in(door, [999_999, gala.delegate(TWO[1])], "with-a-stranger")

    assert (card.one(of_class="answer-word").text, gala.present) == ("ĐÃ CHO VÀO 1 NGƯỜI", 1)


@ONE_DATABASE
def test_the_longest_nonce_has_room_for_the_longest_id_of_a_delegation(gala: Gala, door: Door) -> None:
    card = lets_in(door, [2**31 - 1, gala.delegate(TWO[1])], "n" * 80)

    assert (card.one(of_class="answer-word").text, gala.present) == ("ĐÃ CHO VÀO 1 NGƯỜI", 1)
    kept = gala.rows("select nonce from nonce where nonce like 'nnn%'")
    assert [row.nonce.split("-") for row in kept] == [["n" * 53, str(gala.delegate(TWO[1]))]]


@ONE_DATABASE
def test_a_unit_that_calls_itself_a_delegation_is_not_called_one_twice(gala: Gala, door: Door) -> None:
    units = {"Lý Văn Mười": "Đoàn TNCS Hồ Chí Minh xã Tân Hòa", "Lý Văn Chín": "Ấp Suối Đá"}
    door.opens()
    heads: list[str] = []
    for name, unit in units.items():
        door.browser.sends(
            f"{gala.base}/door/walk-ins", name=name, unit=unit, nonce=f"written-in-{len(heads)}"
        )
        page = door.browser.open(f"{gala.base}/door/group?of={gala.delegate(name)}")
        heads.append(page.one("h2", of_class="party-head").text)

    assert heads == ["Đoàn TNCS Hồ Chí Minh xã Tân Hòa", "Đoàn Ấp Suối Đá"]

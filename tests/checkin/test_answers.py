"""What a door's card says: one line to say aloud, a sentence for each answer, who took what back."""

from __future__ import annotations

from tests.delegates.forms import edits, writes
from tests.edges import read
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Door, nonce, outcome


@ONE_DATABASE
def test_a_card_says_award_and_seat_as_a_person_would(gala: Gala, door: Door) -> None:
    gala.award("Giấy khen của Chủ tịch UBND xã", recipient="Đặng Văn Ổn")

    card = door.lets_in("Đặng Văn Ổn")

    assert card.one(of_class="answer-award").text == "Nhận Giấy khen của Chủ tịch UBND xã, đợt 1"
    assert card.one(of_class="answer-seat").text == "Ghế A5"
    assert card.one(of_class="answer-unit").text == "Y sĩ, Trạm Y tế xã"


@ONE_DATABASE
def test_a_code_that_was_reissued_and_one_whose_place_is_taken_are_told_apart(gala: Gala, door: Door) -> None:
    old = gala.code_of("Võ Văn Bảy")
    gala.organiser.open(f"{gala.base}/people/{gala.delegate('Võ Văn Bảy')}")
    gala.organiser.sends(f"{gala.base}/people/{gala.delegate('Võ Văn Bảy')}/invitation")
    code = gala.code_of("Đặng Văn Ổn")
    gala.server.order(
        "replace", event=gala.slug, delegate_id=gala.delegate("Đặng Văn Ổn"), name="Lý Thị Thay",
        position="Y sĩ", on_whose_say="Trạm Y tế",
    )  # fmt: skip

    reissued, replaced = (door.scans(one) for one in (old, code))

    assert outcome(reissued) == outcome(replaced) == ("amber", "ĐÃ ĐƯỢC THAY")
    assert reissued.one(of_class="answer-sentence").text == (
        "Giấy mời này đã được cấp lại. Xin quét giấy mới, hoặc tìm theo tên."
    )
    assert "Lý Thị Thay" in replaced.one(of_class="answer-sentence").text


@ONE_DATABASE
def test_a_card_says_nothing_that_only_the_office_knows(gala: Gala, door: Door) -> None:
    person = gala.delegate("Đặng Văn Ổn")
    page = gala.organiser.open(f"{gala.base}/people/{person}")
    was = page.one("input", name="was").attributes["value"]
    secrets = {"phone": "0912345678", "ethnicity": "Khmer", "religion": "Phật giáo", "note": "Chỉ văn phòng"}
    gala.organiser.sends(
        f"{gala.base}/people/{person}", was=was, name="Đặng Văn Ổn", birth="5/3/1975", status="expected",
        unit="Trạm Y tế xã", attention="Mời vào phòng khách", **secrets,
    )  # fmt: skip

    card = door.lets_in("Đặng Văn Ổn")

    assert card.one(of_class="answer-attention").text == "Mời vào phòng khách"
    assert [one for one in (*secrets.values(), "1975") if one in card.text] == []


@ONE_DATABASE
def test_taking_back_says_who_did_it_and_why(gala: Gala, door: Door) -> None:
    door.lets_in("Đặng Văn Ổn")

    path = f"{gala.base}/door/checkins/{gala.delegate('Đặng Văn Ổn')}/undo"
    card = read(door.browser.sends(path, reason="Khách đã về", nonce=nonce()).text).one("article")

    assert [one.text for one in card.all(of_class="answer-why")] == [
        "Người hoàn tác: Lan .",
        "Lý do: Khách đã về .",
    ]


@ONE_DATABASE
def test_a_search_says_who_will_not_come_and_offers_a_form_for_who_is_not_found(
    gala: Gala, door: Door
) -> None:
    person = gala.delegate("Võ Văn Bảy")
    page = gala.organiser.open(f"{gala.base}/people/{person}")
    was = page.one("input", name="was").attributes["value"]
    gala.organiser.sends(f"{gala.base}/people/{person}", was=was, name="Võ Văn Bảy", status="declined")

    found, nobody = (door.browser.open(f"{gala.base}/door/search?q={one}") for one in ("vo van bay", "xyzzy"))

    assert found.one("b", of_class="found-away").text == "Báo vắng"
    assert nobody.one(of_class="found-nobody").one("a").attributes["href"].endswith("walk-ins?name=xyzzy")


@ONE_DATABASE
def test_a_search_tells_the_year_of_birth_only_where_two_go_by_one_name(gala: Gala, door: Door) -> None:
    edits(gala, "Võ Văn Bảy", birth="1971")
    alone = door.finds("vo van bay")
    writes(gala, name="Võ Văn Bẩy", unit="Ấp Tân Lập", birth="1988")

    assert (alone, door.finds("vo van bay")) == (
        ["Võ Văn Bảy"],
        ["Võ Văn Bảy ( 1971 )", "Võ Văn Bẩy ( 1988 )"],
    )

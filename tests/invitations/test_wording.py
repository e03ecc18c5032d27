"""What an office has its invitations say: seen before it is printed, saved whole, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ceremony.core.tied_words import TIED
from tests.edges import Browser, Element, Refused
from tests.galas import CAST, Gala, draft
from tests.marks import ONE_DATABASE
from tests.servers import Server

pytestmark = ONE_DATABASE
BLANK: dict[str, Any] = {
    "issuer": "Ủy ban nhân dân xã Tân Hòa", "symbol": "GM-UBND", "first_number": "1", "place": "Tân Hòa",
    "subject": "Dự Hội nghị", "summoned": ["exemplar_individual"],
}  # fmt: skip


@pytest.fixture
def eight(eve: Gala) -> Gala:
    """The small cast, before the day."""
    eve.invite(CAST)
    return eve


def page(gala: Gala, query: str = "") -> Element:
    return gala.organiser.open(f"{gala.base}/invitations{query}")


def shown(gala: Gala) -> dict[str, Any]:
    """What the form would send if nothing in it were changed."""
    return dict(fields(page(gala).one("form", id="wording")))


def fields(form: Element) -> Iterator[tuple[str, Any]]:
    boxes = [one for one in form.all("input", type="checkbox") if "checked" in one.attributes]
    yield "summoned", [one.attributes["value"] for one in boxes]
    for one in (*form.all("input"), *form.all("textarea")):
        name, kind = one.attributes.get("name", ""), one.attributes.get("type", "")
        if name and name != "csrf_token" and kind != "checkbox":
            yield name, one.text if one.tag == "textarea" else one.attributes.get("value", "")
    for one in form.all("select"):
        chosen = next(option for option in one.all("option") if "selected" in option.attributes)
        yield one.attributes["name"], chosen.attributes["value"]


def words(gala: Gala, **new: Any) -> Any:
    """Type into the form as it stands, and save it."""
    return gala.organiser.post(f"{gala.base}/invitations", script=False, **(shown(gala) | new))


def letters(found: Element) -> dict[str, str]:
    """The letters shown, by the word over each."""
    return {
        letter.one("figcaption").one("b").text: letter.one(of_class="letter-sheet").text
        for letter in found.all("figure", of_class="letter")
    }


def test_both_wordings_are_shown_as_they_will_be_printed_before_anybody_typed(eight: Gala) -> None:
    found = letters(page(eight))

    assert found.keys() == {"Kính mời", "Triệu tập"}
    assert "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời: Lê Minh Châu" in found["Kính mời"]
    assert "Ủy ban nhân dân xã Tân Hòa triệu tập: Nguyễn Văn An Nông dân, Ấp Suối Đá" in found["Triệu tập"]
    assert "Thông qua: Ấp Suối Đá" in found["Triệu tập"] and "Thông qua" not in found["Kính mời"]
    assert "Số: …/GM-UBND Tân Hòa" not in found["Kính mời"] and "Số: …/GM-UBND" in found["Kính mời"]


def test_no_line_shown_ends_within_a_name(eight: Gala) -> None:
    words(eight, superior="Ủy ban nhân dân tỉnh Phước Bình")
    sent = eight.organiser.get(f"{eight.base}/invitations").text

    assert TIED.join(("PHƯỚC", "BÌNH")) in sent
    assert TIED.join(("XÃ", "TÂN", "HÒA")) in sent


def test_what_is_saved_is_what_is_printed(eight: Gala) -> None:
    words(eight, signer="ThS. Trần Quốc Bảo", office="Chủ tịch", dated="2026-03-05", chair="Chủ tịch UBND xã")

    letter = letters(page(eight))["Kính mời"]

    assert "Tân Hòa, ngày 05 tháng 3 năm 2026" in letter
    assert "Chủ trì: Chủ tịch UBND xã." in letter
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Quốc Bảo" in letter


def test_who_is_summoned_is_the_offices_own_choice(eight: Gala) -> None:
    words(eight, summoned=["leader"])

    found = page(eight)

    assert [one.text for one in found.one("ul", of_class="invitation-counts").all("li")][:2] == [
        "7 được mời", "1 được triệu tập",
    ]  # fmt: skip
    assert "triệu tập: Trần Quốc Bảo" in letters(found)["Triệu tập"]


def test_an_office_may_summon_by_a_paper_of_that_name_and_guests_are_still_invited(eight: Gala) -> None:
    assert "GIẤY MỜI" in letters(page(eight))["Triệu tập"]

    words(eight, heading_summoned="GIẤY TRIỆU TẬP")
    found = letters(page(eight))

    assert "GIẤY TRIỆU TẬP" in found["Triệu tập"] and "GIẤY MỜI" not in found["Triệu tập"]
    assert "GIẤY MỜI" in found["Kính mời"] and "GIẤY TRIỆU TẬP" not in found["Kính mời"]
    refused = words(eight, heading_summoned="LỆNH GỌI")
    assert refused.status_code == 422 and "Chọn một trong các mục." in refused.text


def test_somebody_chosen_is_shown_in_their_own_wording(eight: Gala) -> None:
    found = page(eight, f"?who={eight.delegate('Đặng Văn Ổn')}")
    assert "triệu tập: Đặng Văn Ổn Y sĩ, Trạm Y tế xã" in letters(found)["Triệu tập"]

    assert "kính mời: Võ Văn Bảy" in letters(page(eight, "?q=vo van bay"))["Kính mời"]
    assert "Không có ai như vậy sẽ dự." in page(eight, "?q=khong co ai ten nay").text


def test_whatever_event_and_plan_say_can_be_saved_as_it_is(server: Server, organiser: Browser) -> None:
    gala = Gala(server, organiser)
    long = "Tham luận về phong trào thi đua yêu nước và công tác khen thưởng giai đoạn mới"
    plan = draft((*(("report", f"{long} {no}") for no in range(9)), ("closing", "Bế mạc")))
    hall = f"Hội trường {'lớn ' * 70}"[:299].strip()
    gala.plan({**plan, "name": f"Hội nghị {'tuyên dương ' * 40}".strip(), "venue": hall})

    assert words(gala, chair="Chủ tịch").status_code == 303


def test_a_hall_that_moved_since_is_told_by_the_field(eight: Gala) -> None:
    words(eight, chair="Chủ tịch")
    eight.organiser.open(f"{eight.base}/settings")
    eight.organiser.sends(f"{eight.base}/settings", venue="Nhà văn hóa xã")

    assert "Sự kiện nay ghi: Nhà văn hóa xã" in page(eight).text
    assert shown(eight)["venue"] == "Hội trường UBND xã"


def test_a_look_before_saving_saves_nothing(eight: Gala) -> None:
    before = shown(eight)
    seen = eight.organiser.post(
        f"{eight.base}/invitations", script=False, **(before | {"chair": "Bí thư Đảng ủy", "do": "preview"})
    )

    assert "Bí thư Đảng ủy." in seen.text.replace(TIED, " ")
    assert shown(eight) == before


def test_what_was_saved_on_one_line_is_printed_on_three_and_may_be_typed_so(eight: Gala) -> None:
    for typed in ("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\r\nKT. CHỦ TỊCH"):
        words(eight, authority=typed, office="Phó Chủ tịch", signer="ThS. Lê Thị Hà")

        signing = page(eight).one("figure", of_class="letter").one(of_class="letter-signing")
        assert [line.text for line in signing.all("p")] == [
            "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Hà",
        ]  # fmt: skip
        assert shown(eight)["authority"].split() == typed.split()


def doubts(found: Element) -> list[str]:
    return [one.text for one in found.one("letter-preview").all("p", of_class="notice")]


def test_days_that_cannot_be_are_told_beside_the_letter_while_they_are_typed(eight: Gala) -> None:
    words(eight, dated="", starts_at="")
    assert doubts(page(eight)) == []

    words(eight, dated="2026-03-24", starts_at="2026-05-26T07:30")
    other_day, late = doubts(page(eight))

    assert "Giờ mời không vào ngày tổ chức" in other_day
    assert "chỉ còn 2 ngày làm việc" in late and "QĐ 45/2018" in late

    words(eight, dated="2026-03-30", starts_at="")
    assert doubts(page(eight)) == ["Ngày ký giấy mời sau ngày tổ chức."]


def test_what_is_shown_has_a_place_for_the_code_and_no_code(eight: Gala) -> None:
    (strip, _other) = page(eight).all(of_class="letter-strip")

    assert "mã QR" in strip.text and "Xin đưa mã này tại bàn đón tiếp" in strip.text.replace(TIED, " ")
    assert eight.code_of("Nguyễn Văn An")[:4] not in strip.text


def test_an_empty_event_shows_both_wordings_too(eve: Gala) -> None:
    found = page(eve)

    assert letters(found).keys() == {"Kính mời", "Triệu tập"}
    assert "Chưa có ai sẽ dự" in found.text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("issuer", "", "Ghi cơ quan mời."),
        ("issuer", "x" * 301, "Dài quá."),
        ("symbol", "05/GM-UBND", "Chỉ ghi phần sau số: GM-UBND, không ghi số và dấu gạch chéo."),
        ("first_number", "không", "Ghi một số."),
        ("first_number", "0", "Ghi một số từ 1 đến 99999."),
        ("first_number", "9" * 400, "Ghi một số từ 1 đến 99999."),
        ("dated", "2026-02-30", "Ngày này không có."),
        ("starts_at", "26/3", "Ghi đủ ngày và giờ."),
        ("notes", "\n".join(f"Ý {no}" for no in range(13)), "Nhiều nhất 12 dòng."),
        ("content", "Ngắn\n" + "x" * 701, "Dòng 2 dài quá 700 ký tự."),
        ("authority", "TM. A\nKT. B\nTL. C\nTUQ. D", "Nhiều nhất 3 dòng."),
        ("notes", "x" * 301, "Dòng 1 dài quá 300 ký tự."),
        ("summoned", "nobody", "Chọn trong các mục đã cho."),
    ],
)
def test_what_cannot_be_taken_is_said_by_its_field_and_kept(
    eight: Gala, field: str, typed: str, sentence: str
) -> None:
    page(eight)
    answer = eight.organiser.post(f"{eight.base}/invitations", script=False, **(BLANK | {field: typed}))

    assert answer.status_code == 422
    assert answer.text.count(sentence) == 2  # above the form, and by the field
    if typed and field not in ("summoned", "content", "notes", "authority"):
        assert typed in answer.text
    assert eight.rows("select 1 from invitation_letter where true") == []


def test_a_wording_somebody_has_saved_meanwhile_is_not_overwritten(eight: Gala) -> None:
    mine = shown(eight)
    words(eight, chair="Chủ tịch")

    answer = eight.organiser.post(
        f"{eight.base}/invitations", script=False, **(mine | {"chair": "Phó Chủ tịch"})
    )

    assert answer.status_code == 409
    assert "có người vừa sửa lời giấy mời" in answer.text and "Phó Chủ tịch" in answer.text
    assert shown(eight)["chair"] == "Chủ tịch"


def test_an_hour_is_the_halls_own_and_is_taken_back_with_the_day(eight: Gala) -> None:
    words(eight, starts_at="2026-03-26T07:15", dated="2026-02-05", notes="Một\nHai")
    assert "07 giờ 15 phút, ngày 26 tháng 3 năm 2026 (Thứ Năm)" in letters(page(eight))["Kính mời"]
    assert (shown(eight)["starts_at"], shown(eight)["dated"]) == ("2026-03-26T07:15", "2026-02-05")

    words(eight, starts_at="", dated="", notes="Ba")
    undo = page(eight).one("ol", of_class="change-list").one("form")
    answer = eight.organiser.post(undo.attributes["action"], script=False)
    assert answer.status_code == 303, answer.text[-1500:]

    found = shown(eight)
    assert (found["starts_at"], found["dated"]) == ("2026-03-26T07:15", "2026-02-05")


def test_a_wording_is_taken_back(eight: Gala) -> None:
    words(eight, chair="Chủ tịch UBND xã")
    words(eight, chair="Bí thư Đảng ủy xã")

    for chair in ("Chủ tịch UBND xã", ""):
        undo = page(eight).one("ol", of_class="change-list").one("form")
        eight.organiser.post(undo.attributes["action"], script=False)
        assert shown(eight)["chair"] == chair

    facts = eight.rows("select kind, data from journal where kind = 'InvitationsWorded'")
    assert len(facts) == 2


def test_whoever_is_no_organiser_words_nothing(gala: Gala) -> None:
    door = gala.joined("door", "Lan")

    assert door.get(f"{gala.base}/invitations").status_code == 403
    with pytest.raises(Refused):
        door.sends(f"{gala.base}/invitations", **BLANK)


def test_a_closed_event_is_worded_no_more(gala: Gala) -> None:
    before = shown(gala)
    gala.stands("closed")

    page(gala)
    answer = gala.organiser.post(f"{gala.base}/invitations", script=False, **(before | {"chair": "Chủ tịch"}))

    assert answer.status_code == 409 and "Sự kiện đã đóng" in answer.text

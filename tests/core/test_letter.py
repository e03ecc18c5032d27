"""What invitations say before anybody worded them, and how an official paper writes a body's name."""

from __future__ import annotations

from datetime import datetime

import pytest

from ceremony.core import official
from ceremony.core.letter import (
    Invitee,
    Letter,
    asks,
    called,
    closing,
    copies,
    is_summoned,
    office_of,
    symbol,
    through,
)
from ceremony.core.letter_draft import MOST_CONTENT, Held, of_event

STARTS = datetime(2026, 3, 26, 7, 0)
PLAN = {
    "document": {"issuer": "UBND xã Tân Hòa"},
    "opens_at": "07:30:00",
    "venue": "Hội trường UBND xã",
    "venue_address": "số 12 đường 30/4",
    "signer": "ThS. Nguyễn Hữu Lâm",
    "copies_to": ["UBND tỉnh (b/c)", "Các đơn vị, các ấp", "Lưu: VT, VP"],
    "programme": [
        {"type": "arts", "title": "Chương trình văn nghệ"},
        {"type": "report", "title": "Báo cáo tổng kết"},
        {"type": "award", "title": "Biểu dương, tôn vinh các điển hình tiên tiến"},
        {"type": "launch", "title": "Phát động phong trào thi đua"},
        {"type": "closing", "title": "Bế mạc"},
    ],
}
HELD = Held(
    "Hội nghị tuyên dương điển hình tiên tiến", "ỦY BAN NHÂN DÂN XÃ TÂN HÒA", place="Tân Hòa",
    venue="Hội trường UBND xã", starts=STARTS, period=(2020, 2025), draft=PLAN,
)  # fmt: skip


def test_the_letter_begins_as_event_and_plan_have_it() -> None:
    letter = of_event(HELD)

    assert letter.issuer == "Ủy ban nhân dân xã Tân Hòa"
    assert letter.subject == "Dự Hội nghị tuyên dương điển hình tiên tiến giai đoạn 2020 – 2025"
    assert symbol(letter, 5) == "05/GM-UBND"
    assert letter.starts == datetime(2026, 3, 26, 7, 30)
    assert letter.held == {STARTS.date()}
    assert letter.venue == "Hội trường UBND xã, số 12 đường 30/4"
    assert (letter.authority, letter.signer, letter.office) == ("TM. ỦY BAN NHÂN DÂN", "Nguyễn Hữu Lâm", "")
    assert letter.content == (
        "Báo cáo tổng kết; biểu dương, tôn vinh các điển hình tiên tiến; phát động phong trào thi đua"
    )


def test_those_the_plan_was_sent_to_get_no_copy_of_every_invitation() -> None:
    assert copies(of_event(HELD).copies) == ["- Như trên;", "- Lưu: VT, VP."]


def test_what_nobody_said_stays_empty() -> None:
    letter = of_event(Held("Hội nghị"))

    assert (letter.issuer, letter.symbol, letter.place, letter.dated, letter.starts) == (
        "",
        "",
        "",
        None,
        None,
    )
    assert (letter.venue, letter.chair, letter.content, letter.signer, letter.authority) == (
        "",
        "",
        "",
        "",
        "",
    )
    assert letter.subject == "Dự Hội nghị"


@pytest.mark.parametrize(
    "draft", [{}, {"opens_at": "nonsense"}, {"opens_at": "06:00:00"}, {"document": None}]
)
def test_an_opening_that_says_nothing_leaves_the_hour_of_the_event(draft: dict[str, object]) -> None:
    assert of_event(Held("Hội nghị", starts=STARTS, draft=draft)).starts == STARTS


def test_the_address_of_another_hall_is_not_given() -> None:
    moved = Held("Hội nghị", venue="Nhà văn hóa ấp 3", draft=PLAN)

    assert of_event(moved).venue == "Nhà văn hóa ấp 3"


def test_long_contents_end_with_a_whole_item() -> None:
    many = [
        {"type": "report", "title": f"Báo cáo số {no} về phong trào thi đua yêu nước"} for no in range(30)
    ]
    content = of_event(Held("Hội nghị", draft={"programme": many})).content

    assert len(content) <= MOST_CONTENT and content.endswith("về phong trào thi đua yêu nước")


@pytest.mark.parametrize(
    ("banner", "written"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG TỈNH BẮC KẠN", "Hội đồng Thi đua – Khen thưởng tỉnh Bắc Kạn"),
        ("ĐẢNG ỦY PHƯỜNG 5, THÀNH PHỐ THỦ ĐỨC", "Đảng ủy phường 5, thành phố Thủ Đức"),
        ("PHÒNG VĂN HÓA – XÃ HỘI", "Phòng Văn hóa – Xã hội"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", "TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM"),
        ("Ủy ban nhân dân xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa"),
        ("", ""),
    ],
)
def test_a_banners_capitals_are_written_small_where_it_is_known_how(banner: str, written: str) -> None:
    assert official.body(banner) == written


def test_guests_are_invited_and_honourees_summoned_through_their_unit() -> None:
    letter = Letter("Ủy ban nhân dân xã Tân Hòa", "Hội nghị", closing_invited="Rất hân hạnh được đón tiếp.")
    guest = Invitee("Lê Minh Châu", "Đồng chí", position="Phó Chủ tịch", unit="UBND tỉnh", category="guest")
    honouree = Invitee("Nguyễn Văn An", "Ông", unit="Ấp Suối Đá", category="exemplar_individual")

    assert asks(letter, guest) == "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời:"
    assert asks(letter, honouree) == "Ủy ban nhân dân xã Tân Hòa triệu tập:"
    assert (through(letter, guest), through(letter, honouree)) == ("", "Ấp Suối Đá")
    assert (closing(letter, guest), closing(letter, honouree)) == ("Rất hân hạnh được đón tiếp./.", "")
    assert not is_summoned(letter, Invitee("Nguyễn Văn An"))


def test_an_office_without_a_name_is_called_by_its_office_once() -> None:
    office = Invitee(
        "Bí thư Đảng ủy xã Tân Hòa", "Đồng chí", position="Bí thư", unit="Đảng ủy xã Tân Hòa", nameless=True
    )

    assert called(office) == "Đồng chí Bí thư Đảng ủy xã Tân Hòa"
    assert office_of(office) == ""

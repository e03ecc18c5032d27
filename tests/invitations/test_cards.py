"""Courtesy cards: two on a sheet, a long name whole, every code decodable, nothing touching."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from ceremony.base.paper.ink import Box
from ceremony.base.paper.sheets import Overfull
from ceremony.core.letter import Invitee, Letter
from ceremony.core.pages import ALL_SAY, Page, Stamp
from ceremony.invitations.papers.card import InvitationCards, on_card
from tests.base.paper.references import drawn, looks_as_before
from tests.base.paper.sheets_read import faults, printed, sheets
from tests.invitations.letters import (
    BARE,
    BROADEST,
    FULLEST,
    GUEST,
    HONOURED,
    LONG_NAME,
    LONGEST,
    NAMELESS,
    UNKNOWN,
    USUAL,
    many,
    pages,
)

MM = 72 / 25.4
EVERYBODY = (GUEST, HONOURED, NAMELESS, LONGEST, BROADEST, UNKNOWN)


def cards(path: Path, letter: Letter, *invited: Invitee) -> bytes:
    return printed(InvitationCards(), [on_card(one) for one in pages(letter, *invited)], path / "cards.pdf")


def said(pdf: bytes, no: int) -> str:
    """What the so-manieth card says."""
    sheet = sheets(pdf)[(no - 1) // 2]
    box = InvitationCards().boxes(Box(0, 0, sheet.width, sheet.height))[(no - 1) % 2]
    return sheet.in_box(box)


def test_a_card_says_what_the_letter_says_but_shorter(tmp_path: Path) -> None:
    made = cards(tmp_path, USUAL, GUEST, HONOURED)

    for part in (
        "ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "GIẤY MỜI", "Trân trọng kính mời", "Đồng chí Nguyễn Văn An",
        "Bí thư chi bộ, Ấp Suối Đá", "07 giờ 30 phút, ngày 26 tháng 3 năm 2026", "ghế A5", "05/GM-UBND",
    ):  # fmt: skip
        assert part in said(made, 1)
    assert "Triệu tập" in said(made, 2) and "Ấp Suối Đá" in said(made, 2)
    assert "CỘNG HÒA" not in said(made, 1) and "Nơi nhận" not in said(made, 1)


def test_a_card_is_called_as_its_letter_is(tmp_path: Path) -> None:
    made = cards(tmp_path, replace(USUAL, heading_summoned="GIẤY TRIỆU TẬP"), GUEST, HONOURED)

    assert "GIẤY MỜI" in said(made, 1) and "GIẤY MỜI" not in said(made, 2)
    assert "GIẤY TRIỆU TẬP" in said(made, 2)


def test_a_card_is_old_only_when_something_on_it_is_another() -> None:
    def stamp(letter: Letter) -> Stamp:
        return on_card(pages(letter, GUEST)[0]).stamp(1)

    assert stamp(replace(USUAL, contact="Đường dây nóng", notes=(), signer="Lê Hà")) == stamp(USUAL)
    assert stamp(replace(USUAL, venue="Nhà văn hóa")) != stamp(USUAL)


def test_what_is_not_known_leaves_no_label(tmp_path: Path) -> None:
    bare = said(cards(tmp_path, BARE, UNKNOWN), 1)

    assert "Thời gian" not in bare and "Địa điểm" not in bare and "Chỗ ngồi" not in bare


@pytest.mark.parametrize("letter", [USUAL, FULLEST, BARE], ids=["usual", "fullest", "bare"])
def test_two_stand_on_a_sheet_and_nothing_touches_or_is_below_nine_points(
    letter: Letter, tmp_path: Path
) -> None:
    made = cards(tmp_path, letter, *EVERYBODY)

    assert len(sheets(made)) == 3
    assert faults(made, side=8 * MM) == []
    assert LONG_NAME.split()[-1] in said(made, 4)


@pytest.mark.parametrize("dpi", [150, 72])
def test_every_code_is_read_by_an_independent_reader(dpi: int, tmp_path: Path) -> None:
    some = many(6)
    path = tmp_path / "cards.pdf"
    printed(InvitationCards(), some, path)
    read = {found.text for no in (1, 2, 3) for found in zxingcpp.read_barcodes(drawn(path, no, dpi))}

    assert read == {code_of(page) for page in some}


def code_of(page: Page) -> str:
    return str(page.lines[0].says["code"])


def test_words_that_all_cards_share_are_not_laid_to_a_persons_name(tmp_path: Path) -> None:
    endless = replace(LONGEST, position="Trưởng Ban Chỉ đạo phong trào, " * 40)
    far = replace(USUAL, venue="Hội trường lớn, khu hành chính tập trung, " * 12)
    long = replace(USUAL, event="Hội nghị tuyên dương điển hình tiên tiến " * 30)

    for letter, who, field in ((far, GUEST, ALL_SAY), (long, GUEST, ALL_SAY), (USUAL, endless, "")):
        with pytest.raises(Overfull) as over:
            cards(tmp_path, letter, who)
        assert over.value.field == field


def test_cards_that_do_not_fit_are_told_before_they_are_printed() -> None:
    endless = replace(LONGEST, position="Trưởng Ban Chỉ đạo phong trào, " * 40)
    far = replace(USUAL, venue="Hội trường lớn, khu hành chính tập trung, " * 12)
    told = [
        InvitationCards().hard_to_set([on_card(one) for one in pages(letter, GUEST, HONOURED, endless)])
        for letter in (USUAL, far)
    ]

    assert told == [[("letter_overfull", 1, ())], [("letter_overfull", 3, ())]]
    assert InvitationCards().hard_to_set([on_card(one) for one in pages(FULLEST, *EVERYBODY)]) == []


def test_cards_look_as_somebody_has_seen_them(tmp_path: Path) -> None:
    cards(tmp_path, USUAL, GUEST, LONGEST)

    assert looks_as_before(tmp_path / "cards.pdf", "invitation-cards")

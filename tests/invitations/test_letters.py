"""Giấy mời as a reader meets it: every line where NĐ 30/2020 has it, nothing touching, every code read."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader

from ceremony.base.paper.qr import QUIET, SIDE
from ceremony.base.paper.sheets import Overfull
from ceremony.base.paper.styles import LEAST
from ceremony.core.codes import printed as grouped
from ceremony.core.letter import Invitee, Letter
from ceremony.core.letter_says import lacking
from ceremony.core.pages import ALL_SAY, Page
from ceremony.invitations.papers.letter import Invitations
from tests.base.paper.references import drawn, looks_as_before
from tests.base.paper.sheets_read import Sheet, Word, faults, printed, sheets
from tests.invitations.letters import (
    BARE,
    BROADEST,
    BY_A_DEPUTY,
    FULLEST,
    GUEST,
    HONOURED,
    IN_TWO_OFFICES,
    LONG_NAME,
    LONGEST,
    NAMELESS,
    ORDINARY,
    UNKNOWN,
    USUAL,
    coded,
    many,
    pages,
)

MM = 72 / 25.4
MOST_APART = 5.5
"""Points between two words of a line: a space of 13.5 points and half of one, and what a reader measures."""
EVERYBODY = (GUEST, HONOURED, NAMELESS, LONGEST, BROADEST, UNKNOWN)


def letters(path: Path, letter: Letter, *invited: Invitee) -> bytes:
    return printed(Invitations(), pages(letter, *invited), path / "letters.pdf")


def lines(pdf: bytes, no: int = 0) -> list[str]:
    """What a page says, from the top down; words of one line in one text."""
    rows: dict[int, list[Word]] = {}
    for word in sheets(pdf)[no].words:
        rows.setdefault(round(word.bottom), []).append(word)
    return [" ".join(word.text for word in rows[at]) for at in sorted(rows)]


def words(pdf: bytes, text: str, no: int = 0) -> list[Word]:
    """These words, one after another."""
    found, wanted = sheets(pdf)[no].words, text.split()
    for at in range(len(found)):
        if [word.text for word in found[at : at + len(wanted)]] == wanted:
            return list(found[at : at + len(wanted)])
    raise AssertionError(f"nobody reads {text}")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return letters(tmp_path_factory.mktemp("letters"), USUAL, *EVERYBODY)


def test_a_letter_says_everything_in_the_order_of_its_form(usual: bytes) -> None:
    text = " ".join(sheets(usual)[0].text.split())
    order = (
        "ỦY BAN NHÂN DÂN TỈNH PHƯỚC BÌNH", "ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Số: 05/GM-UBND", "Tân Hòa, ngày 05 tháng 3 năm 2026", "GIẤY MỜI",
        "Dự Hội nghị tuyên dương", "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời:",
        "Đồng chí Nguyễn Văn An", "Bí thư chi bộ, Ấp Suối Đá", "Tới dự: Hội nghị",
        "Chủ trì: Đồng chí Trần Quốc Bảo",
        "Thời gian: 07 giờ 30 phút, ngày 26 tháng 3 năm 2026 (Thứ Năm).", "Địa điểm: Hội trường",
        "Chỗ ngồi: Ghế A5.", "Nội dung: Tổng kết", "Lưu ý: - Đại biểu", "Liên hệ: Văn phòng",
        "Rất hân hạnh được đón tiếp./.",
    )  # fmt: skip
    places = [text.find(part) for part in order]

    assert -1 not in places
    assert [*places[:2], *places[4:]] == sorted([*places[:2], *places[4:]])
    for signing in (
        "Nơi nhận:",
        "- Như trên;",
        "- Thường trực Đảng ủy;",
        "- Lưu: VT, VP.",
        "TM. ỦY BAN NHÂN DÂN",
    ):
        assert signing in text


def test_whoever_signs_does_so_without_academic_title(usual: bytes) -> None:
    assert "PGS" not in sheets(usual)[0].text
    assert words(usual, "Trần Quốc Bảo")


SIGNING = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Minh Châu"]


@pytest.mark.parametrize(
    "typed", [BY_A_DEPUTY.authority, "\n".join(SIGNING[:2])], ids=["one line", "two lines"]
)
def test_a_deputy_signs_under_a_line_for_the_body_and_one_for_the_chairman(
    typed: str, tmp_path: Path
) -> None:
    made = letters(tmp_path, replace(BY_A_DEPUTY, authority=typed), GUEST)
    block = [words(made, line) for line in SIGNING]

    assert [len({round(word.bottom) for word in line}) for line in block] == [1, 1, 1, 1]
    tops = [line[0].bottom for line in block]
    assert all(below - above > 12 for above, below in pairwise(tops))
    middles = [(line[0].left + line[-1].right) / 2 for line in block]
    assert max(middles) - min(middles) < 1


def test_a_deputys_letter_that_is_full_stays_one_page_on_which_nothing_touches(tmp_path: Path) -> None:
    full = replace(FULLEST, authority=f"{BY_A_DEPUTY.authority}, TUQ. PHÓ CHỦ TỊCH")
    made = letters(tmp_path, full, *EVERYBODY)

    assert faults(made, side=8 * MM) == []
    assert len(sheets(made)) == len(EVERYBODY)


def test_a_deputys_letter_looks_as_somebody_has_seen_it(tmp_path: Path) -> None:
    letters(tmp_path, BY_A_DEPUTY, GUEST)

    assert looks_as_before(tmp_path / "letters.pdf", "letter-deputy")


def test_the_paper_is_called_as_the_office_calls_it(tmp_path: Path) -> None:
    summons = letters(tmp_path, replace(USUAL, heading_summoned="GIẤY TRIỆU TẬP"), GUEST, HONOURED)

    assert ("GIẤY MỜI" in lines(summons), "GIẤY TRIỆU TẬP" in lines(summons)) == (True, False)
    assert ("GIẤY MỜI" in lines(summons, 1), "GIẤY TRIỆU TẬP" in lines(summons, 1)) == (False, True)


def test_guests_are_invited_and_honourees_are_summoned_through_their_unit(usual: bytes) -> None:
    guest, honoured = sheets(usual)[0].text, sheets(usual)[1].text

    assert "trân trọng kính mời:" in guest and "triệu tập" not in guest and "Thông qua" not in guest
    assert "triệu tập:" in honoured and "Thông qua: Ấp Suối Đá" in honoured and "kính mời" not in honoured
    assert honoured.index("Nông dân") < honoured.index("Thông qua") < honoured.index("Tới dự")
    assert honoured.index("Đề nghị các đơn vị thông báo") < honoured.index("thời gian./.")


def test_somebody_whose_name_is_not_known_yet_is_asked_by_office(usual: bytes) -> None:
    assert "Đồng chí Bí thư Đảng ủy xã Tân Lập" in lines(usual, 2)


def test_what_is_not_known_leaves_neither_a_label_nor_a_gap(usual: bytes, tmp_path: Path) -> None:
    assert "Chỗ ngồi" not in sheets(usual)[1].text
    bare = letters(tmp_path, BARE, UNKNOWN)
    rows = lines(bare)
    begins = next(
        no for no, row in enumerate(rows) if row.startswith("Ủy ban nhân dân xã Tân Hòa trân trọng")
    )

    assert rows[begins : begins + 4] == [
        "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời:", "An",
        "Tới dự: Hội nghị tuyên dương điển hình tiên tiến.", "Trân trọng./.",
    ]  # fmt: skip
    assert "Số: …/GM-UBND ngày … tháng … năm …" in rows


def test_number_and_date_stand_on_one_line_and_the_nation_on_one(usual: bytes) -> None:
    number, dated = words(usual, "Số: 05/GM-UBND")[0], words(usual, "Tân Hòa, ngày 05 tháng 3 năm 2026")[0]
    nation = words(usual, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    assert abs(number.bottom - dated.bottom) < 1.0
    assert max(word.bottom for word in nation) - min(word.bottom for word in nation) < 0.1


def test_margins_are_those_of_a_document(usual: bytes) -> None:
    for sheet in sheets(usual):
        body = [word for word in sheet.words if word.top < sheet.height - 20 * MM]
        assert min(word.left for word in body) >= 30 * MM - 0.5
        assert max(word.right for word in body) <= sheet.width - 18 * MM + 0.5
        assert min(word.top for word in body) >= 19 * MM


def test_the_rule_under_the_motto_is_as_long_as_its_words_and_the_issuers_a_third_to_a_half(
    usual: bytes,
) -> None:
    rules = level_rules(usual)
    motto, issuer = words(usual, "Độc lập - Tự do - Hạnh phúc"), words(usual, "ỦY BAN NHÂN DÂN")
    long = max(word.right for word in motto) - min(word.left for word in motto)
    of_issuer = max(word.right for word in issuer) - min(word.left for word in issuer)

    assert any(abs(rule - long) < 1.5 for rule in rules)
    assert any(of_issuer / 3 <= rule <= of_issuer / 2 for rule in rules)


def level_rules(pdf: bytes) -> list[float]:
    """How long the level lines of the first page and its stamps are."""
    page = PdfReader(BytesIO(pdf)).pages[0]
    stamps = page["/Resources"]["/XObject"]  # type: ignore[index]
    ink = b"\n".join(stamps[name].get_object().get_data() for name in stamps).decode("latin-1")
    drawn = re.findall(r"([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l", ink)
    return [float(right) - float(left) for left, above, right, below in drawn if above == below]


@pytest.mark.parametrize("letter", [USUAL, FULLEST, BARE], ids=["usual", "fullest", "bare"])
def test_nothing_touches_is_cut_off_or_below_nine_points_and_each_is_one_page(
    letter: Letter, tmp_path: Path
) -> None:
    made = letters(tmp_path, letter, *EVERYBODY)

    assert faults(made, side=8 * MM) == []
    assert len(sheets(made)) == len(EVERYBODY)


def sizes(pdf: bytes, no: int = 0) -> set[float]:
    """The sizes in which a page is set; not that of its foot."""
    found: set[float] = set()

    def see(text: str, _frame: object, at: list[float], _face: object, size: float) -> None:
        if text.strip():
            found.add(round(size * at[3], 1))

    PdfReader(BytesIO(pdf)).pages[no].extract_text(visitor_text=see)
    return found - {LEAST}


def test_an_ordinary_letter_keeps_the_sizes_of_a_document(tmp_path: Path) -> None:
    made = letters(tmp_path, ORDINARY, GUEST, HONOURED, IN_TWO_OFFICES, replace(IN_TWO_OFFICES, category=""))

    for no in range(4):
        assert min(sizes(made, no)) >= 11 and max(sizes(made, no)) <= 14
        assert sizes(made, no) & {13.0, 13.5}


def test_where_there_is_more_to_say_number_nation_and_copies_shrink_with_the_rest(tmp_path: Path) -> None:
    (found,) = (sizes(letters(tmp_path, FULLEST, LONGEST)),)

    assert found - {11.0, 12.0, 13.0} == {
        size for size in found if size < 10.5
    }  # the strip's own are 11 to 13
    number = words((tmp_path / "letters.pdf").read_bytes(), "Số: 499/GM-HĐTĐKT")[0]
    dated = words((tmp_path / "letters.pdf").read_bytes(), "năm 2026")[0]
    assert abs((number.bottom - number.top) - (dated.bottom - dated.top)) < 1


def test_letters_of_one_mailing_are_set_alike_but_for_the_few_that_say_more(tmp_path: Path) -> None:
    of_many = replace(LONGEST, position=f"{LONGEST.position}, {LONGEST.position}", category="guest")
    everybody = pages(ORDINARY, *[GUEST, replace(IN_TWO_OFFICES, category="guest")] * 12, of_many)
    together = printed(Invitations(everybody), everybody, tmp_path / "together.pdf")
    alone = letters(tmp_path, ORDINARY, NAMELESS)

    assert len({frozenset(sizes(together, no)) for no in range(24)}) == 1
    assert min(sizes(together, 24)) < 11
    assert sizes(alone) != sizes(together)


def test_letters_that_must_be_small_are_told_and_those_that_cannot_be_printed() -> None:
    endless = replace(LONGEST, position="Trưởng Ban Chỉ đạo phong trào, " * 200)
    told = Invitations().hard_to_set(pages(ORDINARY, GUEST, IN_TWO_OFFICES, LONGEST, endless))

    assert told == [("letter_small", 1, ()), ("letter_overfull", 1, ())]
    assert Invitations().hard_to_set(pages(USUAL, GUEST, HONOURED)) == []


def test_words_that_all_letters_share_are_not_laid_to_a_persons_name(tmp_path: Path) -> None:
    shared = replace(FULLEST, notes=tuple("Đại biểu mặc trang phục truyền thống, " * 7 for _ in range(12)))
    endless = replace(LONGEST, position="Trưởng Ban Chỉ đạo phong trào, " * 200)

    for letter, who, field in ((shared, UNKNOWN, ALL_SAY), (USUAL, endless, "")):
        with pytest.raises(Overfull) as over:
            letters(tmp_path, letter, who)
        assert over.value.field == field


def test_no_line_is_pulled_apart(tmp_path: Path) -> None:
    made = letters(tmp_path, ORDINARY, GUEST, IN_TWO_OFFICES, LONGEST)

    for sheet in sheets(made):
        body = [word for word in sheet.words if 60 * MM < word.top < 220 * MM and word.right - word.left > 1]
        apart = [
            (one.text, other.text)
            for one, other in pairwise(body)
            if abs(one.bottom - other.bottom) < 0.1 and MOST_APART < other.left - one.right < 40
        ]
        assert apart == []


def test_a_long_name_is_balanced_over_its_lines(usual: bytes) -> None:
    name = [line for line in lines(usual, 3) if line.split()[-1] in LONG_NAME and line.split()[0] in
            ("Đồng", *LONG_NAME.split())]  # fmt: skip

    assert " ".join(name) == f"Đồng chí PGS.TS. {LONG_NAME}"
    assert min(len(line) for line in name) > 0.7 * max(len(line) for line in name)


def test_around_a_code_the_paper_is_quiet(usual: bytes, tmp_path: Path) -> None:
    for made in (usual, letters(tmp_path, FULLEST, *EVERYBODY)):
        for sheet, page in zip(sheets(made), pages(FULLEST, *EVERYBODY), strict=True):
            around = around_the_code(sheet, grouped(page.lines[0].says["hand_code"]))
            assert [word.text for word in sheet.words if lies_in(around, word)] == []


def around_the_code(sheet: Sheet, typed: str) -> Word:
    """The code that stands over what is typed instead of it, with the paper that must be quiet around it."""
    (under,) = (word for word in sheet.words if word.text == typed.split()[0] and word.left < 60 * MM)
    left, above = 30 * MM - QUIET / 2, under.top - SIDE - 2 * QUIET
    return Word("", left, above, left + SIDE + 2 * QUIET, under.top - 0.1)


def lies_in(place: Word, word: Word) -> bool:
    across = min(place.right, word.right) - max(place.left, word.left)
    return across > 0 and min(place.bottom, word.bottom) > max(place.top, word.top)


@pytest.mark.parametrize("dpi", [150, 72])
def test_every_code_is_read_by_an_independent_reader(dpi: int, tmp_path: Path) -> None:
    some = many(12)
    path = tmp_path / "letters.pdf"
    printed(Invitations(), some, path)

    assert [code_on(path, no, dpi) for no in range(1, 13)] == [code_of(page) for page in some]


def code_on(path: Path, no: int, dpi: int) -> str:
    return "".join(found.text for found in zxingcpp.read_barcodes(drawn(path, no, dpi)))


def code_of(page: Page) -> str:
    return str(page.lines[0].says["code"])


def test_codes_are_ink_not_pictures_and_faces_are_embedded_as_far_as_used(
    usual: bytes, tmp_path: Path
) -> None:
    for page in PdfReader(BytesIO(usual)).pages:
        assert not list(page.images)
    path = tmp_path / "usual.pdf"
    path.write_bytes(usual)
    told = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[
        2:
    ]
    faces = [re.search(r"^(\S+).* (yes|no)\s+(yes|no)\s+(yes|no)\s+\d+", line) for line in told]

    assert faces and all(face is not None and face.groups()[1:] == ("yes", "yes", "yes") for face in faces)
    assert all("+Tinos" in line or "+BeVietnam" in line for line in told)


def test_a_file_of_one_letter_is_found_by_number_name_and_unit() -> None:
    guest, bare = pages(USUAL, GUEST, UNKNOWN)

    assert Invitations().found_by(guest) == (5, "Nguyễn Văn An", "Ấp Suối Đá")
    assert Invitations().found_by(bare) == (None, "An", "")


def test_what_the_letters_lack_is_said_before_they_are_printed() -> None:
    assert lacking(USUAL, [GUEST]) == []
    assert lacking(BARE, [GUEST, UNKNOWN, HONOURED]) == [
        ("letter", 0, ("dated", "starts", "venue", "signer")),
        ("no_seat", 2, ()),
    ]
    assert lacking(USUAL, [HONOURED]) == []
    assert lacking(replace(BARE, authority="TM. BAN TỔ CHỨC"), [GUEST], ("starts", "venue")) == [
        ("letter", 0, ("starts", "venue"))
    ]


def test_whoever_signs_in_a_bodys_stead_does_so_by_an_office_and_before_the_day() -> None:
    assert lacking(replace(USUAL, office=""), [GUEST]) == [("letter", 0, ("office",))]
    assert lacking(replace(USUAL, office="", authority=""), [GUEST]) == []
    assert lacking(replace(USUAL, dated=date(2026, 3, 27)), [GUEST]) == [("dated_after", 0, ())]
    assert lacking(replace(USUAL, dated=date(2026, 3, 20)), [GUEST]) == []


THURSDAY = date(2026, 3, 26)


@pytest.mark.parametrize(
    ("dated", "left"),
    [(THURSDAY, 0), (date(2026, 3, 25), 1), (date(2026, 3, 24), 2), (date(2026, 3, 23), None)],
)
def test_a_letter_is_signed_three_working_days_before(dated: date, left: int | None) -> None:
    told = [("dated_late", left, ())] if left is not None else []

    assert lacking(replace(USUAL, dated=dated), [GUEST]) == told
    assert lacking(replace(USUAL, dated=dated), [GUEST], ("starts", "venue")) == [], "a card has no date"


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        (date(2026, 3, 19), []),  # a Thursday: with Friday and Monday three
        (date(2026, 3, 20), [("dated_late", 2, ())]),
        (date(2026, 3, 21), [("dated_late", 1, ())]),
        (None, [("letter", 0, ("dated",))]),
    ],
)
def test_a_weekend_is_no_working_day(dated: date | None, told: list[object]) -> None:
    tuesday = replace(USUAL, starts=datetime(2026, 3, 24, 7, 30), dated=dated)

    assert lacking(tuesday, [GUEST]) == told


def test_guests_are_asked_for_a_day_of_the_event() -> None:
    held = replace(USUAL, held=frozenset({date(2026, 3, 25), THURSDAY}))
    in_may = replace(held, starts=datetime(2026, 5, 26, 7, 30))

    assert lacking(held, [GUEST]) == []
    assert lacking(in_may, [GUEST]) == lacking(in_may, [GUEST], ("starts",)) == [("other_day", 0, ())]
    assert lacking(replace(in_may, dated=date(2026, 3, 30)), [GUEST])[1:] == [("dated_after", 0, ())]
    assert lacking(replace(in_may, held=frozenset()), [GUEST]) == [], "no day is known"


def test_a_letter_changes_with_what_it_says_and_with_nothing_else() -> None:
    (before,), (again,) = pages(USUAL, GUEST), pages(USUAL, GUEST)
    (moved,) = pages(replace(USUAL, venue="Nhà văn hóa xã"), GUEST)

    assert before.stamp(1) == again.stamp(1)
    assert before.stamp(1).digest != moved.stamp(1).digest


@pytest.mark.parametrize(
    ("no", "name"), [(1, "letter-invited"), (2, "letter-summoned"), (4, "letter-longest")]
)
def test_a_letter_looks_as_somebody_has_seen_it(no: int, name: str, usual: bytes, tmp_path: Path) -> None:
    path = tmp_path / "usual.pdf"
    path.write_bytes(usual)

    assert coded(1)[0] == code_of(pages(USUAL, GUEST)[0])
    assert looks_as_before(path, name, no)

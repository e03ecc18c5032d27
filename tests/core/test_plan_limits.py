"""Texts that no office wrote: reading one takes work in measure of its length, and what is not read is told.

Nothing here looks at a clock. Calls are counted, and signs that a pattern is given to look at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from itertools import count, product
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core import figures
from ceremony.core.asides import asides, put_aside
from ceremony.core.offices import MOST_SIGNS as MOST_OF_AN_OFFICE
from ceremony.core.offices import office_rank, standing_of
from ceremony.core.outline import outline
from ceremony.core.owners import bodies, owner_and_task
from ceremony.core.paragraphs import MOST_SIGNS
from ceremony.core.plans import read_plan
from ceremony.core.programme import MOST_ITEMS, counted, without_deed

HEAD = ["KẾ HOẠCH", "Tổ chức Hội nghị điển hình tiên tiến giai đoạn 2020 - 2025", "I. NỘI DUNG"]
FOOT = ["Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn An"]
WORDS = {
    "digits": "1", "digits and dots": "1.", "spaces": " ", "wide spaces": "\u00a0", "tabs": "\t",
    "dashes": "- ", "commas": ", ", "và": "và ", "brackets that open": "(", "brackets": "()",
    "quotes that open": "“aaaaa", "capitals": "A", "capital words": "ABC ", "bars": "| ", "markup": "<b ",
    "dots": "...", "slashes": "./", "marks alone": "\u0301", "nothing to see": "\u200b", "colons": "a:b ",
    "labels": "số lượng ", "limits": "tối đa ", "sums": "tổng số 1.1.1.1 ", "about": "khoảng ",
    "papers": "chuẩn bị tham luận ", "days": "trước ngày 1/1/2025, ", "givers": "giao ",
    "deeds": "được tổ chức ",
    "bodies": "Ban ,UBND ", "acts cited": "Kế hoạch số 1“", "levels": "đại hội cấp xã ",
    "people": "9999999 cá nhân ",
}  # fmt: skip
"""What a hostile line is made of, over and over."""

LISTS = {
    "words": ["a"],
    "tasks": ["1. Giao Ban tổ chức:", "- chuẩn bị hội trường trước ngày 1/1/2025."],
    "captions": ["CHƯƠNG TRÌNH:"],
    "programmes": ["1. Chương trình", "- Khai mạc", "- Tham luận", "- Bế mạc"],
    "levels": ["1. Đối với cấp xã: 1 ngày", "- Cấp huyện: tối đa 100 đại biểu"],
    "levels without a word": ["- Đối với cấp xã: chuẩn bị"],
    "levels in one heading": ["1. Đối với" + " cấp huyện, cấp xã," * 8 + ": tối đa 100 đại biểu"],
    "headings, deeper and deeper": [
        f"{mark} Đối với cấp xã: 1 ngày" for mark in ("A.", "I.", "1.", "1.1.", "a)", "-", "+")
    ],
    "rows": ["1\tKhai mạc\t7h30\t5 phút"],
    "duties": ["1. Trách nhiệm", "- làm"],
    "papers": ["- Chuẩn bị tham luận"],
    "copies": ["Nơi nhận:", "- Lưu"],
    "who comes": ["1. Thành phần", "- Tổng số"],
    "aims": ["A. Mục đích", "I. Mục đích", "1. Mục đích"],
    "times": ["1. Thời gian, địa điểm"],
}
"""What a hostile file is made of, line after line."""


def long_lines(word: str) -> list[str]:
    """One line of half a million signs, and lines behind a label each, longer than any office's."""
    labels = ("", "- Giao Phòng Nội vụ ", "3. Số lượng: ", "4. Chương trình: ", "2. Thời gian: ")
    return [word * (500_000 // len(word)), *(label + word * (4_000 // len(word)) for label in labels)]


def calls(work: Callable[[], object]) -> int:
    """Return how many calls a piece of work makes, of functions of ours and of Python's."""
    number = count()

    def profile(_frame: FrameType, event: str, _what: object) -> None:
        if event in ("call", "c_call"):
            next(number)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(before)
    return next(number)


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_no_more_of_a_line_is_looked_at_than_an_office_writes(word: str) -> None:
    lines = [*HEAD, *long_lines(word), *FOOT]
    read = outline(lines).lines
    assert max(len(line.text) for line in read) <= MOST_SIGNS
    assert sum(len(line.text) for line in read) <= len(lines) * MOST_SIGNS


def test_what_was_not_looked_at_is_told_even_of_a_line_that_said_something() -> None:
    long = "- Giao Phòng Nội vụ chuẩn bị tài liệu trước ngày 10/4/2025. " + "Và nữa. " * 500
    draft = read_plan([*HEAD, long, "III. TỔ CHỨC THỰC HIỆN", long, *FOOT])
    assert [line for line, _ in draft.notes if line in (4, 6)] == [4, 6]
    assert draft.tasks[0].owner == "Phòng Nội vụ"


def test_lines_that_go_on_for_ever_are_no_paragraph() -> None:
    lines = [*HEAD, *["và chữ thường " * 100] * 60]
    assert max(len(line.text) for line in outline(lines).lines) <= MOST_SIGNS


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
def test_twice_the_lines_are_twice_the_work(lines: list[str]) -> None:
    def reading(times: int) -> int:
        return calls(lambda: read_plan([*HEAD, *lines * times, *FOOT]))

    reading(1)
    assert reading(400 // len(lines)) < 2.4 * reading(200 // len(lines))


@pytest.mark.parametrize(
    ("word", "around"), [*product(WORDS.values(), ("{}", "Tổng số {} đại biểu", "({})"))]
)
def test_twice_the_words_are_twice_the_work(word: str, around: str) -> None:
    def reading(signs: int) -> int:
        text = around.format(word * (signs // len(word)))
        return calls(lambda: read_plan([*HEAD, f"- Chương trình: {text}", *FOOT]))

    reading(10)
    assert reading(2_400) < 2.6 * reading(1_200) + 200


def test_a_number_is_looked_at_once_and_no_further_than_a_count_goes() -> None:
    endless = "1." * 200_000
    assert max(len(found[1]) for found in re.finditer(figures._COUNT, "9 10 1.200 1.234.567 ")) == 9
    assert not re.search(figures._COUNT, endless)
    assert (figures.at_most(endless), figures.expected(endless)) == (None, None)
    assert figures.at_most(f"tối đa {endless}1 đại biểu") is None
    assert figures.at_most("tối đa 1.200 đại biểu") == 1200
    assert figures.expected("Số lượng: 1.200.") == 1200


@given(some.text("() a", max_size=30))
def test_brackets_are_the_ones_that_a_pattern_finds(text: str) -> None:
    assert asides(text) == re.findall(r"\(([^)]*)\)", text)
    assert put_aside(text, "·") == re.sub(r"\([^)]*\)", "·", text)
    assert put_aside(text, str.upper) == re.sub(r"\([^)]*\)", lambda found: found[0].upper(), text)


def test_gaps_are_one_gap_however_wide() -> None:
    gap = " " * 100_000
    assert bodies(f"Công an xã{gap};{gap}Ban CHQS xã{gap}") == ["Công an xã", "Ban CHQS xã"]
    assert without_deed(f"CT. UBND xã{gap}phát động") == "CT. UBND xã"
    assert without_deed(gap) == gap
    assert standing_of(f"Phó Chủ tịch{gap}UBND huyện") == ("government", "district")


def test_an_office_is_known_by_the_words_it_begins_with() -> None:
    said = "Phó Chủ tịch UBND huyện "
    assert standing_of(said + "1" * 500_000) == standing_of(said)
    assert standing_of("a" * MOST_OF_AN_OFFICE + " Chủ tịch UBND xã") == ("", "")
    assert office_rank(said + "nguyên " * 100_000) == office_rank(said + "nguyên " * 80)


def test_days_before_days_are_followed_only_so_far() -> None:
    assert owner_and_task("lúc 1: " * 100_000)[0] is None
    assert owner_and_task("Trước ngày 10/9/2025: Công an xã chủ trì họp")[0] == "Công an xã"


@pytest.mark.parametrize(
    ("said", "many", "told"),
    [("60 cá nhân", 60, False), ("61 cá nhân", None, True), ("9999999 cá nhân", None, True)],
)
def test_more_speakers_than_a_day_has_are_no_number_but_a_note(
    said: str, many: int | None, told: bool
) -> None:
    programme = ["1. Chương trình", "- Khai mạc", f"- Báo cáo tham luận ({said})", "- Bế mạc", "- Chụp ảnh"]
    draft = read_plan([*HEAD, *programme, *FOOT])
    assert [one.count for one in draft.programme] == [None, many, None, None]
    assert (len(HEAD) + 3 in dict(draft.notes)) is told


def test_a_count_is_a_whole_number_and_never_the_end_of_one() -> None:
    assert counted("9999999 cá nhân") == 9999999
    assert counted("1" * 100_000 + " cá nhân") is None


def test_a_programme_is_no_longer_than_a_day() -> None:
    items = ["- Khai mạc", "- Báo cáo tham luận", "- Trao giấy khen", "- Bế mạc"] * 40
    draft = read_plan([*HEAD, "1. Chương trình", *items, *FOOT])
    assert len(draft.programme) == MOST_ITEMS
    assert len(draft.notes) == len(items) - MOST_ITEMS


def test_no_more_are_asked_to_speak_than_a_day_has_room_for() -> None:
    units = [f"- Hội Nông dân xã {no}" for no in range(200)]
    draft = read_plan([*HEAD, "1. Các đơn vị chuẩn bị tham luận sau:", *units, *FOOT])
    assert len(draft.papers) == MOST_ITEMS
    assert len(draft.notes) >= len(units) - MOST_ITEMS

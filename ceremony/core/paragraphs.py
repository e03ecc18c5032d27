"""The paragraphs of a file: lines that were wrapped at the edge of a page are put together again.

A file typed by an office has one line for each paragraph. One taken from a PDF breaks them all at one width;
even a typed one breaks some, where a page ended or a column was narrow (Nơi nhận).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ceremony.core.marks import DASH, NUMBER, TEXT, marked, timed
from ceremony.core.names import fold, tidy

_MARKUP = re.compile(
    r"^\s*(?:#+|>)\s*|\*{2,}|__|(?<=\w)\*|\*(?=\w)|(?<=\S)\*(?=\W*$)|</?(?:b|i|u|em|strong|br|p|span)\b[^>]*>"
)
_ESCAPED = re.compile(r"\\(?=[.\-*_#()\[\]+|])")
_HEAD_OF_ROW = re.compile(r"stt|tt|\d{1,3}[.)]?", re.IGNORECASE)
# A paragraph that begins like this is never the rest of the one above.
_BEGINS = re.compile(
    r"(can cu|thuc hien (?=ke|cong|chi|huong|chuong trinh|quyet dinh|nghi|van ban|thong bao)|noi nhan|"
    r"tren (day )?la|nhan duoc ke hoach|yeu cau (?=cac|thu truong)|xet |phu luc|lan thu|luu\b)"
)
# "… Hội đồng Thi đua" / "- Khen thưởng xã": there the dash is inside a name.
_NAME_BEFORE = re.compile(r"\b(thi dua|van phong|van hoa|tai chinh|kinh te|lao dong)$")
_NAME_AFTER = re.compile(
    r"(khen thuong|thong ke|xa hoi|thong tin|the thao|ke toan|ke hoach|ha tang|thuong binh)\b"
)
# "… lần thứ" / "I. Trong quá trình …", "… Kế hoạch số" / "02/KH-UBND": there the mark is no mark.
_HALF_SAID = re.compile(r"\b(?:lần thứ|khóa|quý|tháng|số)$", re.IGNORECASE)
_HEADS_ROWS = re.compile(r"s?tt .*(phong trao|noi dung)")
_PAGE = re.compile(r"[-–]?\s*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?", re.IGNORECASE)
_SHORT, _LONG, _WIDEST = 40, 60, 160
_CAPITALS_WIDER = 0.7
_GAP = re.compile(r"[^\S\t]{9,}")
MOST_SIGNS = 3_000
"""No office writes as much in one paragraph; what stands behind it is told as not read, and not looked at."""
_MOST_LINES = 60
"""No paragraph is longer: a file of one sentence a line is not read as one sentence."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one piece, with the lines of the file they stand on, counted from 1."""

    numbers: tuple[int, ...]
    text: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Typed:
    number: int
    text: str
    cells: tuple[str, ...]
    after_gap: bool


def paragraphs(texts: Iterable[str]) -> list[Paragraph]:
    """Return the paragraphs of the lines of a file; a line without a letter or a digit says nothing."""
    lines = list(_typed(texts))
    width = _width(lines)
    if width:
        lines = [line for line in lines if not _PAGE.fullmatch(line.text)]
    start = next((place for place, line in enumerate(lines) if fold(line.text).startswith("ke hoach")), -1)
    foot = next(
        (place for place, line in enumerate(lines) if fold(line.text).startswith("noi nhan")), len(lines)
    )
    whole: list[list[_Typed]] = []
    row = 0
    for place, line in enumerate(lines):
        row = 1 if _HEADS_ROWS.match(fold(line.text)) else row
        if row and re.match(rf"{row}\b\W*\s[^\W\d_]", line.text):
            row += 1
            whole.append([line])
        elif (
            place > start + 1
            and not (place == start + 2 and not _small(line.text))
            and _goes_on(whole[-1], line, width, in_copies=place > foot + 1)
        ):
            whole[-1].append(line)
        else:
            whole.append([line])
    return [
        Paragraph(tuple(line.number for line in lines), _in_one(line.text for line in lines), lines[0].cells)
        for lines in whole
    ]


def _in_one(texts: Iterable[str]) -> str:
    """Return words in one piece: "Văn hóa-" / "Thông tin" had no gap before the line was broken."""
    return re.sub(r"(?<=\w-)\n|(?<=\w–)\n", "", "\n".join(texts)).replace("\n", " ")


def all_capitals(text: str) -> bool:
    return any(sign.isalpha() for sign in text) and text.upper() == text


def _typed(texts: Iterable[str]) -> Iterator[_Typed]:
    gap, framed = False, True
    for number, typed in enumerate(texts, start=1):
        seen = _GAP.sub(" " * 8, typed)[:MOST_SIGNS]
        bare = _ESCAPED.sub("", _MARKUP.sub("", seen))
        if framed and "|" in bare and not _piped(bare):
            bare = re.sub(r"\s*\|\s*", "    ", bare.strip().strip("|"))
        text = tidy(bare.strip().strip("|").replace("|", " ") if _piped(bare) else bare)
        if any(sign.isalnum() for sign in text):
            cells = _cells(bare) or (_columns(bare) if framed else ())
            framed = (framed and not fold(text).startswith("ke hoach")) or fold(text).startswith("noi nhan")
            yield _Typed(number, text, cells or (_columns(bare) if framed else ()), gap)
        gap = not text


def _columns(typed: str) -> tuple[str, ...]:
    """Return the two columns of a letterhead, or of copies and signature, that a wide gap keeps apart."""
    columns = tuple(tidy(part) for part in re.split(r"\s{4,}", typed.rstrip()))
    return columns if len(columns) == 2 and all(re.search(r"[^\W\d_]", part) for part in columns) else ()


def _cells(typed: str) -> tuple[str, ...]:
    """Return the cells of a table's row: parted by tabs, by bars, or by wide gaps behind a number."""
    if _piped(typed):
        return tuple(tidy(cell) for cell in typed.strip().strip("|").split("|"))
    if "\t" in typed.strip():
        cells = tuple(tidy(cell) for cell in typed.split("\t"))
        return () if _only_marked(cells) else cells
    spaced = tuple(tidy(cell) for cell in re.split(r"\s{3,}", typed.strip()))
    return spaced if len(spaced) > 2 and _HEAD_OF_ROW.fullmatch(spaced[0]) else ()


def _only_marked(cells: Sequence[str]) -> bool:
    """Say whether a tab only stands between a mark and its words: "1.\\tMục đích", "-\\tVăn phòng"."""
    said = [cell for cell in cells if cell]
    return len(said) == 2 and marked(" ".join(said))[1:] == (said[0].strip(".):/"), said[1])


def _piped(typed: str) -> bool:
    return typed.strip().startswith("|") and typed.count("|") > 2


def _width(lines: Sequence[_Typed]) -> int:
    """Return the width, in signs, that a file's lines were wrapped at; 0 when they were not.

    The lines tell it that stop in the middle of a sentence.
    """
    broken = sorted(
        len(above.text)
        for above, line in pairwise(lines)
        if _small(line.text)
        and not (line.after_gap or line.cells or above.cells or timed(line.text))
        and marked(line.text)[0] == TEXT
    )
    widest = max((len(line.text) for line in lines if not line.cells), default=0)
    return broken[len(broken) // 2] if len(broken) > 1 and widest <= _WIDEST else 0


def _goes_on(above: Sequence[_Typed], line: _Typed, width: int, in_copies: bool) -> bool:
    """Say whether a line goes on with the paragraph above it."""
    last, gap = above[-1].text, line.after_gap
    if len(above) >= _MOST_LINES or sum(len(one.text) for one in (*above, line)) > MOST_SIGNS:
        return False
    if _PAGE.fullmatch(line.text) or _PAGE.fullmatch(last):
        return False
    begins = line.text[0].isupper() and _BEGINS.match(fold(line.text))
    in_title = begins and begins[0].startswith("lan thu") and marked(above[0].text)[0] != TEXT
    if above[0].cells or line.cells or (begins and not in_title):
        return False
    if _HALF_SAID.search(last) and not gap:
        return True
    full = bool(width) and len(last) + len(line.text.split(" ")[0]) + 1 >= width * 0.85
    ended = last[-1] in ".;:?!/"
    if last[-1] in "-–" and not gap:
        return True
    depth, _, words = marked(line.text)
    if depth != TEXT:
        # "phát triển kinh tế" / "- xã hội": the dash is a hyphen when a sentence stands open above it.
        hyphen = depth == DASH and full and not ended and not gap
        return hyphen and (_small(words) or _inside_a_name(last, words))
    if timed(line.text) and (timed(above[0].text) or not full or ended):
        return False
    if _heading(last) or _heading(line.text):
        capitals = all_capitals(" ".join(last.split(" ")[-3:])) and all_capitals(line.text)
        headed = marked(above[0].text)[0] <= NUMBER and capitals
        wide = bool(width) and len(last) + len(line.text.split(" ")[0]) + 1 >= width * _CAPITALS_WIDER
        return headed and wide and not gap
    if in_copies and marked(above[0].text)[0] == DASH:
        return last[-1] not in ".;" and not gap
    if _small(line.text):
        if ended:
            return (last[-1] in ";.:" and full and not gap) or last.endswith("...")
        return len(last) >= _LONG if gap else full or len(last) >= _SHORT or last[-1] == "," or len(above) > 1
    fits = len(last) + len(line.text.split(" ")[0]) + 1 < width
    listed = last[-1] == ";" and marked(above[0].text)[0] == TEXT and fits
    announced = last[-1] == ":" and (
        marked(above[0].text)[0] == TEXT or bool(re.search(r"\b(sau|gồm|là)\s*:$", last))
    )
    return full and not gap and not announced and not listed


def _inside_a_name(last: str, words: str) -> bool:
    return bool(_NAME_BEFORE.search(fold(last)) and _NAME_AFTER.match(fold(words)))


def _heading(text: str) -> bool:
    """Say whether a line is in capitals; a number like VI or a name like UBND is none."""
    return len(text) > 5 and all_capitals(text)


def _small(text: str) -> bool:
    """Say whether words begin in the middle of a sentence: with a small letter, or a number."""
    return bool(re.match(r"[(“\"]?\d", text)) or text.lstrip('(“"')[:1].islower()

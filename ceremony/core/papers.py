"""Who is asked to speak, and by which rules, as a written plan says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ceremony.core.asides import asides, put_aside
from ceremony.core.found import Found
from ceremony.core.marks import TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline
from ceremony.core.owners import bodies, is_body, subject_apart
from ceremony.core.programme import MOST_ITEMS, Item, minutes, speakers_in, without_deed
from ceremony.core.speakers import speakers
from ceremony.core.tasks import Due, due

_KINDS = {"ca nhan": "individual", "ho gia dinh": "household", "tap the": "collective"}
_NOTHING = "\x00"
"""In the place of brackets until the gap before them is taken out as well."""
_ASKS = re.compile(r"(?:viết|chuẩn bị|đăng ký|phân công)[^:]{0,80}$", re.IGNORECASE)
_NAMES_WRITERS = re.compile(r"tham luận[^:;.]{0,40}+:\s*([^:.]{1,900})", re.IGNORECASE)
_WHAT_THEY_DO = re.compile(r"[\s;,]+(?:chuẩn bị|viết|gửi|trình bày|đăng ký)\s.*", re.IGNORECASE)
# "Đề nghị Hội Nông dân xã, Trường Tiểu học A chuẩn bị bài tham luận": those two speak.
_ASKED_BY_NAME = re.compile(
    r"(?:đề nghị|phân công|mời)\s+([^.;:]{3,400}?)\s+(?:chuẩn bị|viết|trình bày)\s+"
    r"(?:(?:bài|báo cáo|nội dung)\s+){0,2}tham luận",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"(?:các|mỗi|những|toàn thể|đơn vị|địa phương|tập thể|cá nhân|điển hình)\b", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|anh|chị|em|cô|thầy|cháu)\s+([^,]+)(?:,\s*(.*))?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Paper:
    """Somebody asked to speak: a collective with its speaker, or one person."""

    line: int
    unit: str
    speaker: str = ""
    detail: str = ""
    kind: str = "collective"


def asked(text: Outline, items: Sequence[Item]) -> list[Line]:
    """Return the line that asks for papers, then those that name who gives them."""
    for line in text.lines:
        wants = re.search(r"(chuan bi|dang ky|viet|gui).{0,60}tham luan|tham luan.{0,60}\bsau\b", line.plain)
        listed = (text.children(line) or _listed_after(line, text)) if wants else []
        if listed and not any(re.search(r"tham luan|bao cao dien hinh", one.plain) for one in listed):
            return [line, *listed[:MOST_ITEMS]]
    for item in items:
        line = text.at(item.line)
        if item.type == "paper" and (listed := text.children(line)):
            return [line, *listed[:MOST_ITEMS]]
    return []


def _listed_after(line: Line, text: Outline) -> list[Line]:
    """Return the list a paragraph announces; what follows a marked line is no list of its own."""
    announced = line.depth == TEXT and (
        line.text[-1:] == ":" or re.search(r"\b(sau|gom)\b", line.plain[-30:])
    )
    return text.list_after(line) if announced else []


def papers(text: Outline, lines: Sequence[Line], items: Sequence[Item]) -> list[Found[Paper]]:
    """Return who gives a paper: the list that was asked, else whom the programme's rows name."""
    if lines:
        return [Found(_paper(one.number, one.text), one.numbers) for one in lines[1:]]
    if named := [*_in_rows(text, items)]:
        return named
    for line in text.lines:
        if told := _in_a_row(line.text) or _by_name(line.text):
            return [Found(_paper(line.number, one), line.numbers) for one in told]
    return []


def _in_rows(text: Outline, items: Sequence[Item]) -> Iterator[Found[Paper]]:
    """Give the papers that rows of the programme name; of a sentence's items each is asked for its own."""
    for item in items:
        line = text.at(item.line)
        alone = sum(other.line == item.line for other in items if other.type == "paper") == 1
        if item.type == "paper":
            named = speakers_in(line) if alone else speakers(item.performer or "", item.count)
            yield from (Found(_paper(line.number, one), line.numbers) for one in named)


def _in_a_row(text: str) -> list[str]:
    """Return the bodies and people who are named behind "tham luận gồm:" in the same sentence."""
    asks = next((found for found in _NAMES_WRITERS.finditer(text) if _asks(text, found.start())), None)
    listed = _WHAT_THEY_DO.sub("", asks[1].strip(" ;")) if asks else ""
    apart = r";\s*(?:và\s+)?" if ";" in listed else r",\s*(?![^(]*\))"
    named = re.split(apart, listed) if listed else []
    known = all(is_body(one) or _CALLED.match(one) for one in named)
    return [one.strip() for one in named] if known and len(named) > 1 else []


def _by_name(text: str) -> list[str]:
    """Return the bodies a sentence asks for their papers, each by its name."""
    asks = _ASKED_BY_NAME.match(text)
    named = bodies(asks[1]) if asks else []
    known = all(map(is_body, named[1:])) and not any(map(_OF_MANY.match, named))
    return named if known and len(named) > 1 else []


def _asks(text: str, end: int) -> bool:
    """Say whether words that end here ask somebody for something."""
    return bool(_ASKS.search(text, max(0, end - 90), end))


def rules(text: Outline) -> tuple[Found[tuple[int | None, int | None] | None], Found[Due | None]]:
    """Return how long a paper may take and by when its manuscript is wanted."""
    about = [line for line in text.lines if _about_papers(line, text)]
    long = next((line for line in about if minutes(line.text)), None)
    by = next((line for line in about if due(line.text)), None)
    return (
        Found(minutes(long.text), long.numbers) if long else Found(None),
        Found(due(by.text), by.numbers) if by else Found(None),
    )


def _about_papers(line: Line, text: Outline) -> bool:
    if re.search(r"tham luan|bao cao dien hinh", line.plain):
        return True
    head = text.heading_of(line)
    return head is not None and head.depth < TEXT and "tham luan" in head.plain and len(head.text) < 160


def _paper(number: int, words: str) -> Paper:
    """Read `Tập thể: Hội A (ông B, Chủ tịch Hội trình bày)` or `Cá nhân: bà C, nữ hộ sinh Trạm Y tế`."""
    text = words.strip(" .;,")
    label = re.match(r"(tập thể|cá nhân|hộ gia đình)\s*:\s*", text, re.IGNORECASE)
    kind = _KINDS[fold(label[1])] if label else ""
    text, subject = subject_apart(text[label.end() :] if label else text)
    called = _CALLED.match(text)
    if kind == "individual" or (called and not kind):
        name, _, detail = text.partition(",")
        name, _, aside = (called[1] if called else name).partition(" (")
        return Paper(number, "", name.strip(), detail.strip() or aside.rstrip(" )") or subject, "individual")
    aside = asides(text)
    speaker = _CALLED.match(aside[0]) if aside else None
    unit = put_aside(text, _NOTHING).replace(f" {_NOTHING}", "").replace(_NOTHING, "").strip()
    detail = without_deed(speaker[2] or "") if speaker else subject
    kind = kind or ("household" if re.match(r"(?:hộ|gia đình) ", unit, re.IGNORECASE) else "collective")
    return Paper(number, unit, speaker[1].strip() if speaker else "", detail, kind)

"""What stands behind a label: "2. Thời gian tổ chức: 1/2 ngày, vào quý I/2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceremony.core.found import Found, numbers
from ceremony.core.marks import TEXT
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline

_TAIL = r"( (to chuc|thuc hien|cua|hoi nghi|dai hoi|ke hoach))*"
_BUDGET = r"(nguon )?kinh phi\b(?!.*\b(gui|trinh|du tru|lap)\b)"
_FROM = (
    r"\W*((duoc |se )?(trich|lay|chi|bo tri|su dung|bao dam|dam bao|can doi|huy dong)\b.{0,20}?)?"
    r"(tu|bang|trong|nguon|ngan sach|quy|kinh phi|du toan|xa hoi hoa)\b"
)
VENUE = r"(dia diem|noi (to chuc|dien ra|hop)|hoi truong to chuc)"
AT_A_PLACE = re.compile(
    r"\btại\s+((?:hội trường|nhà văn hóa|nhà văn hoá|trung tâm|trụ sở|nhà thi đấu|nhà hát|cung|hội quán|"
    r"khách sạn|phòng họp|nhà rông|sân vận động)\b[^,.;]*(?:,\s*(?:số|đường|địa chỉ)\s[^.;]*)?)",
    re.IGNORECASE,
)
NOTHING: Found[str] = Found("")


def said(text: Outline, lines: Sequence[Line], label: str) -> Found[str]:
    """Return what stands after a label's colon, else what stands under a heading that is the label."""
    for line in lines:
        before, colon, after = line.text.partition(":")
        if colon and len(before) < 60 and after.strip() and re.match(label, fold(before)):
            return Found(after.strip(), line.numbers)
    for line in lines:
        if line.depth == TEXT or not re.fullmatch(label + _TAIL, line.plain.strip(" .:")):
            continue
        if below := [one for one in text.under(line)[:6] if not closes(one)]:
            return Found(" ".join(one.text.strip(" .;") for one in below), (*line.numbers, *numbers(below)))
    return NOTHING


def shared(text: Outline, lines: Sequence[Line], label: str) -> Found[str]:
    """Return the sentence under a heading that a label shares with others: "2. Thời gian, địa điểm"."""
    for line in lines:
        if line.depth == TEXT:
            continue
        parts = re.split(r"\s*(?:,|;| - |\bva\b)\s*", line.plain.strip(" .:"))
        if len(parts) < 2 or not any(re.fullmatch(label + _TAIL, one) for one in parts):
            continue
        if (below := text.under(line)) and not (below[0].depth < TEXT and text.under(below[0])):
            return Found(below[0].text.strip(" .;"), (*line.numbers, *below[0].numbers))
    return NOTHING


_END = 40
"""Signs. "./." stands among the last of a plan."""


def closes(line: Line) -> bool:
    """Say whether a line is the plan's last sentence: "Trên đây là Kế hoạch … ./."."""
    if re.match(r"tren (day )?la (noi dung )?ke hoach", line.plain):
        return True
    return line.depth == TEXT and bool(re.search(r"[./]\s*/\s*\W*\w{0,3}\W*$", line.text[-_END:]))


def says_whose_money(line: Line) -> bool:
    """Say whether a line tells where the money comes from: "Kinh phí: trích từ Quỹ …" is nobody's task."""
    before, colon, after = line.text.partition(":")
    named = bool(colon) and len(before) < 60 and re.match(_BUDGET, fold(before)) is not None
    return named and re.match(_FROM, fold(after)) is not None


def budget(text: Outline, lines: Sequence[Line]) -> Found[str | None]:
    """Return where the money comes from, as written (Kinh phí)."""
    labelled = said(text, lines, _BUDGET)
    if labelled.value:
        return Found(labelled.value.strip(" .;"), labelled.lines)
    source = (
        r"kinh phi\b.{0,120}\b(tu|bang|su dung|lay tu|trich tu|bo tri)\b.{0,20}"
        r"\b(nguon|ngan sach|quy|kinh phi|du toan)\b"
    )
    for line in lines:
        if re.search(source, line.plain) and not re.search(r"lap du t|tham muu", line.plain):
            return Found(line.text.strip(" .;"), line.numbers)
    return Found(None)

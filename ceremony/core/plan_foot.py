"""How a plan ends as a document: who gets copies of it, and who signs.

Source: NĐ 30/2020 for what stands where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceremony.core.found import Found
from ceremony.core.marks import DASH, PLUS, TEXT
from ceremony.core.outline import Line, Outline
from ceremony.core.paragraphs import all_capitals

_NAME = re.compile(r"(?:[^\W\d_]\S*\s+){1,5}[^\W\d_]\S*")


def copies(text: Outline, foot: Line | None) -> list[Found[str]]:
    """Return who gets a copy (Nơi nhận), "Lưu" included, as written."""
    found: list[Found[str]] = []
    if foot is None:
        return found
    inline = re.split(r":\s*[-–]?\s*", foot.text, maxsplit=1)
    if len(inline) == 2 and inline[1] and not all_capitals(inline[1]):
        parts = re.split(r";\s*[-–]?\s*", inline[1])
        found += [Found(part.strip(" ;,."), foot.numbers) for part in parts if part.strip(" ;,.")]
    for line in text.after(foot):
        if line.depth not in (DASH, PLUS):
            beside = len(line.cells) > 1 and not line.cells[0]
            if not beside and (found or not all_capitals(line.text)):
                break
            continue
        own = line.cells[0].lstrip("-–+* ") if len(line.cells) > 1 else line.text
        found.append(Found(_copied(own), line.numbers))
    return found


def signer(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> Found[str | None]:
    """Return who signs: the name under the office in capitals."""
    office = False
    for line in _beside_copies(text, foot, copied):
        beside = line.cells[-1]
        office = office or all_capitals(beside)
        if office and not all_capitals(beside) and _NAME.fullmatch(beside):
            return Found(beside, line.numbers)
    if office and (below := _named_below(text, foot, copied)):
        return below
    return _signer([*_after_copies(text, foot, copied)]) or _signer(unaddressed(text, foot)) or Found(None)


def _named_below(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> Found[str | None] | None:
    """Return the name that stands under the copies alone, its office beside them."""
    unsigned = (line for line in _after_copies(text, foot, copied) if not _SIGNED.fullmatch(line.plain))
    line = next(unsigned, None)
    if line is None or line.depth != TEXT or line.cells or all_capitals(line.text):
        return None
    name = _DEGREES.sub("", line.text)
    return Found(name, line.numbers) if _NAME.fullmatch(name) else None


def _signer(lines: Sequence[Line]) -> Found[str | None] | None:
    """Return the name under an office; one in capitals is the last line of all, and no office."""
    offices: list[Line] = []
    for place, line in enumerate(lines):
        if _SIGNED.fullmatch(line.plain):
            continue
        if all_capitals(line.text) and not _NAMED_IN_CAPITALS.match(line.text):
            offices.append(line)
            continue
        name = _DEGREES.sub("", line.text)
        alone = place + 1 == len(lines) and re.fullmatch(r"[^\W\d_]\S{2,}", name)
        if offices and line.depth == TEXT and not line.cells and (_NAME.fullmatch(name) or alone):
            return Found(name, line.numbers)
        break
    if len(offices) > 1 and _NAME.fullmatch(offices[-1].text) and not _OFFICE.match(offices[-1].plain):
        return Found(offices[-1].text, offices[-1].numbers)
    return None


def unaddressed(text: Outline, foot: Line | None) -> list[Line]:
    """Return office and name that stand over the copies, or at the end of a plan that has none."""
    stop = text.places[foot.number] if foot else len(text.lines)
    lines = list(text.lines[max(0, stop - 6) : stop])
    for place, line in enumerate(lines):
        rest = lines[place:]
        if line.depth == TEXT and _OFFICE.match(line.plain) and all_capitals(line.text) and _signer(rest):
            return rest
    return []


_OFFICE = re.compile(
    r"(t\.?m|k\.?t|t\.?l|t\.?u\.?q)\b|(pho |quyen |tong )*"
    r"(chu tich|giam doc|((hieu|cum|cuc|vien|thu) )?truong|bi thu|chanh|chi cuc)"
)
_DEGREES = re.compile(r"^(?:(?:GS|PGS|TSKH|TS|ThS|BSCKI+|BS|DS|KS|CN)\.?\s*)+(?=[^\W\d_])")
_NAMED_IN_CAPITALS = re.compile(r"danh sách|phụ lục", re.IGNORECASE)


def signing(text: Outline, copied: Sequence[Found[str]], foot: Line | None) -> tuple[int, ...]:
    """Return the lines of the office that signs, in capitals under the copies."""
    above = unaddressed(text, foot)
    found = [number for line in above for number in line.numbers]
    if foot is None:
        return tuple(found)
    found += foot.numbers
    found += [number for line in _beside_copies(text, foot, copied) for number in line.numbers]
    for line in _after_copies(text, foot, copied):
        office = all_capitals(line.text) and not _NAMED_IN_CAPITALS.match(line.text)
        if not (office or _SIGNED.fullmatch(line.plain)):
            break
        found += line.numbers
    return tuple(found)


_SIGNED = re.compile(r"[(\[]?\s*(da ky|ky, dong dau|ky ten, dong dau|da ky, dong dau|da ky so)\b\W*")


def _beside_copies(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> list[Line]:
    """Return the lines of the copies that have the signing office in a column of its own beside them."""
    if foot is None:
        return []
    last = copied[-1].lines[-1] if copied else foot.number
    return [
        line
        for line in text.lines
        if foot.number <= line.number and len(line.cells) > 1 and line.number <= last
    ]


def _after_copies(text: Outline, foot: Line | None, copied: Sequence[Found[str]]) -> list[Line]:
    """Return the lines below the recipients of copies; none where the plan has no such foot."""
    if foot is None:
        return []
    last = copied[-1].lines[-1] if copied else foot.number
    return [line for line in text.lines if line.number > last]


def _copied(text: str) -> str:
    """Return an entry without the office that signs, which a PDF runs on behind it."""
    return re.split(r"[;.]\s+(?=(?:TM|KT|TL)\.|(?:PHÓ )?CHỦ TỊCH|GIÁM ĐỐC)", text)[0].strip(" ;,./")

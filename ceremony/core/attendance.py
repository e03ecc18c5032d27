"""Who is to come, as a plan lists it (Thành phần)."""

from __future__ import annotations

import re

from ceremony.core.found import Found
from ceremony.core.names import fold
from ceremony.core.outline import Line, Outline

_LABEL = (
    r"^(so luong, )?(thanh phan|dai bieu (moi|tham du|du)|dai bieu\s*(:|$)|doi tuong (du|tham du)|khach moi)"
)
_OTHER = re.compile(r"^(thoi gian|dia diem|kinh phi|so luong|noi dung|chuong trinh|hinh thuc|to chuc)\b")

_COUNTS = re.compile(r"\(?(tong so|tong cong|so luong)\b|cong\W*\d")
_COUNTED = re.compile(r"(so luong|so dai bieu|tong so|quy mo|thanh phan|dai bieu)\b")
_HEADING = re.compile(
    r"(cac )?(doi tuong|thanh phan|dai bieu|don vi|noi dung|ten don vi|co quan)"
    r"( (tham du|du|moi|dai bieu))*|(so luong|so nguoi|so dai bieu|ghi chu|ty le|so dai bieu moi)( \(.*\))?"
)


def attendance(text: Outline, own: frozenset[int]) -> list[Found[str]]:
    """Return the list under the deepest heading about who comes; one sentence is one entry."""
    heads = [line for line in text.lines if re.match(_LABEL, line.plain) and line.number in own]
    narrow = [head for head in heads if not any(_OTHER.match(one.plain) for one in text.under(head))]
    for head in sorted(narrow, key=lambda line: not text.under(line)):
        before, colon, after = head.text.partition(":")
        leaves = {line.number for line in text.leaves(head)}
        listed = [
            line
            for line in text.under(head)
            if line.number in own
            and not _COUNTS.match(line.plain)
            and not _heads_columns(line)
            and (line.number in leaves or all(_COUNTS.match(one.plain) for one in text.under(line)))
        ]
        if listed:
            return [Found(line.text.strip(" .;"), line.numbers) for line in listed]
        counts = re.fullmatch(r"\s*\d+ (dong chi|dai bieu|nguoi)\W*", fold(after))
        if colon and len(before) < 60 and after.strip() and not counts:
            return [Found(after.strip(" .;"), head.numbers)]
    return _parts_of_a_count(text, own)


_OF_THEM = re.compile(r"(?:\bgồm|\btrong đó)(?: có)?\s*:?\s+(.+)|\((\d+\s[^()]+)\)\W*$", re.IGNORECASE)
_PEOPLE = re.compile(r"\d+\s+(?:đại biểu|người|đồng chí|vị|khách|điển hình|cá nhân|tập thể)\b", re.IGNORECASE)


def _parts_of_a_count(text: Outline, own: frozenset[int]) -> list[Found[str]]:
    """Return whom a number of delegates is made up of: "450 đại biểu, gồm 350 … và 100 …" are two."""
    for line in text.lines:
        parted = _OF_THEM.search(line.text) if line.number in own and _COUNTED.match(line.plain) else None
        parts = re.split(r"\s*[;,]\s*(?=\d)|\s+và\s+(?=\d)", parted[1] or parted[2]) if parted else []
        if len(parts) > 1 and all(_PEOPLE.match(part) for part in parts):
            return [Found(_unbracketed(part), line.numbers) for part in parts]
    return []


def _unbracketed(part: str) -> str:
    bare = part.strip(" .;,")
    return bare if "(" in bare else bare.rstrip(" .;,)")


def _heads_columns(line: Line) -> bool:
    """Say whether a row only says what its columns hold: "Đối tượng", "Số lượng"."""
    if len(line.cells) < 2:
        return False
    heads = [fold(cell) for cell in line.cells]
    return bool(re.fullmatch(r"s?tt", heads[0])) or all(_HEADING.fullmatch(head) for head in heads if head)

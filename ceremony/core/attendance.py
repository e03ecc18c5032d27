"""Who is to come, as a plan lists it (Thành phần)."""

from __future__ import annotations

import re

from ceremony.core.found import Found
from ceremony.core.names import fold
from ceremony.core.outline import Outline

_LABEL = (
    r"^(so luong, )?(thanh phan|dai bieu (moi|tham du|du)|dai bieu\s*(:|$)|doi tuong (du|tham du)|khach moi)"
)
_OTHER = re.compile(r"^(thoi gian|dia diem|kinh phi|so luong|noi dung|chuong trinh|hinh thuc|to chuc)\b")

_COUNTS = re.compile(r"\(?(tong so|tong cong|so luong)\b")


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
            and not (len(line.cells) > 1 and re.fullmatch(r"s?tt", fold(line.cells[0])))
            and (line.number in leaves or all(_COUNTS.match(one.plain) for one in text.under(line)))
        ]
        if listed:
            return [Found(line.text.strip(" .;"), line.numbers) for line in listed]
        counts = re.fullmatch(r"\s*\d+ (dong chi|dai bieu|nguoi)\W*", fold(after))
        if colon and len(before) < 60 and after.strip() and not counts:
            return [Found(after.strip(" .;"), head.numbers)]
    return []

"""The marks that number the parts of an administrative text: A. / I. / 1. / 1.1. / a) / dashes."""

from __future__ import annotations

import re

LETTER, ROMAN, NUMBER, SUB, SMALL, DASH, PLUS, TEXT = range(8)
# "1/ Mục đích" and "1/Mục đích", but not the end of a number: "02/KH-UBND".
_SLASH = r"\s*/(?:\s+|(?=[^\W\d_][^\W\d_A-ZĐ]))"
_MARKS = (
    (ROMAN, re.compile(r"(?:[Pp]hần |PHẦN )?([IVX]{1,5})(?:\s*[.)/:]|\s?[-–])\s+(.*)")),
    (LETTER, re.compile(r"([A-HĐ])(?:\s*[.)/]|[-–])\s+(.*)")),
    (SUB, re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}})+)(?:\s*[.)]\s*|{_SLASH}|[-–]\s+|\s)(?=\D)(.*)")),
    (NUMBER, re.compile(rf"(\d{{1,2}})(?:\s*[.)]\s*|{_SLASH}|[-–]\s+)(?=\D)(.*)")),
    (SMALL, re.compile(r"([a-zđ])(?:\s*[.)/]|-)\s+(.*)")),
    (DASH, re.compile(r"([-–—•●▪·])\s*(?=\S)(.*)")),
    (PLUS, re.compile(r"([+*])\s*(?=\S)(.*)")),
)
_HOUR = r"\d{1,2}\s*(?:h|g|giờ|:)\s*(?:\d{2})?\s*(?:phút|['’′])?"
# "7h30 – 8h00: Đón tiếp đại biểu" is a row of a programme that has no table.
_TIMED = re.compile(
    rf"((?:từ |lúc )?{_HOUR}(?:\s*(?:-|–|đến)\s*{_HOUR})?)\s*[:,.–-]?\s+"
    r"(?=[^\W\d_])(?!ngày |thứ |sáng |chiều )(.*)",
    re.I,
)


def marked(text: str) -> tuple[int, str, str]:
    """Return how deep a line stands, its mark, and its words: `("a) Nhỏ")` is `(SMALL, "a", "Nhỏ")`."""
    for depth, pattern in _MARKS:
        if found := pattern.fullmatch(text):
            return depth, found[1], found[2].strip()
    return TEXT, "", text


def timed(text: str) -> tuple[str, str] | None:
    """Return the time a line begins with, and its words."""
    found = _TIMED.fullmatch(text)
    return (found[1].strip(), found[2].strip()) if found else None

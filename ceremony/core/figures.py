"""The numbers, days and times that a sentence of a plan says. What it leaves open stays open."""

from __future__ import annotations

import re
from datetime import date, time

from ceremony.core.asides import put_aside
from ceremony.core.names import fold

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NAMED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_MOST = r"(?:khong (?:vuot )?qua|khong nhieu hon|toi da|nhieu nhat|duoi|≤)(?: la)?\s*:?\s*"
# A number is looked at from its first digit and no further than a count goes: a line may be of nothing else.
_COUNT = r"(?<!\d)(?<!\d\.)(\d[\d.]{0,14}+)(?![\d.])"
_COUNT_AT_END = r"(?<!\d)(?<!\d\.)(\d[\d.]{0,14})(?!\.?\d)(?=\s*(?:[.;,(]|$))"
_PEOPLE = _COUNT + r"\s*(?:\([a-z ]{1,60}\)\s*)?(?:dai bieu|nguoi|dong chi)"
_LABEL = r"(?:so luong|tong so|tong cong|quy mo|so dai bieu)"


def at_most(text: str) -> int | None:
    """Return the cap a text sets: "tối đa không quá 200 đại biểu", "từ 150 đến 200 đại biểu"."""
    return _number(
        text,
        _MOST + _PEOPLE,
        r"\d\s*(?:-|–|den)\s*" + _PEOPLE,
        rf"{_LABEL}[^.;\d]{{0,40}}{_MOST}{_COUNT_AT_END}",
        rf"{_PEOPLE}\s*\(toi da\)",
    )


def expected(text: str) -> int | None:
    """Return how many are expected: "dự kiến khoảng 325 đại biểu", "Số lượng: 120 đại biểu"."""
    if at_most(text) is not None:
        return None
    return _number(
        text,
        r"(?:du kien|khoang|uoc)\s*:?\s+(?:khoang\s+|co\s+|tong so\s+|moi\s+){0,4}" + _PEOPLE,
        rf"{_LABEL}[^.;\d]{{0,40}}{_PEOPLE}",
        rf"thanh phan(?: (?:tham du|du|moi|dai bieu|hoi nghi|dai hoi)){{0,4}}\s*:\s*{_PEOPLE}",
        rf"{_LABEL}[^.;:\d]{{0,40}}:\s*(?:du kien |khoang ){{0,4}}{_COUNT_AT_END}",
    )


def exemplar_share(text: str) -> int | None:
    """Return which part of the delegates are exemplars, in percent."""
    return _number(
        text,
        r"(\d{1,3})\s*%\s*(?:tong |so |con lai |la |dai bieu |cac |tap the, ca nhan ){0,8}dien hinh",
        r"dien hinh(?:(?!khach moi|lanh dao|truc tiep|\bnu\b|dan toc)[^.;%]){0,90}?\b(\d{1,3})\s*%",
        r"dien hinh[^.;%\d]{0,60}(?:khach moi|lanh dao)[^.;%\d]{0,30}\b(\d{2})\s*/\s*\d{2}\b",
    )


def acts(text: str) -> int | None:
    """Return of how many acts the artists' part is: "chương trình văn nghệ (05 tiết mục)"."""
    return _number(text, r"(?<!\d)(\d{1,9})\s*tiet muc")


_LATER = r"(?:\s*(?:-|–|,|và|đến)\s*(?:ngày\s+)?\d{1,2})?"


def period(text: str) -> tuple[int, int] | None:
    found = re.search(r"giai doan \(?(\d{4})\s*(?:-|–|den)\s*(\d{4})", fold(text))
    return (int(found[1]), int(found[2])) if found else None


def ordinals(text: str) -> list[int]:
    """Return the numbers of the congresses a text names (lần thứ VI), but for the nation's."""
    words = "|".join(_NAMED)
    found = re.findall(rf"(toàn quốc )?lần thứ\s+([IVXL]{{1,9}}|\d{{1,3}}|{words})\b", text, re.IGNORECASE)
    return [_ordinal(one) for nation, one in found if not nation]


def day(text: str) -> date | None:
    for pattern in (
        rf"ngày\s+(\d{{1,2}}){_LATER}\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*(\d{{4}})",
        rf"ngày\s+(\d{{1,2}}){_LATER}\s+tháng\s+(\d{{1,2}})(?:\s+năm\s+|\s*/\s*)(\d{{4}})",
        r"ngày\s+(\d{1,2})\s*/\s*(\d{1,2})\s*(?:-|–|đến)\s*(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}\s*/\s*(\d{4})",
        r"(?<![\d/])(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})",
        r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})",
    ):
        if found := re.search(pattern, text, re.IGNORECASE):
            return a_date(int(found[3]), int(found[2]), int(found[1]))
    return None


def a_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hour(text: str) -> time | None:
    found = re.search(r"(\d{1,2})\s*(?:giờ|g|h|:)\s*(\d{2})?", text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


def quarter(text: str) -> str | None:
    """Return the one quarter a text names; a month lies in one, two quarters are none."""
    plain = fold(text)
    named = re.findall(r"qu[yi]\s+(i{1,3}|iv|[1-4])\b(?:\s*(?:/|-|nam|,\s*nam)\s*(\d{4}))?", plain)
    if {one for one, _ in named if _} and len({one for one, _ in named}) == 1:
        year = next(year for _, year in named if year)
        return f"{year}-Q{_QUARTERS[named[0][0]]}"
    month = re.findall(r"thang\s+(\d{1,2})\s*(?:/|-|nam)\s*(\d{4})", plain)
    if not named and len(month) == 1 and 1 <= int(month[0][0]) <= 12 and day(text) is None:
        return f"{month[0][1]}-Q{(int(month[0][0]) + 2) // 3}"
    return None


_AT = r"(\d{1,2})\s*(?:gio|g|h|:)\s*(\d{2})?"
_SPAN = re.compile(
    rf"{_AT}\s*(?:phut|')?(?:\s*(?:-|–|den)\s*(?:het )?|[^;:]{{0,60}}\bket thuc (?:luc |vao )*){_AT}"
)
_HALF_DAY = 330
"""Minutes. What lasts longer has a meal in it."""


def session(text: str) -> str | None:
    """Return how long it takes; what stands in brackets parts the whole (1/2 ngày trù bị …).

    >>> session("từ 14 giờ 00 đến 17 giờ 00, ngày 06/02/2026"), session("7h30 - 16h30")
    ('half_day', 'full_day')
    """
    return _session(fold(put_aside(text, " "))) or _session(fold(text)) or _lasting(fold(text))


def _lasting(plain: str) -> str | None:
    """Return how long it takes from its first hour to its last."""
    found = _SPAN.search(plain)
    if found is None:
        return None
    start, end = (int(found[at]) * 60 + int(found[at + 1] or 0) for at in (1, 3))
    if not 0 < end - start < 24 * 60:
        return None
    return "half_day" if end - start <= _HALF_DAY else "full_day"


def _session(plain: str) -> str | None:
    if re.search(r"0?1/2 ngay|½ ngay|0,5 ngay|nua ngay|\b0?1 buoi|\(?mot\)? buoi|buoi (sang|chieu)", plain):
        return "half_day"
    return "full_day" if re.search(r"\b0?1 (\(mot\) )?ngay\b|mot\)? ngay\b(?! ruoi)|ca ngay", plain) else None


def _number(text: str, *patterns: str) -> int | None:
    plain = fold(text)
    found = next((found for pattern in patterns if (found := re.search(pattern, plain))), None)
    digits = found[1].replace(".", "") if found else ""
    return int(digits) if 0 < len(digits) < 10 else None


def _ordinal(text: str) -> int:
    if text.lower() in _NAMED:
        return _NAMED.index(text.lower()) + 1
    return int(text) if text.isdigit() else _roman(text.upper())


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))

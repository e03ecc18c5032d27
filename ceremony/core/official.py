"""How an official paper writes numbers, days, hours and names.

Source: NĐ 30/2020, Annex I: a number below ten, a day below ten and the months of January and February are
given a leading 0, no other month is; no academic or honorary title stands before the name of whoever signs.
Weekdays as Vietnamese writes them: Thứ Hai to Thứ Bảy, Chủ nhật.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from ceremony.core.abbreviations import spoken

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
OPEN = "…"
"""What is left for a pen."""


def number(no: int) -> str:
    """
    >>> number(5), number(12)
    ('05', '12')
    """
    return f"{no:02}"


def month(no: int) -> str:
    """
    >>> month(2), month(3), month(11)
    ('02', '3', '11')
    """
    return f"{no:02}" if no <= 2 else str(no)


def long_day(day: date | None) -> str:
    """Return a day as a letterhead writes it; with None its figures are left for a pen.

    >>> long_day(date(2026, 3, 5)), long_day(date(2026, 1, 22))
    ('ngày 05 tháng 3 năm 2026', 'ngày 22 tháng 01 năm 2026')
    """
    if day is None:
        return f"ngày {OPEN} tháng {OPEN} năm {OPEN}"
    return f"ngày {number(day.day)} tháng {month(day.month)} năm {day.year}"


def short_day(day: date) -> str:
    """
    >>> short_day(date(2026, 1, 3)), short_day(date(2026, 3, 22))
    ('03/01/2026', '22/3/2026')
    """
    return f"{number(day.day)}/{month(day.month)}/{day.year}"


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def hour(at: datetime) -> str:
    """
    >>> hour(datetime(2026, 3, 26, 7, 30)), hour(datetime(2026, 3, 26, 14, 0))
    ('07 giờ 30 phút', '14 giờ 00 phút')
    """
    return f"{at.hour:02} giờ {at.minute:02} phút"


def moment(at: datetime) -> str:
    """Return an instant of the hall's own clock as an invitation names it.

    >>> moment(datetime(2026, 3, 26, 7, 30))
    '07 giờ 30 phút, ngày 26 tháng 3 năm 2026 (Thứ Năm)'
    """
    return f"{hour(at)}, {long_day(at.date())} ({weekday(at.date())})"


_TITLES = (
    r"GS|PGS|TSKH|TS|ThS|Th\.S|CN|KS|KTS|BS|DS|LS|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|AHLĐ|CK ?I{1,2}|BSCK ?I{1,2}|"
    r"(?:Phó )?Giáo sư|Tiến sĩ(?: khoa học)?|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Dược sĩ|Luật sư|Kiến trúc sư|"
    r"Nhà giáo (?:nhân dân|ưu tú)|Nghệ sĩ (?:nhân dân|ưu tú)|Thầy thuốc (?:nhân dân|ưu tú)|"
    r"Đồng chí|Đ/c|Ông|Bà"
)
_TITLE = re.compile(rf"(?:{_TITLES})(?=[.,\s])[.,\s]*", re.IGNORECASE)
_FAMILY_TOO = re.compile(r"Ông\s+\S+(?:\s+\S+)?\Z")
"""Ông is a family name: Ông Ích Khiêm is nobody's title."""


def signer(name: str) -> str:
    """Return the name of whoever signs, without academic, honorary or courtesy titles before it.

    >>> signer("PGS.TS. Trần Quốc Bảo"), signer("Ông Ích Khiêm"), signer("Ths Lê Thị Hà")
    ('Trần Quốc Bảo', 'Ông Ích Khiêm', 'Lê Thị Hà')
    """
    bare = name.strip()
    while (found := _TITLE.match(bare)) and " " in bare[found.end() :].strip():
        if _FAMILY_TOO.match(bare):
            break
        bare = bare[found.end() :]
    return bare


_SMALL = re.compile(r"[\s\-–,()]+")
_BODY_SYMBOLS = (
    ("ủy ban nhân dân", "UBND"), ("uỷ ban nhân dân", "UBND"), ("ubnd", "UBND"),
    ("hội đồng thi đua", "HĐTĐKT"), ("hội đồng nhân dân", "HĐND"), ("đảng ủy", "ĐU"), ("ban tổ chức", "BTC"),
)  # fmt: skip


def body_symbol(body: str) -> str:
    """Return the letters that stand for a body in the symbol of its papers; empty for no body.

    >>> body_symbol("Ủy ban nhân dân xã Tân Hòa"), body_symbol("Sở Nội vụ")
    ('UBND', 'SNV')
    """
    lower = body.strip().lower()
    for words, letters in _BODY_SYMBOLS:
        if lower.startswith(words):
            return letters
    return "".join(word[0] for word in _SMALL.split(spoken(body)) if word)[:6].upper()

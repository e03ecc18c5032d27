"""How an official paper writes numbers, days, hours and names.

Source: NĐ 30/2020, Annex I: a number below ten, a day below ten and the months of January and February are
given a leading 0, no other month is; no academic or honorary title stands before the name of whoever signs.
Weekdays as Vietnamese writes them: Thứ Hai to Thứ Bảy, Chủ nhật.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from ceremony.core.abbreviations import capital, spoken

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
    r"GS|PGS|TSKH|T\.? ?S|Th\.? ?S|NCS|CN|KS|KTS|BS|DS|LS|(?:BS|DS)?CK ?I{1,2}|"
    r"NGND|NGƯT|NSND|NSƯT|NNND|NNƯT|TTND|TTƯT|AHLĐ|AHLLVTND|AHLLVT|"
    r"(?:Phó )?Giáo sư|Tiến s[ĩỹ](?: khoa học)?|Thạc s[ĩỹ]|Nghiên cứu sinh|Cử nhân|Kỹ sư|"
    r"(?:Bác|Dược) s[ĩỹ](?: chuyên khoa (?:cấp )?(?:I{1,2}|[12]))?|chuyên khoa (?:cấp )?(?:I{1,2}|[12])|"
    r"Luật sư|Kiến trúc sư|Anh hùng (?:Lao động|Lực lượng vũ trang nhân dân)|"
    r"(?:Nhà giáo|Nghệ sĩ|Nghệ nhân|Thầy thuốc) (?:nhân dân|ưu tú)|"
    r"Đồng chí|Đ/c|Ông|Bà"
)
_TITLE = re.compile(rf"(?:{_TITLES})(?=[.,\s])[.,\s]*", re.IGNORECASE)
_BEHIND = re.compile(rf"\s*,\s*(?:{_TITLES})(?:[.,\s]+(?:{_TITLES}))*\.?\Z", re.IGNORECASE)
_RANK = re.compile(
    r"((?:Đại|Thượng|Trung|Thiếu|Chuẩn) (?:tướng|tá|úy|uý|sĩ|đô đốc)|(?:Phó )?Đô đốc)\b[.,\s]*", re.IGNORECASE
)
_FAMILY_TOO = re.compile(r"Ông\s+\S+(?:\s+\S+)?\Z")
"""Ông is a family name: Ông Ích Khiêm is nobody's title."""


def signer(name: str) -> str:
    """Return the name of whoever signs, without academic, honorary or courtesy titles; a rank stays.

    >>> signer("PGS.TS. Trần Quốc Bảo"), signer("Ông Ích Khiêm"), signer("Ths Lê Thị Hà")
    ('Trần Quốc Bảo', 'Ông Ích Khiêm', 'Lê Thị Hà')
    >>> signer("Đại tá, ThS. Lê Văn Hùng"), signer("Nguyễn Văn An, ThS.")
    ('Đại tá Lê Văn Hùng', 'Nguyễn Văn An')
    """
    bare, rank = _BEHIND.sub("", name.strip()), ""
    while not _FAMILY_TOO.match(bare):
        if found := _RANK.match(bare):
            rank = found[1]
        elif not (found := _TITLE.match(bare)):
            break
        if " " not in bare[found.end() :].strip():
            break
        bare = bare[found.end() :]
    return f"{rank} {bare}" if rank and not bare.startswith(rank) else bare


_STEAD = re.compile(
    r"(?:\s*[,;/–-]\s*|\s+)(?=(?:KT|TL|TUQ)\. ?\w|Q\. ?(?:quyền )?"
    r"(?:chủ|giám|trưởng|tổng|hiệu|viện|cục|chánh|bí|tư|đội)\b)",
    re.IGNORECASE,
)
"""Where the line of whoever signs for another begins. Q. stands before an office: Q. 5 is a district."""
_FOR_A_BODY = re.compile(r"TM\.", re.IGNORECASE)


def stead(said: str) -> list[str]:
    """Return the lines over an office in which NĐ 30 says in whose stead somebody signs.

    Behind TM. a further KT., Q., TL. or TUQ. has a line of its own, though it was written on the same.

    >>> stead("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH")
    ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH']
    >>> stead("KT. GIÁM ĐỐC"), stead("TM. UBND Q. 5")
    (['KT. GIÁM ĐỐC'], ['TM. UBND Q. 5'])
    """
    parts = (
        part
        for line in said.splitlines()
        for part in (_STEAD.split(line) if _FOR_A_BODY.match(line.strip()) else [line])
    )
    return [part for one in parts if (part := one.strip(" \t,;/–-"))]


_APART = re.compile(r"[\s\-–,()]+")
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
    return "".join(word[0] for word in _APART.split(spoken(body)) if word)[:6].upper()


def symbol_of(kind: str, body: str) -> str:
    """Return what stands behind the number of a body's paper of this kind.

    >>> symbol_of("GM", "Ủy ban nhân dân xã Tân Hòa"), symbol_of("GM", "")
    ('GM-UBND', 'GM')
    """
    return "-".join(part for part in (kind, body_symbol(body)) if part)


_BODIES = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc",
    "Hội đồng Thi đua – Khen thưởng", "Hội đồng Thi đua - Khen thưởng", "Hội đồng Thi đua, Khen thưởng",
    "Ban Tổ chức", "Ban Chỉ đạo", "Ban Chấp hành", "Ban Thường vụ", "Đảng ủy", "Đảng bộ",
    "Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh", "Liên đoàn Lao động",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
)  # fmt: skip
"""How bodies are written whose name is no place's."""
_OF_A_TRADE = re.compile(r"(sở|phòng|ban|cục|chi cục) (?!của\b)")
_EACH_TRADE = re.compile(r"(?:\A|(?<=và )|(?<=– )|(?<=- )|(?<=, ))\w")
_OF_A_PLACE = re.compile(
    r"\b(xã(?! hội)|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|ấp|thôn|khu phố|buôn|bon)\s+"
    r"(.+?)(?=,|\Z)"
)


def body(name: str) -> str:
    """Return a body's name as it stands in a sentence, where a banner has it all in capitals.

    Written any other way it stays, and so do capitals of which nobody knows how they are written small.

    >>> body("ỦY BAN NHÂN DÂN XÃ TÂN HÒA"), body("SỞ NỘI VỤ TỈNH PHƯỚC BÌNH"), body("CÔNG TY ABC")
    ('Ủy ban nhân dân xã Tân Hòa', 'Sở Nội vụ tỉnh Phước Bình', 'CÔNG TY ABC')
    """
    name = " ".join(name.split())
    if not name.isupper():
        return name
    lower = name.lower()
    head = next((one for one in _BODIES if lower.startswith(one.lower())), "") or _of_a_trade(lower)
    return head + _OF_A_PLACE.sub(_placed, lower[len(head) :]) if head else name


def _of_a_trade(lower: str) -> str:
    """Sở Giáo dục và Đào tạo: its kind and each thing it is for have a capital; empty for another body."""
    kind = _OF_A_TRADE.match(lower)
    if kind is None:
        return ""
    place = _OF_A_PLACE.search(lower)
    trade = lower[kind.end() : place.start() if place else None]
    return f"{capital(kind[1])} {_EACH_TRADE.sub(lambda found: found[0].upper(), trade)}"


def _placed(found: re.Match[str]) -> str:
    return f"{found[1]} {' '.join(capital(word) for word in found[2].split())}"

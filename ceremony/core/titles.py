"""How an office addresses somebody before the name: Ông, Thầy giáo, Đồng chí Thiếu tá, Hộ gia đình bà.

A title is no part of the name: a delegate is found, filed and called by the name alone. Ông, Anh and Em are
parts of names too, so a list decides about them by its other lines.
Source: domain guide 2.4 (honorifics).
"""

from __future__ import annotations

import re

_ADDRESS = r"đồng chí|đ/c|ông|bà|anh|chị|em|cô|chú|bác|cụ|mẹ|cháu|dì|cậu"
_CALLINGS = (
    r"(?:thầy|cô) giáo|thầy thuốc(?: nhân dân| ưu tú)?|thầy|sư thầy|nhà (?:giáo|báo|văn|thơ|khoa học)|"
    r"(?:bác|dược|nhạc|họa|nghệ|ca|luật|tiến|thạc|võ|hộ) (?:sĩ|sỹ|sư|sinh)|(?-i:[Yy] [Ss](?:ĩ|ỹ))|kỹ sư|"
    r"cử nhân|(?:phó )?giáo sư|nghệ nhân|học sinh|sinh viên|vận động viên|doanh nhân|già làng|"
    r"anh hùng (?:lao động|lực lượng vũ trang(?: nhân dân)?|llvt(?:nd)?)|"
    r"(?:bà )?mẹ (?:việt nam anh hùng|vnah)|thương binh|liệt (?:sĩ|sỹ)|cựu chiến binh"
)
_HONOURED = r"(?: nhân dân| ưu tú)?"
_FAITHS = r"hòa thượng|thượng tọa|đại đức|ni trưởng|ni sư|sư cô|giám mục|linh mục|mục sư|nữ tu|chức sắc"
_RANKS = (
    r"(?:đại|thượng|trung|thiếu|chuẩn) (?:tướng|tá|úy|uý)|(?:thượng|trung|hạ) (?:sĩ|sỹ)|binh (?:nhất|nhì)|"
    r"(?:chuẩn |phó )?đô đốc"
)
_NO_ADDRESS = rf"(?:{_CALLINGS}|{_RANKS}|{_FAITHS}){_HONOURED}"
_TITLE = re.compile(
    rf"\s*((?:{_NO_ADDRESS}|{_ADDRESS})(?:[\s.]+{_NO_ADDRESS}){{0,2}})[\s.]+(?=[^\W\d_])", re.IGNORECASE
)
_DEGREES = re.compile(
    r"^\s*(?:(?:GS|PGS|TSKH|TS|ThS|BSCKI{1,2}|BS|CKI{1,2}|DS|KS|CN|LS|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT)"
    r"(?:\.\s*|\s+))+(?=[^\W\d_])"
)
_OF_A_HOUSEHOLD = re.compile(r"(?:hộ|gia đình)(?: gia đình)?\s+(?=\w)", re.IGNORECASE)
_MAY_BE_A_NAME = ("ông", "anh", "em")
_OF_A_NAME = frozenset({"thị", "văn", "hữu", "đức"})
"""No family is called so: before one of these Ông is a family name, not a title."""


def title_of(text: str) -> tuple[str, str]:
    """Return the title before a name and the name; no title where the words may be nothing but a name.

    >>> title_of("Đồng chí Thiếu tá Lê Văn Bảy"), title_of("cô Ka Thị Hiền"), title_of("Ông Thị Cẩm")
    (('Đồng chí Thiếu tá', 'Lê Văn Bảy'), ('cô', 'Ka Thị Hiền'), ('', 'Ông Thị Cẩm'))
    """
    found = _TITLE.match(text)
    rest = text[found.end() :] if found else ""
    of_a_woman = rest.lower().startswith("thị ") and text.strip().lower().startswith("ông ")
    if found is None or of_a_woman or (rest[0].islower() and not text.islower()):
        return "", text
    return found[1], rest


def begins_inside_a_name(rest: str) -> bool:
    """Say whether what stands behind a title wants a family before it: then the title is that family.

    >>> begins_inside_a_name("Văn Sáu"), begins_inside_a_name("Lê Văn Sáu")
    (True, False)
    """
    return rest.partition(" ")[0].lower() in _OF_A_NAME


def is_only_a_title(title: str) -> bool:
    """Say whether no name begins with these words: Thầy and Bà are nobody's family, Ông and Anh may be."""
    return bool(title) and title.lower() not in _MAY_BE_A_NAME


def unaddressed(name: str) -> str:
    """Return a name without whatever is said before it. Ông is a family too: ask first for the whole.

    >>> unaddressed("Ông Nguyễn Công Tiến"), unaddressed("Hộ gia đình bà Thị Mai"), unaddressed("BS. Lê An")
    ('Nguyễn Công Tiến', 'Thị Mai', 'Lê An')
    """
    bare = _OF_A_HOUSEHOLD.sub("", name.strip(), count=1) if _OF_A_HOUSEHOLD.match(name.strip()) else name
    bare = _DEGREES.sub("", title_of(bare)[1], count=1)
    return title_of(bare)[1]

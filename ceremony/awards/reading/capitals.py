"""An office that a decision names in capitals, as a sentence has it."""

from __future__ import annotations

import re

from ceremony.core import names
from ceremony.core.abbreviations import by_word
from ceremony.core.aloud import capital

_BODY = re.compile(
    r"(?<=\s)(?:(?:ủy|uỷ) ban|(?<!xã )hội|sở|trường|trung tâm|công ty|tổng công ty|liên đoàn|bệnh viện|phòng|"
    r"chi cục|cục|hợp tác xã|mặt trận|bộ|công an|ban(?! (?:nhân|chấp|thường|chỉ|quản|giám)))\b"
)
_FIELDS = re.compile(
    r"\b(?:giáo dục|đào tạo|y tế|nội vụ|tài chính|tư pháp|công thương|xây dựng|khoa học|công nghệ|"
    r"nông nghiệp|môi trường|văn hóa|thể thao|du lịch|dân tộc|tôn giáo|ngoại vụ|thông tin|truyền thông|"
    r"lao động|kế hoạch|đầu tư|giao thông|quốc phòng|kinh tế|hạ tầng|đô thị|xã hội|thanh tra)\b"
)
_OF_A_FIELD = re.compile(r"\b(?:Sở|Phòng|Bộ|Trung tâm|Cục|Chi cục)\s+([^,]*(?:,\s[^,]*)*)")
_LEVEL = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?!hội\b)(.+)$")
_SCHOOL = re.compile(r"\bTrường\s+(.+)$")
_COMPANY = re.compile(
    r"\b[Cc]ông ty\s+((?:(?:cổ phần|trách nhiệm hữu hạn|tnhh|một thành viên|mtv)\s*)*)(.*)$"
)
_ALWAYS_SO = {
    "việt nam": "Việt Nam", "tnhh": "TNHH", "mtv": "MTV",
    "tổ quốc": "Tổ quốc", "chính phủ": "Chính phủ", "tổng giám đốc": "tổng Giám đốc",
    "liên hiệp phụ nữ": "Liên hiệp Phụ nữ", "nông dân": "Nông dân", "cựu chiến binh": "Cựu chiến binh",
}  # fmt: skip
_ALWAYS = re.compile("|".join(_ALWAYS_SO), re.IGNORECASE)
_SCHOOL_TYPES = r"tiểu học|trung học (?:cơ sở|phổ thông)|mầm non|mẫu giáo|cao đẳng|đại học|thcs|thpt|th|mn|mg"


def in_sentence(capitals: str) -> str:
    """Return an office that stands in capitals, as a sentence has it.

    >>> in_sentence("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA"), in_sentence("GIÁM ĐỐC SỞ Y TẾ")
    ('Chủ tịch Ủy ban nhân dân xã Tân Hòa', 'Giám đốc Sở Y tế')
    >>> in_sentence("GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO LÂM ĐỒNG"), in_sentence("HIỆU TRƯỞNG TRƯỜNG THPT LÊ LỢI")
    ('Giám đốc Sở Giáo dục và Đào tạo Lâm Đồng', 'Hiệu trưởng Trường THPT Lê Lợi')
    """
    text = names.tidy(capitals)
    plain = _BODY.sub(lambda found: capital(found[0]), text.lower())
    level = _LEVEL.search(plain)
    named = plain[: level.start()] if level else plain
    if of_field := _OF_A_FIELD.search(named):
        named = named[: of_field.start(1)] + _of_fields(of_field[1])
    elif school := _SCHOOL.search(named):
        named = named[: school.start(1)] + _of_a_school(school[1])
    elif company := _COMPANY.search(named):
        named = named[: company.start(1)] + capital(company[1]) + company[2].title()
    place = plain[level.start() : level.start(1)] + level[1].title() if level else ""
    plain = _ALWAYS.sub(lambda found: _ALWAYS_SO[found[0].lower()], named + place)
    return capital(_with_abbreviations(plain, text))


def _of_fields(said: str) -> str:
    """ "giáo dục và đào tạo lâm đồng": each field with a capital, and what stands behind them is a place."""
    last = max((found.end() for found in _FIELDS.finditer(said)), default=0)
    fields = _FIELDS.sub(lambda found: capital(found[0]), said[:last])
    behind = said[last:]
    return fields + (behind.title() if last else capital(behind))


def _of_a_school(said: str) -> str:
    types = re.match(rf"(?:(?:{_SCHOOL_TYPES})(?:\s*(?:và|&|,)\s*|\s+|$))+", said)
    end = types.end() if types else 0
    return capital(said[:end]) + said[end:].title()


def _with_abbreviations(plain: str, capitals: str) -> str:
    """Put back what is short for something: UBND, THPT."""
    short = (word != said for word, said in by_word(capitals))
    words = zip(plain.split(" "), capitals.split(" "), short, strict=False)
    return " ".join(was if is_short else word for word, was, is_short in words)

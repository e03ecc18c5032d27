"""Whose head a bare office is, and whose place a body without one stands in.

A list writes `Hiệu trưởng` beside `Trường Tiểu học Tân Hòa`, and `Chủ tịch HĐND xã` beside `UBND xã Tân Hòa`
because that is the office's door. On a screen, on paper and aloud each is one office, said without a comma.
Source: domain guide 2.4 (office and unit behind the name); names of bodies as local decisions write them.
"""

from __future__ import annotations

import re

from ceremony.core.abbreviations import spoken
from ceremony.core.names import with_marks


def heads(position: str, unit: str) -> bool:
    """Say whether a position is the bare office of those who head such a unit: no comma stands between.

    Who only works there does not head it, nor is a place headed, nor a body that has other heads.

    >>> heads("Phó Hiệu trưởng", "Trường Tiểu học"), heads("Giáo viên", "Trường Tiểu học")
    (True, False)
    >>> heads("Bí thư", "Đảng ủy xã"), heads("Bí thư", "UBND xã"), heads("Chủ nhiệm", "Ấp Suối Đá")
    (True, False, False)
    """
    held, body = _BARE.fullmatch(_said(position)), _said(unit)
    return held is not None and _BODIES[held["head"]].match(body) is not None


def place_beside(position: str, unit: str) -> str:
    """Return the name of the unit's place, where the position ends in another body of that same place.

    >>> place_beside("Chủ tịch HĐND xã", "UBND xã Tân Hòa"), place_beside("Kế toán", "UBND xã Tân Hòa")
    ('Tân Hòa', '')
    """
    held = _ENDS_IN_A_BODY.search(_said(position))
    words = unit.split(" ")
    for known in range(1, len(words)) if held else ():
        where = _BODY_OF.fullmatch(_said(" ".join(words[:known])))
        if where and held and where["level"] == held["level"] and not words[known][:1].islower():
            return " ".join(words[known:])
    return ""


_PLACE = (
    r"(?:ấp|thôn|khóm|khu phố|tổ dân phố|buôn|bản|làng|xã|phường|thị trấn|thị xã|huyện|quận|tỉnh|đặc khu)\b"
)
_STATE = (
    r"ủy ban (?:nhân dân|mặt trận)|hội đồng nhân dân|mặt trận|(?:đảng|chi|tỉnh|thành|huyện|quận|thị) ủy"
    r"|(?:đảng|chi) bộ"
)
_ANY = re.compile(rf"(?!{_PLACE}|thành phố|{_STATE}|tổ \d|số \d|\d)\w")
_BODIES = {
    "bí thư": re.compile(
        r"(?:đảng|chi|tỉnh|thành|huyện|quận|thị|khu) ủy|(?:đảng|chi) bộ"
        r"|(?:tỉnh|thành|huyện|xã|chi) đoàn|đoàn (?!đại)"
    ),
    "chủ tịch": re.compile(
        r"ủy ban (?!kiểm tra)|hội |mặt trận|công đoàn|liên (?:đoàn|minh|hiệp)|(?:tổng )?công ty|tập đoàn"
    ),
    "hiệu trưởng": re.compile(r"trường|đại học|cao đẳng|trung học|tiểu học|mầm non|mẫu giáo"),
    "chánh văn phòng": re.compile(rf"{_STATE}|đoàn đại biểu|sở |bộ |hội |liên đoàn"),
    "giám đốc": _ANY,
    "tổng giám đốc": _ANY,
    "viện trưởng": re.compile("viện"),
    "chủ nhiệm": re.compile(r"ủy ban kiểm tra|hợp tác xã|câu lạc bộ|nhà |khoa "),
}
_BARE = re.compile(rf"(?:nguyên )?(?:quyền )?(?:phó )?(?P<head>{'|'.join(_BODIES)})(?: thường trực)?")
_LEVEL = r"(?P<level>xã|phường|thị trấn|thị xã|đặc khu|huyện|quận|thành phố|tỉnh)"
_BODY = (
    r"(?:ủy ban nhân dân|hội đồng nhân dân|(?:ủy ban )?mặt trận tổ quốc(?: việt nam)?|đảng (?:ủy|bộ)|công an"
    r"|ban chỉ huy quân sự|hội (?:nông dân|cựu chiến binh|liên hiệp phụ nữ|phụ nữ|người cao tuổi|chữ thập đỏ)"
    r"|đoàn(?: thanh niên(?: cộng sản(?: hồ chí minh)?)?)?)"
)
_ENDS_IN_A_BODY = re.compile(rf"\b{_BODY} {_LEVEL}$")
_BODY_OF = re.compile(rf"{_BODY} {_LEVEL}")


def _said(text: str) -> str:
    return with_marks(spoken(text)).strip()

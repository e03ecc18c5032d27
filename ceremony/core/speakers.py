"""Who stands side by side as speakers: "Tổ Toán - Tin, Công đoàn, cô Ka Thị Lan" are three.

A comma also parts a person from an office ("ông Y Bình, Chủ tịch Hội Nông dân xã"). Which of the two is meant
the words say themselves, or the number beside them ("03 tham luận").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ceremony.core.asides import put_aside
from ceremony.core.owners import is_body

_PERSON = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|anh|chị|em|cô|thầy|cháu|già làng|nghệ nhân|bác sĩ|nhà giáo)\s+[^\W\d_]",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:gia đình|hộ|dòng họ|xí nghiệp|nông trường|phân xưởng|nhà máy|lớp|thôn|ấp|bon|buôn|làng|bản|sóc|phum|"
    r"xóm|khóm|khu|tổ)\s+[^\W_]",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:nguyên |phó |quyền )*(?:chủ tịch|bí thư|trưởng|tổ trưởng|giám đốc|hiệu trưởng|chi hội trưởng|"
    r"đội trưởng|chủ nhiệm|giáo viên|nông dân|hội viên|đoàn viên|công chức|chuyên viên|nhân viên)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"(?:đại diện (?:của )?)?(?:các|mỗi|những|toàn thể|từng|một số|đơn vị|địa phương|tập thể|cá nhân|"
    r"hộ gia đình|(?:gương )?điển hình|đại biểu|đoàn thể|đại diện|\d)(?!\S)|"
    r"ban tổ chức|btc\b|mc\b|người dẫn|theo |tổ thư ký",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(r"(?:hội viên|đoàn viên|đoàn thể|thành viên|trường học|ban,? ngành|hội nghị)\b", re.I)
_FOR_OTHERS = re.compile(r"^(?:đại diện)\s+(?!lãnh đạo)", re.IGNORECASE)
_AND = re.compile(
    r"\s+(?:và|cùng)\s+(?=(?:ubnd|hội|đoàn|công đoàn|trường|trạm|phòng|ban|tổ|công an|chi |ông|bà|cô|thầy|"
    r"đồng chí|đ/c|anh|chị|em|thôn|ấp|bon|buôn|xã|phường|khu|hộ)\b)",
    re.IGNORECASE,
)
MOST_SPEAKERS, _MOST_SIGNS, _MOST_WORDS = 60, 90, 900


def speakers(words: str, many: int | None = None) -> list[str]:
    """Return who speaks, each by their own name; nobody where the words name no one in particular.

    >>> speakers("Ấp 1, Ấp 2 và Hội Nông dân xã"), speakers("bà Lê Thị Út, Chủ tịch Hội Phụ nữ xã")
    (['Ấp 1', 'Ấp 2', 'Hội Nông dân xã'], ['bà Lê Thị Út, Chủ tịch Hội Phụ nữ xã'])
    >>> speakers("cô H'Lan, Trường Tiểu học Lê Lợi", 2), speakers("các đơn vị")
    (["cô H'Lan", 'Trường Tiểu học Lê Lợi'], [])
    """
    if len(words) > _MOST_WORDS:
        return []
    parts = [part for one in _apart(words) if (part := _FOR_OTHERS.sub("", one).strip(" .;,:-–"))]
    if not 0 < len(parts) <= MOST_SPEAKERS or any(_MANY.match(part) for part in parts):
        return []
    whole = ";" in put_aside(words, "")
    readings = [parts] if whole else [[*_with_office(parts, where)] for where in (True, False)]
    if fits := next((one for one in (*readings, parts) if len(one) == many), None):
        return fits if len(fits) > 1 or _known(fits) else []
    return readings[0] if _known(readings[0]) else []


def several(words: str) -> bool:
    """Say whether words may name more than one."""
    return len(_apart(words)) > 1


def _apart(words: str) -> list[str]:
    """Part words at their semicolons, else at commas; what stands in brackets parts nothing."""
    aside: list[str] = []

    def hide(said: str) -> str:
        aside.append(said)
        return f"\x00{len(aside) - 1}\x00"

    bare = put_aside(words, hide)
    sign = r"\s*[;\n]\s*" if re.search(r"[;\n]", bare) else r"\s*,\s*(?:và\s+)?"
    parts = [part for one in re.split(sign, bare) for part in _AND.split(one)]
    return [re.sub(r"\x00(\d+)\x00", lambda found: aside[int(found[1])], part) for part in parts if part]


def _with_office(parts: Sequence[str], where_from: bool) -> Iterator[str]:
    """Give each speaker with the office that stands behind the name; `where_from`: with any other words."""
    held = ""
    for part in parts:
        follows = not _PERSON.match(part) and (_OFFICE.match(part) or where_from)
        if held and _PERSON.match(held) and follows:
            held = f"{held}, {part}"
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _known(parts: Sequence[str]) -> bool:
    """Say whether these are names; of three or more, one may be of a kind that is not known here."""
    known = [bool(_PERSON.match(one)) or _named(one) for one in parts]
    short = all(len(one) < _MOST_SIGNS for one in parts)
    in_capitals = all(one[:1].isupper() for one in parts)
    return short and (all(known) or (in_capitals and len(parts) > 2 and known.count(False) == 1))


def _named(part: str) -> bool:
    """Say whether a body or a place is called by its own name; "hội viên tiêu biểu" is nobody's."""
    own = any(sign.isupper() or sign.isdigit() for word in part.split() for sign in word[:2])
    own = own and not _OF_A_KIND.match(part)
    return own and (is_body(part) or bool(_PLACE.match(part)))

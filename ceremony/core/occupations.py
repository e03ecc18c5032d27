"""Whether words behind a name say what somebody is: an office (Hiệu trưởng) or an occupation (giáo viên)."""

from __future__ import annotations

import re

from ceremony.core.names import with_marks
from ceremony.core.offices import NO_OFFICE, office_rank

_OCCUPATION = re.compile(
    r"(?:(?:giáo|giảng|hội|đảng|đoàn|nhân|thành) viên|già làng|(?:nông|công) dân|công nhân|(?:bác|dược|y) sĩ|"
    r"y tá|kỹ sư|kế toán|văn thư|nghệ (?:nhân|sĩ)|học sinh|sinh viên|hưu trí|cựu chiến binh|chiến sĩ|"
    r"người có uy tín|(?:thôn|xã) đội|(?:tổ|đội|thôn|ấp|bon|buôn|khóm|hội|ban) phó|phó|"
    r"gv|hs|ht|pht|ct|pct|bt|pbt)\b"
)
_OF_SOMEBODY = re.compile(
    r"(?:con|cháu|vợ|chồng|em|anh|chị|mẹ|má|bố|ba|cha|thay|đi thay|đại diện|nhận thay)\b"
)


def is_position(text: str) -> bool:
    """Say whether words that stand behind a name are what the person is.

    >>> is_position("Hiệu trưởng"), is_position("già làng"), is_position("con ông Trưởng ấp")
    (True, True, False)
    """
    said = with_marks(text)
    if _OF_SOMEBODY.match(said):
        return False
    return bool(_OCCUPATION.match(said)) or office_rank(text) < NO_OFFICE

"""What a document says it is, where it is no decision: a plan, a proposal, a report, an invitation.

Such a paper has numbered lines too, and the words "khen thưởng"; read as a list, they would be called to the
stage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceremony.awards.reading import wording
from ceremony.core import names

_DECISION = re.compile(r"\W*QUYẾT ĐỊNH\b")
_OTHER = re.compile(
    r"\W*((?:KẾ HOẠCH|TỜ TRÌNH|BÁO CÁO|GIẤY MỜI|THƯ MỜI|THÔNG BÁO|CÔNG VĂN|HƯỚNG DẪN|BIÊN BẢN|CHƯƠNG TRÌNH|"
    r"KỊCH BẢN|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN|CÔNG ĐIỆN|HỢP ĐỒNG)\b[^\n]{0,60})"
)
_TYPE = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?([^\W\d_]+)")
_OF_DECISIONS = ("qd", "quyetdinh")


def other_paper(head: Sequence[str]) -> str:
    """Return the title, or the number, by which a document says what else it is; nothing for a decision.

    The first title decides: what is decided to be attached (a plan behind its decision) has its own below.
    """
    for line in head:
        if _DECISION.match(line):
            return ""
        if other := _OTHER.match(line):
            return other[1].strip()
    number = wording.first(wording.SIGN, "\n".join(head))
    kind = _TYPE.match(number)
    return number if kind and not names.fold(kind[1]).startswith(_OF_DECISIONS) else ""

"""What the words of a position and a unit say about protocol: bloc, level and the office inside the bloc.

Only a suggestion, for a person to confirm: a list says "PCT UBND huyện", "Đ/c Bí thư" or nothing at all.
Who holds two offices is named by the higher first ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã") and stands in
that one's bloc, in the office held there.
Source: domain guide 4.4 (112-HD/BTGTU of Đắk Lắk); names of bodies as local decisions write them.
"""

from __future__ import annotations

import re

from ceremony.core.abbreviations import spoken
from ceremony.core.names import tidy, with_marks

BLOCS = {
    "party": "Khối Đảng",
    "assembly": "Quốc hội, Hội đồng nhân dân",
    "government": "Chính phủ, Ủy ban nhân dân",
    "front": "Mặt trận Tổ quốc",
    "mass": "Đoàn thể",
    "other": "Khác",
}
"""In the order they are introduced and seated."""

LEVELS = {
    "central": "Trung ương",
    "province": "Tỉnh, thành phố",
    "district": "Huyện",
    "commune": "Xã, phường",
    "hamlet": "Ấp, thôn, chi bộ",
}
"""From above. The district is gone since July 2025; papers of before and guests of then still name it."""

NO_OFFICE = 999

_UNION = (
    r"(?:tỉnh|thành|huyện|quận|thị|xã|phường|chi|công) đoàn|liên đoàn lao động|bí thư đoàn"
    r"|\bđoàn (?:thanh niên|xã|phường|thị trấn|huyện|tỉnh|trường|khối|cơ sở)"
)
_BLOCS = {
    "party": (
        r"(?:đảng|tỉnh|thành|huyện|quận|thị|khu|chi) ủy|(?:đảng|chi) bộ|\bđảng\b(?! viên)|bộ chính trị"
        r"|ban bí thư|ủy ban kiểm tra|ban (?:tuyên giáo|dân vận|nội chính)"
    ),
    "assembly": r"hội đồng nhân dân|quốc hội",
    "government": (
        r"ủy ban nhân dân|chính phủ|thủ tướng|(?:bộ|thứ) trưởng|(?<!cơ )(?<!trụ )\bsở\b|^bộ\b|\bcục\b"
        r"|(?<!hải )(?<!quốc )(?<!văn )\bphòng\b|thống kê|công an|quân sự|thanh tra|tòa án|viện kiểm sát"
        r"|hành chính công"
    ),
    "front": r"mặt trận",
    "mass": rf"{_UNION}|\bhội (?!đồng|nghị|trường|viên)|thanh niên|phụ nữ|nông dân|cựu chiến binh",
}
_OFFICE_OF_BOTH = "văn phòng hội đồng nhân dân và ủy ban nhân dân"
_CITIES = "hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế"
_LEVELS = {
    "central": (
        r"trung ương|chính phủ|thủ tướng|quốc hội|bộ chính trị|ban bí thư|(?:bộ|thứ) trưởng|^bộ (?!chỉ huy)"
    ),
    "province": rf"\btỉnh\b|(?<!cơ )(?<!trụ )\bsở\b|thành phố (?:{_CITIES})|thành (?:ủy|đoàn) (?:{_CITIES})",
    "district": rf"\bhuyện\b|\bquận\b|thị xã|thị (?:ủy|đoàn)|thành phố (?!{_CITIES})\w",
    "commune": (r"(?<!thị )(?<!hợp tác )\bxã\b(?! hội)|\bphường\b|thị trấn|đặc khu"),
    "hamlet": r"\bấp\b|(?<!nông )\bthôn\b|\bkhóm\b|\bbuôn\b|tổ dân phố|khu phố",
}
_OFFICES = (
    (r"bí thư|chủ tịch|thủ tướng|(?<!phó )bộ trưởng", 10),
    (r"thường vụ|thường trực", 50),
    (r"ủy viên|(?:đảng|chi|tỉnh|huyện) ủy viên", 60),
    (r"trưởng|giám đốc|\bchánh\b|chủ nhiệm|chỉ huy", 70),
    (r"đại biểu|chuyên viên|công chức|cán bộ", 110),
)
_HEADS = (10, 70)
_CELL = re.compile(r"\bchi (?:bộ|ủy)\b")
_OF_A_CELL = 65
"""Further down: after everybody of the committee above it."""
_PART = re.compile(
    r"(?:trưởng|phó)\s+(?:trưởng\s+)?(?:phòng|ban|khoa|bộ phận|đội|tổ)\b|(?:đội|tổ)\s+(?:trưởng|phó)"
)
_WHOLE = re.compile(
    r"\bsở\b|\bcục\b|\b(?:tổng )?công ty|\btập đoàn|\bbệnh viện|\btrung tâm|\btrường (?!sa)|\btrạm\b"
    r"|liên đoàn lao động"
)
MOST_SIGNS = 600
"""No position and no unit is longer; what a longer text says behind that is not looked at."""
_INSIDE = 35
"""Further down: after the deputies of the whole body, and after its former ones."""
_DEPUTY, _FORMER = 20, 10
"""Steps down from a head: 10, former 20, deputy 30, former deputy 40; of a department 70, 80, 90, 100."""


def standing_of(position: str, unit: str = "") -> tuple[str, str]:
    """Return bloc and level that the words suggest; what they do not say is empty.

    A Party cell of a hamlet, an office or a school stands under the commune's Party committee, and the
    commune's other leaders before it: from high to low office (domain guide 4.4).

    >>> standing_of("Phó Chủ tịch UBND huyện"), standing_of("Bí thư", "Đoàn TNCSHCM xã Tân Hòa")
    (('government', 'district'), ('mass', 'commune'))
    """
    held, where = _plain(position), _plain(unit)
    level = _level(held) or _level(where)
    if level == "commune" and _of_a_cell(held if _bloc(held) else where):
        level = "hamlet"
    return _bloc(held) or _bloc(where) or _bloc_of_an_office(held), level


def office_rank(position: str, unit: str = "") -> int:
    """Return the place of an office inside its bloc, lower first; `NO_OFFICE` where none is named.

    Bí thư, nguyên bí thư, phó bí thư, nguyên phó bí thư, thường vụ, ủy viên; chủ tịch in like manner; heads
    of departments after them. A standing deputy (phó … thường trực) goes before the other deputies. Whoever
    heads a part of a body (a phòng of a sở, a khoa of a hospital) comes after those who head the whole of it,
    and whoever heads a Party cell after the committee.

    >>> [office_rank(one) for one in ("Bí thư", "Nguyên Bí thư", "Phó Bí thư Thường trực", "Nghệ nhân")]
    [10, 20, 29, 999]
    >>> office_rank("Phó Giám đốc", "Sở Nội vụ") < office_rank("Trưởng phòng Thi đua", "Sở Nội vụ")
    True
    """
    offices = [part for part in _OFFICES_APART.split(_plain(position)) if part]
    higher = _bloc(_plain(position))
    body = _plain(f"{position} {unit}")
    held = [_office(part, body) for part in offices if _bloc_of_one(part) == higher]
    every = (_office(part, body) for part in offices)
    return min([rank for rank in held if rank < NO_OFFICE] or every, default=NO_OFFICE)


def _of_a_cell(held: str) -> bool:
    """Whether a Party cell is all that somebody holds an office in."""
    named = [part for part in _OFFICES_APART.split(held) if _bloc_of_one(part)]
    return bool(named) and all(_CELL.search(part) for part in named)


_OFFICES_APART = re.compile(r"\s*(?:[,;]|\bkiêm\b)\s*")
_TITLE_BEFORE = re.compile(r"^(?:đồng chí|ông|bà)\s+")


def _plain(text: str) -> str:
    said = with_marks(spoken(tidy(text)[:MOST_SIGNS]).replace("&", " và "))
    return _TITLE_BEFORE.sub("", said.replace(_OFFICE_OF_BOTH, "văn phòng ủy ban nhân dân"))


def _bloc(text: str) -> str:
    """The highest bloc of the offices that a text names."""
    blocs = {_bloc_of_one(part) for part in _OFFICES_APART.split(text)}
    return next((bloc for bloc in BLOCS if bloc in blocs), "")


def _bloc_of_one(office: str) -> str:
    """The bloc of the body named first: the Công đoàn of a Sở is a union, no office of the state."""
    return _first_named(_BLOCS, office)


def _bloc_of_an_office(held: str) -> str:
    """A bí thư of nothing that is named is the Party's."""
    return "party" if "bí thư" in held else ""


def _level(text: str) -> str:
    """The level named first: `xã Tân Hòa, huyện Đồng Phú` is a commune. A delegation of deputies is local."""
    return _first_named(_LEVELS, text.replace("đoàn đại biểu quốc hội", ""))


def _first_named(table: dict[str, str], text: str) -> str:
    named = [(found.start(), at, id) for at, id in enumerate(table) if (found := re.search(table[id], text))]
    return min(named)[2] if named else ""


def _office(part: str, body: str) -> int:
    rank = next((rank for words, rank in _OFFICES if re.search(words, part)), NO_OFFICE)
    deputy = bool(re.search(r"\bphó\b|^thứ trưởng", part))
    former = bool(re.search(r"\bnguyên\b", part))
    if rank not in _HEADS:
        return rank + (former and rank < NO_OFFICE)
    before_others = deputy and not former and "thường trực" in part
    inside = _PART.search(part) is not None and _WHOLE.search(body) is not None
    cell = _CELL.search(part if _bloc_of_one(part) else body) is not None and rank == _HEADS[0]
    return rank + _OF_A_CELL * cell + _DEPUTY * deputy + _FORMER * former - before_others + _INSIDE * inside

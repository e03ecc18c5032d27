"""One line of a decision's list: "1. Ông Nguyễn Văn An, Nông dân, ấp Suối Đá;" and the headings between."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from flask_babel import gettext as _

from ceremony.awards.reading import wording
from ceremony.core import names
from ceremony.core.aloud import capital, spoken
from ceremony.core.decisions import Recipient
from ceremony.core.protocol import Kind

MARK = re.compile(
    r"^\s*(?:(?:\d{1,3}\s*[.)/\-]\s*){1,3}|[-–—+*•]|[a-zđ]\s*[.)]|[IVX]{1,5}\s*[.)/])\s*", re.IGNORECASE
)
_MONEY = re.compile(r"\d[\d.,]*\s*(?:đồng|đ\b|lần mức lương)|mức (?:tiền )?thưởng|tiền thưởng", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"(Đồng chí|Đ/c|Ông|Bà|Anh|Chị|Em|Cụ|Hòa thượng|Thượng tọa|Đại đức|Ni sư|Linh mục|Mục sư|Mẹ)\s+(?=\S)",
    re.IGNORECASE,
)
_HEADING_WORDS = frozenset(
    "cac doi voi ve tap the ho gia dinh ca nhan gom co ten sau day nhung danh sach duoc khen thuong tang "
    "giay bang don vi va".split()
)
_COLLECTIVE = re.compile(
    r"(trường|trạm|hội|đoàn (?:thanh|tn|xã|phường|trường|cơ sở)|ban|phòng|tổ|ấp|thôn|bản|chi bộ|đảng ủy|"
    r"công an|quân sự|ubnd|ủy ban|htx|hợp tác xã|công ty|mặt trận|trung tâm|đội|văn phòng|câu lạc bộ|"
    r"clb|khu phố|nhân dân|cán bộ|liên đoàn|bộ chỉ huy)\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"[(,;–-]\s*(?:người|ông|bà)?\s*(?:đại diện|nhận thay|người nhận)\s*:?\s*([^)]+?)\s*\)?$", re.IGNORECASE
)
_BORN = re.compile(r",?\s*\(?\s*sinh (?:năm|ngày)\s*:?\s*[\d/]*?((?:19|20)\d\d)\s*\)?", re.IGNORECASE)
_PLACE = re.compile(
    r"\s(?=(?:ấp|thôn|tổ dân phố|khu phố|Trường|Trạm|Hội(?! viên)|UBND|Ủy ban|Đảng ủy|Công an|Phòng|"
    r"Trung tâm|Công ty|HTX|Hợp tác xã|Chi bộ)\b)"
)
_POST = re.compile(
    r"(trưởng|phó|chủ tịch|bí thư|giám đốc|hiệu trưởng|công chức|viên chức|cán bộ|giáo viên|nông dân|"
    r"hội viên|công nhân|bác sĩ|y sĩ|điều dưỡng|học sinh|cựu chiến binh|chuyên viên|kế toán|nhân viên)\b",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\bcho\s+((?:ông|bà|đồng chí|anh|chị|tập thể|hộ|gia đình|trường|trạm|hội|đoàn|ban|ấp|thôn)\b.+?)"
    r"(?=\s*,?\s*(?:đã có|vì\b|có thành tích|do đã)|[.;:]|$)",
    re.IGNORECASE,
)
Tell = Callable[[int, str, str, str], None]


def heading(text: str) -> str:
    """Return the kind that a heading names ("II. CÁ NHÂN (03 cá nhân)"), or nothing for any other line."""
    bare = re.sub(r"\([^)]*\)|\d+|[.:;,/()\-–—+*•]", " ", names.fold(MARK.sub("", text, count=1)))
    words = bare.split()
    return wording.kind_named(" ".join(words)) if words and _HEADING_WORDS.issuperset(words) else ""


def says_nothing(text: str) -> bool:
    """Say whether a line only points at the list, closes it, or tells of the money."""
    plain = names.fold(text).strip(" (./)")
    return (
        not plain
        or bool(_MONEY.search(text))
        or plain.startswith(
            ("co danh sach", "danh sach", "kem theo", "gom", "tong cong", "tong so", "an dinh", "co ten sau")
        )
    )


def inline(no: int, article: str) -> Recipient | None:
    """The one person an article names in its own sentence."""
    found = _INLINE.search(article)
    return entry(no, capital(found[1].strip(" ,")), "", lambda *_said: None) if found else None


def entry(no: int, line: str, kind: str, tell: Tell) -> Recipient | None:
    """Read one line of a list; `kind` is its group's, empty where there is none."""
    text = MARK.sub("", line, count=1).lstrip(" ;,.").rstrip(" ;.,/")
    posthumous = "truy tang" in names.fold(text)
    text = re.sub(r"[,;(]?\s*truy tặng\s*\)?$", "", text, flags=re.IGNORECASE).strip(" ,;")
    text, receiver, role = receiver_of(text)
    born = _BORN.search(text)
    text = _BORN.sub("", text).strip(" ,;")
    if not re.search(r"[^\W\d_]", text):
        return None
    chosen = Kind(kind) if kind else _kind(no, text, tell)
    honorific, name, position, unit = _parts(text, chosen)
    if not re.search(r"[^\W\d_]", name):
        tell(no, text, "not_a_person", _("Dòng này không phải là tên được khen nên được bỏ qua."))
        return None
    if chosen is Kind.INDIVIDUAL and names.is_all_caps(name) and len(name) > 5:
        name = names.as_title_case(name)
        tell(no, text, "all_caps", _("Tên gõ toàn chữ hoa, sẽ ghi là: %(name)s.", name=name))
    return Recipient(
        line=0,
        kind=chosen.value,
        name=name,
        unit=unit or (name if chosen is Kind.COLLECTIVE else ""),
        position=position,
        honorific=honorific,
        receiver_name=receiver,
        receiver_role=role,
        posthumous=posthumous,
        screen_text=name,
        spoken_text=spoken(name),
        birth_year=int(born[1]) if born else None,
        row=no,
        said=tuple(
            field
            for field, told in (
                ("honorific", honorific),
                ("position", position),
                ("unit", unit),
                ("receiver_name", receiver),
                ("receiver_role", role),
                ("posthumous", posthumous),
            )
            if told
        ),
    )


def titled(people: Sequence[Recipient]) -> list[Recipient]:
    """Part the titles from the names of a table, where most persons of it bear one.

    "Ông Nguyễn Văn An" is Ông, Nguyễn Văn An; but in a list without titles Ông Văn Sáu is a family's name.
    """
    persons = [one for one in people if one.kind == Kind.INDIVIDUAL]
    if sum(_title_of(one) is not None for one in persons) * 2 <= len(persons):
        return list(people)
    return [_titled(one) for one in people]


def _titled(one: Recipient) -> Recipient:
    found = _title_of(one)
    if found is None:
        return one
    name, said = one.name[found.end() :], (*(one.said or ()), "honorific")
    return replace(
        one, honorific=capital(found[1]), name=name, screen_text=name, spoken_text=spoken(name), said=said
    )


def _title_of(one: Recipient) -> re.Match[str] | None:
    found = _HONORIFIC.match(one.name) if one.kind == Kind.INDIVIDUAL and not one.honorific else None
    rest = one.name[found.end() :] if found is not None else ""
    return found if re.search(r"[ '’]", rest) else None


def receiver_of(text: str) -> tuple[str, str, str]:
    """Take off who stands for a collective or a household: "(đại diện: bà Lê Thị B, Hiệu trưởng)"."""
    found = _RECEIVES.search(text)
    if not found or found.start() == 0:
        return text, "", ""
    name, _comma, role = found[1].partition(",")
    name = _HONORIFIC.sub("", name.strip(), count=1)
    return text[: found.start()].strip(" ,;–-("), names.clean(name), names.clean(role)


def _kind(no: int, text: str, tell: Tell) -> Kind:
    if by_name := wording.kind_by_name(text):
        return by_name
    if _HONORIFIC.match(text):
        return Kind.INDIVIDUAL
    if _COLLECTIVE.match(text):
        return Kind.COLLECTIVE
    tell(no, text, "unknown_kind", _("Không rõ là tập thể, hộ hay cá nhân; được xếp là cá nhân."))
    return Kind.INDIVIDUAL


def _parts(text: str, kind: Kind) -> tuple[str, str, str, str]:
    """Honorific, name, position and unit. A collective's name may hold commas; it is its own unit."""
    if kind is Kind.COLLECTIVE:
        return "", names.clean(text), "", ""
    titled = _HONORIFIC.match(text) if kind is Kind.INDIVIDUAL else None
    honorific, rest = (capital(titled[1]), text[titled.end() :]) if titled else ("", text)
    name, mark, about = _apart(rest)
    name = names.clean(name)
    if kind is Kind.HOUSEHOLD or not mark:
        return honorific, name, "", about
    return honorific, name, *place_of_work(about)


def place_of_work(about: str) -> tuple[str, str]:
    """Return position and unit of what stands behind a name, where a mark parts them or the unit's own word.

    >>> place_of_work("Bí thư Đảng ủy xã"), place_of_work("Giáo viên"), place_of_work("Y sĩ, Trạm Y tế")
    (('Bí thư', 'Đảng ủy xã'), ('Giáo viên', ''), ('Y sĩ', 'Trạm Y tế'))
    """
    position, unit = wording.parted(about)
    if not position and (place := _PLACE.search(unit)) and " " in unit[: place.start()].strip():
        position, unit = unit[: place.start()], unit[place.end() :]
    elif not position and _POST.match(unit):
        position, unit = unit, ""
    return position.strip(), unit.strip()


def _apart(text: str) -> tuple[str, str, str]:
    found = re.search(r"\s*(?:,|;|\s[–-])\s+", text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")

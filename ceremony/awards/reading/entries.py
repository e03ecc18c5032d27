"""One line of a decision's list: "1. Ông Nguyễn Văn An, Nông dân, ấp Suối Đá;" and the headings between."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ceremony.awards.reading import family, wording
from ceremony.awards.reading.posts import place_of_work, says_where
from ceremony.base.words import gettext as _
from ceremony.core import names
from ceremony.core.aloud import capital, spoken
from ceremony.core.decisions import Recipient
from ceremony.core.protocol import Kind
from ceremony.core.titles import is_only_a_title, title_of

MARK = re.compile(
    r"^\s*(?:(?:\d{1,3}\s*[.)/\-]\s*){1,3}|[-–—+*•]|[a-zđ]\s*[.)]|[IVX]{1,5}\s*[.)/])\s*", re.IGNORECASE
)
_MONEY = re.compile(
    r"\d[\d.,]*\s*(?:đồng\b(?! chí)|đ\b(?!/)|lần mức lương)|mức (?:tiền )?thưởng|tiền thưởng", re.IGNORECASE
)
_HEADING_WORDS = frozenset(
    "cac doi voi ve tap the ho gia dinh ca nhan gom co ten sau day nhung danh sach duoc khen thuong tang "
    "giay bang don vi va truy cho".split()
)
_COLLECTIVE = re.compile(
    r"(trường|trạm|(?:chi )?hội|(?:chi )?đoàn (?:thanh|tn|xã|phường|trường|cơ sở)|ban|phòng|tổ|ấp|thôn|bản|"
    r"buôn|bon(?! (?:niêng|yô|jốc|đưng|krong|dong)\b)|làng|khóm|xóm|khu dân cư|chi bộ|đảng (?:ủy|bộ)|"
    r"công (?:an|đoàn)|quân sự|ubnd|ủy ban|hđnd|htx|hợp tác xã|công ty|doanh nghiệp|mặt trận|ubmttq\w*|"
    r"trung tâm|đội|văn phòng|câu lạc bộ|clb|khu phố|nhân dân|cán bộ|liên đoàn|bộ chỉ huy|bch|bchqs|sở|"
    r"khoa|lớp)\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"[(,;–-]\s*(?:người|ông|bà)?\s*(?:đại diện|nhận thay|người nhận)\s*:?\s*([^)]+?)\s*\)?$", re.IGNORECASE
)
_BORN = re.compile(r",?\s*\(?\s*sinh (?:năm|ngày)\s*:?\s*[\d/]*?((?:19|20)\d\d)\s*\)?", re.IGNORECASE)
_KIND_SAID = r"(?:cá nhân|tập thể|hộ(?: gia đình)?|đồng chí|ông|bà|người)"
_GIVEN_TO = re.compile(r"\bcho\s+(?:cá nhân\s+(?=ông|bà|đồng chí))?(.+)", re.IGNORECASE)
_LISTS = re.compile(
    rf"(?:các |những )?(?:\d+\s+(?:\([^()]*\)\s*)?)?{_KIND_SAID}(?:\s*(?:[,(/]|và)\s*{_KIND_SAID}\)?)*\s*"
    r"(?:sau(?: đây)?|có tên(?: sau)?(?: đây)?|gồm|là|như sau)?\s*:\s*",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*;\s*(?:và\s+)?")
_AND_ANOTHER = re.compile(
    r",?\s+và\s+(?=(?:ông|bà|đồng chí|anh|chị|cô|thầy|em|cháu|hộ|gia đình|tập thể)\s)", re.IGNORECASE
)
_BECAUSE = re.compile(
    r"\s*,?\s*(?:(?<=,)\s*đã\b(?! (?:mất|qua đời|từ trần|hy sinh|hi sinh)\b)|đã có|vì\b|"
    r"có (?:nhiều )?thành tích|do đã|trong phong trào|trong công tác)|\.(?=\s|$)(?<!\bĐ\.)"
)
_GIVING = re.compile(
    r"(?:truy |trao )?tặng(?: thưởng)?(?:$|\s*[:(]|\s+(?:giấy|bằng|cờ|danh hiệu|kỷ niệm|cho)\b)",
    re.IGNORECASE,
)
_GIVEN_TO_THE_DEAD = re.compile(r"\s*truy tặng\b", re.IGNORECASE)
_NAMES_SOMEBODY = re.compile(r"(?:tập thể|hộ|gia đình|nhân dân)\s+(?=[^\W\d_])", re.IGNORECASE)
_POINTS_AT_A_LIST = re.compile(r"danh sach|kem theo|phu luc|sau day|co ten|gom\b|nhu sau")
Tell = Callable[[int, str, str, str], None]


def heading(text: str) -> str:
    """Return the kind that a heading names ("II. CÁ NHÂN (03 cá nhân)"), or nothing for any other line."""
    bare = re.sub(r"\([^)]*\)|\d+|[.:;,/()\-–—+*•]", " ", names.fold(MARK.sub("", text, count=1)))
    words = bare.split()
    return wording.kind_named(" ".join(words)) if words and _HEADING_WORDS.issuperset(words) else ""


def gives(text: str) -> bool:
    """Say whether a line of a list says what follows is given, or to whom: "II. TRUY TẶNG GIẤY KHEN"."""
    return _GIVING.match(MARK.sub("", text, count=1)) is not None


def says_nothing(text: str) -> bool:
    """Say whether a line only points at the list, closes it, or tells of the money."""
    plain = names.fold(text).strip(" (./)")
    return (
        not plain
        or bool(_MONEY.search(MARK.sub("", text, count=1)))
        or plain.startswith(
            ("co danh sach", "danh sach", "kem theo", "gom", "tong cong", "tong so", "an dinh", "co ten sau")
        )
    )


def inline(no: int, article: str) -> list[Recipient]:
    """Whom an article names in its own sentence: "Truy tặng Giấy khen cho ông Phạm Văn Nam, nguyên …"."""
    found = _GIVEN_TO.search(article)
    told = _BECAUSE.split(found[1], maxsplit=1)[0] if found else ""
    lists = _LISTS.match(told)
    kind = wording.kind_named(names.fold(lists[0])) if lists else ""
    pieces = _pieces(told[lists.end() :] if lists else told)
    people = [
        one
        for text in pieces
        if lists or _names_somebody(text)
        for one in [entry(no, capital(text), kind, lambda *_said: None)]
        if one is not None
    ]
    given = _GIVEN_TO_THE_DEAD.match(MARK.sub("", article, count=1)) or (
        len(people) == 1 and family.given_after_death(article)
    )
    return [after_death(one) for one in people] if given else people


def after_death(one: Recipient) -> Recipient:
    """Return a recipient as one who is honoured after death."""
    return one if one.posthumous else replace(one, posthumous=True, said=(*(one.said or ()), "posthumous"))


def named_in(no: int, line: str, kind: str, tell: Tell) -> list[Recipient]:
    """Read a line of a list, or several names behind what they are: "Tập thể: Ban A; Ban B"."""
    label, colon, behind = MARK.sub("", line, count=1).partition(":")
    its_kind = heading(label) if colon and behind.strip() else ""
    pieces = _pieces(behind) if its_kind else [line]
    people = (entry(no, text, its_kind or kind, tell) for text in pieces)
    return [one for one in people if one is not None]


def _pieces(text: str) -> list[str]:
    """The names of a sentence: parted by semicolons, and before a title by "và", but in no household."""
    found: list[str] = []
    for piece in _APART.split(text.strip(" ,;.")):
        together = wording.kind_by_name(piece) is Kind.HOUSEHOLD
        found += [piece] if together else _AND_ANOTHER.split(piece)
    return [piece.strip(" ,") for piece in found if piece.strip(" ,")]


def points_at_a_list(article: str) -> bool:
    """Say whether an article leaves it to a list to name people."""
    return _POINTS_AT_A_LIST.search(names.fold(article)) is not None


def _names_somebody(text: str) -> bool:
    bare = family.bare(text.strip())
    titled, _name = title_of(bare.text)
    return bool(titled or bare.died or _COLLECTIVE.match(bare.text) or _NAMES_SOMEBODY.match(bare.text))


def entry(no: int, line: str, kind: str, tell: Tell) -> Recipient | None:
    """Read one line of a list; `kind` is its group's, empty where there is none."""
    written = family.bare(MARK.sub("", line, count=1).lstrip(" ;,.").rstrip(" ;.,/"))
    text = written.text.strip(" ,;")
    text, receiver, role = (text, written.receiver, written.role) if written.receiver else receiver_of(text)
    born = _BORN.search(text)
    text = _BORN.sub("", text).strip(" ,;")
    if not re.search(r"[^\W\d_]", text):
        return None
    chosen = Kind(kind) if kind else _kind(no, text, tell, written.died)
    posthumous = family.given_after_death(line) or (written.died and chosen is Kind.INDIVIDUAL)
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
    """Part the titles from the names of a table: such as are never names, others where most persons bear one.

    "Ông Nguyễn Văn An" is Ông, Nguyễn Văn An; but in a list without titles Ông Văn Sáu is a family's name.
    """
    persons = [one for one in people if one.kind == Kind.INDIVIDUAL]
    all_bear_one = sum(_title_of(one) != "" for one in persons) * 2 > len(persons)
    return [_titled(one, all_bear_one) for one in people]


def _titled(one: Recipient, all_bear_one: bool) -> Recipient:
    title = _title_of(one)
    if not title or not (all_bear_one or is_only_a_title(title)):
        return one
    name, said = title_of(one.name)[1], (*(one.said or ()), "honorific")
    return replace(
        one, honorific=capital(title), name=name, screen_text=name, spoken_text=spoken(name), said=said
    )


def _title_of(one: Recipient) -> str:
    title, rest = title_of(one.name) if one.kind == Kind.INDIVIDUAL and not one.honorific else ("", "")
    return title if re.search(r"[ '’]", rest) else ""


def receiver_of(text: str) -> tuple[str, str, str]:
    """Take off who stands for a collective or a household: "(đại diện: bà Lê Thị B, Hiệu trưởng)"."""
    found = _RECEIVES.search(text)
    if not found or found.start() == 0:
        return text, "", ""
    name, _comma, role = found[1].partition(",")
    name = title_of(name.strip())[1]
    if not name[:1].isupper() or says_where(name):
        return text, "", ""
    return text[: found.start()].strip(" ,;–-("), names.clean(name), names.clean(role)


def _kind(no: int, text: str, tell: Tell, died: bool) -> Kind:
    if by_name := wording.kind_by_name(text):
        return by_name
    if title_of(text)[0]:
        return Kind.INDIVIDUAL
    if _COLLECTIVE.match(text):
        return Kind.COLLECTIVE
    if died:
        return Kind.INDIVIDUAL
    tell(no, text, "unknown_kind", _("Không rõ là tập thể, hộ hay cá nhân; được xếp là cá nhân."))
    return Kind.INDIVIDUAL


def _parts(text: str, kind: Kind) -> tuple[str, str, str, str]:
    """Honorific, name, position and unit. A collective's name may hold commas; it is its own unit."""
    if kind is Kind.COLLECTIVE:
        return "", names.clean(text), "", ""
    title, rest = title_of(text) if kind is Kind.INDIVIDUAL else ("", text)
    name, about = _apart(rest)
    if kind is Kind.HOUSEHOLD or not about:
        return capital(title), names.clean(name), "", about
    return capital(title), names.clean(name), *place_of_work(about)


def _apart(text: str) -> tuple[str, str]:
    """Name and what stands behind it, or in brackets behind it where that names a post or a place."""
    found = re.search(r"\s*(?:,|;|\s[–-])\s+", text)
    name, about = (text[: found.start()], text[found.end() :]) if found else (text, "")
    aside = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name)
    if aside and not about and says_where(aside[2]):
        return aside[1], aside[2]
    return name, about

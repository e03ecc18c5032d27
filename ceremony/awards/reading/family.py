"""Who has died, and who receives for whom: what offices write of it behind a name or in a note.

    Nguyễn Văn Cường (đã mất) | Cố ông Phạm Văn Nam | Truy tặng; bà Lê Thị Út (vợ) nhận thay

A note says both in any order. What it says besides has no place here; whoever reads it is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ceremony.awards.reading.posts import says_where
from ceremony.core import names
from ceremony.core.aloud import capital
from ceremony.core.titles import begins_inside_a_name, title_of

_DIED = (
    r"(?:được )?truy tặng|(?:người )?(?:đã |mới |vừa )?"
    r"(?:mất|qua đời|từ trần|hy sinh|hi sinh|tạ thế|quá cố|chết)|đã khuất|cố|liệt (?:sĩ|sỹ)"
)
MOST_SIGNS, MOST_OF_A_CLAUSE, LAST_CLAUSES = 1_000, 200, 4
"""No name with what is written around it is longer, and no clause of it; who receives stands at its end."""
_GIVEN_AFTER_DEATH = re.compile(r"\btruy (?:tặng|thăng)\b", re.IGNORECASE)
_WHEN = r"(?:\s+(?:(?:vào|hồi|do|vì|trong|khi|năm|tháng|ngày)\s[^;,()]*|[\d/.-]+))?"
_DIED_ALONE = re.compile(rf"(?:{_DIED}){_WHEN}", re.IGNORECASE)
_DIED_FIRST = re.compile(rf"(?:{_DIED}){_WHEN}\s*[,;:.–-]\s*", re.IGNORECASE)
_DIED_BEHIND = re.compile(
    rf"(?:\s*[,;–-]\s*(?:{_DIED}){_WHEN}"
    rf"|\s+(?:truy tặng|đã (?:mất|qua đời|từ trần|hy sinh|hi sinh)){_WHEN})$",
    re.IGNORECASE,
)
_DIED_BETWEEN = re.compile(
    rf"\s*[,;]\s*(?:đã (?:mất|qua đời|từ trần|hy sinh|hi sinh)|truy tặng){_WHEN}(?=\s*[,;])", re.IGNORECASE
)
_LATE = re.compile(r"\s*(?:truy tặng(?: cho)?|cố|hương hồn)\s+(?=[^\W\d_])", re.IGNORECASE)
_A_MARTYR = re.compile(r"\s*(?:\w+\s+)?liệt (?:sĩ|sỹ)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_KIN = (
    r"(?:vợ|chồng|(?:con|cháu|anh|chị|em|bố|cha|ba|mẹ|má|ông|bà|cậu|chú|bác|dì|cô|thím|mợ|dượng)"
    r"(?: (?:trai|gái|dâu|rể|cả|út|ruột|đẻ|nội|ngoại|nuôi|họ|chồng|vợ))+|con|cháu|bố|cha|mẹ|"
    r"thân nhân|người thân|chủ hộ|người nhà)"
)
_CAPITAL = "".join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())
_NAME = rf"[{_CAPITAL}][\w'’]*(?:\s+[{_CAPITAL}][\w'’]*)*"
_TITLED = rf"(?:(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|thầy|đồng chí|đ/c)\s+)?(?-i:{_NAME})"
_WHO = (
    rf"(?:(?P<kin>{_KIN})(?:\s+(?:của\s+)?(?:ông|bà|anh|chị|người ấy))?\s*(?:là|:|–|-|,)?\s+)?"
    rf"(?P<name>{_TITLED})"
    r"(?:(?:\s*[,(:–-]\s*|\s+là\s+)(?P<role>[^();]+?)\s*\)?)?"
)
_RECEIVES = (
    r"(?:(?:đến |lên |sẽ )*(?:đại diện|thay mặt)(?:\s+(?:cho\s+)?(?:gia đình|thân nhân|tập thể|đơn vị|hộ))?"
    r"(?:\s+(?:đến |lên )?nhận(?: thay| hộ)?)?|(?:đến |lên |sẽ )*nhận(?: thay| hộ| giúp)?)"
)
_NAMED_FIRST = re.compile(rf"(?:do |có |cử )?{_WHO}\s*,?\s+{_RECEIVES}(?:\s[^();,]*)?", re.IGNORECASE)
_NAMED_LAST = re.compile(
    rf"(?:người |gia đình |thân nhân )*{_RECEIVES}\s*(?:là|do|:|–|-)?\s*(?:là |do )?{_WHO}", re.IGNORECASE
)
_OF_KIN = re.compile(
    rf"(?P<kin>{_KIN})\s*(?:là|:)\s*(?P<name>{_TITLED})|(?P<who>{_TITLED})\s*[,(–-]\s*(?P<role>{_KIN})\s*\)?",
    re.IGNORECASE,
)
_BETWEEN_CLAUSES = re.compile(r"\s*(?:[,;]|\s[–-])\s+")
_CLAUSES = re.compile(r"\s*(?:[;\n]|\.(?=\s|$))\s*")


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says of the dead and of who receives; `left` is what it says besides."""

    died: bool = False
    receiver: str = ""
    role: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without what was written around it: whether they have died, and who receives.

    `late` is whether "cố" stood before it: then Ông behind that is a title, in whatever list.
    """

    text: str
    died: bool = False
    receiver: str = ""
    role: str = ""
    late: bool = False


def noted(text: str, died: bool = False) -> Note:
    """Take a note apart. Of somebody who `died`, a relative who is named is who receives.

    >>> noted("Truy tặng; bà Lê Thị Út (vợ) nhận thay")
    Note(died=True, receiver='Lê Thị Út', role='vợ', left='')
    >>> noted("Đã mất, con trai Trần Văn Tư lên nhận. Khen lần 2")
    Note(died=True, receiver='Trần Văn Tư', role='con trai', left='Khen lần 2')
    """
    receiver, role, left = "", "", []
    if len(text) > MOST_SIGNS:
        return Note(given_after_death(text), left=text)
    for clause in _CLAUSES.split(names.tidy(text.replace("\n", "; "))):
        first = _DIED_FIRST.match(clause)
        rest = clause[first.end() :] if first else clause
        whole = _DIED_ALONE.fullmatch(rest) is not None
        died = died or whole or first is not None
        who = ("", "") if whole or receiver else _who(rest, of_kin=died)
        receiver, role = (receiver, role) if receiver else who
        if rest and not whole and not who[0]:
            left.append(rest)
    return Note(died, receiver, role, "; ".join(left))


def bare(text: str) -> Bare:
    """Return a name as it was before somebody wrote around it that they had died, or who receives.

    >>> bare("Nguyễn Văn Cường (đã mất)").text, bare("Cố ông Phạm Văn Nam, nguyên Bí thư (truy tặng)").text
    ('Nguyễn Văn Cường', 'Ông Phạm Văn Nam, nguyên Bí thư')
    """
    died, receiver, role = False, "", ""
    if len(text) > MOST_SIGNS:
        return Bare(text)
    for found in [*_BRACKETS.finditer(text)][::-1]:
        said = noted(found[1])
        if (said.died or said.receiver) and not said.left:
            text = text[: found.start()] + text[found.end() :]
            died, receiver, role = died or said.died, said.receiver or receiver, said.role or role
    if not receiver:
        text, receiver, role = _received_behind(text)
    text, between = _DIED_BETWEEN.subn("", text)
    died = died or between > 0
    while behind := _DIED_BEHIND.search(text.rstrip(" .,;")):
        text, died = text[: behind.start()], True
    text, late = _without_late(text)
    return Bare(names.tidy(text), died or late or _A_MARTYR.match(text) is not None, receiver, role, late)


def given_after_death(text: str) -> bool:
    """Say whether an award is given after somebody's death, in a decision's own words."""
    return _GIVEN_AFTER_DEATH.search(names.tidy(text)) is not None


def received(text: str) -> tuple[str, str]:
    """Return who receives and as what, of a cell that may hold both: "Lê Thị Út (vợ)"."""
    found = re.fullmatch(rf"(.+?)\s*(?:\(([^()]+)\)|[,–-]\s+({_KIN}))", names.tidy(text), re.IGNORECASE)
    return (names.clean(found[1]), found[2] or found[3]) if found else (names.clean(text), "")


def _who(clause: str, of_kin: bool = False) -> tuple[str, str]:
    """Return the name of who receives by a clause, and as what; nothing where it names nobody."""
    clause = clause.strip(" ,")
    if len(clause) > MOST_OF_A_CLAUSE:
        return "", ""
    for pattern in (_NAMED_LAST, _NAMED_FIRST, *([_OF_KIN] if of_kin else [])):
        if found := pattern.fullmatch(clause):
            told = found.groupdict()
            name = names.clean(title_of(told["name"] or told.get("who") or "")[1])
            if not says_where(name):
                return name, names.clean(told["kin"] or told["role"] or "")
    return "", ""


def _received_behind(text: str) -> tuple[str, str, str]:
    """Take off a last clause that says who receives: "…, bà Lê Thị Út (vợ) nhận thay"."""
    for mark in [*_BETWEEN_CLAUSES.finditer(text)][-LAST_CLAUSES:]:
        name, role = _who(text[mark.end() :])
        if name:
            return text[: mark.start()], name, role
    return text, "", ""


def _without_late(text: str) -> tuple[str, bool]:
    """Take off what says before a name that they have died."""
    found = _LATE.match(text)
    rest = text[found.end() :] if found else text
    if found is None or begins_inside_a_name(rest):
        return text, False
    title, name = title_of(rest)
    named = title or (name[0].isupper() and " " in name)
    return (capital(rest), True) if named else (text, False)

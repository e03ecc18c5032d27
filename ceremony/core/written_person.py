"""Who an office wrote in one line: "Đồng chí Trần Thị B, Chánh Văn phòng" is a title, a name and a post.

A decision's reader and an item's performer are typed as one text. A card shows the name large and the rest
small; a text that names an office ("Chủ tịch Ủy ban nhân dân xã") and nobody is left whole.
Source: domain guide 2.4 (honorifics).
"""

from __future__ import annotations

import re

from ceremony.core.aloud import Person, capital

_TITLES = (
    "đồng chí", "đ/c", "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "hòa thượng", "thượng tọa",
    "đại đức", "ni trưởng", "ni sư", "sư cô", "linh mục", "mục sư", "già làng", "nghệ nhân", "anh hùng",
)  # fmt: skip
_MIDDLE = frozenset({"thị", "văn", "hữu", "đức"})
"""No family is called so: before one of these Ông is a family name, not a title."""
_BODIES = re.compile(
    r"(?:ban|hội|trường|phòng|sở|chi|khối|tổ|trạm|nhà|hợp tác xã|công đoàn|công an|trung tâm|văn phòng|"
    r"đảng ủy|ủy ban|mặt trận|đoàn (?:thanh|tncs|viên))\b",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"(?:(?P<title>(?i:{'|'.join(_TITLES)})) )?(?P<name>[^\s,]+(?: [^\s,]+){{0,7}})(?:, (?P<post>.+))?"
)


def written(text: str) -> Person:
    """Return title, name and post of the person in a line; the whole line as the name where there is none.

    Without a title it takes a post to tell a name from an office.

    >>> written("Đồng chí Phạm Thị Ngọc Bích, công chức xã")
    Person(name='Phạm Thị Ngọc Bích', honorific='Đồng chí', position='Công chức xã', unit='')
    >>> written("Chủ tịch Ủy ban nhân dân xã").name
    'Chủ tịch Ủy ban nhân dân xã'
    """
    found = _LINE.fullmatch(text.strip())
    if found is None:
        return Person(capital(text.strip()))
    title, name, post = found["title"] or "", found["name"], found["post"] or ""
    if title and name.split()[0].lower() in _MIDDLE:
        title, name = "", f"{title} {name}"
    names_a_hero = title.lower() == "anh" and " " not in name  # Anh Hùng may be the whole name
    if (
        names_a_hero
        or (not title and _BODIES.match(name))
        or not _is_a_name(name)
        or not (title or post)
        or (not title and " " not in name)
    ):
        return Person(capital(text.strip()))
    return Person(name, capital(title), capital(post))


def _is_a_name(words: str) -> bool:
    """Whether each word begins with a capital and goes on in small letters; "PGS.TS." may go before."""
    return all(
        word[:1].isupper() and (word.endswith(".") or not word[1:].isupper()) for word in words.split()
    )

"""Who an office wrote in one line: "Đồng chí Trần Thị B, Chánh Văn phòng" is a title, a name and a post.

A decision's reader and an item's performer are typed as one text. A card shows the name large and the rest
small; a text that names an office ("Chủ tịch Ủy ban nhân dân xã") and nobody is left whole.
Source: domain guide 2.4 (honorifics).
"""

from __future__ import annotations

import re

from ceremony.core.aloud import Person, capital
from ceremony.core.titles import begins_inside_a_name, title_of

_BODIES = re.compile(
    r"(?:ban|hội|trường|phòng|sở|chi|khối|tổ|trạm|nhà|hợp tác xã|công đoàn|công an|trung tâm|văn phòng|"
    r"đảng ủy|ủy ban|mặt trận|đoàn (?:thanh|tncs|viên))\b",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?P<name>[^\s,]+(?: [^\s,]+){0,7})(?:, (?P<post>.+))?")


def written(text: str) -> Person:
    """Return title, name and post of the person in a line; the whole line as the name where there is none.

    Without a title it takes a post to tell a name from an office.

    >>> found = written("Đồng chí Phạm Thị Ngọc Bích, công chức xã")
    >>> found.honorific, found.name, found.position
    ('Đồng chí', 'Phạm Thị Ngọc Bích', 'Công chức xã')
    >>> written("Chủ tịch Ủy ban nhân dân xã").name
    'Chủ tịch Ủy ban nhân dân xã'
    """
    title, rest = _titled(text.strip())
    found = _LINE.fullmatch(rest)
    if found is None:
        return Person(capital(text.strip()))
    name, post = found["name"], found["post"] or ""
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


def _titled(line: str) -> tuple[str, str]:
    title, rest = title_of(line)
    of_a_name = not title or begins_inside_a_name(rest) or line != f"{title} {rest}"
    return ("", line) if of_a_name else (title, rest)


def _is_a_name(words: str) -> bool:
    """Whether each word begins with a capital and goes on in small letters; "PGS.TS." may go before."""
    return all(
        word[:1].isupper() and (word.endswith(".") or not word[1:].isupper()) for word in words.split()
    )

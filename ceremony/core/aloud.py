"""How names, titles and abbreviations are said aloud.

A person is named by the whole name as in the decision, never by the bare given name; the title is said
once, then the name, then the position. Abbreviations are said in full.
Source: domain guide 2.4 (honorifics) and 6 (what the MC reads).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ceremony.core import names
from ceremony.core.abbreviations import capital as capital
from ceremony.core.abbreviations import spoken as spoken
from ceremony.core.heads import heads, place_beside
from ceremony.core.protocol import Kind

cache_of_words = lru_cache(maxsize=8_192)
"""The words of a hall are asked for again at every step: those of two thousand people are kept."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the MC names. `honorific` is what the person is called by: Đồng chí, Ông, Bà, Hòa thượng …

    `title` is the rank or degree that is said after it: Trung tá, TS.
    """

    name: str
    honorific: str = ""
    position: str = ""
    unit: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Honouree:
    """A recipient as the decision names it.

    `receiver` stands in person for a collective, a household or the family of the dead; with `on_behalf`
    it stands in for somebody who could not come.
    """

    name: str
    kind: str = Kind.INDIVIDUAL
    honorific: str = ""
    detail: str = ""
    posthumous: bool = False
    receiver: Person | None = None
    on_behalf: bool = False


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with `{present}` and its like replaced; what is not known stays as it is written.

    One pass over plain words: a value that looks like a placeholder is not looked at again.
    """
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def same_names(people: Mapping[int, str]) -> frozenset[int]:
    """Return the ids of those who bear the name of somebody else here: a warning for the MC.

    Twins of tone placement (hòa, hoà) are one name; case and spaces do not matter.
    """
    bearers: dict[str, list[int]] = {}
    for id, name in people.items():
        bearers.setdefault(names.with_marks(name).casefold(), []).append(id)
    return frozenset(id for ids in bearers.values() if len(ids) > 1 for id in ids)


def person(who: Person) -> str:
    """Return how the MC names somebody in a sentence: the title once, the whole name, the position.

    A name that an office wrote with its title is taken as it is, but for a title's capital; Ông stays,
    for it is a family name too.

    >>> person(Person("Trần Thị B", "Đồng chí", "Chủ tịch UBND xã"))
    'đồng chí Trần Thị B, Chủ tịch UBND xã'
    """
    before = courtesy(who.honorific, who.title, who.name)
    name = who.name if before or who.name.startswith("Ông ") else lowered(who.name)
    called = f"{lowered(before)} {name}".strip()
    return ", ".join(part for part in (called, placed(who.position, who.unit, who.name)) if part)


def courtesy(honorific: str, title: str, name: str = "") -> str:
    """Return what is said before a name: the honorific, then rank or degree, unless either holds it already.

    >>> courtesy("Đồng chí", "Trung tá"), courtesy("Đồng chí Trung tá", "Trung tá")
    ('Đồng chí Trung tá', 'Đồng chí Trung tá')
    """
    said = spoken(f"{title} {_A_NAME}").removesuffix(_A_NAME).strip()  # "TS." is short only before a name
    known = title and (_holds(honorific, said) or _plain(name).startswith(_plain(said)))
    return " ".join(part for part in (honorific, "" if known else title) if part)


@cache_of_words
def placed(position: str, unit: str, name: str = "") -> str:
    """Return position and unit in one line, nothing twice.

    Words in which the position ends and the unit begins are told once, whichever of them is abbreviated;
    a unit that the position or the name holds already is not told again, nor is a position that stands in the
    place of the name. A head is the unit's, without a comma; of another body of the same place, the place is.

    >>> placed("Phó Chủ tịch UBND tỉnh", "UBND tỉnh Phước Bình"), placed("Giáo viên", "Trường THCS")
    ('Phó Chủ tịch UBND tỉnh Phước Bình', 'Giáo viên, Trường THCS')
    >>> placed("Hiệu trưởng", "Trường THCS"), placed("Chủ tịch HĐND xã", "UBND xã Tân Hòa")
    ('Hiệu trưởng Trường THCS', 'Chủ tịch HĐND xã Tân Hòa')
    """
    unit = "" if _holds(name, unit) or _holds(position, unit) else unit
    position = "" if name and position and _plain(name).startswith(_plain(position)) else position
    words = unit.split(" ")
    for known in range(len(words), 0, -1):
        if _plain(position).endswith(_plain(" ".join(words[:known]))):
            return " ".join((position, *words[known:]))
    beside = unit if heads(position, unit) else place_beside(position, unit)
    return f"{position} {beside}" if beside else ", ".join(part for part in (position, unit) if part)


def honouree(who: Honouree) -> str:
    """Return the line on which an honouree is called, receiver included.

    >>> honouree(Honouree("ấp 3", Kind.COLLECTIVE, receiver=Person("Lê Văn C", "Ông", "Trưởng ấp")))
    'Tập thể ấp 3 (đại diện nhận: ông Lê Văn C, Trưởng ấp)'
    """
    line = f"Truy tặng {lowered(_named(who))}" if who.posthumous else _named(who)
    if who.receiver:
        return f"{line} ({_receives_as(who)}: {person(who.receiver)})"
    return f"{line} (có người nhận thay)" if who.on_behalf else line


def invited(who: Honouree) -> str:
    """Return who is invited up, in the middle of a sentence; for the dead their family is.

    >>> invited(Honouree("Lê Văn C", honorific="Ông", posthumous=True))
    'đại diện gia đình ông Lê Văn C được truy tặng'
    """
    if who.posthumous:
        family = f"đại diện gia đình {lowered(_named(who))} được truy tặng"
        return f"{person(who.receiver)}, {family}" if who.receiver else family
    # Without an honorific a person's name comes first, and Ông is a family name too.
    bare = who.kind == Kind.INDIVIDUAL and not who.honorific
    return honouree(who) if bare else lowered(honouree(who))


def name_only(who: Honouree) -> str:
    """Return who is asked to the wing: the bare name with its title, in the middle of a sentence."""
    return invited(replace(who, detail="", receiver=None, on_behalf=False))


def lowered(text: str) -> str:
    """A courtesy word in the middle of a sentence: "Đồng chí" is "đồng chí", "Hòa thượng" stays."""
    lower = text.lower()
    courteous = any(lower == word or lower.startswith(word + " ") for word in _COURTEOUS)
    return lower[:1] + text[1:] if courteous else text


def mid_sentence(title: str) -> str:
    """A title in the middle of a sentence; one that begins with an abbreviation keeps its capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title


_BEGINS_WITH_ITS_KIND = (
    "tập thể ", "nhân dân và cán bộ ", "cán bộ và nhân dân ", "cán bộ, ", "hộ ", "gia đình ",
)  # fmt: skip

_COURTEOUS = (
    "đồng chí", "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "thầy", "cháu", "nhà giáo",
    "học sinh", "lãnh đạo", "đại diện",
    "tập thể", "hộ", "gia đình", "nhân dân", "cán bộ", "danh hiệu",
)  # fmt: skip

_A_NAME = "An"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache_of_words
def _plain(text: str) -> str:
    """The words as they are said, whole ones: trưởng and trường are two. " ủy ban nhân dân "."""
    return f" {names.with_marks(spoken(text))} "


def _holds(text: str, part: str) -> bool:
    return _plain(part).strip() != "" and _plain(part) in _plain(text)


def _prefix(who: Honouree) -> str:
    """What is said before the name: the honorific of a person, the kind of others unless they say it."""
    if who.kind not in (Kind.COLLECTIVE, Kind.HOUSEHOLD):
        return who.honorific
    if names.with_marks(who.name).startswith(_BEGINS_WITH_ITS_KIND):
        return ""
    return "Tập thể" if who.kind == Kind.COLLECTIVE else f"Hộ gia đình {lowered(who.honorific)}".strip()


def _named(who: Honouree) -> str:
    return ", ".join(part for part in (f"{_prefix(who)} {who.name}".strip(), who.detail) if part)


def _receives_as(who: Honouree) -> str:
    if who.posthumous:
        return "đại diện gia đình nhận"
    return "nhận thay" if who.on_behalf else "đại diện nhận"

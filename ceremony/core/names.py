"""Vietnamese names: one spelling of the text, search without marks, filing order.

Given names stand last and lead the filing order (tên, họ, đệm). Letters decide first,
tones only break ties: ngang, huyền, hỏi, ngã, sắc, nặng. `hòa` and `hoà` are twins of
tone placement: they search and file alike and are always printed as they were written.
Source: domain guide section 6; CLDR `vi` for the order of letters and tones.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
APOSTROPHES = "'’‘`´ʼʹ′‛＇"

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_ENDS_IN_APOSTROPHE = re.compile(f"[^\\W\\d_][{APOSTROPHES}]$")
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_WORD = re.compile(r"[^\W\d_]+")
_PUNCTUATION = " _-–—,;:!?.·'\"“”«»()[]{}§@*/\\&#%^°©®+<=>|~$"
_PLACE = {letter: place for place, letter in enumerate(_PUNCTUATION + "0123456789" + ALPHABET)}
_END = " "
_LEVEL = "0"
_HIDDEN = {"Cf", "Cs", "Co", "Cn"}
_UNSEEN = re.compile("(?<=[^\\W\\d_])[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+(?=[^\\W\\d_])")
"""Signs between two letters that no screen shows: pages of the web put a zero-width space between words."""
_CLAN_APART = re.compile(r"\b([^\W\d_])' (?=[^\W\d_])")
_TWIN = re.compile(r"(o|u)([ae\u00e0-\u1ef9y])(?=$|[^\w])")


class Convention(Enum):
    """Which part of a name decides after the given name."""

    FAMILY_FIRST = "family"
    MIDDLE_FIRST = "middle"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its three parts; family and middle may be empty."""

    family: str
    middle: str
    given: str


def tidy(text: str) -> str:
    """Return any typed text as NFC on one line: no control, hidden or doubled white space.

    A hidden sign before a capital that follows a small letter stood between two words.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    if not composed.isprintable():
        composed = _UNSEEN.sub(lambda found: " " if _parts_words(found) else "", composed)
        shown = (
            " " if _breaks(sign) else sign for sign in composed if unicodedata.category(sign) not in _HIDDEN
        )
        composed = unicodedata.normalize("NFC", "".join(shown))
    return " ".join(composed.split())


def clean(name: str) -> str:
    """Return a name as it is stored: tidy, and without the dots a cell ends in."""
    return tidy(name).rstrip(" .,;").lstrip(" .,;")


def whole(family: str, given: str) -> str:
    """Return the name that stands in two columns, as it was typed.

    >>> whole("K’", "Brèo"), whole("Y", "Wang Niê"), whole("", "Sơn")
    ('K’Brèo', 'Y Wang Niê', 'Sơn')
    """
    said, called = family.strip(), given.strip()
    if said and called and (_ENDS_IN_APOSTROPHE.search(said) or called[0] in APOSTROPHES):
        return said + called
    return " ".join(part for part in (family, given) if part)


def has_unseen(text: str) -> bool:
    """Say whether a sign that no screen shows stands between two letters, perhaps for a space."""
    if text.isprintable():
        return False
    composed = unicodedata.normalize("NFC", text)
    return any(not _parts_words(one) for one in _UNSEEN.finditer(composed))


def fold(text: str) -> str:
    """Return the text as it is searched: lower case, no marks, one kind of apostrophe and no space behind it.

    >>> fold("Nguyễn  Văn Ả"), fold("ĐẶNG H’Hen"), fold("K’ Brèo")
    ('nguyen van a', "dang h'hen", "k'breo")
    """
    plain = tidy(text).lower()
    if not plain.isascii():
        marked = unicodedata.normalize("NFD", plain.replace("đ", "d"))
        plain = unicodedata.normalize("NFC", _MARKS.sub("", _APOSTROPHE.sub("'", marked)))
    return _clan_joined(" ".join(plain.replace("`", "'").split()))


def with_marks(text: str) -> str:
    """Return the text in lower case with its marks, twins of tone placement spelt one way."""
    return _clan_joined(_TWIN.sub(_tone_to_the_front, _APOSTROPHE.sub("'", tidy(text).lower())))


def split(name: str, given: str = "") -> Parts:
    """Return the parts of a name; `given` is what a person said it is, when the rule is wrong.

    `H'Hen Niê` and `Y Wang Niê` end in the clan's name; `Ka Nam` and a single word are
    wholly given names. Điểu and Thị stand first like any family name.
    """
    words = clean(name).split(" ")
    if given and (rest := _without(words, clean(given).split(" "))) is not None:
        return Parts(rest[0] if rest else "", " ".join(rest[1:]), clean(given))
    marker = fold(words[0])
    if marker.rstrip("'") in ("h", "y") or marker.startswith("h'"):
        return _clan_last(words, first_given=2 if marker.rstrip("'") in ("h", "y") else 1)
    if marker in ("ka", "k'", "k") or len(words) == 1:
        return Parts("", "", " ".join(words))
    if marker in ("cil", "cill") and len(words) > 2:
        return Parts(words[0], "", " ".join(words[1:]))
    return Parts(words[0], " ".join(words[1:-1]), words[-1])


def given_name(name: str) -> str:
    """Return the name a person is called and filed by."""
    return split(name).given


def filing_key(name: str, convention: Convention = Convention.FAMILY_FIRST, given: str = "") -> str:
    """Return text that sorts, by code point, as Vietnamese offices file people."""
    parts = split(name, given)
    after = (parts.family, parts.middle)
    return "".join(
        alphabet_key(part)
        for part in (parts.given, *(after if convention is Convention.FAMILY_FIRST else after[::-1]))
    )


def alphabet_key(text: str) -> str:
    """Return text that sorts, by code point, in Vietnamese dictionary order (units, titles).

    All letters of the text come first, then its tones, each at its place: `gía` files behind `giá`, as in
    ICU's Vietnamese collation, once twins of tone placement are put in one spelling. Case is no
    difference, so that a name in capitals stays with its namesakes.
    """
    keys = [_word_key(word) for word in tidy(text).lower().split(" ")]
    letters = _placed(" ").join(letters for letters, _ in keys)
    return letters + _END + _LEVEL.join(tones for _, tones in keys).rstrip(_LEVEL) + _END


def is_all_caps(name: str) -> bool:
    """Say whether somebody typed the whole name in capitals."""
    return sum(sign.isalpha() for sign in name) > 1 and name.isupper()


def as_title_case(name: str) -> str:
    """Return an ALL-CAPS name in ordinary case, any other name as it is.

    The letter after an apostrophe or a hyphen keeps the capital it has: `K'NAM` is K'Nam.

    >>> as_title_case("NGUYỄN THỊ ẢNH"), as_title_case("H'Hen niê")
    ('Nguyễn Thị Ảnh', "H'Hen niê")
    """
    if not is_all_caps(name):
        return name
    return _WORD.sub(lambda word: word[0][:1] + word[0][1:].lower(), tidy(name))


def initials(name: str) -> str:
    """Return the first letters people type for a name: `nva` for Nguyễn Văn Ả."""
    return "".join(word[0] for word in fold(name).split(" ") if word)


def _clan_joined(plain: str) -> str:
    """K' Brèo, from two columns or typed so, is K'Brèo."""
    return _CLAN_APART.sub(r"\1'", plain) if "' " in plain else plain


def _parts_words(unseen: re.Match[str]) -> bool:
    text = unseen.string
    return text[unseen.start() - 1].islower() and text[unseen.end()].isupper()


def _breaks(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Zs")


def _without(words: list[str], given: list[str]) -> list[str] | None:
    for start in range(len(words) - len(given), -1, -1):
        if words[start : start + len(given)] == given:
            return words[:start] + words[start + len(given) :]
    return None


def _clan_last(words: list[str], first_given: int) -> Parts:
    if len(words) <= first_given:
        return Parts("", "", " ".join(words))
    return Parts(words[-1], "", " ".join(words[:-1]))


def _tone_to_the_front(found: re.Match[str]) -> str:
    first, second = found[1], unicodedata.normalize("NFD", found[2])
    if len(second) != 2 or second[1] not in TONES or first + second[0] not in ("oa", "oe", "uy"):
        return found[0]
    return unicodedata.normalize("NFC", first + second[1]) + second[0]


@lru_cache(maxsize=4096)
def _word_key(word: str) -> tuple[str, str]:
    """Return what decides about a word first and what only breaks a tie: its letters, its tones."""
    spelt = _TWIN.sub(_tone_to_the_front, _APOSTROPHE.sub("'", word))
    loose = "".join(sign if sign in _PLACE else _loosened(sign) for sign in spelt)
    letters = "".join(_placed(sign) for sign in loose if not unicodedata.combining(sign))
    return letters, "".join(_tone(sign) if unicodedata.combining(sign) else _LEVEL for sign in loose)


def _loosened(sign: str) -> str:
    """Take the tone off one letter: ệ is ê and a dot below. Marks of no Vietnamese letter come off too."""
    marks = unicodedata.normalize("NFD", sign)
    tones = "".join(mark for mark in marks if mark in TONES)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    return letter + tones if letter in _PLACE else marks


def _placed(sign: str) -> str:
    place = _PLACE.get(sign)
    return chr(0x21 + place) if place is not None else chr(0x21 + len(_PLACE)) + sign


def _tone(mark: str) -> str:
    return chr(0x31 + TONES.index(mark)) if mark in TONES else "9"

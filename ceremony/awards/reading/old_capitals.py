"""The capitals that TCVN3 could not write: `Lª ¸nh` is Lê Ánh, but "cán bộ ấp 3" is no name.

A converted text comes twice: as it is, and with every word raised that its font had no capital for
(`core/legacy.py`). Which of the two is written is told by what the text is.
"""

from __future__ import annotations

import re

LISTED = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*\s*[.)/\-]|[-–—+*•]|[a-zđ]\s*[.)])\s*(?=\S)")
_TITLE = re.compile(
    r"(?:đồng chí|hòa thượng|thượng tọa|đại đức|ni sư|linh mục|mục sư) |(?:hộ )?(?:gia đình )?(?:ông |bà )?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NAME_ENDS = re.compile(r"[,;:(]|\s[–-]\s")


def shouted(plain: str, as_name: str) -> str:
    """A line in capitals with those its font could not write; another line as it stands.

    >>> shouted("CHủ TịCH Xã TÂN LậP", "CHỦ TỊCH Xã TÂN LẬP"), shouted("UBND xã, ấp 3", "UBND xã, Ấp 3")
    ('CHỦ TỊCH XÃ TÂN LẬP', 'UBND xã, ấp 3')
    """
    told = [word for word in _WORD.findall(as_name) if len([sign for sign in word if sign.isascii()]) > 1]
    in_capitals = plain != as_name and len(told) > 1 and all(map(str.isupper, told))
    return as_name.upper() if in_capitals else plain


def as_written(plain: str, as_name: str) -> str:
    """A name with the capitals its font could not write; what is no person's name has small letters too.

    >>> as_written("Hộ ông Lê ánh", "Hộ Ông Lê Ánh"), as_written("Cán bộ ấp 3", "Cán bộ Ấp 3")
    ('Hộ ông Lê Ánh', 'Cán bộ ấp 3')
    """
    begins = found.end() if (found := _TITLE.match(plain)) else 0
    ends = found.start() if (found := _NAME_ENDS.search(as_name, begins)) else len(as_name)
    if len(plain) != len(as_name) or any(word[0].islower() for word in as_name[begins:ends].split()):
        return shouted(plain, as_name)
    return plain[:begins] + as_name[begins:ends] + plain[ends:]


def listed(plain: str, as_name: str) -> str:
    """A line such as "1. Ông Lê Ánh, nông dân, ấp 3"."""
    found = LISTED.match(plain)
    if found is None:
        return shouted(plain, as_name)
    return plain[: found.end()] + as_written(plain[found.end() :], as_name[found.end() :])

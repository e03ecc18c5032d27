"""Pages of a paper as a person types them: "3, 5-7"."""

from __future__ import annotations

import re

from ceremony.core.refusals import Invalid

_PART = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


def read(text: str, of: int) -> list[int]:
    """Return the numbers that are meant, in order and each once, of pages 1 to `of`.

    Raises:
        Invalid: `bad_pages`, a part of it names no page.

    >>> read("7, 3-5; 4", of=9)
    [3, 4, 5, 7]
    """
    found: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.strip()))):
        said = _PART.fullmatch(part)
        first, last = (int(said[1]), int(said[2] or said[1])) if said else (0, 0)
        if not 1 <= first <= last <= of:
            raise Invalid("bad_pages", text=part, of=of)
        found.update(range(first, last + 1))
    return sorted(found)

"""Numbers of people on a line of which only another number was read: they are told, never dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ceremony.core.names import fold
from ceremony.core.outline import Outline

_OF_PEOPLE = re.compile(
    r"(?<![\d./])(\d[\d.]{0,9}+)(?![\d./])\s*(?:\([a-z ]{1,60}\)\s*)?(?:dai bieu|nguoi|dong chi|khach|vi)\b"
)
_FIGURES = ("max_delegates", "expected_delegates", "exemplar_share", "arts_count")


def counts_people(text: str) -> bool:
    return bool(_OF_PEOPLE.search(fold(text)))


def uncounted(text: Outline, sources: Mapping[str, tuple[int, ...]], members: Mapping[str, Any]) -> set[int]:
    """Return the lines that gave a figure and nothing else, and count others beside it."""
    figures = {number for label in _FIGURES for number in sources.get(label, ())}
    words = {number for label, lines in sources.items() if not label.endswith(_FIGURES) for number in lines}
    known = {members.get(label) for label in _FIGURES}
    return {
        number
        for line in text.lines
        if figures & set(line.numbers) and not words & set(line.numbers)
        if any(int(one.replace(".", "") or 0) not in known for one in _OF_PEOPLE.findall(line.plain))
        for number in line.numbers
    }

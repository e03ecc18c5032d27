"""The outline of an administrative text: which line stands under which heading.

Plans number their parts A. / I. / 1. / a) and list with dashes; a line's mark says how deep it stands.
Marks of Markdown are taken off. Lines keep the number they have in the file, counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from ceremony.core.names import fold, tidy

LETTER, ROMAN, NUMBER, SMALL, DASH, PLUS, TEXT = range(7)
_MARKS = (
    (ROMAN, re.compile(r"([IVX]{1,5})\s*[.)/]\s+(.*)")),
    (LETTER, re.compile(r"([A-HĐ])\s*[.)/]\s+(.*)")),
    (NUMBER, re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\s*[.)/]\s*(?=\D)(.*)")),
    (SMALL, re.compile(r"([a-zđ])\s*[.)/]\s+(.*)")),
    (DASH, re.compile(r"([-–—•])\s*(?=\S)(.*)")),
    (PLUS, re.compile(r"([+*])\s*(?=\S)(.*)")),
)
# A row of a table belongs to the heading above it, whether it begins with a number or with a time.
_ROW = re.compile(r"\d{1,2}[.)]?|\d{1,2}\s*(?:h|g|giờ|:).{0,24}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something. `mark` is its number or letter; `cells` are more than one in a table."""

    number: int
    depth: int
    mark: str
    text: str
    cells: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The text as patterns look at it: lower case, no marks."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as lines in order, each under the nearest line before it that stands less deep."""

    lines: tuple[Line, ...]
    places: dict[int, int] = field(default_factory=dict)

    def under(self, line: Line) -> list[Line]:
        """Return the lines that stand under this one, at any depth."""
        after = self.lines[self.places[line.number] + 1 :]
        return list(takewhile(lambda other: other.depth > line.depth, after))

    def children(self, line: Line) -> list[Line]:
        """Return the list right under a line: its marked lines of the least depth."""
        below = [other for other in self.under(line) if other.depth < TEXT]
        least = min((other.depth for other in below), default=TEXT)
        return [other for other in below if other.depth == least]

    def heading_of(self, line: Line) -> Line | None:
        """Return the line this one stands under."""
        before = self.lines[: self.places[line.number]]
        return next((other for other in reversed(before) if other.depth < line.depth), None)

    def headed(self, pattern: str) -> list[Line]:
        """Return the marked lines above dashes whose text matches a pattern over folded text."""
        return [line for line in self.lines if line.depth < DASH and re.search(pattern, line.plain)]


def outline(texts: Iterable[str]) -> Outline:
    """Return the outline of the lines of a file."""
    lines = tuple(line for number, text in enumerate(texts, start=1) if (line := _line(number, text)))
    return Outline(lines, {line.number: place for place, line in enumerate(lines)})


def _line(number: int, typed: str) -> Line | None:
    cells = tuple(tidy(cell) for cell in typed.split("\t")) if "\t" in typed.strip() else ()
    text = tidy(re.sub(r"^\s*(#+|>)\s*|\*\*|__|(?<=\w)\*|\*(?=\w)", "", typed))
    if not text:
        return None
    if len(cells) > 1 and _ROW.fullmatch(cells[0]):
        return Line(number, DASH, cells[0], " ".join(cells[1:]), cells)
    for depth, pattern in _MARKS:
        if found := pattern.fullmatch(text):
            return Line(number, depth, found[1], found[2].strip(), cells)
    return Line(number, TEXT, "", text, cells)

"""The outline of an administrative text: which line stands under which heading.

Plans number their parts A. / I. / 1. / 1.1. / a) and list with dashes; a line's mark says how deep it stands.
Marks of Markdown are taken off. Lines keep the numbers they have in the file, counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from ceremony.core.marks import DASH, LETTER, TEXT, marked, timed
from ceremony.core.names import fold
from ceremony.core.paragraphs import Paragraph, all_capitals, paragraphs

# A row of a table belongs to the heading above it, whether it begins with a number or with a time.
_ROW = re.compile(r"\d{1,3}[.)]?|\d{1,2}\s*(?:h|g|giờ|:).{0,24}")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `mark` is its number or letter; `cells` are more than one in a table; `numbers` are all
    the lines of the file it was wrapped over."""

    number: int
    depth: int
    mark: str
    text: str
    cells: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    plain: str = field(default="", compare=False)
    """The text as patterns look at it: lower case, no marks."""

    @property
    def is_caption(self) -> bool:
        """Whether a line without a mark heads what follows: in capitals, or ending in a colon."""
        return self.depth == TEXT and not self.cells and (all_capitals(self.text) or self.text[-1:] == ":")


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as lines in order, each under the nearest line before it that stands less deep."""

    lines: tuple[Line, ...]
    places: dict[int, int] = field(default_factory=dict)
    heads: tuple[int | None, ...] = ()
    ends: tuple[int, ...] = ()
    """For each line the place of the one it stands under, and the place where what is under it ends."""

    def at(self, number: int) -> Line:
        """Return the paragraph that begins on a line of the file."""
        return self.lines[self.places[number]]

    def after(self, line: Line) -> tuple[Line, ...]:
        return self.lines[self.places[line.number] + 1 :]

    def next(self, line: Line) -> Line | None:
        place = self.places[line.number] + 1
        return self.lines[place] if place < len(self.lines) else None

    def under(self, line: Line) -> list[Line]:
        """Return the lines that stand under this one, at any depth."""
        place = self.places[line.number]
        return list(self.lines[place + 1 : self.ends[place]])

    def children(self, line: Line) -> list[Line]:
        """Return the list right under a line: its marked lines of the least depth."""
        below = [other for other in self.under(line) if other.depth < TEXT]
        least = min((other.depth for other in below), default=TEXT)
        return [other for other in below if other.depth == least]

    def list_after(self, line: Line) -> list[Line]:
        """Return the list that follows a line without a mark, as far as it stands at one depth."""
        after = self.after(line)
        if not after or after[0].depth == TEXT:
            return []
        whole = takewhile(lambda other: after[0].depth <= other.depth < TEXT, after)
        return [other for other in whole if other.depth == after[0].depth]

    def leaves(self, line: Line) -> list[Line]:
        """Return the lines under a line that have none under themselves, or are a sentence of their own."""
        return [
            other
            for other in self.under(line)
            if (other.depth >= DASH and all(one.depth == TEXT for one in self.under(other)))
            or not self.under(other)
            or (":" in other.text[:-1] and other.text[-1] in ".;")
        ]

    def heading_of(self, line: Line) -> Line | None:
        """Return the line this one stands under."""
        place = self.heads[self.places[line.number]]
        return None if place is None else self.lines[place]

    def headed(self, pattern: str) -> list[Line]:
        """Return the marked lines above dashes whose text matches a pattern over folded text."""
        return [line for line in self.lines if line.depth < DASH and re.search(pattern, line.plain)]


def outline(texts: Iterable[str]) -> Outline:
    """Return the outline of the lines of a file."""
    lines = tuple(_line(one) for one in paragraphs(texts))
    heads: list[int | None] = []
    ends = [len(lines)] * len(lines)
    above: list[int] = []
    for place, line in enumerate(lines):
        while above and lines[above[-1]].depth >= line.depth:
            ends[above.pop()] = place
        heads.append(above[-1] if above else None)
        above.append(place)
    places = {line.number: place for place, line in enumerate(lines)}
    return Outline(lines, places, tuple(heads), tuple(ends))


def _line(one: Paragraph) -> Line:
    number, cells = one.numbers[0], one.cells
    depth, mark, text = marked(one.text)
    if fold(text).startswith("noi nhan"):
        depth = LETTER
    if len(cells) > 1 and _ROW.fullmatch(cells[0]):
        depth, mark, text = DASH, cells[0], " ".join(cells[1:]).strip()
    elif len(cells) < 2 and (row := timed(text)):
        depth, mark = (DASH, row[0]) if depth == TEXT else (depth, mark)
        text, cells = row[1], row
    return Line(number, depth, mark, text, cells, one.numbers, fold(text))

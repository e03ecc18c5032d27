"""Words set as large as their box lets them, over as many lines as that takes.

A name on a badge is read across a table: the larger the better, so lines are broken where the largest size is
reached, few lines before many, and then so that they are about as long as each other. No line ends within a
syllable nor within words that are tied by a no-break space; a short last syllable does not stand alone if
that costs little.
Lengths are points. Who measures is told from outside: a face is as wide at 20 points as twice at 10.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ceremony.core.line_breaks import HAIR, Widths
from ceremony.core.tied_words import JOINED, TIED

Measure = Callable[[str], float]
"""How wide a text is, set at one point."""
NARROWEST = 0.75
"""Letters are made so narrow, at the least, for words that fit in no other way."""
ALONE = 0.86
"""What a short last syllable alone on its line may cost in size before it is left there."""
ANOTHER = 0.86
"""What one line more must gain: a name is read at a glance, not from top to bottom."""


@dataclass(frozen=True, slots=True)
class Room:
    """The box, and the sizes its words may have. `leading` is from line to line, as a share of the size."""

    width: float
    height: float
    most: float
    least: float
    leading: float = 1.3

    @property
    def lines(self) -> int:
        """How many lines there is room for at the least size."""
        return math.floor(self.height / (self.least * self.leading) + HAIR)


@dataclass(frozen=True, slots=True)
class Fit:
    """Words in lines. `narrowed`: how wide letters are, of their own width; 1 for almost all.

    `broken`: even so a syllable had to be.
    """

    lines: tuple[str, ...]
    size: float
    narrowed: float = 1.0
    broken: bool = False


def fitted(text: str, measure: Measure, room: Room) -> Fit | None:
    """Set a text as large as the room lets it; None if it is too long even at the least size.

    Ties hold as long as there is room for them; then letters are made narrower, and what is wider than a
    whole line even so is no syllable of any language, and is broken.

    >>> fitted("Nguyễn Văn An", len, Room(width=70, height=40, most=12, least=5))
    Fit(lines=('Nguyễn', 'Văn An'), size=11.666666666666666, narrowed=1.0, broken=False)
    """
    ways = _ways(text, measure, room.width, room.least)
    return next(filter(None, (_largest(way, measure, room) for way in ways)), None)


def wrapped(text: str, measure: Measure, width: float, size: float, least: float, narrow: float = 1.0) -> Fit:
    """Set a text in lines of this width, however many: the fewest, about as long as each other.

    The size gives way only to a word that is wider than a line. `narrow`: letters are made so narrow.
    """
    if narrow < 1.0:
        found = wrapped(text, measure, width / narrow, size, least)
        return replace(found, narrowed=found.narrowed * narrow)
    if "\n" not in text and measure(_loose(text)) * size <= width:
        return Fit((_loose(text),), size)
    parts = [_paragraph(part, measure, width, size, least) for part in text.split("\n")]
    return Fit(
        tuple(line for part in parts for line in part.lines),
        min(part.size for part in parts),
        min(part.narrowed for part in parts),
        any(part.broken for part in parts),
    )


def _paragraph(text: str, measure: Measure, width: float, size: float, least: float) -> Fit:
    least = min(least, size)
    for way in _ways(text, measure, width, least):
        widths, wide = way.widths(measure), width / way.narrowest
        at = min(size, wide / max(widths.words)) if max(widths.words) else size
        if at >= least - HAIR:
            breaks = widths.evenest(widths.fewest(wide / at), wide / at)
            return _fit(way, breaks, measure, width, at if way.narrowest == 1.0 else least)
    raise AssertionError("what is broken fits")


@dataclass(frozen=True, slots=True)
class _Way:
    """The words a text is taken for, and how narrow they may be set."""

    words: Sequence[str]
    narrowest: float = 1.0
    broken: bool = False

    def widths(self, measure: Measure) -> Widths:
        return Widths([measure(_loose(word)) for word in self.words], measure(" "))


def _ways(text: str, measure: Measure, width: float, least: float) -> Iterator[_Way]:
    """From the fairest way to the last resort."""
    loose = _words(text.replace(TIED, " "))
    yield _Way(_words(text))
    yield _Way(loose)
    yield _Way(loose, NARROWEST)
    pieces = [piece for word in loose for piece in _pieces(word, measure, width / least)]
    yield _Way(pieces, broken=True)
    yield _Way(pieces, NARROWEST, broken=True)


def _words(text: str) -> list[str]:
    return [
        word
        for word in text.replace("\n", " ").replace("\t", " ").replace(JOINED, "").split(" ")
        if word.strip()
    ] or [""]


def _loose(text: str) -> str:
    """What is drawn: a tie is a space, and a joiner nothing."""
    return text.replace(TIED, " ").replace(JOINED, "")


def _pieces(word: str, measure: Measure, widest: float) -> list[str]:
    """Break one word into as few parts as fit on a line each, of about as many letters."""
    for count in range(max(1, math.ceil(measure(word) / widest - HAIR)), len(word)):
        ends = [round(len(word) * part / count) for part in range(count + 1)]
        pieces = [word[start:end] for start, end in pairwise(ends)]
        if all(measure(piece) <= widest for piece in pieces):
            return pieces
    return list(word)


def _largest(way: _Way, measure: Measure, room: Room) -> Fit | None:
    """The breaking that lets these words be largest; another line counts for less, as does a short last
    syllable alone.
    """
    widths, wide, best, found = way.widths(measure), room.width / way.narrowest, 0.0, None
    for lines in range(1, min(len(way.words), room.lines) + 1):
        tallest = min(room.most, room.height / lines / room.leading)
        for last in (1, 2):
            narrow = widths.narrowest(lines, last)
            size = min(tallest, wide / narrow) if narrow else tallest
            if size < room.least - HAIR:
                continue
            breaks = widths.evenest(lines, wide / size, last)
            worth = size * ANOTHER ** (lines - 1) * (ALONE if widths.leaves_one_alone(breaks) else 1.0)
            if worth > best * (1 + HAIR):
                best, found = worth, (breaks, size)
    if found is None:
        return None
    return _fit(way, found[0], measure, room.width, found[1] if way.narrowest == 1.0 else room.least)


def _fit(way: _Way, breaks: Sequence[range], measure: Measure, width: float, size: float) -> Fit:
    lines = tuple(" ".join(_loose(way.words[place]) for place in line) for line in breaks)
    longest = max(map(measure, lines)) * size
    return Fit(lines, size, min(1.0, width / longest) if longest else 1.0, way.broken)

"""Words set in lines that are as even as can be: names, offices, titles.

A name over two lines is read as one name when both are about as long, and misread when its last syllable
stands alone below the others. Such words are the same few over and over, so each is measured once; and as
they are drawn without markup, five hundred of them cost what drawing their letters costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ceremony.base.paper.ink import SMALLER, DoesNotFit, height_of
from ceremony.base.paper.styles import LEAST, suited
from ceremony.core.signs import seen
from ceremony.core.tied_words import JOINED, TIED, tied

MOST_TIED = 16
"""The longest run of words that stays on one line: with longer ones no two lines would be alike."""
ABOVE = 1.0
"""What letters of size 1 take above their line, stacked marks on capitals included: as paragraphs have it."""


@dataclass(frozen=True, slots=True)
class Even:
    """One text in even lines, ready to be drawn."""

    lines: Sequence[str]
    style: ParagraphStyle
    size: float
    width: float
    before: float

    @property
    def leading(self) -> float:
        return self.style.leading / self.style.fontSize * self.size

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)

    @property
    def longest(self) -> float:
        """How long its longest line is."""
        return max((width_of(line, self.style.fontName, self.size) for line in self.lines), default=0.0)

    def baseline(self, top: float) -> float:
        """Where its first line stands when it is drawn from `top`."""
        return top - self.size * ABOVE

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        baseline = self.baseline(top)
        canvas.setFont(self.style.fontName, self.size)
        canvas.setFillColor(self.style.textColor)
        for line in self.lines:
            canvas.drawString(x + self._indent(line), baseline, line)
            baseline -= self.leading

    def _indent(self, line: str) -> float:
        over = self.width - width_of(line, self.style.fontName, self.size)
        indents: dict[object, float] = {TA_CENTER: over / 2, TA_RIGHT: over}
        return indents.get(self.style.alignment, 0.0)


def even(text: str, style: ParagraphStyle, width: float, scale: float = 1.0) -> Even:
    """Set a text in as few lines as it takes, each about as long as the others; at this scale of its style.

    For a word that is wider than a line all of it is set smaller, down to `LEAST`; one that is still wider is
    broken.
    """
    style = suited(seen(text), style)
    least = min(LEAST, style.fontSize)
    size = max(least, style.fontSize * scale)
    words = pieces(text)
    widest = max((width_of(word, style.fontName, size) for word in words), default=0.0)
    if widest > width:
        size = max(least, size * width / widest * 0.995)
        words = [part for word in words for part in _broken(word, style.fontName, size, width)]
    widths = [width_of(word, style.fontName, size) for word in words]
    space = width_of(" ", style.fontName, size)
    lines = [" ".join(words[line.start : line.stop]) for line in shared_out(widths, space, width)]
    return Even(lines, style, size, width, style.spaceBefore)


def stacked(words: Sequence[tuple[str, ParagraphStyle]], width: float, height: float) -> list[Even]:
    """Set texts one below the other so that together they fit, as large as can be; empty ones not at all.

    Raises:
        DoesNotFit: even at the smallest size they are taller.
    """
    scale = 1.0
    while True:
        found = [even(text, style, width, scale) for text, style in words if text]
        if height_of(found) <= height + 0.01:
            return found
        if all(text.size <= LEAST for text in found):
            raise DoesNotFit
        scale *= SMALLER


def pieces(text: str, most: int = MOST_TIED) -> list[str]:
    """What stays on one line each: words, compounds, years, a place with what it is, the last two words."""
    words = [word for word in tied(seen(text), most).replace(JOINED, "").split(" ") if word]
    if len(words) > 2 and len(words[-1]) < most and TIED not in words[-1]:
        words[-2:] = [TIED.join(words[-2:])]
    return [word.replace(TIED, " ") for word in words]


def shared_out(widths: Sequence[float], space: float, width: float) -> list[range]:
    """Share words out to as few lines as hold them, so that the lines are as even as can be.

    >>> shared_out([40, 40, 40, 40, 10], space=5, width=130)
    [range(0, 2), range(2, 5)]
    """
    fewest = _filled(widths, space, width)
    if len(fewest) < 2:
        return fewest
    narrow, wide = 0.0, width
    for _ in range(12):
        middle = (narrow + wide) / 2
        tried = _filled(widths, space, middle)
        if len(tried) > len(fewest) or max(_long(widths, space, line) for line in tried) > middle:
            narrow = middle
        else:
            wide, found = middle, tried
            fewest = found
    return fewest


def _filled(widths: Sequence[float], space: float, width: float) -> list[range]:
    """Fill lines one after another, as full as they get."""
    lines, start, used = [], 0, 0.0
    for place, word in enumerate(widths):
        if place > start and used + space + word > width + 0.001:
            lines.append(range(start, place))
            start, used = place, 0.0
        used += word + (space if place > start else 0.0)
    return [*lines, range(start, len(widths))] if widths else lines


def _long(widths: Sequence[float], space: float, line: range) -> float:
    return sum(widths[line.start : line.stop]) + space * (len(line) - 1)


def _broken(word: str, face: str, size: float, width: float) -> list[str]:
    """A word in parts that are no wider than a line."""
    parts, part = [], ""
    for sign in word:
        if part and width_of(part + sign, face, size) > width:
            parts.append(part)
            part = ""
        part += sign
    return [*parts, part]


@lru_cache(maxsize=8_192)
def width_of(word: str, face: str, size: float) -> float:
    """How wide a word is, in points."""
    return stringWidth(word, face, 1_000) * size / 1_000

"""Words measured in our faces: as large as their box lets them (`fit`), or filled into lines (`wrap`).

`core/fitting.py` decides where lines break and how large they are; here letters are measured and drawn.
A style's size is the largest that its words may have, `LEAST` the smallest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth

from ceremony.base.paper.ink import SMALLER, Box, DoesNotFit, Ink
from ceremony.base.paper.styles import LEAST
from ceremony.core.fitting import Fit, Measure, Room, fitted, wrapped
from ceremony.core.signs import seen

Text = tuple[str, ParagraphStyle]
"""Plain words and their style."""
KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines, ready to be drawn."""

    fit: Fit
    style: ParagraphStyle

    @property
    def leading(self) -> float:
        return self.fit.size * self.style.leading / self.style.fontSize

    @property
    def height(self) -> float:
        return self.leading * len(self.fit.lines)

    def draw(self, ink: Ink, x: float, top: float, width: float) -> float:
        """Draw the lines from `top` downwards, aligned in this width; return where they end."""
        below = self.leading - _rise(self.style.fontName, self.leading / self.fit.size) * self.fit.size
        for line in self.fit.lines:
            top -= self.leading
            self._line(ink, line, x, top + below, width)
        return top

    def _line(self, ink: Ink, line: str, x: float, baseline: float, width: float) -> None:
        style, size, narrowed = self.style, self.fit.size, self.fit.narrowed
        over = width - stringWidth(line, style.fontName, size) * narrowed
        x += over / 2 if style.alignment == TA_CENTER else over if style.alignment == TA_RIGHT else 0.0
        pen = ink.canvas.beginText(x, baseline)
        pen.setFont(style.fontName, size)
        pen.setFillColor(style.textColor)
        if narrowed < 1.0:
            pen.setHorizScale(narrowed * 100)
        pen.textOut(line)
        ink.canvas.drawText(pen)


@lru_cache(maxsize=KEPT)
def fit(text: str, style: ParagraphStyle, width: float, height: float) -> Lines:
    """Set a text as large as this box lets it, no larger than its style.

    Raises:
        DoesNotFit: it is too long even at the smallest size.
    """
    least = min(LEAST, style.fontSize)
    room = Room(width, height, style.fontSize, least, style.leading / style.fontSize)
    found = fitted(seen(text), _measure(style.fontName), room)
    if found is None:
        raise DoesNotFit
    return Lines(found, style)


@lru_cache(maxsize=KEPT)
def wrap(text: str, style: ParagraphStyle, width: float, scale: float = 1.0) -> Lines:
    """Fill a text into lines of this width at its style's size, or at this share of it."""
    least = min(LEAST, style.fontSize)
    size = max(least, style.fontSize * scale)
    return Lines(wrapped(seen(text), _measure(style.fontName), width, size, least), style)


def draw_fit(ink: Ink, text: str, style: ParagraphStyle, box: Box) -> None:
    """Draw one text as large as its box lets it, in the middle of its height.

    Raises:
        DoesNotFit: it is too long even at the smallest size.
    """
    lines = fit(text, style, box.width, box.height)
    lines.draw(ink, box.x, box.top - (box.height - lines.height) / 2, box.width)


def draw_around(
    ink: Ink, big: Text, above: Sequence[Text], below: Sequence[Text], box: Box, small: float = 0.5
) -> None:
    """Draw one text as large as its box lets it, and others above and below it, all in the middle.

    The others keep their sizes while they take no more than the share `small` of the height; then they are
    set smaller, all of them alike.

    Raises:
        DoesNotFit: even at the smallest sizes they are taller than the box.
    """
    texts = [
        (text, style, place < len(above)) for place, (text, style) in enumerate([*above, *below]) if text
    ]
    others = [
        (lines, style.spaceBefore, over)
        for lines, (_, style, over) in zip(_smaller(texts, box, small), texts, strict=True)
    ]
    left = box.height - sum(lines.height + gap for lines, gap, _ in others)
    middle = fit(big[0], big[1], box.width, left)
    top = box.top - (left - middle.height) / 2
    for lines, gap, over in others:
        if over:
            top = lines.draw(ink, box.x, top, box.width) - gap
    top = middle.draw(ink, box.x, top, box.width)
    for lines, gap, over in others:
        if not over:
            top = lines.draw(ink, box.x, top - gap, box.width)


def _smaller(texts: Sequence[tuple[str, ParagraphStyle, bool]], box: Box, share: float) -> list[Lines]:
    scale = 1.0
    while True:
        found = [wrap(text, style, box.width, scale) for text, style, _ in texts]
        height = sum(lines.height + lines.style.spaceBefore for lines in found)
        if height <= box.height * share or all(lines.fit.size <= LEAST for lines in found):
            return found
        scale *= SMALLER


@cache
def _measure(face: str) -> Measure:
    @lru_cache(maxsize=KEPT)
    def measure(text: str) -> float:
        return stringWidth(text, face, 1.0)

    return measure


@cache
def _rise(face: str, leading: float) -> float:
    """How far below the top of its line a baseline is, at one point: as much room over marks as under."""
    ascent, descent = getAscentDescent(face, 1.0)
    return ascent + (leading - ascent + descent) / 2

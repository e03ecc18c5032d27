"""Words measured in our faces: as large as their box lets them (`fit`), or filled into lines (`wrap`).

`core/fitting.py` decides where lines break and how large they are; here letters are measured and drawn.
A style's size is the largest that its words may have, `LEAST` the smallest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth

from ceremony.base.paper.faces import SANS
from ceremony.base.paper.ink import SMALLER, Box, DoesNotFit, Ink
from ceremony.base.paper.styles import LEAST, suited
from ceremony.core.fitting import NARROWEST, Fit, Measure, Room, fitted, wrapped
from ceremony.core.signs import seen

Text = tuple[str, ParagraphStyle]
"""Plain words and their style."""
KEPT = 50_000
ALONG = {TA_CENTER: 0.5, TA_RIGHT: 1.0}
"""How far along the room that is left a line begins."""
ABOVE = 230
"""The combining class of a mark above its letter."""
NARROWER = (1.0, 0.88, NARROWEST)
TOWERS = frozenset(
    sign
    for sign in map(chr, range(0xC0, 0x1EFA))
    if sign.isupper()
    and sum(unicodedata.combining(mark) == ABOVE for mark in unicodedata.normalize("NFD", sign)) > 1
)
"""Capitals with a mark upon a mark: Ẫ, Ổ. They reach into the line above unless it gives way."""
TOWER, UNDER = 1.16, 0.26
"""How high such a capital of the sans is, and how far a dot hangs below its line, at one point."""
HAIR = 0.01
AIR = 0.12
"""The share of a box that is left empty, where words leave anything."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines, ready to be drawn. `baselines`: how far below its top each of them stands."""

    fit: Fit
    style: ParagraphStyle
    baselines: tuple[float, ...]
    height: float

    def draw(self, ink: Ink, x: float, top: float, width: float) -> float:
        """Draw the lines from `top` downwards, aligned in this width; return where they end."""
        for line, below in zip(self.fit.lines, self.baselines, strict=True):
            self._line(ink, line, x, top - below, width)
        return top - self.height

    def _line(self, ink: Ink, line: str, x: float, baseline: float, width: float) -> None:
        style, size, narrowed = self.style, self.fit.size, self.fit.narrowed
        if style.alignment in ALONG:
            over = width - stringWidth(line, style.fontName, size) * narrowed
            x += over * ALONG[style.alignment]
        pen = ink.canvas.beginText(x, baseline)
        pen.setFont(style.fontName, size)
        pen.setFillColor(style.textColor)
        if narrowed < 1.0:
            pen.setHorizScale(narrowed * 100)
        pen.textOut(line)
        if narrowed < 1.0:
            pen.setHorizScale(100)  # it outlives the text it is meant for
        ink.canvas.drawText(pen)


@lru_cache(maxsize=KEPT)
def fit(text: str, style: ParagraphStyle, width: float, height: float) -> Lines:
    """Set a text as large as this box lets it, no larger than its style.

    Raises:
        DoesNotFit: it is too long even at the smallest size.
    """
    style = suited(seen(text), style)
    least, plain = min(LEAST, style.fontSize), style.leading / style.fontSize
    for leading in (plain, max(plain, TOWER + UNDER)):
        found = fitted(
            seen(text), _measure(style.fontName), Room(width, height, style.fontSize, least, leading)
        )
        if found and (lines := _lines(found, style)).height <= height + HAIR:
            return lines
    raise DoesNotFit


@lru_cache(maxsize=KEPT)
def wrap(text: str, style: ParagraphStyle, width: float, scale: float = 1.0, narrow: float = 1.0) -> Lines:
    """Fill a text into lines of this width at its style's size, or at this share of it.

    `narrow`: letters are made so narrow, of their own width.
    """
    style = suited(seen(text), style)
    least = min(LEAST, style.fontSize)
    size = max(least, style.fontSize * scale)
    return _lines(wrapped(seen(text), _measure(style.fontName), width, size, least, narrow), style)


def _lines(fit: Fit, style: ParagraphStyle) -> Lines:
    """Set lines one below the other; one with a tower stands so far down that it touches nothing."""
    size, leading = fit.size, fit.size * style.leading / style.fontSize
    rise, height, baselines = _rise(style) * size, 0.0, list[float]()
    for no, line in enumerate(fit.lines):
        more = max(0.0, TOWER * size - rise if no == 0 else (TOWER + UNDER) * size - leading)
        height += more if _tower(line, style) else 0.0
        baselines.append(height + rise)
        height += leading
    return Lines(fit, style, tuple(baselines), height)


def draw_fit(ink: Ink, text: str, style: ParagraphStyle, box: Box) -> None:
    """Draw one text as large as its box lets it, in the middle of its height.

    Raises:
        DoesNotFit: it is too long even at the smallest size.
    """
    lines = fit(text, style, box.width, box.height)
    lines.draw(ink, box.x, box.top - (box.height - lines.height) / 2, box.width)


def draw_cut(ink: Ink, text: str, style: ParagraphStyle, box: Box) -> None:
    """Draw a text that need not be whole, such as an event's name: words at its end give way to "…"."""
    kept, said = text, text
    while kept:
        try:
            return draw_fit(ink, said, style, box)
        except DoesNotFit:
            kept = kept.rpartition(" ")[0] or kept[: len(kept) // 2]
            said = f"{kept} …"


def draw_around(
    ink: Ink,
    big: Text,
    above: Sequence[Text],
    below: Sequence[Text],
    box: Box,
    small: float = 0.5,
    leads: float = 0.0,
) -> None:
    """Draw one text as large as its box lets it, and others above and below it, all in the middle.

    The others keep their sizes while they take no more than the share `small` of the height; then they are
    set smaller, all of them alike, and as the last resort narrower. `leads`: the one text must be so many
    times as large as any other, and neither narrowed nor broken.

    Raises:
        DoesNotFit: even so they are taller than the box, or it does not lead.
    """
    above, below = ([text for text in texts if text[0]] for texts in (above, below))
    others, middle = _around(big, [*above, *below], box, small, leads)
    top = box.top - (box.height - middle.height - sum(map(_taken, others))) / 2
    for lines in others[: len(above)]:
        top = lines.draw(ink, box.x, top, box.width) - lines.style.spaceBefore
    top = middle.draw(ink, box.x, top, box.width)
    for lines in others[len(above) :]:
        top = lines.draw(ink, box.x, top - lines.style.spaceBefore, box.width)


def _around(
    big: Text, others: Sequence[Text], box: Box, share: float, leads: float
) -> tuple[list[Lines], Lines]:
    for narrow in NARROWER:
        small = _smaller(others, box, share, narrow)
        left = box.height - sum(map(_taken, small))
        for room in (left - AIR * box.height, left):
            with suppress(DoesNotFit):
                found = fit(*big, box.width, room)
                if not leads or _leads(found, small, leads):
                    return small, found
    raise DoesNotFit


def _leads(big: Lines, others: Sequence[Lines], leads: float) -> bool:
    largest = max((one.fit.size for one in others), default=0.0)
    return big.fit.narrowed == 1.0 and not big.fit.broken and big.fit.size >= leads * largest - HAIR


def _smaller(texts: Sequence[Text], box: Box, share: float, narrow: float) -> list[Lines]:
    scale = 1.0
    while True:
        found = [wrap(text, style, box.width, scale, narrow) for text, style in texts]
        if sum(map(_taken, found)) <= box.height * share or all(one.fit.size <= LEAST for one in found):
            return found
        scale *= SMALLER


def _taken(lines: Lines) -> float:
    return lines.height + lines.style.spaceBefore


@cache
def _measure(face: str) -> Measure:
    @lru_cache(maxsize=KEPT)
    def measure(text: str) -> float:
        return stringWidth(text, face, 1.0)

    return measure


def _tower(text: str, style: ParagraphStyle) -> bool:
    return style.fontName.startswith(SANS) and not TOWERS.isdisjoint(text)


@cache
def _rise(style: ParagraphStyle) -> float:
    """How far below the top of its line a baseline is, at one point: as much room over letters as under."""
    ascent, descent = getAscentDescent(style.fontName, 1.0)
    return ascent + (style.leading / style.fontSize - ascent + descent) / 2

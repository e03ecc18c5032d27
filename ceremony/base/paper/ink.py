"""A pen on one PDF: words in the house's styles, boxes that words are fitted into, rules, stamps.

Nothing here knows what a paper is about. A paper says which words stand in which box, one below the other;
how large they can be is found here, so that no name touches its neighbour and nothing is set smaller than is
read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from typing import Protocol

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from ceremony.base.paper.faces import suited as suited_face
from ceremony.base.paper.styles import HAIRLINE, LEAST, suited
from ceremony.core.signs import seen
from ceremony.core.tied_words import JOINED, years

ROOMY = 100_000.0
SMALLER = 0.94
"""Each step down when words do not fit."""


def plain(text: str) -> str:
    """Text as text: whatever signs it has, none of them is markup. Line breaks stay."""
    return escape(years(seen(text)).replace(JOINED, ""), quote=False).replace("\n", "<br/>")


def bold(text: str) -> str:
    return f"<b>{plain(text)}</b>"


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page: its left and lower edge, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width

    def inset(self, side: float, above: float | None = None) -> Box:
        above = side if above is None else above
        return Box(self.x + side, self.y + above, self.width - 2 * side, self.height - 2 * above)

    def below(self, height: float) -> Box:
        """What is left below the first `height` of it."""
        return replace(self, height=self.height - height)

    def upper(self, height: float) -> Box:
        """Its first `height`."""
        return replace(self, y=self.top - height, height=height)

    def lower(self, height: float) -> Box:
        """Its last `height`."""
        return replace(self, height=height)

    def columns(self, *shares: float, gap: float = 0.0) -> list[Box]:
        """Split it from left to right by these shares."""
        room, left, found = self.width - gap * (len(shares) - 1), self.x, []
        for share in shares:
            width = room * share / sum(shares)
            found.append(Box(left, self.y, width, self.height))
            left += width + gap
        return found

    def grid(self, across: int, down: int) -> list[Box]:
        """Split it into equal boxes, in reading order."""
        rows = [self.upper(self.height / down * (row + 1)).lower(self.height / down) for row in range(down)]
        return [cell for row in rows for cell in row.columns(*([1.0] * across))]


class DoesNotFit(Exception):
    """Words that are too long for their box even at the smallest size."""


@dataclass(frozen=True, slots=True)
class Set:
    """One text set in lines, ready to be drawn."""

    paragraph: Paragraph
    height: float
    before: float

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        self.paragraph.drawOn(canvas, x, top - self.height)


class Drawable(Protocol):
    """Any text that is set: what it takes, and how it is drawn from its top."""

    @property
    def height(self) -> float: ...
    @property
    def before(self) -> float: ...
    def draw(self, canvas: Canvas, x: float, top: float) -> None: ...


def set_words(markup: str, style: ParagraphStyle, width: float, scale: float = 1.0) -> Set:
    """Set a text in lines of this width, at this scale of its style's size and never below `LEAST`.

    It is made smaller for its longest word, so that no syllable is broken; a word that is wider than a line
    even at the smallest size is.
    """
    style, markup = suited(markup, style), _in_suited_faces(markup)
    least = min(LEAST, style.fontSize)
    sized = _sized(style, max(least, style.fontSize * scale)) if scale < 1.0 else style
    paragraph = Paragraph(markup, sized)
    widest = paragraph.minWidth()
    if widest > width:
        sized = _sized(style, max(least, sized.fontSize * width / widest * 0.995))
        paragraph = Paragraph(markup, sized)
        if paragraph.minWidth() > width:
            paragraph = Paragraph(markup, _breaking(sized))
    _, height = paragraph.wrap(width, ROOMY)
    return Set(paragraph, height, style.spaceBefore)


def _in_suited_faces(markup: str) -> str:
    """The markup, where it names a face itself and that lacks a letter of it, with the one that is suited."""
    return _NAMED_FACE.sub(lambda found: f'<font name="{suited_face(markup, found[1])}"', markup)


_NAMED_FACE = re.compile(r'<font name="([^"]+)"')
Words = tuple[str, ParagraphStyle]
"""Markup and its style."""


def set_at(words: Sequence[Words], width: float, scale: float, gaps: float = 1.0) -> list[Set]:
    """Set texts one below the other, all of them at this scale; the gaps between them at theirs."""
    found = [set_words(markup, style, width, scale) for markup, style in words if markup]
    return [replace(text, before=text.before * gaps) for text in found] if gaps != 1.0 else found


def stacked(words: Sequence[Words], width: float, height: float) -> list[Set]:
    """Set texts one below the other so that together they fit, each as large as can be.

    Raises:
        DoesNotFit: even at the smallest size they are taller.
    """
    scale = 1.0
    while True:
        found = set_at(words, width, scale)
        if height_of(found) <= height + 0.01:
            return found
        if all(style.fontSize * scale <= LEAST for _, style in words):
            raise DoesNotFit
        scale *= SMALLER


def height_of(texts: Sequence[Drawable]) -> float:
    """How tall texts are, one below the other; what stands before the first counts as nothing."""
    return sum(text.height for text in texts) + sum(text.before for text in texts[1:])


@cache
def _sized(style: ParagraphStyle, size: float) -> ParagraphStyle:
    leading = style.leading / style.fontSize
    return style.clone(f"{style.name}-{size:.2f}", fontSize=size, leading=size * leading)


@cache
def _breaking(style: ParagraphStyle) -> ParagraphStyle:
    return style.clone(f"{style.name}-breaking", splitLongWords=1)


class Ink:
    """A canvas, and what is drawn on it in words of the house."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._stamps: dict[str, str] = {}

    def stack(self, words: Sequence[Words], box: Box, valign: str = "top") -> float:
        """Draw texts one below the other in a box; return where the last one ends.

        Raises:
            DoesNotFit: even at the smallest size they are taller than the box.
        """
        texts = stacked(words, box.width, box.height)
        over = box.height - height_of(texts)
        top = box.top - (over / 2 if valign == "middle" else over if valign == "bottom" else 0.0)
        return self.draw(texts, box.x, top)

    def draw(self, texts: Sequence[Drawable], x: float, top: float) -> float:
        """Draw texts one below the other from `top`; return where the last one ends."""
        for place, text in enumerate(texts):
            top -= text.before if place else 0.0
            text.draw(self.canvas, x, top)
            top -= text.height
        return top

    def line(self, text: str, style: ParagraphStyle, box: Box, baseline: float) -> None:
        """Draw a text that is known to fit, on one line; aligned in its box as the style says."""
        self.canvas.setFont(suited_face(text, style.fontName), style.fontSize)
        self.canvas.setFillColor(style.textColor)
        if style.alignment == TA_CENTER:
            self.canvas.drawCentredString(box.x + box.width / 2, baseline, text)
        elif style.alignment == TA_RIGHT:
            self.canvas.drawRightString(box.right, baseline, text)
        else:
            self.canvas.drawString(box.x, baseline, text)

    def stamp(self, name: str, box: Box, draw: Callable[[Box], None]) -> None:
        """Draw what many pages share: its ink is in the file once.

        `draw` is given a box of the same size, wherever it lies; what stands out of it is cut off.
        """
        form = self._stamps.get(name)
        if form is None:
            form = self._stamps[name] = f"stamp{len(self._stamps)}"
            self.canvas.beginForm(form, 0, 0, box.width, box.height)
            draw(Box(0, 0, box.width, box.height))
            self.canvas.endForm()
        self.canvas.saveState()
        self.canvas.translate(box.x, box.y)
        self.canvas.doForm(form)
        self.canvas.restoreState()

    def rule(self, x: float, y: float, width: float, color: Color = HAIRLINE, thick: float = 0.6) -> None:
        """Draw a level line."""
        self.canvas.setStrokeColor(color)
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, y, x + width, y)

    def fill(self, box: Box, color: Color) -> None:
        self.canvas.setFillColor(color)
        self.canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)

    def frame(self, box: Box, color: Color = HAIRLINE, thick: float = 0.6) -> None:
        self.canvas.setStrokeColor(color)
        self.canvas.setLineWidth(thick)
        self.canvas.rect(box.x, box.y, box.width, box.height, stroke=1, fill=0)

"""Lists that staff work from: columns, a heading repeated on every page, rows as tall as their words.

Rows are measured first and shared out to pages by `core/pages.py`, so that what stands on a page is known,
and can be compared, before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ceremony.base.paper.ink import Box, Ink, Set, Words, height_of, plain, set_words
from ceremony.base.paper.styles import A4, HAIRLINE, INK, Lists
from ceremony.core.pages import Line, Page, Row, Says, filled

PAD, GAP = 1.6 * mm, 2.4 * mm
MARGIN = 15 * mm
FOOT_ROOM = 16 * mm


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `said` gives the words of a line in it; none of them leaves room for a pen."""

    title: str
    share: float
    said: Callable[[Says], Sequence[tuple[str, ParagraphStyle]]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How one list looks."""

    columns: Sequence[Column]
    size: tuple[float, float] = A4
    least: float = 9 * mm
    """The least height of a row: room for a signature, a tick."""
    about: Callable[[Says], str] = field(default=lambda says: "")

    @property
    def width(self) -> float:
        return self.size[0] - 2 * MARGIN


def pages(layout: Layout, title: Says, lines: Sequence[Line]) -> list[Page]:
    """Share lines out to pages; a page's key is its number. A list without lines has one page, which says
    so.
    """
    room = layout.size[1] - MARGIN - FOOT_ROOM - _head_height(layout, title)
    rows = [
        Row(_row_height(layout, line.says), line.group, _group_height(layout, line.group)) for line in lines
    ]
    shares = filled(rows, room) or [range(0)]
    return [
        Page(str(no), tuple(lines[place] for place in share), title)
        for no, share in enumerate(shares, start=1)
    ]


def draw(layout: Layout, ink: Ink, page: Page, sheet: Box) -> None:
    """Draw one page of a list."""
    box = Box(MARGIN, FOOT_ROOM, layout.width, sheet.height - MARGIN - FOOT_ROOM)
    top = ink.draw(_head(layout, page.says), box.x, box.top) - PAD
    top = _titles(layout, ink, box.x, top)
    group = None
    for line in page.lines:
        if line.group and line.group != group:
            top = ink.draw([_group(layout, line.group)], box.x, top - PAD) - PAD
        group = line.group
        top = _row(layout, ink, line.says, box.x, top)


def _head(layout: Layout, says: Says) -> list[Set]:
    words: list[Words] = [(plain(says["title"]), Lists.title)]
    if about := layout.about(says):
        words.append((plain(about), Lists.about))
    return [set_words(markup, style, layout.width) for markup, style in words]


def _head_height(layout: Layout, says: Says) -> float:
    return height_of(_head(layout, says)) + PAD + _titles_height(layout)


def _titles_height(layout: Layout) -> float:
    return max((text.height for text in _title_words(layout)), default=0.0) + 2 * PAD


def _title_words(layout: Layout) -> list[Set]:
    widths = _widths(layout)
    return [
        set_words(plain(column.title), Lists.head, width)
        for column, width in zip(layout.columns, widths, strict=True)
    ]


def _titles(layout: Layout, ink: Ink, x: float, top: float) -> float:
    bottom = top - _titles_height(layout)
    for text, width in zip(_title_words(layout), _widths(layout), strict=True):
        text.draw(ink.canvas, x, bottom + PAD + text.height)
        x += width + GAP
    ink.rule(MARGIN, bottom, layout.width, INK, 0.9)
    return bottom


def _group(layout: Layout, group: str) -> Set:
    return set_words(plain(group), Lists.group, layout.width)


def _group_height(layout: Layout, group: str) -> float:
    return _group(layout, group).height + 2 * PAD if group else 0.0


def _cells(layout: Layout, says: Says) -> list[list[Set]]:
    return [
        [set_words(plain(text), style, width) for text, style in column.said(says) if text]
        for column, width in zip(layout.columns, _widths(layout), strict=True)
    ]


def _row_height(layout: Layout, says: Says) -> float:
    return max(layout.least, *(height_of(cell) + 2 * PAD for cell in _cells(layout, says)))


def _row(layout: Layout, ink: Ink, says: Says, x: float, top: float) -> float:
    cells = _cells(layout, says)
    bottom = top - max(layout.least, *(height_of(cell) + 2 * PAD for cell in cells))
    for cell, width in zip(cells, _widths(layout), strict=True):
        ink.draw(cell, x, top - PAD)
        x += width + GAP
    ink.rule(MARGIN, bottom, layout.width, HAIRLINE, 0.4)
    return bottom


def _widths(layout: Layout) -> list[float]:
    room = layout.width - GAP * (len(layout.columns) - 1)
    whole = sum(column.share for column in layout.columns)
    return [room * column.share / whole for column in layout.columns]

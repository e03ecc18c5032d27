"""Lists that staff work from: columns, headings repeated on every page, rows as tall as their words.

Rows are measured first and shared out to pages by `core/pages.py`, so that what stands on a page is known,
and can be compared, before anything is drawn. They are printed in black and white as well as in colour:
hairlines part the rows, and no colour means anything by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ceremony.base.paper.fit import Lines, wrap
from ceremony.base.paper.ink import Box, DoesNotFit, Ink
from ceremony.base.paper.styles import A4, HAIRLINE, INK, Lists
from ceremony.core.pages import Line, Page, Row, Says, filled
from ceremony.core.tied_words import years

PAD, GAP = 1.6 * mm, 2.4 * mm
MARGIN = 15 * mm
FOOT_ROOM = 16 * mm
COUNT = 30 * mm
"""Room for how many stand under a heading."""
FINE, STRONG = 0.4, 0.9
GOES_ON = "(tiếp)"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `said` gives the words of a line in it; `head` sets its title as they are set."""

    title: str
    share: float
    said: Callable[[Says], Sequence[tuple[str, ParagraphStyle]]] = field(default=lambda says: ())
    head: ParagraphStyle = Lists.head
    pen: bool = False
    """Whether it is left to be written in."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one list looks."""

    columns: Sequence[Column]
    size: tuple[float, float] = A4
    least: float = 9 * mm
    """The least height of a row: room for a signature, a tick."""
    about: Callable[[Says], str] = field(default=lambda says: "")
    empty: str = "Danh sách chưa có ai."
    added: str = ""
    """The heading of the empty lines at the end, for whoever is not on the list."""
    added_lines: int = 0

    @property
    def width(self) -> float:
        return self.size[0] - 2 * MARGIN


def pages(
    layout: Layout, title: Says, lines: Sequence[Line], counts: Mapping[str, str] | None = None, end: str = ""
) -> list[Page]:
    """Share lines out to pages; a page's key is its number. A list without lines has one page, which says
    so.

    `counts`: by group, how many stand in it, in words; `end`: the last line of the list. Each is said by the
    pages on which it stands, so that one more person does not make every page an old one.
    """
    room = layout.size[1] - MARGIN - FOOT_ROOM - _head_height(layout, title)
    end = end if lines else layout.empty
    rows = [Row(_row_height(layout, one.says), one.group, _group_height(layout, one.group)) for one in lines]
    rows += [Row(_end_height(layout, end)), Row(_added_height(layout))]
    found = []
    for no, share in enumerate(filled(rows, room), start=1):
        here = tuple(lines[place] for place in share if place < len(lines))
        says = {
            **title,
            "goes_on": bool(here and share.start and here[0].group == lines[share.start - 1].group),
            "counts": {one.group: counts[one.group] for one in here if counts and one.group in counts},
            "end": end if len(lines) in share else "",
            "added": layout.added_lines if len(lines) + 1 in share else 0,
        }
        if here or says["end"] or says["added"]:
            found.append(Page(str(no), here, says))
    return found


def draw(layout: Layout, ink: Ink, page: Page, sheet: Box) -> None:
    """Draw one page of a list.

    Raises:
        DoesNotFit: a row, alone on its page, is taller than the page.
    """
    box = Box(MARGIN, FOOT_ROOM, layout.width, sheet.height - MARGIN - FOOT_ROOM)
    top = _titles(layout, ink, box, _stack(ink, _head(layout, page.says), box.x, box.top, box.width) - PAD)
    group = ""
    for place, line in enumerate(page.lines):
        if line.group and line.group != group:
            top = _group(layout, ink, line.group, page.says, place == 0, box.x, top)
        group = line.group
        top = _row(layout, ink, line.says, box.x, top)
    top = _tail(layout, ink, page.says, box.x, top)
    if top < box.y - 0.1:
        raise DoesNotFit


def _head(layout: Layout, says: Says) -> list[Lines]:
    words = ((says["title"], Lists.title), (layout.about(says), Lists.about))
    return [_wrapped(text, style, layout.width) for text, style in words if text]


def _head_height(layout: Layout, says: Says) -> float:
    return _height(_head(layout, says)) + PAD + _titles_height(layout)


def _titles_height(layout: Layout) -> float:
    return max((text.height for text in _title_words(layout)), default=0.0) + 2 * PAD


def _title_words(layout: Layout) -> list[Lines]:
    pairs = zip(layout.columns, _widths(layout), strict=True)
    return [_wrapped(column.title, column.head, width) for column, width in pairs]


def _titles(layout: Layout, ink: Ink, box: Box, top: float) -> float:
    x, bottom = box.x, top - _titles_height(layout)
    for text, width in zip(_title_words(layout), _widths(layout), strict=True):
        text.draw(ink, x, bottom + PAD + text.height, width)
        x += width + GAP
    ink.rule(box.x, bottom, box.width, INK, STRONG)
    return bottom


def _group_words(layout: Layout, group: str, goes_on: bool) -> Lines:
    return _wrapped(f"{group} {GOES_ON}" if goes_on else group, Lists.group, layout.width - COUNT)


def _group_height(layout: Layout, group: str) -> float:
    """As tall as it is where the group goes on: the same on every page."""
    return _group_words(layout, group, goes_on=True).height + 2 * PAD if group else 0.0


def _group(layout: Layout, ink: Ink, group: str, says: Says, first: bool, x: float, top: float) -> float:
    bottom = top - _group_height(layout, group)
    words = _group_words(layout, group, first and says["goes_on"])
    words.draw(ink, x, bottom + PAD + words.height, layout.width - COUNT)
    if count := says["counts"].get(group):
        counted = _wrapped(count, Lists.count, COUNT)
        counted.draw(ink, x + layout.width - COUNT, bottom + PAD + counted.height, COUNT)
    ink.rule(x, bottom, layout.width, INK, FINE)
    return bottom


def _cells(layout: Layout, says: Says) -> list[list[Lines]]:
    return [
        [_wrapped(text, style, width) for text, style in column.said(says) if text]
        for column, width in zip(layout.columns, _widths(layout), strict=True)
    ]


def _row_height(layout: Layout, says: Says) -> float:
    return max(layout.least, *(_height(cell) + 2 * PAD for cell in _cells(layout, says)))


def _row(layout: Layout, ink: Ink, says: Says, x: float, top: float) -> float:
    left, cells = x, _cells(layout, says)
    bottom = top - max(layout.least, *(_height(cell) + 2 * PAD for cell in cells))
    for cell, width in zip(cells, _widths(layout), strict=True):
        _stack(ink, cell, x, (top + bottom + _height(cell)) / 2, width)
        x += width + GAP
    _hairlines(layout, ink, left, top, bottom, every=False)
    return bottom


def _hairlines(layout: Layout, ink: Ink, x: float, top: float, bottom: float, every: bool) -> None:
    """Draw the line under a row, and those beside a column to write in; or beside `every` column."""
    ink.rule(x, bottom, layout.width, HAIRLINE, FINE)
    ink.canvas.setLineWidth(FINE)
    columns = list(zip(layout.columns, _widths(layout), strict=True))
    for place, (column, width) in enumerate(columns):
        if place and (every or column.pen or columns[place - 1][0].pen):
            ink.canvas.line(x - GAP / 2, bottom, x - GAP / 2, top)
        x += width + GAP


def _end_height(layout: Layout, end: str) -> float:
    return _wrapped(end, Lists.about, layout.width).height + 2 * PAD if end else 0.0


def _added_height(layout: Layout) -> float:
    if not layout.added_lines:
        return 0.0
    return _group_height(layout, layout.added) + layout.added_lines * layout.least


def _tail(layout: Layout, ink: Ink, says: Says, x: float, top: float) -> float:
    """Draw the list's last line, and the empty ones after it."""
    if end := says["end"]:
        top = _wrapped(end, Lists.about, layout.width).draw(ink, x, top - PAD, layout.width) - PAD
    if not says["added"]:
        return top
    top = _group(layout, ink, layout.added, {"goes_on": False, "counts": {}}, True, x, top)
    for _ in range(says["added"]):
        _hairlines(layout, ink, x, top, top - layout.least, every=True)
        top -= layout.least
    return top


def _wrapped(text: str, style: ParagraphStyle, width: float) -> Lines:
    return wrap(years(text), style, width)


def _height(texts: Sequence[Lines]) -> float:
    """How tall texts are, one below the other; what stands before the first counts as nothing."""
    return sum(text.height for text in texts) + sum(text.style.spaceBefore for text in texts[1:])


def _stack(ink: Ink, texts: Sequence[Lines], x: float, top: float, width: float) -> float:
    for place, text in enumerate(texts):
        top = text.draw(ink, x, top - (text.style.spaceBefore if place else 0.0), width)
    return top


def _widths(layout: Layout) -> list[float]:
    room = layout.width - GAP * (len(layout.columns) - 1)
    whole = sum(column.share for column in layout.columns)
    return [room * column.share / whole for column in layout.columns]

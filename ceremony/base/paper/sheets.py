"""From pages of values to one PDF: whole, or only some of its pages; with progress, told as it goes.

A paper is a list of pages; how many there are is known before the first is drawn, so that each can say which
of how many it is. Pages are drawn one after another and forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from io import BytesIO
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ceremony.base.paper import faces
from ceremony.base.paper.ink import Box, DoesNotFit, Ink
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import Foot
from ceremony.core.pages import Page

FOOT = 9 * mm
"""How far above the paper's lower edge the foot stands."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every page says of itself: which event, which version of it, when that was printed."""

    event: str
    version: str
    page: str
    """With `{no}` and `{of}`."""
    title: str = ""
    """What the file is called where it is opened."""


Tell = Callable[[int, int], None]


class Overfull(Exception):
    """One piece whose words are too long for it; which of its fields, where it has several."""

    def __init__(self, page: Page, field: str = "") -> None:
        super().__init__(page.key, field)
        self.page, self.field = page, field


def how_many(paper: Paper, pieces: int) -> int:
    """Return how many sheets so many pieces take."""
    return -(-pieces // per_sheet(paper))


def per_sheet(paper: Paper) -> int:
    return len(paper.boxes(Box(0, 0, *paper.size)))


def write(
    path: Path, paper: Paper, pages: Sequence[tuple[int, Page]], of: int, imprint: Imprint, tell: Tell
) -> None:
    """Write these pieces, each with its number in the whole paper of `of` pieces.

    Where a sheet holds one piece its foot has that number, so that a page printed again is put in the place
    of the old one; sheets of small pieces are packed, and counted as they come.

    Raises:
        Overfull: some piece's words are too long for it.
    """
    rl_config.useA85 = 0  # bytes as bytes: no letters are made of them, which took a tenth of the time
    canvas = Canvas(str(path), pagesize=paper.size, pageCompression=1, initialFontName=faces.SANS)  # type: ignore[arg-type]
    canvas.setTitle(imprint.title)
    canvas.setSubject(imprint.event)
    canvas.setAuthor("")  # or "anonymous" would stand there
    canvas.setCreator("Ceremony")
    ink, each, done = Ink(canvas), per_sheet(paper), 0
    sheets = how_many(paper, len(pages))
    for place in range(sheets):
        part = pages[place * each : (place + 1) * each]
        sheet = Box(0, 0, *paper.size_of(part[0][1]))
        boxes = paper.boxes(sheet)
        canvas.setPageSize((sheet.width, sheet.height))
        paper.under(ink, sheet)
        for box, (_, page) in zip(boxes, part, strict=False):
            try:
                paper.draw(ink, page, box)
            except DoesNotFit as over:
                raise Overfull(page, str(over)) from None
        if paper.has_foot:
            no, last = (part[0][0], of) if len(boxes) == 1 else (place + 1, sheets)
            foot(ink, sheet, imprint, no, last, paper.sides)
        canvas.showPage()
        done += len(part)
        tell(done, len(pages))
    canvas.save()


def overfull(paper: Paper, pages: Iterable[Page]) -> list[tuple[Page, str]]:
    """Return the pieces whose words are too long for them, each with the field where one is to blame."""
    canvas = Canvas(BytesIO(), pagesize=paper.size, initialFontName=faces.SANS)  # type: ignore[arg-type]
    ink, found = Ink(canvas), []
    for page in pages:
        try:
            paper.draw(ink, page, paper.boxes(Box(0, 0, *paper.size_of(page)))[0])
        except DoesNotFit as over:
            found.append((page, str(over)))
    return found


def suspects(pages: Sequence[Page], most: int = 40) -> list[Page]:
    """Return the pieces that have most to say, and those with the longest words: some of them may not fit."""
    words = {page.key: _words(page) for page in pages}
    fullest = nlargest(most, pages, key=lambda page: sum(map(len, words[page.key])))
    longest = nlargest(most, pages, key=lambda page: max(map(len, words[page.key]), default=0))
    return list({page.key: page for page in (*fullest, *longest)}.values())


def _words(page: Page) -> list[str]:
    texts = (text for line in page.lines for text in line.says.values() if isinstance(text, str))
    return " ".join(texts).split()


def foot(ink: Ink, sheet: Box, imprint: Imprint, no: int, of: int, sides: tuple[float, float]) -> None:
    """Draw the line that says what this page is of, and which of how many."""
    width = sheet.width - sum(sides)
    left, right = Box(sheet.x + sides[0], FOOT, width, Foot.left.leading).columns(0.8, 0.2)
    event = one_line(imprint.event, f" · {imprint.version}", Foot.left, left.width)
    ink.line(event, Foot.left, left, FOOT)
    ink.line(imprint.page.format(no=no, of=of), Foot.right, right, FOOT)


@cache
def one_line(text: str, after: str, style: ParagraphStyle, width: float) -> str:
    """Return the text with what comes after it, on one line: words at its end give way to "…"."""
    words, kept = text.split(), f"{text}{after}"
    face = faces.suited(kept, style.fontName)
    while len(words) > 1 and stringWidth(kept, face, style.fontSize) > width:
        words.pop()
        kept = f"{' '.join(words)} …{after}"
    return kept

"""A printed file as a reader meets it: where each word stands, how large it is, and whether any two touch."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from ceremony.base.paper.ink import Box
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.sheets import Imprint, write
from ceremony.core.pages import Page

LEAST = 9.0
INK_SHARE = 0.62
"""Of the height a face may take, so much is ink in almost every word; the rest is room for stacked marks."""
TOUCH = 0.4
"""Points that two boxes may share: measured widths are rounded."""
AROUND = 200.0
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a sheet; `y` counts downwards from the sheet's upper edge, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Word) -> bool:
        mine, theirs = self._ink(), other._ink()
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > TOUCH and min(mine[1], theirs[1]) - max(mine[0], theirs[0]) > TOUCH

    def _ink(self) -> tuple[float, float]:
        air = (self.bottom - self.top) * (1 - INK_SHARE) / 2
        return self.top + air, self.bottom - air

    def within(self, left: float, top: float, right: float, bottom: float) -> bool:
        above, below = self._ink()
        return left - TOUCH <= self.left and self.right <= right + TOUCH and top <= above and below <= bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file, with its words in reading order."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def in_box(self, box: Box) -> str:
        """The words that stand in a box, whose `y` counts upwards as a paper's does."""
        top, bottom = self.height - box.top, self.height - box.y
        return " ".join(word.text for word in self.words if word.within(box.x, top, box.right, bottom))


def printed(paper: Paper, pages: Sequence[Page], path: Path, imprint: Imprint | None = None) -> bytes:
    """Print these pages as the shop does, and return the file."""
    imprint = imprint or Imprint("Hội nghị tuyên dương", "bản 12, 07:30 26/3/2026", "Trang {no}/{of}")
    write(path, paper, list(enumerate(pages, start=1)), len(pages), imprint, lambda done, of: None)
    return path.read_bytes()


def sheets(pdf: bytes) -> list[Sheet]:
    """Read where the words of a file stand, by a reader that is not ours."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=_widened(pdf), capture_output=True, check=True, timeout=120
    ).stdout.decode()
    return [
        Sheet(float(width) - 2 * AROUND, float(height) - 2 * AROUND, tuple(_words(inner)))
        for width, height, inner in _PAGE.findall(told)
    ]


def _widened(pdf: bytes) -> bytes:
    """The same sheets with room around them: a reader leaves out in silence what lies beyond a sheet."""
    file, writer = BytesIO(), PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        box = page.mediabox
        wider = RectangleObject(
            (box.left - AROUND, box.bottom - AROUND, box.right + AROUND, box.top + AROUND)
        )
        page.mediabox = page.cropbox = wider
    writer.write(file)
    return file.getvalue()


def _words(inner: str) -> Iterator[Word]:
    for *edges, text in _WORD.findall(inner):
        left, top, right, bottom = (float(edge) - AROUND for edge in edges)
        yield Word(html.unescape(text), left, top, right, bottom)


def sizes(pdf: bytes) -> set[float]:
    """The sizes, in points on paper, in which a file sets anything."""
    found: set[float] = set()

    def note(
        text: str, outer: list[float], matrix: list[float], _font: Mapping[str, Any], size: float
    ) -> None:
        if text.strip():
            up = abs(matrix[3] * outer[3]) if matrix[3] and outer[3] else 1.0
            found.add(round(size * up, 2))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def faults(pdf: bytes, side: float = 0.0) -> list[str]:
    """Say what a reader would be ashamed of: words that touch, leave the sheet or are too small to read.

    `side`: how near the edges of the sheet words may come.
    """
    found = [f"words of {size} pt" for size in sorted(sizes(pdf)) if size < LEAST - 0.01]
    for no, sheet in enumerate(sheets(pdf), start=1):
        for word in sheet.words:
            if not word.within(side, side, sheet.width - side, sheet.height - side):
                found.append(f"{no}: {word.text} is off the sheet")
        in_rows = sorted(sheet.words, key=lambda word: word.top)
        found += [f"{no}: {one.text} touches {other.text}" for one, other in _near(in_rows)]
    return found


def _near(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Pairs that touch, of words sorted from the top down."""
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            if other.top >= one.bottom:
                break
            if one.touches(other):
                yield one, other

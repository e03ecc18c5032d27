"""The faces of our papers: a Times-metric serif for documents, a humanist sans for cards and lists.

Both hold every letter of Vietnamese and are embedded as the letters that are used. NĐ 30/2020 asks for Times
New Roman; Tinos has its metrics. Names of Ê Đê, Mnông and Cơho have letters that only the serif has (ŭ, ƀ, ĭ,
ŏ): a text with one of them is set in the serif wherever it stands, all of it, so that it is one name.
"""

from __future__ import annotations

from functools import cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ceremony.base.paths import STATIC

SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC = "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic"
SANS, SANS_MEDIUM, SANS_BOLD, SANS_HEAVY = "Sans", "Sans-Medium", "Sans-Bold", "Sans-Heavy"

ASCII = 0x7F
_UNDRAWN = frozenset({0x202F, 0x2009, 0x2060})
"""Spaces and joiners: a face is not left for want of them."""
_FILES = {
    SERIF: "tinos-400.ttf",
    SERIF_BOLD: "tinos-700.ttf",
    SERIF_ITALIC: "tinos-400-italic.ttf",
    SERIF_BOLD_ITALIC: "tinos-700-italic.ttf",
    SANS: "be-vietnam-pro-400.ttf",
    SANS_MEDIUM: "be-vietnam-pro-500.ttf",
    SANS_BOLD: "be-vietnam-pro-700.ttf",
    SANS_HEAVY: "be-vietnam-pro-800.ttf",
}
_INSTEAD = {SANS: SERIF, SANS_MEDIUM: SERIF, SANS_BOLD: SERIF_BOLD, SANS_HEAVY: SERIF_BOLD}
"""The serif that stands in for a sans without the letters of a text."""
_FAMILIES = {
    SERIF: (SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC),
    SANS: (SANS, SANS_BOLD, SANS, SANS_BOLD),
}


@cache
def ready() -> None:
    """Make the faces known to reportlab, once in a process."""
    for face, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(face, str(STATIC / "vendor" / "fonts" / file)))
    for family, (plain, bold, italic, bold_italic) in _FAMILIES.items():
        addMapping(family, 0, 0, plain)
        addMapping(family, 1, 0, bold)
        addMapping(family, 0, 1, italic)
        addMapping(family, 1, 1, bold_italic)


@cache
def covered() -> frozenset[int]:
    """Return the code points that can be printed wherever they stand: those every serif has a letter for."""
    ready()
    return frozenset.intersection(*(frozenset(_letters(face)) for face in _FAMILIES[SERIF]))


def suited(text: str, face: str) -> str:
    """Return the face that all of a text is set in: its own, or the serif for letters that this one lacks."""
    if text.isascii() or face not in _INSTEAD or _letters(face).keys() >= _beyond_ascii(text):
        return face
    return _INSTEAD[face]


def _beyond_ascii(text: str) -> set[int]:
    return {code for code in map(ord, text) if code > ASCII and code not in _UNDRAWN}


def _letters(face: str) -> dict[int, int]:
    found: dict[int, int] = pdfmetrics.getFont(face).face.charToGlyph  # type: ignore[attr-defined]
    return found

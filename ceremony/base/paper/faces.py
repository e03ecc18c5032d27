"""The faces of our papers: a Times-metric serif for documents, a humanist sans for cards and lists.

Both hold every Vietnamese letter and are embedded as the letters that are used. NĐ 30/2020 asks for Times New
Roman; Tinos has its metrics.
"""

from __future__ import annotations

from functools import cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ceremony.base.paths import STATIC

SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC = "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic"
SANS, SANS_MEDIUM, SANS_BOLD, SANS_HEAVY = "Sans", "Sans-Medium", "Sans-Bold", "Sans-Heavy"

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
    """Return the code points for which every face has a letter."""
    ready()
    return frozenset.intersection(*(frozenset(_letters(face)) for face in _FILES))


def _letters(face: str) -> dict[int, int]:
    found: dict[int, int] = pdfmetrics.getFont(face).face.charToGlyph  # type: ignore[attr-defined]
    return found

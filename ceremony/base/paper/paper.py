"""What a paper is to the print shop: its pieces, and how one of them is drawn.

A piece is what can be right or wrong by itself: a letter, a badge, a page of a list. Small pieces share a
sheet. What a piece says is plain JSON, and all of it is in its `core.pages.Page`: from that it is drawn,
compared with what was printed before, and searched for signs that cannot be printed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from ceremony.base.paper.ink import Box, Ink
from ceremony.base.paper.styles import A4

if TYPE_CHECKING:
    from ceremony.core.pages import Lack, Page


class Paper(ABC):
    """One kind of paper. Raise `layout` when the drawing changes: what was printed before is then old."""

    layout: int = 1
    size: tuple[float, float] = A4
    """Width and height of a sheet, in points."""
    sides: tuple[float, float] = (15 * mm, 15 * mm)
    """The margins left and right, between which a sheet's foot stands."""
    has_foot: bool = True
    """Whether a sheet says which event, version and page it is; not where it would stand on a certificate."""

    @abstractmethod
    def pages(self, event_id: int) -> Sequence[Page]:
        """Read all its pieces, in the order they are printed. A piece of one person has that person's id as
        key, and so has its line.
        """

    @abstractmethod
    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        """Draw one piece into its box.

        Raises:
            DoesNotFit: its words are too long for it even at the smallest size.
        """

    def size_of(self, page: Page) -> tuple[float, float]:
        """Width and height of the sheet of one piece, where sheets differ."""
        return self.size

    def boxes(self, sheet: Box) -> list[Box]:
        """The boxes of the pieces of one sheet, in the order they are filled."""
        return [sheet]

    def under(self, ink: Ink, sheet: Box) -> None:
        """Draw what a sheet has under its pieces: marks to cut along; nothing, unless a paper says so."""
        return

    def lacks(self, event_id: int) -> list[Lack]:
        """Return what it cannot say yet: so many people without a seat."""
        return []

    def found_by(self, page: Page) -> tuple[int | None, str, str]:
        """Number, name and unit by which a file of this piece alone is found again."""
        label = page.lines[0].label if page.lines else page.key
        name, _, unit = label.partition(" (")
        return None, name, unit.removesuffix(")")

"""The head of an official paper: who issues it, the nation and its motto, number and date.

Source: NĐ 30/2020, Annex I: the rule under the motto is as long as its words, the one under the issuer a
third to a half of its; number and date stand on one line.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from ceremony.base.paper.ink import Box, Ink, height_of
from ceremony.base.paper.lines import Even, even
from ceremony.base.paper.styles import INK, Document
from ceremony.core.pages import Says

SIDES = (0.42, 0.58)
"""How issuer and nation, copies and signer share the width."""
BETWEEN = 4 * mm
"""From the issuer's longest words to the nation's."""
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
UNDER = 1 * mm
"""From words to the rule under them."""
DATED = 7 * mm
"""Room between the words of the head and the line of number and date, the rule in it."""
OF_ISSUER = 0.4
"""How long the rule under the issuer is, as a part of its words."""


class Letterhead:
    """The head of every letter of one wording. `constant`: the scale of what NĐ 30 gives one size only."""

    def __init__(self, alike: Says, width: float, scale: float = 1.0, constant: float = 1.0) -> None:
        left, right = Box(0, 0, width, 0).columns(*SIDES)
        self._key = f"head {alike['id']} {scale}"
        self._constant = constant
        self._width = left.width - BETWEEN
        bodies = (alike["superior"], Document.superior), (alike["issuer"], Document.issuer)
        self._bodies = [even(name.upper(), style, self._width, scale) for name, style in bodies if name]
        self._nation = even(NATION, Document.nation, right.width, constant)
        self._motto = even(MOTTO, Document.motto, right.width, constant)
        self._dated = even(alike["dated"], Document.dated, right.width, scale)

    @property
    def height(self) -> float:
        return self._words + DATED + self._dated.height

    @property
    def _words(self) -> float:
        return max(height_of(self._bodies), height_of([self._nation, self._motto]))

    def draw(self, ink: Ink, box: Box, number: str) -> None:
        """Draw it with this letter's number, on the line of its date."""
        ink.stamp(self._key, box, lambda inner: self._ink(ink, inner))
        said = even(f"Số: {number}", Document.number, self._width, self._constant)
        said.draw(ink.canvas, box.x, box.y + self._dated.height + said.size - self._dated.size)

    def _ink(self, ink: Ink, box: Box) -> None:
        left, right = box.columns(*SIDES)
        end = ink.draw(self._bodies, left.x, box.top)
        if self._bodies:
            _rule(ink, left.x, end, self._bodies[-1], OF_ISSUER)
        end = ink.draw([self._nation, self._motto], right.x, box.top)
        _rule(ink, right.x, end, self._motto, 1.0)
        ink.draw([self._dated], right.x, box.y + self._dated.height)


def _rule(ink: Ink, x: float, end: float, words: Even, share: float) -> None:
    """Draw a rule under words, as long as this part of their longest line, in the middle below them."""
    long = words.longest * share
    ink.rule(x + (words.width - long) / 2, end - UNDER, long, INK)

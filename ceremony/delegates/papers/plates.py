"""Name plates: a sheet folded into a tent, so that the name is read from both sides of the table."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.lib.units import mm

from ceremony.base.paper.fit import draw_around, draw_fit
from ceremony.base.paper.ink import Box, Ink
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import A4, QUIET, Plate
from ceremony.core.pages import Page, Says
from ceremony.delegates import queries
from ceremony.delegates.papers import people
from ceremony.delegates.queries import PrintedPerson

FACE, STRIP = 95 * mm, 20 * mm
"""Two faces and the strip that is glued make 210 mm. The strip holds the foot."""
SIDE, RIDGE = 16 * mm, 9 * mm
DASH = (5, 4)
NOTE = 8 * mm


class NamePlates(Paper):
    """One sheet a person. Those who are introduced come first, in that order: theirs is the front table."""

    size = (A4[1], A4[0])

    def pages(self, event_id: int) -> list[Page]:
        return pieces(queries.printed_people(event_id, "protocol"))

    def under(self, ink: Ink, sheet: Box) -> None:
        strip = sheet.lower(STRIP)
        ink.canvas.saveState()
        ink.canvas.setDash(*DASH)
        for y in (strip.top, strip.top + FACE):
            ink.rule(sheet.x, y, sheet.width, QUIET, 0.5)
        ink.canvas.restoreState()
        words = "Gấp theo hai đường đứt, dán mép này vào sau mặt kia."
        draw_fit(ink, words, Plate.fold, strip.upper(NOTE))

    def draw(self, ink: Ink, page: Page, sheet: Box) -> None:
        says = page.lines[0].says
        near = Box(sheet.x, sheet.y + STRIP, sheet.width, FACE)
        _face(ink, says, near)
        ink.canvas.saveState()
        ink.canvas.translate(sheet.x + sheet.width, near.top + FACE)
        ink.canvas.rotate(180)
        _face(ink, says, Box(0, 0, sheet.width, FACE))
        ink.canvas.restoreState()


def pieces(everyone: Iterable[PrintedPerson]) -> list[Page]:
    """The plates of these people, in their order."""
    return [people.piece(one, people.says(one)) for one in everyone]


def _face(ink: Ink, says: Says, box: Box) -> None:
    """One face; its upper edge is the ridge."""
    draw_around(
        ink,
        (people.name(says), Plate.name),
        [(says["called"], Plate.called)],
        people.office(says, Plate),
        box.inset(SIDE, RIDGE),
    )

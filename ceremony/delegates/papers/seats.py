"""Seat labels, for sheets of 24: the seat is read from the aisle, the name from the chair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from reportlab.lib.units import mm

from ceremony.base.paper.fit import draw_around, draw_fit
from ceremony.base.paper.ink import Box, DoesNotFit, Ink
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import HAIRLINE, Seat
from ceremony.core.filed import seat_key, seat_tied
from ceremony.core.pages import Lack, Page, Says
from ceremony.core.seats import shared
from ceremony.core.tied_words import tied
from ceremony.delegates import queries
from ceremony.delegates.papers import people
from ceremony.delegates.queries import PrintedPerson

WIDTH, HEIGHT, ACROSS, DOWN = 64 * mm, 33.9 * mm, 3, 8
SIDE, EDGE = 3 * mm, 2.2 * mm
SEAT, GAP = (0.42, 0.34, 0.28), 0.8 * mm
"""The seat's share of the height, less for a long name of a long unit; and the room under it."""
MARK, AWAY = 3.5 * mm, 1.5 * mm
"""How long a mark to cut along is, and how far from the labels it ends."""


class SeatLabels(Paper):
    """Three by eight, 64 × 33.9 mm, in the order of the seats."""

    def pages(self, event_id: int) -> list[Page]:
        return pieces(queries.printed_people(event_id))

    def lacks(self, event_id: int) -> list[Lack]:
        return lacking(queries.printed_people(event_id))

    def boxes(self, sheet: Box) -> list[Box]:
        return _labels(sheet).grid(ACROSS, DOWN)

    def under(self, ink: Ink, sheet: Box) -> None:
        """Marks stand outside the labels: on a sheet that is cut already nothing is printed between them."""
        labels = _labels(sheet)
        ink.canvas.setStrokeColor(HAIRLINE)
        ink.canvas.setLineWidth(0.4)
        for column in range(ACROSS + 1):
            x = labels.x + column * WIDTH
            ink.canvas.line(x, labels.top + AWAY, x, labels.top + AWAY + MARK)
        for row in range(DOWN + 1):
            y = labels.y + row * HEIGHT
            ink.canvas.line(labels.x - AWAY - MARK, y, labels.x - AWAY, y)
            ink.canvas.line(labels.right + AWAY, y, labels.right + AWAY + MARK, y)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        says, inner = page.lines[0].says, box.inset(SIDE, EDGE)
        for share in SEAT:
            seat = inner.upper(inner.height * share)
            with suppress(DoesNotFit):
                rest = inner.below(seat.height + GAP)
                draw_around(ink, (people.name(says), Seat.name), [], [(tied(says["unit"]), Seat.unit)], rest)
                return draw_fit(ink, seat_tied(says["seat"]), Seat.seat, seat)
        raise DoesNotFit


def pieces(everyone: Iterable[PrintedPerson]) -> list[Page]:
    """The labels of these people, in the order of their seats; none for who has no seat."""
    seated = sorted((one for one in everyone if one.seat), key=lambda one: seat_key(one.seat))
    return [people.piece(one, _said(one)) for one in seated]


def lacking(everyone: Sequence[PrintedPerson]) -> list[Lack]:
    found = [
        Lack("no_label", sum(not one.seat for one in everyone)),
        Lack("same_seat", len(shared((one.id, one.seat) for one in everyone))),
    ]
    return [one for one in found if one.many]


def _said(one: PrintedPerson) -> Says:
    unit = "" if one.unit and one.unit in one.name else one.unit
    return {"seat": one.seat, "name": one.name, "nameless": one.nameless, "unit": unit}


def _labels(sheet: Box) -> Box:
    wide, high = WIDTH * ACROSS, HEIGHT * DOWN
    return Box((sheet.width - wide) / 2, (sheet.height - high) / 2, wide, high)

"""Badges: a name that is read across a table, and what its bearer is here as, in colour and in words.

They carry no code: whoever photographs a badge could check in with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from ceremony.base.paper.fit import draw_around, draw_cut, draw_fit
from ceremony.base.paper.ink import Box, DoesNotFit, Ink
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import BAND, GOLD, HAIRLINE, Badge, LargeBadge
from ceremony.core.filed import seat_tied
from ceremony.core.pages import Lack, Page, Says
from ceremony.core.people import CATEGORIES
from ceremony.core.seats import shared
from ceremony.core.tied_words import tied
from ceremony.delegates import queries
from ceremony.delegates.papers import people
from ceremony.delegates.queries import PrintedPerson
from ceremony.events import queries as events

GROUPS = {
    "exemplar_individual": "exemplar", "exemplar_collective_rep": "exemplar",
    "exemplar_household_rep": "exemplar", "leader": "leader", "guest_superior": "guest", "guest": "guest",
    "officer_tdkt": "officer", "press": "press", "staff": "staff", "artist": "staff",
}  # fmt: skip
"""The band of a category."""
UNKNOWN = ("staff", "Đại biểu")
"""Band and words of somebody whose category is not known."""
CUT = 0.4
SIDE, ABOVE = 1.5 * mm, 1.5 * mm
SHORT_SEAT, LONG_SEAT = 6, 0.42
"""Letters of a seat's number that stands under the word for it; the share of the band of a longer one."""
TIGHT_EVENT, TIGHT_BAND = 0.55, 0.76
"""The event's name and the band give way to an office of four lines."""
LEADS = (1.25, 1.0, 0.0)
"""How many times as large as what stands around it a name is: the largest thing on a badge while there is any
room for that, over two lines rather than squeezed into one."""
RULE = 1 * mm
"""How far under the event's name its rule stands."""


@dataclass(frozen=True, slots=True)
class Card:
    """How large one badge is, and its parts."""

    width: float
    height: float
    across: int
    down: int
    pad: float
    event: float
    band: float
    seat: float
    styles: type[Badge]


SMALL = Card(90 * mm, 65 * mm, 2, 4, pad=3.5 * mm, event=8.5 * mm, band=12 * mm, seat=22 * mm, styles=Badge)
LARGE = Card(
    95 * mm, 130 * mm, 2, 2, pad=5.5 * mm, event=19 * mm, band=19 * mm, seat=28 * mm, styles=LargeBadge
)


class Badges(Paper):
    """Eight on a sheet, 90 × 65 mm, for a sleeve."""

    card = SMALL

    def pages(self, event_id: int) -> list[Page]:
        return pieces(queries.printed_people(event_id, "unit"), events.of(event_id).name)

    def lacks(self, event_id: int) -> list[Lack]:
        return lacking(queries.printed_people(event_id))

    def boxes(self, sheet: Box) -> list[Box]:
        card = self.card
        wide, high = card.width * card.across, card.height * card.down
        cards = Box((sheet.width - wide) / 2, (sheet.height - high) / 2, wide, high)
        return cards.grid(card.across, card.down)

    def under(self, ink: Ink, sheet: Box) -> None:
        for box in self.boxes(sheet):
            ink.frame(box, HAIRLINE, CUT)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        says, card, inner = page.lines[0].says, self.card, box.inset(self.card.pad)
        roomy, tight = (card.event, card.band), (card.event * TIGHT_EVENT, card.band * TIGHT_BAND)
        for leads, (event, band) in product(LEADS, (roomy, tight)):
            room = Box(inner.x, inner.y + band, inner.width, inner.height - event - band)
            if not _fits(ink, says, room.inset(SIDE, ABOVE), card.styles, leads):
                continue
            head = inner.upper(event)
            draw_cut(ink, tied(says["event"]), card.styles.event, head)
            ink.rule(head.x + head.width * 0.4, head.y - RULE, head.width * 0.2, GOLD, 1.0)
            return _band(ink, says, inner.lower(band), card)
        raise DoesNotFit


class LargeBadges(Badges):
    """Four on a sheet, 95 × 130 mm, on a ribbon."""

    card = LARGE


def pieces(everyone: Iterable[PrintedPerson], event: str) -> list[Page]:
    """The badges of these people, in their order."""
    return [people.piece(one, people.says(one) | {"event": event, **_worn(one)}) for one in everyone]


def lacking(everyone: Sequence[PrintedPerson]) -> list[Lack]:
    """Return what badges cannot say yet. Where nobody has a seat, seats are not given at all."""
    unseated = sum(not one.seat for one in everyone)
    found = [
        Lack("nameless", sum(one.nameless for one in everyone)),
        Lack("no_category", sum(one.category not in CATEGORIES for one in everyone)),
        Lack("no_seat", unseated if unseated < len(everyone) else 0),
        Lack("same_seat", len(shared((one.id, one.seat) for one in everyone))),
    ]
    return [one for one in found if one.many]


def _fits(ink: Ink, says: Says, room: Box, styles: type[Badge], leads: float) -> bool:
    """Draw who it is, if there is room for it."""
    name, called = (people.name(says), styles.name), (says["called"], styles.called)
    try:
        draw_around(ink, name, [called], people.office(says, styles), room, leads=leads)
    except DoesNotFit:
        return False
    return True


def _worn(one: PrintedPerson) -> dict[str, str]:
    band, category = GROUPS.get(one.category, UNKNOWN[0]), CATEGORIES.get(one.category, UNKNOWN[1])
    return {"band": band, "category": category, "seat": one.seat}


def _band(ink: Ink, says: Says, box: Box, card: Card) -> None:
    """The band of the category, its words in white; beside it the seat, where there is one."""
    seat = says["seat"]
    room = 0.0 if not seat else card.seat if len(seat) <= SHORT_SEAT else box.width * LONG_SEAT
    band = Box(box.x, box.y, box.width - room, box.height)
    ink.fill(band, BAND[says["band"]])
    draw_fit(ink, tied(says["category"]), card.styles.category, band.inset(2 * mm, 0.5 * mm))
    if seat:
        _seat(ink, seat, Box(band.right, box.y, room, box.height), BAND[says["band"]], card.styles)


def _seat(ink: Ink, seat: str, box: Box, color: Color, styles: type[Badge]) -> None:
    """A seat that is more than letters and figures says by itself that it is one."""
    ink.frame(box.inset(0.5), color, 1.0)
    inner = box.inset(2 * mm, 0.8 * mm)
    if len(seat) <= SHORT_SEAT and inner.height > 2 * styles.seat_label.leading + 1:
        label = inner.upper(styles.seat_label.leading)
        draw_fit(ink, "Ghế", styles.seat_label, label)
        inner = inner.below(label.height)
    draw_fit(ink, seat_tied(seat), styles.seat, inner)

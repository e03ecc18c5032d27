"""Giấy mời on A4, as NĐ 30/2020 lays a document out: form 1.7 of Annex III, on one page.

What all of them say alike is drawn once into the file. Where one has more to say than fits, the whole letter
is set tighter, then smaller: it stays one page, and nothing of it touches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from ceremony.base.paper import qr
from ceremony.base.paper.ink import Box, DoesNotFit, Ink
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import HAIRLINE, Document
from ceremony.core.codes import printed
from ceremony.core.letter_says import lacking, of_everybody
from ceremony.core.pages import Lack, Page, Says
from ceremony.invitations import queries
from ceremony.invitations.papers import parts
from ceremony.invitations.papers.letterhead import Letterhead
from ceremony.invitations.papers.parts import TIGHTER, Part, Tightness

TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 18 * mm
STRIP = 41 * mm
"""The strip for the reception at the foot of the letter: QR code and typed codes."""
TYPED = 5 * mm
"""Room for the typed code under the QR code."""
BESIDE = 11 * mm
"""From the code to the words beside it."""
CAPTION = "Xin đưa mã này tại bàn đón tiếp. Máy không quét được thì đọc sáu số dưới mã."


class Invitations(Paper):
    """One invitation per page."""

    def __init__(self) -> None:
        self._alike: dict[tuple[str, Tightness], Alike] = {}

    def pages(self, event_id: int) -> Sequence[Page]:
        letter, invited = queries.letter(event_id), queries.invitees(event_id)
        return of_everybody(letter, ((one.id, one.who, one.code, one.hand_code) for one in invited))

    def lacks(self, event_id: int) -> list[Lack]:
        everybody = queries.invitees(event_id)
        return lacking(queries.letter(event_id), [one.who for one in everybody])

    def found_by(self, page: Page) -> tuple[int | None, str, str]:
        number = page.lines[0].says["number"].partition("/")[0]
        return (int(number) if number.isdecimal() else None, *super().found_by(page)[1:])

    def draw(self, ink: Ink, page: Page, sheet: Box) -> None:
        """Draw the letter at the first of the tightnesses at which all of it fits."""
        says = page.lines[0].says
        room = Box(LEFT, BOTTOM, sheet.width - LEFT - RIGHT, sheet.height - TOP - BOTTOM)
        for tight in TIGHTER:
            alike = self._set(says["alike"], room.width, tight)
            left = room.height - STRIP - alike.height
            own = parts.own(says, room.width, tight) if left > 0 else {}
            if own and sum(part.height for part in own.values()) <= left:
                break
        else:
            raise DoesNotFit
        alike.head.draw(ink, room.upper(alike.head.height), says["number"])
        top = room.top - alike.head.height
        for name in parts.ORDER:
            part = own.get(name) or alike.parts[name]
            part.draw(ink, room.x, top)
            top -= part.height
        _strip(ink, room.lower(STRIP), says)

    def _set(self, alike: Says, width: float, tight: Tightness) -> Alike:
        key = (alike["id"], tight)
        if key not in self._alike:
            head, same = Letterhead(alike, width, tight.letters), parts.alike(alike, width, tight)
            height = head.height + sum(part.height for part in same.values())
            self._alike[key] = Alike(head, same, height)
        return self._alike[key]


@dataclass(frozen=True, slots=True)
class Alike:
    """What all letters of one wording say alike, set once."""

    head: Letterhead
    parts: Mapping[str, Part]
    height: float


def _strip(ink: Ink, box: Box, says: Says) -> None:
    """What the reception needs: the code in black on white, and under it what a finger types instead."""
    ink.stamp("strip", box, lambda inner: _strip_words(ink, inner))
    code = qr.draw(ink, says["code"], box.x + qr.QUIET / 2, box.y + TYPED + qr.QUIET)
    ink.line(
        printed(says["hand_code"]), Document.hand_code, Box(code.x, box.y, code.width, TYPED), box.y + 1 * mm
    )
    beside = _beside_code(box)
    ink.line(f"Mã mời: {printed(says['code'])}", Document.code, beside, code.y + 8 * mm)


def _strip_words(ink: Ink, box: Box) -> None:
    ink.rule(box.x, box.top - 1 * mm, box.width, HAIRLINE)
    beside = _beside_code(box)
    ink.line(CAPTION, Document.strip, beside, box.y + TYPED + qr.QUIET + 15 * mm)


def _beside_code(box: Box) -> Box:
    beside = qr.QUIET / 2 + qr.SIDE + BESIDE
    return Box(box.x + beside, box.y, box.width - beside, box.height)

"""Giấy mời on A4, as NĐ 30/2020 lays a document out: form 1.7 of Annex III, on one page.

What all of them say alike is drawn once into the file. Where they have more to say than fits, they are set
tighter, and smaller only when that is not enough: each stays one page, and nothing of it touches. Letters of
one mailing lie side by side on a desk, so they are set alike as far as most of them can be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from reportlab.lib.units import mm

from ceremony.base.paper import qr
from ceremony.base.paper.ink import Box, DoesNotFit, Ink
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import A4, HAIRLINE, Document
from ceremony.core.codes import printed
from ceremony.core.letter_says import CAPTION, FIELDS, lacking, of_everybody
from ceremony.core.pages import ALL_SAY, Lack, Page, Says
from ceremony.invitations import queries
from ceremony.invitations.papers import parts
from ceremony.invitations.papers.letterhead import Letterhead
from ceremony.invitations.papers.parts import TIGHTER, Part, Tightness

TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 15 * mm, 30 * mm, 18 * mm
"""Below the text stands the strip for the reception: it reaches into the margin the text itself has."""
ROOM = Box(LEFT, BOTTOM, A4[0] - LEFT - RIGHT, A4[1] - TOP - BOTTOM)
STRIP, OVER_STRIP = 40.5 * mm, 1.5 * mm
"""The strip for the reception at the foot, QR code and typed codes; and the least room over it."""
TYPED = 5 * mm
"""Room for the typed code under the QR code."""
BESIDE = 11 * mm
"""From the code to the words beside it."""

ASKED, MOST = 40, 0.95
"""So many letters tell how tight all are set, and so many of them must then fit."""
OF_ONE = 24 * mm
"""What a person with an office of two lines takes at the smallest size."""


class Invitations(Paper):
    """One invitation per page. `everybody`: all letters of this mailing, which are set alike."""

    sides = LEFT, RIGHT

    fields: Collection[str] = FIELDS
    """What must be known before it is printed."""

    def __init__(self, everybody: Sequence[Page] = ()) -> None:
        self._everybody = everybody
        self._alike: dict[tuple[str, Tightness], Alike] = {}
        self._usual: dict[str, int] = {}

    def pages(self, event_id: int) -> Sequence[Page]:
        letter, invited = queries.letter(event_id), queries.invitees(event_id)
        self._everybody = of_everybody(
            letter, ((one.id, one.who, one.code, one.hand_code) for one in invited)
        )
        return self._everybody

    def lacks(self, event_id: int) -> list[Lack]:
        everybody = queries.invitees(event_id)
        found = lacking(queries.letter(event_id), [one.who for one in everybody], self.fields)
        return [*found, *self.hard_to_set(self.pages(event_id))]

    def hard_to_set(self, pages: Sequence[Page]) -> list[Lack]:
        """How many of these cannot be set as large as NĐ 30 has it, and how many not at all."""
        small, overfull = 0, 0
        for page in pages:
            try:
                small += self._fitted(page.lines[0].says).tight.is_small
            except DoesNotFit:
                overfull += 1
        counted = (("letter_small", small), ("letter_overfull", overfull))
        return [Lack(code, many) for code, many in counted if many]

    def found_by(self, page: Page) -> tuple[int | None, str, str]:
        number = page.lines[0].says["number"].partition("/")[0]
        return (int(number) if number.isdecimal() else None, *super().found_by(page)[1:])

    def draw(self, ink: Ink, page: Page, sheet: Box) -> None:
        """Draw the letter as tight as this mailing is set, tighter only where that is not enough."""
        says = page.lines[0].says
        letter = self._fitted(says)
        alike, own, top = letter.alike, letter.own, ROOM.top
        alike.head.draw(ink, ROOM.upper(alike.head.height), says["number"])
        top -= alike.head.height
        for name in parts.ORDER:
            part = own.get(name) or alike.parts[name]
            part.draw(ink, ROOM.x, top)
            top -= part.height
        _strip(ink, ROOM.lower(STRIP), says)

    def _fitted(self, says: Says) -> Fitted:
        """One letter, set no roomier than most of those who are asked in the same words."""
        wording = says["alike"]["id"]
        if wording not in self._usual:
            self._usual[wording] = self._of_most(wording)
        return self._at(says, self._usual[wording])

    def _of_most(self, wording: str) -> int:
        """How tight most of these letters must be set; told by some of them, wherever there are many."""
        said = [page.lines[0].says for page in self._everybody]
        same = [says for says in said if says["alike"]["id"] == wording]
        steps = []
        for says in same[:: 1 + len(same) // ASKED]:
            with suppress(DoesNotFit):
                steps.append(self._at(says, 0).step)
        return sorted(steps)[int(len(steps) * MOST)] if steps else 0

    def _at(self, says: Says, first: int) -> Fitted:
        """The first of the tightnesses from this one on at which all of a letter fits.

        Raises:
            DoesNotFit: at none of them; with the words that all letters share where those leave no room.
        """
        left = 0.0
        for step, tight in enumerate(TIGHTER[first:], start=first):
            alike = self._set(says["alike"], tight)
            left = ROOM.height - STRIP - OVER_STRIP - alike.height
            own = parts.own(says, ROOM.width, tight) if left > 0 else {}
            if own and sum(part.height for part in own.values()) <= left:
                return Fitted(step, alike, own)
        raise DoesNotFit(ALL_SAY if left < OF_ONE else "")

    def _set(self, alike: Says, tight: Tightness) -> Alike:
        key = (alike["id"], tight)
        if key not in self._alike:
            head = Letterhead(alike, ROOM.width, tight.letters, tight.constant)
            same = parts.alike(alike, ROOM.width, tight)
            height = head.height + sum(part.height for part in same.values())
            self._alike[key] = Alike(head, same, height)
        return self._alike[key]


@dataclass(frozen=True, slots=True)
class Alike:
    """What all letters of one wording say alike, set once."""

    head: Letterhead
    parts: Mapping[str, Part]
    height: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """One letter, set so that all of it fits: how tight, and its two halves."""

    step: int
    alike: Alike
    own: Mapping[str, Part]

    @property
    def tight(self) -> Tightness:
        return TIGHTER[self.step]


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
    ink.rule(box.x, box.top - 0.3 * mm, box.width, HAIRLINE)
    beside = _beside_code(box)
    ink.line(CAPTION, Document.strip, beside, box.y + TYPED + qr.QUIET + 15 * mm)


def _beside_code(box: Box) -> Box:
    beside = qr.QUIET / 2 + qr.SIDE + BESIDE
    return Box(box.x + beside, box.y, box.width - beside, box.height)

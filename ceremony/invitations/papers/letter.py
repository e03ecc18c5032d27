"""Giấy mời on A4, as NĐ 30/2020 lays a document out: form 1.7 of Annex III, on one page.

What all of them say alike is drawn once into the file. Where one has more to say than fits, the whole letter
is set tighter, then smaller: it stays one page, and nothing of it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from ceremony.base.paper import qr
from ceremony.base.paper.ink import (
    Box,
    DoesNotFit,
    Ink,
    Set,
    Words,
    height_of,
    plain,
    set_at,
)
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import HAIRLINE, INK, Document
from ceremony.core.codes import printed
from ceremony.core.pages import Page, Says

TOP, BOTTOM, LEFT, RIGHT = 18 * mm, 16 * mm, 30 * mm, 18 * mm
HEAD = 34 * mm
STRIP = 31 * mm
"""The strip for the reception at the foot of the letter: QR code and typed codes."""
SIGNATURE = 26 * mm
"""Room for a signature and a stamp; it gives way with the other gaps."""
SIDES = (0.43, 0.57)
"""How issuer and nation, copies and signer share the width."""
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Tightness:
    """How a letter is set: the scale of its letters, and of the room between its parts."""

    letters: float
    gaps: float


TIGHTER = tuple(
    Tightness(*one)
    for one in (
        (1.0, 1.0), (1.0, 0.75), (0.97, 0.65), (0.93, 0.55), (0.89, 0.5), (0.85, 0.45), (0.8, 0.4),
        (0.75, 0.35), (0.7, 0.3), (0.67, 0.25),
    )
)  # fmt: skip


class Letter(Paper):
    """One invitation per page."""

    def draw(self, ink: Ink, page: Page, sheet: Box) -> None:
        says = page.lines[0].says
        room = Box(LEFT, BOTTOM, sheet.width - LEFT - RIGHT, sheet.height - TOP - BOTTOM)
        _head(ink, room.upper(HEAD), says)
        _strip(ink, room.lower(STRIP), says)
        self._text(ink, Box(room.x, room.y + STRIP, room.width, room.height - HEAD - STRIP), says)

    def __init__(self) -> None:
        self._alike: dict[tuple[str, str, int], Part] = {}

    def _text(self, ink: Ink, room: Box, says: Says) -> None:
        """Title, to whom, what, and who signs: the first of the tightnesses at which all of it fits."""
        for step in range(len(TIGHTER)):
            parts = list(self._parts(says, room.width, step))
            if sum(part.height for part in parts) <= room.height:
                break
        else:
            raise DoesNotFit
        top = room.top
        for part in parts:
            part.draw(ink, room.x, top, f"{says['alike']['id']} {step}")
            top -= part.height

    def _parts(self, says: Says, width: float, step: int) -> Iterator[Part]:
        """The letter from top to bottom; what all of a kind say alike is set once."""
        alike, tight = says["alike"], TIGHTER[step]
        for name in ORDER:
            if name in OWN:
                yield OWN[name](says, width, tight)
                continue
            key = (name, alike["id"], step)
            if key not in self._alike:
                self._alike[key] = ALIKE[name](alike, width, tight)
            yield self._alike[key]


def _head(ink: Ink, box: Box, says: Says) -> None:
    """Issuer on the left, nation and motto on the right; under them this letter's number and the date."""
    alike = says["alike"]
    ink.stamp(f"head {alike['id']}", box, lambda inner: _letterhead(ink, inner, alike))
    left, _ = box.columns(*SIDES)
    ink.line(f"Số: {says['number']}", Document.number, left, left.y + 2 * mm)


def _letterhead(ink: Ink, box: Box, alike: Says) -> None:
    left, right = box.columns(*SIDES)
    bodies = [
        (plain(alike["superior"].upper()), Document.superior),
        (plain(alike["issuer"].upper()), Document.issuer),
    ]
    end = ink.stack(bodies, left.upper(22 * mm))
    ink.rule(left.x + left.width * 0.32, end - 1.2 * mm, left.width * 0.36, INK)
    end = ink.stack([(plain(NATION), Document.nation), (plain(MOTTO), Document.motto)], right.upper(22 * mm))
    long = stringWidth(MOTTO, Document.motto.fontName, Document.motto.fontSize)
    ink.rule(right.x + (right.width - long) / 2, end - 1.2 * mm, long, INK)
    ink.stack([(plain(alike["dated"]), Document.dated)], right.lower(8 * mm))


def _strip(ink: Ink, box: Box, says: Says) -> None:
    """What the reception needs: the code in black on white, and the same code for a finger."""
    ink.stamp("strip", box, lambda inner: _strip_words(ink, inner))
    qr.draw(ink, says["code"], box.x + 1 * mm, box.y)
    beside = _beside_code(box)
    ink.line(f"Mã mời: {printed(says['code'])}", Document.code, beside, box.y + 8 * mm)
    ink.line(f"Mã ngắn: {printed(says['hand_code'])}", Document.hand_code, beside, box.y + 1.5 * mm)


def _strip_words(ink: Ink, box: Box) -> None:
    ink.rule(box.x, box.top - 1 * mm, box.width, HAIRLINE)
    words = "Xin đưa mã này tại bàn đón tiếp. Máy không quét được thì đọc mã ngắn."
    ink.stack([(plain(words), Document.strip)], _beside_code(box).upper(box.height - 15 * mm).below(3 * mm))


def _beside_code(box: Box) -> Box:
    beside = qr.SIDE + 8 * mm
    return Box(box.x + beside, box.y, box.width - beside, box.height)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter. With a name all letters of a kind say it alike."""

    name: str
    texts: Sequence[Set]
    width: float
    before: float
    tail: float = 0.0

    @property
    def height(self) -> float:
        return self.before + height_of(self.texts) + self.tail

    def draw(self, ink: Ink, x: float, top: float, alike: str) -> None:
        box = Box(x, top - self.height, self.width, self.height)
        if self.name:
            ink.stamp(f"{self.name} {alike}", box, lambda inner: self._ink(ink, inner))
        else:
            self._ink(ink, box)

    def _ink(self, ink: Ink, box: Box) -> None:
        ink.draw(self.texts, box.x, box.top - self.before)


def _part(
    name: str, words: Sequence[Words], width: float, tight: Tightness, before: float = 0.0, after: float = 0.0
) -> Part:
    texts = set_at(words, width, tight.letters, tight.gaps)
    return Part(name, texts, width, before * tight.gaps, after * tight.gaps)


def _title(alike: Says, width: float, tight: Tightness) -> Part:
    words = [("GIẤY MỜI", Document.title), (plain(alike["subject"]), Document.subject)]
    return _part("title", words, width, tight, 10, 6)


def _asks(alike: Says, width: float, tight: Tightness) -> Part:
    return _part("asks", [(plain(alike["asks"]), Document.asks)], width, tight, 6)


def _invitee(says: Says, width: float, tight: Tightness) -> Part:
    words = [(plain(says["called"]), Document.invitee), (plain(says["office"]), Document.office_held)]
    return _part("", words, width, tight, 3, 3)


def _body(name: str, lines: Sequence[Sequence[str]], width: float, tight: Tightness) -> Part:
    return _part(name, [(_labelled(line), Document.body) for line in lines], width, tight, 5)


def _labelled(line: Sequence[str]) -> str:
    """A line of the letter: its label bold, if it has one, then its words."""
    label, words = line
    return f"<b>{plain(label)}:</b> {plain(words)}" if label else plain(words)


@dataclass(frozen=True, slots=True)
class Signing(Part):
    """Nơi nhận on the left, authority, office and name on the right, with room to sign between."""

    copies: Sequence[Set] = ()
    signer: Sequence[Set] = ()
    room: float = 0.0

    @property
    def height(self) -> float:
        signed = height_of(self.texts) + self.room + height_of(self.signer)
        return self.before + max(height_of(self.copies), signed)

    def _ink(self, ink: Ink, box: Box) -> None:
        left, right = box.columns(*SIDES)
        ink.draw(self.copies, left.x, box.top - self.before)
        end = ink.draw(self.texts, right.x, box.top - self.before)
        ink.draw(self.signer, right.x, end - self.room)


def _signing(alike: Says, width: float, tight: Tightness) -> Signing:
    left, right = (width * share for share in SIDES)
    copies = [
        (plain("Nơi nhận:"), Document.copies_label),
        *((plain(line), Document.copies) for line in alike["copies"]),
    ]
    office = [
        (plain(line.upper()), Document.authority) for line in (alike["authority"], alike["office"]) if line
    ]
    signer = [(plain(alike["signer"]), Document.signer)]
    return Signing(
        "signing", set_at(office, right, tight.letters), width, 12 * tight.gaps,
        copies=set_at(copies, left, tight.letters), signer=set_at(signer, right, tight.letters),
        room=SIGNATURE * max(0.6, tight.gaps),
    )  # fmt: skip


ORDER = ("title", "asks", "invitee", "what", "own", "more", "signing")
ALIKE: Mapping[str, Callable[[Says, float, Tightness], Part]] = {
    "title": _title,
    "asks": _asks,
    "what": lambda alike, width, tight: _body("what", alike["before_seat"], width, tight),
    "more": lambda alike, width, tight: _body("more", alike["after_seat"], width, tight),
    "signing": _signing,
}
OWN: Mapping[str, Callable[[Says, float, Tightness], Part]] = {
    "invitee": _invitee,
    "own": lambda says, width, tight: _body("", says["own"], width, tight),
}

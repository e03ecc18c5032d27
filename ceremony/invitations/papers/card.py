"""A courtesy card in the size of A5, two on a sheet: what the letter says, shorter, for a guest's pocket.

It is no document, and none of NĐ 30's frame stands on it: A4 is the only size of those. The cards are a
little smaller than half a sheet, so that an office printer draws their frames whole, and what a sheet says of
itself is cut off with the margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ceremony.base.paper import qr, sheets
from ceremony.base.paper.ink import Box, DoesNotFit, Ink, height_of
from ceremony.base.paper.lines import Even, even, stacked
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import GOLD, HAIRLINE, LACQUER, LEAST, Card
from ceremony.core.codes import printed
from ceremony.core.pages import ALL_SAY, Lack, Page, Says
from ceremony.invitations.papers.letter import Invitations

WIDTH, HEIGHT = 200 * mm, 139 * mm
TOP = 5 * mm
MARK, FROM_CARD = 3 * mm, 1 * mm
"""How long a mark to cut along is, and how far from the card it begins."""
FRAME, SECOND, LOZENGE = 6 * mm, 7.4 * mm, 1.7 * mm
"""From the card's edge to its frame and to the line within; half a lozenge of a corner."""
PAD, ABOVE = 16 * mm, 12.5 * mm
LOWER = 46 * mm
"""The lower part of a card: when and where, and the code."""
BETWEEN = 3 * mm
CODE = qr.SIDE + 2 * qr.QUIET
TYPED = 11 * mm
"""Room for the typed codes under the QR code."""
LABELS = 22 * mm
UNDER_TITLE, ORNAMENT = 1.6 * mm, 22 * mm
"""Above and below the ornament under the title; half its length."""
SHARED = ("Thời gian", "Địa điểm")
"""What is the same on every card."""
NOTE = "Xin mang theo giấy này: mã được quét tại bàn đón tiếp."
SMALLER = 0.95


class InvitationCards(Invitations):
    """Two cards on a sheet, of the same people in the same order as the letters."""

    sides = Paper.sides

    fields = ("starts", "venue")

    def pages(self, event_id: int) -> Sequence[Page]:
        return [on_card(page) for page in super().pages(event_id)]

    def hard_to_set(self, pages: Sequence[Page]) -> list[Lack]:
        over = sheets.overfull(self, sheets.suspects(pages))
        many = len(pages) if any(field == ALL_SAY for _, field in over) else len(over)
        return [Lack("letter_overfull", many)] if many else []

    def boxes(self, sheet: Box) -> list[Box]:
        left = (sheet.width - WIDTH) / 2
        return Box(left, sheet.height - TOP - 2 * HEIGHT, WIDTH, 2 * HEIGHT).grid(1, 2)

    def under(self, ink: Ink, sheet: Box) -> None:
        upper, lower = self.boxes(sheet)
        for y in (upper.top, upper.y, lower.y):
            ink.rule(upper.x - FROM_CARD - MARK, y, MARK, HAIRLINE)
            ink.rule(upper.right + FROM_CARD, y, MARK, HAIRLINE)
        for x in (upper.x, upper.right):
            _upright(ink, x, upper.top + FROM_CARD)
            _upright(ink, x, lower.y - FROM_CARD - MARK)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        says = page.lines[0].says
        ink.stamp("frame", box, lambda inner: _frame(ink, inner))
        inner = box.inset(PAD, ABOVE)
        _upper(ink, says, inner.upper(inner.height - LOWER - BETWEEN))
        _facts(ink, says, inner.lower(LOWER).columns(inner.width - CODE - 4 * mm, CODE + 4 * mm)[0])
        _code(ink, says, inner)


def on_card(letter: Page) -> Page:
    """Keep of a letter what its card says: nothing else of it makes a printed card old."""
    (line,) = letter.lines
    alike = {
        name: line.says["alike"][name] for name in ("heading", "issuer", "asks", "event", "starts", "venue")
    }
    own = {
        name: line.says[name]
        for name in ("called", "office", "seat", "through", "number", "code", "hand_code")
    }
    return replace(letter, lines=(replace(line, says={"alike": alike, **own}),))


def _upper(ink: Ink, says: Says, box: Box) -> None:
    """Who asks, whom, and to what."""
    alike = says["alike"]
    words = [
        (alike["issuer"].upper(), Card.issuer),
        (alike["heading"], Card.title),
        (alike["asks"].removeprefix(alike["issuer"]).strip().rstrip(":").capitalize(), Card.asks),
        (says["called"], Card.name),
        (says["office"], Card.office_held),
        ("tới dự", Card.attends),
        (alike["event"], Card.event),
    ]
    height = box.height - 2 * UNDER_TITLE
    try:
        texts = stacked(words, box.width, height)
    except DoesNotFit:
        if _too_long([*words[:3], *words[5:]], box.width, height):
            raise DoesNotFit(ALL_SAY) from None
        raise
    top = box.top - (height - height_of(texts)) / 2
    titled = ink.draw(texts[:2], box.x, top) - UNDER_TITLE
    _ornament(ink, box.x + box.width / 2, titled)
    ink.draw(texts[2:], box.x, titled - UNDER_TITLE)


def _too_long(words: Sequence[tuple[str, ParagraphStyle]], width: float, height: float) -> bool:
    """Say whether these are too long whoever is asked: a name over two lines would not fit beside them."""
    try:
        stacked(words, width, height - 2 * Card.office_held.leading)
    except DoesNotFit:
        return True
    return False


def _facts(ink: Ink, says: Says, box: Box) -> None:
    """When, where, on which chair; through whom somebody is summoned."""
    alike = says["alike"]
    said = (
        ("Thời gian", alike["starts"]),
        ("Địa điểm", alike["venue"]),
        ("Chỗ ngồi", says["seat"]),
        ("Thông qua", says["through"]),
        ("Số", says["number"]),
    )
    note = even(NOTE, Card.note, box.width)
    rows = _rows(
        [(label, words) for label, words in said if words], box.width, box.height - note.height - 2 * mm
    )
    top = box.top
    for label, words in rows:
        ink.draw([label], box.x, top - words.size + label.size)  # on one line with its words
        ink.draw([words], box.x + LABELS, top)
        top -= max(label.height, words.height) + words.before
    ink.draw([note], box.x, box.y + note.height)


def _rows(said: Sequence[tuple[str, str]], width: float, height: float) -> list[tuple[Even, Even]]:
    """Labels and words side by side, as large as lets all of them fit."""
    scale = 1.0
    while True:
        rows = [
            (even(label, Card.label, LABELS, scale), even(words, Card.fact, width - LABELS, scale))
            for label, words in said
        ]
        if sum(max(label.height, words.height) + words.before for label, words in rows) <= height:
            return rows
        if Card.fact.fontSize * scale <= LEAST:
            shared = sum(row[1].height for row, (label, _) in zip(rows, said, strict=True) if label in SHARED)
            raise DoesNotFit(ALL_SAY if shared > height / 2 else "")
        scale *= SMALLER


def _code(ink: Ink, says: Says, inner: Box) -> None:
    """The code, and under it what is typed instead: six digits, or all of them."""
    box = Box(inner.right - CODE, inner.y, CODE, CODE + TYPED)
    qr.draw(ink, says["code"], box.x + qr.QUIET, box.y + TYPED + qr.QUIET)
    digits = printed(says["code"])
    middle = len(digits) // 2
    typed = [
        even(printed(says["hand_code"]), Card.hand_code, box.width),
        even(digits[:middle].strip(), Card.code, box.width),
        even(digits[middle:].strip(), Card.code, box.width),
    ]
    ink.draw(typed, box.x, box.y + TYPED)


def _frame(ink: Ink, box: Box) -> None:
    """A lacquer frame, a gold line within it, a lozenge at each corner."""
    outer, inner = box.inset(FRAME), box.inset(SECOND)
    ink.frame(outer, LACQUER, 1.6)
    ink.frame(inner, GOLD, 0.5)
    for x in (outer.x, outer.right):
        for y in (outer.y, outer.top):
            _lozenge(ink, x, y)


def _ornament(ink: Ink, x: float, y: float) -> None:
    """A gold line with a lozenge in its middle."""
    for left in (x - ORNAMENT, x + 2 * LOZENGE):
        ink.rule(left, y, ORNAMENT - 2 * LOZENGE, GOLD, 0.7)
    _lozenge(ink, x, y, LOZENGE * 0.7)


def _lozenge(ink: Ink, x: float, y: float, half: float = LOZENGE) -> None:
    path = ink.canvas.beginPath()
    path.moveTo(x - half, y)
    for across, up in ((0, half), (half, 0), (0, -half)):
        path.lineTo(x + across, y + up)
    path.close()
    ink.canvas.setFillColor(GOLD)
    ink.canvas.drawPath(path, fill=1, stroke=0)


def _upright(ink: Ink, x: float, y: float) -> None:
    ink.canvas.line(x, y, x, y + MARK)

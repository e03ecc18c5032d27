"""The parts of an invitation's text, each set by itself: so that all of them can be set tighter together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ceremony.base.paper.ink import Box, Drawable, Ink, Set, bold, height_of, plain, set_words
from ceremony.base.paper.lines import ABOVE, Even, even, pieces, width_of
from ceremony.base.paper.styles import INK, LEAST, Document
from ceremony.core.pages import Says
from ceremony.core.tied_words import TIED
from ceremony.invitations.papers.letterhead import SIDES

SIGNATURE = 26 * mm
"""Room for a signature and a stamp; it gives way with the other gaps, to no less than this part of it:"""
LEAST_SIGNATURE = 0.65
WIDER = (0.54, 0.46)
"""How copies and signer share the width where there are many copies, or long ones."""
FEW_LINES = 1.2
MOST_TIED = 10
"""Of those who keep a copy short words stay together. A justified text is left its every space."""
UNDER_SUBJECT, RULE_UNDER_SUBJECT = 1.2 * mm, 28 * mm
LEAST_GAP = 0.7
"""A rule stands no closer to the words above it than this part of its gap."""
SMALLEST = 13 / Document.body.fontSize
"""NĐ 30 gives a text 13 or 14 points: at a smaller scale than this it has neither."""
MOST_STRETCHED = 0.9
"""A space of a justified line grows by no more than this part of its width, or the line stays short."""


@dataclass(frozen=True, slots=True)
class Tightness:
    """How a letter is set: the scale of its letters, of the room between its parts, and between its lines."""

    letters: float
    gaps: float
    leading: float = 1.0

    @property
    def is_small(self) -> bool:
        return self.letters < SMALLEST

    @property
    def constant(self) -> float:
        """The scale of what NĐ 30 gives one size only: it keeps it as long as the text has one of its two."""
        return min(1.0, self.letters / SMALLEST)

    def even(self, text: str, style: ParagraphStyle, width: float) -> Even:
        return even(text, closer(style, self.leading), width, self.letters)

    def paragraph(self, markup: str, style: ParagraphStyle, width: float) -> Drawable:
        return ragged(set_words(markup, closer(style, self.leading), width, self.letters))

    def copy(self, line: str, style: ParagraphStyle, width: float) -> Drawable:
        return set_words(plain(_together(line)), closer(style, self.leading), width, self.constant)


TIGHTER = tuple(
    Tightness(*one)
    for one in (
        (1.0, 1.0), (1.0, 0.9, 0.97), (1.0, 0.8, 0.95), (1.0, 0.75, 0.92), (1.0, 0.65, 0.9),
        (SMALLEST, 0.6, 0.9), (SMALLEST, 0.45, 0.88), (SMALLEST, 0.25, 0.87), (0.93, 0.25, 0.88),
        (0.89, 0.25, 0.88), (0.85, 0.25, 0.88), (0.8, 0.25, 0.88), (0.75, 0.25, 0.88), (0.7, 0.25, 0.88),
        (0.667, 0.2, 0.88), (0.667, 0.1, 0.88),
    )
)  # fmt: skip
"""From roomy to tight: gaps and what lies between lines give way first, letters only when nothing else is
left. Lines stand no closer than a typewriter's single spacing, the least that NĐ 30 allows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter. With a name all letters of a kind say it alike:
    its ink is in the file once."""

    name: str
    texts: Sequence[Drawable]
    width: float
    tight: Tightness
    above: float = 0.0
    below: float = 0.0

    @property
    def height(self) -> float:
        gaps = self.above + self.below + sum(text.before for text in self.texts[1:])
        return gaps * self.tight.gaps + sum(text.height for text in self.texts)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        box = Box(x, top - self.height, self.width, self.height)
        if self.name:
            ink.stamp(f"{self.name} {self.tight}", box, lambda inner: self._ink(ink, inner))
        else:
            self._ink(ink, box)

    def _ink(self, ink: Ink, box: Box) -> None:
        self._end(ink, box)

    def _end(self, ink: Ink, box: Box) -> float:
        """Draw its texts; return where the last one ends."""
        top = box.top - self.above * self.tight.gaps
        for place, text in enumerate(self.texts):
            top -= text.before * self.tight.gaps if place else 0.0
            text.draw(ink.canvas, box.x, top)
            top -= text.height
        return top


@dataclass(frozen=True, slots=True)
class Title(Part):
    """What the paper is called, what for, and the short rule under it."""

    def _ink(self, ink: Ink, box: Box) -> None:
        end = self._end(ink, box)
        long = min(RULE_UNDER_SUBJECT, box.width)
        if len(self.texts) > 1:
            ink.rule(
                box.x + (box.width - long) / 2,
                end - UNDER_SUBJECT * max(LEAST_GAP, self.tight.gaps),
                long,
                INK,
            )


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its words that stand on one line: drawn as letters, without a paragraph's machinery."""

    label: str
    words: str
    size: float
    indent: float
    before: float
    height: float

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        baseline = top - self.size * ABOVE
        canvas.setFillColor(Document.body.textColor)
        canvas.setFont(Document.signer.fontName, self.size)
        canvas.drawString(x + self.indent, baseline, self.label)
        canvas.setFont(Document.body.fontName, self.size)
        behind = width_of(self.label, Document.signer.fontName, self.size)
        canvas.drawString(x + self.indent + behind, baseline, self.words)


@dataclass(frozen=True, slots=True)
class Signing(Part):
    """Nơi nhận on the left, authority, office and name on the right, with room to sign between."""

    shares: Sequence[float] = SIDES
    copies: Sequence[Drawable] = ()
    signer: Sequence[Drawable] = ()
    room: float = 0.0

    @property
    def height(self) -> float:
        signed = height_of(self.texts) + self.room + height_of(self.signer)
        return (self.above + self.below) * self.tight.gaps + max(height_of(self.copies), signed)

    def _ink(self, ink: Ink, box: Box) -> None:
        left, right = box.columns(*self.shares)
        top = box.top - self.above * self.tight.gaps
        ink.draw(self.copies, left.x, top)
        end = ink.draw(self.texts, right.x, top)
        ink.draw(self.signer, right.x, end - self.room)


def ragged(text: Set) -> Set:
    """A justified text in which no line is pulled apart: one that what follows leaves too short stays so."""
    style = text.paragraph.style
    most = MOST_STRETCHED * width_of(" ", style.fontName, style.fontSize)
    found = text.paragraph.blPara  # type: ignore[attr-defined]
    for place, line in enumerate(found.lines):
        if found.kind == 0:
            over, words = line
            spaces = " ".join(words).replace(TIED, " ").count(" ")
            found.lines[place] = (0.0 if over > most * spaces else over, words)
        else:
            spaces = sum(word.text.replace(TIED, " ").count(" ") for word in line.words)
            line.lineBreak = line.lineBreak or line.extraSpace > most * spaces
    return text


@cache
def closer(style: ParagraphStyle, leading: float) -> ParagraphStyle:
    """A style whose lines stand closer."""
    if leading == 1.0:
        return style
    return style.clone(f"{style.name}-closer-{leading}", leading=style.leading * leading)


def _title(alike: Says, width: float, tight: Tightness) -> Part:
    words = (alike["heading"], Document.title), (alike["subject"], Document.subject)
    texts = [tight.even(said, style, width) for said, style in words if said]
    return Title(f"title {alike['id']}", texts, width, tight, above=5 * mm, below=6 * mm)


def _asks(alike: Says, width: float, tight: Tightness) -> Part:
    texts = [tight.even(alike["asks"], Document.asks, width)]
    return Part(f"asks {alike['id']}", texts, width, tight)


def _invitee(says: Says, width: float, tight: Tightness) -> Part:
    words = (says["called"], Document.invitee), (says["office"], Document.office_held)
    texts = [tight.even(said, style, width) for said, style in words if said]
    return Part("", texts, width, tight, above=1.5 * mm, below=1 * mm)


def _body(name: str, lines: Sequence[Sequence[str]], width: float, tight: Tightness) -> Part:
    texts = [_line(label, words, width, tight) for label, words in lines]
    return Part(name, texts, width, tight, above=Document.body.spaceBefore if texts else 0.0)


@lru_cache(maxsize=256)
def _line(label: str, words: str, width: float, tight: Tightness) -> Drawable:
    """A line of the letter: its label bold, if it has one, then its words."""
    style = closer(Document.body, tight.leading)
    size = max(LEAST, style.fontSize * tight.letters)
    head = f"{label}: " if label else ""
    long = width_of(head, Document.signer.fontName, size) + width_of(words, style.fontName, size)
    if style.firstLineIndent + long <= width:
        return Labelled(
            head, words, size, style.firstLineIndent, style.spaceBefore, style.leading * size / style.fontSize
        )
    markup = plain(words)
    return tight.paragraph(f"{bold(label)}<b>:</b> {markup}" if label else markup, Document.body, width)


def _together(words: str) -> str:
    """Words whose last two stay together, as a place stays with what it is."""
    return " ".join(piece.replace(" ", TIED) for piece in pieces(words, MOST_TIED))


def _signing(alike: Says, width: float, tight: Tightness) -> Part:
    """Where those who keep a copy would take two lines each, they are given more of the width."""
    lines = [("Nơi nhận:", Document.copies_label), *((line, Document.copies) for line in alike["copies"])]
    for shares in (SIDES, WIDER):
        left, right = (width * share for share in shares)
        copies = [tight.copy(line, style, left - 4 * mm) for line, style in lines]
        if height_of(copies) <= FEW_LINES * lines[-1][1].leading * len(lines):
            break
    over = (
        line.strip().upper() for said in (alike["authority"], alike["office"]) for line in said.splitlines()
    )
    return Signing(
        f"signing {alike['id']}",
        [tight.even(line, Document.authority, right) for line in over if line],
        width,
        tight,
        above=5 * mm,
        shares=shares,
        copies=copies,
        signer=[tight.even(alike["signer"], Document.signer, right)],
        room=SIGNATURE * max(LEAST_SIGNATURE, tight.gaps),
    )


ORDER = ("title", "asks", "invitee", "through", "what", "own", "more", "signing")
"""From top to bottom."""


def alike(says: Says, width: float, tight: Tightness) -> dict[str, Part]:
    """What all letters of one wording say alike."""
    return {
        "title": _title(says, width, tight),
        "asks": _asks(says, width, tight),
        "what": _body(f"what {says['id']}", says["before_seat"], width, tight),
        "more": _body(f"more {says['id']}", says["after_seat"], width, tight),
        "signing": _signing(says, width, tight),
    }


def own(says: Says, width: float, tight: Tightness) -> dict[str, Part]:
    """What one letter alone says."""
    return {
        "invitee": _invitee(says, width, tight),
        "through": _body("", says["summoned_through"], width, tight),
        "own": _body("", says["own"], width, tight),
    }

"""The styles of our papers, each named by what it sets. Sizes in points; leading leaves room for stacked
marks.

Documents follow the frame of NĐ 30/2020 (sizes 11 to 14); cards and lists are ours. Nothing is ever set
smaller than `LEAST`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm as MM

from ceremony.base.paper import faces

LEAST = 9.0
"""The smallest size anything is set in."""
LEADING = 1.32
INK = HexColor("#1d1a18")
LACQUER = HexColor("#8f1d1d")
GOLD = HexColor("#a9782b")
QUIET = HexColor("#5c544c")
HAIRLINE = HexColor("#b9b0a4")
GRID = HexColor("#ddd6cc")
BAND = {
    "exemplar": LACQUER,
    "leader": HexColor("#6e5110"),
    "guest": HexColor("#1f4f7a"),
    "officer": HexColor("#2a613f"),
    "press": HexColor("#5b3a78"),
    "staff": HexColor("#4a4a4a"),
}
"""The band of a badge, by the group of its category; each holds white letters at 7:1 or more."""
A4 = (210 * MM, 297 * MM)
A5 = (148 * MM, 210 * MM)
ALIGNED: dict[str, Any] = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "both": TA_JUSTIFY}


@cache
def style(
    face: str,
    size: float,
    align: str = "left",
    color: Color = INK,
    leading: float = LEADING,
    before: float = 0.0,
) -> ParagraphStyle:
    """Return one style. `before`: the room above it, in points."""
    faces.ready()
    return ParagraphStyle(
        f"{face}-{size}-{align}", fontName=face, fontSize=size, leading=size * leading,
        alignment=ALIGNED[align], textColor=color, spaceBefore=before, splitLongWords=0,
        allowWidows=1, allowOrphans=1, embeddedHyphenation=0, uriWasteReduce=0,
    )  # fmt: skip


def suited(text: str, style: ParagraphStyle) -> ParagraphStyle:
    """Return the style in the face that has all letters of this text."""
    face = faces.suited(text, style.fontName)
    return style if face == style.fontName else _in_face(style, face)


@cache
def _in_face(style: ParagraphStyle, face: str) -> ParagraphStyle:
    return style.clone(f"{style.name}-{face}", fontName=face)


class Document:
    """Official papers: NĐ 30/2020, Annex I."""

    nation = style(faces.SERIF_BOLD, 12.5, "center", leading=1.25)
    motto = style(faces.SERIF_BOLD, 13.5, "center", leading=1.25)
    superior = style(faces.SERIF, 12.5, "center", leading=1.25)
    issuer = style(faces.SERIF_BOLD, 12.5, "center", leading=1.25)
    number = style(faces.SERIF, 13, "center")
    dated = style(faces.SERIF_ITALIC, 13.5, "center")
    title = style(faces.SERIF_BOLD, 14, "center")
    subject = style(faces.SERIF_BOLD, 13.5, "center")
    body = style(faces.SERIF, 13.5, "both", before=6).clone("body", firstLineIndent=10 * MM)
    asks = style(faces.SERIF, 13.5, "center")
    invitee = style(faces.SERIF_BOLD, 14, "center", before=6)
    office_held = style(faces.SERIF, 13.5, "center", before=1)
    copies_label = style(faces.SERIF_BOLD_ITALIC, 12)
    copies = style(faces.SERIF, 11, leading=1.25)
    authority = style(faces.SERIF_BOLD, 13.5, "center", leading=1.25)
    signer = style(faces.SERIF_BOLD, 13.5, "center")
    strip = style(faces.SERIF_ITALIC, 11, leading=1.25)
    code = style(faces.SERIF, 12, leading=1.25)
    hand_code = style(faces.SERIF_BOLD, 13, "center", leading=1.25)


class Card:
    """A courtesy card: solemn, and thrifty with ink."""

    issuer = style(faces.SERIF, 12, "center", leading=1.3)
    title = style(faces.SERIF_BOLD, 27, "center", color=LACQUER, leading=1.3, before=1)
    asks = style(faces.SERIF_ITALIC, 13, "center", leading=1.3)
    name = style(faces.SERIF_BOLD, 22, "center", color=LACQUER, leading=1.25, before=5)
    office_held = style(faces.SERIF, 12.5, "center", leading=1.3, before=1)
    attends = style(faces.SERIF_ITALIC, 13, "center", leading=1.3, before=6)
    event = style(faces.SERIF_BOLD, 14.5, "center", leading=1.3, before=1)
    label = style(faces.SERIF_ITALIC, 11.5, color=LACQUER, leading=1.3)
    fact = style(faces.SERIF, 12.5, leading=1.3 * 11.5 / 12.5, before=3.5)
    note = style(faces.SERIF_ITALIC, 10, color=QUIET, leading=1.3)
    code = style(faces.SERIF, 9.5, "center", leading=1.25)
    hand_code = style(faces.SERIF_BOLD, 13, "center", leading=1.2)


class Lists:
    """Lists that staff work from."""

    title = style(faces.SANS_BOLD, 15, leading=1.4)
    about = style(faces.SANS, 10, color=QUIET)
    head = style(faces.SANS_BOLD, 9, color=QUIET, leading=1.3)
    head_over_figures = style(faces.SANS_BOLD, 9, "right", color=QUIET, leading=1.3)
    head_over_middle = style(faces.SANS_BOLD, 9, "center", color=QUIET, leading=1.3)
    group = style(faces.SANS_BOLD, 11, color=LACQUER, before=4)
    count = style(faces.SANS, 9.5, "right", color=QUIET, leading=1.35)
    cell = style(faces.SANS, 9.5, leading=1.35)
    strong = style(faces.SANS_BOLD, 10.5, leading=1.35)
    figure = style(faces.SANS, 9.5, "right", leading=1.35)
    seat = style(faces.SANS_BOLD, 10.5, "center", leading=1.35)
    big = style(faces.SANS_BOLD, 15, "center", leading=1.3)


class Foot:
    """What stands at the foot of every page: event, version and time; page x of y."""

    left = style(faces.SANS, LEAST, color=QUIET, leading=1.25)
    right = style(faces.SANS, LEAST, "right", color=QUIET, leading=1.25)


class Lectern:
    """What an MC reads standing, at arm's length and in stage light."""

    title = style(faces.SANS_BOLD, 22, leading=1.35)
    event = style(faces.SANS_MEDIUM, 13, leading=1.4, before=2)
    about = style(faces.SANS, 11, color=QUIET, leading=1.4, before=2)
    item = style(faces.SANS_BOLD, 16, leading=1.35)
    hours = style(faces.SANS_BOLD, 11.5, leading=1.5)
    minutes = style(faces.SANS, 10, color=QUIET, leading=1.35)
    performer = style(faces.SANS, 12, color=QUIET, leading=1.4)
    cue = style(faces.SANS_BOLD, 11, color=LACQUER, leading=1.3)
    does = style(faces.SANS, 10, color=QUIET, leading=1.3, before=2)
    body = style(faces.SANS, 15, leading=1.5, before=7)
    line = style(faces.SANS, 15, leading=1.45)
    no = style(faces.SANS_BOLD, 13, "right", color=QUIET, leading=1.45 * 15 / 13)
    aside = style(faces.SANS, 12, color=QUIET, leading=1.4)
    note = style(faces.SANS_MEDIUM, 12.5, color=LACQUER, leading=1.4)
    turn = style(faces.SANS, 11, "right", color=QUIET, leading=1.3)
    plan = style(faces.SANS, 12, leading=1.35)
    plan_hours = style(faces.SANS_BOLD, 12, leading=1.35)
    plan_performer = style(faces.SANS, 10.5, color=QUIET, leading=1.35)


class Stage:
    """The lists of the stage: large enough to be read on a tray, in the half-light of a wing."""

    no = style(faces.SANS_BOLD, 13, "center", leading=1.3)
    frame = style(faces.SANS, 9, "center", color=QUIET, leading=1.25)
    tray = style(faces.SANS_BOLD, 17, "center", leading=1.2)
    name = style(faces.SANS_BOLD, 12, leading=1.35)
    said = style(faces.SANS, 10, leading=1.35)
    note = style(faces.SANS_MEDIUM, 10, color=LACQUER, leading=1.35)
    guest = style(faces.SANS_BOLD, 13.5, leading=1.35)
    office = style(faces.SANS, 11.5, leading=1.35)


class Badge:
    """What a delegate wears: a name that is read across a table. Each size is the largest."""

    event = style(faces.SANS_MEDIUM, 9.5, "center", color=QUIET, leading=1.25)
    called = style(faces.SANS, 11, "center", color=QUIET, leading=1.3, before=1)
    name = style(faces.SANS_HEAVY, 34, "center", leading=1.24)
    position = style(faces.SANS, 11, "center", leading=1.3, before=2)
    unit = style(faces.SANS_MEDIUM, 11, "center", leading=1.3, before=1)
    category = style(faces.SANS_BOLD, 12, "center", color=white, leading=1.25)
    seat_label = style(faces.SANS, 9, "center", leading=1.2)
    seat = style(faces.SANS_HEAVY, 17, "center", leading=1.2)


class LargeBadge(Badge):
    """The same on a card of a quarter of a sheet."""

    event = style(faces.SANS_MEDIUM, 13, "center", color=QUIET, leading=1.3)
    called = style(faces.SANS, 15, "center", color=QUIET, leading=1.3, before=3)
    name = style(faces.SANS_HEAVY, 46, "center", leading=1.24)
    position = style(faces.SANS, 15, "center", leading=1.32, before=5)
    unit = style(faces.SANS_MEDIUM, 15, "center", leading=1.32, before=3)
    category = style(faces.SANS_BOLD, 15, "center", color=white, leading=1.25)
    seat_label = style(faces.SANS, 10, "center", leading=1.2)
    seat = style(faces.SANS_HEAVY, 26, "center", leading=1.2)


class Plate:
    """What stands on a table: read from the rows of the hall."""

    called = style(faces.SANS_MEDIUM, 26, "center", color=LACQUER, leading=1.3)
    name = style(faces.SANS_HEAVY, 92, "center", leading=1.24)
    position = style(faces.SANS_MEDIUM, 26, "center", leading=1.3, before=6)
    unit = style(faces.SANS, 24, "center", color=QUIET, leading=1.3, before=2)
    fold = style(faces.SANS, LEAST, "center", color=QUIET, leading=1.25)


class Seat:
    """What is glued to a chair: the seat is read from the aisle."""

    seat = style(faces.SANS_HEAVY, 36, "center", leading=1.15)
    name = style(faces.SANS_BOLD, 15, "center", leading=1.24)
    unit = style(faces.SANS, 10, "center", color=QUIET, leading=1.25, before=1)


class Trial:
    """The page that a printer is measured with."""

    title = style(faces.SANS_BOLD, 11, leading=1.4)
    how = style(faces.SANS, 9.5, leading=1.4)
    label = style(faces.SANS_MEDIUM, 9, color=LACQUER, leading=1.2)
    figure = style(faces.SANS, 9, "center", color=QUIET, leading=1.2)
    beside = style(faces.SANS, 9, color=QUIET, leading=1.2)

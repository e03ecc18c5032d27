"""The styles of our papers, each named by what it sets. Sizes in points; leading leaves room for stacked
marks.

Documents follow the frame of NĐ 30/2020 (sizes 11 to 14); cards and lists are ours. Nothing is ever set
smaller than `LEAST`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
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
BAND = {
    "exemplar": LACQUER,
    "leader": HexColor("#7a5a12"),
    "guest": HexColor("#1f4f7a"),
    "officer": HexColor("#2f6b45"),
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


class Document:
    """Official papers: NĐ 30/2020, Annex I."""

    nation = style(faces.SERIF_BOLD, 12.5, "center", leading=1.25)
    motto = style(faces.SERIF_BOLD, 13.5, "center", leading=1.25)
    superior = style(faces.SERIF, 12.5, "center", leading=1.25)
    issuer = style(faces.SERIF_BOLD, 12.5, "center", leading=1.25)
    number = style(faces.SERIF, 13, "center", before=6)
    dated = style(faces.SERIF_ITALIC, 13.5, "center", before=6)
    title = style(faces.SERIF_BOLD, 14, "center", before=10)
    subject = style(faces.SERIF_BOLD, 13.5, "center")
    body = style(faces.SERIF, 13.5, "both", before=5)
    asks = style(faces.SERIF, 13.5, "center")
    invitee = style(faces.SERIF_BOLD, 14, "center", before=6)
    office_held = style(faces.SERIF, 13.5, "center", before=1)
    copies_label = style(faces.SERIF_BOLD_ITALIC, 12)
    copies = style(faces.SERIF, 11, leading=1.25)
    authority = style(faces.SERIF_BOLD, 13.5, "center", leading=1.25)
    signer = style(faces.SERIF_BOLD, 13.5, "center")
    strip = style(faces.SERIF_ITALIC, 11, leading=1.25)
    code = style(faces.SERIF, 11, leading=1.25)
    hand_code = style(faces.SERIF, 13, leading=1.25)


class Lists:
    """Lists that staff work from."""

    title = style(faces.SANS_BOLD, 15, leading=1.4)
    about = style(faces.SANS, 10, color=QUIET)
    head = style(faces.SANS_BOLD, 9, color=QUIET, leading=1.3)
    group = style(faces.SANS_BOLD, 11, color=LACQUER, before=4)
    cell = style(faces.SANS, 9.5, leading=1.35)
    strong = style(faces.SANS_BOLD, 10.5, leading=1.35)
    figure = style(faces.SANS, 9.5, "right", leading=1.35)
    big = style(faces.SANS_BOLD, 15, "center", leading=1.3)


class Foot:
    """What stands at the foot of every page: event, version and time; page x of y."""

    left = style(faces.SANS, LEAST, color=QUIET, leading=1.25)
    right = style(faces.SANS, LEAST, "right", color=QUIET, leading=1.25)

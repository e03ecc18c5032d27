"""Words for certificates that come from the printer's, each in its place to the millimetre.

Black on nothing: the frame, the emblem and the colours are on the form already. What does not fit its box is
told by person and field, never set smaller than is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ceremony.awards import queries
from ceremony.base.paper import faces
from ceremony.base.paper.fit import fit
from ceremony.base.paper.ink import Box, DoesNotFit, Ink
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import style
from ceremony.core import certificates, linked_names
from ceremony.core.certificates import LABELS, Form
from ceremony.core.pages import Lack, Line, Page, Says
from ceremony.core.tied_words import tied

LEADING = 1.25
FACES = {
    "given": faces.SERIF_BOLD,
    "name": faces.SERIF_BOLD,
    "called": faces.SERIF_BOLD,
    "authority": faces.SERIF_BOLD,
    "signer": faces.SERIF_BOLD,
    "dated": faces.SERIF_ITALIC,
}
"""Every other field is set in the plain serif."""
ON_A_LINE = ("decision", "number", "register", "dated", "signer")
RAISED = 0.8 * mm
"""These stand so far above the lower edge of their box, as on a dotted line; others in the middle of it."""


class Certificates(Paper):
    """One sheet for everybody whose award is printed here, in the order the frames lie in."""

    size = (certificates.A4[0] * mm, certificates.A4[1] * mm)
    has_foot = False

    def pages(self, event_id: int) -> list[Page]:
        forms = queries.certificate_forms(event_id)
        found = []
        for row, award, who in queries.certified(event_id):
            said = certificates.words(who, forms[award])
            if said:
                label = f"{row.name} ({row.unit})" if row.unit and row.unit != row.name else row.name
                found.append(Page(f"r{row.id}", (Line(f"r{row.id}", label, said),), geometry(forms[award])))
        return found

    def size_of(self, page: Page) -> tuple[float, float]:
        return sheet_of(page.says)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        draw_words(ink, page.lines[0].says, page.says, box)

    def lacks(self, event_id: int) -> list[Lack]:
        forms, counts, after_death = queries.certificate_forms(event_id), Counter[str](), 0
        for _, award, who in queries.certified(event_id):
            form = forms[award]
            counts.update(certificates.lacking(form, [certificates.words(who, form)]))
            after_death += certificates.unsaid_after_death(form, [who])
        found = [Lack("certificate", no, (LABELS[name],)) for name, no in counts.items()]
        found += [Lack("certificate_after_death", after_death)] if after_death else []
        people = [row for row, _, _ in queries.certified(event_id)]
        other = linked_names.all_differing(people, queries.listed_names(event_id), of_decision=True)
        return [*found, *linked_names.lacks("other_name", other)]


def geometry(form: Form) -> dict[str, Any]:
    """Where everything stands, as a page says it."""
    return {
        "sheet": [form.width, form.height],
        "shift": [form.shift_x, form.shift_y],
        "places": {name: asdict(place) for name, place in form.printed.items()},
    }


def sheet_of(says: Says) -> tuple[float, float]:
    width, height = says["sheet"]
    return width * mm, height * mm


def box_of(says: Says, place: Mapping[str, Any], sheet: Box) -> Box:
    """A field's box on the sheet, with the shift of the printer."""
    right, up = says["shift"]
    x, top = sheet.x + (place["x"] + right) * mm, sheet.top - (place["y"] - up) * mm
    return Box(x, top - place["height"] * mm, place["width"] * mm, place["height"] * mm)


def draw_words(ink: Ink, said: Says, says: Says, sheet: Box) -> None:
    """Draw these words in their places.

    Raises:
        DoesNotFit: the words of a field, which it names, are too long for their box.
    """
    for name, place in says["places"].items():
        if text := said.get(name):
            _draw(ink, name, text, style_of(name, place), box_of(says, place, sheet))


def style_of(name: str, place: Mapping[str, Any]) -> ParagraphStyle:
    face = FACES.get(name, faces.SERIF)
    return style(face, place["size"], place["align"], color=black, leading=LEADING)


def _draw(ink: Ink, name: str, text: str, letters: ParagraphStyle, box: Box) -> None:
    try:
        lines = fit(tied(text), letters, box.width, box.height)
    except DoesNotFit:
        raise DoesNotFit(LABELS[name]) from None
    if name in ON_A_LINE:
        top = box.y + RAISED + lines.baselines[-1]
    else:
        top = box.top - (box.height - lines.height) / 2
    lines.draw(ink, box.x, top, box.width)

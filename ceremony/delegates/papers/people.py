"""How papers name a person: courtesy and degree before the name, office and unit after it."""

from __future__ import annotations

from typing import Any

from ceremony.base.paper.fit import Text
from ceremony.base.paper.styles import Badge, Plate
from ceremony.core.abbreviations import spoken
from ceremony.core.filed import office_lines
from ceremony.core.pages import Line, Page, Says
from ceremony.core.tied_words import tied
from ceremony.delegates.queries import PrintedPerson


def says(one: PrintedPerson) -> dict[str, Any]:
    """Whom a piece is about. Of somebody without a name yet the name is the office, and is read as one."""
    position = "" if one.nameless else one.position
    called = "" if one.nameless else " ".join(filter(None, (spoken(one.honorific), one.title)))
    office = list(office_lines(position, one.unit, one.name))
    return {"called": called, "name": one.name, "nameless": one.nameless, "office": office}


def piece(one: PrintedPerson, said: Says) -> Page:
    return Page(str(one.id), (Line(str(one.id), one.label, said),))


def name(said: Says) -> str:
    """The name as it is set: an office keeps its compounds together, a name breaks anywhere."""
    return tied(said["name"]) if said["nameless"] else str(said["name"])


def office(said: Says, styles: type[Badge | Plate]) -> list[Text]:
    """Position and unit, each as it is set."""
    return [
        (tied(line), style)
        for line, style in zip(said["office"], (styles.position, styles.unit), strict=False)
    ]

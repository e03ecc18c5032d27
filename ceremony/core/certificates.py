"""Where the words stand on a pre-printed certificate, and what they are.

The form comes from the printer's with its frame, its emblem and the words all of them share; the office's
own printer adds the rest. So every place is in millimetres from the sheet's left and upper edge, as a ruler
laid on the form reads them. What is printed is what the decision says: a certificate gives a name letter by
letter, and nothing of it is made up here.
Source: domain guide 4.2 (a person in office awards), 5.1 (days and months with their 0) and 6 (names as in
the decision).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from ceremony.core.aloud import placed
from ceremony.core.official import long_day, signer

A4, A3 = (297.0, 210.0), (420.0, 297.0)
LEAST_SIDE, MOST_SIDE = 100.0, 450.0
LEAST_WIDTH, LEAST_HEIGHT = 10.0, 4.0
LEAST_SIZE, MOST_SIZE = 9.0, 72.0
MOST_SHIFT = 30.0
PRINTED_HERE_FROM = 410
"""The first rank of awards that an office prints itself: what a higher level gives comes with its words."""
ALIGNS = ("left", "center", "right")
TYPED = ("authority", "signer", "register")
"""Fields whose words are the office's own, alike on every certificate."""
REGISTER = "Vào sổ số: ………"


def N_(words: str) -> str:
    """Mark words for the catalogues; a page that shows them asks for its own language."""
    return words


LABELS = {
    "given": N_("Tặng hoặc Truy tặng"),
    "name": N_("Tên"),
    "called": N_("Xưng hô và tên"),
    "office": N_("Chức vụ, đơn vị"),
    "position": N_("Chức vụ"),
    "unit": N_("Đơn vị"),
    "reason": N_("Thành tích"),
    "decision": N_("Quyết định số, ngày"),
    "number": N_("Riêng số quyết định"),
    "register": N_("Số vào sổ"),
    "dated": N_("Nơi và ngày ký"),
    "authority": N_("Chức vụ người ký"),
    "signer": N_("Tên người ký"),
}
"""What each field is called, in the order they are read."""
EVERYBODY_HAS = ("reason", "decision", "number")
"""Words that no certificate is without; a collective has no office, and not everybody an honorific."""
OTHER = "other"
"""What stands for an award that is not in the rank table, where something must stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """One field's box in mm, and how its words are set in it. `size` in points is the largest they may be."""

    x: float
    y: float
    width: float
    height: float
    size: float
    align: str = "center"
    on: bool = True
    text: str = ""
    """Of a field in `TYPED`: its words."""


@dataclass(frozen=True, slots=True)
class Form:
    """A pre-printed sheet of one award. The shift moves everything: right and up are positive."""

    width: float = A4[0]
    height: float = A4[1]
    shift_x: float = 0.0
    shift_y: float = 0.0
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def printed(self) -> dict[str, Place]:
        """The fields that are printed, in the order they are read."""
        return {name: place for name, place in self.places.items() if place.on}

    def plain(self) -> dict[str, Any]:
        """Its places as JSON keeps them."""
        return {name: asdict(place) for name, place in self.places.items()}


USUAL = {
    "given": Place(40, 82, 217, 10, 18, on=False),
    "name": Place(40, 96, 217, 16, 28),
    "called": Place(40, 96, 217, 16, 26, on=False),
    "office": Place(45, 113, 207, 12, 16),
    "position": Place(45, 113, 207, 8, 16, on=False),
    "unit": Place(45, 121, 207, 8, 16, on=False),
    "reason": Place(45, 127, 207, 20, 16),
    "decision": Place(30, 160, 105, 7, 12, "left"),
    "number": Place(55, 160, 60, 7, 12, "left", on=False),
    "register": Place(30, 168, 105, 7, 12, "left", on=False, text=REGISTER),
    "dated": Place(160, 151, 110, 7, 13),
    "authority": Place(160, 159, 110, 7, 13, on=False),
    "signer": Place(160, 186, 110, 8, 13, on=False),
}
"""A Giấy khen on A4, across: the emblem and its title above, the seal's place at the lower right."""


def usual(width: float, height: float, rank: int) -> Form:
    """Return the form of an award as a sheet of this size usually has it."""
    across, down = width / A4[0], height / A4[1]
    scale = min(across, down)
    here = rank >= PRINTED_HERE_FROM
    places = {name: _scaled(place, across, down, scale) for name, place in USUAL.items()}
    if not here:
        places = {name: replace(place, on=False) for name, place in places.items()}
    return Form(width, height, places=places)


def kept(size: tuple[float, float], shift: tuple[float, float], places: Mapping[str, Any]) -> Form:
    """Return a form as it was kept; a field it knows nothing of is where it usually is, and off."""
    usually = usual(*size, PRINTED_HERE_FROM).places
    found = {
        name: Place(**places[name]) if name in places else replace(place, on=False)
        for name, place in usually.items()
    }
    return Form(*size, *shift, places=found)


def _scaled(place: Place, across: float, down: float, scale: float) -> Place:
    return replace(
        place,
        x=round(place.x * across, 1),
        y=round(place.y * down, 1),
        width=round(place.width * across, 1),
        height=max(LEAST_HEIGHT, round(place.height * down, 1)),
        size=max(LEAST_SIZE, round(place.size * scale)),
    )


@dataclass(frozen=True, slots=True)
class Honoured:
    """What of a line of a decision, and of the decision, may stand on its certificate."""

    name: str
    honorific: str = ""
    position: str = ""
    unit: str = ""
    reason: str = ""
    certificate_text: str = ""
    number: str = ""
    date: date | None = None
    place: str = ""
    posthumous: bool = False


def words(who: Honoured, form: Form) -> dict[str, str]:
    """Return what is printed on one certificate, by field; a field without words is not there.

    >>> form = Form(places={"decision": USUAL["decision"]})
    >>> words(Honoured("Lê Văn C", number="12/QĐ-UBND", date=date(2026, 3, 5)), form)
    {'decision': 'Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026'}
    """
    said = {
        "given": "TRUY TẶNG" if who.posthumous else "TẶNG",
        "called": f"{who.honorific} {who.name}".strip(),
        "name": who.name,
        "office": placed(who.position, who.unit, who.name),
        "position": who.position,
        "unit": "" if who.unit == who.name else who.unit,
        "reason": who.certificate_text or who.reason,
        "decision": _decision(who),
        "number": who.number,
        "dated": _dated(who),
        **{name: form.places[name].text for name in TYPED if name in form.places},
    }
    said["signer"] = signer(said.get("signer", ""))
    return {name: said[name] for name in form.printed if said[name]}


def longest(form: Form, said: Collection[Mapping[str, str]]) -> dict[str, str]:
    """Return of every field the longest words that it has to hold on these certificates."""
    return {name: max((one.get(name, "") for one in said), key=len, default="") for name in form.printed}


def lacking(form: Form, said: Iterable[Mapping[str, str]]) -> dict[str, int]:
    """Return on how many of these certificates a field stays empty that everybody's has words for."""
    missing = [name for one in said for name in form.printed if name in EVERYBODY_HAS and name not in one]
    return {name: missing.count(name) for name in EVERYBODY_HAS if name in missing}


def unsaid_after_death(form: Form, everybody: Iterable[Honoured]) -> int:
    """Return on how many of these certificates only the printer's words say tặng or truy tặng: given after
    somebody's death, on a form that is printed here and leaves those words to the sheet.
    """
    if not form.printed or "given" in form.printed:
        return 0
    return sum(who.posthumous for who in everybody)


def _decision(who: Honoured) -> str:
    if not who.number:
        return ""
    return f"Quyết định số {who.number}" + (f" {long_day(who.date)}" if who.date else "")


def _dated(who: Honoured) -> str:
    day = long_day(who.date)
    return f"{who.place}, {day}" if who.place else f"{day[:1].upper()}{day[1:]}"


def beyond(form: Form) -> Iterator[tuple[str, str]]:
    """Say of every printed field that stands out of its sheet on which side: `right` or `below`."""
    for name, place in form.printed.items():
        if place.x + place.width > form.width + 0.05:
            yield name, "right"
        if place.y + place.height > form.height + 0.05:
            yield name, "below"

"""People of one name: written twice in a file, or in the event already under another unit or year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from flask_babel import gettext as _

from ceremony.base.columns import column_place
from ceremony.base.office import column_letter
from ceremony.core import names
from ceremony.core.people import People, Person, Problem, base_key

TOLD = 5
Bearer = tuple[str, int | None]
"""Unit and birth year of somebody who bears the name already."""


def in_file(people: Iterable[Person], places: Mapping[str, int]) -> list[Problem]:
    """Tell who shares a name: written twice in one unit and year, or simply the same name."""
    bearers: dict[str, list[Person]] = defaultdict(list)
    twins: dict[str, list[Person]] = defaultdict(list)
    found: list[Problem] = []
    says = {
        "row": _("dòng %(row)s: %(person)s"),
        "twice": _("Người này đã có trong danh sách"),
        "same": _("Trùng tên với người khác"),
    }
    for person in people:
        marked = names.with_marks(person.name)
        same, twice = bearers[marked], twins[f"{marked}|{base_key(person)}"]
        if same:
            found.append(_in_file(person, same, twice, places[person.sheet], says))
        same.append(person)
        twice.append(person)
    return found


def in_event(read: People, bearers: Mapping[str, Sequence[Bearer]]) -> list[Problem]:
    """Tell by cell who bears the name of somebody in the event: by the newcomer's key, unit and year."""
    places = {sheet["name"]: _name_place(sheet) for sheet in read.sheets}
    says = _(
        "Trong sự kiện đã có người trùng tên (%(people)s). "
        "Nếu là một người, sửa đơn vị hoặc năm sinh cho khớp."
    )
    return [
        Problem(
            person.sheet,
            f"{column_letter(places.get(person.sheet, 0))}{person.row}",
            person.name,
            "duplicate_in_event",
            says % {"people": "; ".join(_told(*one) for one in bearers[person.key][:TOLD])},
        )
        for person in read.people
        if person.key in bearers
    ]


def _in_file(
    person: Person, same: list[Person], twice: list[Person], place: int, says: Mapping[str, str]
) -> Problem:
    rows = [
        says["row"] % {"row": one.row, "person": _told(one.unit, one.birth_year)}
        for one in (twice or same)[:TOLD]
    ]
    code = "duplicate_in_file" if twice else "same_name"
    said = says["twice" if twice else "same"]
    cell = f"{column_letter(place)}{person.row}"
    return Problem(person.sheet, cell, person.name, code, f"{said} ({'; '.join(rows)}).")


def _told(unit: str, year: int | None) -> str:
    return f"{unit or '?'}, {year or '?'}"


def _name_place(sheet: Mapping[str, object]) -> int:
    columns = sheet["columns"]
    assert isinstance(columns, list)
    by_field = {one["field"]: column_place(one["letter"]) for one in columns if one["field"]}
    return int(by_field.get("name", by_field.get("given", 0)))

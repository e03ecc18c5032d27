"""People of one name: written twice in a file, or in the event already under another unit or year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ceremony.base.columns import column_place
from ceremony.base.tables import column_letter
from ceremony.base.words import gettext as _
from ceremony.core import names
from ceremony.core.people import FIELDS, People, Person, Problem, base_key
from ceremony.delegates.reading.words import NAMES

TOLD = 5
Bearer = tuple[str, int | None]
"""Unit and birth year of somebody who bears the name already."""


def without_copies(people: Iterable[Person], places: Mapping[str, int]) -> tuple[list[Person], list[Problem]]:
    """Leave out a row that says again of one phone's owner all that another said, and tell of it."""
    kept: dict[tuple[object, ...], Person] = {}
    found: list[Problem] = []
    says = {
        **_rows(),
        "copy": _("Hai dòng giống hệt, cả số điện thoại (%(rows)s): là một người, chỉ ghi một lần."),
    }
    for person in people:
        same = tuple(getattr(person, field) for field in FIELDS if field != "as_typed")
        first = kept.setdefault(same if person.phone else (person.sheet, person.row), person)
        if first is not person:
            found.append(_problem(person, places, "duplicate_in_file", _said("copy", person, [first], says)))
    return list(kept.values()), found


def in_file(people: Iterable[Person], places: Mapping[str, int]) -> list[Problem]:
    """Tell who shares a name: written twice in one unit and year, or simply the same name."""
    bearers: dict[str, list[Person]] = defaultdict(list)
    twins: dict[str, list[Person]] = defaultdict(list)
    found: list[Problem] = []
    says = {
        **_rows(),
        "twice": _(
            "Hai dòng cùng tên, cùng đơn vị, không khác năm sinh (%(rows)s): coi là hai người; "
            "nếu là một người hãy bỏ một dòng."
        ),
        "same": _("Trùng tên với người khác (%(rows)s)."),
    }
    for person in people:
        if person.nameless:
            continue
        marked = names.with_marks(person.name)
        same, twice = bearers[marked], twins[f"{marked}|{base_key(person)}"]
        if same:
            code = "duplicate_in_file" if twice else "same_name"
            said = _said("twice" if twice else "same", person, twice or same, says)
            found.append(_problem(person, places, code, said))
        same.append(person)
        twice.append(person)
    return found


def in_event(read: People, bearers: Mapping[str, Sequence[Bearer]]) -> list[Problem]:
    """Tell by cell who bears the name of somebody in the event: by the newcomer's key, unit and year."""
    places = {sheet["name"]: _name_place(sheet) for sheet in read.sheets}
    says = _(
        "Trong sự kiện đã có người trùng tên (%(people)s). "
        "Nếu là một người, sửa đơn vị, năm sinh hoặc số điện thoại cho khớp."
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


def _problem(person: Person, places: Mapping[str, int], code: str, said: str) -> Problem:
    cell = f"{column_letter(places[person.sheet])}{person.row}"
    return Problem(person.sheet, cell, person.name, code, said)


def _rows() -> dict[str, str]:
    """Where another row is: on the same sheet, or on one that must be named."""
    return {
        "row": _("dòng %(row)s: %(person)s"),
        "row_elsewhere": _("trang “%(sheet)s”, dòng %(row)s: %(person)s"),
    }


def _said(how: str, person: Person, others: Sequence[Person], says: Mapping[str, str]) -> str:
    rows = [
        says["row" if one.sheet == person.sheet else "row_elsewhere"]
        % {"sheet": one.sheet, "row": one.row, "person": _told(one.unit, one.birth_year)}
        for one in others[:TOLD]
    ]
    return says[how] % {"rows": "; ".join(rows)}


def _told(unit: str, year: int | None) -> str:
    return f"{unit or _('chưa ghi đơn vị')}, {year or _('chưa rõ năm sinh')}"


def _name_place(sheet: Mapping[str, object]) -> int:
    columns = sheet["columns"]
    assert isinstance(columns, list)
    by_field = {one["field"]: column_place(one["letter"]) for one in columns if one["field"]}
    return min((by_field[one] for one in NAMES if one in by_field), default=0)

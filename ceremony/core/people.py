"""Delegates as a list names them, before they are anybody in an event: values, keys, what was odd.

`key` is how the next file finds the same person again, so it is never the number of a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Literal

from ceremony.core import names
from ceremony.core.aloud import capital, placed

CATEGORIES = {
    "exemplar_individual": "Cá nhân điển hình tiên tiến",
    "exemplar_collective_rep": "Đại diện tập thể điển hình tiên tiến",
    "exemplar_household_rep": "Đại diện hộ gia đình",
    "leader": "Lãnh đạo",
    "guest_superior": "Đại biểu cấp trên",
    "guest": "Khách mời",
    "officer_tdkt": "Công chức thi đua, khen thưởng",
    "press": "Báo, đài",
    "staff": "Phục vụ",
    "artist": "Văn nghệ",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something odd in a file, where it is, and whether it stops the import."""

    sheet: str
    cell: str
    value: str
    code: str
    text: str
    level: Literal["warning", "error"] = "warning"

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Person:
    """One delegate as the file has them. `key` tells the same person in the next file; it is never the row.

    `category` is an id of domain guide 2.1 or empty; `party` is None when the file does not say. `said` are
    the fields that the file speaks of at all: a list of names and phones says nothing about positions, and
    takes none away. None means every field.
    """

    row: int
    sheet: str
    name: str
    as_typed: str = ""
    honorific: str = ""
    title: str = ""
    position: str = ""
    unit: str = ""
    category: str = ""
    gender: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    ethnicity: str = ""
    religion: str = ""
    party: bool | None = None
    phone: str = ""
    seat: str = ""
    note: str = ""
    reading_note: str = ""
    key: str = ""
    order: int = 0
    appointed_on: date | None = None
    direct_worker: bool | None = None
    sector: str = ""
    economic_sector: str = ""
    honour: str = ""
    education: str = ""
    vip: bool | None = None
    """A guest of honour (khách quý), whatever the category says."""
    nameless: bool = False
    """Invited by office, which stands in `name`: the list has no name yet."""
    said: frozenset[str] | None = None


MOST_PEOPLE = 20_000
"""So many may be in one list."""
FIELDS = (
    "name as_typed honorific title position unit category gender birth_year birth_date ethnicity religion "
    "party direct_worker sector economic_sector honour education phone seat note reading_note appointed_on "
    "vip nameless"
).split()
"""What a file may say of a person; the rest of a row (codes, portrait, status) is ours."""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a file, in its order, and everything odd about it.

    `sheets` tells a page how each sheet was read, as plain values: `name`, `header` (its row; 0: none found),
    `signature`, `skipped`, `rows`, `columns` of `letter`, `label`, `field` and `samples`, `legacy` (the old
    font its text must be in), `fonts` (for each old font, texts before and after), `capitals` likewise.
    """

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    sheets: tuple[dict[str, Any], ...] = ()

    @property
    def stops(self) -> bool:
        """Say whether a problem forbids writing any of it."""
        return any(problem.level == "error" for problem in self.problems)


def called_by_office(position: str, unit: str) -> str:
    """Return how somebody is called who is invited by office alone.

    >>> called_by_office("Bí thư Đảng ủy xã", "Xã Tân Hòa"), called_by_office("Trưởng ấp", "Ấp Suối Đá")
    ('Bí thư Đảng ủy xã Tân Hòa', 'Trưởng ấp Suối Đá')
    """
    return capital(placed(position, unit))


def with_keys(people: list[Person]) -> list[Person]:
    """Give each person the key the next file will find them by: name, unit, birth year.

    Where these are the same, marks decide, then phone and seat; who sorts first keeps the short key,
    so that another order of rows is not another set of people.
    """
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        groups[base_key(person)].append(person)
    keys: dict[int, str] = {}
    for base, same in groups.items():
        taken: set[str] = set()
        for person in sorted(same, key=_steady):
            marked = f"{base}|{names.with_marks(person.name)}"
            choices = (base, marked, *(f"{marked}#{turn}" for turn in range(2, len(same) + 2)))
            keys[person.order] = next(key for key in choices if key not in taken)
            taken.add(keys[person.order])
    return [replace(person, key=keys[person.order]) for person in people]


def _steady(person: Person) -> tuple[str, str, str, int]:
    return names.with_marks(person.name), person.phone, person.seat, person.order


def base_key(person: Person) -> str:
    """Return what tells a person from others in most lists."""
    return key_of(person.name, person.unit, person.birth_year)


def key_of(name: str, unit: str, birth_year: int | None) -> str:
    """Return the key a list gives to somebody of this name, unit and year, where nobody else has them."""
    return f"{names.fold(name)}|{names.fold(unit)}|{birth_year or ''}"


_OF_A_NAME = {"name", "as_typed", "nameless"}


def differences(person: Person, known: Any) -> dict[str, Any]:
    """Return what a list would change of somebody: fields and their new values.

    Of what the file does not speak, nothing is changed; nor is a birthday taken away by its bare year.
    What was typed is kept beside a name, so it alone is no difference. A list that has no name for somebody
    takes none away.
    """
    said = set(FIELDS if person.said is None else person.said)
    if person.nameless:
        said -= _OF_A_NAME
    elif "name" in said:
        said.add("nameless")
    found = {
        field: value
        for field in FIELDS
        if field in said and (value := getattr(person, field)) != getattr(known, field)
    }
    if found.get("birth_date", person) is None and person.birth_year == known.birth_year:
        del found["birth_date"]
    return found if found.keys() - {"as_typed"} else {}


def people_to_json(read: People) -> dict[str, Any]:
    """Return plain values for the pipe between the process that reads and the server that writes."""
    spoken_of: dict[frozenset[str] | None, int] = {}
    people = [_person_to_json(person, spoken_of) for person in read.people]
    return {
        "people": people,
        "problems": [problem.to_json() for problem in read.problems],
        "said": [said and sorted(said) for said in spoken_of],
        "sheets": list(read.sheets),
    }


def people_from_json(
    plain: Mapping[str, Any], in_turn: Callable[[Iterable[Any]], Iterable[Any]] = iter
) -> People:
    """Return what `people_to_json` was given. `in_turn` hands on one after another, as fast as it likes."""
    said = [frozenset(fields) if fields is not None else None for fields in plain.get("said", ())]
    people = (_person_from_json(one, said) for one in in_turn(plain["people"]))
    problems = tuple(Problem(**problem) for problem in in_turn(plain["problems"]))
    return People(tuple(people), problems, tuple(plain.get("sheets", ())))


_ALWAYS = ("row", "sheet", "name", "key", "order")
_MAY_BE = {one.name: one.default for one in fields(Person) if one.name not in (*_ALWAYS, "said")}
_DAYS = ("birth_date", "appointed_on")


def _person_to_json(person: Person, spoken_of: dict[frozenset[str] | None, int]) -> dict[str, Any]:
    """One person's values; what is blank is left out, and which fields are spoken of stands there once."""
    plain = {name: getattr(person, name) for name in _ALWAYS}
    plain |= {name: value for name, blank in _MAY_BE.items() if (value := getattr(person, name)) != blank}
    for name in _DAYS:
        if name in plain:
            plain[name] = plain[name].isoformat()
    plain["said"] = spoken_of.setdefault(person.said, len(spoken_of))
    return plain


def _person_from_json(plain: Mapping[str, Any], said: Sequence[frozenset[str] | None]) -> Person:
    days = {name: date.fromisoformat(plain[name]) for name in _DAYS if plain.get(name)}
    spoken_of = said[plain["said"]] if plain.get("said") is not None else None
    return Person(**{**plain, **days, "said": spoken_of})

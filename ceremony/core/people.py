"""Delegates as a list names them, before they are anybody in an event: values, keys, what was odd.

`key` is how the next file finds the same person again, so it is never the number of a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from ceremony.core import names

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

    `category` is an id of domain guide 2.1 or empty; `party` is None when the file does not say.
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


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in a file, in its order, and everything odd about it."""

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]

    @property
    def stops(self) -> bool:
        """Say whether a problem forbids writing any of it."""
        return any(problem.level == "error" for problem in self.problems)


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
    return f"{names.fold(person.name)}|{names.fold(person.unit)}|{person.birth_year or ''}"


def people_to_json(read: People) -> dict[str, Any]:
    """Return plain values for the pipe between the process that reads and the server that writes."""
    return {
        "people": [
            {**asdict(person), "birth_date": person.birth_date and person.birth_date.isoformat()}
            for person in read.people
        ],
        "problems": [problem.to_json() for problem in read.problems],
    }


def people_from_json(
    plain: Mapping[str, Any], in_turn: Callable[[Iterable[Any]], Iterable[Any]] = iter
) -> People:
    """Return what `people_to_json` was given. `in_turn` hands on one after another, as fast as it likes."""
    people = (
        Person(**{**one, "birth_date": one["birth_date"] and date.fromisoformat(one["birth_date"])})
        for one in in_turn(plain["people"])
    )
    return People(tuple(people), tuple(Problem(**problem) for problem in plain["problems"]))

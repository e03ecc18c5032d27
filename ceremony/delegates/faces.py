"""What the people's pages show: everybody's line made ready once, and the part of it somebody asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from ceremony.base.db import off_loop, prepared, unhurried
from ceremony.base.kept import Kept
from ceremony.core import names
from ceremony.core.names import Convention
from ceremony.core.roster import Entry, Index
from ceremony.core.seats import shared as sharing
from ceremony.delegates import queries
from ceremony.delegates.models import Delegate
from ceremony.delegates.queries import DelegateLine

A_PAGE = 100
MOST_UNITS = 400
"""So many can be chosen from: where each has a unit of their own, it is an address."""
SORTS = ("name", "list", "unit", "protocol")
STATUSES = ("expected", "declined", "withdrawn", "replaced")
NAMED_BESIDE = 3
"""So many who have somebody's seat too are named beside it."""
NONE = "-"
"""The filter that asks for those who have no category, or no unit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the people somebody asks for, and in which order; an empty field asks for all."""

    q: str = ""
    category: str = ""
    unit: str = ""
    status: str = ""
    doubtful: bool = False
    at_door: bool = False
    """Only those who were written in at a door."""
    sort: str = ""
    page: int = 1

    @property
    def filters(self) -> bool:
        return bool(self.q or self.category or self.unit or self.status or self.doubtful or self.at_door)


@dataclass(frozen=True, slots=True)
class Listed:
    """As much of a person as decides where and whether the table shows the line."""

    id: int
    name: str
    sort_given: str
    unit: str
    category: str
    status: str
    line: int
    nameless: bool
    seat: str
    added_at_door: str


class Doubt(NamedTuple):
    """Something about a person that is to be looked at; `who` are the others whom it is about too."""

    code: str
    who: str = ""


@dataclass(slots=True)
class Roll:
    """Everybody of an event, counted and sorted for its pages until the people change."""

    people: dict[int, Listed]
    doubts: dict[int, tuple[Doubt, ...]]
    of_category: Counter[str]
    of_status: Counter[str]
    units: dict[str, int]
    """The units most people are of, in dictionary order, with how many are."""
    unannounced: int = 0
    """How many were written in at a door."""
    orders: dict[tuple[str, Convention], list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its number in the list as it is asked for, the person, what is to be looked at."""

    no: int
    person: DelegateLine
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One page of the table and what stands around it."""

    rows: list[Row]
    found: int
    page: int
    pages: int
    roll: Roll

    @property
    def total(self) -> int:
        return len(self.roll.people)

    @property
    def first(self) -> int:
        return self.rows[0].no if self.rows else 0

    @property
    def last(self) -> int:
        return self.rows[-1].no if self.rows else 0


_rolls: Kept[Roll] = Kept()
_LISTED = (
    select(*(getattr(Delegate, name) for name in Listed.__dataclass_fields__))
    .where(Delegate.event_id == bindparam("event"))
    .order_by(Delegate.line, Delegate.id)
)


def table(event_id: int, people_revision: int, wanted: Wanted) -> Table:
    """The page that is asked for; beyond the last it is the last."""
    known = roll(event_id, people_revision)
    ids = chosen(event_id, people_revision, wanted)
    pages = max(1, -(-len(ids) // A_PAGE))
    page = min(max(wanted.page, 1), pages)
    start = (page - 1) * A_PAGE
    rows = [
        Row(start + no, one, known.doubts.get(one.id, ()))
        for no, one in enumerate(queries.lines(event_id, ids[start : start + A_PAGE]), start=1)
    ]
    return Table(rows, len(ids), page, pages, known)


def chosen(event_id: int, people_revision: int, wanted: Wanted) -> list[int]:
    """Ids of everybody who is asked for, in the order asked for; a search alone puts the likeliest first."""
    known = roll(event_id, people_revision)
    ids = _found(event_id, people_revision, wanted.q, known) if wanted.q else None
    if ids is None or wanted.sort:
        order = _order(event_id, known, wanted.sort or "name")
        among = None if ids is None else set(ids)
        ids = order if among is None else [one for one in order if one in among]
    return [one for one in ids if one in known.people and _fits(known, known.people[one], wanted)]


def place_of(event_id: int, people_revision: int, wanted: Wanted, delegate_id: int) -> int | None:
    """The page of the table on which somebody stands."""
    ids = chosen(event_id, people_revision, wanted)
    return ids.index(delegate_id) // A_PAGE + 1 if delegate_id in ids else None


def roll(event_id: int, people_revision: int) -> Roll:
    """Everybody, made ready again only after the people changed."""
    kept = _rolls.at(event_id, people_revision)
    if kept is not None:
        return kept
    people = {row[0]: Listed(*row) for row in unhurried(prepared(_LISTED, event=event_id), 1000)}
    made: Roll = off_loop(lambda: _made(people))
    return _rolls.keep(event_id, people_revision, made)


def _made(people: dict[int, Listed]) -> Roll:
    bearers = Counter(
        names.with_marks(one.name)
        for one in people.values()
        if one.status in ("expected", "declined") and not one.nameless
    )
    shared = {name for name, count in bearers.items() if count > 1}
    seats = _seats(people)
    doubts = {one.id: found for one in people.values() if (found := tuple(_doubts(one, shared, seats)))}
    units = dict(Counter(one.unit for one in people.values() if one.unit).most_common(MOST_UNITS))
    return Roll(
        people,
        doubts,
        Counter(one.category for one in people.values()),
        Counter(one.status for one in people.values()),
        {unit: units[unit] for unit in sorted(units, key=queries.unit_key)},
        sum(bool(one.added_at_door) for one in people.values()),
    )


def _doubts(one: Listed, shared: set[str], seats: dict[int, str]) -> Iterable[Doubt]:
    """What a person should look at; whoever does not come needs nothing."""
    if one.status in ("withdrawn", "replaced"):
        return
    if one.nameless:
        yield Doubt("nameless")
    if not one.category:
        yield Doubt("no_category")
    if not one.unit:
        yield Doubt("no_unit")
    if shared and not one.nameless and names.with_marks(one.name) in shared:
        yield Doubt("same_name")
    if one.id in seats:
        yield Doubt("same_seat", seats[one.id])


def _seats(people: dict[int, Listed]) -> dict[int, str]:
    """By id those who share a seat, with the names of the others; whoever does not come needs none."""
    expected = ((one.id, one.seat) for one in people.values() if one.status == "expected")
    return {
        id: ", ".join([people[other].name for other in those if other != id][:NAMED_BESIDE])
        for those in sharing(expected)
        for id in those
    }


def _found(event_id: int, people_revision: int, query: str, known: Roll) -> list[int]:
    """Whom a search means. Whose place somebody else has taken is found too, after the others."""
    found = queries.index(event_id, people_revision).everybody(query)
    replaced = [
        Entry(one.id, one.name, one.unit) for one in known.people.values() if one.status == "replaced"
    ]
    return found + (Index(replaced).everybody(query) if replaced else [])


def _order(event_id: int, known: Roll, sort: str) -> list[int]:
    filing = queries.convention(event_id)
    kept = known.orders.get((sort, filing))
    if kept is None:
        kept = known.orders[sort, filing] = _sorted(event_id, known, sort, filing)
    return kept


def _sorted(event_id: int, known: Roll, sort: str, filing: Convention) -> list[int]:
    if sort == "list":
        return list(known.people)
    if sort == "protocol":
        first = dict.fromkeys(queries.guests(event_id))
        return [*first, *(one for one in known.people if one not in first)]

    def key(one: Listed) -> tuple[Any, ...]:
        unit = queries.unit_key(one.unit) if sort == "unit" else ""
        return unit, queries.name_key(one.name, filing, one.sort_given), one.id

    found: list[Listed] = off_loop(lambda: sorted(known.people.values(), key=key))
    return [one.id for one in found]


def _fits(known: Roll, one: Listed, wanted: Wanted) -> bool:
    return (
        wanted.category in ("", one.category or NONE)
        and wanted.unit in ("", one.unit or NONE)
        and (not wanted.status or one.status == wanted.status)
        and (not wanted.doubtful or one.id in known.doubts)
        and (not wanted.at_door or bool(one.added_at_door))
    )

"""Who of a list is who in an event: a corrected file must not make a second copy of anybody, nor one of two.

First are those of whom nothing changed, then those whom a phone tells; after them whoever had one thing put
right (marks, a phone, a year, a unit, a slip in the name) and is the only candidate on both sides. Two phones
without a year that agrees are two people, and so are two years that no slip explains, unless a phone agrees.
Where two may be meant, nobody is: the newcomer is then told beside the namesake. Two people of one list are
never one person, and who is in the hall never becomes somebody else on a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from ceremony.core.aloud import spoken
from ceremony.core.names import fold, with_marks
from ceremony.core.people import key_of
from ceremony.core.spellings import may_be_one_unit, nearly, slipped, tight, twins


class Listed(Protocol):
    """What tells a person from others: in a file, and in an event."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...
    @property
    def birth_date(self) -> Any: ...
    @property
    def phone(self) -> str: ...
    @property
    def seat(self) -> str: ...
    @property
    def position(self) -> str: ...
    @property
    def nameless(self) -> bool: ...


class Read(Listed, Protocol):
    """Somebody in a file, which may not speak of everything."""

    @property
    def said(self) -> Collection[str] | None: ...


MANY = 2_500
"""So many pairs of one name are compared one by one; where more share it, only what is the same tells."""


@dataclass(frozen=True, slots=True)
class _One:
    """A person with what is compared made ready once."""

    key: str
    marks: str
    plain: str
    tight: str
    unit: str
    year: int | None
    day: Any
    phone: str
    seat: str
    office: str
    nameless: bool
    silent: bool = False
    """The file has no years at all: it says nothing against one that is known."""
    here: bool = False
    edited: bool = False
    """Named, placed or dated by hand since a file gave the key."""


Fits = Callable[[_One, _One], bool]


def same_people(
    people: Iterable[Read],
    known: Iterable[Listed],
    in_turn: Callable[[Iterable[Any]], Iterable[Any]] = iter,
    here: Collection[str] = (),
) -> dict[str, str]:
    """Return, by the key in the file, the key in the event of everybody who is there already.

    `in_turn` hands on one after another, as fast as it likes; `here` are the keys of those in the hall.
    """
    read, there = [_read(one) for one in in_turn(people)], [_known(one, here) for one in in_turn(known)]
    pairs = _Pairs(read, there, in_turn)
    pairs.take(lambda one: (one.marks, one.unit, one.year, one.phone, one.seat))
    pairs.take(lambda one: (one.marks, one.unit, one.year, one.phone))
    for by, fits in _STEPS:
        pairs.find(by, fits)
    return pairs.found


class _Pairs:
    """Who is left on both sides, and who was found so far."""

    def __init__(
        self,
        people: list[_One],
        known: list[_One],
        in_turn: Callable[[Iterable[Any]], Iterable[Any]],
    ) -> None:
        self.people, self.known, self._in_turn = people, known, in_turn
        self.found: dict[str, str] = {}

    def take(self, by: Callable[[_One], Hashable]) -> None:
        """Pair those who are the same, twins in their order."""
        rows = _by(self.known, by)
        for value, group in _by(self.people, by).items():
            others = rows.get(value, [])
            self.found.update((one.key, other.key) for one, other in zip(group, others, strict=False))
        self._rest()

    def find(self, by: Callable[[_One], Hashable], fits: Fits) -> None:
        """Pair those who share something and are each other's only candidates, until nobody is left so."""
        rows = _by(self.known, by)
        for value, group in self._in_turn(_by(self.people, by).items()):
            others = rows.get(value, [])
            if 0 < len(group) * len(others) <= MANY:
                self.found.update(_only_ones(group, others, fits))
        self._rest()

    def _rest(self) -> None:
        taken = set(self.found.values())
        self.people = [one for one in self.people if one.key not in self.found]
        self.known = [one for one in self.known if one.key not in taken]


def _only_ones(people: list[_One], known: list[_One], may_be: Fits) -> dict[str, str]:
    found: dict[str, str] = {}
    fits = {
        one.key: {other.key for other in known if may_be(one, other) and not _are_two(one, other)}
        for one in people
    }
    while True:
        suitors: dict[str, list[str]] = defaultdict(list)
        for one, others in fits.items():
            for other in others:
                suitors[other].append(one)
        sure = {
            one: other
            for one, others in fits.items()
            if len(others) == 1 and len(suitors[other := next(iter(others))]) == 1
        }
        if not sure:
            return found
        found |= sure
        fits = {one: others for one, others in fits.items() if one not in sure}


def _by(people: Iterable[_One], by: Callable[[_One], Hashable]) -> dict[Hashable, list[_One]]:
    groups: dict[Hashable, list[_One]] = defaultdict(list)
    for one in people:
        if value := by(one):
            groups[value].append(one)
    return groups


def _are_two(one: _One, other: _One) -> bool:
    """What can be no correction, and what would be a guess about somebody who is in the hall."""
    if _other_phone(one, other) and one.year != other.year and not _silent_in_one_unit(one, other):
        return True
    if _other_year(one, other) and not _same_phone(one, other):
        return True
    return other.here and not _surely(one, other)


def _surely(one: _One, other: _One) -> bool:
    """The name is theirs, and of year, unit and phone nothing known became another."""
    if _same_phone(one, other) and not _other_year(one, other):
        return twins(one.marks, other.marks) or slipped(one.marks, other.marks)
    if not twins(one.marks, other.marks):
        return False
    years = one.year == other.year or None in (one.year, other.year)
    if _other_phone(one, other):
        return years and one.year is not None and one.unit == other.unit != ""
    return years and may_be_one_unit(one.unit, other.unit)


def _same_phone(one: _One, other: _One) -> bool:
    return one.phone == other.phone != ""


def _other_phone(one: _One, other: _One) -> bool:
    return "" not in (one.phone, other.phone) and one.phone != other.phone


def _other_year(one: _One, other: _One) -> bool:
    """Two years, and neither a last digit, two digits in each other's place nor a year or two apart."""
    if one.year is None or other.year is None:
        return False
    years = sorted((one.year, other.year))
    swapped = f"{years[0]}"[:2] + f"{years[0]}"[:1:-1] == f"{years[1]}"
    return not (swapped or years[0] // 10 == years[1] // 10 or years[1] - years[0] <= 2)


def _silent_in_one_unit(one: _One, other: _One) -> bool:
    return one.silent and one.unit == other.unit != ""


def _told_by_phone(one: _One, other: _One) -> bool:
    return not _other_year(one, other) and twins(one.marks, other.marks)


def _mended_with_phone(one: _One, other: _One) -> bool:
    years = one.year == other.year or None in (one.year, other.year)
    near = may_be_one_unit(one.unit, other.unit) or (one.year == other.year and one.year is not None)
    return years and near and nearly(one.plain, other.plain)


def _edited_here(one: _One, other: _One) -> bool:
    return other.edited


def _any(one: _One, other: _One) -> bool:
    return True


def _unit_put_right(one: _One, other: _One) -> bool:
    """The unit came, went or is written otherwise; a year that agrees allows another phone besides."""
    phones = not _other_phone(one, other) or one.year is not None
    return (
        one.marks == other.marks
        and one.year == other.year
        and phones
        and may_be_one_unit(one.unit, other.unit)
    )


def _one_thing_put_right(one: _One, other: _One) -> bool:
    """A year came, went or was mended; somebody moved to another unit; the name got its marks."""
    if one.marks != other.marks:
        return one.unit == other.unit and _one_of_two_phones(one, other) and twins(one.marks, other.marks)
    if None in (one.year, other.year):
        return one.year != other.year and may_be_one_unit(one.unit, other.unit)
    if _other_phone(one, other):
        return False
    if one.year == other.year:
        return None in (one.day, other.day) or one.day == other.day
    return one.unit == other.unit != ""


def _one_of_two_phones(one: _One, other: _One) -> bool:
    """The year is the same, and so is the phone, unless the year is known."""
    return one.year == other.year and not (one.year is None and _other_phone(one, other))


def _named_since(one: _One, other: _One) -> bool:
    """Invited by office, and here is who holds it; or a list that does not know the name yet."""
    return one.nameless != other.nameless


def _slip_put_right(one: _One, other: _One) -> bool:
    return not _other_phone(one, other) and slipped(one.marks, other.marks)


_STEPS: tuple[tuple[Callable[[_One], Hashable], Fits], ...] = (
    (lambda one: one.phone and (one.marks, one.phone), _told_by_phone),
    (lambda one: one.phone, _told_by_phone),
    (lambda one: one.phone, _mended_with_phone),
    (lambda one: one.seat and (one.marks, one.unit, one.year, one.seat), _any),
    (lambda one: (one.marks, one.unit, one.year), _any),
    (lambda one: one.key, _edited_here),
    (lambda one: one.marks, _unit_put_right),
    (lambda one: one.tight, _one_thing_put_right),
    (lambda one: one.unit and one.year and (one.unit, one.year), _slip_put_right),
    (lambda one: one.phone and (one.marks, one.phone), _any),
    (lambda one: one.office and (one.office, one.unit), _named_since),
)
"""In this order people are looked for: by what they share, and what besides must fit."""


def _read(one: Read) -> _One:
    return _ready(one, silent=one.said is not None and "birth_year" not in one.said)


def _known(one: Listed, here: Collection[str]) -> _One:
    edited = not one.key.startswith(key_of(one.name, one.unit, one.birth_year))
    return _ready(one, here=one.key in here, edited=edited)


def _ready(one: Listed, silent: bool = False, here: bool = False, edited: bool = False) -> _One:
    plain = fold(one.name)
    return _One(
        one.key,
        with_marks(one.name),
        plain,
        tight(plain),
        _unit(one.unit),
        one.birth_year,
        one.birth_date,
        one.phone,
        one.seat,
        _unit(one.position),
        one.nameless,
        silent,
        here,
        edited,
    )


@lru_cache(maxsize=4096)
def _unit(text: str) -> str:
    return fold(spoken(text))

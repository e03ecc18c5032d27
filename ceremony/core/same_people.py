"""Who of a list is who in an event: a corrected file must not make a second copy of anybody.

The key a list gave a person finds them as long as nothing it is made of was put right. Where a unit is
spelt otherwise, a birth year came or a letter of the name was mended, the same person is who is the only
candidate on both sides. Where two may be meant, nobody is: the newcomer is then told beside the namesake.
Two people of one list are never one person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, Protocol

from ceremony.core.aloud import spoken
from ceremony.core.names import fold, with_marks


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


MANY = 2_500
"""So many pairs of one name are compared one by one; where more share it, only keys and phones tell."""
ALMOST = 0.84
NEARLY = 0.7


@dataclass(frozen=True, slots=True)
class _One:
    """A person with what is compared made ready once."""

    key: str
    marks: str
    plain: str
    unit: str
    year: int | None
    day: Any
    phone: str
    seat: str


def same_people(
    people: Iterable[Listed],
    known: Iterable[Listed],
    in_turn: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> dict[str, str]:
    """Return, by the key in the file, the key in the event of everybody who is there already.

    `in_turn` hands on one after another, as fast as it likes.
    """
    pairs = _Pairs([_ready(one) for one in in_turn(people)], [_ready(one) for one in in_turn(known)])
    pairs.pair(lambda one: (one.marks, one.unit, one.year, one.phone, one.seat), in_order=True)
    pairs.pair(lambda one: one.phone and (one.marks, one.unit, one.year, one.phone))
    pairs.pair(lambda one: one.seat and (one.marks, one.unit, one.year, one.seat))
    pairs.pair(lambda one: one.key)
    pairs.pair(lambda one: (one.marks, one.unit, one.year), in_order=True)
    pairs.pair(lambda one: (one.plain, one.unit, one.year))
    pairs.pair(lambda one: one.phone and (one.marks, one.phone))
    for may_be in (_of_one_unit, _of_one_year, _put_right):
        pairs.find(lambda one: one.marks, may_be)
    pairs.find(lambda one: one.unit and one.year and (one.unit, one.year), _mended)
    return pairs.found


class _Pairs:
    """Who is left on both sides, and who was found so far."""

    def __init__(self, people: list[_One], known: list[_One]) -> None:
        self.people, self.known = people, known
        self.found: dict[str, str] = {}

    def pair(self, by: Callable[[_One], Hashable], in_order: bool = False) -> None:
        """Pair those who alone share something; with `in_order` also twins that nothing tells apart."""
        rows = _by(self.known, by)
        for value, group in _by(self.people, by).items():
            others = rows.get(value, [])
            if in_order or len(group) == len(others) == 1:
                self.found.update((one.key, other.key) for one, other in zip(group, others, strict=False))
        self._rest()

    def find(self, by: Callable[[_One], Hashable], may_be: Callable[[_One, _One], bool]) -> None:
        """Pair those who share something and are each other's only candidates, until nobody is left so."""
        rows = _by(self.known, by)
        for value, group in _by(self.people, by).items():
            others = rows.get(value, [])
            if 0 < len(group) * len(others) <= MANY:
                self.found.update(_only_ones(group, others, may_be))
        self._rest()

    def _rest(self) -> None:
        taken = set(self.found.values())
        self.people = [one for one in self.people if one.key not in self.found]
        self.known = [one for one in self.known if one.key not in taken]


def _only_ones(people: list[_One], known: list[_One], may_be: Callable[[_One, _One], bool]) -> dict[str, str]:
    found: dict[str, str] = {}
    fits = {one.key: {other.key for other in known if may_be(one, other)} for one in people}
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


def _of_one_unit(one: _One, other: _One) -> bool:
    """A year came, went or was put right."""
    return one.unit == other.unit != ""


def _of_one_year(one: _One, other: _One) -> bool:
    """A unit came, went or was written otherwise; a birthday to the day decides even where it was another."""
    if one.year is None or one.year != other.year:
        return False
    return _may_be_one_unit(one.unit, other.unit) or one.day == other.day is not None


def _put_right(one: _One, other: _One) -> bool:
    """Neither year nor unit says that these are two."""
    years = one.year is None or other.year is None or one.year == other.year
    return years and _may_be_one_unit(one.unit, other.unit)


def _mended(one: _One, other: _One) -> bool:
    """A letter of the name, where unit, year and phone speak for the same person."""
    if one.phone and other.phone and one.phone != other.phone:
        return False
    return SequenceMatcher(None, one.plain, other.plain).ratio() >= ALMOST


def _may_be_one_unit(one: str, other: str) -> bool:
    """Say whether two names may be of one unit: one is blank, shorter, abbreviated or misspelt.

    Marks are gone already. Short words must agree: the hamlets Tân Lập and Tân Hòa differ in no more.
    """
    if not one or not other or one == other:
        return True
    words, others = _WORD.findall(one), _WORD.findall(other)
    if _numbers(words) != _numbers(others):
        return False
    if set(words) <= set(others) or set(others) <= set(words) or _abbreviates(words, others):
        return True
    return len(words) == len(others) and all(map(_same_word, words, others))


def _same_word(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= 4
    return one == other or (long and SequenceMatcher(None, one, other).ratio() >= NEARLY)


def _numbers(words: Iterable[str]) -> list[str]:
    """What numbers a unit: two hamlets differ in nothing else."""
    return sorted(word for word in words if word.isdigit() or (len(word) == 1) or _ROMAN.fullmatch(word))


def _abbreviates(words: list[str], others: list[str]) -> bool:
    """Say whether one writes a word of the other by its initials: Trường TH is Trường Tiểu học."""
    short, long = sorted((words, others), key=len)
    place = 0
    for word in short:
        initials = "".join(one[0] for one in long[place : place + len(word)])
        if place < len(long) and word == long[place]:
            place += 1
        elif word == initials:
            place += len(word)
        else:
            return False
    return place == len(long)


_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"[ivx]+")


def _ready(one: Listed) -> _One:
    return _One(
        one.key,
        with_marks(one.name),
        fold(one.name),
        _unit(one.unit),
        one.birth_year,
        one.birth_date,
        one.phone,
        one.seat,
    )


@lru_cache(maxsize=4096)
def _unit(text: str) -> str:
    return fold(spoken(text))

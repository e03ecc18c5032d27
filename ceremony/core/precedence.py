"""The order of precedence: who is introduced before whom, and who sits further forward.

Guests first, hosts after (khách trước, chủ sau); from the level above down; Party, assembly, government,
Front, mass organisations; the office inside its bloc; who was appointed earlier; who is older. A rule is
where an office begins and not where it ends: whoever the standing office moves by hand stays there, and
those who register later are put in by the rule.
Source: domain guide 4.4 (112-HD/BTGTU of Đắk Lắk).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ceremony.core.offices import BLOCS, LEVELS, NO_OFFICE, office_rank, standing_of

__all__ = [
    "BLOCS", "BY_CATEGORY", "LEVELS", "NO_OFFICE", "Standing",
    "moved", "office_rank", "precedence", "ranks", "standing_of",
]  # fmt: skip

BY_CATEGORY = ("guest_superior", "guest", "leader")
"""Guests, those from above before the others; then the hosts, their leaders before everybody else."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about a person's place. `rank` was given by hand, lower first; None is by rule.

    `bloc` and `level` are ids of BLOCS and LEVELS or empty, `office` is what `office_rank` gives, `line` is
    the number in the list that named them.
    """

    id: int
    category: str = ""
    bloc: str = ""
    level: str = ""
    office: int = NO_OFFICE
    appointed_on: date | None = None
    birth_date: date | None = None
    birth_year: int | None = None
    rank: int | None = None
    line: int = 0


def precedence(people: Iterable[Standing]) -> list[Standing]:
    """Return everybody in order of precedence.

    Those with a rank stand by it. Each of the others is put among them where the fewest stand on the wrong
    side by the rule; where two places are as good, the lower.
    """
    by_rule = sorted(people, key=_rule)
    place = {id(one): at for at, one in enumerate(by_rule)}
    ranked = sorted((one for one in by_rule if one.rank is not None), key=lambda one: one.rank or 0)
    joins: dict[int, list[Standing]] = defaultdict(list)
    stood = [place[id(one)] for one in ranked]
    for one in by_rule:
        if one.rank is None:
            joins[_slot(place[id(one)], stood)].append(one)
    return [one for at in range(len(ranked) + 1) for one in (*joins[at], *ranked[at : at + 1])]


def moved(order: Sequence[int], id: int, to: int) -> list[int]:
    """Return the ids with one of them at place `to`, counted from 0 in the new list; past an end is the end.

    Everybody in the list gets a rank at a drag (`ranks`), so that the one dragged stays between the two.

    Raises:
        ValueError: nobody of this id is in the list.

    >>> moved([1, 2, 3, 4], 4, to=1)
    [1, 4, 2, 3]
    """
    others = list(order)
    others.remove(id)
    to = min(max(to, 0), len(others))
    return [*others[:to], id, *others[to:]]


def ranks(order: Sequence[int]) -> dict[int, int]:
    """Return the rank of each id of a list that was put in order by hand, from 1."""
    return {id: rank for rank, id in enumerate(order, start=1)}


def _rule(one: Standing) -> tuple[object, ...]:
    born = one.birth_date.year if one.birth_date else one.birth_year
    return (
        _place_in(BY_CATEGORY, one.category),
        _place_in(tuple(LEVELS), one.level),
        _place_in(tuple(BLOCS), one.bloc),
        one.office,
        one.appointed_on or date.max,
        born or date.max.year,
        one.birth_date or date.max,
        one.line,
        one.id,
    )


def _slot(mine: int, stood: Sequence[int]) -> int:
    """How many of the ranked stand before a newcomer: where the fewest are on the wrong side, the lower."""
    wrong = sum(other < mine for other in stood)
    best, slot = wrong, 0
    for at, other in enumerate(stood, start=1):
        wrong += 1 if other > mine else -1
        if wrong <= best:
            best, slot = wrong, at
    return slot


def _place_in(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)

"""Orders: of calling, of places on the tray and the stage, of introducing guests.

Awards are called from the higher rank to the lower (*từ thứ bậc cao đến thứ bậc thấp*); inside one
decision collectives, then households, then individuals, each in the order printed in the decision and
never by alphabet, because the frames are stacked in that order.
Source: domain guide 4.3; NĐ 98/2023/NĐ-CP Art. 25.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count, groupby

from ceremony.core.precedence import Standing as Introduced
from ceremony.core.precedence import precedence
from ceremony.core.ranks import AWARDS, Award

__all__ = [
    "AWARDS", "INTRODUCED_BY_CATEGORY", "Award", "Batch", "Entry", "Introduced", "Kind", "Place",
    "batches", "calling_order", "introduction_order", "natural", "places",
]  # fmt: skip


class Kind(StrEnum):
    """Whom a decision commends, in the order decisions list them."""

    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    INDIVIDUAL = "individual"


@dataclass(frozen=True, slots=True)
class Entry:
    """One recipient as the calling order sees it. `line` is the number printed in the decision."""

    recipient_id: int
    decision_id: int
    rank: int
    date: date | None
    number: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Those who go up together (đợt). `no` counts from 1 over the whole day."""

    no: int
    decision_id: int
    kind: str
    recipient_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a recipient's certificate lies and where the recipient stands; both count from 1.

    `tray` runs over the whole day, so that a frame keeps its number; `floor_mark` starts again with
    every batch.
    """

    batch: int
    tray: int
    floor_mark: int


INTRODUCED_BY_CATEGORY = ("guest_superior", "leader", "guest", "officer_tdkt")


def calling_order(entries: Iterable[Entry], kinds: Sequence[str] = tuple(Kind)) -> list[Entry]:
    """Return the entries in the order they are called.

    Rank, then the decision (date, number), then kind, then line. `kinds` is the order of kinds inside
    one decision: practice, not law, and therefore the event's choice.
    """
    return sorted(
        entries,
        key=lambda entry: (
            decision_order(entry.rank, entry.date, entry.number, entry.decision_id),
            _place_in(kinds, entry.kind),
            entry.line,
            entry.recipient_id,
        ),
    )


def batches(
    entries: Iterable[Entry], capacity: int, one_per_name: bool = False, kinds: Sequence[str] = tuple(Kind)
) -> tuple[Batch, ...]:
    """Return the batches of the day, in calling order.

    A batch holds one decision and one kind and never more than the stage takes (`capacity`, people in
    one row). Sizes inside a group differ by at most one, larger first, so that no batch looks forgotten:
    eighteen on a stage for ten are nine and nine. With `one_per_name` everybody goes up alone.

    Raises:
        ValueError: the stage takes nobody.
    """
    if capacity < 1:
        raise ValueError(f"a stage takes at least one person, not {capacity}")
    numbers = count(1)
    ordered = calling_order(entries, kinds)
    return tuple(
        Batch(next(numbers), decision_id, kind, part)
        for (decision_id, kind), group in groupby(ordered, key=lambda entry: (entry.decision_id, entry.kind))
        for part in _parts([entry.recipient_id for entry in group], 1 if one_per_name else capacity)
    )


def places(batches: Iterable[Batch]) -> dict[int, Place]:
    """Return each recipient's place. Tray order is calling order."""
    trays = count(1)
    return {
        recipient_id: Place(batch.no, next(trays), mark)
        for batch in batches
        for mark, recipient_id in enumerate(batch.recipient_ids, start=1)
    }


def introduction_order(people: Iterable[Introduced]) -> list[Introduced]:
    """Return the people in the order they are introduced: guests first, then hosts (khách trước, chủ sau).

    Delegates of the level above, then the leaders of this one, then other guests, then the officers; inside
    each by precedence: who has a place by hand stands there, and the others fall in by the rule.
    Source: domain guide 4.4 (112-HD/BTGTU).
    """
    groups: dict[int, list[Introduced]] = defaultdict(list)
    for person in people:
        groups[_place_in(INTRODUCED_BY_CATEGORY, person.category)].append(person)
    return [person for _no, group in sorted(groups.items()) for person in precedence(group)]


def natural(number: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts document numbers as people do: 9/QĐ-UBND before 123/QĐ-UBND.

    Digits are compared by length, then as text, so that no number is too long to be read.
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", number.casefold())
    return tuple(_as_number(part.lstrip("0")) if "0" <= part[0] <= "9" else (1, 0, part) for part in parts)


def _as_number(digits: str) -> tuple[int, int, str]:
    return 0, len(digits), digits


def decision_order(rank: int, day: date | None, number: str, decision_id: int) -> tuple[object, ...]:
    """Return a key that sorts decisions as they are called: rank, date (none last), number."""
    return rank, day is None, day or date.max, natural(number), decision_id


def _place_in(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)


def _parts(ids: list[int], capacity: int) -> Iterable[tuple[int, ...]]:
    """Cut a group into as few parts as the stage allows, the first ones larger by one where it must be."""
    how_many = -(-len(ids) // capacity)
    size, larger = divmod(len(ids), how_many)
    start = 0
    for part in range(how_many):
        end = start + size + (part < larger)
        yield tuple(ids[start:end])
        start = end

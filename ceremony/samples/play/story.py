"""What will happen on the acted day: who comes when and to which door, who is absent, who receives for whom.

Pure, and the same every time: chance comes from a seeded generator over what the event holds.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

SEED = 2025
ABSENT_GUESTS = 10
"""Beside two honourees."""
LATE_GUESTS = 7
"""Beside one honouree."""
BUS_SEATS = 12
"""A unit comes in parties no larger than this."""
LEADERS = ("guest_superior", "leader")
LEADERS_COME_MIN = 45
LAST_ON_TIME_MIN = 56
DOORS_OPEN_MIN = 2

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Guest:
    """A delegate as the acting doors know one: with the codes that stand on the invitation."""

    id: int
    name: str
    unit: str
    position: str
    category: str
    seat: str
    code: str
    hand_code: str


@dataclass(frozen=True, slots=True)
class Honouree:
    """A recipient with a part of the own in the story."""

    id: int
    name: str
    batch: int
    guest_id: int


@dataclass(frozen=True, slots=True)
class Party:
    """People of one unit who come to one door together, `minute` minutes after the doors opened."""

    minute: float
    unit: str
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class Story:
    guests: dict[int, Guest]
    parties: tuple[tuple[Party, ...], ...]
    """For each door, in the order they come."""
    late: tuple[Guest, ...]
    absent: frozenset[int]
    replaced: Guest
    on_behalf: Honouree
    deferred: Honouree
    held: Honouree
    called: frozenset[str]
    """The names that the hall is to see on a card: all but the one whose award is deferred."""
    awards: int
    items: int


def tell(
    delegates: Sequence[Plain], invitations: Sequence[Plain], awards: Plain, programme: Sequence[Plain]
) -> Story:
    """Decide the day of this event, from what the API says of it."""
    chance = random.Random(SEED)
    guests = _guests(delegates, invitations)
    batches = awards["batches"]
    honoured = _solo_honourees(batches, guests, [item["performer"] for item in programme])
    first, last = _of_two_batches(honoured)
    seats = {one["seat"] for batch in batches for one in batch["recipients"]}
    spare = [
        one
        for one in guests.values()
        if one.seat not in seats and one.category not in LEADERS and not _speaks(one, programme)
    ]
    chance.shuffle(spare)
    absent = frozenset(one.id for one in spare[:ABSENT_GUESTS]) | {first[0].guest_id, last[0].guest_id}
    late = [*spare[ABSENT_GUESTS : ABSENT_GUESTS + LATE_GUESTS], guests[last[2].guest_id]]
    replaced = spare[ABSENT_GUESTS + LATE_GUESTS]
    away = absent | {one.id for one in late} | {replaced.id}
    return Story(
        guests=guests,
        parties=_parties([one for one in guests.values() if one.id not in away], chance),
        late=tuple(late),
        absent=absent,
        replaced=replaced,
        on_behalf=first[0],
        deferred=last[0],
        held=last[1],
        called=frozenset(
            one["name"] for batch in batches for one in batch["recipients"] if one["id"] != last[0].id
        ),
        awards=sum(len(batch["recipients"]) for batch in batches),
        items=len(programme),
    )


def _guests(delegates: Iterable[Plain], invitations: Iterable[Plain]) -> dict[int, Guest]:
    codes = {one["id"]: one for one in invitations}
    fields = ("id", "name", "unit", "position", "category", "seat")
    return {
        one["id"]: Guest(
            **{field: one[field] for field in fields},
            code=codes[one["id"]]["code"],
            hand_code=codes[one["id"]]["hand_code"],
        )
        for one in delegates
    }


def _solo_honourees(
    batches: Iterable[Plain], guests: dict[int, Guest], performers: Iterable[str]
) -> Iterator[Honouree]:
    """Honourees who receive themselves, once, under a name nobody else has and no speaker bears."""
    listed = [(batch["no"], one) for batch in batches for one in batch["recipients"]]
    names = Counter(one["name"] for _no, one in listed) + Counter(one.name for one in guests.values())
    by_seat = {one.seat: one for one in guests.values()}
    speakers = " ".join(performers)
    for no, one in listed:
        guest = by_seat.get(one["seat"])
        alone = names[one["name"]] == 2 and one["name"] not in speakers and one["receiver"] is None
        if one["kind"] == "individual" and alone and guest is not None and guest.name == one["name"]:
            yield Honouree(one["id"], one["name"], no, guest.id)


def _of_two_batches(honoured: Iterable[Honouree]) -> tuple[list[Honouree], list[Honouree]]:
    """The honourees of the last two batches that have three or more of them."""
    by_batch: dict[int, list[Honouree]] = defaultdict(list)
    for one in honoured:
        by_batch[one.batch].append(one)
    first, last = [by_batch[no] for no in sorted(by_batch) if len(by_batch[no]) >= 3][-2:]
    return first, last


def _speaks(guest: Guest, programme: Iterable[Plain]) -> bool:
    return any(guest.name in item["performer"] for item in programme)


def _parties(people: Iterable[Guest], chance: random.Random) -> tuple[tuple[Party, ...], ...]:
    by_unit: dict[str, list[Guest]] = defaultdict(list)
    for one in people:
        by_unit["các đồng chí lãnh đạo" if one.category in LEADERS else one.unit].append(one)
    doors: tuple[list[Party], ...] = ([], [], [])
    turn = cycle(doors)
    for unit, members in by_unit.items():
        for start in range(0, len(members), BUS_SEATS):
            some = tuple(members[start : start + BUS_SEATS])
            earliest = LEADERS_COME_MIN if some[0].category in LEADERS else DOORS_OPEN_MIN
            next(turn).append(Party(chance.uniform(earliest, LAST_ON_TIME_MIN), unit, some))
    return tuple(tuple(sorted(door, key=lambda party: party.minute)) for door in doors)

"""How many were summoned, came, are absent, and of whom a conference is made up.

Parts are made of people, never of numbers, so they sum to the whole; every share carries the whole it is of,
and a report's shares all have one. What is not known of somebody is counted as unknown, never as no.
Press, staff and artists are no delegates; who came unannounced was not summoned and is told beside.
Source: domain guide 2.1 (two counting groups) and 2.2 (fields; one denominator, which is said).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ceremony.core.aloud import lowered
from ceremony.core.names import alphabet_key, fold, tidy
from ceremony.core.presets import EXEMPLARS, GUESTS_AND_LEADERS

NO_DELEGATES = frozenset({"press", "staff", "artist"})
STRUCK = frozenset({"withdrawn", "replaced"})
YOUNG = 35
"""Who is younger counts as young where nobody set another age; usual, not a rule (domain guide 2.2)."""
LEAST_FOR_SENSITIVE = 10
"""Of fewer people no origin, belief or party is counted: a count of nearly nobody points at somebody."""
MOST_PARTS, MOST_NAMED = 12, 3
_ENDS = " .,;"
_MAJORITY = frozenset({"kinh", "viet", "kinh (viet)", "viet (kinh)"})
_NO_RELIGION = frozenset({"khong", "khong co", "khong ton giao", "ko", "none", "-", "0"})


@dataclass(frozen=True, slots=True)
class Member:
    """What a report asks of one person. `walk_in`: nobody summoned them, they were written in at a door."""

    id: int
    name: str
    honorific: str = ""
    status: str = "expected"
    present: bool = False
    walk_in: bool = False
    reason: str = ""
    category: str = ""
    unit: str = ""
    gender: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    ethnicity: str = ""
    religion: str = ""
    party: bool | None = None
    direct_worker: bool | None = None
    sector: str = ""
    economic_sector: str = ""
    honour: str = ""
    education: str = ""

    @property
    def called(self) -> str:
        """The name as it is said in a sentence: `đồng chí Trần Thị B`."""
        return f"{lowered(self.honorific)} {self.name}".strip()

    @property
    def group(self) -> str:
        """`exemplars`, `guests` or empty: which of the two counting groups."""
        if self.category in EXEMPLARS:
            return "exemplars"
        return "guests" if self.category in GUESTS_AND_LEADERS else ""


@dataclass(frozen=True, slots=True)
class Share:
    """A count and the whole that it is of."""

    count: int
    of: int

    @property
    def tenths(self) -> int | None:
        """Tenths of a percent, halves up; None of nobody. Some are never told as none, nor as all.

        >>> Share(78, 464).tenths, Share(1, 4000).tenths, Share(3999, 4000).tenths, Share(0, 0).tenths
        (168, 1, 999, None)
        """
        if not self.of:
            return None
        exact = (2000 * self.count + self.of) // (2 * self.of)
        return min(max(exact, 1), 999) if 0 < self.count < self.of else exact


@dataclass(frozen=True, slots=True)
class Turnout:
    """Some of the delegates, by whether they came. Whoever was summoned is in one of the three parts."""

    people: tuple[Member, ...]

    @property
    def summoned(self) -> tuple[Member, ...]:
        return tuple(one for one in self.people if not one.walk_in)

    @property
    def present(self) -> tuple[Member, ...]:
        return tuple(one for one in self.summoned if one.present)

    @property
    def excused(self) -> tuple[Member, ...]:
        """Absent, and had said so."""
        return tuple(one for one in self.summoned if not one.present and one.status == "declined")

    @property
    def missing(self) -> tuple[Member, ...]:
        """Absent, and has said nothing."""
        return tuple(one for one in self.summoned if not one.present and one.status != "declined")

    @property
    def added(self) -> tuple[Member, ...]:
        """Present, though nobody had summoned them."""
        return tuple(one for one in self.people if one.walk_in and one.present)

    def share(self, part: Sequence[Member]) -> Share:
        return Share(len(part), len(self.summoned))

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Why the excused are absent, the most frequent first, those who gave none last."""
        said = _spread(self.excused, lambda one: one.reason)
        return tuple((label, len(who)) for label, who in said)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everybody on the list or in the hall: delegates, those who are none, those who were struck off."""

    delegates: Turnout
    beside: Turnout
    struck_present: int

    @property
    def groups(self) -> tuple[tuple[str, Turnout], ...]:
        """Exemplars, guests, and where there are any those whose category is not known."""
        parts = _parted(self.delegates.people, lambda one: one.group)
        return tuple((name, parts[name]) for name in ("exemplars", "guests", "") if name in parts)

    @property
    def categories(self) -> tuple[tuple[str, Turnout], ...]:
        return tuple(_parted(self.delegates.people, lambda one: one.category).items())

    @property
    def units(self) -> tuple[tuple[str, Turnout], ...]:
        """By unit in the order of the alphabet, those without one last."""
        parts = _parted(self.delegates.people, lambda one: tidy(one.unit))
        return tuple(sorted(parts.items(), key=lambda part: (not part[0], alphabet_key(part[0]))))

    @property
    def at_the_doors(self) -> tuple[int, int]:
        """Present and expected as the doors count them: press and staff too, walk-ins among the present."""
        everyone = (*self.delegates.people, *self.beside.people)
        present = sum(one.present for one in everyone) + self.struck_present
        return present, sum(one.status == "expected" and not one.walk_in for one in everyone)


def meeting(people: Iterable[Member]) -> Meeting:
    """Return everybody in their parts."""
    everyone = tuple(people)
    listed = [one for one in everyone if one.status not in STRUCK]
    return Meeting(
        Turnout(tuple(one for one in listed if one.category not in NO_DELEGATES)),
        Turnout(tuple(one for one in listed if one.category in NO_DELEGATES)),
        sum(one.present for one in everyone if one.status in STRUCK),
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """Of how many something holds, does not hold, is not known. The three make up the whole."""

    yes: int
    no: int
    unknown: int

    @property
    def of(self) -> int:
        return self.yes + self.no + self.unknown

    @property
    def share(self) -> Share:
        return Share(self.yes, self.of)


@dataclass(frozen=True, slots=True)
class Spread:
    """By what people said, the most frequent first. Parts, others and unknown make up the whole."""

    parts: tuple[tuple[str, Share], ...]
    others: int
    unknown: int

    @property
    def of(self) -> int:
        return sum(share.count for _label, share in self.parts) + self.others + self.unknown


@dataclass(frozen=True, slots=True)
class Extreme:
    """The oldest or the youngest: their age in years, some names, and how many more are as old."""

    age: int
    names: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The people that every share of a composition is of: those present, or those summoned, on a day."""

    people: tuple[Member, ...]
    day: date

    @property
    def tells_sensitive(self) -> bool:
        return len(self.people) >= LEAST_FOR_SENSITIVE

    def counted(self, holds: Callable[[Member], bool | None]) -> Counted:
        answers = [holds(one) for one in self.people]
        return Counted(answers.count(True), answers.count(False), answers.count(None))

    @property
    def women(self) -> Counted:
        return self.counted(lambda one: one.gender == "female" if one.gender else None)

    @property
    def minority(self) -> Counted:
        """Dân tộc thiểu số: whoever is not Kinh."""
        return self.counted(lambda one: _plain(one.ethnicity) not in _MAJORITY if one.ethnicity else None)

    @property
    def religious(self) -> Counted:
        return self.counted(lambda one: _plain(one.religion) not in _NO_RELIGION if one.religion else None)

    @property
    def party(self) -> Counted:
        return self.counted(lambda one: one.party)

    @property
    def direct_workers(self) -> Counted:
        return self.counted(lambda one: one.direct_worker)

    def young(self, under: int = YOUNG) -> Counted:
        return self.counted(lambda one: None if (age := self.age(one)) is None else age < under)

    def spread(self, said: Callable[[Member], str]) -> Spread:
        """By a field of free text: however it is typed, with or without marks, it is one answer."""
        found = _spread(self.people, said)
        known = [(label, Share(len(who), len(self.people))) for label, who in found if label]
        unknown = sum(len(who) for label, who in found if not label)
        return Spread(
            tuple(known[:MOST_PARTS]), sum(share.count for _label, share in known[MOST_PARTS:]), unknown
        )

    def age(self, one: Member) -> int | None:
        """Full years on the day; where only the year of birth is known, years of the calendar."""
        if born := one.birth_date:
            return self.day.year - born.year - ((self.day.month, self.day.day) < (born.month, born.day))
        return self.day.year - one.birth_year if one.birth_year else None

    @property
    def oldest(self) -> Extreme | None:
        return self._extreme(min)

    @property
    def youngest(self) -> Extreme | None:
        return self._extreme(max)

    def _extreme(self, first: Callable[[Iterable[date]], date]) -> Extreme | None:
        """Those of one year of whom one has no birthday cannot be told apart."""
        born = {id(one): one.birth_date or date(one.birth_year or 1, 1, 1) for one in self.people}
        known = [one for one in self.people if one.birth_date or one.birth_year]
        if not known:
            return None
        year = first(born[id(one)] for one in known).year
        of_year = [one for one in known if born[id(one)].year == year]
        if all(one.birth_date for one in of_year):
            day = first(born[id(one)] for one in of_year)
            of_year = [one for one in of_year if born[id(one)] == day]
        ages = [age for one in of_year if (age := self.age(one)) is not None]
        named = [one.called for one in of_year]
        return Extreme(ages[0], tuple(named[:MOST_NAMED]), len(named[MOST_NAMED:]))


def present(meeting: Meeting, day: date) -> Whole:
    """Return those in the hall, whoever summoned them."""
    return Whole((*meeting.delegates.present, *meeting.delegates.added), day)


def summoned(meeting: Meeting, day: date) -> Whole:
    """Return those whom somebody summoned, whether they came or not."""
    return Whole(meeting.delegates.summoned, day)


def _parted(people: Iterable[Member], by: Callable[[Member], str]) -> dict[str, Turnout]:
    parts: dict[str, list[Member]] = defaultdict(list)
    for one in people:
        parts[by(one)].append(one)
    return {name: Turnout(tuple(part)) for name, part in parts.items()}


def _spread(people: Iterable[Member], said: Callable[[Member], str]) -> list[tuple[str, list[Member]]]:
    """Those who said the same, under the words in which it was said first; those who said nothing last."""
    same: dict[str, list[Member]] = defaultdict(list)
    words: dict[str, str] = {"": ""}
    for one in people:
        key = _plain(said(one))
        if key not in words:
            words[key] = tidy(said(one)).strip(_ENDS)
        same[key].append(one)
    order = sorted(same, key=lambda key: (not key, -len(same[key]), key))
    return [(words[key], same[key]) for key in order]


@lru_cache(maxsize=4_096)
def _plain(text: str) -> str:
    """What an answer is told from others by: thousands of people give a few."""
    return fold(text).strip(_ENDS)

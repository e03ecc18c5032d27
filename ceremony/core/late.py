"""What is so when a door that had no network brings its scans an hour later.

A door that cannot ask decides from its own copy of the list and tells the guest at once: nobody waits in the
sun for a router. When its scans arrive, what it said is past; the list may have changed meanwhile, another
door may have let in the same invitation. Three things then hold, in whatever order the devices come back:

- *The guest is where the door sent them.* Whoever was told "mời vào" is inside, even somebody who had
  declined; whoever was told anything else went away, even if the list would have admitted them. Only who is
  not of this list at all never becomes present by a door's mistake.
- *The earliest counts.* Of several comings in of one person, the first by the clock is the one on record.
- *Nothing wrong is silent.* Where what was told is not what was so, a card is opened that a person closes:
  the same invitation at two doors may be one guest who stepped out, or two people with one paper.

Source: the contract, check-ins ("an offline scan that arrives late …"); issue "The door", point 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from ceremony.core.admission import Outcome

LATE_AFTER = timedelta(seconds=10)
"""A program's scan that was made so long before it arrives was not asked at once: its guest has gone on."""
EARLIEST = timedelta(hours=24)
"""How long before it is told something may have been done: a door without network, not a clock of 1970."""


class ConflictKind(StrEnum):
    """What was told, against what was so."""

    TWICE = "twice"
    """Two doors each said "mời vào" to the same invitation."""
    DECLINED_INSIDE = "declined_inside"
    """Let in, although they had said that they would not come."""
    NOT_INVITED = "not_invited"
    """Let in, although withdrawn, replaced by somebody else, of another event or unknown."""
    TURNED_AWAY = "turned_away"
    """Sent to the organisers, although the list would have admitted them."""
    LEFT_STANDING = "left_standing"
    """Told "đã vào", although nobody had come in with this invitation."""
    UNDONE_SINCE = "undone_since"
    """Let in, but another device has since taken everybody's coming-in of this person back."""
    UNDONE_INSIDE = "undone_inside"
    """Let in and counted, although another device has since taken its own coming-in of this person back."""


class Settled(StrEnum):
    """What a person found who looked into it."""

    SAME_PERSON = "same_person"
    """One guest all the time: nothing to do."""
    TWO_PEOPLE = "two_people"
    """Somebody else stood there too; where two were let in, the second is inside and has no name yet."""
    SECOND_NAMED = "second_named"
    """Two people, and the second has been written into the list since."""
    SECOND_LEFT = "second_left"
    """Two people, and there is nobody to write in: the second has left, or is on the list already."""
    LET_IN = "let_in"
    """The guest is inside, and recorded as present."""
    SENT_AWAY = "sent_away"
    """The guest left, or was asked to."""
    OTHER = "other"


STANDING_OUTSIDE = frozenset(
    {ConflictKind.TURNED_AWAY, ConflictKind.LEFT_STANDING, ConflictKind.UNDONE_SINCE}
)
"""Cards about somebody who is not in the hall: they are settled by themselves once that person comes in."""
COUNTED_INSIDE = frozenset({ConflictKind.DECLINED_INSIDE, ConflictKind.UNDONE_INSIDE})
"""Cards about somebody who is counted as in the hall and may not be there."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a late coming-in counts, and which card it opens, if any."""

    counts: bool
    conflict: ConflictKind | None = None


def late(shown: Outcome | None, true: Outcome, same_device: bool) -> Verdict:
    """Weigh what a door told its guest (`shown`) against what was so (`true`).

    `shown` None is a program that does not say what it told: it is taken to have let in every code that the
    list knows, but nobody who had declined. `same_device`: the coming-in on record is of this very door,
    which therefore disagrees with nobody.
    """
    told = shown or (true if true in _TAKEN_AT_ITS_WORD else Outcome.ADMITTED)
    if told is not Outcome.ADMITTED:
        if true is not Outcome.ADMITTED:
            return Verdict(False)
        stood = ConflictKind.LEFT_STANDING if told is Outcome.AGAIN else ConflictKind.TURNED_AWAY
        return Verdict(False, stood)
    match true:
        case Outcome.ADMITTED:
            return Verdict(True)
        case Outcome.AGAIN:
            return Verdict(True, None if same_device else ConflictKind.TWICE)
        case Outcome.DECLINED:
            return Verdict(True, ConflictKind.DECLINED_INSIDE)
        case _:
            return Verdict(False, ConflictKind.NOT_INVITED)


_TAKEN_AT_ITS_WORD = (Outcome.UNKNOWN, Outcome.WRONG_EVENT, Outcome.DECLINED)


@dataclass(frozen=True, slots=True)
class Coming:
    """One coming in, as a door told it."""

    at: datetime
    door: str = ""
    by: str = ""
    device: int | None = None
    said: datetime | None = field(default=None, compare=False)
    """When it was decided, where that is not when they came in: a card closed an hour later. The coming-in is
    the same one; that two have said it, `core/taken_back.py` tells apart."""

    @property
    def place(self) -> tuple[int | None, str]:
        """Who says so: a device at its door. It knows what itself has told before."""
        return self.device, self.door

    @property
    def decided(self) -> datetime:
        """From when on it counts: only what was taken back later takes it back."""
        return self.said or self.at


@dataclass(frozen=True, slots=True)
class Agreed:
    """One person's comings in: the one that counts, and what every other door says, each at its earliest."""

    first: Coming
    others: tuple[Coming, ...]


def within_reach(at: datetime | None, now: datetime) -> datetime:
    """The hour a device tells, as far as its clock is believed; now, where it tells none."""
    return max(min(at, now), now - EARLIEST) if at is not None else now


def agreed(comings: Iterable[Coming]) -> Agreed:
    """Return what is on record after these comings in, in whatever order they are given.

    Raises:
        ValueError: nobody came in.
    """
    earliest: dict[tuple[int | None, str], Coming] = {}
    for one in sorted(comings, key=lambda one: (one.at, one.door, one.by, one.device or 0)):
        earliest.setdefault(one.place, one)
    if not earliest:
        raise ValueError("nobody came in")
    first, *others = earliest.values()
    return Agreed(first, tuple(others))

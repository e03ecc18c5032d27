"""Comings in that somebody took back: what still counts, in whatever order the doors' devices told it.

Everything that was said of one person is put in the order of its clocks. Then one rule holds, at once or an
hour later: a device takes back what itself had said, and what the others said stands. A device that had said
nothing of this person speaks for somebody who decides at another door: everybody's coming-in until then goes.

A desk decides by all that is known, at an instant of its own. What doors tell of before changes nothing then.
Where a door told of the very same coming-in, both words are kept: either may be taken back without the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ceremony.core.late import Coming, agreed

MOST_KEPT = 100
"""So many undos, comings in that stand, and others are kept of one person: no day has them, a program may."""
Word = tuple[Coming, datetime]
"""A coming-in, and when somebody said so: the door as it happened, a desk an hour later."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Somebody said that a coming-in was a mistake: when, who, on which device."""

    at: datetime
    by: str = ""
    device: int | None = None
    """None: a desk, which speaks for all of them."""


@dataclass(frozen=True, slots=True)
class Past:
    """What doors have said of one person so far."""

    comings: tuple[Coming, ...] = ()
    undos: tuple[TakenBack, ...] = ()

    def and_coming(self, one: Coming) -> Past:
        return replace(self, comings=(*(other for other in self.comings if _word(other) != _word(one)), one))

    def and_undo(self, one: TakenBack) -> Past:
        return self if one in self.undos else replace(self, undos=(*self.undos, one))

    @property
    def is_the_record(self) -> bool:
        """Whether who is on record, and since when, tells all of it."""
        return (
            not self.undos and len(self.comings) <= 1 and all(one.decided == one.at for one in self.comings)
        )

    def without(self, comings: Iterable[Coming]) -> Past:
        gone = tuple(comings)
        return replace(self, comings=tuple(one for one in self.comings if one not in gone))

    def decided(self, one: Coming, at: datetime) -> Past:
        """Somebody who knew of all this said then that this coming-in counts: newer than any word known."""
        return self._newest(one, max(at, one.at + datetime.resolution))

    def undecided(self, at: datetime) -> Past:
        """As if no desk had decided anything at this instant."""
        said = [*(one.at for one in self.comings), *(one.at for one in self.undos)]
        then = {at, *(one + datetime.resolution for one in said if one >= at)}
        return Past(
            tuple(one for one in self.comings if one.decided == one.at or one.decided not in then),
            tuple(one for one in self.undos if one.device is not None or one.at != at),
        )

    def recorded(self, first: Coming | None) -> Past:
        """This past, as the record of who is inside bears it out: that one is newer than any undo known."""
        if first is None:
            takers = self._takers()
            return replace(self, comings=tuple(one for one in self.comings if _word(one) in takers))
        return self if first in self.in_force else self._newest(first, first.at)

    def trimmed(self, most: int = MOST_KEPT) -> Past:
        """This past, as far as it decides anything: of a longer one than any day's, the newest.

        The coming-in that counts always stays. An undo that goes takes along what it took. Of what is taken
        back the newest of each undo is enough: it tells whether a device took back its own.
        """
        if len(self.undos) <= most and len(self.comings) <= most:
            return self
        takers, undos = self._takers(), _in_order(self.undos)[-most:]
        by_age = sorted(self.comings, key=lambda one: (one.decided, one.at))
        taken = [one for one in by_age if takers.get(_word(one)) in undos]
        if len(taken) > most:
            taken = list({takers[_word(one)]: one for one in taken}.values())
        counted = [one for one in by_age if _word(one) not in takers]
        if len(counted) > most:
            counted = [agreed(counted).first, *counted[len(counted) - most + 1 :]]
        kept = {*map(_word, taken), *map(_word, counted)}
        return Past(tuple(one for one in self.comings if _word(one) in kept), tuple(undos))

    @property
    def in_force(self) -> tuple[Coming, ...]:
        """The comings in that nobody has taken back, each once, whoever says so besides."""
        takers = self._takers()
        return tuple(dict.fromkeys(one for one in self.comings if _word(one) not in takers))

    def taker(self, coming: Coming) -> TakenBack | None:
        """Who took this coming-in back, every word of it."""
        takers = self._takers()
        undos = [takers.get(_word(one)) for one in self.comings if one == coming]
        return (
            max((one for one in undos if one), key=lambda one: one.at, default=None) if all(undos) else None
        )

    def doubt(self, coming: Coming) -> TakenBack | None:
        """Who took something back on another device after this coming-in, which stands nevertheless."""
        since = [one for one in self.undos if one.at >= coming.at and one.device != coming.device]
        return max(since, key=lambda one: one.at, default=None)

    def _newest(self, one: Coming, since: datetime) -> Past:
        known = (undo.at + datetime.resolution for undo in self.undos)
        return self.and_coming(replace(one, said=max([since, *known])))

    def _takers(self) -> dict[Word, TakenBack]:
        takers: dict[Word, TakenBack] = {}
        for undo in _in_order(self.undos):
            until = [one for one in self.comings if _word(one) not in takers and one.decided <= undo.at]
            own = [one for one in until if one.device == undo.device and undo.device is not None]
            takers.update(dict.fromkeys(map(_word, own or until), undo))
        return takers


def _word(one: Coming) -> Word:
    return one, one.decided


def _in_order(undos: Iterable[TakenBack]) -> list[TakenBack]:
    return sorted(undos, key=lambda undo: (undo.at, undo.device or 0, undo.by))

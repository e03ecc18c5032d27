"""Comings in that somebody took back: what still counts, in whatever order the doors' devices told it.

Everything that was said of one person is put in the order of its clocks. Then one rule holds, at once or an
hour later: a device takes back what itself had said, and what the others said stands. A device that had said
nothing of this person speaks for somebody who decides at another door: everybody's coming-in until then goes.

A desk decides by all that is known, at an instant of its own. What doors tell of before changes nothing then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ceremony.core.late import Coming, agreed

MOST_KEPT = 100
"""So many undos, comings in that stand, and others are kept of one person: no day has them, a program may."""


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
        return replace(self, comings=(*(other for other in self.comings if other != one), one))

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
        """Somebody who knew of all this said then that this coming-in counts: newer than any undo known."""
        known = (undo.at + datetime.resolution for undo in self.undos)
        return self.and_coming(replace(one, said=max([at, *known])))

    def undecided(self, at: datetime) -> Past:
        """As if no desk had decided anything at this instant."""
        return Past(
            tuple(one for one in self.comings if one.decided != at or one.at == at),
            tuple(one for one in self.undos if one.device is not None or one.at != at),
        )

    def recorded(self, first: Coming | None) -> Past:
        """This past, as the record of who is inside bears it out: that one is newer than any undo known."""
        if first is None:
            return self.without(self.in_force)
        return self if first in self.in_force else self.decided(first, first.at)

    def trimmed(self, most: int = MOST_KEPT) -> Past:
        """This past, as far as it decides anything: of a longer one than any day's, the newest.

        The coming-in that counts always stays. An undo that goes takes along what it took. Of what is taken
        back the newest of each undo is enough: it tells whether a device took back its own.
        """
        if len(self.undos) <= most and len(self.comings) <= most:
            return self
        takers, undos = self._takers(), _in_order(self.undos)[-most:]
        by_age = sorted(self.comings, key=lambda one: (one.decided, one.at))
        taken = [one for one in by_age if takers.get(one) in undos]
        if len(taken) > most:
            taken = list({takers[one]: one for one in taken}.values())
        counted = [one for one in by_age if one not in takers]
        if len(counted) > most:
            counted = [agreed(counted).first, *counted[len(counted) - most + 1 :]]
        kept = {*taken, *counted}
        return Past(tuple(one for one in self.comings if one in kept), tuple(undos))

    @property
    def in_force(self) -> tuple[Coming, ...]:
        """The comings in that nobody has taken back."""
        takers = self._takers()
        return tuple(one for one in self.comings if one not in takers)

    def taker(self, coming: Coming) -> TakenBack | None:
        """Who took this coming-in back."""
        return self._takers().get(coming)

    def doubt(self, coming: Coming) -> TakenBack | None:
        """Who took something back on another device after this coming-in, which stands nevertheless."""
        since = [one for one in self.undos if one.at >= coming.at and one.device != coming.device]
        return max(since, key=lambda one: one.at, default=None)

    def _takers(self) -> dict[Coming, TakenBack]:
        takers: dict[Coming, TakenBack] = {}
        for undo in _in_order(self.undos):
            until = [one for one in self.comings if one not in takers and one.decided <= undo.at]
            own = [one for one in until if one.device == undo.device and undo.device is not None]
            takers.update(dict.fromkeys(own or until, undo))
        return takers


def _in_order(undos: Iterable[TakenBack]) -> list[TakenBack]:
    return sorted(undos, key=lambda undo: (undo.at, undo.device or 0, undo.by))

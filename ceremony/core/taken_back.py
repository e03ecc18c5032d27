"""Comings in that somebody took back: what still counts, in whatever order the doors' devices told it.

Everything that was said of one person is put in the order of its clocks. Then one rule holds, at once or an
hour later: a device takes back what itself had said, and what the others said stands. A device that had said
nothing of this person speaks for somebody who decides at another door: everybody's coming-in until then goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ceremony.core.late import Coming


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Somebody said that a coming-in was a mistake: when, who, on which device."""

    at: datetime
    by: str = ""
    device: int | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What doors have said of one person so far."""

    comings: tuple[Coming, ...] = ()
    undos: tuple[TakenBack, ...] = ()

    def and_coming(self, one: Coming) -> Past:
        return replace(self, comings=(*(other for other in self.comings if other != one), one))

    def and_undo(self, one: TakenBack) -> Past:
        return self if one in self.undos else replace(self, undos=(*self.undos, one))

    def without(self, comings: Iterable[Coming]) -> Past:
        gone = tuple(comings)
        return replace(self, comings=tuple(one for one in self.comings if one not in gone))

    def recorded(self, first: Coming | None) -> Past:
        """This past, as the record of who is inside bears it out: that one is newer than any undo known."""
        if first is None:
            return self.without(self.in_force)
        if first in self.in_force:
            return self
        return self.and_coming(replace(first, said=max([first.at, *(undo.at for undo in self.undos)])))

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
        for undo in sorted(self.undos, key=lambda undo: (undo.at, undo.device or 0, undo.by)):
            until = [one for one in self.comings if one not in takers and (one.said or one.at) <= undo.at]
            own = [one for one in until if one.device == undo.device]
            takers.update(dict.fromkeys(own or until, undo))
        return takers

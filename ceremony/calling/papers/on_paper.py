"""The ceremony's moment as paper tells it: everything that is still to come, before anybody has come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from flask_babel import force_locale

from ceremony.calling.moment import EXPECTED, INTRODUCED, MOST_INTRODUCED, Now, now
from ceremony.core.calling import Phase
from ceremony.core.cursor import Position, Step
from ceremony.core.day import Item, Recipient
from ceremony.core.official import short_day
from ceremony.core.script import Hall
from ceremony.delegates import queries as delegates
from ceremony.delegates.queries import DelegateLine
from ceremony.events.queries import EventSummary

MARKS = {
    "absent": "VẮNG",
    "arrived": "ĐÃ ĐẾN",
    "deferred": "TRAO SAU",
    "not_checked_in": "CHƯA ĐẾN",
    "on_behalf": "NHẬN THAY",
    "same_name": "TRÙNG TÊN",
}
"""What the screens say of somebody, in the hall's language."""
TICK = "☐"


@dataclass
class OnPaper(Now):
    """The present moment, and every later one as it would be if the ceremony stood there.

    Until somebody is counted in, nobody is missing: whoever is expected is named, and numbers are left for a
    pen.
    """

    @property
    def doors_open(self) -> bool:
        return self.counts[0] > 0

    def at_position(self, position: Position) -> OnPaper:
        """The moment at which the ceremony stands there, of the same people."""
        stage = replace(self.day.stage, item_id=position.item_id, step=position.step)
        there = OnPaper(self.event, replace(self.day, stage=stage), self.at)
        there.__dict__.update(people=self.people, here=self.here, counts=self.counts)
        return there

    def introductions(self) -> list[DelegateLine]:
        """The people to introduce: those who are here, or who is expected while nobody is."""
        return super().introductions() if self.doors_open else self.awaited()[:MOST_INTRODUCED]

    def awaited(self) -> list[DelegateLine]:
        """Whoever is to be introduced and is expected, here or not yet, in protocol order."""
        order = [
            one.id
            for one in delegates.guests(self.event.id).values()
            if one.category in INTRODUCED and (one.status == "expected" or one.id in self.here)
        ]
        return delegates.lines(self.event.id, order)

    def named_at(self, step: Step) -> list[Recipient]:
        """The honourees whom the words of a step may name: its batch, and the one asked to the wing."""
        return [*self.day.members(step.batch), *self.day.members(self._batch_after(step))]

    def mark(
        self, one: Recipient, twins: frozenset[int] = frozenset(), awaited: frozenset[Phase] = EXPECTED
    ) -> str | None:
        """What must be seen about a recipient; before the doors open nobody is late."""
        return super().mark(one, twins, awaited if self.doors_open else frozenset())

    def _hall(self, item: Item) -> Hall:
        return replace(super()._hall(item), uncounted=not self.doors_open)


@contextmanager
def in_the_halls_words(event_id: int) -> Iterator[OnPaper]:
    """The moment of an event, and Vietnamese: paper is the hall's, whatever whoever prints it reads."""
    with force_locale("vi"):
        moment = now(event_id)
        yield OnPaper(moment.event, moment.day, moment.at)


def place_and_day(event: EventSummary) -> str:
    """Where and when it is: Hội trường UBND xã · 07:30 · 26/3/2026."""
    at = event.starts_at.astimezone(event.zone) if event.starts_at else None
    parts = [event.venue, f"{at:%H:%M}" if at else "", short_day(at.date()) if at else ""]
    return " · ".join(part for part in parts if part)

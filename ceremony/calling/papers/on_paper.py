"""The ceremony's moment as paper tells it: everything that is still to come, before anybody has come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from flask_babel import force_locale

from ceremony.calling.moment import INTRODUCED, MOST_INTRODUCED, Now, now
from ceremony.core.calling import Phase
from ceremony.core.cursor import Position, Step, StepKind
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
NOT_HERE = "Chưa đến: chỉ giới thiệu khi có mặt"


@dataclass
class OnPaper(Now):
    """The present moment, and every later one as it would be if the ceremony stood there.

    Paper is read later than it is printed. Until the guests are introduced, or all have come, whoever is
    expected is named, and numbers are left for a pen; until somebody is counted in, nobody is missing.
    """

    @property
    def doors_open(self) -> bool:
        return self.counts[0] > 0

    @property
    def settled(self) -> bool:
        """Whether who is here is known for good: everybody came, or the introductions are over."""
        present, expected = self.counts
        return self.doors_open and (present - self.added >= expected or self._introduced)

    @property
    def _introduced(self) -> bool:
        introducing = [one for one in self.day.items if self.introduces(one)]
        return bool(introducing) and all(one.ended_at or one.skipped is not None for one in introducing)

    def introduces(self, item: Item) -> bool:
        return any(step.kind is StepKind.INTRODUCE for step in self.steps(item.id))

    def at_position(self, position: Position) -> OnPaper:
        """The moment at which the ceremony stands there, of the same people."""
        stage = replace(self.day.stage, item_id=position.item_id, step=position.step)
        there = OnPaper(self.event, replace(self.day, stage=stage), self.at)
        there.__dict__.update(people=self.people, here=self.here, counts=self.counts, added=self.added)
        return there

    def introductions(self) -> list[DelegateLine]:
        """The people to introduce: those who are here, then whoever may still come."""
        here = super().introductions()
        if self.settled:
            return here
        awaited = self.awaited()[:MOST_INTRODUCED]
        return [*here, *(one for one in awaited if one.id not in self.here)]

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
        self, one: Recipient, twins: frozenset[int] = frozenset(), awaited: frozenset[Phase] = frozenset()
    ) -> str | None:
        """What must be seen about a recipient; who has come by now is no matter for paper."""
        return super().mark(one, twins, frozenset())

    def _hall(self, item: Item) -> Hall:
        return replace(super()._hall(item), uncounted=not self.settled)


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

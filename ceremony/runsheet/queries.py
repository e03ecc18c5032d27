"""Reads about the run-sheet: items, the stage, and the plan they make with the awards."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, select

from ceremony.awards import queries as awards
from ceremony.awards.models import Decision, Recipient
from ceremony.base.db import db
from ceremony.core.calling import Phase
from ceremony.core.cursor import ItemPlan, Position, Skippable, Step, passes_over, step_at, steps_for
from ceremony.core.protocol import Batch
from ceremony.core.timing import Slot, Timer
from ceremony.runsheet.models import Item, Stage

_ITEMS = select(Item).where(Item.event_id == bindparam("event")).order_by(Item.no)


def items(event_id: int) -> list[Item]:
    return list(db.session.scalars(_ITEMS, {"event": event_id}))


def stage(event_id: int) -> Stage:
    """The event's stage; one that never began stands before the first item."""
    found = db.session.get(Stage, event_id)
    return found if found is not None else Stage(event_id=event_id, revision=0, step=0, scenes={}, note="")


def in_awards(event_id: int) -> bool:
    """Whether an award item has begun: from then on nobody changes place."""
    begun = select(Item.id).where(
        Item.event_id == event_id, Item.type == "award", Item.started_at.is_not(None)
    )
    return db.session.scalar(begun.limit(1)) is not None


@dataclass(frozen=True, slots=True)
class Day:
    """Everything GO needs to know, read in one moment."""

    stage: Stage
    items: Sequence[Item]
    decisions: Sequence[Decision]
    recipients: Sequence[Recipient]
    batches: Sequence[Batch]
    plan: Sequence[ItemPlan]

    @property
    def position(self) -> Position:
        return Position(self.stage.item_id, self.stage.step)

    @property
    def step(self) -> Step | None:
        return step_at(self.plan, self.position)

    @property
    def item(self) -> Item | None:
        return next((one for one in self.items if one.id == self.stage.item_id), None)

    @property
    def phases(self) -> Mapping[int, Phase]:
        return {one.id: Phase(one.phase) for one in self.recipients}

    @property
    def skippable(self) -> Skippable:
        return passes_over(self.phases, self.batches)

    @property
    def timer(self) -> Timer | None:
        item = self.item
        if item is None or self.stage.timer_started_at is None:
            return None
        return Timer(self.stage.timer_started_at, item.minutes * 60, item.extra_s, self.stage.held_at)

    def batch(self, no: int | None) -> Batch | None:
        return next((batch for batch in self.batches if batch.no == no), None)

    def members(self, no: int | None) -> list[Recipient]:
        """The people of a batch, in the order of their marks."""
        return [one for one in self.recipients if no is not None and one.batch == no]

    def decision(self, decision_id: int | None) -> Decision | None:
        return next((one for one in self.decisions if one.id == decision_id), None)


def day(event_id: int) -> Day:
    """Read the whole day."""
    rows, people = items(event_id), awards.recipients(event_id)
    decided, arranged = awards.decisions(event_id), awards.batches(people)
    return Day(stage(event_id), rows, decided, people, arranged, plan_of(rows, decided, arranged))


def plan_of(rows: Sequence[Item], decided: Sequence[Decision], arranged: Sequence[Batch]) -> list[ItemPlan]:
    """The items with their steps; a decision is given at its own item, else at the first award item."""
    groups = awards.award_groups(decided, arranged)
    given_at = {one.id: one.item_id for one in decided}
    first_award = next((row.id for row in rows if row.type == "award"), None)
    return [
        ItemPlan(
            row.id,
            row.type,
            steps_for(
                row.type,
                [group for group in groups if (given_at[group.decision_id] or first_award) == row.id],
            ),
            row.skipped is not None,
        )
        for row in rows
    ]


_latest: OrderedDict[int, tuple[int, Day]] = OrderedDict()
KEPT_DAYS = 4


def latest(event_id: int, number: int) -> Day:
    """The day as it stands at the event's revision, to be looked at only: read once for each `number`.

    However many faces are drawn after a change, they look at one and the same moment. The revision must be
    of the moment that is being read.
    """
    kept = _latest.get(event_id)
    if kept is None or kept[0] != number:
        kept = (number, day(event_id))
        keep(event_id, *kept)
    return kept[1]


def keep(event_id: int, number: int, seen: Day) -> None:
    """This is how the day stands at that revision: a change that is on disk hands it on."""
    _latest[event_id] = (number, replace(seen, plan=plan_of(seen.items, seen.decisions, seen.batches)))
    _latest.move_to_end(event_id)
    while len(_latest) > KEPT_DAYS:
        _latest.popitem(last=False)


def slots(rows: Sequence[Item]) -> list[Slot]:
    """The items as the clock sees them."""
    return [
        Slot(row.minutes, row.type, row.started_at, row.ended_at, row.skipped is not None, row.extra_s)
        for row in rows
    ]

"""The day as the ceremony goes through it: the stage, the items, the decisions and whom they honour.

A day is a value of one moment; a live action makes the next one out of it (`core/draft.py`).

Nothing here knows a database; how the rows are read and kept is the run-sheet's and the awards' business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import groupby

from ceremony.core.calling import Calling, Phase
from ceremony.core.cursor import Position, Skippable, passes_over, step_at
from ceremony.core.protocol import Batch, Place
from ceremony.core.steps import AwardGroup, ItemPlan, Step, StepKind, steps_for
from ceremony.core.timing import Slot, Timer


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the ceremony stands, and what lies over it. `revision` is raised only by what changes GO."""

    revision: int = 0
    item_id: int | None = None
    step: int = 0
    timer_started_at: datetime | None = None
    held_at: datetime | None = None
    came_at: datetime | None = None
    """When the ceremony came to this item: the clock's own start is later by all the time it was held."""
    apart_id: int | None = None
    """The recipient who was called by hand since the ceremony came to this step."""
    scenes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What an operator laid over a screen: {screen: {"scene": …, "text": …}}; absent: it follows."""
    note: str = ""
    """The desk's message to the MC."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the programme (mục)."""

    id: int
    no: int
    type: str
    title: str
    performer: str
    minutes: int
    text: str
    delegate_id: int | None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    extra_s: int = 0
    skipped: str | None = None
    """Why it was skipped; None: it was not."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision (quyết định): what it gives, who signed, how it is announced, at which item."""

    id: int
    number: str
    date: date | None
    issuer: str
    summary: str
    award: str
    title: str
    rank: int
    movement: str
    call_mode: str
    one_by_one: bool
    reader: str
    presenter: str
    item_id: int | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of a decision: who is honoured, what is said and shown, and where the calling stands."""

    id: int
    decision_id: int
    line: int
    kind: str
    name: str
    honorific: str
    unit: str
    position: str
    screen_text: str
    spoken_text: str
    reading_note: str
    reason: str
    posthumous: bool
    receiver_name: str
    receiver_role: str
    delegate_id: int | None
    batch: int | None
    tray: int | None
    floor_mark: int | None
    phase: str = Phase.WAITING
    since: datetime | None = None
    times_called: int = 0
    on_behalf: str = ""
    portrait: str | None = None
    """A picture of its own, by digest; else the delegate's is shown."""
    link_confirmed: bool = False
    """A person has said that this delegate is the one."""

    @property
    def calling(self) -> Calling:
        return Calling(Phase(self.phase), self.since, self.times_called)

    @property
    def place(self) -> Place | None:
        if self.batch is None or self.tray is None or self.floor_mark is None:
            return None
        return Place(self.batch, self.tray, self.floor_mark)


COMING_UP = frozenset({Phase.CALLED, Phase.ON_STAGE, Phase.ON_BEHALF})
"""Called, and the award not yet handed over."""


@dataclass(frozen=True)
class Day:
    """Everything GO needs to know, of one moment. Decisions and recipients are in calling order."""

    stage: Stage
    items: Sequence[Item]
    decisions: Sequence[Decision]
    recipients: Sequence[Recipient]
    batches: Sequence[Batch]
    plan: Sequence[ItemPlan]

    @classmethod
    def of(
        cls,
        stage: Stage,
        items: Sequence[Item],
        decisions: Sequence[Decision],
        recipients: Sequence[Recipient],
    ) -> Day:
        """The day that these make, its batches and its steps worked out."""
        batches = _batches(recipients)
        return cls(stage, items, decisions, recipients, batches, plan_of(items, decisions, batches))

    @property
    def position(self) -> Position:
        return Position(self.stage.item_id, self.stage.step)

    @cached_property
    def step(self) -> Step | None:
        return step_at(self.plan, self.position)

    @cached_property
    def item(self) -> Item | None:
        return next((one for one in self.items if one.id == self.stage.item_id), None)

    @cached_property
    def phases(self) -> Mapping[int, Phase]:
        return {one.id: Phase(one.phase) for one in self.recipients}

    @cached_property
    def skippable(self) -> Skippable:
        return passes_over(self.phases, self.batches)

    @property
    def timer(self) -> Timer | None:
        item = self.item
        if item is None or self.stage.timer_started_at is None:
            return None
        return Timer(self.stage.timer_started_at, item.minutes * 60, item.extra_s, self.stage.held_at)

    @property
    def slots(self) -> list[Slot]:
        """The items as the clock sees them."""
        return [
            Slot(one.minutes, one.type, one.started_at, one.ended_at, one.skipped is not None, one.extra_s)
            for one in self.items
        ]

    def batch(self, no: int | None) -> Batch | None:
        return next((batch for batch in self.batches if batch.no == no), None)

    def members(self, no: int | None) -> Sequence[Recipient]:
        """The people of a batch, in the order of their marks."""
        return self._members.get(no, ()) if no is not None else ()

    def decision(self, decision_id: int | None) -> Decision | None:
        return next((one for one in self.decisions if one.id == decision_id), None)

    @property
    def present_batch(self) -> int | None:
        """The batch the ceremony stands at; none any more once it is sent back to its seats."""
        return self.step.batch if self.step is not None and self.step.kind is not StepKind.BACK else None

    def stands_at(self, one: Recipient) -> bool:
        """Whether a recipient is of those the ceremony stands at: of the batch, or the very one it names."""
        named = self.step.recipient_id if self.step is not None else None
        return one.batch is not None and one.batch == self.present_batch and named in (None, one.id)

    @cached_property
    def called_apart(self) -> Recipient | None:
        """Who was called by hand last, since the ceremony came to its step, and is not of those it stands at.

        Somebody who came late, or an award that is given after all: the hall has just heard the name. It is
        over once the award is handed over, to the honouree or a stand-in, or the ceremony goes on.
        """
        one = next((one for one in self.recipients if one.id == self.stage.apart_id), None)
        return one if one is not None and self.item is not None and one.phase in COMING_UP else None

    @cached_property
    def _members(self) -> Mapping[int | None, Sequence[Recipient]]:
        members: dict[int | None, list[Recipient]] = defaultdict(list)
        for one in self.recipients:
            members[one.batch].append(one)
        return members


def _batches(people: Sequence[Recipient]) -> tuple[Batch, ...]:
    """The batches as they were arranged, from the places their people were given."""
    groups: dict[int, list[Recipient]] = defaultdict(list)
    for one in people:
        if one.batch is not None:
            groups[one.batch].append(one)
    return tuple(
        Batch(no, group[0].decision_id, group[0].kind, tuple(one.id for one in group))
        for no, group in sorted(groups.items())
    )


def plan_of(
    items: Sequence[Item], decided: Sequence[Decision], arranged: Sequence[Batch]
) -> tuple[ItemPlan, ...]:
    """The items with their steps; a decision is given at its own item, else at the first award item."""
    groups = _award_groups(decided, arranged)
    given_at = {one.id: one.item_id for one in decided}
    first_award = next((one.id for one in items if one.type == "award"), None)
    return tuple(
        ItemPlan(
            one.id,
            one.type,
            steps_for(
                one.type,
                [group for group in groups if (given_at[group.decision_id] or first_award) == one.id],
            ),
            one.skipped is not None,
        )
        for one in items
    )


def _award_groups(decided: Sequence[Decision], arranged: Sequence[Batch]) -> list[AwardGroup]:
    """Each decision as the stage meets it, in the order its batches are called.

    A batch that was added on the day stands at the end by itself, its decision not read again: no step
    before it moves, and the ceremony keeps its place.
    """
    of = {one.id: one for one in decided}
    groups: list[AwardGroup] = []
    for decision_id, own in groupby(arranged, key=lambda batch: batch.decision_id):
        row, met = of[decision_id], any(group.decision_id == decision_id for group in groups)
        groups.append(AwardGroup(decision_id, tuple(own), row.call_mode, row.one_by_one, not met))
    return groups

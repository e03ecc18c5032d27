"""The day as the ceremony goes through it: the stage, the items, the decisions and whom they honour.

A day is a value of one moment. A live action makes the next one out of it (`Draft`): rows are replaced,
never altered, so that whoever looks at the day as it was goes on seeing it, and what an action changed can
be told, unit by unit, and put back.

Nothing here knows a database; how the rows are read and kept is the run-sheet's and the awards' business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from ceremony.core import undo
from ceremony.core.calling import Calling, Phase
from ceremony.core.cursor import Position, Skippable, passes_over, step_at
from ceremony.core.protocol import Batch, Place
from ceremony.core.steps import AwardGroup, ItemPlan, Step, steps_for
from ceremony.core.timing import Slot, Timer
from ceremony.core.undo import Units


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the ceremony stands, and what lies over it. `revision` is raised only by what changes GO."""

    revision: int = 0
    item_id: int | None = None
    step: int = 0
    timer_started_at: datetime | None = None
    held_at: datetime | None = None
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

    @property
    def calling(self) -> Calling:
        return Calling(Phase(self.phase), self.since, self.times_called)

    @property
    def place(self) -> Place | None:
        if self.batch is None or self.tray is None or self.floor_mark is None:
            return None
        return Place(self.batch, self.tray, self.floor_mark)


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
        return cls(stage, items, decisions, recipients, batches, _plan(items, decisions, batches))

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

    @cached_property
    def _members(self) -> Mapping[int | None, Sequence[Recipient]]:
        members: dict[int | None, list[Recipient]] = defaultdict(list)
        for one in self.recipients:
            members[one.batch].append(one)
        return members


class Draft:
    """The next day in the making: what a live action changed so far, beside the day as it was."""

    def __init__(self, was: Day) -> None:
        self.was = was
        self.stage = was.stage
        self.subject = ""
        """What it is done to, for the log's reader; empty: where the ceremony stands then."""
        self._items = {one.id: one for one in was.items}
        self._recipients = {one.id: one for one in was.recipients}
        self._touched: dict[int, Item] = {}
        self._moved: dict[int, Recipient] = {}

    def item(self, item_id: int) -> Item:
        return self._items[item_id]

    def recipient(self, recipient_id: int) -> Recipient | None:
        return self._recipients.get(recipient_id)

    def set_stage(self, **fields: Any) -> None:
        self.stage = replace(self.stage, **fields)

    def set_item(self, item_id: int, **fields: Any) -> None:
        self._touched.setdefault(item_id, self._items[item_id])
        self._items[item_id] = replace(self._items[item_id], **fields)

    def set_recipient(self, recipient_id: int, **fields: Any) -> None:
        self._moved.setdefault(recipient_id, self._recipients[recipient_id])
        self._recipients[recipient_id] = replace(self._recipients[recipient_id], **fields)

    def put_back(self, units: Units) -> None:
        """Put these units back to what they held."""
        for unit, fields in units.items():
            row, _, rest = unit.partition(":")
            number = int(rest.partition(".")[0]) if rest else 0
            match row:
                case "item":
                    self.set_item(number, **fields)
                case "recipient":
                    self.set_recipient(number, **fields)
                case _:
                    self.set_stage(**fields)

    @property
    def changed_items(self) -> list[Item]:
        """The items that differ from what they were."""
        return [self._items[id] for id, was in self._touched.items() if self._items[id] != was]

    @property
    def changed_recipients(self) -> list[Recipient]:
        """The recipients that differ from what they were."""
        return [self._recipients[id] for id, was in self._moved.items() if self._recipients[id] != was]

    @property
    def before(self) -> Units:
        """The units that differ now, as they were: what takes this action back."""
        before = _units(self.was.stage, self._touched.values(), self._moved.values())
        items = (self._items[id] for id in self._touched)
        after = _units(self.stage, items, (self._recipients[id] for id in self._moved))
        return undo.changed(dict(before), dict(after))

    @property
    def day(self) -> Day:
        """The day as this action leaves it. No live action gives anybody another batch."""
        items = tuple(self._items.values()) if self._touched else self.was.items
        recipients = tuple(self._recipients.values()) if self._moved else self.was.recipients
        replanned = any(
            (self._items[id].skipped, was.skipped) != (None, None) for id, was in self._touched.items()
        )
        plan = _plan(items, self.was.decisions, self.was.batches) if replanned else self.was.plan
        return replace(self.was, stage=self.stage, items=items, recipients=recipients, plan=plan)


_OF_STAGE = (
    ("", ("item_id", "step", "timer_started_at", "held_at")),
    (".scenes", ("scenes",)),
    (".note", ("note",)),
)
"""Where the ceremony stands and how long it has is one unit: none of the four means anything alone."""
_OF_ITEM = (("", ("started_at", "ended_at", "skipped")), (".extra_s", ("extra_s",)))
_OF_RECIPIENT = (("", ("phase", "since", "times_called", "on_behalf")),)


def live(row: Item | Recipient) -> dict[str, Any]:
    """What live actions may change of a row, as it is."""
    parts = _OF_ITEM if isinstance(row, Item) else _OF_RECIPIENT
    return {field: getattr(row, field) for _part, fields in parts for field in fields}


def _units(
    stage: Stage, items: Iterable[Item], recipients: Iterable[Recipient]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a live action may change, by unit."""
    yield from _parts("stage", stage, _OF_STAGE)
    for item in items:
        yield from _parts(f"item:{item.id}", item, _OF_ITEM)
    for one in recipients:
        yield from _parts(f"recipient:{one.id}", one, _OF_RECIPIENT)


def _parts(
    name: str, row: object, parts: Iterable[tuple[str, Sequence[str]]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, fields in parts:
        yield name + part, {field: getattr(row, field) for field in fields}


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


def _plan(
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

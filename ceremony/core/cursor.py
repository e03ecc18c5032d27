"""Where the ceremony stands, and what GO means next.

A plan is a list of items, each with its steps; a position names an item and a step of it. GO walks
forward over what still concerns somebody, ← walks the same way back; neither ever wraps. Entering a
step makes the moves of its batch (`moves_of`), leaving it backwards takes them back (`moves_back`).

Nothing here knows a database: recipients are numbers, their phases are given.
Source: domain guide 3 (flag salute, vote) and 4.3 (who goes up when; the call script of a batch).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ceremony.core.calling import PASSED_OVER, Move, Phase
from ceremony.core.protocol import Batch
from ceremony.core.refusals import AtEnd, Unknown


class StepKind(StrEnum):
    """What happens at one step of an item."""

    RUN = "run"
    RISE = "rise"
    ANTHEM = "anthem"
    SEAT = "seat"
    REASON = "reason"
    INTRODUCE = "introduce"
    READ = "read"
    VOTE = "vote"
    RESULT = "result"
    READER = "reader"
    READING = "reading"
    CALL = "call"
    NAME = "name"
    ON_STAGE = "on_stage"
    PRESENT = "present"
    PHOTO = "photo"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Those of an award name their decision, and their batch from its call to its way back.

    `one_by_one` says that the batch's people are welcomed each at the own name, not all at once.
    """

    kind: StepKind
    batch: int | None = None
    decision_id: int | None = None
    recipient_id: int | None = None
    one_by_one: bool = False


RUN = Step(StepKind.RUN)


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One item of the programme. A skipped one is passed over in both directions."""

    id: int
    type: str
    steps: tuple[Step, ...] = (RUN,)
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class AwardGroup:
    """One decision as the stage meets it: its batches, and whether honourees go up before the reading.

    `call_mode` is "before" for a decision of the President (called up, then read standing in one row)
    and "after" for the Prime Minister's and lower ones; local guidance may differ, so it is data.
    """

    decision_id: int
    batches: tuple[Batch, ...] = ()
    call_mode: str = "after"
    one_by_one: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where the ceremony stands; no item means before the first one."""

    item_id: int | None = None
    step: int = 0


BEFORE_THE_FIRST = Position()

Skippable = Callable[[Step], bool]

_STEPS_OF_TYPE = {
    "flag_salute": (StepKind.RISE, StepKind.ANTHEM, StepKind.SEAT),
    "intro": (StepKind.REASON, StepKind.INTRODUCE),
    "delegate_vote": (StepKind.READ, StepKind.VOTE, StepKind.RESULT),
}

OF_A_BATCH = frozenset({StepKind.CALL, StepKind.ON_STAGE, StepKind.PRESENT, StepKind.PHOTO, StepKind.BACK})


def steps_for(type: str, award_groups: Iterable[AwardGroup] = ()) -> tuple[Step, ...]:
    """Return the steps of an item of this type; an award item with no decision yet just runs."""
    if type == "award":
        return tuple(step for group in award_groups for step in _award_steps(group)) or (RUN,)
    return tuple(Step(kind) for kind in _STEPS_OF_TYPE.get(type, (StepKind.RUN,)))


def step_at(plan: Sequence[ItemPlan], position: Position) -> Step | None:
    """Return the step the ceremony stands at; None before the first item and where the plan has none."""
    item = next((item for item in plan if item.id == position.item_id), None)
    return item.steps[position.step] if item and 0 <= position.step < len(item.steps) else None


def position_at(plan: Sequence[ItemPlan], item_id: int, step: int = 0) -> Position:
    """Return the position of one step, for whoever jumps there.

    Raises:
        Unknown: the plan has no such item, or the item no such step.
    """
    position = Position(item_id, step)
    if step_at(plan, position) is None:
        raise Unknown(item_id=item_id, step=step)
    return position


def everyone_matters(step: Step) -> bool:
    """Skip no step: the plan as it is written."""
    return False


def next_position(
    plan: Sequence[ItemPlan], position: Position, skippable: Skippable = everyone_matters
) -> Position:
    """Return where GO leads: the next step that concerns somebody, in an item that is not skipped.

    Raises:
        AtEnd: there is none after this one. The last step never leads to the first.
    """
    for item, step in _walk(plan, after=position):
        if not item.skipped and not skippable(item.steps[step]):
            return Position(item.id, step)
    raise AtEnd()


def previous_position(
    plan: Sequence[ItemPlan], position: Position, skippable: Skippable = everyone_matters
) -> Position:
    """Return where ← leads; from the first step to before the first item.

    Raises:
        AtEnd: the ceremony has not begun.
    """
    if position.item_id is None:
        raise AtEnd()
    for item, step in _walk_back(plan, before=position):
        if not item.skipped and not skippable(item.steps[step]):
            return Position(item.id, step)
    return BEFORE_THE_FIRST


def passes_over(phases: Mapping[int, Phase], batches: Iterable[Batch]) -> Skippable:
    """Return the rule by which GO passes over steps that concern nobody any more.

    A batch does when all its people are absent, deferred, held or withdrawn; a name when its person is; a
    decision's reading only when every name of it is locked (hoãn, rút). An absent honouree's decision is
    still read: it commends the person, not the chair. GO makes no move that changes the answer, so ← finds
    its way back. A recipient without a phase waits.
    """
    of_batch = {batch.no: batch.recipient_ids for batch in batches}
    of_decision: dict[int, list[int]] = {}
    for batch in batches:
        of_decision.setdefault(batch.decision_id, []).extend(batch.recipient_ids)

    def skippable(step: Step) -> bool:
        if step.kind is StepKind.NAME and step.recipient_id is not None:
            return _all_in(PASSED_OVER, phases, (step.recipient_id,))
        if step.kind in OF_A_BATCH and step.batch is not None:
            return _all_in(PASSED_OVER, phases, of_batch.get(step.batch, ()))
        if step.kind in (StepKind.READER, StepKind.READING) and step.decision_id is not None:
            return _all_in(_LOCKED, phases, of_decision.get(step.decision_id, ()))
        return False

    return skippable


def moves_of(step: Step, phases: Mapping[int, Phase], members: Sequence[int]) -> tuple[tuple[int, Move], ...]:
    """Return the moves GO makes on entering a step, in the order of the batch.

    Nobody absent, deferred, held or withdrawn is ever moved, nor anybody already further on.
    """
    return tuple(
        (recipient_id, move)
        for recipient_id in _concerned(step, members)
        if (move := _FORWARD.get((step.kind, phases.get(recipient_id, Phase.WAITING)))) is not None
    )


def moves_back(
    step: Step, phases: Mapping[int, Phase], members: Sequence[int]
) -> tuple[tuple[int, Move], ...]:
    """Return the moves that leaving a step backwards takes back: of those who stand where it put them.

    In a batch called one by one the welcome belongs to each name's own step: `on_stage` welcomes a
    latecomer and takes nobody back.
    """
    if step.kind is StepKind.ON_STAGE and step.one_by_one:
        return ()
    made = _MADE.get(step.kind)
    return tuple(
        (recipient_id, Move.TAKE_BACK)
        for recipient_id in _concerned(step, members)
        if made is not None and phases.get(recipient_id, Phase.WAITING) is made
    )


_LOCKED = frozenset({Phase.HELD, Phase.WITHDRAWN})

_FORWARD = {
    (StepKind.CALL, Phase.WAITING): Move.CALL,
    (StepKind.CALL, Phase.WING): Move.CALL,
    (StepKind.NAME, Phase.CALLED): Move.WELCOME,
    (StepKind.ON_STAGE, Phase.CALLED): Move.WELCOME,
    (StepKind.PRESENT, Phase.ON_STAGE): Move.PRESENT,
    (StepKind.PRESENT, Phase.ON_BEHALF): Move.PRESENT,
}

_MADE = {
    StepKind.CALL: Phase.CALLED,
    StepKind.NAME: Phase.ON_STAGE,
    StepKind.ON_STAGE: Phase.ON_STAGE,
    StepKind.PRESENT: Phase.PRESENTED,
}


def _award_steps(group: AwardGroup) -> list[Step]:
    reader = Step(StepKind.READER, decision_id=group.decision_id)
    reading = replace(reader, kind=StepKind.READING)
    if group.call_mode != "before" or not group.batches:
        return [reader, reading, *(step for batch in group.batches for step in _up_and_back(group, batch))]
    first, *others = group.batches
    return [
        reader,
        *_up(group, first),
        replace(reading, batch=first.no),
        *_handed_over(group, first),
        *(step for batch in others for step in _up_and_back(group, batch)),
    ]


def _up_and_back(group: AwardGroup, batch: Batch) -> list[Step]:
    return [*_up(group, batch), *_handed_over(group, batch)]


def _up(group: AwardGroup, batch: Batch) -> list[Step]:
    at = Step(StepKind.CALL, batch.no, group.decision_id, one_by_one=group.one_by_one)
    names = batch.recipient_ids if group.one_by_one else ()
    return [
        at,
        *(replace(at, kind=StepKind.NAME, recipient_id=recipient_id) for recipient_id in names),
        replace(at, kind=StepKind.ON_STAGE),
    ]


def _handed_over(group: AwardGroup, batch: Batch) -> list[Step]:
    at = Step(StepKind.PRESENT, batch.no, group.decision_id, one_by_one=group.one_by_one)
    return [at, replace(at, kind=StepKind.PHOTO), replace(at, kind=StepKind.BACK)]


def _concerned(step: Step, members: Sequence[int]) -> Sequence[int]:
    if step.kind is StepKind.NAME:
        return () if step.recipient_id is None else (step.recipient_id,)
    return members


def _all_in(phases_meant: frozenset[Phase], phases: Mapping[int, Phase], members: Sequence[int]) -> bool:
    return bool(members) and all(phases.get(one, Phase.WAITING) in phases_meant for one in members)


def _walk(plan: Sequence[ItemPlan], after: Position) -> Iterable[tuple[ItemPlan, int]]:
    begun = after.item_id is None
    for item in plan:
        if begun:
            yield from ((item, step) for step in range(len(item.steps)))
        elif item.id == after.item_id:
            begun = True
            yield from ((item, step) for step in range(after.step + 1, len(item.steps)))
    if not begun:
        raise Unknown(item_id=after.item_id)


def _walk_back(plan: Sequence[ItemPlan], before: Position) -> Iterable[tuple[ItemPlan, int]]:
    begun = False
    for item in reversed(plan):
        if begun:
            yield from ((item, step) for step in reversed(range(len(item.steps))))
        elif item.id == before.item_id:
            begun = True
            yield from ((item, step) for step in reversed(range(min(before.step, len(item.steps)))))
    if not begun:
        raise Unknown(item_id=before.item_id)

"""Where the ceremony stands, and what GO means next.

A plan is a list of items, each with its steps; a position names an item and a step of it. GO walks
forward over what still concerns somebody, ← walks the same way back; neither ever wraps. Entering a
step makes the moves of its batch (`moves_of`), leaving it backwards takes them back (`moves_back`).

Nothing here knows a database: recipients are numbers, their phases are given.
Source: the contract, stage; domain guide 7 (an honouree absent: screen and tray skip at once).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ceremony.core.calling import PASSED_OVER, SECRET, Move, Phase
from ceremony.core.protocol import Batch
from ceremony.core.refusals import AtEnd, Unknown
from ceremony.core.steps import OF_A_BATCH, RUN, AwardGroup, ItemPlan, Step, StepKind, steps_for

__all__ = [
    "BEFORE_THE_FIRST", "OF_A_BATCH", "RUN", "AwardGroup", "ItemPlan", "Position", "Skippable", "Step",
    "StepKind", "everyone_matters", "moves_back", "moves_of", "next_position", "passes_over",
    "position_at", "previous_position", "step_at", "steps_for",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """Where the ceremony stands; no item means before the first one."""

    item_id: int | None = None
    step: int = 0


BEFORE_THE_FIRST = Position()

Skippable = Callable[[Step], bool]
"""Says of a step whether GO passes over it."""


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


def passes_over(phases: Mapping[int, Phase], batches: Sequence[Batch]) -> Skippable:
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
            return _all_in(SECRET, phases, of_decision.get(step.decision_id, ()))
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

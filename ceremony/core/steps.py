"""The steps of an item: what the MC walks through, one GO after another.

An award item follows the call script: the reader is announced, the decision read, then batch by batch
called, on stage, presented, photographed and seated again. Under a decision of the President honourees
go up first and hear it standing; the Prime Minister's and lower ones are heard from the seats.
Source: domain guide 3 (flag salute, vote) and 4.3 (who goes up when).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ceremony.core.protocol import Batch


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
    is_read: bool = True
    """False for latecomers of a decision that was read before: no decision is read twice."""


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


def _award_steps(group: AwardGroup) -> list[Step]:
    if not group.is_read:
        return [step for batch in group.batches for step in _up_and_back(group, batch)]
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

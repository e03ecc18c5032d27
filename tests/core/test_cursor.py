"""Where the ceremony stands: GO, ←, and what they do to the people on the stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.calling import PASSED_OVER, TRANSITIONS, Move, Phase
from ceremony.core.cursor import (
    BEFORE_THE_FIRST,
    AwardGroup,
    ItemPlan,
    Position,
    Skippable,
    Step,
    StepKind,
    everyone_matters,
    moves_back,
    moves_of,
    next_position,
    passes_over,
    position_at,
    previous_position,
    step_at,
    steps_for,
)
from ceremony.core.protocol import Batch
from ceremony.core.refusals import AtEnd, Unknown

CALLABLE = [Phase.WAITING, Phase.WING, Phase.CALLED, Phase.ON_STAGE, Phase.ON_BEHALF]


@dataclass
class Stage:
    """A plan, its batches and the phases of its people, moved as the use-case moves them."""

    plan: Sequence[ItemPlan]
    batches: Sequence[Batch] = ()
    phases: dict[int, Phase] = field(default_factory=dict)
    position: Position = BEFORE_THE_FIRST

    @property
    def skippable(self) -> Skippable:
        return passes_over(self.phases, self.batches)

    @property
    def step(self) -> Step | None:
        return step_at(self.plan, self.position)

    def go(self) -> StepKind | None:
        self.position = next_position(self.plan, self.position, self.skippable)
        if self.step:
            self.make(moves_of(self.step, self.phases, self.members(self.step)))
        return self.step.kind if self.step else None

    def back(self) -> StepKind | None:
        to = previous_position(self.plan, self.position, self.skippable)
        if self.step:
            self.make(moves_back(self.step, self.phases, self.members(self.step)))
        self.position = to
        return self.step.kind if self.step else None

    def go_to_the_end(self) -> list[Position]:
        visited: list[Position] = []
        for _ in range(sum(len(item.steps) for item in self.plan) + 1):
            try:
                self.go()
            except AtEnd:
                return visited
            visited.append(self.position)
        raise AssertionError("GO does not end")

    def members(self, step: Step) -> tuple[int, ...]:
        return next((batch.recipient_ids for batch in self.batches if batch.no == step.batch), ())

    def make(self, moves: Sequence[tuple[int, Move]]) -> None:
        for recipient_id, move in moves:
            self.phases[recipient_id] = TRANSITIONS[self.phase(recipient_id), move]

    def phase(self, recipient_id: int) -> Phase:
        return self.phases.get(recipient_id, Phase.WAITING)


def award(*groups: AwardGroup, phases: Mapping[int, Phase] | None = None) -> Stage:
    """A ceremony of an opening, one award item and a closing."""
    plan = [ItemPlan(1, "opening"), ItemPlan(2, "award", steps_for("award", groups)), ItemPlan(3, "closing")]
    return Stage(plan, [batch for group in groups for batch in group.batches], dict(phases or {}))


def group(*batches: Batch, call_mode: str = "after", one_by_one: bool = False) -> AwardGroup:
    return AwardGroup(batches[0].decision_id, batches, call_mode, one_by_one)


def batch(no: int, *people: int, decision_id: int = 1) -> Batch:
    return Batch(no, decision_id, "individual", people)


@some.composite
def stages(draw: some.DrawFn, phases: Sequence[Phase] = tuple(Phase)) -> Stage:
    """Any award item: decisions read before or after, called together or one by one, people in `phases`."""
    shapes = draw(
        some.lists(
            some.tuples(
                some.lists(some.integers(1, 4), max_size=3),
                some.sampled_from(["before", "after"]),
                some.booleans(),
            ),
            max_size=3,
        )
    )
    groups, batch_no, person = [], 0, 0
    for decision_id, (sizes, call_mode, one_by_one) in enumerate(shapes, start=1):
        made = []
        for size in sizes:
            batch_no += 1
            made.append(Batch(batch_no, decision_id, "individual", tuple(range(person, person + size))))
            person += size
        groups.append(AwardGroup(decision_id, tuple(made), call_mode, one_by_one))
    stage = award(*groups)
    stage.phases = {one: draw(some.sampled_from(phases)) for one in range(person)}
    skipped = draw(some.sets(some.sampled_from([1, 2, 3])))
    stage.plan = [replace(item, skipped=item.id in skipped) for item in stage.plan]
    return stage


def test_the_ceremony_starts_before_its_first_item_and_never_wraps() -> None:
    stage = Stage([ItemPlan(7, "opening"), ItemPlan(8, "closing")])
    assert stage.step is None
    assert stage.go_to_the_end() == [Position(7, 0), Position(8, 0)]
    with pytest.raises(AtEnd):
        stage.go()
    assert stage.position == Position(8, 0)


def test_back_leads_before_the_first_item_and_no_further() -> None:
    stage = Stage([ItemPlan(7, "opening")])
    stage.go()
    stage.back()
    assert stage.position == BEFORE_THE_FIRST
    with pytest.raises(AtEnd):
        stage.back()


@pytest.mark.parametrize(
    ("type", "steps"),
    [
        ("flag_salute", ["rise", "anthem", "seat"]),
        ("intro", ["reason", "introduce"]),
        ("delegate_vote", ["read", "vote", "result"]),
        ("paper", ["run"]),
        ("award", ["run"]),
    ],
)
def test_the_steps_of_items(type: str, steps: list[str]) -> None:
    assert [step.kind for step in steps_for(type)] == steps


def test_an_ordinary_decision_is_read_first_and_its_batches_called_after() -> None:
    kinds = [step.kind for step in steps_for("award", [group(batch(1, 1, 2), batch(2, 3))])]
    up_and_back = ["call", "on_stage", "present", "photo", "back"]
    assert kinds == ["reader", "reading", *up_and_back, *up_and_back]


def test_a_decision_of_the_president_is_heard_standing_on_the_stage() -> None:
    steps = steps_for("award", [group(batch(1, 1, 2), batch(2, 3), call_mode="before", one_by_one=True)])
    assert [(step.kind, step.batch, step.recipient_id) for step in steps] == [
        ("reader", None, None),
        ("call", 1, None),
        ("name", 1, 1),
        ("name", 1, 2),
        ("on_stage", 1, None),
        ("reading", 1, None),
        ("present", 1, None),
        ("photo", 1, None),
        ("back", 1, None),
        ("call", 2, None),
        ("name", 2, 3),
        ("on_stage", 2, None),
        ("present", 2, None),
        ("photo", 2, None),
        ("back", 2, None),
    ]


def test_go_calls_welcomes_and_presents_a_batch() -> None:
    stage = award(group(batch(1, 1, 2)))
    for _ in range(3):
        stage.go()
    assert stage.phases == {}
    seen = [(stage.go(), stage.phase(1), stage.phase(2)) for _ in range(5)]
    assert seen == [
        ("call", Phase.CALLED, Phase.CALLED),
        ("on_stage", Phase.ON_STAGE, Phase.ON_STAGE),
        ("present", Phase.PRESENTED, Phase.PRESENTED),
        ("photo", Phase.PRESENTED, Phase.PRESENTED),
        ("back", Phase.PRESENTED, Phase.PRESENTED),
    ]


def test_one_by_one_each_is_welcomed_at_the_own_name_and_the_absent_are_not_named() -> None:
    stage = award(group(batch(1, 1, 2, 3), one_by_one=True), phases={2: Phase.ABSENT})
    for _ in range(4):
        stage.go()
    assert (stage.go(), stage.phases) == ("name", {1: Phase.ON_STAGE, 2: Phase.ABSENT, 3: Phase.CALLED})
    assert (stage.go(), stage.phase(3)) == ("name", Phase.ON_STAGE)
    assert stage.go() == "on_stage"


def test_who_comes_after_the_own_name_is_welcomed_with_all_and_goes_back_by_that_name() -> None:
    stage = award(group(batch(1, 1, 2), one_by_one=True), phases={1: Phase.ABSENT})
    for _ in range(5):
        stage.go()
    stage.phases[1] = Phase.CALLED
    assert (stage.go(), stage.phase(1)) == ("on_stage", Phase.ON_STAGE)
    assert (stage.back(), stage.phases) == ("name", {1: Phase.ON_STAGE, 2: Phase.ON_STAGE})
    assert (stage.back(), stage.phases) == ("name", {1: Phase.ON_STAGE, 2: Phase.CALLED})
    assert (stage.back(), stage.phases) == ("call", {1: Phase.CALLED, 2: Phase.CALLED})
    assert (stage.back(), stage.phases) == ("reading", {1: Phase.WAITING, 2: Phase.WAITING})


def test_a_batch_nobody_is_left_of_is_passed_over_whole() -> None:
    gone = {1: Phase.ABSENT, 2: Phase.DEFERRED, 3: Phase.HELD, 4: Phase.WITHDRAWN}
    stage = award(group(batch(1, 1, 2, 3, 4), batch(2, 5)), phases=gone)
    for _ in range(3):
        stage.go()
    stage.go()
    assert stage.step == Step(StepKind.CALL, 2, 1)


def test_a_decision_is_still_read_for_the_absent_but_not_when_it_is_withdrawn_whole() -> None:
    absent = award(group(batch(1, 1)), phases={1: Phase.ABSENT})
    locked = award(group(batch(1, 1)), phases={1: Phase.WITHDRAWN})
    assert [absent.go() for _ in range(4)] == ["run", "reader", "reading", "run"]
    assert [locked.go() for _ in range(2)] == ["run", "run"]


def test_a_stand_in_receives_with_the_batch() -> None:
    stage = award(group(batch(1, 1, 2)), phases={2: Phase.ON_BEHALF})
    stage.go_to_the_end()
    assert stage.phases == {1: Phase.PRESENTED, 2: Phase.PRESENTED}


def test_back_takes_back_exactly_what_the_step_made() -> None:
    stage = award(group(batch(1, 1, 2, 3)), phases={3: Phase.DEFERRED})
    for _ in range(6):
        stage.go()
    stage.phases[2] = Phase.ABSENT
    assert (stage.back(), stage.phases) == (
        "on_stage",
        {1: Phase.ON_STAGE, 2: Phase.ABSENT, 3: Phase.DEFERRED},
    )


def test_a_skipped_item_is_passed_over_both_ways() -> None:
    stage = Stage([ItemPlan(1, "opening"), ItemPlan(2, "arts", skipped=True), ItemPlan(3, "closing")])
    assert stage.go_to_the_end() == [Position(1), Position(3)]
    stage.back()
    assert stage.position == Position(1)


def test_an_item_skipped_while_it_runs_is_left_for_the_next() -> None:
    plan = [ItemPlan(1, "intro", steps_for("intro"), skipped=True), ItemPlan(2, "closing")]
    assert next_position(plan, Position(1, 0)) == Position(2)


def test_a_jump_goes_to_a_step_that_exists() -> None:
    plan = [ItemPlan(1, "intro", steps_for("intro"))]
    assert position_at(plan, 1, 1) == Position(1, 1)
    for item_id, step in [(1, 2), (1, -1), (9, 0), (2**70, 2**70)]:
        with pytest.raises(Unknown):
            position_at(plan, item_id, step)


def test_a_position_beyond_a_shorter_plan_finds_its_way() -> None:
    plan = [ItemPlan(1, "award", steps_for("intro")), ItemPlan(2, "closing")]
    assert next_position(plan, Position(1, 40)) == Position(2)
    assert previous_position(plan, Position(1, 40)) == Position(1, 1)
    assert step_at(plan, Position(1, 40)) is None


def test_an_item_that_is_no_longer_there_is_unknown() -> None:
    for lead in (next_position, previous_position):
        with pytest.raises(Unknown):
            lead([ItemPlan(1, "opening")], Position(9), everyone_matters)


@given(stages())
def test_go_ends_whatever_state_it_starts_from(stage: Stage) -> None:
    visited = stage.go_to_the_end()
    assert len(visited) == len(set(visited))


@given(stages())
def test_go_moves_nobody_who_is_absent_deferred_held_or_withdrawn(stage: Stage) -> None:
    before = {one: phase for one, phase in stage.phases.items() if phase in PASSED_OVER}
    stage.go_to_the_end()
    assert {one: stage.phases[one] for one in before} == before


@given(stages())
def test_whoever_can_be_called_has_been_presented_at_the_end(stage: Stage) -> None:
    stage.plan = [replace(item, skipped=False) for item in stage.plan]
    ready = [one for one, phase in stage.phases.items() if phase in CALLABLE]
    stage.go_to_the_end()
    assert {stage.phases[one] for one in ready} <= {Phase.PRESENTED}


@given(stages([Phase.WAITING, *sorted(PASSED_OVER)]), some.data())
def test_go_then_back_changes_nothing(stage: Stage, data: some.DataObject) -> None:
    walked = data.draw(some.integers(0, 40))
    try:
        for _ in range(walked):
            stage.go()
        before = stage.position, dict(stage.phases)
        stage.go()
    except AtEnd:
        return
    stage.back()
    assert (stage.position, stage.phases) == before


@given(stages([Phase.WAITING, *sorted(PASSED_OVER)]))
def test_all_the_way_back_everybody_waits_again(stage: Stage) -> None:
    before = dict(stage.phases)
    for _ in stage.go_to_the_end():
        stage.back()
    assert (stage.position, stage.phases) == (BEFORE_THE_FIRST, before)


@given(stages(), some.data())
def test_people_marked_by_hand_on_the_way_never_stop_go(stage: Stage, data: some.DataObject) -> None:
    by_hand = some.sampled_from([None, *sorted(stage.phases)])
    for _ in range(sum(len(item.steps) for item in stage.plan)):
        if (one := data.draw(by_hand)) is not None:
            open_now = [move for phase, move in TRANSITIONS if phase is stage.phases[one]]
            stage.make([(one, data.draw(some.sampled_from(open_now)))])
        try:
            stage.go()
        except AtEnd:
            break
    stage.go_to_the_end()

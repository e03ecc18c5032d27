"""The next day is made beside the present one, and every change of it can be put back."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.calling import Phase
from ceremony.core.day import Day, Decision, Item, Recipient, Stage
from ceremony.core.draft import Draft
from ceremony.core.steps import StepKind

BEGINS = datetime(2025, 2, 5, 0, 30, tzinfo=UTC)


def item(id: int, type: str) -> Item:
    return Item(id, id, type, f"Mục {id}", "", 10, "", None)


def decision(id: int, item_id: int | None = None) -> Decision:
    title = "Giấy khen của Chủ tịch UBND xã"
    day = date(2025, 2, 1)
    return Decision(
        id, f"{id}/QĐ-UBND", day, "", "", "gk_xa", title, 500, "", "after", False, "", "", item_id
    )


def recipient(id: int, decision_id: int, batch: int | None) -> Recipient:
    blank = ("",) * 6
    return Recipient(
        id, decision_id, id, "individual", f"Người {id}", *blank, "", False, "", "", None, batch, id, 1
    )


TODAY = Day.of(
    Stage(item_id=2, step=1),
    (item(1, "opening"), item(2, "award"), item(3, "award"), item(4, "closing")),
    (decision(1), decision(2, item_id=3)),
    (recipient(1, 1, 1), recipient(2, 1, 1), recipient(3, 1, 2), recipient(4, 2, 3), recipient(5, 2, None)),
)

times = some.none() | some.integers(0, 90).map(lambda minutes: BEGINS + timedelta(minutes=minutes))
stages = some.fixed_dictionaries(
    {},
    optional={
        "item_id": some.none() | some.integers(1, 4),
        "step": some.integers(0, 5),
        "timer_started_at": times,
        "held_at": times,
        "came_at": times,
        "apart_id": some.none() | some.integers(1, 5),
        "scenes": some.dictionaries(some.just("hall"), some.just({"scene": "black", "text": ""})),
        "note": some.sampled_from(["", "Chậm lại"]),
    },
)
items = some.fixed_dictionaries(
    {},
    optional={
        "started_at": times,
        "ended_at": times,
        "skipped": some.none() | some.just("mất điện"),
        "extra_s": some.integers(-60, 60),
    },
)
recipients = some.fixed_dictionaries(
    {},
    optional={
        "phase": some.sampled_from([str(phase) for phase in Phase]),
        "since": times,
        "times_called": some.integers(0, 3),
        "on_behalf": some.sampled_from(["", "Lê Văn C"]),
    },
)
actions = some.lists(
    some.tuples(some.just("stage"), some.just(0), stages)
    | some.tuples(some.just("item"), some.integers(1, 4), items)
    | some.tuples(some.just("recipient"), some.integers(1, 5), recipients),
    max_size=8,
)
Action = tuple[str, int, dict[str, Any]]


def carried_out(done: list[Action]) -> Draft:
    draft = Draft(TODAY)
    for kind, id, fields in done:
        if kind == "stage":
            draft.set_stage(**fields)
        elif kind == "item":
            draft.set_item(id, **fields)
        else:
            draft.set_recipient(id, **fields)
    return draft


@given(actions)
def test_whoever_looks_at_the_day_as_it_was_goes_on_seeing_it(done: list[Action]) -> None:
    before = deepcopy(TODAY)

    carried_out(done)

    assert before == TODAY


@given(actions)
def test_the_next_day_is_the_one_that_its_rows_make(done: list[Action]) -> None:
    made = carried_out(done).day

    assert made == Day.of(made.stage, made.items, made.decisions, made.recipients)


@given(actions)
def test_what_an_action_changed_is_told_row_by_row(done: list[Action]) -> None:
    draft = carried_out(done)
    made = draft.day

    assert {one.id: one for one in draft.changed_items} == {
        one.id: one for one in made.items if one not in TODAY.items
    }
    assert {one.id: one for one in draft.changed_recipients} == {
        one.id: one for one in made.recipients if one not in TODAY.recipients
    }


@given(actions)
def test_an_action_put_back_leaves_the_day_as_it_was(done: list[Action]) -> None:
    first = carried_out(done)
    second = Draft(first.day)

    second.put_back(first.before)

    assert second.day == TODAY


@given(actions)
def test_an_action_names_no_unit_that_it_left_alone(done: list[Action]) -> None:
    draft = carried_out(done)
    made = draft.day

    for unit, fields in draft.before.items():
        row, _, rest = unit.partition(":")
        number = int(rest.partition(".")[0]) if rest else 0
        now: Any = made.stage
        if row == "item":
            now = next(one for one in made.items if one.id == number)
        elif row == "recipient":
            now = next(one for one in made.recipients if one.id == number)
        assert fields != {field: getattr(now, field) for field in fields}


def test_a_decision_is_given_at_its_own_item_and_one_without_at_the_first_award_item() -> None:
    given_at = {plan.id: {step.decision_id for step in plan.steps} - {None} for plan in TODAY.plan}
    assert given_at == {1: set(), 2: {1}, 3: {2}, 4: set()}


def test_a_batch_added_at_the_end_does_not_have_its_decision_read_again() -> None:
    late = recipient(6, 1, 4)
    day = Day.of(TODAY.stage, TODAY.items, TODAY.decisions, (*TODAY.recipients, late))

    steps = next(plan.steps for plan in day.plan if plan.id == 2)
    assert [step.kind for step in steps].count(StepKind.READING) == 1
    assert steps[-1].batch == 4


def test_who_has_no_place_yet_stands_in_no_batch() -> None:
    assert [one.id for batch in TODAY.batches for one in TODAY.members(batch.no)] == [1, 2, 3, 4]
    assert TODAY.members(None) == ()

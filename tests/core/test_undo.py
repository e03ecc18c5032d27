"""What may be taken back, and what stands on it."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.undo import Action, Units, changed, free, newest, stands_on

ROWS: Units = {
    "stage": {"item_id": None, "step": 0, "held_at": None},
    "stage.scenes": {"scenes": {}},
    "item:1.extra_s": {"extra_s": 0},
    "recipient:1": {"phase": "waiting"},
    "recipient:2": {"phase": "waiting"},
}
PLACES = [(row, field) for row, fields in ROWS.items() for field in fields]
Writes = set[int]
stories = some.lists(some.sets(some.sampled_from(range(len(PLACES))), min_size=1, max_size=4), max_size=8)


def act(rows: Units, number: int, writes: Writes) -> Units:
    """Write something new into these places, and return what was there before."""
    before = deepcopy(rows)
    for place in writes:
        row, field = PLACES[place]
        rows[row][field] = f"of action {number}"
    return changed(before, rows)


def acted(rows: Units, story: list[Writes]) -> list[Action]:
    return [Action(number, act(rows, number, writes)) for number, writes in enumerate(story)]


def put_back(rows: Units, action: Action) -> None:
    for row, fields in action.before.items():
        rows[row] |= fields


@given(stories)
def test_from_the_newest_on_everything_comes_back(story: list[Writes]) -> None:
    rows = deepcopy(ROWS)
    actions = acted(rows, story)

    while (last := newest(actions)) is not None:
        assert stands_on(last, actions) is None
        put_back(rows, last)
        actions = [one for one in actions if one.number != last.number]

    assert rows == ROWS


@given(stories, some.data())
def test_one_that_is_free_is_taken_back_as_if_it_had_never_been(
    story: list[Writes], data: some.DataObject
) -> None:
    rows = deepcopy(ROWS)
    actions = acted(rows, story)
    numbers = sorted(free(actions))
    if not numbers:
        return
    chosen = data.draw(some.sampled_from(numbers))

    put_back(rows, actions[chosen])

    without = deepcopy(ROWS)
    for number, writes in enumerate(story):
        if number != chosen:
            act(without, number, writes)
    assert rows == without


@given(stories)
def test_the_newest_is_always_free(story: list[Writes]) -> None:
    rows = deepcopy(ROWS)
    actions = acted(rows, story)

    last = newest(actions)

    assert (last is None) or last.number in free(actions)


def test_a_certificate_handed_over_stands_on_the_go_that_welcomed_its_person() -> None:
    go = Action(1, {"stage": {"step": 3}, "recipient:1": {"phase": "called"}})
    tick = Action(2, {"recipient:1": {"phase": "on_stage"}}, quiet=True)
    check = Action(3, {"recipient:9": {"phase": "waiting"}}, quiet=True)

    assert stands_on(go, [go, tick, check]) == tick
    assert stands_on(go, [go, Action(2, tick.before, quiet=True, undone=True), check]) is None
    assert (newest([go, tick, check]), newest([go, tick, check], loud=True)) == (check, go)


def test_the_black_screen_is_lifted_whatever_was_called_since() -> None:
    black = Action(1, {"stage.scenes": {"scenes": {}}})
    go = Action(2, {"stage": {"step": 3}, "recipient:1": {"phase": "called"}})

    assert free([black, go]) == {1, 2}


def test_a_go_within_the_item_stands_on_the_go_that_came_to_it() -> None:
    """Both came from step 0: the item alone differs in the first, the step alone in the second."""
    before: Units = {"stage": {"item_id": 1, "step": 0}}
    there: Units = {"stage": {"item_id": 2, "step": 0}}
    came = Action(1, changed(before, there))
    went = Action(2, changed(there, {"stage": {"item_id": 2, "step": 1}}))

    assert stands_on(came, [came, went]) == went
    assert free([came, went]) == {2}

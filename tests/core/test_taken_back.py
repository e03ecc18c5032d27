"""Comings in that somebody took back: what counts, in whatever order it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.late import Coming, agreed
from ceremony.core.taken_back import MOST_KEPT, Past, TakenBack

SEVEN = datetime(2025, 3, 26, 0, 0, tzinfo=UTC)
DESK = 9


def at(minute: float) -> datetime:
    return SEVEN + timedelta(minutes=minute)


def came(minute: float, device: int) -> Coming:
    return Coming(at(minute), f"Cửa {device}", "Lan", device)


def undid(minute: float, device: int) -> TakenBack:
    return TakenBack(at(minute), "Lan", device)


comings = some.builds(came, some.integers(0, 50), some.integers(1, 3))
undos = some.builds(undid, some.integers(0, 50), some.integers(1, 3))
told = some.lists(comings | undos, max_size=8)


def after(past: Past, facts: list[Coming | TakenBack]) -> Past:
    for one in facts:
        past = past.and_coming(one) if isinstance(one, Coming) else past.and_undo(one)
    return past


def test_a_device_takes_back_its_own_and_one_that_had_said_nothing_everybodys() -> None:
    both = after(Past(), [came(5, 1), came(6, 2)])

    assert both.and_undo(undid(9, 2)).in_force == (came(5, 1),)
    assert both.and_undo(undid(9, 3)).in_force == ()


def test_whoever_is_on_record_came_in_after_every_undo_that_was_known() -> None:
    """The desk wrote "came in at 0" when it had long been told of an undo at 10."""
    past = after(Past(), [undid(10, 2), came(0, 1)]).recorded(came(0, DESK))

    assert past.in_force == (came(0, DESK),)
    assert past.recorded(came(0, DESK)) == past


def test_what_the_desk_decided_stands_whatever_was_taken_back_before_it_did() -> None:
    decided = Past().decided(came(0, DESK), at(60))

    assert decided.and_undo(undid(10, 2)).in_force == (came(0, DESK),)
    assert decided.and_undo(undid(61, 2)).in_force == ()


@given(told, some.booleans(), some.data())
def test_told_in_any_order_the_same_counts(
    facts: list[Coming | TakenBack], desk_decides: bool, data: some.DataObject
) -> None:
    """A desk decides by what is known until then, and after everything that doors tell of."""

    def counts(order: list[Coming | TakenBack]) -> set[Coming]:
        half = data.draw(some.integers(0, len(order)))
        past = after(Past(), order[:half])
        if desk_decides:
            past = past.decided(came(0, DESK), at(55))
        return set(after(past, order[half:]).in_force)

    assert counts(facts) == counts(data.draw(some.permutations(facts)))


@given(told, some.data())
def test_whoever_the_desk_let_in_stays_whatever_doors_bring_of_before(
    facts: list[Coming | TakenBack], data: some.DataObject
) -> None:
    half = data.draw(some.integers(0, len(facts)))
    past = after(Past(), facts[:half]).decided(came(0, DESK), at(55))

    assert came(0, DESK) in after(past, facts[half:]).in_force


@given(told)
def test_a_day_like_any_other_is_kept_whole(facts: list[Coming | TakenBack]) -> None:
    past = after(Past(), facts)
    assert past.trimmed() == past


@given(some.lists(comings | undos, min_size=9, max_size=30), some.integers(1, 4))
def test_of_a_past_without_end_what_decides_is_kept(facts: list[Coming | TakenBack], most: int) -> None:
    past = after(Past(), facts)
    short = past.trimmed(most)

    assert (len(short.undos) <= most, len(short.comings) <= 2 * most) == (True, True)
    assert set(short.in_force) <= set(past.in_force)
    assert short.trimmed(most) == short
    if past.in_force:
        assert agreed(short.in_force).first == agreed(past.in_force).first
    else:
        assert short.in_force == ()


def test_a_program_that_invents_devices_cannot_make_a_past_without_end() -> None:
    past = Past()
    for no in range(3 * MOST_KEPT):
        past = past.and_coming(came(no, no)).and_undo(undid(no, -no)).trimmed()

    assert len(past.undos) == MOST_KEPT
    assert len(past.comings) <= 2 * MOST_KEPT


def test_what_a_desk_decided_is_taken_out_again_as_if_never_said() -> None:
    """It sends everybody out, its own device's too; and what doors said before is so again."""
    past = after(Past(), [came(5, 1), came(6, 2), came(7, DESK)])
    out = past.and_undo(TakenBack(at(55), "Bình"))
    let_in = out.decided(came(5, DESK), at(56))

    assert (out.in_force, out.undecided(at(55))) == ((), past)
    assert (let_in.in_force, let_in.undecided(at(56))) == ((came(5, DESK),), out)


def test_a_desk_that_decides_what_a_door_had_said_itself_leaves_the_doors_word_when_it_is_undone() -> None:
    """The desk for problems and the door are one device: both say the very same coming-in."""
    past = after(Past(), [came(5, 1), undid(7, 2)])
    let_in = past.decided(came(5, 1), at(56))

    assert (past.in_force, let_in.in_force) == ((), (came(5, 1),))
    assert let_in.undecided(at(56)) == past
    assert past.taker(came(5, 1)) == undid(7, 2)
    assert let_in.taker(came(5, 1)) is None


def test_what_a_desk_decided_in_the_instant_of_all_the_rest_is_taken_out_again_alone() -> None:
    past = after(Past(), [came(5, 1), undid(5, 2)])
    let_in = past.decided(came(5, 1), at(5))

    assert (let_in.in_force, let_in.undecided(at(5))) == ((came(5, 1),), past)


@given(told, comings, some.integers(0, 60))
def test_deciding_and_taking_that_out_again_leaves_the_past_as_it_was(
    facts: list[Coming | TakenBack], which: Coming, minute: int
) -> None:
    past = after(Past(), facts)
    decided = past.decided(which, at(minute))

    assert which in decided.in_force
    assert decided.undecided(at(minute)) == past


@given(told, comings, some.data())
def test_a_door_that_repeats_its_word_never_weakens_what_a_desk_decided(
    facts: list[Coming | TakenBack], which: Coming, data: some.DataObject
) -> None:
    past = after(Past(), [*facts, which]).decided(which, at(55))
    again = past.and_coming(data.draw(some.sampled_from([*past.comings, which])))

    assert set(again.in_force) == set(past.in_force)
    assert set(again.undecided(at(55)).in_force) == set(past.undecided(at(55)).in_force)

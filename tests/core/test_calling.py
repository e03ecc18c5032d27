"""Calling a recipient: the table, who may move, what GO notices."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.calling import (
    MOVES_OF,
    PASSED_OVER,
    SECRET,
    TRANSITIONS,
    Calling,
    Move,
    Phase,
    changes_go,
    may_move,
    moves_for,
    shown,
)
from ceremony.core.refusals import OutOfTurn

AT = datetime(2025, 3, 26, 1, 30, tzinfo=UTC)
phases = some.sampled_from(Phase)
moves = some.sampled_from(Move)


THE_TABLE = """
waiting:   line_up→wing call→called mark_absent→absent receive_on_behalf→on_behalf defer→deferred
           hold→held withdraw→withdrawn
wing:      call→called take_back→waiting mark_absent→absent receive_on_behalf→on_behalf defer→deferred
           hold→held withdraw→withdrawn
called:    welcome→on_stage mark_absent→absent receive_on_behalf→on_behalf defer→deferred
           call_again→called take_back→waiting
on_stage:  present→presented mark_absent→absent receive_on_behalf→on_behalf defer→deferred take_back→called
presented: take_back→on_stage
absent:    call_again→called receive_on_behalf→on_behalf defer→deferred take_back→waiting
           hold→held withdraw→withdrawn
on_behalf: present→presented receive_on_behalf→on_behalf mark_absent→absent defer→deferred take_back→waiting
           hold→held withdraw→withdrawn
deferred:  call_again→called present→presented receive_on_behalf→on_behalf take_back→waiting
           hold→held withdraw→withdrawn
held:      release→waiting withdraw→withdrawn
withdrawn: release→waiting
"""
"""The table as it hangs beside the control desk."""


def after(*made: Move) -> Calling:
    calling = Calling()
    for minute, move in enumerate(made):
        calling = calling.after(move, AT + timedelta(minutes=minute))
    return calling


def test_the_table_is_the_one_beside_the_desk() -> None:
    hung: list[tuple[str, str, str]] = []
    phase = ""
    for word in THE_TABLE.split():
        if word.endswith(":"):
            phase = word[:-1]
        else:
            hung.append((phase, *word.split("→")))  # type: ignore[arg-type]
    assert [(phase, move, to) for (phase, move), to in TRANSITIONS.items()] == hung


def test_an_honouree_waits_lines_up_is_called_comes_up_and_is_presented() -> None:
    calling = after(Move.LINE_UP, Move.CALL, Move.WELCOME, Move.PRESENT)
    assert calling == Calling(Phase.PRESENTED, AT + timedelta(minutes=3), times_called=1)


def test_one_who_did_not_come_up_is_absent_and_may_be_called_again() -> None:
    assert after(Move.CALL, Move.WELCOME, Move.MARK_ABSENT).phase is Phase.ABSENT
    assert after(Move.CALL, Move.MARK_ABSENT, Move.CALL_AGAIN).times_called == 2


def test_a_stand_in_is_handed_the_certificate() -> None:
    assert after(Move.MARK_ABSENT, Move.RECEIVE_ON_BEHALF, Move.PRESENT).phase is Phase.PRESENTED


def test_a_deferred_certificate_is_handed_over_without_a_call() -> None:
    assert after(Move.DEFER, Move.PRESENT) == Calling(Phase.PRESENTED, AT + timedelta(minutes=1), 0)


def test_pressing_twice_is_refused_and_says_why() -> None:
    with pytest.raises(OutOfTurn) as refused:
        after(Move.CALL, Move.CALL)
    assert refused.value.code == "out_of_turn"
    assert refused.value.details == {"phase": Phase.CALLED, "move": Move.CALL}


@pytest.mark.parametrize("lock", [Move.HOLD, Move.WITHDRAW])
@pytest.mark.parametrize("phase", [Phase.CALLED, Phase.ON_STAGE, Phase.PRESENTED])
def test_a_name_said_aloud_is_not_locked_before_the_call_is_taken_back(phase: Phase, lock: Move) -> None:
    assert lock not in Calling(phase).moves


@pytest.mark.parametrize("phase", sorted(SECRET))
def test_a_locked_name_can_neither_be_called_nor_shown(phase: Phase) -> None:
    assert not shown(phase)
    assert set(Calling(phase).moves) <= {Move.RELEASE, Move.WITHDRAW}


def test_a_desk_is_offered_the_usual_move_first() -> None:
    assert [Calling(phase).moves[0] for phase in Phase] == [
        Move.LINE_UP,
        Move.CALL,
        Move.WELCOME,
        Move.PRESENT,
        Move.TAKE_BACK,
        Move.CALL_AGAIN,
        Move.PRESENT,
        Move.CALL_AGAIN,
        Move.RELEASE,
        Move.RELEASE,
    ]


@given(phases, moves)
def test_what_is_not_in_the_table_cannot_happen(phase: Phase, move: Move) -> None:
    calling = Calling(phase)
    if move in calling.moves:
        assert calling.after(move, AT).phase is TRANSITIONS[phase, move]
    else:
        with pytest.raises(OutOfTurn):
            calling.after(move, AT)


@given(phases)
def test_no_phase_is_a_dead_end_and_every_one_can_be_reached(phase: Phase) -> None:
    assert Calling(phase).moves
    assert _reachable(Phase.WAITING) == set(Phase)
    assert Phase.WAITING in _reachable(phase)


@given(phases, moves)
def test_only_a_call_counts_as_a_call(phase: Phase, move: Move) -> None:
    if move in Calling(phase).moves:
        counted = Calling(phase).after(move, AT).times_called
        assert counted == (move in (Move.CALL, Move.CALL_AGAIN))


def test_each_role_is_offered_its_own_moves() -> None:
    waiting, on_stage = Calling(Phase.WAITING), Calling(Phase.ON_STAGE)
    assert moves_for(waiting, ["wing"]) == (Move.LINE_UP, Move.MARK_ABSENT, Move.RECEIVE_ON_BEHALF)
    assert moves_for(on_stage, ["tray"]) == (
        Move.PRESENT,
        Move.MARK_ABSENT,
        Move.RECEIVE_ON_BEHALF,
        Move.DEFER,
    )
    assert moves_for(on_stage, ["door", "viewer"]) == ()
    assert [moves_for(on_stage, [role]) for role in ("mc", "stage", "organiser")] == [on_stage.moves] * 3


def test_several_roles_add_up() -> None:
    both = moves_for(Calling(Phase.WAITING), iter(["wing", "tray"]))
    assert both == (Move.LINE_UP, Move.MARK_ABSENT, Move.RECEIVE_ON_BEHALF, Move.DEFER)


def test_a_role_takes_back_only_what_it_can_make() -> None:
    assert {phase for phase in Phase if may_move(["wing"], phase, Move.TAKE_BACK)} == {
        Phase.WING,
        Phase.ABSENT,
        Phase.ON_BEHALF,
    }
    assert {phase for phase in Phase if may_move(["tray"], phase, Move.TAKE_BACK)} == {
        Phase.PRESENTED,
        Phase.ABSENT,
        Phase.ON_BEHALF,
        Phase.DEFERRED,
    }


@given(phases, some.sets(some.sampled_from([*MOVES_OF, "door", "screen", "viewer"])))
def test_the_desk_may_make_every_open_move_and_nobody_more(phase: Phase, roles: set[str]) -> None:
    offered = moves_for(Calling(phase), roles)
    assert set(offered) <= set(Calling(phase).moves)
    if roles & {"organiser", "stage", "mc"}:
        assert offered == Calling(phase).moves


def test_checks_at_the_wing_and_ticks_at_the_tray_leave_go_as_it_is() -> None:
    assert not changes_go(Phase.WAITING, Move.LINE_UP)
    assert not changes_go(Phase.WING, Move.TAKE_BACK)
    assert not changes_go(Phase.ON_STAGE, Move.PRESENT, ["tray"])
    assert not changes_go(Phase.PRESENTED, Move.TAKE_BACK, ["tray"])


def test_calling_locking_and_absence_change_what_go_means() -> None:
    assert changes_go(Phase.WING, Move.CALL)
    assert changes_go(Phase.WAITING, Move.MARK_ABSENT, ["wing"])
    assert changes_go(Phase.WAITING, Move.HOLD, ["stage"])
    assert changes_go(Phase.ON_STAGE, Move.PRESENT, ["stage", "tray"])


@given(phases)
def test_nobody_passed_over_is_shown(phase: Phase) -> None:
    assert shown(phase) is (phase not in PASSED_OVER)
    assert SECRET <= PASSED_OVER


def _reachable(start: Phase) -> set[Phase]:
    found, seen = {start}, set[Phase]()
    while found:
        phase = found.pop()
        seen.add(phase)
        found |= {to for (source, _), to in TRANSITIONS.items() if source is phase} - seen
    return seen

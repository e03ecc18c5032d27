"""Calling a recipient: the phases an award goes through, and the moves between them.

The table is the whole rule. Read a line aloud: "called, and marked absent, is absent". What is
not in it cannot happen; its order is the order in which a desk offers the moves.

Source: domain guide 4.3 (chờ → đã mời → trên sân khấu → đã nhận | vắng – nhận thay | vắng – trao sau |
thu hồi, hoãn) and section 7, "what goes wrong".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ceremony.core.refusals import OutOfTurn


class Phase(StrEnum):
    """Where one award stands."""

    WAITING = "waiting"
    WING = "wing"
    CALLED = "called"
    ON_STAGE = "on_stage"
    PRESENTED = "presented"
    ABSENT = "absent"
    ON_BEHALF = "on_behalf"
    DEFERRED = "deferred"
    HELD = "held"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What a person at a desk, a tray or the wing may do to it."""

    LINE_UP = "line_up"
    CALL = "call"
    WELCOME = "welcome"
    PRESENT = "present"
    MARK_ABSENT = "mark_absent"
    RECEIVE_ON_BEHALF = "receive_on_behalf"
    DEFER = "defer"
    HOLD = "hold"
    RELEASE = "release"
    WITHDRAW = "withdraw"
    CALL_AGAIN = "call_again"
    TAKE_BACK = "take_back"


TRANSITIONS = {
    (Phase.WAITING, Move.LINE_UP): Phase.WING,
    (Phase.WAITING, Move.CALL): Phase.CALLED,
    (Phase.WAITING, Move.MARK_ABSENT): Phase.ABSENT,
    (Phase.WAITING, Move.RECEIVE_ON_BEHALF): Phase.ON_BEHALF,
    (Phase.WAITING, Move.DEFER): Phase.DEFERRED,
    (Phase.WAITING, Move.HOLD): Phase.HELD,
    (Phase.WAITING, Move.WITHDRAW): Phase.WITHDRAWN,
    (Phase.WING, Move.CALL): Phase.CALLED,
    (Phase.WING, Move.TAKE_BACK): Phase.WAITING,
    (Phase.WING, Move.MARK_ABSENT): Phase.ABSENT,
    (Phase.WING, Move.RECEIVE_ON_BEHALF): Phase.ON_BEHALF,
    (Phase.WING, Move.DEFER): Phase.DEFERRED,
    (Phase.WING, Move.HOLD): Phase.HELD,
    (Phase.WING, Move.WITHDRAW): Phase.WITHDRAWN,
    (Phase.CALLED, Move.WELCOME): Phase.ON_STAGE,
    (Phase.CALLED, Move.MARK_ABSENT): Phase.ABSENT,
    (Phase.CALLED, Move.RECEIVE_ON_BEHALF): Phase.ON_BEHALF,
    (Phase.CALLED, Move.DEFER): Phase.DEFERRED,
    (Phase.CALLED, Move.CALL_AGAIN): Phase.CALLED,
    (Phase.CALLED, Move.TAKE_BACK): Phase.WAITING,
    (Phase.ON_STAGE, Move.PRESENT): Phase.PRESENTED,
    (Phase.ON_STAGE, Move.MARK_ABSENT): Phase.ABSENT,
    (Phase.ON_STAGE, Move.RECEIVE_ON_BEHALF): Phase.ON_BEHALF,
    (Phase.ON_STAGE, Move.DEFER): Phase.DEFERRED,
    (Phase.ON_STAGE, Move.TAKE_BACK): Phase.CALLED,
    (Phase.PRESENTED, Move.TAKE_BACK): Phase.ON_STAGE,
    (Phase.ABSENT, Move.CALL_AGAIN): Phase.CALLED,
    (Phase.ABSENT, Move.RECEIVE_ON_BEHALF): Phase.ON_BEHALF,
    (Phase.ABSENT, Move.DEFER): Phase.DEFERRED,
    (Phase.ABSENT, Move.TAKE_BACK): Phase.WAITING,
    (Phase.ABSENT, Move.HOLD): Phase.HELD,
    (Phase.ABSENT, Move.WITHDRAW): Phase.WITHDRAWN,
    (Phase.ON_BEHALF, Move.PRESENT): Phase.PRESENTED,
    (Phase.ON_BEHALF, Move.RECEIVE_ON_BEHALF): Phase.ON_BEHALF,
    (Phase.ON_BEHALF, Move.MARK_ABSENT): Phase.ABSENT,
    (Phase.ON_BEHALF, Move.DEFER): Phase.DEFERRED,
    (Phase.ON_BEHALF, Move.TAKE_BACK): Phase.WAITING,
    (Phase.ON_BEHALF, Move.HOLD): Phase.HELD,
    (Phase.ON_BEHALF, Move.WITHDRAW): Phase.WITHDRAWN,
    (Phase.DEFERRED, Move.CALL_AGAIN): Phase.CALLED,
    (Phase.DEFERRED, Move.PRESENT): Phase.PRESENTED,
    (Phase.DEFERRED, Move.RECEIVE_ON_BEHALF): Phase.ON_BEHALF,
    (Phase.DEFERRED, Move.TAKE_BACK): Phase.WAITING,
    (Phase.DEFERRED, Move.HOLD): Phase.HELD,
    (Phase.DEFERRED, Move.WITHDRAW): Phase.WITHDRAWN,
    (Phase.HELD, Move.RELEASE): Phase.WAITING,
    (Phase.HELD, Move.WITHDRAW): Phase.WITHDRAWN,
    (Phase.WITHDRAWN, Move.RELEASE): Phase.WAITING,
}
"""Which move leaves which phase, and where it leads.

- Hold and withdraw are open up to the moment of the call: a name said aloud cannot be unsaid. Whoever
  must stop an award later takes the call back first, which everybody sees.
- GO welcomes a whole batch, so the MC learns on stage that one of ten did not come up: absent, on behalf
  and deferred leave `on_stage` too, in one tap.
- "Somebody receives for them" is one tap; who it is may be said, or said better, once it is known.
- A stand-in whose certificate is taken back stands on stage; who stands in is the award's receiver, which
  no move forgets.
- A deferred award (trao sau) is handed over in the corridor: `present`, without call or stage.
- A withdrawn award is released only to wait again, never straight to the stage.
"""

SECRET = frozenset({Phase.HELD, Phase.WITHDRAWN})
"""Locked on the day (hoãn, rút): neither called nor shown, never sent to a screen or a viewer."""

PASSED_OVER = SECRET | {Phase.ABSENT, Phase.DEFERRED}
"""GO neither moves these nor stops for them; their names stand on no public card."""

_DESK = frozenset(Move)
MOVES_OF: dict[str, frozenset[Move]] = {
    "organiser": _DESK,
    "stage": _DESK,
    "mc": _DESK,
    "wing": frozenset({Move.LINE_UP, Move.TAKE_BACK, Move.MARK_ABSENT, Move.RECEIVE_ON_BEHALF}),
    "tray": frozenset({Move.PRESENT, Move.TAKE_BACK, Move.MARK_ABSENT, Move.RECEIVE_ON_BEHALF, Move.DEFER}),
}
"""The moves of each role. A role that is not here makes none."""

QUIET_MOVES = frozenset(
    {
        (Phase.WAITING, Move.LINE_UP),
        (Phase.WING, Move.TAKE_BACK),
        (Phase.ON_BEHALF, Move.RECEIVE_ON_BEHALF),
    }
)
"""A check at the wing (GO calls a person from the wing and from the hall alike), and a stand-in's name."""


@dataclass(frozen=True, slots=True)
class Calling:
    """Where one award stands. `since` is the instant it got there.

    `times_called` counts how often the name was said aloud; taking a call back does not unsay it.
    """

    phase: Phase = Phase.WAITING
    since: datetime | None = None
    times_called: int = 0

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves open now, in the order a desk should offer them."""
        return tuple(move for phase, move in TRANSITIONS if phase is self.phase)

    def after(self, move: Move, at: datetime) -> Calling:
        """Return this calling once `move` is made, or raise `OutOfTurn`."""
        try:
            phase = TRANSITIONS[self.phase, move]
        except KeyError:
            raise OutOfTurn(phase=self.phase, move=move) from None
        return Calling(phase, at, self.times_called + (move in (Move.CALL, Move.CALL_AGAIN)))


def moves_for(calling: Calling, roles: Iterable[str]) -> tuple[Move, ...]:
    """Return the moves that people in these roles may make now, in the order of a desk."""
    held = tuple(roles)
    return tuple(move for move in calling.moves if may_move(held, calling.phase, move))


def ever_makes(roles: Iterable[str], move: Move) -> bool:
    """Say whether this is a move of one of the roles at all, whatever the phase."""
    return any(move in MOVES_OF.get(role, ()) for role in roles)


def may_move(roles: Iterable[str], phase: Phase, move: Move) -> bool:
    """Say whether one of the roles may make this move from this phase; the table is asked elsewhere.

    A role takes back only what its own moves can make: an usher clears a mark made at the wing, and
    does not send an honouree off the stage.
    """
    return any(
        move in MOVES_OF.get(role, ()) and (move is not Move.TAKE_BACK or phase in _made_by(role))
        for role in roles
    )


def changes_go(before: Phase, move: Move, roles: Iterable[str] = ()) -> bool:
    """Say whether a move changes what GO means next, and so raises the stage revision.

    Neither a check at the wing does, nor a tick at the tray: a certificate handed over, or that tick
    taken back, by people of the tray only. GO would have handed it over in the same breath.
    """
    if (before, move) in QUIET_MOVES:
        return False
    return not (set(roles) == {"tray"} and Phase.PRESENTED in (before, TRANSITIONS.get((before, move))))


def shown(phase: Phase) -> bool:
    """Say whether the name may stand on a public card."""
    return phase not in PASSED_OVER


def _made_by(role: str) -> frozenset[Phase]:
    moves = MOVES_OF[role]
    return frozenset(
        to for (phase, move), to in TRANSITIONS.items() if move in moves and move is not Move.TAKE_BACK
    )

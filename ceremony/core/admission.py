"""What the door answers to a scanned code or a chosen name.

An answer is a value, never a refusal: "đã vào lúc 07:52, cửa B, Lan" is what the door needs to hear. Only
`admitted` changes who is present. Caps and shares warn elsewhere; they never close a door.
Source: the contract, check-ins; domain guide 2.1 (substitutes) and 7 (no double check-in, undo).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """How a delegate stands towards this session before coming to the door."""

    EXPECTED = "expected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class CodeKind(StrEnum):
    """What the scanned code is. A name chosen from the list counts as the current code."""

    CURRENT = "current"
    REISSUED = "reissued"
    OTHER_EVENT = "other_event"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """The door's answer, as the contract names it."""

    ADMITTED = "admitted"
    AGAIN = "again"
    REPLACED = "replaced"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    WRONG_EVENT = "wrong_event"
    UNKNOWN = "unknown"
    CONFIRM = "confirm"
    """A guest of honour: nobody is let in before the door has looked up and said so."""


class Tone(StrEnum):
    """Green: go in. Gold: receive with honours. Amber: a person must look. Red: not with this code."""

    GREEN = "green"
    GOLD = "gold"
    AMBER = "amber"
    RED = "red"


TONES = {
    Outcome.ADMITTED: Tone.GREEN,
    Outcome.AGAIN: Tone.AMBER,
    Outcome.REPLACED: Tone.AMBER,
    Outcome.DECLINED: Tone.AMBER,
    Outcome.WITHDRAWN: Tone.RED,
    Outcome.WRONG_EVENT: Tone.RED,
    Outcome.UNKNOWN: Tone.RED,
    Outcome.CONFIRM: Tone.GOLD,
}
OF_HONOUR = "guest_superior"
"""The category whose people the hosts receive, unless somebody said otherwise of one of them."""


def is_vip(category: str, said: bool | None) -> bool:
    """Say whether the hosts receive this person. `said` is what the organiser wrote; None: nothing.

    >>> is_vip("guest_superior", None), is_vip("guest_superior", False), is_vip("leader", True)
    (True, False, True)
    """
    return category == OF_HONOUR if said is None else said


@dataclass(frozen=True, slots=True)
class Entrance:
    """One coming in: when, by which door, let in by whom."""

    at: datetime
    door: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the door says, and what follows.

    `first` is the coming-in that counts after this answer. `takes_over` says that it is this scan although
    somebody was let in by an earlier-arrived one: a door that was offline brings an older hour.
    """

    outcome: Outcome
    first: Entrance | None = None
    takes_over: bool = False

    @property
    def admits(self) -> bool:
        """Whether one more person is present."""
        return self.outcome is Outcome.ADMITTED

    @property
    def seats(self) -> bool:
        """Whether the person is told a seat: a refusal that shows one has an usher seat whom it refuses."""
        return self.outcome in (Outcome.ADMITTED, Outcome.AGAIN)

    @property
    def tone(self) -> Tone:
        return TONES[self.outcome]


def answer(
    code: CodeKind,
    scan: Entrance,
    standing: Standing = Standing.EXPECTED,
    first: Entrance | None = None,
    confirm: bool = False,
    pause: bool = False,
) -> Answer:
    """Return what the door answers to this scan.

    What is wrong with the code comes before what is wrong with the person; who has come in is told so even
    after declining. `confirm` admits somebody who had declined, and nobody else. `pause` says that this is a
    guest of honour at a door that asks first: then it is `confirm` that lets in.
    """
    if code is CodeKind.UNKNOWN:
        return Answer(Outcome.UNKNOWN)
    if code is CodeKind.OTHER_EVENT:
        return Answer(Outcome.WRONG_EVENT)
    if standing is Standing.WITHDRAWN:
        return Answer(Outcome.WITHDRAWN, first)
    if code is CodeKind.REISSUED or standing is Standing.REPLACED:
        return Answer(Outcome.REPLACED, first)
    if first is not None:
        earlier = scan.at < first.at
        return Answer(Outcome.AGAIN, scan if earlier else first, takes_over=earlier)
    if standing is Standing.DECLINED and not confirm:
        return Answer(Outcome.DECLINED)
    if pause and not confirm:
        return Answer(Outcome.CONFIRM)
    return Answer(Outcome.ADMITTED, scan)

"""What the door answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.admission import Answer, CodeKind, Entrance, Outcome, Standing, Tone, answer

SEVEN = datetime(2025, 3, 26, 0, 0, tzinfo=UTC)


def scan(minute: int, door: str = "A", by: str = "Minh") -> Entrance:
    return Entrance(SEVEN + timedelta(minutes=minute), door, by)


def test_an_expected_delegate_goes_in() -> None:
    said = answer(CodeKind.CURRENT, scan(5))
    assert (said, said.tone, said.admits) == (Answer(Outcome.ADMITTED, scan(5)), Tone.GREEN, True)


@given(some.sampled_from(CodeKind), some.sampled_from(Standing), some.booleans(), some.booleans())
def test_who_is_not_let_in_is_told_no_seat(
    code: CodeKind, standing: Standing, inside: bool, confirm: bool
) -> None:
    said = answer(code, scan(9), standing, scan(5) if inside else None, confirm)
    refused = code is not CodeKind.CURRENT or standing in (Standing.WITHDRAWN, Standing.REPLACED)
    asked = standing is Standing.DECLINED and not inside and not confirm
    assert said.seats is not (refused or asked)


def test_a_second_scan_is_told_when_where_and_by_whom() -> None:
    lan = scan(52, "B", "Lan")
    said = answer(CodeKind.CURRENT, scan(60), first=lan)
    assert (said, said.tone, said.admits) == (Answer(Outcome.AGAIN, lan), Tone.AMBER, False)


def test_a_door_that_was_offline_brings_an_earlier_hour_and_still_hears_again() -> None:
    said = answer(CodeKind.CURRENT, scan(40), first=scan(52))
    assert said == Answer(Outcome.AGAIN, scan(40), takes_over=True)


def test_the_same_minute_takes_nothing_over() -> None:
    assert answer(CodeKind.CURRENT, scan(52, "C"), first=scan(52)).takes_over is False


def test_who_had_declined_is_let_in_when_the_door_confirms() -> None:
    assert answer(CodeKind.CURRENT, scan(1), Standing.DECLINED) == Answer(Outcome.DECLINED)
    assert answer(CodeKind.CURRENT, scan(1), Standing.DECLINED, confirm=True).admits


def test_who_came_in_after_declining_is_in() -> None:
    assert answer(CodeKind.CURRENT, scan(9), Standing.DECLINED, first=scan(1)).outcome is Outcome.AGAIN


def test_a_reprinted_invitation_is_told_from_a_fake() -> None:
    assert answer(CodeKind.REISSUED, scan(1)).outcome is Outcome.REPLACED
    assert answer(CodeKind.UNKNOWN, scan(1)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("code", "standing", "outcome", "tone"),
    [
        (CodeKind.UNKNOWN, Standing.EXPECTED, "unknown", "red"),
        (CodeKind.OTHER_EVENT, Standing.EXPECTED, "wrong_event", "red"),
        (CodeKind.CURRENT, Standing.WITHDRAWN, "withdrawn", "red"),
        (CodeKind.REISSUED, Standing.WITHDRAWN, "withdrawn", "red"),
        (CodeKind.CURRENT, Standing.REPLACED, "replaced", "amber"),
        (CodeKind.CURRENT, Standing.DECLINED, "declined", "amber"),
    ],
)
def test_who_does_not_simply_go_in(code: CodeKind, standing: Standing, outcome: str, tone: str) -> None:
    said = answer(code, scan(1), standing)
    assert (said.outcome, said.tone, said.admits) == (outcome, tone, False)


@given(
    some.sampled_from(CodeKind),
    some.sampled_from(Standing),
    some.one_of(some.none(), some.integers(0, 99).map(scan)),
    some.booleans(),
)
def test_nobody_is_counted_twice_and_confirming_opens_only_a_refusal_to_come(
    code: CodeKind, standing: Standing, first: Entrance | None, confirm: bool
) -> None:
    said = answer(code, scan(50), standing, first, confirm)
    if said.admits:
        assert first is None
        assert code is CodeKind.CURRENT
        assert standing is Standing.EXPECTED or (standing is Standing.DECLINED and confirm)
    if first is not None and said.first is not None:
        assert said.first.at == min(first.at, scan(50).at) or said.first == first


def test_a_guest_of_honour_is_let_in_only_when_a_door_that_asks_first_confirms() -> None:
    asked = answer(CodeKind.CURRENT, scan(1), pause=True)
    said = answer(CodeKind.CURRENT, scan(2), confirm=True, pause=True)
    inside = answer(CodeKind.CURRENT, scan(3), first=scan(2), pause=True)
    assert (asked, asked.tone, asked.seats) == (Answer(Outcome.CONFIRM), Tone.GOLD, False)
    assert (said.outcome, inside.outcome) == (Outcome.ADMITTED, Outcome.AGAIN)

"""What a checklist says of a door's device before the doors open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ceremony.core.device_state import Report, State, state

NOW = datetime(2026, 3, 26, 6, 0, tzinfo=UTC)
WELL = Report(
    NOW - timedelta(seconds=10),
    battery=80,
    charging=False,
    camera="on",
    roster_at=NOW - timedelta(minutes=2),
    roster_size=200,
    secure=True,
)


def told(**said: object) -> tuple[str, tuple[str, ...]]:
    """The lamp of a connected door that says the usual, this excepted."""
    found: State = state(True, True, replace(WELL, **said), NOW)  # type: ignore[arg-type]
    return found.lamp.value, found.reasons


@pytest.mark.parametrize(
    ("said", "lamp", "reasons"),
    [
        ({}, "green", ()),
        ({"battery": None, "charging": None, "camera": "none"}, "green", ()),
        ({"battery": 9}, "red", ("empty",)),
        ({"battery": 9, "charging": True}, "green", ()),
        ({"battery": 25}, "amber", ("weak",)),
        ({"camera": "untested"}, "amber", ("camera_untested",)),
        ({"camera": "untested", "coarse": False}, "green", ()),
        ({"camera": "insecure", "secure": False}, "amber", ("plain",)),
        ({"waiting": 12, "roster_size": None}, "amber", ("waiting", "no_list")),
        ({"roster_at": NOW - timedelta(hours=1)}, "amber", ("old_list",)),
        ({"said_at": NOW - timedelta(minutes=2)}, "amber", ("silent",)),
    ],
)
def test_a_door_is_ready_or_is_told_what_to_look_at(
    said: dict[str, object], lamp: str, reasons: tuple[str, ...]
) -> None:
    assert told(**said) == (lamp, reasons)


def test_a_door_that_is_gone_is_red_another_device_amber_and_a_program_has_no_lamp() -> None:
    gone = state(True, False, replace(WELL, waiting=3), NOW)
    others = [state(False, False, None, NOW), state(True, False, None, NOW, is_program=True)]

    assert (gone.lamp.value, gone.reasons) == ("red", ("lost", "waiting"))
    assert [one.lamp.value for one in others] == ["amber", "grey"]

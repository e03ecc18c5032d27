"""How a device of the crew stands, for whoever must see it before the doors open: one lamp, and why.

A door needs power, a camera or a scanner, a list of its own and a line; every other device needs a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WEAK, EMPTY = 25, 10
"""Percent of a battery that is not being charged."""
SILENT_AFTER = timedelta(seconds=60)
LIST_OLD_AFTER = timedelta(minutes=30)
OLD_AFTER = timedelta(minutes=30)
"""How long after a device was last there it is none of the day's any more."""


class Lamp(StrEnum):
    """Green: ready. Amber: look at it. Red: this door stands still. Grey: a program, which has no line."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Report:
    """What a door's device said of itself last."""

    said_at: datetime
    battery: int | None = None
    """Percent; None where the browser does not tell."""
    charging: bool | None = None
    camera: str = "untested"
    """`on off denied none insecure untested black`."""
    roster_at: datetime | None = None
    """When it brought its list of guests, by the server's clock."""
    roster_size: int | None = None
    waiting: int = 0
    """How many comings-in it has not been able to send yet."""
    secure: bool = False
    """Whether its page came over https: without it there is no camera and no page without network."""
    page: str = ""
    """The door it stands at, and who stands there, as its page names them."""
    coarse: bool = True
    """Whether fingers point at it: a phone scans with its camera, a laptop has a scanner or a keyboard."""


@dataclass(frozen=True, slots=True)
class State:
    """The lamp, and what there is to look at, the worst first."""

    lamp: Lamp
    reasons: tuple[str, ...] = ()


GREEN = State(Lamp.GREEN)


def state(
    is_door: bool, connected: bool, report: Report | None, now: datetime, is_program: bool = False
) -> State:
    """Say how a device stands.

    >>> state(False, False, None, datetime.min).lamp.value, state(True, True, None, datetime.min).reasons
    ('amber', ('unheard',))
    """
    if is_program:
        return State(Lamp.GREY)
    if not connected:
        return State(Lamp.RED if is_door else Lamp.AMBER, ("lost", *_unsent(report)))
    if not is_door:
        return GREEN
    if report is None:
        return State(Lamp.AMBER, ("unheard",))
    empty = _below(report, EMPTY)
    reasons = ("empty",) * empty + _doubts(report, now)
    return State(Lamp.RED if empty else Lamp.AMBER if reasons else Lamp.GREEN, reasons)


def _doubts(report: Report, now: datetime) -> tuple[str, ...]:
    weak = _below(report, WEAK) and not _below(report, EMPTY)
    silent = now - report.said_at > SILENT_AFTER
    old = report.roster_at is not None and now - report.roster_at > LIST_OLD_AFTER
    needed = ("untested", "denied", "black") if report.coarse else ("denied", "black")
    camera = report.camera in needed and report.secure
    found = (
        ("silent", silent),
        ("weak", weak),
        (f"camera_{report.camera}", camera),
        ("plain", not report.secure),
        ("no_list", not report.roster_size),
        ("old_list", bool(report.roster_size) and old),
    )
    return (*_unsent(report), *(reason for reason, holds in found if holds))


def is_old(seen_at: datetime, has_heir: bool, waiting: int, now: datetime) -> bool:
    """Say whether a device without a line is one of before: nobody has to look for it.

    `seen_at` is when it was there last; `has_heir`: one of its name and work is connected, who joined again.
    Never while it keeps comings-in that it could not send.
    """
    return not waiting and (has_heir or now - seen_at > OLD_AFTER)


def _unsent(report: Report | None) -> tuple[str, ...]:
    return ("waiting",) if report is not None and report.waiting else ()


def _below(report: Report, percent: int) -> bool:
    return report.battery is not None and report.battery <= percent and not report.charging

"""The names by which an event's doors are known: of comings-in, and given since this server began."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from ceremony.base.db import prepared
from ceremony.base.kept import Kept
from ceremony.checkin.models import Attendance
from ceremony.core.doors import MOST, as_known, key, next_door

_NAMES = (
    select(Attendance.door)
    .where(Attendance.event_id == bindparam("event"), Attendance.door != "")
    .group_by(Attendance.door)
    .order_by(func.count().desc(), Attendance.door)
    .limit(MOST)
)
_kept: Kept[dict[str, str]] = Kept()


def known_doors(event_id: int) -> list[str]:
    """The doors that have a name by now, in the order of the alphabet."""
    return sorted(_read(event_id, _known(event_id)).values(), key=key)


def door_called(event_id: int, name: str) -> str:
    """The spelling by which this door is known; from now on its own, if there is none.

    Rows are read for a name that was not heard before, so a whole day reads a few times.
    """
    known = _known(event_id)
    own = key(name)
    if own and own not in known and len(known) < MOST:
        _read(event_id, known).setdefault(own, name)
    return as_known(name, known)


def door_proposed(event_id: int) -> str:
    """A name for the next door, of which nobody has heard."""
    return next_door(known_doors(event_id))


def _known(event_id: int) -> dict[str, str]:
    known = _kept.at(event_id, 0)
    return _kept.keep(event_id, 0, {}) if known is None else known


def _read(event_id: int, known: dict[str, str]) -> dict[str, str]:
    for (name,) in prepared(_NAMES, event=event_id):
        if len(known) < MOST:
            known.setdefault(key(name), name)
    return known

"""What an event's status locks. Each status locks what those before it lock, and some more.

draft   nothing
ready   its address: it stands on launchers and in open tabs
live    what it is (kind, form), how its lists are filed, a programme that has begun, what has happened
closed  everything but being opened again
"""

from __future__ import annotations

from enum import StrEnum

from ceremony.core.refusals import Conflict


class Lock(StrEnum):
    """Something about an event that cannot be changed any more."""

    ADDRESS = "address"
    KIND = "kind"
    FILING = "filing"
    PROGRAMME = "programme"
    HAPPENED = "happened"
    EVERYTHING = "everything"


STATUSES = ("draft", "ready", "live", "closed")
NEXT = {"draft": ("ready",), "ready": ("draft", "live"), "live": ("ready", "closed"), "closed": ("live",)}
"""Which statuses follow which. A live event can go back to ready: the day may be postponed at the door."""

LOCKS: dict[str, tuple[Lock, ...]] = {
    "draft": (),
    "ready": (Lock.ADDRESS,),
    "live": (Lock.ADDRESS, Lock.KIND, Lock.FILING, Lock.PROGRAMME, Lock.HAPPENED),
    "closed": (Lock.EVERYTHING,),
}


def is_locked(status: str, lock: Lock) -> bool:
    """Say whether this status locks it."""
    return bool({lock, Lock.EVERYTHING} & set(LOCKS[status]))


def must_be_open(status: str, lock: Lock) -> None:
    """Go on only if this status does not lock it.

    Raises:
        Conflict: `locked`, with what is locked.
    """
    if is_locked(status, lock):
        raise Conflict("locked", what=str(lock), status=status)

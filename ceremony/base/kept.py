"""What was made of an event's rows, kept until they change."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

from sqlalchemy import Engine

from ceremony.base.db import db

Made = TypeVar("Made")
EVENTS = 4
"""Shown at the same time by one server: a rehearsal, the day, and the year before."""


class Kept(Generic[Made]):
    """One thing for each event, good for one revision of it.

    A revision must be of the very moment that was read, and on disk: a change that has not been committed
    may give its number to another.
    """

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[Engine, int], tuple[int, Made]] = OrderedDict()

    def at(self, event_id: int, revision: int) -> Made | None:
        """What was kept at this revision; None if it has to be made."""
        kept = self._made.get(_key(event_id))
        return kept[1] if kept is not None and kept[0] == revision else None

    def keep(self, event_id: int, revision: int, made: Made) -> Made:
        """Keep it, unless what is kept is newer, and return it."""
        key = _key(event_id)
        if key not in self._made or self._made[key][0] <= revision:
            self._made[key] = (revision, made)
            self._made.move_to_end(key)
        while len(self._made) > EVENTS:
            self._made.popitem(last=False)
        return made

    def forget(self, event_id: int) -> None:
        """It was changed beside what its keeper knows of: make it anew."""
        self._made.pop(_key(event_id), None)


def _key(event_id: int) -> tuple[Engine, int]:
    return db.engine, event_id

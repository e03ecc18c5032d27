"""One change: wait your turn, decide, commit, then redraw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from ceremony.base import clock, journal, live
from ceremony.base.turns import once_on_disk, turn
from ceremony.core.actor import Actor
from ceremony.core.facts import Entry, Fact


class Change:
    """An open change: its instant, its actor, the facts it records."""

    def __init__(self, stream: journal.Stream | None, actor: Actor, at: datetime) -> None:
        self._stream = stream
        self.actor = actor
        self.at = at
        self.entries: list[Entry] = []
        self.afterwards: list[Callable[[], object]] = []

    @property
    def event_id(self) -> int:
        if self._stream is None:
            raise RuntimeError("a change of the house belongs to no event")
        return self._stream.event_id

    @property
    def revision(self) -> int:
        """The event's revision as this change leaves it."""
        if self._stream is None:
            raise RuntimeError("a change of the house belongs to no event")
        return self._stream.number if self.entries else self._stream.number - 1

    @property
    def closed(self) -> bool:
        """Whether the event was closed already when this change began."""
        return self._stream is not None and self._stream.closed

    def record(self, fact: Fact) -> None:
        """Remember that this happened; the screens it touches are redrawn after the commit."""
        if self._stream is None:
            raise RuntimeError("a change of the house has no journal")
        self.entries.append(Entry(self._stream.event_id, self._stream.number, self.at, self.actor.name, fact))

    def then(self, work: Callable[[], object]) -> None:
        """Do this once the change is on disk (and not at all if it is refused)."""
        self.afterwards.append(work)

    def begins(self, event_id: int) -> None:
        """This change of the house has made an event: from here on it is that event's first."""
        self._stream = journal.open_stream(event_id)

    def _write(self) -> None:
        if self._stream is not None and self.entries:
            journal.write(self._stream, self.entries, self.actor.device_id)


@contextmanager
def change(event_id: int | None, actor: Actor, *, even_closed: bool = False) -> Iterator[Change]:
    """Make one change to an event, or none. Read its rows inside the `with`.

    Changes are made one after another. Those that arrive together share a commit, each in its own
    savepoint, so one that is refused undoes only itself; nobody is answered, and nothing is drawn,
    before the commit has reached the disk.

    `event_id` None is a change of the house (accounts, new events): the same line, no journal.

    Raises:
        Unknown: there is no such event.
        Closed: the event is closed, and this is not the change that reopens it.
    """
    with turn():
        stream = journal.open_stream(event_id, even_closed) if event_id is not None else None
        this = Change(stream, actor, clock.now())
        yield this
        this._write()
    once_on_disk(lambda: _tell(this))


def _tell(this: Change) -> None:
    try:
        for work in this.afterwards:
            work()
    finally:
        if this.entries:
            live.redraw(this.entries)

"""The journal: append-only numbered facts of each event.

The number is the event's revision, a column of its row, raised inside the change that records. A
change that records nothing raises nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Table, bindparam, column, insert, select, table, update
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model, prepared
from ceremony.core.facts import Entry
from ceremony.core.refusals import Closed, Unknown

STREAM = table("event", column("id"), column("revision"), column("status"))


class JournalLine(Model):
    """One fact. `number` is the revision its change made; `place` tells facts of one change apart."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_event_kind", "event_id", "kind", "number"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    device_id: Mapped[int | None]
    kind: Mapped[str]
    data: Mapped[dict[str, Any]]


@dataclass(slots=True)
class Stream:
    """An event's journal, opened for one change."""

    event_id: int
    number: int
    closed: bool = False


LINES: Table = JournalLine.__table__  # type: ignore[assignment]
_OPEN = select(STREAM.c.revision, STREAM.c.status).where(STREAM.c.id == bindparam("event")).with_for_update()
_RAISE = update(STREAM).where(STREAM.c.id == bindparam("event")).values(revision=bindparam("number"))
_APPEND = insert(LINES)


def open_stream(event_id: int, even_closed: bool = False) -> Stream:
    """Take the event's next number. On PostgreSQL this is where the next writer waits.

    Raises:
        Unknown: there is no such event.
        Closed: the event is closed and this change may not touch a closed one.
    """
    row = prepared(_OPEN, event=event_id).one_or_none()
    if row is None:
        raise Unknown(what="event")
    if row.status == "closed" and not even_closed:
        raise Closed()
    return Stream(event_id, row.revision + 1, row.status == "closed")


def write(stream: Stream, entries: Sequence[Entry], device_id: int | None) -> None:
    """Append the facts of one change and raise the event's revision to their number."""
    prepared(_RAISE, event=stream.event_id, number=stream.number)
    prepared(
        _APPEND,
        [
            {
                "event_id": entry.event_id,
                "number": entry.number,
                "place": place,
                "at": entry.at,
                "by": entry.by,
                "device_id": device_id,
                "kind": entry.fact.kind,
                "data": entry.fact.plain(),
            }
            for place, entry in enumerate(entries)
        ],
    )

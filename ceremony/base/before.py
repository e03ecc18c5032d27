"""What the office's lists were before a change, so that a person can take it back.

Wherever rows of a list are written before the day (an import, an edit, an order by hand), the change is made
inside `remembered`: which rows are new, which are others now and what they were is kept beside the journal.
How a change is taken back: `putting_back.py`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    LargeBinary,
    Table,
    event,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.session import Session

from ceremony.base.change import Change
from ceremony.base.db import Model, breathe, db

KEPT = 60
"""So many changes of each of an event's lists (people, awards, old pages …) can be taken back; of older ones
only that they were made is known."""
BY_IDS = 500
LETS_GO = "lets_go"
"""In a column's `info`: the row it points at may go, and it then points at nothing. Its value names a column
that must be false for that (a link that nobody confirmed), or is empty: always."""
FOLLOWS = "follows"
"""In a column's `info`: it follows from other rows. A row of which nothing else is another is not counted."""
NO_LISTS = frozenset({"event", "list_change", "upload", "portrait"})
"""Tables that a change of a list may write besides, and that are no list."""
Plain = dict[str, Any]


class ListChange(Model):
    """One change to an event's lists: who made it, when, and the rows as they were."""

    __tablename__ = "list_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    number: Mapped[int]
    """The journal's number of it."""
    at: Mapped[datetime]
    by: Mapped[str]
    kind: Mapped[str]
    """`people_import`, `people_edit`, `awards_import` … : which list, and what was done to it."""
    what: Mapped[str] = mapped_column(default="")
    """To whom or with which file."""
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """How many rows are `new`, `changed`, `gone`."""
    rows: Mapped[bytes | None] = mapped_column(LargeBinary)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str] = mapped_column(default="")


class Seen:
    """Rows that were written since the change began: each as it was, None for a new one."""

    def __init__(self) -> None:
        self.was: dict[int, tuple[Model, Plain | None]] = {}
        self.gone: dict[int, tuple[Model, Plain]] = {}

    def look(self, session: Session) -> None:
        for row in _of_lists(session.deleted):
            self.gone.setdefault(id(row), (row, _as_it_was(row)))
        for row in _of_lists(session.dirty):
            if session.is_modified(row):
                self.was.setdefault(id(row), (row, _as_it_was(row)))
        for row in _of_lists(session.new):
            self.was.setdefault(id(row), (row, None))


@contextmanager
def remembered(this: Change, kind: str, what: str = "") -> Iterator[None]:
    """Keep what the rows written in here were, so that this change can be taken back.

    Rows are to be written through the session; the change must record a fact, or nothing is kept.
    """
    session, seen = db.session(), Seen()

    def before_flush(flushed: Session, _context: object, _instances: object) -> None:
        seen.look(flushed)

    event.listen(session, "before_flush", before_flush)
    try:
        yield
        session.flush()
    finally:
        event.remove(session, "before_flush", before_flush)
    kept = _kept(seen)
    if kept:
        _write(this, kind, what[:300], kept)


@dataclass(frozen=True, slots=True)
class Past:
    """A change as a page tells it; `rows` says whether what it was is still kept."""

    id: int
    at: datetime
    by: str
    kind: str
    what: str
    counts: dict[str, Any]
    undone_at: datetime | None
    undone_by: str
    rows: bool


_COLUMNS = [getattr(ListChange, one) for one in Past.__dataclass_fields__ if one != "rows"]


def latest(event_id: int, kinds: Sequence[str], limit: int = 10, what: str | None = None) -> list[Past]:
    """The newest changes of these kinds, a kind being what the name begins with; `what`: only to that."""
    of_kind = or_(*(ListChange.kind.startswith(kind, autoescape=True) for kind in kinds))
    wanted = select(*_COLUMNS, ListChange.rows.is_not(None)).where(ListChange.event_id == event_id, of_kind)
    if what is not None:
        wanted = wanted.where(ListChange.what == what)
    rows = db.session.execute(wanted.order_by(ListChange.id.desc()).limit(limit))
    return [_past(row) for row in rows]


def taken_back(event_id: int, number: int) -> Past | None:
    """The change of this number, if somebody has taken it back since."""
    undone = ListChange.undone_at.is_not(None)
    wanted = select(*_COLUMNS, ListChange.rows.is_not(None)).where(ListChange.event_id == event_id, undone)
    row = db.session.execute(wanted.where(ListChange.number == number).limit(1)).one_or_none()
    return _past(row) if row else None


def _past(row: Sequence[Any]) -> Past:
    return Past(**dict(zip(Past.__dataclass_fields__, row, strict=True)))


def _of_lists(rows: Iterable[Any]) -> Iterator[Any]:
    return (row for row in rows if row.__tablename__ not in NO_LISTS)


def _as_it_was(row: Model) -> Plain:
    """The row's columns as they are on disk, of those that were read."""
    state = inspect(row)
    return {
        attribute.key: state.committed_state.get(attribute.key, getattr(row, attribute.key))
        for attribute in state.mapper.column_attrs
    }


def _kept(seen: Seen) -> dict[str, list[Plain]]:
    """By table, each row with its id, what it was (None: new) and what it is (None: gone), as JSON has it."""
    found: dict[str, list[Plain]] = {}
    for no, (row, was) in enumerate(seen.was.values(), start=1):
        if no % BY_IDS == 0:
            breathe()
        if id(row) in seen.gone:
            continue
        now = {one.key: getattr(row, one.key) for one in row.__mapper__.column_attrs}
        names = [name for name in now if was is not None and was[name] != now[name]]
        if was is not None and not names:
            continue
        table = db.metadata.tables[row.__tablename__]
        kept = {
            "id": now[key_of(table).name],
            "was": None if was is None else plain({name: was[name] for name in names}),
            "is": print_of(table, now) if was is None else plain({name: now[name] for name in names}),
        }
        found.setdefault(row.__tablename__, []).append(kept)
    for row, whole in seen.gone.values():
        if id(row) not in seen.was or seen.was[id(row)][1] is not None:
            id_ = whole[key_of(db.metadata.tables[row.__tablename__]).name]
            kept = {"id": id_, "was": plain(whole), "is": None}
            found.setdefault(row.__tablename__, []).append(kept)
    return found


def _write(this: Change, kind: str, what: str, kept: Mapping[str, list[Plain]]) -> None:
    told = [_told(db.metadata.tables[table], rows) for table, rows in kept.items()]
    rows = max(told, key=len)  # a decision that comes with its people is told by its people
    counts = {
        "new": sum(row["was"] is None for row in rows),
        "gone": sum(row["is"] is None for row in rows),
    }
    counts["changed"] = len(rows) - sum(counts.values())
    db.session.add(
        ListChange(
            event_id=this.event_id,
            number=this.revision + (0 if this.entries else 1),
            at=this.at,
            by=this.actor.name,
            kind=kind,
            what=what,
            counts=counts,
            rows=zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 1),
        )
    )
    db.session.flush()
    of_list = ListChange.kind.startswith(kind.partition("_")[0] + "_", autoescape=True)
    mine = select(ListChange.id).where(
        ListChange.event_id == this.event_id, of_list, ListChange.rows.is_not(None)
    )
    too_many = db.session.scalars(mine.order_by(ListChange.id.desc()).offset(KEPT)).all()
    if too_many:
        db.session.execute(update(ListChange).where(ListChange.id.in_(too_many)).values(rows=None))


def _told(table: Table, rows: Sequence[Plain]) -> list[Plain]:
    """The rows that somebody changed; of others only a place follows from these."""
    follows = {column.name for column in table.columns if FOLLOWS in column.info}
    return [row for row in rows if row["was"] is None or row["is"] is None or row["was"].keys() - follows]


def key_of(table: Table) -> Column[Any]:
    """The column that finds a row again; a list's row has one."""
    return next(iter(table.primary_key.columns))


def plain(values: Mapping[str, Any]) -> Plain:
    """Values as JSON takes them."""
    return {
        name: value.isoformat() if isinstance(value, (date, datetime)) else value
        for name, value in values.items()
    }


def print_of(table: Table, values: Mapping[str, Any]) -> str:
    """A row's fingerprint: a new row is compared, never restored, so what it held is not kept twice.

    Whom it points at is no part of it where that may be let go, for nobody changed the row then.
    """
    own = {name: value for name, value in values.items() if LETS_GO not in table.c[name].info}
    written = json.dumps(plain(own), sort_keys=True, ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:24]

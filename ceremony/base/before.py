"""What the office's lists were before a change, so that a person can take it back.

Wherever rows of a list are written before the day (an import, an edit, an order by hand), the change is made
inside `remembered`: which rows are new, which are others now and what they were is kept beside the journal.
`put_back` refuses where somebody has changed one of those rows since, or where something else stands on a row
that would go; it never takes back more than the one change.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    delete,
    event,
    insert,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.session import Session

from ceremony.base.change import Change
from ceremony.base.db import Model, breathe, connection, db
from ceremony.core.refusals import Conflict, Unknown

KEPT = 60
"""So many changes of an event can be taken back; of older ones only that they were made is known."""
BY_IDS = 500
LETS_GO = "lets_go"
"""In a column's `info`: the row it points at may go, and it then points at nothing. Its value names a column
that must be false for that (a link that nobody confirmed), or is empty: always."""
NO_LISTS = frozenset({"event", "list_change", "upload", "portrait"})
"""Tables that a change of a list may write besides, and that are no list."""
Plain = dict[str, Any]
AFTERWARDS: list[Callable[[Change, Mapping[str, Sequence[Plain]]], None]] = []
"""What follows once a change was taken back: it is given the rows by table, and may refuse."""


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
    """`people_import`, `people_edit`, `awards_import` … : what was done, for a page to say."""
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


def latest(event_id: int, kinds: Sequence[str], limit: int = 10) -> list[Past]:
    """The newest changes of these kinds; a kind is what the name begins with."""
    of_kind = or_(*(ListChange.kind.startswith(kind, autoescape=True) for kind in kinds))
    wanted = select(*_COLUMNS, ListChange.rows.is_not(None)).where(ListChange.event_id == event_id, of_kind)
    rows = db.session.execute(wanted.order_by(ListChange.id.desc()).limit(limit))
    return [Past(**dict(zip(Past.__dataclass_fields__, row, strict=True))) for row in rows]


def put_back(this: Change, change_id: int) -> ListChange:
    """Compose: take one change back, whole, or refuse.

    Raises:
        Unknown: this event has no such change.
        Conflict: `undone_already`; `undo_too_old`; `changed_since`, with the `name` of a row that somebody
            has changed since; `stands_on`, with the `name` of a new row that something else needs now.
    """
    done = db.session.get(ListChange, change_id)
    if done is None or done.event_id != this.event_id:
        raise Unknown(what="change")
    if done.undone_at is not None:
        raise Conflict("undone_already")
    if done.rows is None:
        raise Conflict("undo_too_old")
    kept: dict[str, list[Plain]] = json.loads(zlib.decompress(done.rows))
    tables = [table for table in db.metadata.sorted_tables if table.name in kept]
    for table in tables:
        _must_be_untouched(table, kept[table.name])
    for table in reversed(tables):
        _take_away(table, [row["id"] for row in kept[table.name] if row["was"] is None])
    renamed: dict[tuple[str, int], int] = {}
    for table in tables:
        _restore(table, kept[table.name], renamed)
    db.session.expire_all()
    for follow in AFTERWARDS:
        follow(this, kept)
    done = db.session.get_one(ListChange, change_id)
    done.undone_at, done.undone_by, done.rows = this.at, this.actor.name, None
    return done


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
            "id": now["id"],
            "was": None if was is None else _plain({name: was[name] for name in names}),
            "is": _print_of(table, now) if was is None else _plain({name: now[name] for name in names}),
        }
        found.setdefault(row.__tablename__, []).append(kept)
    for row, whole in seen.gone.values():
        if id(row) not in seen.was or seen.was[id(row)][1] is not None:
            kept = {"id": whole["id"], "was": _plain(whole), "is": None}
            found.setdefault(row.__tablename__, []).append(kept)
    return found


def _write(this: Change, kind: str, what: str, kept: Mapping[str, list[Plain]]) -> None:
    rows = max(kept.values(), key=len)  # a decision that comes with its people is told by its people
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
    mine = select(ListChange.id).where(ListChange.event_id == this.event_id, ListChange.rows.is_not(None))
    too_many = db.session.scalars(mine.order_by(ListChange.id.desc()).offset(KEPT)).all()
    if too_many:
        db.session.execute(update(ListChange).where(ListChange.id.in_(too_many)).values(rows=None))


def _must_be_untouched(table: Table, rows: Sequence[Plain]) -> None:
    """Go on only if every row still is what the change left behind."""
    for part in _parts([row for row in rows if row["is"] is not None]):
        wanted = select(table).where(table.c.id.in_([row["id"] for row in part]))
        now = {found["id"]: dict(found) for found in connection().execute(wanted).mappings()}
        for row in part:
            found = now.get(row["id"])
            if found is None or (
                _print_of(table, found) != row["is"]
                if row["was"] is None
                else _plain({name: found[name] for name in row["is"]}) != row["is"]
            ):
                raise Conflict("changed_since", name=_name(found))
        breathe()


def _take_away(table: Table, ids: Sequence[int]) -> None:
    """Remove rows that were new, unless something points at one of them that does not let go."""
    pointing = [
        key.parent
        for one in db.metadata.sorted_tables
        for key in one.foreign_keys
        if key.column.table is table and key.parent.table is not table
    ]
    for part in _parts(ids):
        for by in pointing:
            stands = select(by).where(by.in_(part))
            if LETS_GO in by.info:
                held = by.table.c.get(by.info[LETS_GO])
                free = by.in_(part) if held is None else by.in_(part) & held.is_(False)
                connection().execute(update(by.table).where(free).values({by.name: None}))
            if (needed := connection().execute(stands.limit(1)).scalar()) is not None:
                found = connection().execute(select(table).where(table.c.id == needed)).mappings().first()
                raise Conflict("stands_on", name=_name(found))
        connection().execute(delete(table).where(table.c.id.in_(part)))
        breathe()


def _restore(table: Table, rows: Sequence[Plain], renamed: dict[tuple[str, int], int]) -> None:
    """Write rows as they were. A gone one gets another id where SQLite gave its own to somebody new."""
    for no, row in enumerate(rows, start=1):
        if no % BY_IDS == 0:
            breathe()
        if row["was"] is None:
            continue
        typed = _typed(table, row["was"])
        values = {name: _held(table.c[name], value, renamed) for name, value in typed.items()}
        try:
            if row["is"] is None:
                row["id"] = _insert(table, values, renamed)
            else:
                connection().execute(update(table).where(table.c.id == row["id"]).values(values))
        except IntegrityError:  # another row is what this one was: its number, its key
            raise Conflict("changed_since", name=_name(values)) from None


def _insert(table: Table, values: Plain, renamed: dict[tuple[str, int], int]) -> int:
    own: int = values["id"]
    if connection().execute(select(table.c.id).where(table.c.id == own)).first() is not None:
        values = {name: value for name, value in values.items() if name != "id"}
    made = connection().execute(insert(table).values(values)).inserted_primary_key
    assert made is not None
    if made[0] != own:
        renamed[table.name, own] = made[0]
    return int(made[0])


def _held(column: Column[Any], value: Any, renamed: Mapping[tuple[str, int], int]) -> Any:
    """What a column held, unless that pointed at a row which has gone meanwhile and may be let go."""
    aim = next((key.column for key in column.foreign_keys), None)
    if aim is None or value is None:
        return value
    value = renamed.get((aim.table.name, value), value)
    if LETS_GO not in column.info:
        return value
    return connection().execute(select(aim).where(aim == value)).scalar()


def _parts(many: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (many[start : start + BY_IDS] for start in range(0, len(many), BY_IDS))


def _plain(values: Mapping[str, Any]) -> Plain:
    return {
        name: value.isoformat() if isinstance(value, (date, datetime)) else value
        for name, value in values.items()
    }


def _typed(table: Table, values: Plain) -> Plain:
    kinds: dict[str, type] = {name: table.c[name].type.python_type for name in values}
    return {
        name: kinds[name].fromisoformat(value)  # type: ignore[attr-defined]
        if isinstance(value, str) and kinds[name] in (date, datetime)
        else value
        for name, value in values.items()
    }


def _print_of(table: Table, values: Mapping[str, Any]) -> str:
    """A row's fingerprint: a new row is compared, never restored, so what it held is not kept twice.

    Whom it points at is no part of it where that may be let go, for nobody changed the row then.
    """
    own = {name: value for name, value in values.items() if LETS_GO not in table.c[name].info}
    plain = json.dumps(_plain(own), sort_keys=True, ensure_ascii=False)
    return sha256(plain.encode()).hexdigest()[:24]


def _name(row: Any) -> str:
    """What a person calls this row by."""
    return str((row and (row.get("name") or row.get("number") or row.get("text"))) or "?")

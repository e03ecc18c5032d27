"""Taking a change of the lists back, whole.

It is refused where somebody has changed one of its rows since, or where something else stands on a row that
would go; never is more taken back than the one change.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import TypeDecorator

from ceremony.base.before import BY_IDS, LETS_GO, ListChange, Plain, key_of, plain, print_of
from ceremony.base.change import Change
from ceremony.base.db import breathe, connection, db
from ceremony.core.refusals import Conflict, Unknown

AFTERWARDS: list[Callable[[Change, Mapping[str, Sequence[Plain]]], None]] = []
"""What follows once a change was taken back: it is given the rows by table, and may refuse."""


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


def _must_be_untouched(table: Table, rows: Sequence[Plain]) -> None:
    """Go on only if every row still is what the change left behind."""
    for part in _parts([row for row in rows if row["is"] is not None]):
        key = key_of(table)
        wanted = select(table).where(key.in_([row["id"] for row in part]))
        now = {found[key.name]: dict(found) for found in connection().execute(wanted).mappings()}
        for row in part:
            found = now.get(row["id"])
            if found is None or (
                print_of(table, found) != row["is"]
                if row["was"] is None
                else plain({name: found[name] for name in row["is"]}) != row["is"]
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
        connection().execute(delete(table).where(key_of(table).in_(part)))
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
                connection().execute(update(table).where(key_of(table) == row["id"]).values(values))
        except IntegrityError:  # another row is what this one was: its number, its key
            raise Conflict("changed_since", name=_name(values)) from None


def _insert(table: Table, values: Plain, renamed: dict[tuple[str, int], int]) -> int:
    key = key_of(table)
    own: int = values[key.name]
    if connection().execute(select(key).where(key == own)).first() is not None:
        values = {name: value for name, value in values.items() if name != key.name}
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


def _typed(table: Table, values: Plain) -> Plain:
    kinds = {name: _kind(table.c[name]) for name in values}
    return {
        name: kinds[name].fromisoformat(value)  # type: ignore[attr-defined]
        if isinstance(value, str) and kinds[name] in (date, datetime)
        else value
        for name, value in values.items()
    }


def _kind(column: Column[Any]) -> type:
    """What a column's values are; of an instant what is under it."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return kind.python_type


def _name(row: Any) -> str:
    """What a person calls this row by."""
    return str((row and (row.get("name") or row.get("number") or row.get("text"))) or "?")

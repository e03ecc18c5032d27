"""Connection and session; what SQLite needs to carry a live show.

Whoever reads or writes does it on one connection (`connection`): the hot paths through `prepared`, all
others through `db.session`, which joins it. A reader's transaction is one moment: SQLite gives every reader
a snapshot, PostgreSQL is asked for one. How a change gets its turn and reaches the disk: `base/turns.py`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import JSON, DateTime, Engine, Executable, MetaData, event
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

One = TypeVar("One")
AT_A_TIME = 100
"""Rows that are read or written before the loop goes on with what others wait for."""
FOR_SQLITE = {"check_same_thread": False, "timeout": 0}
"""Commits run in another thread; a lock is waited for by us, never asleep inside SQLite."""
IDLE_READERS = 8
"""So many of SQLite's readers wait for the next who reads: the pool's own way costs a GO a quarter of a
millisecond."""
ONE_MOMENT = "REPEATABLE READ"
"""PostgreSQL's readers see one moment, or a picture could be of two."""


class Instant(TypeDecorator[datetime]):
    """An aware instant in UTC. SQLite keeps none, so the zone is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant must be aware")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
TYPES: dict[Any, Any] = {datetime: Instant, dict[str, Any]: JSON, list[str]: JSON, list[Any]: JSON}


class Model(DeclarativeBase):
    """What every table's class derives from."""

    registry = registry(metadata=MetaData(naming_convention=CONVENTION), type_annotation_map=TYPES)


class Joined(FlaskSession):
    """A session of the present transaction, which it neither begins nor ends."""

    def get_bind(self, *_args: Any, **_options: Any) -> Connection:
        return connection()

    def commit(self) -> None:
        if "writing" not in g:
            raise RuntimeError("a change is made in a turn: nothing else reaches the disk")
        super().commit()


db = SQLAlchemy(
    model_class=Model,
    session_options={
        "class_": Joined,
        "expire_on_commit": False,
        "join_transaction_mode": "create_savepoint",
    },
)


def init(app: Flask, url: str) -> None:
    """Bind the application to its database."""
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    if url.startswith("sqlite"):
        options: dict[str, Any] = {"connect_args": FOR_SQLITE}
    else:
        options = {"pool_pre_ping": True, "isolation_level": ONE_MOMENT}
    # An error that reaches the log tells its statement, never what somebody typed.
    options |= {"pool_size": 10, "max_overflow": 30, "hide_parameters": True}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
    app.extensions["ceremony_readers"] = []
    app.teardown_appcontext(look_up)
    with app.app_context():
        if url.startswith("sqlite"):
            for_a_show(db.engine)


def for_a_show(engine: Engine) -> None:
    """Make an SQLite engine durable, checked and explicit about its transactions."""

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, or savepoints are not what they seem
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-8000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        said = "BEGIN IMMEDIATE" if writes else "BEGIN"
        try:
            driver_of(connection).execute(said)  # costs a tenth of a statement of the engine's
        except sqlite3.Error as error:
            raise OperationalError(said, None, error) from error


def off_loop(work: Callable[[], Any]) -> Any:
    """Do something that waits in C (an fsync, a password hash) without stopping gevent's loop.

    What it raises is carried out of the thread and raised here: gevent would print it there with what the
    work was given, a person's picture.
    """
    try:
        from gevent import get_hub, monkey
    except ImportError:  # pragma: no cover - gevent is a dependency; a bare tool may lack it
        return work()
    if not monkey.is_module_patched("socket"):
        return work()
    found, error = get_hub().threadpool.apply(_outcome, (work,))
    try:
        if error is not None:
            raise error
        return found
    finally:
        del error  # it holds this frame, and with it what the work was given


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except BaseException as error:
        return None, error


def breathe() -> None:
    """In the middle of long work: let the loop draw and answer. Other writers go on waiting their turn."""
    threading.Event().wait(0)


def unhurried(many: Iterable[One], at_a_time: int = AT_A_TIME) -> Iterator[One]:
    """One after another of many; after some of them the loop goes on with what others wait for."""
    for no, one in enumerate(many, start=1):
        yield one
        if no % at_a_time == 0:
            breathe()


def prepared(statement: Executable, rows: Sequence[dict[str, Any]] | None = None, /, **values: Any) -> Any:
    """Execute a statement that was built once, once or for each of `rows`.

    For the paths walked hundreds of times a second (the door, GO): no unit of work stands between, and
    nothing pending is flushed before it.
    """
    return connection().execute(statement, values if rows is None else rows)


def connection() -> Connection:
    """Where the present transaction reads, or in a change writes."""
    if "writing" in g:
        return cast(Connection, g.writing)
    if "reading" not in g:
        g.reading = _reader()  # its transaction begins with the first that is read
    return cast(Connection, g.reading)


def writing() -> bool:
    """Whether what is read now may yet be taken back."""
    return "writing" in g


def _reader() -> Connection:
    idle: list[Connection] = current_app.extensions["ceremony_readers"]
    try:
        return idle.pop()
    except IndexError:
        return db.engine.connect()


def look_up(_error: BaseException | None = None) -> None:
    """Read: end this reader's own transaction, so that what is read next is of now."""
    end_session()
    g.pop("seen", None)
    own = g.pop("reading", None)
    if own is not None:
        _rests(own)


def _rests(reader: Connection) -> None:
    """Have this reader wait for the next who reads, or close it.

    One that broke meanwhile goes without a word: what it read has been told.
    """
    idle: list[Connection] = current_app.extensions["ceremony_readers"]
    try:
        if reader.dialect.name != "sqlite" or len(idle) >= IDLE_READERS:
            reader.close()
        else:
            reader.rollback()
            idle.append(reader)
    except SQLAlchemyError:
        with suppress(SQLAlchemyError):
            reader.invalidate()
            reader.close()


def read_once(key: object, read: Callable[[], One]) -> One:
    """What a reader has read already it need not read again: its transaction is one moment."""
    if "writing" in g:
        return read()
    seen: dict[object, One] = g.setdefault("seen", {})
    if key not in seen:
        seen[key] = read()
    return seen[key]


def end_session() -> None:
    """Let go of the session, if there is one, without ending the transaction it joined."""
    try:
        db.session.remove()
    except SQLAlchemyError:  # what it joined is gone: there is nothing to put right
        db.session.registry.clear()


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection under one of the engine's."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)

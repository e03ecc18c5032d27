"""Connection and session; what SQLite needs to carry a live show.

Whoever reads or writes does it on one connection (`connection`): the hot paths through `prepared`, all
others through `db.session`, which joins it. A reader's transaction is one moment: SQLite gives every reader
a snapshot, PostgreSQL is asked for one. Writers stand in line (`turn`): on SQLite they share one connection
outside the pool and, when they arrive together, one commit; on PostgreSQL a change is a transaction that
sees what others committed, and the event's row lock is the line.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import JSON, DateTime, Engine, Executable, MetaData, create_engine, event
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import StaticPool
from sqlalchemy.types import TypeDecorator

from ceremony.base import clock

One = TypeVar("One")
AT_A_TIME = 100
"""Rows that are read or written before the loop goes on with what others wait for."""
SHARED_BY = 16
"""At most this many changes share a commit."""
SHARED_FOR_S = 0.015
"""Or as many as fit into this many seconds since the first of them began."""
LOCKED_TRIES = 200
FOR_SQLITE = {"check_same_thread": False, "timeout": 0}
"""Commits run in another thread; a lock is waited for by us, never asleep inside SQLite."""
ONE_MOMENT = "REPEATABLE READ"
AS_IT_STANDS = "READ COMMITTED"
"""PostgreSQL's readers see one moment, or a picture could be of two; a writer that waited for its turn
must see what those before it wrote."""


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
    app.teardown_appcontext(look_up)
    with app.app_context():
        if url.startswith("sqlite"):
            for_a_show(db.engine)
        app.extensions["ceremony_line"] = Line(db.engine) if url.startswith("sqlite") else None


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
            _driver(connection).execute(said)  # costs a tenth of a statement of the engine's
        except sqlite3.Error as error:
            raise OperationalError(said, None, error) from error


def off_loop(work: Callable[[], Any]) -> Any:
    """Do something that waits in C (an fsync, a password hash) without stopping gevent's loop."""
    try:
        from gevent import get_hub, monkey
    except ImportError:  # pragma: no cover - gevent is a dependency; a bare tool may lack it
        return work()
    return get_hub().threadpool.apply(work) if monkey.is_module_patched("socket") else work()


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
        g.reading = db.engine.connect()  # its transaction begins with the first that is read
    return cast(Connection, g.reading)


class Group:
    """Changes that share a commit, and wait for it together."""

    def __init__(self) -> None:
        self.began = clock.ticks()
        self.members = 0
        self.error: BaseException | None = None
        self._done = threading.Event()

    def settle(self, error: BaseException | None = None) -> None:
        self.error = error
        self._done.set()

    def wait(self) -> None:
        self._done.wait()
        if self.error is not None:
            raise self.error


class Line:
    """The writers of one SQLite file, one after another, on one connection of their own.

    While a commit is on its way to the disk (in another thread: the loop goes on drawing), newcomers
    gather; the next commit carries them all. A group is only as old as its first change, so nobody
    waits for company: the last in line commits.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = create_engine(
            engine.url, poolclass=StaticPool, connect_args=FOR_SQLITE, hide_parameters=True
        ).execution_options(writes=True)
        for_a_show(self._engine)
        self._turn = threading.Lock()
        self._waiting = 0
        self._connection: Connection | None = None
        self._group: Group | None = None

    @contextmanager
    def turn(self) -> Iterator[tuple[Connection, Group]]:
        """A savepoint of one's own in the transaction that is under way, and whom it shares it with."""
        self._waiting += 1
        self._turn.acquire()
        self._waiting -= 1
        try:
            group = self._group or self._begin()
            assert self._connection is not None
            with _savepoint(self._connection):
                yield self._connection, group
            group.members += 1
        finally:
            try:
                if self._group is not None and self._time_to_commit(self._group):
                    self._commit(self._group)
            finally:
                self._turn.release()

    def _begin(self) -> Group:
        connection = self._engine.connect()
        for attempt in range(LOCKED_TRIES):
            try:
                connection.begin()
                break
            except OperationalError:  # a backup or another process holds the file: wait outside SQLite
                connection.rollback()
                if attempt == LOCKED_TRIES - 1:
                    connection.close()
                    raise
                threading.Event().wait(0.025)
        self._connection, self._group = connection, Group()
        return self._group

    def _time_to_commit(self, group: Group) -> bool:
        full = group.members >= SHARED_BY or clock.ticks() - group.began > SHARED_FOR_S
        return self._waiting == 0 or full or not _under_way(self._connection)

    def _commit(self, group: Group) -> None:
        connection, self._connection, self._group = self._connection, None, None
        assert connection is not None
        try:
            if not _under_way(connection):  # on a full disk SQLite takes everything back by itself
                raise OperationalError("COMMIT", None, sqlite3.OperationalError("all was taken back"))
            if group.members:
                off_loop(connection.commit)
            else:
                connection.rollback()
        except BaseException as error:
            group.settle(error)
            connection.rollback()
        else:
            group.settle()
        finally:
            connection.close()


@contextmanager
def _savepoint(connection: Connection) -> Iterator[None]:
    """Undo alone what fails inside. Said to SQLite itself: it is said for every GO and every scan."""
    driver = _driver(connection)
    driver.execute("SAVEPOINT change")
    try:
        yield
    except BaseException:
        if driver.in_transaction:
            driver.execute("ROLLBACK TO change")
            driver.execute("RELEASE change")
        raise
    driver.execute("RELEASE change")


def _under_way(connection: Connection | None) -> bool:
    """Whether SQLite still holds what was written since the transaction began."""
    return connection is not None and _driver(connection).in_transaction


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def look_up(_error: BaseException | None = None) -> None:
    """Read: end this reader's own transaction, so that what is read next is of now."""
    _end_session()
    own = g.pop("reading", None)
    if own is not None:
        own.close()


@contextmanager
def turn() -> Iterator[None]:
    """Write: wait for this process's turn, write, have it on disk when this returns.

    Inside the `with`, whoever reads sees what is being decided. An exception undoes this change alone and
    goes on to the caller.
    """
    look_up()  # a reader ends its own transaction before it stands in line
    line: Line | None = current_app.extensions["ceremony_line"]
    if line is None:
        engine = db.engine.execution_options(isolation_level=AS_IT_STANDS)
        with engine.begin() as own, _writing_on(own):
            yield
        return
    with line.turn() as (own, group), _writing_on(own):
        yield
    group.wait()


@contextmanager
def _writing_on(own: Connection) -> Iterator[None]:
    """Have `connection` be this one, and hand it what the session still holds."""
    g.writing = own
    try:
        yield
        if db.session.registry.has():
            db.session.commit()
    finally:
        _end_session()
        g.pop("writing")


def _end_session() -> None:
    try:
        db.session.remove()
    except SQLAlchemyError:  # what it joined is gone: there is nothing to put right
        db.session.registry.clear()

"""Turns: how a change waits for the one before it, is made, and reaches the disk.

Writers stand in line (`turn`): on SQLite they share one connection outside the pool and, when they arrive
together, one commit; on PostgreSQL a change is a transaction that sees what others committed, and the
event's row lock is the line. Changes that one request makes one after another (`together`) share commits
likewise, and others have their turn between them.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask, current_app, g
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from ceremony.base import clock
from ceremony.base.db import FOR_SQLITE, db, driver_of, end_session, for_a_show, look_up, off_loop

SHARED_BY = 16
"""At most this many changes share a commit."""
SHARED_FOR_S = 0.015
"""Or as many as fit into this many seconds since the first of them began."""
LOCKED_TRIES = 200
AS_IT_STANDS = "READ COMMITTED"
"""On PostgreSQL a writer that waited for its turn must see what those before it wrote."""


def init(app: Flask) -> None:
    """Open the line of an SQLite file's writers."""
    with app.app_context():
        on_sqlite = db.engine.dialect.name == "sqlite"
        app.extensions["ceremony_line"] = Line(db.engine) if on_sqlite else None


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

    @contextmanager
    def more_follows(self) -> Iterator[None]:
        """Whoever has changed something inside has more to come: its commit waits for that."""
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            with self._turn:
                if self._group is not None and self._time_to_commit(self._group):
                    self._commit(self._group)

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
    driver = driver_of(connection)
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
    return connection is not None and driver_of(connection).in_transaction


@contextmanager
def turn() -> Iterator[None]:
    """Write: wait for this process's turn, write, have it on disk when this returns.

    Inside the `with`, whoever reads sees what is being decided. An exception undoes this change alone and
    goes on to the caller.
    """
    look_up()  # a reader ends its own transaction before it stands in line
    line: Line | None = current_app.extensions["ceremony_line"]
    shared: Shared | None = g.get("shared")
    if line is not None:
        with line.turn() as (own, group), _writing_on(own):
            yield
        if shared is None:
            group.wait()
        else:
            shared.group = group
    elif shared is not None:
        with shared.turn() as own, _writing_on(own):
            yield
    else:
        with _writer().begin() as own, _writing_on(own):
            yield


@contextmanager
def together() -> Iterator[None]:
    """The changes made inside, one after another, share commits; all are on disk when this returns.

    What is to be done `once_on_disk` is done then. If a commit fails, that is raised here at the end,
    whatever was said of a single change: whoever asked for all of them asks again.
    """
    line: Line | None = current_app.extensions["ceremony_line"]
    shared = g.shared = Shared()
    try:
        with line.more_follows() if line is not None else shared.closing():
            yield
    finally:
        g.pop("shared")
        errors = [error for group, work in shared.works if (error := _told(group, work)) is not None]
    if errors:
        raise errors[0]


def once_on_disk(work: Callable[[], object]) -> None:
    """Do this when what was written in the turn that just ended is on disk."""
    shared: Shared | None = g.get("shared")
    if shared is None:
        work()
    else:
        shared.works.append((shared.group, work))


def _told(group: Group, work: Callable[[], object]) -> BaseException | None:
    """Do what waited for a commit; return why that failed, if it did."""
    try:
        group.wait()
        work()
    except Exception as error:
        return error
    return None


class Shared:
    """What several changes of one request wait for; on PostgreSQL they are in one transaction for a while."""

    def __init__(self) -> None:
        self.group = Group()
        """That of the last change: whoever tells of it waits for this."""
        self.works: list[tuple[Group, Callable[[], object]]] = []
        self._own: Connection | None = None

    @contextmanager
    def turn(self) -> Iterator[Connection]:
        """A savepoint in the transaction under way: the event's other writers wait for its end, not long."""
        if self._own is None:
            self._own, self.group = _writer().connect(), Group()
            self._own.begin()
        with self._own.begin_nested():
            yield self._own
        self.group.members += 1
        if self.group.members >= SHARED_BY or clock.ticks() - self.group.began > SHARED_FOR_S:
            self._commit()

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Commit what is left at the end; take it back if something went wrong."""
        try:
            yield
            self._commit()
        finally:
            if self._own is not None:
                self._own.close()
                self.group.settle(RuntimeError("never committed"))

    def _commit(self) -> None:
        if self._own is None:
            return
        own, self._own = self._own, None
        try:
            own.commit()
        except BaseException as error:
            self.group.settle(error)
        else:
            self.group.settle()
        finally:
            own.close()


def _writer() -> Engine:
    return db.engine.execution_options(isolation_level=AS_IT_STANDS)


@contextmanager
def _writing_on(own: Connection) -> Iterator[None]:
    """Have `connection` be this one, and hand it what the session still holds."""
    g.writing = own
    try:
        yield
        if db.session.registry.has():
            db.session.commit()
    finally:
        end_session()
        g.pop("writing")

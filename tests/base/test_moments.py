"""A reader sees one moment, whatever is committed beside it; a drawing and a writer see the present."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from ceremony.app import create_app
from ceremony.base.db import connection, db, driver_of, look_up
from ceremony.base.live import Drawer, Surface
from ceremony.base.schema import bring_up_to_date
from ceremony.base.turns import turn
from ceremony.core.actor import HOUSE, Role
from ceremony.events import queries
from ceremony.events.facts import StatusChanged
from ceremony.events.usecases import NewEvent, create, set_status
from ceremony.settings import from_environment
from tests.conftest import DATABASES, NewPostgres


@pytest.fixture(params=DATABASES)
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    nothing: dict[str, str] = {}
    with NewPostgres() if request.param == "postgresql" else nullcontext(nothing) as environment:
        environment.pop("CEREMONY_REDIS_URL", None)
        settings = from_environment(tmp_path, environment)
        made = create_app(settings)
        bring_up_to_date(made, settings)
        with made.app_context():
            create(HOUSE, NewEvent("le", "Buổi lễ", ("Buổi lễ",)))
            yield made
            look_up()


def status() -> str:
    return queries.of(1).status


def somebody_else_makes_it_ready(app: Flask) -> None:
    with app.app_context():
        set_status(HOUSE, 1, "ready")


def test_what_is_committed_while_somebody_reads_is_not_seen_halfway(app: Flask) -> None:
    before = queries.of(1)

    somebody_else_makes_it_ready(app)

    assert queries.of(1) == before
    look_up()
    assert (status(), queries.of(1).revision) == ("ready", before.revision + 1)


def test_a_writer_sees_what_was_committed_before_its_turn(app: Flask) -> None:
    assert status() == "draft"
    somebody_else_makes_it_ready(app)

    with turn():
        assert status() == "ready"


def test_a_picture_is_of_now_though_its_asker_began_to_read_before(app: Flask) -> None:
    drawer = Drawer()
    surface = Surface("status", lambda event_id: status(), (StatusChanged,), (Role.STAGE,))
    assert status() == "draft"

    somebody_else_makes_it_ready(app)

    assert drawer.current(surface, 1, "le", "vi").value == "ready"


def test_a_change_reads_anew_what_it_has_just_written(app: Flask) -> None:
    with turn():
        assert status() == "draft"
        queries.row(1).status = "ready"
        db.session.flush()
        assert status() == "ready"


def test_a_drawer_at_rest_keeps_no_moment_open(app: Flask) -> None:
    """Or the database could never tidy up behind it, from the first picture to the end of the day."""
    drawer, sent = Drawer(), threading.Event()
    surface = Surface("status", lambda event_id: status(), (StatusChanged,), (Role.STAGE,))
    drawer.picture(surface, 1, "le", "vi").watchers.add("a screen")

    def send(_packet: dict[str, Any], _room: str) -> None:
        sent.set()

    threading.Thread(target=drawer.draw_for_ever, args=(app, send), daemon=True).start()
    look_up()
    drawer.mark(1, {"StatusChanged"})

    assert sent.wait(10)
    wait_until_nobody_reads(app)


def test_a_drawer_whose_connection_broke_draws_the_next_picture(app: Flask) -> None:
    """The database was restarted in the middle of a drawing: the hall must not stand still for it."""
    drawer, sent, broken = Drawer(), queue.Queue[str](), threading.Event()

    def status_and_the_end() -> str:
        said = status()
        if not broken.is_set():
            broken.set()
            cut_off_this_reader()
        return said

    surface = Surface("status", lambda event_id: status_and_the_end(), (StatusChanged,), (Role.STAGE,))
    drawer.picture(surface, 1, "le", "vi").watchers.add("a screen")

    def send(packet: dict[str, Any], _room: str) -> None:
        sent.put(packet["state"])

    threading.Thread(target=drawer.draw_for_ever, args=(app, send), daemon=True).start()
    look_up()
    drawer.mark(1, {"StatusChanged"})
    assert sent.get(timeout=10) == "draft"

    somebody_else_makes_it_ready(app)
    drawer.mark(1, {"StatusChanged"})

    assert sent.get(timeout=10) == "ready"


def cut_off_this_reader() -> None:
    if connection().dialect.name == "sqlite":
        driver_of(connection()).close()
        return
    number = connection().execute(text("SELECT pg_backend_pid()")).scalar_one()
    beside = create_engine(db.engine.url)
    with beside.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
    beside.dispose()


def wait_until_nobody_reads(app: Flask) -> None:
    url, deadline = app.config["SQLALCHEMY_DATABASE_URI"], time.monotonic() + 10
    on_sqlite = url.startswith("sqlite")
    asked = (
        "PRAGMA wal_checkpoint(TRUNCATE)"
        if on_sqlite
        else "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND state LIKE 'idle in transaction%'"
    )
    engine = create_engine(url)
    try:
        while True:
            with engine.connect() as beside:
                if beside.execute(text(asked)).scalar_one() == 0:
                    return
            assert time.monotonic() < deadline, "a reader still stands in its moment"
            time.sleep(0.02)
    finally:
        engine.dispose()

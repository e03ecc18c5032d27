"""The migrations make exactly the tables that the models speak of, on either database."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from flask_migrate import Migrate, downgrade
from sqlalchemy import create_engine, func, insert, select

from ceremony.app import create_app
from ceremony.base.db import db, look_up
from ceremony.base.paths import MIGRATIONS
from ceremony.base.schema import HEAD, bring_up_to_date
from ceremony.calling.usecases import advance
from ceremony.checkin.models import DoorPast, Nonce
from ceremony.checkin.usecases import Scan, check_in
from ceremony.core.actor import HOUSE
from ceremony.firstrun import ROOT
from ceremony.samples.demo import stage
from ceremony.settings import from_environment
from tests.conftest import DATABASES, NewPostgres
from tests.servers import Server, clean_environment

COMPARE = """
import json, sys
from pathlib import Path
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ceremony.app import create_app
from ceremony.base.db import db
from ceremony.settings import Settings
app = create_app(Settings(Path(sys.argv[1]), sys.argv[2]))
with app.app_context(), db.engine.connect() as connection:
    found = MigrationContext.configure(connection, opts={"compare_type": True})
    print(json.dumps([str(one) for one in compare_metadata(found, db.metadata)]))
"""


LATER = {
    "invitation",
    "invitation_letter",
    "printed_piece",
    "certificate_form",
    "list_change",
    "task",
    "upload",
    "mapping_choice",
    "event_session",
}
"""Tables that the first shape had not: going back to it drops what they hold."""
HOLDS = {"event", "delegate", "attendance", "journal", "stage", "item", "live_action", "recipient"}


@pytest.fixture(params=DATABASES)
def empty(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The settings that name an empty database."""
    if request.param == "sqlite":
        yield {}
    else:
        with NewPostgres() as settings:
            yield {name: value for name, value in settings.items() if name != "CEREMONY_REDIS_URL"}


def test_the_newest_revision_is_the_one_the_server_knows() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_the_migrations_make_what_the_models_speak_of(own_server: Server, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", COMPARE, str(tmp_path / "elsewhere"), own_server.database_url],
        cwd=ROOT,
        env=clean_environment({}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout) == []


def test_a_database_of_the_first_shape_keeps_its_rows(tmp_path: Path, empty: dict[str, str]) -> None:
    settings = from_environment(tmp_path, empty)
    app = create_app(settings)
    bring_up_to_date(app, settings)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    with app.app_context():
        event_id = stage()
        advance(HOUSE, event_id, revision=0)
        check_in(HOUSE, event_id, Scan("1", delegate_id=1))
        before = {name: many for name, many in rows().items() if name not in LATER}
        downgrade(directory=str(MIGRATIONS), revision="0001")
        look_up()

    bring_up_to_date(app, settings)

    with app.app_context():
        assert {name: many for name, many in rows().items() if name not in LATER} == before
        assert {name for name, how_many in before.items() if not how_many}.isdisjoint(HOLDS)
        look_up()


def test_what_doors_had_said_among_the_nonces_is_kept_in_its_own_table(
    tmp_path: Path, empty: dict[str, str]
) -> None:
    settings = from_environment(tmp_path, empty)
    app = create_app(settings)
    bring_up_to_date(app, settings)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    said = {
        "comings": [["2026-03-26T00:05:00+00:00", "Cửa A", "Lan", 3, "2026-03-26T00:05:00+00:00"]],
        "undos": [],
    }
    with app.app_context():
        event_id = stage()
        check_in(HOUSE, event_id, Scan("past-perfect", delegate_id=1))
        look_up()
        downgrade(directory=str(MIGRATIONS), revision="0009")
        at = datetime(2026, 3, 26, tzinfo=UTC)
        key = f"{'past':-<64}17"
        look_up()
    beside = create_engine(settings.database_url)
    with beside.begin() as connection:
        connection.execute(insert(Nonce).values(event_id=event_id, nonce=key, asked="", answer=said, at=at))
    beside.dispose()

    bring_up_to_date(app, settings)

    with app.app_context():
        found = db.session.execute(select(DoorPast.event_id, DoorPast.delegate_id, DoorPast.said)).all()
        assert [tuple(one) for one in found] == [(event_id, 17, said)]
        assert db.session.scalars(select(Nonce.nonce)).all() == ["past-perfect"]
        look_up()


def rows() -> dict[str, int]:
    """How many of each table."""
    count = {name: select(func.count()).select_from(table) for name, table in db.metadata.tables.items()}
    found = {name: db.session.scalar(wanted) or 0 for name, wanted in count.items()}
    look_up()
    return found

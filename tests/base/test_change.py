"""Changes that arrive together: each its own, on disk before it is answered, and few commits for many."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from ceremony.app import create_app
from ceremony.base.db import db
from ceremony.base.schema import bring_up_to_date
from ceremony.core.actor import HOUSE
from ceremony.events.usecases import NewEvent, create
from ceremony.firstrun import ROOT
from ceremony.settings import from_environment
from tests.conftest import DATABASES, NewPostgres
from tests.servers import clean_environment

WRITERS = 16
ALL = {f"writer {no}" for no in range(WRITERS)}


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ceremony.sqlite'}"
    else:
        with NewPostgres() as settings:
            yield settings["CEREMONY_DATABASE_URL"]


def tell(story: str, data: Path, url: str) -> dict[str, Any]:
    """Have sixteen writers act a story; return what they found."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.base.writers", story, str(data), url, str(WRITERS)],
        cwd=ROOT,
        env=clean_environment({}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_sixteen_writers_at_once_each_get_a_number_of_their_own(url: str, tmp_path: Path) -> None:
    found = tell("all well", tmp_path, url)

    assert found["told"] == dict.fromkeys(ALL, "done")
    assert set(found["devices"]) == set(found["redrawn"]) == ALL
    assert found["numbers"] == list(range(2, WRITERS + 2))
    assert found["revision"] == WRITERS + 1


def test_a_refused_change_undoes_only_itself(url: str, tmp_path: Path) -> None:
    found = tell("some refused", tmp_path, url)

    refused = {f"writer {no}" for no in range(0, WRITERS, 5)}
    assert {name for name, told in found["told"].items() if told == "refused"} == refused
    assert set(found["devices"]) == set(found["redrawn"]) == ALL - refused
    assert found["numbers"] == list(range(2, WRITERS + 2 - len(refused)))


def test_changes_that_arrive_together_share_a_commit(tmp_path: Path) -> None:
    found = tell("all well", tmp_path, f"sqlite:///{tmp_path / 'ceremony.sqlite'}")

    assert found["commits"] < WRITERS / 2


def test_a_commit_that_fails_refuses_everybody_in_it_and_the_line_goes_on(tmp_path: Path) -> None:
    found = tell("one poisoned", tmp_path, f"sqlite:///{tmp_path / 'ceremony.sqlite'}")

    done = {name for name, told in found["told"].items() if told == "done"}
    assert found["told"]["writer 7"] == "IntegrityError"
    assert set(found["told"].values()) == {"done", "IntegrityError"}
    assert set(found["devices"]) == set(found["redrawn"]) == done
    assert "afterwards" in done and len(done) < WRITERS
    assert found["numbers"] == list(range(2, len(done) + 2))


def test_on_a_full_disk_nobody_is_told_done_whose_change_was_taken_back(tmp_path: Path) -> None:
    found = tell("disk full", tmp_path, f"sqlite:///{tmp_path / 'ceremony.sqlite'}")

    done = {name for name, told in found["told"].items() if told == "done"}
    assert found["told"]["writer 7"] == "OperationalError"
    assert set(found["told"].values()) == {"done", "OperationalError"}
    assert set(found["devices"]) == set(found["redrawn"]) == done
    assert "afterwards" in done and len(done) < WRITERS
    assert found["numbers"] == list(range(2, len(done) + 2))


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """On an empty file."""
    settings = from_environment(tmp_path, {})
    made = create_app(settings)
    bring_up_to_date(made, settings)
    return made


def test_a_file_that_another_process_holds_is_told_as_the_database_saying_no(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceremony.base.turns.LOCKED_TRIES", 2)
    holder = sqlite3.connect(tmp_path / "ceremony.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with app.app_context():
        with pytest.raises(SQLAlchemyError):
            create(HOUSE, NewEvent("le", "Buổi lễ", ("Buổi lễ",)))
        holder.execute("ROLLBACK")
        create(HOUSE, NewEvent("le", "Buổi lễ", ("Buổi lễ",)))
    holder.close()


def test_a_session_saves_nothing_outside_a_change(app: Flask) -> None:

    with app.app_context(), pytest.raises(RuntimeError):
        db.session.commit()

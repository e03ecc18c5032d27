"""A server for the whole run on each database, a fresh live event for each test, and its people."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from ceremony import samples
from ceremony.awards.reading import read_decisions
from ceremony.core.decisions import decisions_to_json
from ceremony.core.people import people_to_json
from ceremony.delegates.reading import read_people
from ceremony.events.reading import draft_to_json, read_draft
from tests.edges import Browser
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.machine import POSTGRES_URL, REDIS_URL
from tests.people import MC, Crew, Desk, Door, Projector, Tray, Wing
from tests.servers import Server

DATABASES = ["sqlite", *(["postgresql"] if os.environ.get(POSTGRES_URL) else [])]
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
"""A property is true or not, however busy the machine is."""

TOLD_ONCE = {
    "accounts", "awards", "calling", "delegates", "events", "invitations", "preparation", "printing",
    "runsheet", "test_awards", "test_command_line", "test_late_changes", "test_pages", "test_settings",
}  # fmt: skip
"""Rooms and files whose stories are told on one of the two databases, half of them on each. What doors and
screens do live, a whole day, and what databases do differently, is told on both."""

AnyCrew = TypeVar("AnyCrew", bound=Crew)
LONGEST_ID = 40


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A whole file is called by its argument: its bytes hold the minute it was packed, and the processes that
    share the tests out must call each by the same name."""
    return argname if isinstance(val, bytes) and len(val) > LONGEST_ID else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out one telling of each story of `TOLD_ONCE`: by its name, so that every process agrees."""
    pairs: dict[str, dict[str, pytest.Item]] = {}
    for item in items:
        database = getattr(item, "callspec", None) and item.callspec.params.get("database")  # type: ignore[attr-defined]
        if not TOLD_ONCE.isdisjoint({item.path.parent.name, item.path.stem}) and database in DATABASES:
            pairs.setdefault(item.nodeid.replace(database, "*"), {})[database] = item
    both = {story: told for story, told in pairs.items() if len(told) == len(DATABASES) > 1}
    left_out = {told[DATABASES[crc32(story.encode()) % 2]] for story, told in both.items()}
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]


class Sample(NamedTuple):
    """The sample files, read."""

    draft: dict[str, Any]
    people: dict[str, Any]
    decisions: dict[str, Any]


@pytest.fixture(scope="session", params=DATABASES)
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The settings that name an empty database; with PostgreSQL goes Redis."""
    if request.param == "sqlite":
        yield {}
        return
    with NewPostgres() as settings:
        yield settings


class NewPostgres:
    """A database of our own on the run's PostgreSQL, dropped afterwards: empty, or as its template is."""

    def __init__(self, template: str = "template1") -> None:
        self._url = os.environ[POSTGRES_URL].replace("+psycopg", "")
        self._template = template
        self.name = f"ceremony_{secrets.token_hex(4)}"

    def __enter__(self) -> dict[str, str]:
        self._say(f'create database "{self.name}" template "{self._template}"')
        settings = {
            "CEREMONY_DATABASE_URL": f"{self._url.rpartition('/')[0]}/{self.name}".replace(
                "postgresql://", "postgresql+psycopg://"
            )
        }
        if redis := os.environ.get(REDIS_URL):
            settings["CEREMONY_REDIS_URL"] = redis
        return settings

    def __exit__(self, *_error: object) -> None:
        self._say(f'drop database "{self.name}" with (force)')

    def _say(self, statement: str) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def server(database: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`ceremony serve`, started once on each database."""
    running = Server(tmp_path_factory.mktemp("house") / "data", database).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def organiser(server: Server) -> Browser:
    """The organiser's browser, set up by the one-time link that the server printed."""
    return server.set_up()


@pytest.fixture
def gala(server: Server, organiser: Browser) -> Gala:
    """A live event of four items and eight delegates; awards are added by the test."""
    made = Gala(server, organiser)
    made.plan(draft(PROGRAMME))
    made.invite(CAST)
    made.goes_live()
    return made


@pytest.fixture
def eve(server: Server, organiser: Browser) -> Gala:
    """An event of four items that nobody is expected at yet: what an office has before it sends its lists."""
    made = Gala(server, organiser)
    made.plan(draft(PROGRAMME))
    return made


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file of our shape with nothing in it: a new server finds its tables made."""
    house = Server(tmp_path_factory.mktemp("migrated"))
    assert house.command("migrate").returncode == 0
    return house.data / "ceremony.sqlite"


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database of our shape with nothing in it."""
    made = NewPostgres()
    with made as settings:
        assert Server(tmp_path_factory.mktemp("migrated"), settings).command("migrate").returncode == 0
        yield made.name


@pytest.fixture(params=DATABASES)
def own_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server of this test's own, started on an empty database: to be stopped, killed, locked out of."""
    data = tmp_path / "data"
    nothing: dict[str, str] = {}
    if request.param == "postgresql":
        made: AbstractContextManager[dict[str, str]] = NewPostgres(
            request.getfixturevalue("migrated_database")
        )
    else:
        made = contextlib.nullcontext(nothing)
        data.mkdir(mode=0o700)
        shutil.copy2(request.getfixturevalue("migrated_file"), data)
    with made as settings:
        running = Server(data, settings).start()
        yield running
        running.stop()


@pytest.fixture(scope="session")
def sample() -> Sample:
    """The sample conference as its files are read: plan, delegates, decisions."""
    return Sample(
        draft_to_json(read_draft(samples.PLAN), samples.PLAN.name),
        people_to_json(read_people(samples.DELEGATES)),
        decisions_to_json(read_decisions(samples.DECISIONS)),
    )


@pytest.fixture
def conference(server: Server, organiser: Browser, sample: Sample) -> Gala:
    """The whole sample conference, live: 200 delegates, 46 recipients."""
    made = Gala(server, organiser)
    made.plan(sample.draft)
    made.import_people(sample.people)
    made.import_decisions(sample.decisions)
    made.goes_live()
    return made


@pytest.fixture
def crew(gala: Gala) -> Iterator[Callable[..., Crew]]:
    """Hire anybody: `crew(Door, "Mai", door="Cửa B")`. Their sockets are closed after the test."""
    hired: list[Crew] = []

    def hire(kind: type[AnyCrew], *about: str, **more: str) -> AnyCrew:
        one = kind(gala, *about, **more)
        hired.append(one)
        return one

    yield hire
    for one in hired:
        one.leaves()


@pytest.fixture
def mc(crew: Callable[..., MC]) -> MC:
    return crew(MC, "Hạnh")


@pytest.fixture
def desk(crew: Callable[..., Desk]) -> Desk:
    return crew(Desk, "Dũng")


@pytest.fixture
def tray(crew: Callable[..., Tray]) -> Tray:
    return crew(Tray, "Khay")


@pytest.fixture
def wing(crew: Callable[..., Wing]) -> Wing:
    return crew(Wing, "Cánh gà")


@pytest.fixture
def projector(crew: Callable[..., Projector]) -> Projector:
    return crew(Projector, "Màn chiếu")


@pytest.fixture
def door(crew: Callable[..., Door]) -> Door:
    return crew(Door, "Lan", door="Cửa A")

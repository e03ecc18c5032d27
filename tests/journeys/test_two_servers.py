"""Two servers on one PostgreSQL, with Redis between them: one event, whichever of them is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy

import pytest

from tests.checkin.test_host import CHAU, stands_at
from tests.conftest import NewPostgres
from tests.edges import Browser, Program, Socket, read
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.people import Door, Projector, nonce
from tests.servers import Server


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Gala, Server]]:
    """A live event on one server, and another server of the same database."""
    with NewPostgres() as settings:
        here = Server(tmp_path_factory.mktemp("here") / "data", settings).start()
        there = Server(tmp_path_factory.mktemp("there") / "data", settings)
        there.data.mkdir()
        copy(here.data / "secret.key", there.data)
        there.start()
        gala = Gala(here, here.set_up())
        gala.plan(draft(PROGRAMME))
        gala.invite(CAST)
        gala.goes_live()
        yield gala, there
        here.stop()
        there.stop()


def through(there: Server, program: Program) -> Program:
    return Program(there.address, program.token, program.slug)


def test_a_press_at_one_server_is_seen_on_a_screen_of_the_other(pair: tuple[Gala, Server]) -> None:
    gala, there = pair
    line = Socket(there.address, gala.program("screen").token).open()
    line.watch(gala.slug, "stage.json")
    line.until(lambda: line.pictures)

    pressed = gala.asks.post("/stage/advance", revision=gala.revision)

    line.until(lambda: line.pictures[-1]["state"]["revision"] == pressed["revision"], "the press")
    run_here = Projector(gala).opens().one("live-picture").attributes["run"]
    assert run_here not in {picture["run"] for picture in line.pictures}
    line.cut()


def test_a_press_on_both_servers_at_once_advances_once(pair: tuple[Gala, Server]) -> None:
    gala, there = pair
    here, other = gala.program("mc"), through(there, gala.program("stage"))
    revision = gala.revision

    with ThreadPoolExecutor(8) as hands:
        answers = hands.map(
            lambda turn: (here, other)[turn % 2].ask("POST", "/stage/advance", json={"revision": revision}),
            range(8),
        )
        statuses = [answer.status_code for answer in answers]
        assert Counter(statuses) == {200: 1, 409: 7}
    assert gala.revision == revision + 1


def test_servers_that_press_in_turn_go_through_the_very_same_day(pair: tuple[Gala, Server]) -> None:
    gala, there = pair
    gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    pressers = [gala.program("mc"), through(there, gala.program("mc"))]
    first = pressers[0].get("/programme")[0]["id"]
    pressers[1].post("/stage/goto", revision=gala.revision, item_id=first)

    for press in range(9):
        pressers[press % 2].post("/stage/advance", revision=gala.revision)

        stages = [one.get("/stage") for one in pressers]
        assert stages[0] | {"server_time": ""} == stages[1] | {"server_time": ""}
        assert pressers[0].get("/awards") == pressers[1].get("/awards")
    assert gala.phases == ["presented"] * 2


def test_a_guest_of_honour_who_waits_at_a_door_of_one_server_is_seen_by_a_host_of_the_other(
    pair: tuple[Gala, Server],
) -> None:
    gala, there = pair
    line = Socket(there.address, gala.program("host", "Hoa").token).open()
    line.watch(gala.slug, "host")
    line.until(lambda: line.pictures)

    def standing() -> list[str]:
        section = read(line.pictures[-1]["html"]).one("section", data_group="standing")
        return [one.text for one in section.all("b") if one.text == CHAU]

    stands_at(Door(gala), CHAU)
    line.until(lambda: standing() == [CHAU], "who waits")

    other = Browser(there.address)
    other.join(gala.code("door"), "Mai")
    other.open(f"{gala.base}/door")
    other.sends(f"{gala.base}/door/guests/{gala.delegate(CHAU)}/gone")
    line.until(lambda: standing() == [], "that nobody waits")
    assert list(Door(gala).opens().all(data_guest=str(gala.delegate(CHAU)))) == []
    line.cut()


def test_two_doors_of_two_servers_admit_one_code_once(pair: tuple[Gala, Server]) -> None:
    gala, there = pair
    doors = [gala.program("door", "Lan"), through(there, gala.program("door", "Mai"))]
    code = gala.code_of("Lê Minh Châu")

    with ThreadPoolExecutor(8) as hall:
        answers = list(
            hall.map(lambda turn: doors[turn % 2].post("/checkins", code=code, nonce=nonce()), range(8))
        )

    assert Counter(answer["outcome"] for answer in answers) == {"admitted": 1, "again": 7}
    assert doors[0].get("/attendance") == doors[1].get("/attendance")


def test_a_device_revoked_at_one_server_is_out_at_the_other(pair: tuple[Gala, Server]) -> None:
    gala, there = pair
    line = Socket(there.address, gala.program("screen", "Máy mất").token).open()
    device = gala.rows(
        "select device.id from device join device_grant on device_id = device.id where name = :name",
        name="Máy mất",
    )[0][0]

    gala.organiser.sends(f"{gala.base}/devices/{device}/revoke")

    line.until(lambda: line.closed, "the end of the line")


def test_a_server_with_another_secret_does_not_start_on_the_database(tmp_path: Path) -> None:
    with NewPostgres() as settings:
        here = Server(tmp_path / "here", settings).start()
        stranger = Server(tmp_path / "stranger", settings)
        refused = stranger.command("serve", "--port", "0")
        here.stop()
    assert refused.returncode == 1
    assert "secret.key" in refused.stderr
    assert refused.stderr.count("\n") == 1

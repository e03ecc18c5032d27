"""Stories of a server that dies: what it answered is kept, who was there comes back by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from ceremony.base.schema import HEAD
from ceremony.firstrun import ROOT
from tests.edges import Browser
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.people import Door, Projector, nonce
from tests.servers import Server, clean_environment

ROUNDS = 10


@pytest.fixture
def lone(own_server: Server) -> Gala:
    """A live event on a server of the test's own."""
    gala = Gala(own_server, own_server.set_up())
    gala.plan(draft(PROGRAMME))
    gala.invite(CAST)
    gala.decides("Giấy khen", "Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn")
    gala.goes_live()
    return gala


def state(gala: Gala) -> dict[str, Any]:
    """Everything a ceremony stands on."""
    stage = gala.stage
    return {
        "stage": {key: stage[key] for key in ("revision", "item", "step", "award", "screen")},
        "phases": gala.phases,
        "attendance": gala.asks.get("/attendance"),
    }


def test_pulling_the_plug_after_an_answer_loses_nothing_that_was_answered(lone: Gala) -> None:
    names = [name for name, *_rest in CAST]
    for turn in range(ROUNDS):
        scan = {"delegate_id": lone.delegate(names[turn % len(names)]), "nonce": nonce()}
        admitted = lone.asks.post("/checkins", **scan)
        lone.asks.post("/stage/advance", revision=lone.revision)
        before = state(lone)
        pressed = lone.asks.post("/stage/undo" if turn % 3 == 2 else "/stage/advance", revision=lone.revision)

        lone.server.kill()
        lone.server.start()

        assert lone.revision == pressed["revision"] == before["stage"]["revision"] + 1
        assert lone.asks.post("/checkins", **scan) == admitted
        after = state(lone)
        assert after["attendance"]["present"] == before["attendance"]["present"]
        lone.asks.post("/stage/undo", revision=lone.revision)
    assert lone.present == len(names)


def test_a_killed_server_leaves_nothing_half_done(lone: Gala) -> None:
    journal = "select number, place, kind from journal where 1 = 1"
    lone.asks.post("/stage/advance", revision=0)
    before = state(lone), len(lone.rows(journal))

    lone.server.kill()
    lone.server.start()

    assert (state(lone), len(lone.rows(journal))) == before
    numbers = sorted({row[0] for row in lone.rows(journal)})
    assert numbers == list(range(1, lone.asks.get("")["revision"] + 1))


def test_screens_and_doors_go_on_after_a_restart_with_what_they_hold(lone: Gala) -> None:
    screen, door = Projector(lone, "Màn chiếu"), Door(lone, "Lan")
    line = screen.socket
    first = screen.pictures[0]
    held = line.token
    lone.asks.post("/stage/show", revision=0, scene="message", text="Nghỉ 10 phút")

    lone.server.kill()
    line.until(lambda: line.closed, "the loss of the line")
    lone.server.start()
    screen.plug_in()

    assert screen.socket.token == held
    again = screen.pictures[0]
    assert again["run"] != first["run"]
    assert screen.shows == ("message", "Nghỉ 10 phút")
    assert door.lets_in("Võ Văn Bảy").attributes["data-outcome"] == "admitted"
    screen.leaves()


def test_a_stopped_server_says_goodbye_and_leaves_no_note(own_server: Server) -> None:
    own_server.stop()

    assert own_server.said.rstrip().endswith("Đã dừng.")
    assert not (own_server.data / "server.json").exists()


def test_a_second_server_on_the_same_data_is_refused_in_one_line(own_server: Server) -> None:
    second = own_server.command("serve", "--port", "0")

    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr.strip() == "Error: Một máy chủ Ceremony khác đang chạy trên thư mục dữ liệu này."
    assert Browser(own_server.address).get("/healthz").ok


def test_a_second_server_on_the_same_port_is_refused_in_one_line(own_server: Server, tmp_path: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "ceremony", "serve", "--host", "127.0.0.1", "--port", str(own_server.port),
         "--data", str(tmp_path / "other")],
        cwd=ROOT,
        env=clean_environment({}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip

    assert second.returncode == 1
    assert second.stderr.strip().startswith(f"Error: Không mở được cổng {own_server.port}")
    assert len(second.stderr.strip().splitlines()) == 1


def test_data_of_a_newer_version_is_refused_by_server_and_commands(lone: Gala) -> None:
    server = lone.server
    server.stop()
    execute(server, "update alembic_version set version_num = 'from-the-future'")

    said = [server.command("serve", "--port", "0"), server.command("links", "--event", lone.slug)]

    assert [one.returncode for one in said] == [1, 1]
    assert all("phiên bản Ceremony mới hơn" in one.stderr for one in said)
    assert all(len(one.stderr.strip().splitlines()) == 1 for one in said)
    execute(server, f"update alembic_version set version_num = '{HEAD}'")
    server.start()
    assert lone.present == 0


def execute(server: Server, statement: str) -> None:
    engine = create_engine(server.database_url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_note_left_by_a_server_that_died_misleads_no_command(lone: Gala) -> None:
    lone.server.kill()
    assert json.loads((lone.server.data / "server.json").read_text())["port"]

    said = lone.server.command("links", "--event", lone.slug, "--json")

    assert said.returncode == 0, said.stderr
    assert {link["role"] for link in json.loads(said.stdout)} >= {"door", "mc", "screen"}

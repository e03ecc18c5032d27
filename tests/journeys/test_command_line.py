"""Stories of the command line: one writer, whether a server runs or not, and one clear line when refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ceremony import samples
from ceremony.firstrun import ROOT
from tests.edges import Browser, Program
from tests.galas import PROGRAMME, Gala, draft
from tests.marks import ONE_DATABASE
from tests.people import Door
from tests.servers import Server


def test_a_command_while_the_server_runs_is_seen_at_once_at_every_door(
    gala: Gala, crew: Callable[..., Door]
) -> None:
    door = crew(Door)
    assert door.counts == "0 /8 có mặt"

    said = gala.server.command("delegates", str(samples.DELEGATES), "--event", gala.slug)

    assert said.returncode == 0, said.stderr
    # H'Loan Niê was expected already: the file adds her year of birth, and is no second copy of her.
    door.socket.until(lambda: "/207" in door.pictures[-1]["html"], "the new number")
    assert door.counts == "0 /207 có mặt"


@pytest.mark.parametrize("running", [True, False])
def test_an_event_is_made_from_files_whether_a_server_runs_or_not(own_server: Server, running: bool) -> None:
    browser = own_server.set_up()
    if not running:
        own_server.stop()

    said = [
        own_server.command("plan", str(samples.PLAN), "--create", "tan-hoa"),
        own_server.command("delegates", str(samples.DELEGATES), "--event", "tan-hoa", "--json"),
        own_server.command("awards", str(samples.DECISIONS), "--event", "tan-hoa", "--json"),
        own_server.command("delegates", str(samples.DELEGATES), "--event", "tan-hoa", "--json", "--dry-run"),
        own_server.command("token", "--event", "tan-hoa", "--role", "stage", "--name", "Bàn"),
        own_server.command("links", "--event", "tan-hoa", "--json"),
    ]

    assert [one.returncode for one in said] == [0] * 6, [one.stderr for one in said]
    delegates, awards, again = (json.loads(said[at].stdout) for at in (1, 2, 3))
    assert (delegates["rows"], delegates["new"], awards["rows"]) == (200, 200, 46)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 200)
    if not running:
        own_server.start(anew=True)
    program = Program(own_server.address, said[4].stdout.strip(), "tan-hoa")
    assert said[4].stdout.count("\n") == 1
    assert program.post("/stage/advance", revision=0) == {"revision": 1}
    crew = Browser(own_server.address)
    link = next(one["url"] for one in json.loads(said[5].stdout) if one["role"] == "mc")
    crew.join(link.partition("#")[2], "Hạnh")
    assert crew.get("/events/tan-hoa/mc").status_code == 200
    assert browser.get("/events").status_code == 200


def test_a_dry_run_writes_nothing(gala: Gala) -> None:
    before = gala.asks.get("")["revision"]

    said = [
        gala.server.command(kind, str(path), "--event", gala.slug, "--dry-run", "--json")
        for kind, path in (("delegates", samples.DELEGATES), ("awards", samples.DECISIONS))
    ]

    assert [one.returncode for one in said] == [0, 0], [one.stderr for one in said]
    assert json.loads(said[0].stdout)["new"] == 199
    assert gala.asks.get("")["revision"] == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("links", "--event", "no-such-event"),
        ("token", "--event", "no-such-event", "--role", "mc"),
        ("delegates", str(samples.DELEGATES), "--event", "no-such-event"),
        ("delegates", str(samples.PLAN), "--event", "demo"),
        ("awards", str(samples.PLAN), "--event", "demo"),
        ("plan", str(samples.DELEGATES)),
        ("plan", str(samples.PLAN), "--create", "Không hợp lệ"),
    ],
)
@pytest.mark.parametrize("running", [True, False])
def test_a_refused_command_says_why_in_one_line(
    server: Server, refused_here: Server, arguments: tuple[str, ...], running: bool
) -> None:
    said = (server if running else refused_here).command(*arguments)

    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("Error: ")
    assert len(said.stderr.strip().splitlines()) == 1, said.stderr


@pytest.fixture(scope="session")
def refused_here(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """Data on which no server runs now: it was made by one that has stopped."""
    made = Server(tmp_path_factory.mktemp("stopped") / "data").start()
    made.stop()
    return made


def test_a_command_on_an_empty_directory_makes_no_database(tmp_path: Path) -> None:
    nowhere = Server(tmp_path / "data")

    said = nowhere.command("links", "--event", "x")

    assert said.returncode == 1
    assert "ceremony serve" in said.stderr
    assert not nowhere.data.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "nowhere.txt"),
        ("token", "--event", "le", "--role", "king"),
        ("serve", "--fast"),
        ("links",),
        ("dance",),
    ],
)
def test_a_command_that_is_not_one_is_refused_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = Server(tmp_path / "data").command(*arguments)

    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith("Error: ")
    assert len(said.stderr.strip().splitlines()) == 1, said.stderr


@ONE_DATABASE
@pytest.mark.parametrize(
    "command", ["", "serve", "demo", "links", "token", "plan", "delegates", "awards", "assets", "password"]
)
def test_every_command_explains_itself(server: Server, command: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "ceremony", *command.split(), "--help"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("Usage: ceremony")


def test_settings_that_cannot_be_used_are_all_named_at_once(tmp_path: Path) -> None:
    bad = {
        "CEREMONY_DATABASE_URL": "mysql://x",
        "CEREMONY_REDIS_URL": "http://x",
        "CEREMONY_PUBLIC_URL": "ftp://x",
    }

    said = Server(tmp_path / "data", bad).command("serve", "--port", "0")

    assert said.returncode == 1
    assert len(said.stderr.strip().splitlines()) == 1
    assert [name in said.stderr for name in bad] == [True] * 3


@pytest.mark.parametrize(
    ("language", "counted", "preview", "doubt"),
    [
        ("", "200 dòng, 200 mới", "chưa ghi gì", "sẽ ghi là"),
        ("en", "200 lines, 200 new", "nothing was written", "it will be kept as"),
    ],
)
def test_the_terminal_speaks_the_readers_language_down_to_every_doubt(
    gala: Gala, server: Server, language: str, counted: str, preview: str, doubt: str
) -> None:
    environment = {**server.environment, "CEREMONY_LANGUAGE": language}
    empty = Gala(server, gala.organiser)
    empty.plan(draft(PROGRAMME))

    said = Server(server.data, environment).command(
        "delegates", str(samples.DELEGATES), "--event", empty.slug, "--dry-run"
    )
    refused = Server(server.data, environment).command("links", "--event", "khong-co")

    assert said.stdout.startswith(counted)
    assert preview in said.stdout
    assert doubt in said.stderr
    assert ("no such event" if language else "Không có sự kiện này") in refused.stderr


def test_a_plan_makes_the_same_event_at_the_terminal_as_in_its_page(server: Server, tmp_path: Path) -> None:
    file, slug = tmp_path / "gio.txt", f"gio-{server.port}"
    file.write_text(
        "KẾ HOẠCH\nTổ chức Hội nghị tuyên dương điển hình tiên tiến\n"
        "I. THỜI GIAN: ngày 20/5/2030\nII. CHƯƠNG TRÌNH\n"
        "- 8h00 - 8h10: Khai mạc\n- 8h10 - 9h00: Tham luận (05 báo cáo)\n- 9h00 - 9h05: Bế mạc\n",
        encoding="utf-8",
    )

    server.command("plan", str(file), "--create", slug)

    token = server.command("token", "--event", slug, "--role", "organiser").stdout.strip()
    items = Program(server.address, token, slug).get("/programme")
    assert [one["minutes"] for one in items] == [10, 10, 10, 10, 10, 10, 5]


def test_a_plan_whose_day_has_passed_says_so_and_is_made_all_the_same(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    text = "KẾ HOẠCH\nTổ chức Hội nghị tuyên dương điển hình tiên tiến\nThời gian: ngày 05 tháng 02 năm 2025."
    file.write_text(text, "utf-8")

    said = server.command("plan", str(file), "--create", f"nam-cu-{server.port}")

    assert said.returncode == 0, said.stderr
    assert "Ngày trong kế hoạch đã qua (05/02/2025)" in said.stderr


@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["links", "--event", "x"]])
def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path: Path, command: list[str]) -> None:
    nowhere = {"CEREMONY_DATABASE_URL": "postgresql://127.0.0.1:1/x"}

    said = Server(tmp_path / "data", nowhere).command(*command)

    assert said.returncode == 1
    assert said.stderr.strip() == "Error: Cơ sở dữ liệu không trả lời."

"""A list goes in from the terminal: `ceremony delegates`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ceremony.firstrun import ROOT
from tests.delegates.test_importing import HEADER, PLAIN, workbook
from tests.galas import Gala
from tests.servers import clean_environment


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dai-bieu.xlsx"


def runs(gala: Gala, file: Path, *more: str) -> tuple[int, dict[str, Any]]:
    said = gala.server.command("delegates", str(file), "--event", gala.slug, "--json", *more)
    return said.returncode, json.loads(said.stdout)


def test_a_namesake_of_somebody_in_the_event_is_told_by_cell(eve: Gala, file: Path) -> None:
    file.write_bytes(workbook(HEADER, *PLAIN))
    runs(eve, file)
    file.write_bytes(workbook(HEADER, *PLAIN, (4, "Lê Thị Hoa", 1991, "Ấp Mới", "", "")))

    status, said = runs(eve, file, "--dry-run")

    assert (status, said["new"], said["changed"], said["unchanged"]) == (0, 1, 0, 3)
    told = [(one["cell"], one["code"]) for one in said["problems"]]
    assert told == [("B5", "same_name"), ("B5", "duplicate_in_event")]
    assert said["people"][0].keys() == {
        "row", "sheet", "name", "as_typed", "birth_year", "gender", "unit", "position", "category", "key",
    }  # fmt: skip


def test_a_seat_that_somebody_has_already_is_told_by_its_cell_and_stops_nothing(
    eve: Gala, file: Path
) -> None:
    header = ("Họ và tên", "Đơn vị", "Ghế")
    file.write_bytes(workbook(header, ("Lê An", "Ấp 1", "A1"), ("Lê Bình", "Ấp 1", "A2")))
    runs(eve, file)
    file.write_bytes(
        workbook(header, ("Lê Bình", "Ấp 1", "A2"), ("Hồ Chi", "Ấp 2", "a 1"), ("Hồ Dũng", "Ấp 2", "A2"))
    )

    status, said = runs(eve, file)

    assert (status, said["new"]) == (0, 2)
    assert [(one["cell"], one["code"], one["text"]) for one in said["problems"]] == [
        ("C3", "same_seat", "Ghế này đã ghi cho người khác (Lê An, đã có trong danh sách)."),
        ("C4", "same_seat", "Ghế này đã ghi cho người khác (dòng 2: Lê Bình)."),
    ]


def test_who_is_no_longer_listed_is_named(eve: Gala, file: Path) -> None:
    file.write_bytes(workbook(HEADER, *PLAIN))
    runs(eve, file)
    file.write_bytes(workbook(HEADER, *PLAIN[:2]))

    _status, said = runs(eve, file, "--dry-run")
    in_words = eve.server.command("delegates", str(file), "--event", eve.slug).stdout

    assert (said["gone"], said["gone_names"]) == (1, ["Điểu Sơn"])
    assert "Điểu Sơn" in in_words


def test_an_old_font_stops_the_import_until_somebody_says_which_it_is(eve: Gala, file: Path) -> None:
    file.write_bytes(workbook(HEADER, (1, "NguyÔn V¨n ¶", 1970, "Ấp 1", "", "")))

    stopped, said = runs(eve, file)
    converted, after = runs(eve, file, "--legacy", "auto")

    assert (stopped, [one["code"] for one in said["problems"]]) == (1, ["legacy_font"])
    assert (converted, after["new"], after["people"][0]["name"]) == (0, 1, "Nguyễn Văn Ả")
    assert after["people"][0]["as_typed"] == "NguyÔn V¨n ¶"


def test_an_import_is_named_after_its_file_among_the_changes(eve: Gala, file: Path) -> None:
    file.write_bytes(workbook(HEADER, *PLAIN))
    runs(eve, file)
    assert eve.rows("select kind, what from list_change where true") == [("people_import", "dai-bieu.xlsx")]


def test_a_terminal_shows_how_far_it_is_and_other_streams_do_not(eve: Gala, file: Path) -> None:
    file.write_bytes(workbook(HEADER, *((no, f"Lê An {no}", 1970, "Ấp 1", "", "") for no in range(1, 601))))
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "ceremony", "delegates", str(file), "--event", eve.slug]
    with subprocess.Popen(
        [*command, "--data", str(eve.server.data)],
        cwd=ROOT,
        env=clean_environment({**eve.server.environment, "TERM": "xterm"}),
        stdout=subprocess.PIPE,
        stderr=end,
    ) as running:
        os.close(end)
        shown = _everything(terminal)
        assert running.stdout is not None
        said = running.stdout.read()

    text = shown.decode()
    assert "Đọc tệp" in text and "Ghi vào danh sách" in text
    assert text.count("100%") >= 2
    assert b"%" not in said
    assert b"600 d" in said


def _everything(terminal: int) -> bytes:
    """Read a terminal until nobody writes to it any more."""
    shown = b""
    try:
        while piece := os.read(terminal, 65_536):
            shown += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(terminal)
    return shown

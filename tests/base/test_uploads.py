"""A file that should not have come is answered in one sentence, and costs neither lists nor memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ceremony.base import jobs
from ceremony.base.uploads import Work
from ceremony.firstrun import ROOT
from tests.base.hostile_files import HEADER, READ, REFUSED, plain, workbook
from tests.edges import Browser, Element, Refused
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.servers import clean_environment

MOST_MIB = 150
"""So much more than the server alone may be taken while a file is read."""


def sent(gala: Gala, name: str, data: bytes) -> tuple[int, Element]:
    """Send a list and wait until somebody has read it; return how its page answers."""
    browser: Browser = gala.organiser
    browser.open(f"{gala.base}/people/import")
    at = browser.sends_file(f"{gala.base}/people/import", name, data).headers["Location"]
    for _turn in range(600):
        answer = browser.get(at)
        if answer.status_code != 200:
            return answer.status_code, _read(answer.text)
        if "work-progress" not in answer.text:
            return 200, _read(answer.text)
        time.sleep(0.1)
    raise AssertionError("the file was never read")


def _read(html: str) -> Element:
    from tests.edges import read

    return read(html)


@ONE_DATABASE
@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_answered_in_one_sentence_and_nothing_is_imported(eve: Gala, name: str) -> None:
    make, sentence = REFUSED[name]
    before = eve.asks.get("")["revision"]

    status, page = sent(eve, name, make())

    assert (status, page.one("p", "problem").text) == (422, sentence)
    assert eve.rows("select id from delegate where true") == []
    assert eve.asks.get("")["revision"] == before
    assert page.one("form", "drop")


def test_an_empty_file_is_refused_where_it_is_sent(eve: Gala) -> None:
    eve.organiser.open(f"{eve.base}/people/import")
    with pytest.raises(Refused) as refusal:
        eve.organiser.sends_file(f"{eve.base}/people/import", "rong.xlsx", b"")
    assert "Tệp rong.xlsx rỗng." in refusal.value.text


def test_a_form_without_a_file_says_so(eve: Gala) -> None:
    eve.organiser.open(f"{eve.base}/people/import")
    answer = eve.organiser.post(f"{eve.base}/people/import", script=False)
    assert (answer.status_code, "Chọn một tệp trước." in answer.text) == (422, True)


def test_a_file_of_twenty_megabytes_is_taken_and_a_larger_one_is_not(eve: Gala) -> None:
    near = plain() + bytes(19 * 1024 * 1024)
    assert sent(eve, "to.xlsx", near)[0] in (200, 422)
    with pytest.raises(Refused) as refusal:
        eve.organiser.open(f"{eve.base}/people/import")
        eve.organiser.sends_file(f"{eve.base}/people/import", "to.xlsx", bytes(21 * 1024 * 1024))
    assert refusal.value.status in (413, 422)


@ONE_DATABASE
def test_coloured_rows_that_hold_nothing_are_passed_over(eve: Gala) -> None:
    _status, page = sent(eve, "hang-trong.xlsx", READ["hang-trong.xlsx"][0]())
    assert page.one("div", "counts").one("b").text == "2"


@ONE_DATABASE
def test_formulas_come_as_written_and_are_told_by_cell(eve: Gala) -> None:
    rows = [HEADER, ("=A1+1", "Lê An", 1970, '=HYPERLINK("http://x")', "=1+1")]
    _status, page = sent(eve, "cong-thuc.xlsx", workbook(rows))
    told = {row.one("b").text for row in page.one("table", "doubts-table").one("tbody").all("tr")}
    assert told == {"D2", "E2"}


@pytest.mark.parametrize("name", ["10-mb.xlsx", "hang-trong.xlsx", "chu.csv", "dai.xlsx", "bom-nho.xlsx"])
def test_whatever_is_read_takes_little_memory(tmp_path: Path, name: str) -> None:
    path, choices = tmp_path / name, tmp_path / "choices.json"
    path.write_bytes({**READ, **REFUSED}[name][0]())
    choices.write_text(json.dumps({"remembered": {}}))
    command = [sys.executable, "-m", "ceremony", "read", "delegates", str(path), "--choices", str(choices)]
    with (tmp_path / "said").open("wb") as out:
        reader = subprocess.Popen(command, cwd=ROOT, stdout=out, env=clean_environment({}))
        peak = 0
        while reader.poll() is None:
            peak = max(peak, _peak_mib(reader.pid))
            time.sleep(0.02)
    assert peak < MOST_MIB
    assert (tmp_path / "said").read_bytes().rstrip().rsplit(b"\n", 1)[-1][:1] in (b"R", b"N")


def _peak_mib(pid: int) -> int:
    """The most memory a process has held, where Linux tells it."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


@pytest.mark.parametrize("says", ["print('R ' + 'x' * 40_000_000)", "print('R {}', end='')"])
def test_what_a_child_could_not_say_whole_is_no_answer(says: str) -> None:
    with subprocess.Popen([sys.executable, "-c", says], stdout=subprocess.PIPE) as child:
        assert jobs.heard(child, Work("reading")) is None


@ONE_DATABASE
def test_a_long_text_in_every_cell_is_refused_and_not_kept(eve: Gala) -> None:
    rows = [HEADER, *((no, f"Lê An {no}", 1970, "a" * 3_900, "b" * 3_900) for no in range(1_500))]

    _status, page = sent(eve, "dai.xlsx", workbook(rows))

    assert "dai.xlsx quá lớn" in page.text


def test_a_name_of_eighty_pictures_is_a_name(eve: Gala) -> None:
    _status, page = sent(eve, "🎉" * 80 + ".xlsx", plain())

    assert "Lê An" in page.text

"""`demo --play`: a whole ceremony through the real edges, every screen watched; and that it would notice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from typing import Any

import pytest

from ceremony.firstrun import ROOT
from ceremony.samples.play.crew import Company, House, Incident
from ceremony.samples.play.cues import Cues
from ceremony.samples.play.pace import Pace
from ceremony.samples.play.story import Story, tell
from ceremony.samples.play.watch import Eye
from tests.galas import Gala

PATIENCE_S = 170
TEN_TIMES_AS_FAST = 10.0
"""The speed at which a wrong GO stands for three seconds: long enough for somebody to come in between."""


@pytest.fixture(scope="module")
def acted(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """One ceremony, acted as fast as it goes."""
    folder = tmp_path_factory.mktemp("play")
    line = ["demo", "--play", "--once", "--speed", "1000", "--no-open", "--host", "127.0.0.1", "--port", "0"]
    return subprocess.run(
        [sys.executable, "-m", "ceremony", *line, "--data", str(folder / "data")],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


def test_a_whole_ceremony_ends_well(acted: subprocess.CompletedProcess[str]) -> None:
    assert acted.returncode == 0, acted.stdout
    assert [line for line in acted.stdout.splitlines() if line.startswith("✗")] == []
    assert [re.sub(r" \(.*", "", line) for line in acted.stdout.splitlines() if line.startswith("✓")][:4] == [
        "✓ Đại biểu: 188/200 có mặt",
        "✓ Chương trình: 14/14 mục, đang ở mục cuối",
        "✓ Khen thưởng: 46/46 đã trao",
        f"✓ Tình huống: {len(Incident)}/{len(Incident)}",
    ]


def test_the_operators_terminal_shows_nothing_but_the_story(acted: subprocess.CompletedProcess[str]) -> None:
    story = re.compile(r"\d\d:\d\d  |✓ |ĐẠT|$")
    begins = re.search(r"^\d\d:\d\d  Buổi lễ", acted.stdout, re.MULTILINE)
    assert begins, acted.stdout
    told = acted.stdout[begins.start() :].splitlines()
    assert [line for line in told if not story.match(line) or "KHÔNG ĐÚNG" in line] == []


def test_the_demo_calls_the_roles_by_their_names(acted: subprocess.CompletedProcess[str]) -> None:
    named = re.findall(r"^  (\S.*?) {2,}http\S+/join#\d{16} ", acted.stdout, re.MULTILINE)
    assert named[:4] == ["Ban tổ chức", "Cửa đón tiếp", "Người dẫn chương trình", "Bàn điều khiển"]


@pytest.fixture
def company(conference: Gala) -> Company:
    """Everybody who acts, on an event of this test's own."""
    key = (conference.server.data / "house.key").read_text(encoding="ascii").strip()
    return Company(House(conference.address, conference.slug, key), Pace(TEN_TIMES_AS_FAST))


@pytest.fixture
def story(company: Company) -> Story:
    desk = company.desk
    everyone = company.doors[0].crew.get("delegates", limit=5000)
    return tell(everyone, company.house.ask("invitations"), desk.get("awards"), desk.get("programme"))


def goes_to(company: Company, item: str, step: str) -> dict[str, Any]:
    """The MC presses GO up to the first step of this kind; return the stage there."""
    stage = company.mc.press("advance")
    while (stage["item"]["type"], stage["step"]["kind"]) != (item, step):
        stage = company.mc.press("advance")
    return stage


def gone_on_from(company: Company, stage: dict[str, Any]) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while company.tray.stage()["revision"] == stage["revision"] and time.monotonic() < deadline:
        time.sleep(0.01)
    return time.monotonic() < deadline


def test_a_wrong_go_is_taken_back_and_not_what_somebody_does_meanwhile(
    conference: Gala, company: Company, story: Story
) -> None:
    stage = goes_to(company, "report", "run")
    (wrong_go, presses), (a_name, holds) = Cues(company, story, {}).at(stage)

    first = company.sends(presses, wrong_go)
    assert gone_on_from(company, stage)
    second = company.sends(holds, a_name)
    first.join()
    second.join()

    now = company.mc.stage()
    assert company.faults == []
    assert (now["item"], now["step"]) == (stage["item"], stage["step"])
    assert conference.phase(story.held.id) == "held"


def test_what_did_not_come_about_is_told_in_words_and_not_claimed(
    conference: Gala, company: Company, story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = goes_to(company, "report", "run")
    (wrong_go, presses), _holds = Cues(company, story, {}).at(stage)
    desk = conference.program("stage")

    acting = company.sends(presses, wrong_go)
    assert gone_on_from(company, stage)
    desk.post("/stage/advance", revision=company.tray.stage()["revision"])
    acting.join()

    told = capsys.readouterr().out
    assert len(company.faults) == 1
    assert company.faults[0].startswith(f"{wrong_go}: Có người vừa chuyển bước")
    assert "KHÔNG ĐÚNG" in told
    assert "không mất giây nào" not in told
    assert "{" not in told


def test_an_usher_who_finds_people_at_the_wing_already_is_at_no_fault(
    conference: Gala, company: Company, story: Story
) -> None:
    stage = goes_to(company, "award", "reader")
    two_ushers = [act for _usher in range(2) for act in Cues(company, story, {}).at(stage)]

    hands = [company.sends(line_up, incident) for incident, line_up in two_ushers]
    for hand in hands:
        hand.join()

    first = company.wing.get("awards")["batches"][0]["recipients"]
    assert company.faults == []
    assert {one["phase"] for one in first} == {"wing"}


@pytest.mark.parametrize(
    ("drawn", "whole"),
    [
        (
            '<section data-card="batch x"><ol><li><span class="batch-person">Điểu Sơn</span></ol></section>',
            True,
        ),
        ("<section><table><tr><td>07:30<td>Khai mạc</table></section>", True),
        ("<section><p>Khai mạc</section></div>", False),
        ("<section><p>Khai m", False),
    ],
)
def test_a_watcher_sees_whether_a_picture_is_whole(drawn: str, whole: bool) -> None:
    eye = Eye()
    eye.feed(drawn)
    eye.close()
    assert (eye.whole and not eye.open) is whole


def test_a_watcher_reads_the_names_on_a_card() -> None:
    eye = Eye()
    eye.feed(
        '<section data-card="honouree 1 Y Bhăm"><h1 class="name length-s">Y Bhăm</h1><p>1/8</p></section>'
    )
    assert (eye.scene, eye.names) == ("honouree", ["Y Bhăm"])


def test_a_watcher_reads_a_name_that_is_tied_to_one_line_as_that_name() -> None:
    eye = Eye()
    eye.feed(
        '<section data-card="honouree 1"><h1 class="name">Hội\u00a0Nông dân –\u2060 Ấp\u00a01</h1></section>'
    )
    assert eye.names == ["Hội Nông dân – Ấp 1"]

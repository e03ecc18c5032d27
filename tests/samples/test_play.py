"""`demo --play`: a whole ceremony through the real edges, every screen watched; and that it would notice."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from ceremony.firstrun import ROOT
from ceremony.samples.play.crew import Incident
from ceremony.samples.play.watch import Eye

PATIENCE_S = 170


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
    assert [line for line in told if not story.match(line)] == []


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

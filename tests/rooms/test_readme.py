"""The first screen of the README is what really runs."""

from __future__ import annotations

import re
from itertools import islice

from ceremony.firstrun import ROOT

TEST_LINE = "python3 -m tests"
DEMO_LINE = "python3 -m ceremony demo"


def test_the_first_screen_has_the_line_that_runs_the_demo_and_the_line_that_runs_every_test() -> None:
    with (ROOT / "README.md").open(encoding="utf-8") as readme:
        first_screen = "".join(islice(readme, 50))
    lines = [
        line
        for block in re.findall(r"```\w*\n(.*?)```", first_screen, re.DOTALL)
        for line in block.split("\n")
    ]
    assert [line for line in lines if line.endswith(DEMO_LINE)] != []
    assert [line for line in lines if line.endswith(TEST_LINE)] != []


def test_ci_runs_the_readmes_test_line_and_nothing_more() -> None:
    assert (ROOT / ".ci/run").read_text("utf-8").splitlines() == ["#!/bin/sh", f"exec {TEST_LINE}"]


def test_every_command_the_readme_shows_exists() -> None:
    from ceremony.cli import main

    readme = (ROOT / "README.md").read_text("utf-8")
    shown = set(re.findall(r"(?:`|^|-m )ceremony ([a-z-]+)", readme, re.MULTILINE))
    assert sorted(shown - set(main.commands)) == []

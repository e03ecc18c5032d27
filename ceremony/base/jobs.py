"""Long work as a child process of our own command line: it computes, tells how far it has come, never writes.

A file from outside can be large, slow or hostile. Whatever it does to the child, the server keeps its loop
and its memory: the child may take only so much of either.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Protocol

from ceremony.core.refusals import Invalid

LONGEST_S = 120
MOST_BYTES = 700 * 1024 * 1024
"""Address space of the child, libraries included; a file that needs more is refused as too heavy."""
MOST_ANSWER = 32 * 1024 * 1024
"""Bytes of what a file says. Ten thousand people take six million."""


class Progress(Protocol):
    """Where a child's progress is told."""

    done: int
    of: int


def read(kind: str, path: Path, choices: dict[str, Any], language: str, progress: Progress) -> bytes:
    """Have a child read a file that lies alone in a folder of a temporary one; return what it says as JSON.

    Raises:
        Invalid: the reader refused the file; or `file_too_slow`, `file_too_heavy`, where it took too long
            or too much.
    """
    said = path.parent.parent / "choices.json"
    said.write_text(json.dumps(choices), encoding="utf-8")
    command = [sys.executable, "-m", "ceremony", "read", kind, str(path), "--choices", str(said)]
    child = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "CEREMONY_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"},
    )
    timer = threading.Timer(LONGEST_S, child.kill)
    timer.start()
    try:
        answer = heard(child, progress)
    finally:
        slow = not timer.is_alive()
        timer.cancel()
        child.kill()
        child.wait()
    if answer is not None:
        return answer
    if slow:
        raise Invalid("file_too_slow", file=path.name)
    raise Invalid("file_too_heavy", file=path.name)


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

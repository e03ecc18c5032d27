"""A server started from the command line, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.machine import free_port

BARE_PYTHON = Path(
    sys.base_prefix, "python.exe" if os.name == "nt" else f"bin/python3.{sys.version_info.minor}"
)
"""The Python that nobody has prepared."""


@contextmanager
def demo(command: Sequence[str | Path], cwd: Path, seconds: float) -> Iterator[str]:
    """Run `… demo` in `cwd` with its data there; the value is its address once it says it is healthy.

    Raises:
        AssertionError: it ended, or was not healthy after `seconds`; the text is what it printed.
    """
    port, said = free_port(), cwd / "demo.log"
    line = [*map(str, command), "demo", "--no-open", "--port", str(port), "--data", str(cwd / "data")]
    clean = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    with said.open("wb") as log:
        server = subprocess.Popen(line, cwd=cwd, env=clean, stdout=log, stderr=subprocess.STDOUT)
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + seconds
    try:
        while not _healthy(address):
            assert server.poll() is None and time.monotonic() < until, said.read_text("utf-8")
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _healthy(address: str) -> bool:
    try:
        return bool(get(f"{address}/healthz")[0] == 200)
    except OSError:
        return False


def get(address: str) -> tuple[int, bytes]:
    """Return the status and the body of a GET that follows redirects."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()

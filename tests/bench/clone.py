"""From a clone and bare Python to a running demo: how long the README's first line takes."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.rooms import tree
from tests.rooms.server import BARE_PYTHON, demo

MOST_S, PATIENCE_S = 90, 600


def run() -> list[str]:
    """Start the demo in a copy as `git clone` makes it; packages come as this machine gets them."""
    with TemporaryDirectory() as folder:
        clone = tree.copied(Path(folder) / "ceremony")
        began = time.perf_counter()
        with demo([BARE_PYTHON, "-m", "ceremony"], clone, seconds=PATIENCE_S):
            took = time.perf_counter() - began
    return [f"from the first command to the demo: {took:.0f} s (at most {MOST_S})"]

"""One writer for a data directory: a server, or a command while none runs."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock


def lock(data: Path) -> FileLock:
    """The directory's lock. Acquiring it raises `filelock.Timeout` at once where somebody holds it."""
    data.mkdir(parents=True, exist_ok=True)
    return FileLock(data / "server.lock", timeout=0)

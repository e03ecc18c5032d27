"""Durable check-ins over HTTP from 16 clients, and the bare rate of the same disk in the same run."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.server import Served, in_a_process, quantile

CLIENTS = 16
EACH = 150
SLOW_DISK_C = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int later(const char *name, int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    usleep(5000);
    return real(fd);
}
int fsync(int fd) { return later("fsync", fd); }
int fdatasync(int fd) { return later("fdatasync", fd); }
"""


def run(served: Served) -> list[str]:
    return [*_measured(served), f"bare SQLite FULL commits on this disk: {_bare_commits():.0f}/s"]


def with_slow_disk() -> list[str]:
    """The same on a disk whose every fsync takes five milliseconds more (Linux, with a C compiler)."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return ["no C compiler here: not measured"]
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder, "slow.c"), Path(folder, "slow.so")
        source.write_text(SLOW_DISK_C)
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        with Served(LD_PRELOAD=str(library)) as served:
            return _measured(served)


def _measured(served: Served) -> list[str]:
    token = served.token("door")
    people = [one["id"] for one in served.get("/delegates?limit=5000", token)]
    processes = [
        in_a_process(
            "scanners",
            port=served.port,
            token=token,
            people=people,
            clients=CLIENTS,
            each=EACH,
        )
    ]
    results: list[Any] = []
    for process in processes:
        out, _ = process.communicate(timeout=300)
        results.append(json.loads(out))
    took = [one for result in results for one in result["took"]]
    rate = sum(len(result["took"]) / result["wall_s"] for result in results)
    bad = sum(result["bad"] for result in results)
    return [
        f"{rate:.0f} check-ins/s (at least 300), {CLIENTS} clients, {len(took)} requests, {bad} failed",
        f"median {quantile(took, 0.5) * 1000:.1f} ms, p99 {quantile(took, 0.99) * 1000:.1f} ms (under 100)",
    ]


def _bare_commits() -> float:
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder, "bare.sqlite"), isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE t (x)")
        began = time.perf_counter()
        for number in range(500):
            connection.execute("INSERT INTO t VALUES (?)", (number,))
        took = time.perf_counter() - began
        connection.close()
    return 500 / took

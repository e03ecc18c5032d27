"""A real server in a process and a data directory of its own, and what one asks it for."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import requests

ROOT = Path(__file__).parents[2]


class Served:
    """The demo, served. `restart` serves the same data again with `ceremony serve`."""

    def __init__(self, **environment: str) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.data = Path(self._folder.name, "data")
        self._environment = {**os.environ, **environment}
        self._start("demo", "--no-open", "--port", "0")

    def __enter__(self) -> Served:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self._folder.cleanup()

    def _start(self, *command: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ceremony", *command, "--data", str(self.data), "--host", "127.0.0.1"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                break
        else:
            raise SystemExit("the server did not start")
        self.url = f"http://127.0.0.1:{self.port}"
        self.api = f"{self.url}/api/v1/events/demo"
        while not self._ready():
            time.sleep(0.05)

    def _ready(self) -> bool:
        try:
            return bool(requests.get(f"{self.url}/healthz", timeout=5).json()["events"])
        except requests.RequestException:
            return False

    def restart(self) -> None:
        """Kill it without a word and serve the same data on the same port."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._start("serve", "--port", str(self.port))

    def order(self, order_name: str, /, **order: Any) -> Any:
        key = (self.data / "house.key").read_text()
        answer = requests.post(
            f"{self.url}/house/{order_name}",
            json=order,
            headers={"Authorization": f"Bearer {key}"},
            timeout=120,
        )
        answer.raise_for_status()
        return answer.json()

    def token(self, role: str) -> str:
        return str(self.order("token", event="demo", role=role, name=f"bench {role}"))

    def get(self, path: str, token: str) -> Any:
        headers = {"Authorization": f"Bearer {token}"}
        return requests.get(f"{self.api}{path}", headers=headers, timeout=30).json()

    def megabytes(self) -> float:
        """Resident memory, Linux."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else float("nan")


def in_a_process(module: str, **order: Any) -> subprocess.Popen[str]:
    """Start a client module with its order as JSON on its command line."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.{module}", json.dumps(order)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

"""One advance → 500 screens have the new picture; against a bare broadcast of the same bytes."""

from __future__ import annotations

import json
import subprocess
import time
from typing import Any

import requests

from tests.bench.server import Served, in_a_process, quantile

SCREENS = 500
ROUNDS = 40
REST_S = 0.25


def run(served: Served) -> list[str]:
    screens = in_a_process(
        "screens",
        url=f"ws://127.0.0.1:{served.port}/socket.io/?EIO=4&transport=websocket",
        token=served.token("screen"),
        surface="hall",
        count=SCREENS,
        bare=False,
    )
    ready = _line(screens)
    mc = requests.Session()
    mc.headers["Authorization"] = f"Bearer {served.token('mc')}"
    revision = mc.get(f"{served.api}/stage").json()["revision"]
    waits: list[float] = []
    sizes = []
    for _round in range(ROUNDS):
        _tell(screens, "go")
        pressed = time.time()
        answer = mc.post(f"{served.api}/stage/advance", json={"revision": revision})
        revision = answer.json()["revision"]
        got = _line(screens)
        waits += [at - pressed for at in got["at"]]
        sizes.append(got["size"])
        time.sleep(REST_S)
    _end(screens)
    size = sum(sizes) // len(sizes)
    bare = _bare(size)
    ours = quantile(waits, 0.95) * 1000
    theirs = quantile(bare, 0.95) * 1000
    return [
        f"{SCREENS} screens ready in {ready['ready_s']:.2f} s; pictures of {size} bytes on average",
        f"one advance to all: median {quantile(waits, 0.5) * 1000:.1f} ms, p95 {ours:.1f} ms (at most 75)",
        f"bare websockets broadcast of {size} bytes: p95 {theirs:.1f} ms",
        f"ratio of p95 {ours / theirs:.2f} (at most 1.3)",
    ]


def _bare(size: int) -> list[float]:
    server = in_a_process("bare")
    assert server.stdout is not None
    port = int(server.stdout.readline())
    screens = in_a_process("screens", url=f"ws://127.0.0.1:{port}", count=SCREENS, bare=True)
    _line(screens)
    waits: list[float] = []
    for _round in range(ROUNDS):
        _tell(screens, "go")
        _tell(server, str(size))
        began = float(server.stdout.readline())
        waits += [at - began for at in _line(screens)["at"]]
        time.sleep(REST_S)
    _end(screens)
    _end(server)
    return waits


def _tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def _line(process: subprocess.Popen[str]) -> Any:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()

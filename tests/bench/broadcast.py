"""One advance → 500 screens have the new picture; against a bare broadcast of the same bytes."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import time
from typing import Any

from tests.bench.server import Served, in_a_process, quantile

SCREENS = 500
ROUNDS = 40
"""As many steps as the demo's day surely has."""
DAYS = 12
"""How often it is walked through: the p95 of one day is that of its two slowest steps, and of three days
still swings by a tenth from run to run."""
REST_S = 0.15
"""A surface is drawn ten times a second: a press that follows sooner waits for its turn."""


def run(served: Served) -> list[str]:
    """The hall's small picture, in which GO itself weighs most; then one of six kilobytes or so, the MC's."""
    return [*_measured(served, "screen", "hall"), *_measured(served, "mc", "mc")]


def _measured(served: Served, role: str, surface: str) -> list[str]:
    """Press, and have the bare server send the very text the screens got, turn by turn: both are measured
    on the same machine in the same mood, with both servers' heartbeats going on."""
    screens = in_a_process(
        "screens",
        url=f"ws://127.0.0.1:{served.port}/socket.io/?EIO=4&transport=websocket",
        token=served.token(role),
        surface=surface,
        count=SCREENS,
        bare=False,
    )
    ready = _line(screens)
    bare = Bare()
    token = served.token("mc")
    mc = Clicker(served.port, token)
    revision = served.get("/stage", token)["revision"]
    first = served.get("/programme", token)[0]["id"]
    ours: list[float] = []
    theirs: list[float] = []
    size = 0
    for _day in range(DAYS):
        _tell(screens, "go")
        revision = mc.presses("goto", revision, item_id=first)
        _line(screens)
        time.sleep(REST_S)  # or the first press would wait: a surface is drawn ten times a second
        for _round in range(ROUNDS):
            _tell(screens, "go")
            revision = mc.presses("advance", revision)
            got = _line(screens)
            ours += [at - mc.pressed_at for at in got["at"]]
            size += len(got["text"].encode())
            time.sleep(REST_S)
            theirs += bare.sends(got["text"])
            time.sleep(REST_S)
    _end(screens)
    bare.ends()
    return [
        f"{surface}: {SCREENS} screens ready in {ready['ready_s']:.2f} s; "
        f"{size // (DAYS * ROUNDS)} bytes a picture",
        f"one advance to all: {_spread(ours)} (p95 at most 75)",
        f"bare websockets broadcast of the same bytes: {_spread(theirs)}",
        f"ratio of p95 {quantile(ours, 0.95) / quantile(theirs, 0.95):.2f} (at most 1.3)",
    ]


def _spread(waits: list[float]) -> str:
    return f"median {quantile(waits, 0.5) * 1000:.1f} ms, p95 {quantile(waits, 0.95) * 1000:.1f} ms"


class Bare:
    """A bare server with as many screens, which does nothing between two broadcasts."""

    def __init__(self) -> None:
        self._server = in_a_process("bare")
        assert self._server.stdout is not None
        port = int(self._server.stdout.readline())
        self._screens = in_a_process("screens", url=f"ws://127.0.0.1:{port}", count=SCREENS, bare=True)
        _line(self._screens)

    def sends(self, text: str) -> list[float]:
        _tell(self._screens, "go")
        _tell(self._server, json.dumps(text))
        assert self._server.stdout is not None
        began = float(self._server.stdout.readline())
        return [at - began for at in _line(self._screens)["at"]]

    def ends(self) -> None:
        _end(self._screens)
        _end(self._server)


class Noted(http.client.HTTPConnection):
    """A line that notes when what is sent leaves."""

    sent_at = 0.0

    def send(self, data: Any) -> None:
        self.sent_at = time.time()
        super().send(data)


class Clicker:
    """A keep-alive line that presses GO, and costs nothing itself."""

    def __init__(self, port: int, token: str) -> None:
        self._line = Noted("127.0.0.1", port)
        self._line.connect()
        self._line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    @property
    def pressed_at(self) -> float:
        """When the press left, as the bare server's clock begins when its broadcast does."""
        return self._line.sent_at

    def presses(self, command: str, revision: int, **more: int) -> int:
        body = json.dumps({"revision": revision, **more})
        self._line.request("POST", f"/api/v1/events/demo/stage/{command}", body, self._headers)
        return int(json.load(self._line.getresponse())["revision"])


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

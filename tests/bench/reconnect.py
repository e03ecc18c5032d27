"""500 screens come back at once after a restart: when the last is right, and how much was sent."""

from __future__ import annotations

from tests.bench.broadcast import SCREENS, _end, _line
from tests.bench.server import Served, in_a_process


def run(served: Served) -> list[str]:
    token = served.token("screen")
    served.restart()
    screens = in_a_process(
        "screens",
        url=f"ws://127.0.0.1:{served.port}/socket.io/?EIO=4&transport=websocket",
        token=token,
        surface="hall",
        count=SCREENS,
        bare=False,
    )
    ready = _line(screens)
    _end(screens)
    megabytes = ready["bytes"] / 1e6
    return [
        f"{SCREENS} screens right after a restart in {ready['ready_s']:.2f} s (at most 3)",
        f"{megabytes:.2f} MB received (at most 10)",
    ]

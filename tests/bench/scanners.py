"""Doors in one process: raw keep-alive HTTP over asyncio. Every scan is undone, so that each one admits."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import time
from typing import Any


class Door:
    """One keep-alive line to the server."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._order = order

    async def open(self) -> None:
        self._in, self._out = await asyncio.open_connection("127.0.0.1", self._order["port"])

    async def ask(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        raw = json.dumps(body).encode()
        head = (
            f"{method} /api/v1/events/demo{path} HTTP/1.1\r\nHost: x\r\n"
            f"Authorization: Bearer {self._order['token']}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(raw)}\r\n\r\n"
        )
        self._out.write(head.encode() + raw)
        answer = (await self._in.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(answer.split("content-length:")[1].split("\r\n")[0])
        return int(answer.split(" ", 2)[1]), json.loads(await self._in.readexactly(length))


async def scan(order: dict[str, Any], people: list[int], took: list[float]) -> int:
    door, bad = Door(order), 0
    await door.open()
    for turn in range(order["each"]):
        who = people[turn // 2 % len(people)]
        nonce = secrets.token_hex(8)
        began = time.perf_counter()
        if turn % 2 == 0:
            status, _ = await door.ask("POST", "/checkins", {"delegate_id": who, "nonce": nonce, "door": "A"})
        else:
            status, _ = await door.ask("DELETE", f"/checkins/{who}", {"reason": "bench", "nonce": nonce})
        took.append(time.perf_counter() - began)
        bad += status != 200
    return bad


async def main(order: dict[str, Any]) -> None:
    people: list[int] = order["people"]
    share = len(people) // order["clients"]
    took: list[float] = []
    began = time.perf_counter()
    bad = await asyncio.gather(
        *(scan(order, people[no * share : (no + 1) * share], took) for no in range(order["clients"]))
    )
    print(json.dumps({"took": took, "wall_s": time.perf_counter() - began, "bad": sum(bad)}))


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))

"""Many screens in one process: raw Socket.IO over WebSocket, so that the client costs little.

Reads its order as JSON from the command line. Prints `ready` once every screen has its first picture,
then for each line on standard input one line of JSON: when each screen got the next picture.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from websockets.asyncio.client import ClientConnection, connect


class Screen:
    def __init__(self) -> None:
        self.pictures: asyncio.Queue[tuple[float, str | bytes]] = asyncio.Queue()
        self.bytes = 0

    async def run(self, order: dict[str, Any]) -> None:
        async with connect(order["url"], compression=None, max_size=None, open_timeout=60) as line:
            if order["bare"]:
                await self._read(line, bare=True)
            else:
                await line.recv()
                await line.send("40/live," + json.dumps({"token": order["token"]}))
                await line.recv()
                wish = ["watch", {"event": "demo", "surface": order["surface"]}]
                await line.send("42/live," + json.dumps(wish))
                await self._read(line, bare=False)

    async def _read(self, line: ClientConnection, bare: bool) -> None:
        async for message in line:
            self.bytes += len(message)
            if message == "2":
                await line.send("3")
            elif bare or (isinstance(message, str) and message.startswith('42/live,["picture"')):
                self.pictures.put_nowait((time.time(), message))


async def main(order: dict[str, Any]) -> None:
    screens = [Screen() for _ in range(order["count"])]
    began = time.time()
    tasks = [asyncio.create_task(screen.run(order)) for screen in screens]
    if not order["bare"]:
        await asyncio.gather(*(screen.pictures.get() for screen in screens))
    else:
        await asyncio.sleep(2)
    print(json.dumps({"ready_s": time.time() - began, "bytes": sum(s.bytes for s in screens)}), flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        got = await asyncio.gather(*(screen.pictures.get() for screen in screens))
        print(json.dumps({"at": [at for at, _ in got], "text": got[0][1]}), flush=True)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))

"""The baseline: a bare `websockets` server that broadcasts the same bytes when told to."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from websockets.asyncio.server import ServerConnection, broadcast, serve


async def main(order: dict[str, Any]) -> None:
    lines: set[ServerConnection] = set()

    async def screen(line: ServerConnection) -> None:
        lines.add(line)
        try:
            await line.wait_closed()
        finally:
            lines.discard(line)

    async with serve(screen, "127.0.0.1", 0, compression=None, backlog=1024) as server:
        print(next(iter(server.sockets)).getsockname()[1], flush=True)
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            text = json.loads(line)
            now = time.time()
            broadcast(lines, text)
            print(now, flush=True)


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))

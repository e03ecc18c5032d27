"""Doors at work: sixteen on one code, fifty devices that watch the count, a device that was offline."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from tests.bench.broadcast import Noted, _end, _line, _spread, _tell
from tests.bench.scanners import Door
from tests.bench.server import Served, in_a_process, quantile

DOORS, ROUNDS = 16, 100
WATCHING, SCANS = 50, 100
OFFLINE = 500


def run(served: Served) -> list[str]:
    return [*_on_one_code(served), *_counts_everywhere(served), *_comes_back(served)]


def _people(served: Served, token: str) -> list[int]:
    return [one["id"] for one in served.get("/delegates?limit=5000", token)]


def _on_one_code(served: Served) -> list[str]:
    """Sixteen doors scan the same code at once; then it is taken back, and they do it again."""
    token = served.token("door")
    code = served.order("invitations", event="demo")[0]["code"]
    return asyncio.run(_race(served.port, token, code))


async def _race(port: int, token: str, code: str) -> list[str]:
    doors = [Door({"port": port, "token": token}) for _ in range(DOORS)]
    for door in doors:
        await door.open()
    rounds: Counter[tuple[tuple[str, int], ...]] = Counter()
    took: list[float] = []

    async def scans(door: Door) -> Any:
        began = time.perf_counter()
        answer = await door.ask("POST", "/checkins", {"code": code, "nonce": secrets.token_hex(8)})
        took.append(time.perf_counter() - began)
        return answer[1]

    for _round in range(ROUNDS):
        answers = await asyncio.gather(*(scans(door) for door in doors))
        rounds[tuple(sorted(Counter(one["outcome"] for one in answers).items()))] += 1
        who = answers[0]["delegate"]["id"]
        await doors[0].ask("DELETE", f"/checkins/{who}", {"reason": "bench", "nonce": secrets.token_hex(8)})
    right = rounds[(("admitted", 1), ("again", DOORS - 1))]
    return [
        f"{DOORS} doors on one code {ROUNDS} times: one admitted {right} times (each time)",
        f"answered: median {quantile(took, 0.5) * 1000:.1f} ms, p99 {quantile(took, 0.99) * 1000:.1f} ms",
    ]


def _counts_everywhere(served: Served) -> list[str]:
    """From a scan's leaving to each device's having the new count; a surface is drawn ten times a second."""
    token = served.token("door")
    screens = in_a_process(
        "screens",
        url=f"ws://127.0.0.1:{served.port}/socket.io/?EIO=4&transport=websocket",
        token=token,
        surface="door",
        count=WATCHING,
        bare=False,
    )
    _line(screens)
    line = Noted("127.0.0.1", served.port)
    line.connect()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    waits: list[float] = []
    for who in _people(served, token)[:SCANS]:
        _tell(screens, "go")
        body = json.dumps({"delegate_id": who, "nonce": secrets.token_hex(8), "door": "A"})
        line.request("POST", "/api/v1/events/demo/checkins", body, headers)
        line.getresponse().read()
        waits += [at - line.sent_at for at in _line(screens)["at"]]
    _end(screens)
    return [
        f"{WATCHING} devices, {SCANS} scans: the count has changed on each: {_spread(waits)} (at most 200)"
    ]


def _comes_back(served: Served) -> list[str]:
    """One device brings five hundred scans of the last hour in one request."""
    token = served.token("door")
    people = _people(served, token)
    began = datetime.now(UTC) - timedelta(hours=1)
    items = [
        {
            "delegate_id": people[no % len(people)],
            "nonce": secrets.token_hex(8),
            "at": (began + timedelta(seconds=no)).isoformat(),
            "shown": "admitted" if no < len(people) else "again",
        }
        for no in range(OFFLINE)
    ]
    headers = {"Authorization": f"Bearer {token}"}
    started = time.perf_counter()
    answer = requests.post(f"{served.api}/checkins/batch", json={"items": items}, headers=headers, timeout=60)
    took = time.perf_counter() - started
    said = Counter(one.get("outcome", "error") for one in answer.json()["results"])
    return [f"{OFFLINE} late scans in one request: {took:.2f} s, {OFFLINE / took:.0f}/s ({dict(said)})"]

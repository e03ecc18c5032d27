"""kill -9 in the middle of 16 clients' load, a hundred times: nothing acknowledged is lost or doubled."""

from __future__ import annotations

import json
import random
import secrets
import threading
import time
from typing import Any

import requests

from tests.bench.server import Served

ROUNDS = 100
CLIENTS = 16
REPORT_EVERY = 25


def run(rounds: int = ROUNDS) -> list[str]:
    lost = doubled = cursors = acknowledged = 0
    with Served() as served:
        door, mc = served.token("door"), served.token("mc")
        people = [one["id"] for one in served.get("/delegates?limit=5000", door)]
        for number in range(1, rounds + 1):
            burst = Burst(served, door, mc, people)
            burst.start()
            time.sleep(random.uniform(0.05, 0.6))
            served.process.kill()
            burst.end()
            served.restart()
            found = burst.check()
            acknowledged += len(burst.answered)
            lost += found["lost"]
            doubled += found["doubled"]
            cursors += found["cursor"]
            if number % REPORT_EVERY == 0:
                print(f"   … {number} kills, {acknowledged} acknowledged", flush=True)
    return [
        f"{rounds} kills under load, {acknowledged} acknowledged commands",
        f"lost {lost}, doubled when resent {doubled}, cursors that differ {cursors} (each 0)",
    ]


class Burst:
    """Sixteen clients that scan, undo and press GO until the server dies under them."""

    def __init__(self, served: Served, door: str, mc: str, people: list[int]) -> None:
        self._served, self._door, self._mc = served, door, mc
        self._people = people
        self._stop = threading.Event()
        self.answered: list[tuple[dict[str, Any], dict[str, Any]]] = []
        self._revision: int | None = None
        self._begun: dict[int, bool] = {}
        self._threads = [threading.Thread(target=self._scan, args=(no,)) for no in range(CLIENTS - 1)]
        self._threads.append(threading.Thread(target=self._press))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _scan(self, no: int) -> None:
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self._door}"
        mine = self._people[no :: CLIENTS - 1]
        for who in mine * 50:
            if self._stop.is_set():
                return
            body = {"delegate_id": who, "nonce": secrets.token_hex(8), "door": "A"}
            try:
                answer = session.post(f"{self._served.api}/checkins", json=body, timeout=5)
            except requests.RequestException:
                return
            if answer.status_code == 200:
                self.answered.append((body, answer.json()))

    def _press(self) -> None:
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self._mc}"
        try:
            stage = session.get(f"{self._served.api}/stage", timeout=5).json()
            revision, begun = stage["revision"], stage["item"] is not None
            if begun:
                back = {"revision": revision}
                revision = session.post(f"{self._served.api}/stage/back", json=back, timeout=5).json()[
                    "revision"
                ]
            while not self._stop.is_set():
                for command in ("advance", "back"):
                    self._begun = {revision: command == "back", revision + 1: command == "advance"}
                    answer = session.post(
                        f"{self._served.api}/stage/{command}", json={"revision": revision}, timeout=5
                    )
                    if answer.status_code == 200:
                        revision = answer.json()["revision"]
                        self._revision = revision
        except (requests.RequestException, json.JSONDecodeError):
            return

    def check(self) -> dict[str, int]:
        """Ask the restarted server about everything that was acknowledged."""
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self._door}"
        delegates = session.get(f"{self._served.api}/delegates?limit=5000", timeout=30).json()
        present = {one["id"] for one in delegates if one["present"]}
        before = session.get(f"{self._served.api}/attendance", timeout=30).json()
        lost = sum(body["delegate_id"] not in present for body, _ in self.answered)
        doubled = 0
        for body, answer in self.answered[-40:]:
            again = session.post(f"{self._served.api}/checkins", json=body, timeout=30)
            doubled += again.json() != answer
        after = session.get(f"{self._served.api}/attendance", timeout=30).json()
        doubled += after["present"] != before["present"]
        stage = self._served.get("/stage", self._mc)
        behind = self._revision is not None and stage["revision"] < self._revision
        astray = self._begun.get(stage["revision"], stage["item"] is not None) != (stage["item"] is not None)
        for who in present:
            body = {"reason": "next round", "nonce": secrets.token_hex(8)}
            session.delete(f"{self._served.api}/checkins/{who}", json=body, timeout=30)
        return {"lost": lost, "doubled": doubled, "cursor": int(behind or astray)}

"""Four thousand delegates are imported into one event: how long others wait for the stage meanwhile."""

from __future__ import annotations

import threading
import time

import requests

from tests.bench.server import Served, quantile

PEOPLE = 4000


def run(served: Served) -> list[str]:
    from ceremony.core.people import People, Person, people_to_json, with_keys
    from ceremony.events.reading import draft_to_json, read_draft
    from ceremony.samples import PLAN

    people = [
        Person(row=no, sheet="", name=f"Nguyễn Văn An {no}", unit=f"Ấp {no % 40}", order=no)
        for no in range(PEOPLE)
    ]
    read = people_to_json(People(tuple(with_keys(people)), ()))
    slug = f"bench-{int(time.time())}"
    served.order("create", slug=slug, draft=draft_to_json(read_draft(PLAN), PLAN.name))
    token, waits, done = served.token("mc"), [], threading.Event()

    def look() -> None:
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {token}"
        while not done.is_set():
            began = time.perf_counter()
            session.get(f"{served.api}/stage", timeout=30)
            waits.append((time.perf_counter() - began) * 1000)

    looker = threading.Thread(target=look)
    looker.start()
    time.sleep(0.5)
    quiet = len(waits)
    began = time.perf_counter()
    served.order("delegates", event=slug, read=read, dry_run=False, remove_gone=False)
    took = time.perf_counter() - began
    done.set()
    looker.join()
    during = waits[quiet:]
    return [
        f"{PEOPLE} delegates imported in {took:.1f} s",
        f"the stage meanwhile: median {quantile(during, 0.5):.0f} ms, longest {max(during):.0f} ms"
        f" (median before {quantile(waits[:quiet], 0.5):.0f} ms)",
    ]

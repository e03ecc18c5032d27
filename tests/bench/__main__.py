"""Run the benchmarks named on the command line, or all of them, and print one table."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.bench import (
    broadcast,
    checkins,
    clone,
    decode,
    doors,
    imports,
    kill9,
    papers,
    reconnect,
    roster,
    search,
)
from tests.bench.server import Served

BENCHES: dict[str, Callable[[Served], list[str]]] = {
    "search": search.run,
    "roster": roster.run,
    "checkins": checkins.run,
    "doors": doors.run,
    "broadcast": broadcast.run,
    "reconnect": reconnect.run,
    "imports": imports.run,
    "decode": decode.run,
}


def main(names: list[str]) -> None:
    with Served() as served:
        for name, bench in BENCHES.items():
            if not names or name in names:
                print(f"\n== {name}", flush=True)
                for line in bench(served):
                    print(f"   {line}", flush=True)
        print(f"\n== memory of the server after that: {served.megabytes():.0f} MiB (at most 150)", flush=True)
    if not names or "checkins" in names:
        print("\n== checkins with an fsync of 5 ms", flush=True)
        for line in checkins.with_slow_disk():
            print(f"   {line}", flush=True)
    if not names or "papers" in names:
        print("\n== papers", flush=True)
        for line in papers.run():
            print(f"   {line}", flush=True)
    if not names or "kill9" in names:
        print("\n== kill9", flush=True)
        for line in kill9.run():
            print(f"   {line}", flush=True)
    if not names or "clone" in names:
        print("\n== clone", flush=True)
        for line in clone.run():
            print(f"   {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

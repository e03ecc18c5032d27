"""Many doors at once: whatever they do together is done once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

from tests.edges import Program
from tests.galas import CAST, Gala
from tests.people import nonce

DOORS, ROUNDS, OFFLINE = 16, 5, 8


def at_once(doors: list[Program], ask: Any) -> list[dict[str, Any]]:
    """What every door is answered that asks in the same moment."""
    start = Barrier(len(doors))

    def asks(door: Program) -> dict[str, Any]:
        start.wait()
        told: dict[str, Any] = ask(door)
        return told

    with ThreadPoolExecutor(len(doors)) as pool:
        return list(pool.map(asks, doors))


def test_sixteen_doors_on_one_code_let_one_in_each_time(gala: Gala) -> None:
    doors = [gala.program("door", f"Cửa {no}") for no in range(DOORS)]
    guest, code = gala.delegate("Võ Văn Bảy"), gala.code_of("Võ Văn Bảy")
    outcomes = []
    for _round in range(ROUNDS):
        answers = at_once(doors, lambda door: door.post("/checkins", code=code, nonce=nonce()))
        outcomes.append(Counter(one["outcome"] for one in answers))
        assert len({(one["first"]["at"], one["first"]["by"]) for one in answers}) == 1
        doors[0].delete(f"/checkins/{guest}", reason="", nonce=nonce())

    assert outcomes == [Counter(admitted=1, again=DOORS - 1)] * ROUNDS
    assert gala.present == 0


def test_devices_that_come_back_at_once_agree_on_who_came_first(gala: Gala) -> None:
    """Eight devices were offline; each had let in the same five people, each at another minute."""
    doors = [gala.program("door", f"Cửa {no}") for no in range(OFFLINE)]
    guests = [gala.delegate(name) for name, *_ in CAST[:5]]
    began = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)

    def brings(door: Program) -> Any:
        minute = doors.index(door)
        items = [
            {
                "delegate_id": guest,
                "nonce": nonce(),
                "shown": "admitted",
                "at": (began + timedelta(minutes=(minute + no * 3) % OFFLINE)).isoformat(),
            }
            for no, guest in enumerate(guests)
        ]
        return door.post("/checkins/batch", items=items)

    at_once(doors, brings)

    first = gala.rows("select delegate_id, at from attendance where true")
    cards = gala.rows("select delegate_id, later from door_conflict where kind = 'twice'")
    assert (gala.present, len(first), len(cards)) == (5, 5, 5 * (OFFLINE - 1))
    assert len({str(row.at)[:19] for row in first}) == 1
    assert set(Counter(card.delegate_id for card in cards).values()) == {OFFLINE - 1}
    assert len({(card.delegate_id, str(card.later)) for card in cards}) == len(cards)

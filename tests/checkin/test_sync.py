"""A door's device comes back: what it brings is taken in, one by one, from nobody else."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from tests.base.test_hostile import VALUES
from tests.edges import PATIENCE_S, Browser
from tests.galas import CAST, Gala
from tests.people import nonce


def an_hour_ago(minute: float) -> str:
    return (datetime.now(UTC) - timedelta(hours=1) + timedelta(minutes=minute)).isoformat()


def scan(guest: int, minute: float, shown: str = "admitted", **more: Any) -> dict[str, Any]:
    told = {"at": an_hour_ago(minute), "door": "Cửa A", "shown": shown, **more}
    return {"kind": "check_in", "nonce": nonce(), "delegate_id": guest, **told}


def request_of(gala: Gala, browser: Browser, *items: Any, whole: Any = ...) -> requests.PreparedRequest:
    """What the page of a door sends, as somebody in between could write it down."""
    browser.open(f"{gala.base}/door")
    return browser.session.prepare_request(
        requests.Request(
            "POST",
            f"{gala.address}{gala.base}/door/sync",
            data=json.dumps({"items": list(items)} if whole is ... else whole),
            headers={
                "Content-Type": "application/json",
                "X-CSRFToken": browser.csrf,
                "X-Requested-With": "ceremony",
            },
        )
    )


def sent(browser: Browser, request: requests.PreparedRequest) -> requests.Response:
    return browser.session.send(request, timeout=PATIENCE_S)


def brings(gala: Gala, browser: Browser, *items: Any) -> list[dict[str, Any]]:
    answer = sent(browser, request_of(gala, browser, *items))
    assert answer.ok, answer.text
    return list(answer.json()["results"])


def test_one_bad_fact_never_stops_the_others(gala: Gala) -> None:
    door = gala.joined("door", "Lan")
    guest, other = gala.delegate("Võ Văn Bảy"), gala.delegate("Phạm Thị Út")
    walk_in = {"kind": "walk_in", "nonce": nonce(), "name": "Lý Văn Lạ", "at": an_hour_ago(3)}
    undo = {"kind": "undo", "nonce": nonce(), "reason": "Nhầm người", "at": an_hour_ago(9)}
    items = [
        scan(guest, 1),
        5,
        {"kind": "undo", "nonce": "\ud800", "delegate_id": 2**70},
        {"kind": "vote", "nonce": "lạ"},
        scan(2**31 - 1, 1),
        {**undo, "delegate_id": guest},
        walk_in,
        scan(other, 2, at="1e400"),
        scan(other, 2),
    ]

    results = brings(gala, door, *items)

    assert [one.get("outcome") or one["error"] for one in results] == [
        "admitted", "invalid", "invalid", "invalid", "unknown", "undone", "admitted", "invalid", "admitted",
    ]  # fmt: skip
    assert [one["nonce"] is None for one in results] == [no in (1, 2) for no in range(9)]
    assert gala.present == 2
    assert brings(gala, door, *items) == results


def test_a_question_nobody_answered_in_time_is_the_same_fact_when_it_is_sent_later(gala: Gala) -> None:
    """Typed as people type: spaces around a name, a name too long, no door but the one on record."""
    door, guest = gala.joined("door", "Lan"), gala.delegate("Võ Văn Bảy")
    at, by = an_hour_ago(59.9), f" {'Hùng ' * 14}"
    door.open(f"{gala.base}/door")
    walk_in = {"name": " Lý Văn Lạ ", "position": "Nông dân ", "at": at, "by": by, "nonce": nonce()}
    asked = {"delegate_id": guest, "at": at, "by": by, "nonce": nonce()}
    door.sends(f"{gala.base}/door/checkins", code="1", door=" Cửa A ", nonce=nonce())
    door.sends(f"{gala.base}/door/checkins", **asked, door="")
    door.sends(f"{gala.base}/door/walk-ins", **walk_in, category="", sure="1")
    undo = {"reason": "Nhầm " * 50, "at": an_hour_ago(59.95), "nonce": nonce()}
    door.sends(f"{gala.base}/door/checkins/{guest}/undo", **undo)

    told = {"shown": "admitted", "pause": True, "confirm": False, "door": ""}
    results = brings(
        gala,
        door,
        {"kind": "check_in", **asked, **told},
        {"kind": "walk_in", **walk_in},
        {"kind": "undo", "delegate_id": guest, **undo},
    )

    assert [one.get("outcome") or one["error"] for one in results] == ["admitted", "admitted", "undone"]
    assert gala.present == 1


def test_nothing_a_device_brings_breaks_the_door(gala: Gala) -> None:
    door, guest = gala.joined("door", "Lan"), gala.delegate("Võ Văn Bảy")
    whole: list[dict[str, Any]] = [
        scan(guest, 1, code="1", by="b", confirm=False, pause=True),
        {"kind": "undo", "nonce": "n", "delegate_id": guest, "reason": "r", "at": an_hour_ago(2)},
        {
            "kind": "walk_in", "name": "Lý Văn Lạ", "position": "p", "unit": "u", "category": "guest",
            "at": an_hour_ago(2), "door": "d", "by": "b", "instead_of": guest, "on_whose_say": "o",
        },
    ]  # fmt: skip
    items = []
    for fact in whole:
        for member, value in itertools.product(fact, VALUES):
            left_out = {"code": "delegate_id", "delegate_id": "code"}.get(member, "code")
            items.append({**fact, "nonce": nonce(), member: value})
            items[-1].pop(left_out, None)

    found = [brings(gala, door, *items[at : at + 100]) for at in range(0, len(items), 100)]

    assert {one.get("error") for some in found for one in some} <= {
        None, "invalid", "missing", "unknown", "conflict", "out_of_turn", "already_here", "too_long",
        "unknown_category", "already_replaced",
    }  # fmt: skip
    bodies: list[Any] = [{}, {"items": 5}, {"items": {}}, [], None, "x"]
    for body in bodies:
        answer = sent(door, request_of(gala, door, whole=body))
        assert (answer.status_code, answer.json()["error"]) in ((422, "invalid"), (400, "malformed"))


def test_more_than_a_hundred_facts_are_refused_whole(gala: Gala) -> None:
    door = gala.joined("door", "Lan")
    answer = sent(door, request_of(gala, door, *(scan(gala.delegate("Võ Văn Bảy"), 1) for _ in range(101))))

    assert (answer.status_code, answer.json()["error"], gala.present) == (422, "invalid", 0)


def test_what_comes_after_the_close_waits_until_the_event_is_opened_again(gala: Gala) -> None:
    door, guest = gala.joined("door", "Lan"), gala.delegate("Võ Văn Bảy")
    facts = [scan(guest, 1), scan(gala.delegate("Phạm Thị Út"), 2)]
    brings(gala, door, facts[0])
    gala.stands("closed")

    closed = brings(gala, door, *facts)
    gala.stands("live")

    assert [one.get("outcome") or one["error"] for one in closed] == ["admitted", "closed"]
    assert [one["outcome"] for one in brings(gala, door, *facts)] == ["admitted", "admitted"]
    assert gala.present == 2


def test_a_stranger_who_replays_a_doors_request_changes_nothing(gala: Gala) -> None:
    door, mc = gala.joined("door", "Máy mất"), gala.joined("mc", "MC")
    captured = request_of(gala, door, scan(gala.delegate("Võ Văn Bảy"), 1))
    mc.open("/join")

    def replayed(cookie: str | None, token: str | None) -> int:
        copy = captured.copy()
        for name, value in (("Cookie", cookie), ("X-CSRFToken", token)):
            copy.headers.pop(name, None)
            if value is not None:
                copy.headers[name] = value
        return requests.Session().send(copy, timeout=PATIENCE_S).status_code

    own, token = captured.headers["Cookie"], captured.headers["X-CSRFToken"]
    theirs = "; ".join(f"{name}={value}" for name, value in mc.session.cookies.items())
    tried = {
        "no session": replayed(None, token),
        "another session": replayed(theirs, token),
        "another role": replayed(theirs, mc.csrf),
        "no token": replayed(own, None),
    }
    joined = "select device.id from device join device_grant on device_id = device.id where name = 'Máy mất'"
    gala.organiser.sends(f"{gala.base}/devices/{gala.rows(joined)[0].id}/revoke")
    tried["revoked"] = replayed(own, token)

    assert tried == {
        "no session": 400, "another session": 400, "another role": 403, "no token": 400, "revoked": 401,
    }  # fmt: skip
    assert (gala.present, gala.rows("select 1 from nonce where 1 = 1")) == (0, [])


def test_devices_that_come_back_in_turn_leave_each_guest_once_and_each_conflict_once(gala: Gala) -> None:
    a, b, c = (gala.joined("door", name) for name in ("Lan", "Hùng", "Mai"))
    twice, again, declined = (gala.delegate(name) for name, *_ in CAST[2:5])

    brings(gala, c, scan(twice, 30), scan(again, 31))
    brings(gala, a, scan(twice, 10), scan(declined, 11))
    brings(gala, b, scan(twice, 20), scan(again, 32, "again"))

    cards = gala.rows("select kind, delegate_id, earlier, later from door_conflict where closed_at is null")
    assert gala.present == 3
    assert {(card.kind, card.delegate_id) for card in cards} == {("twice", twice)}
    assert len(cards) == 2
    first = gala.program("door").post("/checkins", delegate_id=twice, nonce=nonce())["first"]
    assert (first["door"], first["by"]) == ("Cửa A", "Lan")

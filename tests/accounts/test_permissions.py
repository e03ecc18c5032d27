"""Every role against every call, from a table written by hand beside the contract."""

from __future__ import annotations

from typing import Any

import pytest

from tests.edges import Program, read
from tests.galas import Gala
from tests.people import nonce

EVERYBODY = {"organiser", "door", "mc", "stage", "tray", "wing", "host", "secretary", "screen", "viewer"}
CONDUCTORS = {"organiser", "mc", "stage"}
DOORS = {"organiser", "door"}

ALLOWED: dict[str, set[str]] = {
    "GET ": EVERYBODY,
    "GET /programme": EVERYBODY,
    "GET /stage": EVERYBODY,
    "GET /awards": EVERYBODY,
    "GET /surfaces": EVERYBODY,
    "GET /delegates": DOORS,
    "GET /attendance": DOORS,
    "POST /checkins": DOORS,
    "DELETE /checkins/{delegate}": DOORS,
    "POST /stage/advance": CONDUCTORS,
    "POST /stage/back": CONDUCTORS,
    "POST /stage/goto": CONDUCTORS,
    "POST /stage/skip": CONDUCTORS,
    "POST /stage/hold": CONDUCTORS,
    "POST /stage/resume": CONDUCTORS,
    "POST /stage/extend": CONDUCTORS,
    "POST /stage/show": CONDUCTORS,
    "POST /stage/undo": CONDUCTORS,
    "POST /stage/message": CONDUCTORS,
}

MOVES: dict[str, set[str]] = {
    "line_up": CONDUCTORS | {"wing"},
    "call": CONDUCTORS,
    "mark_absent": CONDUCTORS | {"wing", "tray"},
    "receive_on_behalf": CONDUCTORS | {"wing", "tray"},
    "defer": CONDUCTORS | {"tray"},
    "hold": CONDUCTORS,
    "withdraw": CONDUCTORS,
}
"""The moves that leave `waiting`, and who makes them."""


def body_of(gala: Gala, path: str) -> dict[str, Any]:
    """A body that is well formed, so that only the role decides."""
    revision = gala.revision
    items = gala.asks.get("/programme")
    more: dict[str, dict[str, Any]] = {
        "/stage/goto": {"item_id": items[0]["id"]},
        "/stage/extend": {"seconds": 60},
        "/stage/show": {"scene": "banner"},
        "/stage/skip": {"reason": ""},
    }
    if path == "/stage/message":
        return {"text": "Chào"}
    if path.startswith("/stage/"):
        return {"revision": revision, **more.get(path, {})}
    return {"delegate_id": gala.delegate("Võ Văn Bảy"), "nonce": nonce()}


@pytest.mark.parametrize("call", ALLOWED)
def test_a_call_is_open_to_its_roles_and_forbidden_to_the_others(gala: Gala, call: str) -> None:
    method, _space, path = call.partition(" ")
    path = path.format(delegate=gala.delegate("Võ Văn Bảy"))
    gala.asks.post("/stage/advance", revision=0)
    before = gala.stage, gala.present
    refused: set[str] = set()
    allowed: set[str] = set()

    for role in sorted(EVERYBODY - ALLOWED[call]):
        body = body_of(gala, path) if method != "GET" else None
        answer = gala.program(role).ask(method, path, json=body)
        assert answer.status_code != 403 or answer.json()["error"] == "forbidden"
        (refused if answer.status_code == 403 else allowed).add(role)
    after = gala.stage, gala.present
    for role in sorted(ALLOWED[call]):
        body = body_of(gala, path) if method != "GET" else None
        # What is out of turn in this moment is no matter of roles.
        if gala.program(role).ask(method, path, json=body).status_code in (200, 204, 409):
            allowed.add(role)

    assert (allowed, refused) == (ALLOWED[call], EVERYBODY - ALLOWED[call])
    assert without_clock(after) == without_clock(before)


@pytest.mark.parametrize("move", MOVES)
def test_a_move_is_open_to_its_roles_and_forbidden_to_the_others(gala: Gala, move: str) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    statuses = {}

    for role in sorted(EVERYBODY):
        statuses[role] = (
            gala.program(role).ask("POST", f"/awards/{honoured}/moves/{move}", json={}).status_code
        )
        if statuses[role] == 200:
            back = "release" if move in ("hold", "withdraw") else "take_back"
            gala.asks.post(f"/awards/{honoured}/moves/{back}")
        assert gala.phase(honoured) == "waiting"

    assert statuses == {role: 200 if role in MOVES[move] else 403 for role in EVERYBODY}


def test_who_never_makes_a_move_is_told_so_whatever_the_phase(gala: Gala) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")

    said = {
        role: gala.program(role).ask("POST", f"/awards/{honoured}/moves/present", json={}).status_code
        for role in ("wing", "tray", "mc")
    }

    assert said == {"wing": 403, "tray": 409, "mc": 409}


def test_a_role_is_told_only_the_moves_it_may_make(gala: Gala) -> None:
    gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")

    told = {
        role: set(gala.program(role).get("/awards")["batches"][0]["recipients"][0]["moves"])
        for role in sorted(EVERYBODY - {"screen", "viewer"})
    }

    assert told == {role: {move for move in MOVES if role in MOVES[move]} for role in told}


def test_a_role_in_one_event_is_none_in_another(gala: Gala, conference: Gala) -> None:
    stranger = conference.program("organiser")
    stranger.slug = gala.slug
    calls = [call.format(delegate=1).split(" ") for call in ALLOWED]

    said = {
        (method, path): stranger.ask(
            method, path, json={"revision": 0, "nonce": "n"} if method != "GET" else None
        )
        for method, path in calls
    }

    statuses = {call: answer.status_code for call, answer in said.items()}
    assert set(statuses.values()) <= {403, 422}, statuses
    assert all(status == 403 for (method, _path), status in statuses.items() if method == "GET")
    assert gala.revision == 0


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}])
def test_without_a_token_every_call_is_unauthorized(gala: Gala, header: dict[str, str]) -> None:
    stranger = gala.program("viewer")
    stranger._session.headers.clear()
    stranger._session.headers.update(header)

    statuses = [stranger.ask(*call.format(delegate=1).split(" "), json={}).json() for call in ALLOWED]

    assert {one["error"] for one in statuses} == {"unauthorized"}


def test_the_house_takes_no_orders_without_its_key(gala: Gala) -> None:
    for token in ("", "x", gala.asks.token):
        program = Program(gala.address, token, gala.slug)
        answer = program._session.post(
            f"{gala.address}/house/links", json={"event": gala.slug, "base": ""}, timeout=20
        )
        assert answer.status_code == 401
        assert gala.code("mc") not in answer.text


def without_clock(seen: tuple[dict[str, Any], int]) -> tuple[dict[str, Any], int]:
    stage, present = seen
    return {**stage, "server_time": ""}, present


def test_who_is_refused_is_told_which_role_this_device_has(gala: Gala) -> None:
    browser = gala.joined("door", "Lan")
    refused = "Máy này có vai trò Cửa đón tiếp nên không làm được việc này."

    program = gala.program("door").ask("POST", "/stage/advance", json={"revision": 0})
    page = browser.get(f"{gala.base}/desk")
    browser.join(gala.code("wing"), "Lan")
    both = browser.get(f"{gala.base}/desk")

    assert (program.status_code, program.json()["message"]) == (403, refused)
    assert refused in read(page.text).text
    assert "Máy này có vai trò Cửa đón tiếp, Cánh gà nên" in read(both.text).text


def test_a_device_of_another_event_has_no_role_in_this_one(gala: Gala, conference: Gala) -> None:
    browser = conference.joined("mc", "Hạnh")

    page = browser.get(f"{gala.base}/mc")

    assert page.status_code == 403
    assert "Máy này không có vai trò nào ở đây" in read(page.text).text

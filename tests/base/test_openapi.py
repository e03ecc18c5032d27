"""What the API says of itself is what it does: every answer fits the shape it is described by."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.edges import Browser
from tests.galas import Gala
from tests.people import MC, Desk, nonce

READS = ("", "/surfaces", "/delegates", "/roster", "/attendance", "/stage", "/programme", "/awards")
BASE = "/api/v1/events/{slug}"


@pytest.fixture
def told(gala: Gala) -> dict[str, Any]:
    """The description, every shape in it closed: a member that it does not name is a fault here."""
    document: dict[str, Any] = Browser(gala.address).get("/api/v1/openapi.json").json()
    for shape in document["components"]["schemas"].values():
        shape["additionalProperties"] = False
    return document


def faults(told: dict[str, Any], method: str, path: str, answer: Any) -> list[str]:
    """Where an answer is not as the description has it."""
    schema = told["paths"][BASE + path][method]["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": told["components"]}
    return [
        f"{method} {path}: {one.json_path} {one.message}"
        for one in Draft202012Validator(whole).iter_errors(answer)
    ]


def test_every_read_answers_in_its_shape(gala: Gala, told: dict[str, Any], mc: MC, desk: Desk) -> None:
    ids = gala.decides("Giấy khen", "Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn")
    found = []
    for happens in (
        lambda: None,
        lambda: gala.asks.post("/checkins", delegate_id=gala.delegate("Võ Văn Bảy"), nonce=nonce()),
        lambda: desk.makes("receive_on_behalf", ids[0], receiver="Trần Thị Hoa"),
        lambda: desk.makes("hold", ids[1]),
        lambda: mc.comes_to("call"),
        lambda: desk.commands("show", scene="black"),
        lambda: mc.commands("hold"),
    ):
        happens()
        for path in READS:
            found += faults(told, "get", path, gala.asks.get(path))
    assert found == []


def test_every_command_answers_in_its_shape(gala: Gala, told: dict[str, Any]) -> None:
    ids = gala.decides("Giấy khen", "Nguyễn Văn An")
    guest, asks = gala.delegate("Võ Văn Bảy"), gala.asks
    found = []
    for body in ({"delegate_id": guest}, {"delegate_id": guest}, {"code": "000000"}):
        found += faults(told, "post", "/checkins", asks.post("/checkins", nonce=nonce(), **body))
    undone = asks.delete(f"/checkins/{guest}", nonce=nonce(), reason="Nhầm người")
    found += faults(told, "delete", "/checkins/{delegate_id}", undone)
    late = {"delegate_id": guest, "at": "2026-01-01T00:00:00Z"}
    several = [{"nonce": nonce(), **late, "shown": shown} for shown in ("admitted", "mời vào")]
    several.append({"nonce": nonce(), "delegate_id": gala.delegate("Phạm Thị Út"), "shown": "unknown"})
    found += faults(told, "post", "/checkins/batch", asks.post("/checkins/batch", items=[*several, 5]))
    open_cards = asks.get("/conflicts")
    found += faults(told, "get", "/conflicts", open_cards)
    for card in open_cards:
        closed = asks.post(f"/conflicts/{card['id']}", outcome="other", note="Đã hỏi")
        found += faults(told, "post", "/conflicts/{conflict_id}", closed)
    assert ([one["kind"] for one in open_cards], asks.get("/conflicts")) == (["turned_away"], [])
    undone = asks.delete(f"/checkins/{guest}", nonce=nonce(), at="2025-01-01T00:00:00Z")
    found += faults(told, "delete", "/checkins/{delegate_id}", undone)
    moved = asks.post(f"/awards/{ids[0]}/moves/mark_absent")
    found += faults(told, "post", "/awards/{recipient_id}/moves/{move}", moved)
    item = asks.get("/programme")[0]["id"]
    more = {
        "goto": {"item_id": item},
        "skip": {"reason": "Hết giờ"},
        "extend": {"seconds": 60},
        "show": {"scene": "black"},
    }
    for command in ("advance", "back", "goto", "hold", "resume", "extend", "show", "skip", "undo"):
        answer = asks.post(f"/stage/{command}", revision=gala.revision, **more.get(command, {}))
        found += faults(told, "post", f"/stage/{command}", answer)
    assert found == []


def test_every_call_says_how_it_answers_and_how_it_refuses(told: dict[str, Any]) -> None:
    calls = {
        f"{method} {path}": call
        for path, calls in told["paths"].items()
        for method, call in calls.items()
        if method != "parameters"
    }
    assert [name for name, call in calls.items() if not {"200", "204"} & {*call["responses"]}] == []
    assert [
        name
        for name, call in calls.items()
        if "200" in call["responses"] and "content" not in call["responses"]["200"]
    ] == []
    assert {*told["components"]["schemas"]["Problem"]["properties"]} == {"error", "message"}
    refusals = told["components"]["responses"].values()
    shapes = {one["content"]["application/json"]["schema"]["$ref"] for one in refusals}
    assert shapes == {"#/components/schemas/Problem"}

"""The shapes that programs outside rely on: what `GET` answers about the day."""

from __future__ import annotations

import re

from tests.galas import Gala
from tests.people import MC, Door

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
STAGE = {"revision", "server_time", "item", "step", "timer", "award", "screen"}
ITEM = {"id", "no", "type", "title", "performer", "planned_at", "forecast_at", "minutes", "status", "steps"}
DECISION = {"id", "number", "date", "issuer", "award", "rank", "call_mode"}
BATCH = {"no", "decision_id", "presenter", "recipients"}
RECIPIENT = {"id", "name", "kind", "line", "phase", "receiver", "seat", "tray", "floor_mark", "moves"}
EVENT = {"slug", "name", "form", "preset", "status", "starts_at", "place", "revision"}


def test_an_event_is_known_by_its_slug(gala: Gala) -> None:
    told = gala.program("viewer").get("")

    assert set(told) >= EVENT
    assert {key: told[key] for key in ("slug", "form", "preset", "status", "place")} == {
        "slug": gala.slug, "form": "hoi_nghi", "preset": "commune", "status": "live", "place": "Tân Hòa",
    }  # fmt: skip
    assert told["starts_at"] == "2026-03-26T00:30:00.000Z"


def test_the_stage_before_and_in_an_award(gala: Gala, mc: MC) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    before = gala.stage
    mc.comes_to("call")
    during = gala.stage

    assert set(before) >= STAGE and set(during) >= STAGE
    assert (before["item"], before["award"], before["screen"]) == (
        None,
        None,
        {"scene": "banner", "override": None},
    )
    assert (before["step"]["no"], before["timer"]["started_at"]) == (0, None)
    assert INSTANT.fullmatch(before["server_time"]) and INSTANT.fullmatch(during["timer"]["started_at"])
    assert set(during["item"]) >= {"id", "no", "type", "title"}
    assert (during["item"]["no"], during["item"]["type"]) == (3, "award")
    assert {key: during["step"][key] for key in ("no", "of", "kind")} == {"no": 3, "of": 7, "kind": "call"}
    assert during["award"] == {"batch": 1, "recipient_id": honoured}
    assert during["screen"] == {"scene": "honouree", "override": None}


def test_the_programme_tells_each_items_hours_and_steps(gala: Gala, mc: MC) -> None:
    mc.comes_to("reason")

    told = gala.program("viewer").get("/programme")

    assert all(set(item) >= ITEM for item in told)
    assert [item["no"] for item in told] == [1, 2, 3, 4]
    assert [item["status"] for item in told] == ["done", "running", "pending", "pending"]
    assert [item["planned_at"] for item in told] == [
        f"2026-03-26T00:{minute}:00.000Z" for minute in (30, 40, 50)
    ] + ["2026-03-26T01:00:00.000Z"]
    assert [[step["kind"] for step in item["steps"]] for item in told[:2]] == [
        ["rise", "anthem", "seat"],
        ["reason", "introduce"],
    ]
    assert all(INSTANT.fullmatch(item["forecast_at"]) for item in told)


def test_awards_stand_in_calling_order_with_trays_and_marks(gala: Gala, door: Door) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    gala.decides("Bằng khen", "Nguyễn Thị Ánh", award="bk_bo_tinh")
    held = gala.recipient("Đặng Văn Ổn")
    gala.asks.post(f"/awards/{held}/moves/hold")

    told = gala.program("host").get("/awards")

    assert told["revision"] == gala.revision
    assert all(set(one) >= DECISION for one in told["decisions"])
    assert [(one["award"], one["call_mode"]) for one in told["decisions"]] == [
        ("bk_bo_tinh", "after"),
        ("gk_xa", "after"),
    ]
    assert all(set(batch) >= BATCH for batch in told["batches"])
    people = [one for batch in told["batches"] for one in batch["recipients"]]
    assert all(set(one) >= RECIPIENT for one in (*people, *told["not_called"]))
    assert [(one["name"], one["tray"], one["floor_mark"], one["seat"]) for one in people] == [
        ("Nguyễn Thị Ánh", 1, 1, "A4"),
        ("Nguyễn Văn An", 2, 1, "A3"),
    ]
    assert [(one["name"], one["phase"]) for one in told["not_called"]] == [("Đặng Văn Ổn", "held")]


def test_a_move_answers_with_the_phase_and_the_moves_that_follow(gala: Gala) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")

    told = gala.program("mc").post(f"/awards/{honoured}/moves/call")

    assert told == {
        "revision": 1,
        "phase": "called",
        "moves": ["welcome", "mark_absent", "receive_on_behalf", "defer", "call_again", "take_back"],
    }


def test_every_refusal_names_a_code_and_says_a_sentence(gala: Gala) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    mc = gala.program("mc")
    said = [
        mc.ask("POST", "/stage/advance", data=b"{", headers={"Content-Type": "application/json"}),
        mc.ask("GET", "/delegates"),
        mc.ask("POST", "/stage/goto", json={"revision": 0, "item_id": 1}),
        mc.ask("POST", "/awards/999999/moves/call", json={}),
        mc.ask("POST", f"/awards/{honoured}/moves/present", json={}),
        mc.ask("POST", "/stage/advance", json={"revision": 7}),
        mc.ask("POST", "/stage/back", json={"revision": 0}),
        mc.ask("POST", "/stage/advance", json={}),
        mc.ask("POST", "/stage/show", json={"revision": 0, "scene": "fireworks"}),
        mc.ask("POST", "/stage/show", json={"revision": 0, "scene": "message"}),
        mc.ask("GET", "/no-such-call"),
    ]

    assert [(one.status_code, one.json()["error"]) for one in said] == [
        (400, "malformed"),
        (403, "forbidden"),
        (404, "unknown"),
        (404, "unknown"),
        (409, "out_of_turn"),
        (409, "stale"),
        (409, "at_end"),
        (422, "invalid"),
        (422, "invalid"),
        (422, "missing"),
        (404, "unknown"),
    ]
    assert all(len(one.json()["message"]) > 10 for one in said)
    assert gala.revision == 0

"""Nothing a client sends makes a 500: each is answered, refused or unknown, and the server goes on."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
import requests

from tests.edges import PATIENCE_S, Browser, Program
from tests.galas import Gala
from tests.people import nonce

VALUES: list[Any] = [
    None,
    True,
    -1,
    0,
    2**31,
    2**53,
    2**63,
    2**70,
    -(2**70),
    1.5,
    1e300,
    "",
    "0",
    "٣",
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202e\u200b",
    "x" * 100_000,
    [],
    [[]],
    {},
    {"a": {"b": []}},
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-01-01T00:00:00",
    "2026-13-45",
]
RAW = [
    b"",
    b" ",
    b"{",
    b"[]",
    b"null",
    b'"x"',
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b'{"revision": NaN}',
    b'{"revision": 1e999}',
    b'{"revision": -Infinity}',
    b'{"revision": ' + b"9" * 6000 + b"}",
    b'{"revision": 1, "revision": 2}',
    b'{"\\u0000": 1, "revision": "\\u0000"}',
    b'{"__proto__": {}, "revision": "\\ud800"}',
]
BODIES: dict[str, dict[str, Any]] = {
    "POST /checkins": {
        "code": "1", "delegate_id": 1, "nonce": "n", "at": "2026-01-01T00:00:00Z", "door": "A",
        "device": "d", "confirm": False, "session": "x", "shown": "again",
    },
    "DELETE /checkins/1": {"reason": "r", "nonce": "n", "at": "2026-01-01T00:00:00Z"},
    "POST /checkins/batch": {"items": [{"code": "1", "nonce": "n"}]},
    "POST /conflicts/1": {"outcome": "other", "note": "n"},
    "POST /stage/advance": {"revision": 0},
    "POST /stage/back": {"revision": 0},
    "POST /stage/goto": {"revision": 0, "item_id": 1, "step": 1},
    "POST /stage/skip": {"revision": 0, "reason": "r"},
    "POST /stage/hold": {"revision": 0},
    "POST /stage/resume": {"revision": 0},
    "POST /stage/extend": {"revision": 0, "seconds": 60},
    "POST /stage/show": {"revision": 0, "scene": "banner", "screen": "hall", "text": "t"},
    "POST /stage/undo": {"revision": 0},
    "POST /stage/message": {"text": "t"},
    "POST /awards/1/moves/call": {"revision": 0, "receiver": "r"},
}  # fmt: skip
FORMS: dict[str, tuple[str, ...]] = {
    "/join": ("code", "device_name"),
    "/login": ("email", "password"),
    "/setup": ("token", "name", "email", "password"),
    "{base}/door/checkins": ("code", "delegate_id", "nonce", "door", "confirm", "by"),
    "{base}/door/checkins/1/undo": ("reason", "nonce"),
    "{base}/stage/advance": ("revision",),
    "{base}/stage/goto": ("revision", "item_id", "step"),
    "{base}/stage/skip": ("revision", "reason"),
    "{base}/stage/extend": ("revision", "seconds"),
    "{base}/stage/show": ("revision", "scene", "screen", "text"),
    "{base}/stage/message": ("text", "revision"),
    "{base}/awards/{recipient}/moves/receive_on_behalf": ("receiver",),
    "{base}/status": ("status",),
}
TEXTS = [
    "", "-", "--5", "-0", "٣", "1e9", "0x10", str(2**31), str(2**70), "9" * 16,
    "\x00", "a\x00b", "x" * 100_000, "\u202e",
]  # fmt: skip


def broken(answers: dict[str, requests.Response]) -> dict[str, str]:
    """What was answered with a 500, or not in the contract's shape."""
    found = {}
    for what, answer in answers.items():
        if answer.status_code >= 500:
            found[what] = answer.text[:200]
        elif answer.status_code >= 400 and "/api/" in str(answer.url):
            body = answer.json()
            if not {"error", "message"} <= set(body):
                found[what] = answer.text[:200]
    return found


@pytest.mark.parametrize("call", BODIES)
def test_no_member_of_a_body_breaks_a_call(gala: Gala, call: str) -> None:
    program = gala.asks
    method, path = call.split(" ")
    whole = BODIES[call]
    answers = {}

    for member, value in itertools.product(whole, VALUES):
        body = {**whole, **({"nonce": nonce()} if "nonce" in whole else {}), member: value}
        if path == "/checkins":
            body.pop("delegate_id" if member == "code" else "code", None)
        text = json.dumps(body)
        answers[f"{member}={value!r}"[:80]] = program.ask(
            method, path, data=text.encode(), headers={"Content-Type": "application/json"}
        )

    assert broken(answers) == {}
    assert gala.stage["item"] is None or "stage" in path


@pytest.mark.parametrize("call", BODIES)
def test_no_body_that_is_no_json_breaks_a_call(gala: Gala, call: str) -> None:
    method, path = call.split(" ")
    answers = {}
    for raw, kind in itertools.product(RAW, ("application/json", "text/plain", "multipart/form-data", "")):
        answers[f"{raw[:40]!r} as {kind}"] = gala.asks.ask(
            method, path, data=raw, headers={"Content-Type": kind} if kind else {}
        )

    assert broken(answers) == {}
    read = {what for what, answer in answers.items() if answer.ok}
    # What may be left out may be empty; and where two members bear one name, the last one counts.
    assert all("b''" in what or '"revision"' in what or "{}" in what for what in read), read


PATHS = [
    "/stage%00", "/awards/0/moves/call", "/awards/-1/moves/call", f"/awards/{2**70}/moves/call",
    "/awards/1/moves/fly", "/awards/1/moves/%ED%A0%80", "/checkins/99999999999999999999",
    "/delegates?limit=0", "/delegates?limit=5001", f"/delegates?limit={2**70}", "/delegates?limit=x",
    "/delegates?limit=", "/delegates?limit=%00", "/delegates?q=%00", "/delegates?q=%ED%A0%80",
    "/delegates?q=" + "a" * 3000, "/delegates?sort=%00", "/delegates?sort=", "/delegates?q=%FF%FE",
    "/delegates?q=a&q=b", "/delegates?limit=1&limit=2", "/attendance?session=%00", "/stage?x[]=1",
    "/roster?since=-1", f"/roster?since={2**70}", "/roster?since=x", "/roster?since=1&run=%00",
    "/conflicts/0",
]  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD"])
def test_no_address_breaks_the_api(gala: Gala, method: str) -> None:
    answers = {path: gala.asks.ask(method, path) for path in PATHS}
    if method == "HEAD":  # an answer without a body has no shape
        assert max(answer.status_code for answer in answers.values()) < 500
    else:
        assert broken(answers) == {}


@pytest.mark.parametrize(
    "slug", ["%00", "%ED%A0%80", "a" * 3000, "..", "%2e%2e%2f", "Lễ", "a_b", "'", "%27--"]
)
def test_no_event_name_breaks_the_api(gala: Gala, slug: str) -> None:
    stranger = Program(gala.address, gala.asks.token, slug)

    answers = {path: stranger.ask("GET", path) for path in ("", "/stage", "/awards", "/delegates")}

    assert {answer.status_code for answer in answers.values()} <= {400, 404}
    assert broken(answers) == {}


@pytest.mark.parametrize(
    "header",
    [b"Bearer \xff\xfe", b"Bearer ", b"Bearer " + b"x" * 6000, b"bearer\tx", b"Bearer \xed\xa0\x80", b"\x7f"],
)
def test_no_authorization_breaks_the_edge(gala: Gala, header: bytes) -> None:
    for path in (f"/api/v1/events/{gala.slug}", "/house/links", gala.base):
        answer = requests.get(gala.address + path, headers={"Authorization": header}, timeout=PATIENCE_S)
        assert answer.status_code in (401, 405)


def test_numbers_larger_than_any_database_keeps_are_invalid(gala: Gala) -> None:
    answer = gala.asks.ask("POST", "/stage/advance", json={"revision": 2**70})

    assert (answer.status_code, answer.json()["error"]) == (422, "invalid")


def test_a_limit_in_the_query_is_a_number_up_to_five_thousand(conference: Gala) -> None:
    program = conference.asks

    lengths = [len(program.get("/delegates", limit=limit)) for limit in (1, 50, 5000)]

    assert [*lengths, len(program.get("/delegates"))] == [1, 50, 200, 50]
    assert program.ask("GET", "/delegates", params={"limit": 5001}).status_code == 422


def test_a_body_too_large_is_refused_before_it_is_read(gala: Gala) -> None:
    body = b'{"text":"' + b"x" * (17 * 1024 * 1024) + b'"}'

    answer = gala.asks.ask("POST", "/stage/message", data=body, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


@pytest.mark.parametrize("path", FORMS)
def test_no_field_of_a_form_breaks_a_page(gala: Gala, path: str) -> None:
    recipient = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    path = path.format(base=gala.base, recipient=recipient)
    browser = gala.organiser if path.startswith("/events") else Browser(gala.address, source="127.0.0.7")
    if browser is not gala.organiser:
        browser.open("/join")
    names = next(
        fields for route, fields in FORMS.items() if route.format(base=gala.base, recipient=recipient) == path
    )
    answers = {}

    for name, text, script in itertools.product(names, TEXTS, (True, False)):
        fields = {"revision": "0", "nonce": nonce(), "code": "1", "scene": "banner", name: text}
        answers[f"{name}={text!r}"[:60] + f" script={script}"] = browser.post(path, script=script, **fields)

    assert broken(answers) == {}


@pytest.mark.parametrize("query", ["%00", "%ED%A0%80", "a" * 4000, "%FF", "%25", "'", '"%3Cscript%3E'])
def test_no_search_breaks_the_door(gala: Gala, query: str) -> None:
    for path in (
        f"{gala.base}/door/search?q={query}",
        f"{gala.base}/portraits/{query}.jpg",
        f"/?lang={query}",
    ):
        assert gala.organiser.get(path).status_code < 500


def test_what_people_type_is_shown_as_they_typed_it(gala: Gala) -> None:
    page = gala.organiser.get(f"{gala.base}/door/search", params={"q": '<script>alert("x")</script>'})

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text

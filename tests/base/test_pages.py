"""The shared edge of every page: its headers, its forms, and what it never holds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.edges import Browser, Element, read
from tests.galas import Gala
from tests.people import nonce

STRICT = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "worker-src": "'self'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "connect-src": "'self' ws: wss:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
PAGES = (
    "/", "/login", "/join", "/setup", "/events", "/no-such-page", "{base}", "{base}/desk", "{base}/mc",
    "{base}/tray", "{base}/wing", "{base}/door", "{base}/hall", "{base}/hall/shell", "{base}/programme",
    "{base}/host", "{base}/lobby", "{base}/lobby/shell", "{base}/links/print",
    "{base}/door/search?q=an", "{base}/no-such-page", "/events/no-such-event", "/healthz", "/sw.js",
)  # fmt: skip
FORMS = (
    "/logout", "{base}/status", "{base}/stage/advance", "{base}/stage/back", "{base}/stage/goto",
    "{base}/stage/skip", "{base}/stage/hold", "{base}/stage/resume", "{base}/stage/extend",
    "{base}/stage/show", "{base}/stage/undo", "{base}/stage/undo/1",
    "{base}/stage/message", "{base}/stage/message/down", "{base}/door/checkins",
    "{base}/door/checkins/{delegate}/undo", "{base}/awards/{recipient}/moves/call",
    "{base}/links/mc/renew", "{base}/devices/1/revoke", "{base}/host/guests/{delegate}/received",
    "{base}/host/guests/{delegate}/not-received", "{base}/door/guests/{delegate}/stands",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_strict_policy_and_keeps_to_it(gala: Gala, path: str) -> None:
    answer = gala.organiser.get(path.format(base=gala.base), allow_redirects=False)

    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy == STRICT
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert inline(read(answer.text)) == []


def inline(page: Element) -> list[str]:
    """What the policy would stop: scripts and styles in the page itself."""
    return [
        f"{element.tag} {element.attributes}"
        for element in page.all()
        if (element.tag == "script" and element.text and element.attributes.get("type") != "application/json")
        or element.tag == "style"
        or any(name == "style" or name.startswith("on") for name in element.attributes)
    ]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("token", [None, "", "not-the-token"])
def test_a_form_without_its_token_is_refused_and_changes_nothing(
    gala: Gala, path: str, token: str | None
) -> None:
    recipient = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    gala.asks.post("/checkins", delegate_id=gala.delegate("Võ Văn Bảy"), nonce=nonce())
    gala.asks.post("/stage/advance", revision=gala.revision)
    before = everything(gala)
    path = path.format(base=gala.base, recipient=recipient, delegate=gala.delegate("Võ Văn Bảy"))
    item = gala.asks.get("/programme")[2]["id"]
    fields: dict[str, Any] = {
        "revision": gala.revision, "item_id": item, "scene": "black", "seconds": 60, "text": "x",
        "delegate_id": gala.delegate("Phạm Thị Út"), "nonce": nonce(), "status": "closed",
    }  # fmt: skip
    if token is not None:
        fields["csrf_token"] = token

    for headers in ({}, {"X-Requested-With": "ceremony"}):
        answer = gala.organiser.session.post(
            gala.address + path, data=fields, headers=headers, allow_redirects=False, timeout=20
        )
        assert answer.status_code == 400
        if headers:
            assert answer.json()["error"] == "csrf"

    assert everything(gala) == before


def everything(gala: Gala) -> tuple[Any, ...]:
    """All that a form could have changed: a change of any kind raises the event's revision."""
    return gala.asks.get("")["revision"], gala.asks.get("")["status"], gala.phases, gala.present


def test_another_browsers_token_is_of_no_use(gala: Gala) -> None:
    theirs = Browser(gala.address)
    theirs.open("/join")
    gala.organiser.open(gala.base)

    answer = gala.organiser.session.post(
        f"{gala.address}{gala.base}/stage/advance",
        data={"csrf_token": theirs.csrf, "revision": 0},
        timeout=20,
    )

    assert (answer.status_code, gala.revision) == (400, 0)


def test_a_cookie_never_acts_on_the_api(gala: Gala) -> None:
    answer = gala.organiser.session.post(
        f"{gala.address}/api/v1/events/{gala.slug}/stage/advance", json={"revision": 0}, timeout=20
    )

    assert (answer.status_code, answer.json()["error"], gala.revision) == (401, "unauthorized", 0)


def test_a_plain_form_is_answered_with_the_way_back(gala: Gala) -> None:
    gala.organiser.open(f"{gala.base}/desk")

    done = gala.organiser.session.post(
        f"{gala.address}{gala.base}/stage/advance",
        data={"csrf_token": gala.organiser.csrf, "revision": 0},
        headers={"Referer": f"{gala.address}{gala.base}/desk"},
        allow_redirects=False,
        timeout=20,
    )
    again = gala.organiser.post(f"{gala.base}/stage/advance", script=False, revision=0)

    assert (done.status_code, done.headers["Location"]) == (303, f"{gala.base}/desk")
    assert again.status_code == 409
    assert "Có người vừa chuyển bước trước anh chị" in read(again.text).text


@pytest.mark.parametrize(
    "referrer", ["http://elsewhere.example/events/x", "//elsewhere.example", "javascript:0"]
)
def test_the_way_back_never_leads_away(gala: Gala, referrer: str) -> None:
    gala.organiser.open(f"{gala.base}/desk")

    answer = gala.organiser.session.post(
        f"{gala.address}{gala.base}/stage/advance",
        data={"csrf_token": gala.organiser.csrf, "revision": 0},
        headers={"Referer": referrer},
        allow_redirects=False,
        timeout=20,
    )

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/")
    assert not answer.headers["Location"].startswith("//")


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(gala: Gala) -> None:
    browser = Browser(gala.address)
    browser.open("/join")

    said = browser.post("/join", script=False, code=gala.code("door"), device_name="Lan").headers[
        "Set-Cookie"
    ]

    assert {part.strip() for part in said.split(";")} >= {"HttpOnly", "SameSite=Lax", "Path=/"}


def test_static_files_may_be_kept_for_ever_and_pages_never(gala: Gala) -> None:
    page = gala.organiser.open(f"{gala.base}/desk")
    sheet = page.one("link", rel="stylesheet").attributes["href"]

    kept = gala.organiser.get(sheet).headers["Cache-Control"]

    assert "immutable" in kept
    assert gala.organiser.get(f"{gala.base}/desk").headers["Cache-Control"] == "no-store"


def test_the_server_says_it_is_healthy_to_anybody(gala: Gala) -> None:
    assert Browser(gala.address).get("/healthz").json()["status"] == "ok"


def test_the_api_describes_itself_without_leaving_the_house(gala: Gala) -> None:
    told = Browser(gala.address).get("/api/v1/openapi.json").json()

    assert told["openapi"].startswith("3.1")
    assert f"{'/api/v1/events/{slug}/stage/advance'}" in told["paths"]

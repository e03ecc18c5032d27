"""The socket edge: who may watch what, how a refusal sounds, what a hostile client cannot do."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from typing import Any

import pytest
import websocket

from tests.edges import PATIENCE_S, Browser, Socket, read
from tests.galas import Gala
from tests.people import MC, Projector

WATCHED = {
    "hall": {"screen", "stage", "mc"},
    "mc": {"mc", "stage"},
    "desk": {"stage"},
    "desk.sheet": {"stage"},
    "tray": {"tray", "stage", "mc"},
    "wing": {"wing", "stage", "mc"},
    "door": {"door"},
    "problems": {"door"},
    "arrivals": {"door"},
    "host": {"host"},
    "devices": set(),
    "lobby": {"screen", "stage"},
    "stage.json": {"door", "mc", "stage", "tray", "wing", "host", "secretary", "screen", "viewer"},
}
"""Who watches what, besides the organiser; written by hand."""
ROLES = ("organiser", *sorted(WATCHED["stage.json"]))


@contextmanager
def raw(gala: Gala) -> Iterator[websocket.WebSocket]:
    """A bare WebSocket that has heard the server's greeting."""
    address = gala.address.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    line = websocket.create_connection(address, timeout=PATIENCE_S)
    assert str(line.recv()).startswith("0{")
    try:
        yield line
    finally:
        line.close()


def hears(line: websocket.WebSocket) -> str | None:
    """The next message that is no heartbeat; None once the server has closed the line."""
    while True:
        try:
            message = line.recv()
        except websocket.WebSocketConnectionClosedException:
            return None
        if message == "2":
            line.send("3")
        else:
            return str(message) or None


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_sent_its_own_surfaces_and_refused_the_others(gala: Gala, role: str) -> None:
    program = gala.program(role)
    line = Socket(gala.address, program.token).open()
    wished = [*WATCHED, "no-such-surface"]

    for surface in wished:
        line.watch(gala.slug, surface)
    line.until(
        lambda: {one["surface"] for one in (*line.pictures, *line.refused)} == set(wished), "all answers"
    )

    allowed = {name for name, roles in WATCHED.items() if role == "organiser" or role in roles}
    assert {picture["surface"] for picture in line.pictures} == allowed
    assert {(one["surface"], one["error"]) for one in line.refused} == {
        (name, "forbidden") for name in {*wished} - allowed
    }
    told = {one["name"] for one in program.get("/surfaces")["surfaces"]}
    assert told & set(WATCHED) == allowed
    gala.asks.post("/stage/advance", revision=gala.revision)
    line.until(lambda: any(one["seq"] > 1 for one in line.of("stage.json")), "the next picture")
    assert {picture["surface"] for picture in line.pictures} == allowed
    line.cut()


def test_another_events_pictures_are_refused(gala: Gala, conference: Gala) -> None:
    line = Socket(gala.address, gala.program("stage").token).open()

    line.watch(conference.slug, "hall")
    line.watch("no-such-event", "hall")
    line.until(lambda: len(line.refused) == 2)

    assert (line.pictures, {one["error"] for one in line.refused}) == ([], {"forbidden"})
    line.cut()


@pytest.mark.parametrize(
    "auth", [None, {}, {"token": ""}, {"token": "not-a-token"}, {"token": 7}, {"token": "x" * 5000}, []]
)
def test_a_refused_connection_is_told_why_and_disconnected_by_the_server(gala: Gala, auth: Any) -> None:
    with raw(gala) as line:
        line.send("40/live," + ("" if auth is None else json.dumps(auth)))

        assert hears(line) == '44/live,{"message":"pass_required"}'
        assert hears(line) in (None, "1")
        assert hears(line) is None


def test_a_revoked_devices_line_is_closed_by_the_server(gala: Gala) -> None:
    token = gala.program("screen", "Máy mất").token
    device = gala.rows(
        "select device.id from device join device_grant on device_id = device.id where name = :name",
        name="Máy mất",
    )[0][0]
    with raw(gala) as line:
        line.send("40/live," + json.dumps({"token": token}))
        assert str(hears(line)).startswith("40/live,")

        gala.organiser.sends(f"{gala.base}/devices/{device}/revoke")

        said = []
        while (message := hears(line)) is not None:
            said.append(message)
        assert said[:1] == ["41/live,"]


def test_a_tampered_pass_opens_no_line(gala: Gala, projector: Projector) -> None:
    token = projector.pass_token
    # The last character of a signature carries spare bits: the middle one carries none.
    middle = len(token) - 10
    tampered = token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]

    Socket(gala.address, token).open().cut()

    with raw(gala) as line:
        line.send("40/live," + json.dumps({"token": tampered}))
        assert hears(line) == '44/live,{"message":"pass_required"}'


def test_time_is_acknowledged_in_milliseconds_of_the_epoch(gala: Gala, projector: Projector) -> None:
    before = time.time() * 1000

    answer = projector.socket.call("time", {"t0": 12.5})

    assert answer["t0"] == 12.5
    assert before - 1 <= answer["t1"] <= time.time() * 1000 + 1


def test_stage_json_carries_the_state_of_the_stage(gala: Gala, mc: MC) -> None:
    mc.advances()
    line = Socket(gala.address, gala.program("viewer").token).open()

    line.watch(gala.slug, "stage.json")
    state = line.until(lambda: line.of("stage.json"))[0]["state"]

    assert {**state, "server_time": ""} == {**gala.stage, "server_time": ""}
    line.cut()


def test_polling_is_allowed_where_a_network_lets_no_websocket_through(gala: Gala) -> None:
    program = gala.program("viewer")
    browser = Browser(gala.address)
    path = "/socket.io/?EIO=4&transport=polling"

    greeting = browser.get(path).text
    sid = json.loads(greeting[1:])["sid"]
    url = f"{gala.address}{path}&sid={sid}"
    browser.session.post(url, data="40/live," + json.dumps({"token": program.token}), timeout=PATIENCE_S)
    admitted = browser.session.get(url, timeout=PATIENCE_S).text
    wish = json.dumps(["watch", {"event": gala.slug, "surface": "stage.json"}])
    browser.session.post(url, data=f"42/live,{wish}", timeout=PATIENCE_S)

    assert admitted.startswith("40/live,")
    assert '"surface":"stage.json"' in browser.session.get(url, timeout=PATIENCE_S).text


def test_another_sites_page_opens_no_line_here(gala: Gala) -> None:
    answer = Browser(gala.address).get(
        "/socket.io/?EIO=4&transport=polling", headers={"Origin": "http://elsewhere.example"}
    )

    assert answer.status_code == 400


HOSTILE: list[object] = [
    None,
    [],
    "x",
    7,
    True,
    {"event": 2**70},
    {"event": "\ud800", "surface": "hall"},
    {"event": "le\x00", "surface": "hall"},
    {"event": {"a": []}, "surface": "hall"},
    {"event": "x" * 10_000, "surface": "hall"},
    {"surface": {"$": 1}},
    {"surface": ["hall"]},
    {"surface": "\ud800"},
    {"surface": "hall", "language": {"a": 1}},
    {"surface": "hall", "language": ["vi"]},
]


def test_a_hostile_wish_is_refused_and_the_line_lives_on(gala: Gala, projector: Projector) -> None:
    line = projector.socket
    for wish in HOSTILE:
        before = len(line.refused)
        line.emit("watch", wish)
        line.until(partial(lambda known: len(line.refused) > known, before), f"a refusal of {wish!r}")
    bodies: list[object] = [None, [], "x", {"t0": 2**70}, {"t0": "now"}, {"t0": [[]]}]
    for body in bodies:
        assert set(projector.socket.call("time", body)) == {"t0", "t1"}
    before = len(line.refused)
    line.emit("watch", ("a", "b", "c"))
    line.until(lambda: len(line.refused) > before, "a refusal of three at once")
    projector.socket.emit("advance", {"revision": 0})

    assert projector.shows == ("banner",)
    assert gala.revision == 0


def test_a_surface_in_another_language_is_another_picture(gala: Gala) -> None:
    program = gala.program("mc")
    line = Socket(gala.address, program.token).open()
    line.watch(gala.slug, "mc", language="vi")
    line.until(lambda: len(line.pictures) == 1)
    line.watch(gala.slug, "mc", language="en")
    line.until(lambda: len(line.pictures) == 2)

    vietnamese, english = (picture["html"] for picture in line.pictures)

    assert "Chưa bắt đầu" in vietnamese
    assert "Chưa bắt đầu" not in english
    line.cut()


def test_the_newer_wish_replaces_the_language_and_the_numbers_grow_on(gala: Gala) -> None:
    line = Socket(gala.address, gala.program("mc").token).open()
    other = Socket(gala.address, gala.program("mc").token).open()
    other.watch(gala.slug, "mc", language="vi")

    def hears_of(revision: int, language: str) -> None:
        said = f'value="{revision}"', {"vi": "Lời dẫn", "en": "Words to say"}[language]
        line.until(
            lambda: line.pictures and all(part in line.pictures[-1]["html"] for part in said), str(said)
        )

    for language in ("vi", "en", "vi"):
        line.watch(gala.slug, "mc", language=language)
        hears_of(gala.revision, language)
        gala.asks.post("/stage/advance", revision=gala.revision)
        hears_of(gala.revision, language)

    numbers = [one["seq"] for one in line.pictures]
    assert numbers == sorted(numbers)
    spoken = ["Lời dẫn" in one["html"] for one in line.pictures]
    assert [speaks for speaks, _pictures in groupby(spoken)] == [True, False, True]
    line.cut()
    other.cut()


def test_a_wall_follows_its_event_into_another_language_and_an_explicit_wish_does_not(
    gala: Gala, projector: Projector
) -> None:
    gala.program("stage").post("/stage/show", revision=gala.revision, scene="programme", screen="hall")
    explicit = Socket(gala.address, gala.program("screen").token).open()
    explicit.watch(gala.slug, "hall", language="vi")

    def titles(line: Socket) -> str:
        card = read(line.of("hall")[-1]["html"]).one("section", of_class="card")
        return f"{card.attributes['lang']} {card.one('h1').text}"

    for language, title in (("en", "en Programme"), ("vi", "vi Chương trình")):
        assert projector.sees.one("h1").text
        gala.organiser.open(gala.base)
        gala.organiser.sends(f"{gala.base}/settings", timezone="Asia/Ho_Chi_Minh", language=language)
        projector.socket.until(partial(lambda said: titles(projector.socket) == said, title), title)
        assert projector.sees.one("h1").text == title[3:]
        explicit.until(lambda: explicit.of("hall"))
        assert titles(explicit) == "vi Chương trình"

    numbers = [one["seq"] for one in projector.pictures]
    assert numbers == sorted(numbers)
    explicit.cut()


def test_a_screen_that_reads_slowly_is_sent_every_picture_whole(gala: Gala) -> None:
    wishes = 1500
    address = gala.address.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    narrow = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]
    line = websocket.create_connection(address, timeout=PATIENCE_S, sockopt=narrow)
    assert str(line.recv()).startswith("0{")
    line.send("40/live," + json.dumps({"token": gala.program("stage").token}))
    assert str(hears(line)).startswith("40/live,")

    for _wish in range(wishes):
        line.send("42/live," + json.dumps(["watch", {"event": gala.slug, "surface": "desk"}]))
    time.sleep(1)  # reads nothing meanwhile: the buffers between the two fill up
    heard = [str(hears(line)).partition(",") for _wish in range(wishes)]

    assert {head for head, _comma, _body in heard} == {"42/live"}
    pictures = [json.loads(body)[1] for _head, _comma, body in heard]
    assert {(one["surface"], one["html"][-12:]) for one in pictures} == {("desk", pictures[0]["html"][-12:])}
    assert [one["seq"] for one in pictures] == sorted(one["seq"] for one in pictures)
    line.close()

"""What the server prints: where it can be reached, and never what people typed."""

from __future__ import annotations

import socket

import requests

from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.people import Door, nonce
from tests.servers import ORGANISER, Server


def test_no_code_no_name_no_token_and_no_password_is_ever_printed(own_server: Server) -> None:
    organiser = own_server.set_up()
    gala = Gala(own_server, organiser)
    gala.plan(draft(PROGRAMME))
    gala.invite(CAST)
    gala.goes_live()
    door = Door(gala, "Người gác cửa")
    secret = ["Đặng Văn Ổn", gala.code("door"), gala.code_of("Đặng Văn Ổn"), ORGANISER[2], gala.asks.token]
    door.finds("Đặng Văn Ổn")
    door.scans(gala.code_of("Đặng Văn Ổn"))
    door.scans("0000 mã sai của ai")
    organiser.open("/login")
    organiser.post("/login", script=False, email=ORGANISER[1], password=ORGANISER[2])
    organiser.post("/login", script=False, email=ORGANISER[1], password="mật khẩu sai của ai")
    gala.asks.ask("GET", "/delegates", params={"q": "Đặng Văn Ổn"})
    gala.asks.ask("POST", "/checkins", json={"code": "mã sai của ai", "nonce": nonce()})
    gala.asks.ask("POST", "/checkins", data='{"code": "mã sai của ai"'.encode())
    requests.get(f"{gala.address}/door/search?q=Đặng+Văn+Ổn&token={gala.asks.token}", timeout=20)
    for torn in ("GET /door/search?q=bi-mat HTTP/nine", "POST / HTTP/1.1\r\nContent-Length: bi-mat"):
        assert b"400" in spoken(own_server.port, torn)
    before_stop = own_server.said
    own_server.stop()

    said = own_server.said
    assert [one for one in (*secret, "sai của ai", "bi-mat", "Người gác cửa", "0000") if one in said] == []
    assert before_stop.count("\n") <= 4, before_stop


def spoken(port: int, request: str) -> bytes:
    """What the server answers to bytes that are no request."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(f"{request}\r\n\r\n".encode())
        return line.recv(4096)


def test_links_carry_their_secret_only_after_the_hash(gala: Gala) -> None:
    links = gala.server.order("links", event=gala.slug, base="http://lễ.vn")

    assert {link["url"].partition("#")[0] for link in links} <= {"http://lễ.vn/join", "http://lễ.vn/login"}
    page = gala.organiser.open(gala.base)
    addresses = [
        value
        for element in page.all()
        for name, value in element.attributes.items()
        if name in ("href", "src", "action", "formaction")
    ]
    codes = [code for link in links if (code := link["url"].partition("#")[2])]
    assert len(codes) >= 9
    assert not [one for one in addresses for code in codes if code in one.partition("#")[0]]

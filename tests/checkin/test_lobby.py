"""The lobby's screen: who came in last, by name and seat; nobody where the event does not greet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.edges import Browser, Element
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Crew, Door, nonce

AN, UT, ANH = "Nguyễn Văn An", "Phạm Thị Út", "Nguyễn Thị Ánh"


class Lobby(Crew):
    """A screen that hangs in the lobby."""

    role = "screen"
    surface = page = "lobby"

    @property
    def greets(self) -> list[str]:
        return [greeting(one) for one in self.sees.all("li", of_class="greeting")]


def greeting(row: Element) -> str:
    return " · ".join(one.text for one in row.all("p"))


@pytest.fixture
def lobby(crew: Callable[..., Lobby]) -> Lobby:
    return crew(Lobby, "Màn hình sảnh")


def lets_in(gala: Gala, name: str) -> None:
    gala.program("door").post("/checkins", delegate_id=gala.delegate(name), nonce=nonce())


def sets(gala: Gala, greets: str) -> None:
    gala.organiser.open(f"{gala.base}/settings")
    gala.organiser.sends(f"{gala.base}/settings", greets=greets)


def test_the_lobby_greets_who_came_in_last_by_name_and_seat_until_it_is_taken_back(
    gala: Gala, lobby: Lobby
) -> None:
    assert lobby.greets == []
    lets_in(gala, AN)
    lets_in(gala, UT)
    assert lobby.greets == [f"Kính chào · {UT} · Ghế A7", f"Kính chào · {AN} · Ghế A3"]

    gala.program("door").delete(f"/checkins/{gala.delegate(UT)}", reason="Nhầm", nonce=nonce())

    assert lobby.greets == [f"Kính chào · {AN} · Ghế A3"]


@ONE_DATABASE
def test_a_lobby_that_does_not_greet_has_the_banner_only(gala: Gala, lobby: Lobby) -> None:
    lets_in(gala, AN)
    assert len(lobby.greets) == 1

    sets(gala, "no")
    assert (lobby.greets, lobby.sees.one("h1").text) == ([], "HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN")
    lets_in(gala, ANH)
    assert lobby.greets == []

    sets(gala, "yes")
    assert [one.partition(" · ")[2] for one in lobby.greets] == [f"{ANH} · Ghế A4", f"{AN} · Ghế A3"]


@ONE_DATABASE
def test_the_lobby_says_nothing_else_of_anybody(gala: Gala, lobby: Lobby, door: Door) -> None:
    lets_in(gala, "Lê Minh Châu")

    assert "Phó Chủ tịch" not in lobby.sees.text and "UBND tỉnh" not in lobby.sees.text


@ONE_DATABASE
def test_short_addresses_lead_to_the_hosts_and_the_lobby(gala: Gala) -> None:
    host, screen, tray = (gala.joined(role, role) for role in ("host", "screen", "tray"))

    def led(browser: Browser, path: str) -> str:
        return browser.get(path, allow_redirects=False).headers["Location"]

    assert [led(host, "/host"), led(screen, "/lobby"), led(tray, "/lobby"), led(host, "/")] == [
        f"{gala.base}/host",
        f"{gala.base}/lobby",
        "/events",
        f"{gala.base}/host",
    ]

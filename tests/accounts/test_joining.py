"""Stories of access: a link gives one role, guessing is slowed, a revoked device is out at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from ceremony.core import codes
from tests.edges import Browser, Refused
from tests.galas import Gala
from tests.people import MC, Door, Projector
from tests.servers import ORGANISER, Server

PAGES = {
    "door": "door",
    "mc": "mc",
    "stage": "desk",
    "tray": "tray",
    "wing": "wing",
    "screen": "hall",
    "viewer": "programme",
    "host": "host",
    "secretary": "report",
}
OPENS = {
    "door": {"door", "problems", "programme"},
    "mc": {"mc", "tray", "wing", "hall", "report", "programme"},
    "stage": {"mc", "desk", "tray", "wing", "hall", "programme"},
    "tray": {"tray", "programme"},
    "wing": {"wing", "programme"},
    "screen": {"hall", "programme"},
    "viewer": {"programme"},
    "host": {"host", "programme"},
    "secretary": {"report", "programme"},
}
"""The pages each role opens, written by hand."""


@pytest.mark.parametrize("role", PAGES)
def test_a_join_code_gives_one_role_and_no_other(gala: Gala, role: str) -> None:
    browser = Browser(gala.address)
    browser.open("/join")

    answer = browser.post("/join", script=False, code=gala.code(role), device_name="Máy thử")
    landed = browser.get(answer.headers["Location"])

    assert landed.url.removeprefix(gala.address) == f"{gala.base}/{PAGES[role]}"
    opened = {
        page: browser.get(f"{gala.base}/{page}").status_code
        for page in sorted(set(PAGES.values()) | {"desk", "problems"})
    }
    assert {page for page, status in opened.items() if status == 200} == OPENS[role]
    assert {status for page, status in opened.items() if page not in OPENS[role]} <= {403}


def test_one_browser_may_hold_several_roles(gala: Gala) -> None:
    browser = gala.joined("door", "Lan")
    browser.join(gala.code("mc"), "Lan")

    assert [browser.get(f"{gala.base}/{page}").status_code for page in ("door", "mc", "desk")] == [
        200,
        200,
        403,
    ]


def test_a_code_is_read_as_it_is_printed(gala: Gala) -> None:
    browser = gala.joined("tray", "Khay")
    spaced = Browser(gala.address)
    spaced.join(codes.printed(gala.code("tray")), "Khay 2")

    assert browser.get(f"{gala.base}/tray").status_code == spaced.get(f"{gala.base}/tray").status_code == 200


def test_devices_that_join_without_a_name_are_told_apart(gala: Gala) -> None:
    unnamed = [gala.joined(role, "") for role in ("mc", "screen", "mc", "mc", "screen")]
    gala.joined("mc", "Hạnh")

    assert names_on_the_board(gala) == ["Hạnh", "Màn hình 2", "MC 3", "MC 2", "Màn hình", "MC"]

    unnamed[0].join(gala.code("stage"), "")
    gala.organiser.sends(f"{gala.base}/devices/{device_called(gala, 'MC 2')}/revoke")
    gala.joined("mc", "")

    assert names_on_the_board(gala) == ["MC 4", "Hạnh", "Màn hình 2", "MC 3", "Màn hình", "MC"]
    joined = gala.rows("select number, by from journal where kind = 'DeviceJoined'")
    assert [row.by for row in sorted(joined)][-2:] == ["MC", "MC 4"]


def test_the_list_of_devices_says_which_one_is_looking(gala: Gala) -> None:
    gala.joined("door", "Lan")
    looking = Browser(gala.address)
    looking.open("/login")
    looking.post("/login", script=False, email=ORGANISER[1], password=ORGANISER[2])
    looking.join(gala.code("mc"), "Máy của Bình")

    assert names_on_the_board(gala, looking) == ["Lan", "Máy của Bình máy này"]


def names_on_the_board(gala: Gala, browser: Browser | None = None) -> list[str]:
    """The devices as the organiser's list names them: doors first, of each the newest."""
    listed = (browser or gala.organiser).open(gala.base).one("table", of_class="grid-table")
    return [one.text for one in listed.all("th", scope="row")]


def device_called(gala: Gala, name: str) -> int:
    found = gala.rows(
        "select device.id from device join device_grant on device_id = device.id where name = :name",
        name=name,
    )
    return int(found[0][0])


def test_a_renewed_link_lets_nobody_in_by_the_old_one_and_devices_stay(gala: Gala) -> None:
    old, before = gala.code("tray"), gala.joined("tray", "Khay")

    gala.organiser.sends(f"{gala.base}/links/tray/renew")

    with pytest.raises(Refused) as refused:
        Browser(gala.address, source="127.0.0.9").join(old, "Khay 2")
    assert refused.value.status == 422
    assert before.get(f"{gala.base}/tray").status_code == 200


def test_guessing_join_codes_is_slowed_down_and_a_right_code_never(gala: Gala) -> None:
    stranger = Browser(gala.address, source="127.0.0.2")
    stranger.open("/join")

    statuses = [
        stranger.post("/join", script=False, code=f"{guess:016}", device_name="").status_code
        for guess in range(1, 16)
    ]

    assert statuses == [422] * 10 + [429] * 5
    right = stranger.post("/join", script=False, code=gala.code("door"), device_name="Lan")
    assert right.status_code == 303


def test_guessing_passwords_is_slowed_down(server: Server, gala: Gala) -> None:
    stranger = Browser(server.address, source="127.0.0.3")
    stranger.open("/login")

    def tries(password: str) -> int:
        fields = {"email": ORGANISER[1], "password": password}
        return stranger.post("/login", script=False, **fields).status_code

    assert [tries(f"đoán lần thứ {turn}") for turn in range(12)] == [422] * 10 + [429] * 2
    assert tries(ORGANISER[2]) == 429


def test_the_organiser_signs_in_with_the_password_and_out_again(gala: Gala) -> None:
    browser = Browser(gala.address)
    browser.open("/login")

    signed_in = browser.post("/login", script=False, email=ORGANISER[1].upper(), password=ORGANISER[2])
    board = browser.get(gala.base)
    browser.open(gala.base)
    browser.post("/logout", script=False)

    assert (signed_in.status_code, signed_in.headers["Location"]) == (303, "/events")
    assert board.status_code == 200
    assert browser.get("/events").status_code == 401


def test_the_old_cookie_of_a_browser_that_signed_out_opens_nothing(gala: Gala) -> None:
    browser = Browser(gala.address)
    browser.open("/login")
    browser.post("/login", script=False, email=ORGANISER[1], password=ORGANISER[2])
    browser.open(gala.base)
    kept = browser.session.cookies.get_dict()

    browser.post("/logout", script=False)
    thief = Browser(gala.address)
    thief.session.cookies.update(kept)

    assert thief.get("/events").status_code == 401


def test_a_door_that_has_not_sent_everything_cannot_sign_out(gala: Gala) -> None:
    browser = gala.joined("door", "Lan")
    browser.open(f"{gala.base}/programme")

    def says_it_keeps(waiting: int) -> None:
        browser.session.post(
            f"{gala.address}{gala.base}/door/health",
            json={"waiting": waiting},
            headers={"X-Requested-With": "ceremony", "X-CSRFToken": browser.csrf},
            timeout=20,
        ).raise_for_status()

    says_it_keeps(12)
    refused = browser.post("/logout", script=False)
    assert (refused.status_code, "Máy này còn 12 lượt chưa gửi." in refused.text) == (409, True)
    assert browser.get(f"{gala.base}/door").status_code == 200

    says_it_keeps(0)
    assert browser.post("/logout", script=False).status_code == 303
    assert browser.get(f"{gala.base}/door").status_code == 401


def test_a_revoked_device_loses_its_sockets_and_its_pages(
    gala: Gala, mc: MC, crew: Callable[..., Projector]
) -> None:
    lost, kept = crew(Projector, "Máy mất"), crew(Projector, "Máy còn")
    assert not lost.socket.closed and not kept.socket.closed

    gala.organiser.sends(f"{gala.base}/devices/{device_called(gala, 'Máy mất')}/revoke")
    lost.socket.until(lambda: lost.socket.closed, "the end of the line")
    sent = len(lost.pictures)
    mc.advances()

    assert kept.shows
    assert len(lost.pictures) == sent
    assert lost.browser.get(f"{gala.base}/hall").status_code == 401
    assert not kept.socket.closed


def test_a_revoked_programs_token_is_refused(gala: Gala) -> None:
    program = gala.program("door", "Cửa mất")

    gala.organiser.sends(f"{gala.base}/devices/{device_called(gala, 'Cửa mất')}/revoke")

    answer = program.ask("GET", "")
    assert (answer.status_code, answer.json()["error"]) == (401, "unauthorized")


def test_nobody_opens_a_page_without_a_device(gala: Gala, door: Door) -> None:
    stranger = Browser(gala.address)
    pages = [gala.base, *(f"{gala.base}/{page}" for page in {*PAGES.values(), "door/search?q=an"}), "/events"]

    statuses = {path: stranger.get(path, allow_redirects=False).status_code for path in pages}

    assert set(statuses.values()) <= {401, 403}, statuses


def test_a_closed_event_takes_nobody_new_and_keeps_whom_it_has(gala: Gala) -> None:
    code, lan = gala.code("door"), gala.joined("door", "Lan")
    device = gala.rows("select device_id from device_grant where role = 'door'")[0][0]
    gala.stands("closed")

    newcomer = Browser(gala.address)
    newcomer.open("/join")
    refused = newcomer.post("/join", script=False, code=code, device_name="Mai")
    lan.join(code, "")

    assert refused.status_code == 409
    assert "Sự kiện đã đóng" in refused.text
    assert newcomer.get(f"{gala.base}/door").status_code == 401
    assert lan.get(f"{gala.base}/door").status_code == 200
    with pytest.raises(Refused) as link:
        gala.organiser.sends(f"{gala.base}/links/door/renew")
    assert link.value.why == (409, "closed")
    gala.organiser.sends(f"{gala.base}/devices/{device}/revoke")
    assert lan.get(f"{gala.base}/door").status_code == 401


def test_a_closed_event_gives_no_program_a_token(gala: Gala) -> None:
    gala.stands("closed")

    refused = gala.server.command("token", "--event", gala.slug, "--role", "viewer")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Sự kiện đã đóng" in refused.stderr


@pytest.mark.parametrize(("language", "desk"), [("vi", "Bàn điều khiển"), ("en", "Control desk")])
def test_a_terminal_calls_the_roles_by_their_names_and_a_program_by_their_ids(
    gala: Gala, language: str, desk: str
) -> None:
    asking = Server(gala.server.data, {**gala.server.environment, "CEREMONY_LANGUAGE": language})

    said = asking.command("links", "--event", gala.slug)
    plain = asking.command("links", "--event", gala.slug, "--json")

    named = dict(re.split(r" {2,}", line) for line in said.stdout.splitlines() if "/join#" in line)
    ids = {link["role"]: link["url"] for link in json.loads(plain.stdout)}
    assert named[desk] == ids["stage"]
    assert set(named).isdisjoint(ids)

"""Stories of the organiser: one link to begin with, a password, and a way back for who forgot it."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, text

from tests.edges import Browser, read
from tests.marks import OWN_ON_ONE_DATABASE
from tests.servers import ORGANISER, Server

NEW = "một câu khác hẳn câu trước"


def signs_in(server: Server, password: str) -> int:
    browser = Browser(server.address)
    browser.open("/login")
    return browser.post("/login", script=False, email=ORGANISER[1], password=password).status_code


def follows(server: Server, token: str, password: str = NEW) -> int:
    browser = Browser(server.address)
    browser.open("/setup")
    name, email, _password = ORGANISER
    return browser.post(
        "/setup", script=False, token=token, name=name, email=email, password=password
    ).status_code


def test_the_set_up_link_works_once(own_server: Server) -> None:
    own_server.set_up()
    token = own_server.set_up_token

    assert follows(own_server, token) == 422
    assert follows(own_server, "no-such-link") == 422
    assert [signs_in(own_server, password) for password in (NEW, ORGANISER[2])] == [422, 303]


def test_a_set_up_link_followed_by_eight_at_once_makes_one_organiser(own_server: Server) -> None:
    token = own_server.set_up_token
    browsers = [Browser(own_server.address) for _one in range(8)]
    for browser in browsers:
        browser.open("/setup")

    def follow(no: int) -> int:
        fields = {"token": token, "name": f"Người {no}", "email": f"{no}@x.example", "password": NEW}
        return browsers[no].post("/setup", script=False, **fields).status_code

    with ThreadPoolExecutor(8) as hands:
        statuses = sorted(hands.map(follow, range(8)))

    assert statuses == [303] + [422] * 7


@OWN_ON_ONE_DATABASE
def test_a_weak_password_leaves_the_link_to_be_used_again(own_server: Server) -> None:
    token = own_server.set_up_token

    assert follows(own_server, token, password="ngắn") == 422
    assert follows(own_server, token) == 303


@OWN_ON_ONE_DATABASE
def test_who_forgot_the_password_is_let_in_by_a_link_from_the_command_line(own_server: Server) -> None:
    own_server.set_up()

    said = own_server.command("setup-link")

    assert said.returncode == 0, said.stderr
    address, _hash, token = said.stdout.strip().partition("#")
    assert address == f"{own_server.address}/setup"
    assert follows(own_server, token) == 303
    assert [signs_in(own_server, password) for password in (ORGANISER[2], NEW)] == [422, 303]


@OWN_ON_ONE_DATABASE
@pytest.mark.parametrize("running", [True, False])
def test_the_command_line_sets_a_new_password(own_server: Server, running: bool) -> None:
    own_server.set_up()
    if not running:
        own_server.stop()

    said = own_server.command("password", ORGANISER[1], given=f"{NEW}\n{NEW}\n")

    assert said.returncode == 0, said.stderr
    if not running:
        own_server.start()
    assert [signs_in(own_server, password) for password in (ORGANISER[2], NEW)] == [422, 303]


@OWN_ON_ONE_DATABASE
def test_a_new_password_for_nobody_is_refused_in_one_line(own_server: Server) -> None:
    said = own_server.command("password", "ai@do.example", given=f"{NEW}\n{NEW}\n")

    assert said.returncode == 1
    assert said.stderr.strip().splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in said.stderr


@OWN_ON_ONE_DATABASE
def test_secrets_are_made_on_the_first_start_and_are_nobody_elses_to_read(own_server: Server) -> None:
    for name in ("secret.key", "house.key"):
        path = own_server.data / name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert len(path.read_text(encoding="ascii")) >= 43
    assert (own_server.data / "secret.key").read_text() != (own_server.data / "house.key").read_text()


@OWN_ON_ONE_DATABASE
def test_after_set_up_the_server_prints_no_link_again(own_server: Server) -> None:
    own_server.set_up()
    own_server.stop()
    before = len(own_server.said)

    own_server.start()

    assert "/setup#" not in own_server.said[before:]


@OWN_ON_ONE_DATABASE
def test_the_page_says_what_was_wrong_and_never_shows_the_password_again(own_server: Server) -> None:
    browser = Browser(own_server.address)
    browser.open("/login")

    answer = browser.post("/login", script=False, email=ORGANISER[1], password="mật khẩu sai nhé")

    assert "Thư điện tử hoặc mật khẩu không đúng." in read(answer.text).text
    assert "mật khẩu sai nhé" not in answer.text


def test_setting_up_spends_every_other_link_that_was_open(own_server: Server) -> None:
    printed = own_server.set_up_token
    another = own_server.command("setup-link").stdout.strip().rpartition("#")[2]

    assert follows(own_server, another) == 303
    assert follows(own_server, printed) == 422
    assert signs_in(own_server, NEW) == 303


@OWN_ON_ONE_DATABASE
def test_a_recovery_link_takes_nobody_elses_address(own_server: Server) -> None:
    own_server.set_up()
    engine = create_engine(own_server.database_url)
    with engine.begin() as rows:
        rows.execute(
            text(
                "insert into account (name, email, password_hash, created_at)"
                " select 'Lan', 'lan@x.example', password_hash, created_at from account"
            )
        )
    engine.dispose()
    token = own_server.command("setup-link").stdout.strip().rpartition("#")[2]
    browser = Browser(own_server.address)
    browser.open("/setup")

    taken = browser.post("/setup", script=False, token=token, name="Ai", email="lan@x.example", password=NEW)

    assert taken.status_code == 422
    assert "của một tài khoản khác" in taken.text
    assert follows(own_server, token) == 303


@OWN_ON_ONE_DATABASE
def test_who_is_signed_out_in_another_tab_is_shown_the_way_back_in(own_server: Server) -> None:
    office = own_server.set_up()
    form = office.open("/events/new/commune")
    office.post("/logout", script=False)

    late = office.session.post(
        f"{office.address}/events/new/commune",
        data={"csrf_token": form.one("input", name="csrf_token").attributes["value"], "name": "Hội nghị"},
        timeout=20,
    )
    back = office.get("/events/new/commune")

    assert (late.status_code, back.status_code) == (400, 401)
    for answer in (late, back):
        page = read(answer.text)
        assert page.one("a", of_class="primary").attributes["href"] == "/login"
    assert "đã đăng xuất" in read(late.text).one(of_class="error-message").text

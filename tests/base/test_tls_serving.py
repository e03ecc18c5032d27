"""Stories of https beside http: what it serves, whom it is not held up by, and whose session is whose."""

from __future__ import annotations

import plistlib
import re
import shutil
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edges import PATIENCE_S, Browser
from tests.galas import PROGRAMME, Gala, draft
from tests.servers import Server


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Gala]:
    """An event on a server of these stories' own, with https."""
    data = tmp_path_factory.mktemp("secure") / "data"
    data.mkdir()
    shutil.copy(migrated_file, data)
    running = Server(data, https=True).start()
    gala = Gala(running, running.set_up())
    gala.plan(draft(PROGRAMME))
    yield gala
    running.stop()
    assert "Traceback" not in running.said


def trusting(gala: Gala) -> Browser:
    """A browser that has installed the hall's certificate."""
    browser = Browser(gala.server.secure_address)
    browser.session.trust_env = False
    browser.session.verify = str(gala.server.data / "tls" / "ca.crt")
    return browser


def line(gala: Gala) -> socket.socket:
    return socket.create_connection(("127.0.0.1", gala.server.https_port or 0), timeout=PATIENCE_S)


def test_https_serves_the_same_pages_and_asks_no_browser_to_stay_with_it(secure: Gala) -> None:
    answer = trusting(secure).get("/join")

    assert answer.ok
    assert "Content-Security-Policy" in answer.headers
    assert "Strict-Transport-Security" not in answer.headers


def test_sessions_of_http_and_https_live_beside_each_other(secure: Gala) -> None:
    plain = Browser(f"http://localhost:{secure.server.port}")
    over_tls = trusting(secure)
    over_tls.session.cookies = plain.session.cookies
    plain.join(secure.code("mc"), "Hạnh")
    over_tls.join(secure.code("tray"), "Thảo")

    mine = {one.name: bool(one.secure) for one in plain.session.cookies}
    assert [(name[:15], mine[name]) for name in sorted(mine)] == [
        ("__Host-ceremony", True),
        (sorted(mine)[1][:15], False),
    ]
    opened = [
        one.get(f"{secure.base}/{page}").status_code for one in (plain, over_tls) for page in ("mc", "tray")
    ]
    assert opened == [200, 200, 403, 200]

    over_tls.open(f"{secure.base}/programme")
    over_tls.open("/join")
    over_tls.post("/logout", script=False)
    assert [one.get(f"{secure.base}/tray").status_code for one in (plain, over_tls)] == [200, 401]


def test_a_phone_that_distrusts_a_silent_one_and_plain_http_hold_nobody_up(secure: Gala) -> None:
    silent = [line(secure) for _ in range(3)]
    for _ in range(2):
        with pytest.raises(ssl.SSLCertVerificationError):
            ssl.create_default_context().wrap_socket(line(secure), server_hostname="localhost")
    with line(secure) as plain:
        plain.sendall(b"GET /join?lang=en HTTP/1.1\r\nHost: localhost:1\r\n\r\n")
        said = plain.recv(4096).decode()
    with line(secure) as noise:
        noise.sendall(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        assert noise.recv(4096).startswith(b"HTTP/1.1 400")

    assert f"Location: https://localhost:{secure.server.https_port}/join?lang=en\r\n" in said
    assert trusting(secure).get("/healthz").ok
    for one in silent:
        one.close()


def test_anybody_may_have_the_certificate_and_nothing_else(secure: Gala) -> None:
    phone = Browser(secure.address)
    phone.session.headers["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)"
    page = phone.open("/ca")
    certificate = phone.get("/ca/ceremony.crt")
    profile = phone.get("/ca/ceremony.mobileconfig")

    public = ssl.PEM_cert_to_DER_cert((secure.server.data / "tls" / "ca.crt").read_text())
    assert (certificate.content, certificate.headers["Content-Type"]) == (
        public,
        "application/x-x509-ca-cert",
    )
    assert plistlib.loads(profile.content)["PayloadContent"][0]["PayloadContent"] == public
    assert [one.one("summary").text for one in page.all("details", open="")] == ["iPhone, iPad máy này"]
    shown = page.one("p", of_class="ca-print").text
    printed = re.search(r"vân tay ([0-9A-F ]{79})", secure.server.said)
    assert printed is not None and printed[1] == shown
    assert secure.organiser.open(secure.base).one("code").text == shown
    assert {phone.get(f"/ca/huong-dan/{one}").status_code for one in ("iphone", "mac")} == {200}


def test_a_port_asked_for_that_is_taken_is_refused_in_one_sentence(
    secure: Gala, tmp_path: Path, migrated_file: Path
) -> None:
    taken = str(secure.server.https_port)
    (tmp_path / "data").mkdir()
    shutil.copy(migrated_file, tmp_path / "data")

    said = Server(tmp_path / "data").command(
        "serve", "--host", "127.0.0.1", "--port", "0", "--https-port", taken
    )

    assert said.returncode == 1
    assert re.fullmatch(rf"Error: [^\n]*{taken}[^\n]*\n", said.stderr), said.stderr

"""Stories of phones on https: what an installed certificate gives them, and how they are led there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests import machine
from tests.browser.conftest import PROGRAM, QUIET
from tests.browser.devices import PHONE, Device
from tests.browser.looks import SIZES, resize, too_wide, unreachable
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.servers import Server

REGISTERS = "() => navigator.serviceWorker.register('/sw.js').then(() => 'registered', (why) => why.name)"
ANDROID = {**PHONE, "user_agent": "Mozilla/5.0 (Linux; Android 14; SM-A155F) Chrome/130.0 Mobile"}
Phones = Callable[..., Device]


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Gala]:
    """A live event on a server of these stories' own, with https."""
    data = tmp_path_factory.mktemp("https") / "data"
    data.mkdir()
    shutil.copy(migrated_file, data)
    running = Server(data, https=True).start()
    gala = Gala(running, running.set_up())
    gala.plan(draft(PROGRAMME))
    gala.invite(CAST)
    gala.goes_live()
    yield gala
    running.stop()


@pytest.fixture(scope="module")
def phones(chromium: Chromium, secure: Gala, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phones]:
    """Unpack a phone. All have installed the hall's certificate, and find this machine as `hall.lan` too;
    that name is not in the certificate, so a browser warns of it."""
    home = tmp_path_factory.mktemp("home")
    install_certificate(home, secure.server.data / "tls" / "ca.crt")
    running = chromium.browser_type.launch(
        executable_path=PROGRAM,
        args=[*QUIET, "--host-resolver-rules=MAP hall.lan 127.0.0.1"],
        env={**os.environ, "HOME": str(home)},
    )

    def unpack(address: str, **shape: object) -> Device:
        return Device(running, address, **{**ANDROID, **shape})

    yield unpack
    running.close()


def install_certificate(home: Path, certificate: Path) -> None:
    """What the person does in a phone's settings."""
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True)
    certutil = [machine.certutil() or "certutil", "-d", f"sql:{store}"]
    subprocess.run([*certutil, "-N", "--empty-password"], check=True)
    subprocess.run([*certutil, "-A", "-t", "C,,", "-n", "hall", "-i", str(certificate)], check=True)


def says_who(page: Page) -> None:
    page.get_by_label("Tên của anh chị").fill("Lan")
    page.get_by_label("Đứng ở cửa nào").fill("Cửa A")
    page.get_by_role("button", name="Tham gia").click()


def test_with_the_certificate_installed_a_phone_has_a_camera_and_works_without_network(
    secure: Gala, phones: Phones
) -> None:
    phone = phones(secure.server.secure_address)
    page = phone.opens(f"/join#{secure.code('door')}")
    says_who(page)
    page.wait_for_url(f"**{secure.base}/door")

    expect(page.locator("connection-lamp")).to_have_attribute("data-state", "on")
    assert page.evaluate("() => [isSecureContext, 'getUserMedia' in navigator.mediaDevices]") == [True, True]
    assert page.evaluate(REGISTERS) == "registered"
    assert phone.complaints == []
    phone.put_away()


def test_a_phone_on_plain_http_is_led_through_the_warning_and_its_code_comes_along(
    secure: Gala, phones: Phones
) -> None:
    phone = phones(f"http://hall.lan:{secure.server.port}", ignore_https_errors=True)
    code = secure.code("door")
    page = phone.opens(f"/join#{code}")

    page.reload()
    expect(page.get_by_role("img", name="1: Nâng cao")).to_be_visible()
    page.get_by_role("link", name="Mở máy ảnh an toàn").click()
    says_who(page)
    page.wait_for_url(f"https://hall.lan:{secure.server.https_port}{secure.base}/door")

    assert page.evaluate("() => isSecureContext") is True
    assert page.evaluate(REGISTERS) == "SecurityError"
    assert [request.url for request in phone.requests if code in request.url] == []
    phone.put_away()


def test_who_needs_no_camera_is_shown_no_warning_and_a_door_may_go_on_without(
    secure: Gala, phones: Phones
) -> None:
    phone = phones(f"http://hall.lan:{secure.server.port}")
    page = phone.opens(f"/join#{secure.code('tray')}")
    page.wait_for_url(f"**{secure.base}/tray")

    page = phone.opens(f"/join#{secure.code('door')}")
    page.get_by_role("button", name="Vào không cần máy ảnh").click()
    says_who(page)
    page.wait_for_url(f"http://**{secure.base}/door")

    assert page.get_by_label("Tên cửa").input_value() == "Cửa A"
    phone.put_away()


def test_the_pages_of_the_certificate_fit_every_screen_and_each_guide_is_one_sheet(
    secure: Gala, phones: Phones
) -> None:
    phone = phones(secure.address)
    page = phone.opens("/ca")
    wrong = []
    for path in ("/ca", *(f"/ca/huong-dan/{system}" for system in ("iphone", "android", "windows", "mac"))):
        page.goto(path)
        for size in SIZES:
            resize(page, size)
            wrong += [f"{path} {size}: {one}" for one in too_wide(page)]
        if path != "/ca":
            sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
            assert [round(float(side) / 72 * 25.4) for side in sheets[0].mediabox[2:]] == [210, 297]
            assert len(sheets) == 1, path
    wrong += unreachable(page)
    page.goto("/ca")
    wrong += unreachable(page)

    assert wrong == []
    phone.put_away()

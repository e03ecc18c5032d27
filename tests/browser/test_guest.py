"""A guest's phone: the link of a message, and at the door the code on its screen."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from ceremony.core.codes import printed
from tests.browser.devices import PHONE, Device
from tests.browser.test_every_page import looked_over
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.invitations.letters import LONGEST
from tests.servers import Server

AN = "Nguyễn Văn An"
LONG = (LONGEST.name, LONGEST.unit, "guest", LONGEST.position)


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gala]:
    """A live event of a house that guests can reach."""
    running = Server(
        tmp_path_factory.mktemp("reached") / "data", {"CEREMONY_PUBLIC_URL": "https://hoinghi.example"}
    ).start()
    made = Gala(running, running.set_up())
    made.plan(draft(PROGRAMME))
    made.invite([*CAST, LONG])
    made.goes_live()
    yield made
    running.stop()


@pytest.fixture
def phone(chromium: Chromium, reached: Gala) -> Iterator[Device]:
    device = Device(chromium, reached.address, **PHONE)
    yield device
    assert device.complaints == []
    assert device.asked_elsewhere == []
    device.put_away()


def on_screen(page: Page) -> list[str]:
    """What an independent reader reads off the screen, at the phone's own pixels."""
    picture = Image.open(BytesIO(page.screenshot()))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_the_link_of_a_message_shows_the_code_a_door_reads(reached: Gala, phone: Device) -> None:
    code = reached.code_of(AN)
    page = phone.opens(f"/i#{code}")

    expect(page.get_by_role("heading", level=1)).to_have_text(AN)
    expect(page.locator(".guest-code b")).to_have_text(printed(reached.hand_code_of(AN)))
    page.locator(".guest-code").scroll_into_view_if_needed()
    assert on_screen(page) == [code]


def test_the_code_is_in_no_address_that_is_sent(reached: Gala, phone: Device) -> None:
    code = reached.code_of(AN)
    page = phone.opens(f"/i#{code}")
    expect(page.locator(".guest")).to_be_visible()
    page.reload()
    expect(page.locator(".guest")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".guest")).to_be_visible()

    sent = [request.url.partition("#")[0] for request in phone.requests]
    assert not any(code[:8] in url for url in sent)
    assert not any(code[:8] in request.headers.get("referer", "") for request in phone.requests)


def test_a_code_that_is_typed_wrong_can_be_mended(reached: Gala, phone: Device) -> None:
    phone.forgives("status of 422")
    page = phone.opens(f"/i#{reached.code_of(AN)[:-1]}")
    expect(page.get_by_role("alert")).to_have_text("Không có giấy mời mang mã này. Kiểm tra lại từng số.")

    page.get_by_label("Mã mời").fill(reached.code_of(AN))
    page.get_by_role("button", name="Xem giấy mời").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(AN)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_longest_invitation_stands_on_every_screen(reached: Gala, phone: Device, language: str) -> None:
    assert phone.context.request.get(f"/i?lang={language}").ok
    page = phone.opens(f"/i#{reached.code_of(LONG[0])}")
    expect(page.locator(".guest")).to_be_visible()

    assert looked_over(page, f"guest-{language}", language) == []

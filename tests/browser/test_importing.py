"""A list goes in by keyboard alone; its pages fit every screen in both languages."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Devices
from tests.browser.devices import Device
from tests.browser.test_every_page import LANGUAGES, looked_over, speaks
from tests.delegates.test_importing import HEADER, Office, messy, packed, workbook
from tests.edges import Browser
from tests.galas import Gala

LONGEST = "Nguyễn Hoàng Thiên Kim Ngọc Bảo Châu Phương Uyên Công Tằng Tôn Nữ Diệu Huyền"
LONG_UNIT = "Ban Chỉ đạo phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa ấp Bàu Sen, xã Tân Hòa"


@pytest.fixture
def laptop(organiser: Browser, devices: Devices) -> Device:
    device = devices()
    device.is_the_browser_of(organiser)
    speaks(device, "vi")
    return device


def old_list() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("STT", "Họ và tên", "Đơn vị"),
        (1, "NguyÔn V¨n ¶", "Ấp 1"),
        (2, "TRẦN THỊ HOA", "Ấp 2"),
        (3, "Lª ThÞ ¸nh", "Ấp 2"),
    ):
        sheet.append(row)
    return packed(book)


def tabs_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there: whoever has no mouse must get there."""
    for _turn in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard never came to {selector}")


def test_a_list_is_sent_looked_over_written_and_taken_back_by_keyboard(eve: Gala, laptop: Device) -> None:
    page = laptop.opens(f"{eve.base}/people")
    page.on(
        "filechooser", lambda _chooser: None
    )  # Chromium hands them over only some time after it is asked to
    tabs_to(page, "a[href$='/people/import']")
    page.keyboard.press("Enter")
    expect(page.locator("form.drop")).to_be_visible()
    tabs_to(page, "input[type=file]")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "cu.xlsx", "mimeType": "", "buffer": old_list()})
    tabs_to(page, "form.drop button")
    page.keyboard.press("Enter")

    expect(page.locator("#doubts")).to_be_visible()
    expect(page.locator("section.fonts input:checked")).to_have_value("tcvn3")
    expect(page.locator(".apply")).to_have_count(0)
    tabs_to(page, "section.fonts input[type=radio]")
    tabs_to(page, "section.fonts button")
    page.keyboard.press("Enter")

    expect(page.locator(".apply")).to_be_visible()
    tabs_to(page, ".who > summary")
    page.keyboard.press("Enter")
    expect(page.locator(".who[open] td b")).to_have_text(["Nguyễn Văn Ả", "Trần Thị Hoa", "Lê Thị Ánh"])
    tabs_to(page, ".apply button")
    page.keyboard.press("Enter")

    expect(page.locator(".saved")).to_contain_text("3 mới")
    tabs_to(page, ".change-list button")
    page.keyboard.press("Enter")
    expect(page.locator(".change-list .is-undone")).to_have_count(1)
    assert eve.rows("select id from delegate where true") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_list_fit_every_screen(eve: Gala, devices: Devices, language: str) -> None:
    office, wrong = Office(eve), list[str]()
    device = devices()
    device.is_the_browser_of(eve.organiser)
    speaks(device, language)
    office.imports((1, LONGEST, 1970, LONG_UNIT, LONG_UNIT, "0911111111"), (2, "Lê An", 1980, "Ấp 1", "", ""))
    changed = workbook(
        HEADER, (1, LONGEST, 1971, LONG_UNIT, "Phó " + LONG_UNIT, "12"), (2, None, 1, "x", "", "")
    )
    for name, data in (("messy", messy()), ("old", old_list()), ("changed", changed)):
        office.sends(data, f"{name}-{LONG_UNIT[:50]}.xlsx")
        page = device.opens(office.at)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        wrong += looked_over(page, f"import-{name}-{language}", language)
        page.close()
    page = device.opens(f"{eve.base}/people/import")
    wrong += looked_over(page, f"import-{language}", language)
    assert wrong == []

"""The print shop in Chromium: compared, drawn with progress, read beside the keyboard, on every size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Devices
from tests.browser.devices import Device, drawn
from tests.browser.feasts import LONGEST
from tests.browser.test_every_page import looked_over, speaks
from tests.delegates.forms import edits
from tests.edges import Browser
from tests.galas import CAST, Gala

UNIT = "Trường Tiểu học và Trung học cơ sở bán trú dân tộc Tân Hòa 12"
PATIENCE_MS = 180_000


@pytest.fixture
def laptop(eve: Gala, organiser: Browser, devices: Devices) -> Device:
    """The organiser's laptop; among the nine is the longest name."""
    eve.invite([(LONGEST, UNIT, "exemplar_individual", "Giáo viên"), *CAST])
    device = devices()
    device.is_the_browser_of(organiser)
    device.forgives("status of 422")
    return device


def compared(page: Page) -> None:
    expect(page.locator("work-progress")).to_have_count(0, timeout=PATIENCE_MS)


def test_a_clerk_prints_the_badges_and_later_only_the_one_that_changed(eve: Gala, laptop: Device) -> None:
    speaks(laptop, "vi")
    page = laptop.opens(f"{eve.base}/print")
    compared(page)
    wrong = [f"shop {one}" for one in looked_over(page, "print-vi", "vi")]

    page.get_by_role("button", name="In tất cả: Thẻ đeo, 8 thẻ một tờ").press("Enter")
    expect(page.get_by_role("link", name="Mở để in")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".print-amount")).to_contain_text("2 tờ")
    wrong += [f"ready {one}" for one in looked_over(page, "print-ready-vi", "vi")]

    edits(eve, LONGEST, position="Hiệu trưởng")
    edits(eve, "Nguyễn Văn An", status="withdrawn")
    edits(eve, "Võ Văn Bảy", name="Võ 🌸 Bảy")
    page.get_by_role("link", name="Thẻ đeo, 8 thẻ một tờ").click()
    compared(page)
    expect(page.locator(".old-pages").first).to_contain_text(LONGEST, timeout=PATIENCE_MS)
    expect(page.locator(".paper-part.is-warned")).to_contain_text("U+1F338")
    wrong += [f"old {one}" for one in looked_over(page, "print-old-vi", "vi")]

    page.get_by_role("button", name="In 2 phần đã cũ").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Có ký tự không in được", timeout=PATIENCE_MS)
    wrong += [f"refused {one}" for one in looked_over(page, "print-refused-vi", "vi")]
    page.get_by_role("button", name="In mà bỏ các ký tự ấy").press("Enter")
    expect(page.locator(".print-amount")).to_contain_text("1 tờ", timeout=PATIENCE_MS)
    assert not wrong, "\n".join(wrong)


def test_it_speaks_english_and_finds_one_person(eve: Gala, laptop: Device) -> None:
    speaks(laptop, "en")
    page = laptop.opens(f"{eve.base}/print")
    compared(page)
    wrong = looked_over(page, "print-en", "en")

    page.get_by_role("link", name="A4, laid out").click()
    page.get_by_role("searchbox").fill("tang ton nu")
    drawn(page).keyboard.press("Enter")
    page.get_by_role("checkbox", name=LONGEST).check()
    wrong += looked_over(page, "print-one-en", "en")
    page.get_by_role("button", name="Print for those chosen").press("Enter")
    expect(page.locator(".print-amount")).to_contain_text("1 sheet", timeout=PATIENCE_MS)
    assert not wrong, "\n".join(wrong)

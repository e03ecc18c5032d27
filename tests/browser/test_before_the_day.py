"""An office comes with the paper it has, and goes home with an event that is ready: nothing is retyped."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from ceremony import samples
from tests.browser.conftest import Devices
from tests.edges import Browser


def sends(page: Page, path: str, file: object) -> None:
    """Open the page that takes a file, and send one."""
    page.goto(path)
    page.set_input_files("input[type=file]", str(file))
    page.locator("form[data-drop] button.primary").click()


def test_from_the_offices_files_to_the_eve_of_the_day(organiser: Browser, devices: Devices) -> None:
    device = devices()
    device.is_the_browser_of(organiser)

    page = device.opens("/events/new")
    sends(page, "/events/new", samples.PLAN)
    expect(page.get_by_label("Tên sự kiện")).to_have_value("Hội nghị tuyên dương điển hình tiên tiến")
    page.locator("input[name=slug]").fill("ca-chang-duong")
    page.locator("form.plan-form .form-end button.primary").click()
    expect(page.locator("h1")).to_be_visible()
    base = "/events/ca-chang-duong"

    sends(page, f"{base}/people/import", samples.DELEGATES)
    page.get_by_role("button", name=re.compile("Ghi 200 người")).click()
    expect(page.locator(".saved")).to_contain_text("200 mới")

    sends(page, f"{base}/decisions/import", samples.DECISIONS)
    page.locator("form[action$='/apply'] button.primary").first.click()
    expect(page.locator(".saved")).to_contain_text("46 mới")

    page.goto(f"{base}/decisions/links")
    page.get_by_role("button", name=re.compile("Xác nhận cả")).click()
    expect(page.locator("main")).not_to_contain_text("Xác nhận cả")

    page.goto(f"{base}/proof")
    expect(page.locator("main")).to_contain_text("Nguyễn Văn Ẩn")
    page.goto(f"{base}/preparation")
    expect(page.locator(".task")).to_have_count(10)

    page.goto(base)
    page.get_by_role("button", name="Chuyển sang: Sẵn sàng").click()
    expect(page.locator(".chip.is-ready").first).to_be_visible()


def test_the_same_files_again_change_nothing_and_a_mistake_is_taken_back(
    organiser: Browser, devices: Devices
) -> None:
    device = devices()
    device.is_the_browser_of(organiser)
    page = device.opens("/events/new")
    sends(page, "/events/new", samples.PLAN)
    page.locator("input[name=slug]").fill("hai-lan")
    page.locator("form.plan-form .form-end button.primary").click()
    expect(page.locator("h1")).to_be_visible()
    sends(page, "/events/hai-lan/people/import", samples.DELEGATES)
    page.get_by_role("button", name=re.compile("Ghi 200 người")).click()
    expect(page.locator(".saved")).to_contain_text("200 mới")

    sends(page, "/events/hai-lan/people/import", samples.DELEGATES)
    expect(page.locator("main")).to_contain_text(re.compile(r"200\s*như cũ"))
    page.goto("/events/hai-lan/people")
    page.locator(".changes button", has_text="Hoàn tác").first.click()

    expect(page.locator("main")).to_contain_text("Chưa có ai trong danh sách")
    expect(page.locator(".saved")).to_have_text("Đã hoàn tác.")
    expect(page.get_by_label("Tìm (gõ không dấu được)")).to_be_hidden()
    expect(page.get_by_role("link", name="Nhập từ Excel")).to_be_focused()

"""A plan is reviewed by keyboard, its words beside the form; the settings show the banner."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Devices
from tests.browser.devices import PATIENCE_MS, PHONE, Device, drawn
from tests.browser.looks import SIZES, resize, too_wide, unreachable
from tests.edges import Browser
from tests.galas import CAST, Gala

PLANS = Path(__file__).parents[1] / "core/plans"
PLAN, LEVELS = PLANS / "hoi-nghi-phu-hoa.txt", PLANS / "cac-cap-song-lam.txt"


def office(devices: Devices, organiser: Browser, **shape: object) -> Device:
    device = devices(**shape)
    device.is_the_browser_of(organiser)
    return device


def sent(page: Page, path: Path) -> None:
    """Send a plan from the page; return when it is there to be reviewed."""
    page.goto("/events/new")
    page.get_by_label("Tệp kế hoạch").set_input_files(path)
    drawn(page).get_by_role("button", name="Gửi và đọc tệp").press("Enter")
    expect(page.locator("plan-review")).to_be_visible(timeout=PATIENCE_MS)
    drawn(page)


def meant(page: Page) -> list[str]:
    """The lines of the plan that are lit, as far as they are within their pane."""
    lit: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".is-meant")].filter((line) => {
            const pane = line.closest(".plan-text").getBoundingClientRect()
            const box = line.getBoundingClientRect()
            return box.top >= pane.top - 1 && box.top < pane.bottom
        }).map((line) => line.id)"""
    )
    return lit


def focused(page: Page) -> str:
    named: str = page.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()")
    return named


@pytest.mark.parametrize("shape", [{}, PHONE], ids=["laptop", "phone"])
def test_the_words_a_value_came_from_are_lit_as_the_keyboard_reaches_it(
    devices: Devices, organiser: Browser, shape: dict[str, object]
) -> None:
    page = office(devices, organiser, **shape).opens("/events/new")
    sent(page, PLAN)

    page.locator("#max_delegates").focus()
    lines = page.locator(".field", has=page.locator("#max_delegates")).get_attribute("data-lines")
    assert lines
    expect(page.locator(".is-meant")).to_have_count(len(lines.split()))
    assert meant(page) == [f"line-{no}" for no in lines.split()]
    expect(page.locator(f"#line-{lines.split()[0]}")).to_contain_text("150")

    page.keyboard.press("Tab")  # expected_delegates: the plan does not say
    assert meant(page) == []
    page.locator("[id='programme.title.4']").focus()
    assert "Tham luận" in page.locator(f"#{meant(page)[0]}").inner_text()


def test_a_plan_becomes_an_event_by_keyboard_alone(devices: Devices, organiser: Browser) -> None:
    page = office(devices, organiser).opens("/events/new")
    sent(page, PLAN)
    titles = page.locator("[name='programme.title']")
    first, second = titles.nth(0).input_value(), titles.nth(1).input_value()

    page.locator("[data-rows=programme] .row").nth(0).locator("[data-row=down]").press("Enter")
    assert [titles.nth(0).input_value(), titles.nth(1).input_value()] == [second, first]
    assert page.evaluate("() => document.activeElement.dataset.row") == "down"
    page.locator("[data-rows=programme] .row").nth(7).locator("[data-row=gone]").press("Enter")
    expect(titles).to_have_count(7)
    page.get_by_role("button", name="Thêm mục").press("Enter")
    expect(titles).to_have_count(8)
    expect(titles.nth(7)).to_be_focused()
    drawn(page)
    page.keyboard.type("Chụp ảnh lưu niệm")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.locator("#slug").fill(f"ban-phim-{time.time_ns()}")
    page.locator("#name").press("Tab")
    page.locator("#host").press("Enter")  # in a line of text Enter confirms

    expect(page.locator("h1")).to_contain_text("Hội nghị biểu dương")
    drawn(page).locator("main").get_by_role("link", name="mục").press("Enter")
    expect(titles.last).to_have_value("Chụp ảnh lưu niệm")
    expect(titles.first).to_have_value(second)


def test_what_is_wrong_is_listed_first_and_leads_to_its_field(devices: Devices, organiser: Browser) -> None:
    device = office(devices, organiser)
    device.forgives("status of 422")
    page = device.opens("/events/new")
    sent(page, PLAN)
    page.locator("#name").fill("")
    page.locator("#max_delegates").fill("hai trăm")
    page.locator("#host").press("Enter")

    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("có 2 chỗ phải sửa")
    drawn(page)
    problem.get_by_role("link", name="Số đại biểu tối đa").press("Enter")
    expect(page.locator("#max_delegates")).to_be_focused()
    expect(page.locator("#max_delegates")).to_have_value("hai trăm")
    expect(page.locator("#max_delegates")).to_have_attribute("aria-invalid", "true")


def test_the_banner_follows_what_is_typed(devices: Devices, organiser: Browser, eve: Gala) -> None:
    page = office(devices, organiser).opens(f"{eve.base}/settings")
    card = page.locator(".banner-card").first
    page.locator("#name_lines").fill("LỄ TUYÊN DƯƠNG\nNăm 2026")
    assert card.locator(".banner-card-lines p").all_inner_texts() == ["LỄ TUYÊN DƯƠNG", "Năm 2026"]
    page.get_by_text("Hai mẫu phông để so sánh").press("Enter")
    page.get_by_role("button", name="Dùng mẫu này: Mẫu Đại hội").press("Enter")
    expect(page.locator("#name_lines")).to_be_focused()
    assert card.locator(".banner-card-lines p").all_inner_texts()[1] == "Lần thứ …"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_of_making_and_setting_up_fits_every_screen(
    devices: Devices, organiser: Browser, eve: Gala, language: str
) -> None:
    eve.invite(CAST)
    device = office(devices, organiser)
    page = device.opens("/events/new")
    sent(page, LEVELS)
    of_levels = page.url
    sent(page, PLAN)
    of_plan = page.url
    page.goto(f"/events?lang={language}")
    wrong = []
    for path in (
        "/events/new", "/events/new/province", of_plan, of_levels, f"{of_levels}?level=2", eve.base,
        f"{eve.base}/settings", f"{eve.base}/duplicate", f"{eve.base}/programme/edit",
    ):  # fmt: skip
        page.goto(path)
        for size in SIZES:
            resize(page, size)
            found = too_wide(page)
            found += unreachable(page) if size in ("phone", "laptop") else []
            wrong += [f"{path} {size}: {one}" for one in found]
    page.goto("/events?lang=vi")
    assert not wrong, "\n".join(wrong)


BEHIND = """() => {
    const bar = document.querySelector(".form-end"), it = document.activeElement
    if (bar.contains(it)) return "the bar"
    const box = it.getBoundingClientRect(), hides = getComputedStyle(bar).position === "sticky"
    const seen = box.width > 2 ? [box.top, box.bottom] : [0, 0]
    const lowest = hides ? bar.getBoundingClientRect().top : innerHeight
    return seen[0] < -1 || seen[1] > lowest + 1 ? `${it.name || it.textContent} ${seen}` : ""
}"""


@pytest.mark.parametrize("size", [(1440, 800), (700, 640), (360, 740)])
def test_what_has_the_focus_never_lies_under_the_bar_that_saves(
    devices: Devices, organiser: Browser, eve: Gala, size: tuple[int, int]
) -> None:
    page = office(devices, organiser).opens(f"{eve.base}/settings")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.locator("#name").focus()

    behind = []
    while (found := page.evaluate(BEHIND)) != "the bar":
        behind += [found] if found else []
        page.keyboard.press("Tab")

    assert behind == []

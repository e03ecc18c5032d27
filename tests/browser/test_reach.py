"""Stories of those who use no mouse, want no motion, work in the dark, or whose browser runs no script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Devices
from tests.browser.devices import PHONE, PROJECTOR, until
from tests.browser.looks import clipped, resize, too_wide, unreachable
from tests.galas import Gala

CONTROLS = """() => {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")
    const can = (one) => !one.disabled && one.type !== "hidden" && one.tabIndex >= 0 && one.checkVisibility()
    return [...all].filter(can).map((one, no) => (one.reach = no))
}"""
"""Every control that can be used now; each is given a number that a newer picture does not take away."""
COUNTS_PICTURES = """() => {
    window.pictures = 0
    document.addEventListener("picture", () => (window.pictures += 1))
}"""
FOCUSED = """() => {
    const one = document.activeElement
    if (one === document.body) return null
    const style = getComputedStyle(one)
    const box = one.getBoundingClientRect()
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return {
        no: one.reach ?? -1,
        words: (one.ariaLabel ?? "") + one.textContent.trim() + (one.name ?? ""),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: Boolean(there && (one.contains(there) || there.contains(one))),
    }
}"""
COUNTS_FADES = """
    window.fades = 0
    const start = document.startViewTransition?.bind(document)
    document.startViewTransition = (change) => ((window.fades += 1), start(change))
"""


@pytest.mark.parametrize("face", ["door", "desk"])
def test_every_control_is_reached_by_tab_and_shows_that_it_has_the_focus(
    gala: Gala, devices: Devices, face: str
) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    gala.program("stage").post("/stage/advance", revision=0)
    page = devices(gala, "stage", "door").opens(f"{gala.base}/{face}")
    expect(page.locator("connection-lamp")).to_have_attribute("data-state", "on")
    if face == "door":
        page.get_by_label("Quét mã").fill("nguyen")
        expect(page.locator(".found-person")).to_have_count(2)

    controls, stops = walked_in_peace(page)

    assert sorted(stop["no"] for stop in stops) == controls
    assert [stop["words"] for stop in stops if not (stop["ring"] and stop["seen"])] == []


def walked_in_peace(page: Page) -> tuple[list[int], list[dict[str, Any]]]:
    """Walk until no picture has come between: on a slow machine a lamp or a device is told of late."""
    page.evaluate(COUNTS_PICTURES)
    for _walk in range(5):
        before = page.evaluate("() => window.pictures")
        controls = page.evaluate(CONTROLS)
        stops = walked(page, len(controls))
        if page.evaluate("() => window.pictures") == before:
            return controls, stops
    raise AssertionError("The page was never left as it was for the length of one walk.")


def walked(page: Page, most: int) -> list[dict[str, Any]]:
    """Press Tab from the top of the page until the focus has been everywhere."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    stops: dict[int, dict[str, Any]] = {}
    for _press in range(most + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is not None:
            stops.setdefault(stop["no"], stop)
    return list(stops.values())


@pytest.mark.parametrize(("wish", "fades"), [("no-preference", 1), ("reduce", 0)])
def test_who_wants_no_motion_sees_cards_change_without_a_fade(
    gala: Gala, devices: Devices, wish: str, fades: int
) -> None:
    projector = devices(gala, "screen", reduced_motion=wish, **PROJECTOR)
    for counts in (COUNTS_FADES, f"({COUNTS_PICTURES})()"):
        projector.context.add_init_script(counts)
    page = projector.opens(f"{gala.base}/hall")
    expect(page.locator("live-picture .card")).to_have_class("card card-banner")
    until(page, lambda: page.evaluate("() => window.pictures") > 0, "the first picture")

    gala.program("stage").post("/stage/show", revision=0, scene="message", screen="hall", text="Nghỉ 10 phút")

    expect(page.locator("live-picture .card")).to_have_text("Nghỉ 10 phút")
    assert page.evaluate("() => window.fades") == fades


def test_who_wants_no_motion_gets_none_on_the_desk(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "stage", reduced_motion="reduce").opens(f"{gala.base}/desk")

    moving = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
            const { transitionDuration, animationName } = getComputedStyle(one)
            return parseFloat(transitionDuration) > 0 || animationName !== "none"
        }).length"""
    )

    assert moving == 0


@pytest.mark.parametrize("face", ["desk", "tray", "wing", "programme", ""])
def test_a_page_in_the_dark_has_the_same_contrasts(gala: Gala, devices: Devices, face: str) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    laptop = devices(color_scheme="dark")
    laptop.is_the_browser_of(gala.organiser)

    page = laptop.opens(f"{gala.base}/{face}".rstrip("/"))
    resize(page, "laptop")

    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert unreachable(page) == []


def test_a_pressed_key_under_the_pointer_can_still_be_read(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "stage").opens(f"{gala.base}/desk")
    key = page.get_by_role("button", name="Tự động")
    expect(key).to_have_attribute("aria-pressed", "true")

    key.hover()

    assert unreachable(page) == []


def test_a_page_that_is_out_of_reach_is_told_apart(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "stage").opens(f"{gala.base}/desk")
    page.evaluate(
        """() => {
            const pale = document.createElement("button")
            Object.assign(pale.style, { color: "#888", background: "#999", width: "12px", height: "12px" })
            document.body.prepend(pale, pale.cloneNode())
        }"""
    )

    assert {found.split(":")[0] for found in unreachable(page)} >= {"button-name", "target-size"}


def test_one_row_of_many_that_is_out_of_reach_is_told_apart(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "tray").opens(f"{gala.base}/tray")
    page.evaluate(
        """() => {
            const list = document.createElement("ul")
            list.innerHTML = "<li><a href='#'>Nguyễn Văn An</a></li>".repeat(12)
            list.children[9].innerHTML = "<a href='#'></a>"
            document.querySelector("main").append(list)
        }"""
    )

    assert [found.split(":")[0] for found in unreachable(page)] == ["link-name"]


def test_a_page_that_is_too_wide_or_cut_off_is_told_apart(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "tray").opens(f"{gala.base}/tray")
    add = """(style) => {
        const words = document.createElement("p")
        words.textContent = "Công Tằng Tôn Nữ " + "Ánh ".repeat(100)
        Object.assign(words.style, { whiteSpace: "nowrap", ...style })
        document.querySelector("main").prepend(words)
    }"""
    assert (too_wide(page), clipped(page, "main")) == ([], [])

    page.evaluate(add, {"overflow": "hidden", "width": "50px"})
    assert (too_wide(page), len(clipped(page, "main"))) == ([], 1)
    page.evaluate(add, {})
    assert too_wide(page) != []


def test_without_script_go_is_a_plain_button(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "stage", java_script_enabled=False).opens(f"{gala.base}/desk")

    page.get_by_role("button", name="BẮT ĐẦU").click()
    page.get_by_role("button", name="TIẾP", exact=True).click()

    expect(page.locator(".steps [aria-current]")).to_have_count(1)
    assert (gala.revision, page.url) == (2, f"{gala.address}{gala.base}/desk")


def test_without_script_the_door_finds_admits_and_undoes(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "door", java_script_enabled=False, **PHONE).opens(f"{gala.base}/door")

    page.get_by_label("Tên cần tìm").fill("dang on")
    page.get_by_role("button", name="Tìm theo tên").click()
    page.get_by_role("button", name=re.compile("Đặng Văn Ổn")).click()
    expect(page.locator(".answer-word")).to_have_text("MỜI VÀO")
    page.get_by_role("button", name="Hoàn tác").click()

    expect(page.locator(".door-present")).to_have_text("0/8 có mặt")
    page.get_by_label("Quét mã").fill(gala.hand_code_of("Võ Văn Bảy"))
    page.get_by_role("button", name="Vào", exact=True).click()
    expect(page.locator(".answer-name")).to_contain_text("Võ Văn Bảy")

"""Stories of the wall: it shows the present, or the banner; never an error, an old card or nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ceremony.core.tied_words import years
from tests.browser.conftest import Devices
from tests.browser.devices import NO_CONTACT, PROJECTOR, Device, Outage, until
from tests.browser.looks import clipped
from tests.galas import Gala

ANH = "Nguyễn Thị Ánh"
BANNER = "HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN"
KEEPS_A_SHELL = """async () => {
    const kept = await caches.open("ceremony-hall-1")
    const shell = await kept.match(location.pathname + "/shell")
    return Boolean(shell && navigator.serviceWorker.controller)
}"""
REMEMBERS = """() => {
    window.shown = new Set()
    const look = () => {
        const card = document.querySelector("live-picture .card")
        const seen = getComputedStyle(card).visibility === "visible"
        window.shown.add(seen ? card.textContent.trim() : "")
        requestAnimationFrame(look)
    }
    look()
}"""
"""From now on, every text that the live card shows in any frame; empty while it hides."""
LINES = """(element) => {
    const text = element.firstChild
    const top = (at) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return Math.round(range.getBoundingClientRect().top)
    }
    const lines = []
    let last = null
    for (let at = 0; at < text.data.length; at += 1) {
        if (text.data[at] === " ") continue
        if (top(at) !== last) lines.push("")
        last = top(at)
        lines[lines.length - 1] += text.data.slice(text.data[at - 1] === " " ? at - 1 : at, at + 1)
    }
    return lines.map((line) => line.replaceAll("\\u00a0", " ").trim())
}"""
"""The lines in which an element's own words stand."""
WALLS = {"1080p": (1920, 1080), "an old projector": (1024, 768)}


@pytest.fixture
def wall(gala: Gala, devices: Devices) -> tuple[Device, Page]:
    """A projector with one honouree's card up."""
    gala.award("Giấy khen của Chủ tịch UBND xã", recipient=ANH)
    comes_to(gala, "call")
    projector = devices(gala, "screen", name="Màn chính", **PROJECTOR)
    page = projector.opens(f"{gala.base}/hall")
    expect(card(page)).to_contain_text(ANH)
    return projector, page


def comes_to(gala: Gala, kind: str) -> None:
    """The MC presses GO until the ceremony stands at a step of this kind."""
    mc = gala.program("mc")
    while gala.stage["step"]["kind"] != kind:
        mc.post("/stage/advance", revision=gala.revision)


def card(page: Page) -> Locator:
    """The live card, on the wall or hidden."""
    return page.locator("live-picture .card")


def sees_the_present(desk: Page, gala: Gala) -> None:
    """The wall may change a moment before the desk does: a hand waits until its own page has changed."""
    expect(desk.locator('[data-now="revision"]')).to_have_value(str(gala.revision))


def shows_only_the_banner(page: Page) -> None:
    expect(card(page)).to_be_hidden()
    expect(page.locator(".hall-fallback")).to_be_visible()
    expect(page.locator(".hall-fallback .banner-first")).to_have_text(BANNER)


def test_a_screen_whose_server_died_shows_the_banner_and_then_the_present_by_itself(
    gala: Gala, wall: tuple[Device, Page]
) -> None:
    projector, page = wall
    page.evaluate("() => { document.title = 'never reloaded' }")

    with Outage(gala.server, projector):
        shows_only_the_banner(page)
    expect(card(page)).to_contain_text(ANH)
    expect(card(page)).to_be_visible()

    comes_to(gala, "back")
    expect(card(page)).to_have_class("card card-banner")
    assert page.title() == "never reloaded"


def test_a_screen_whose_access_was_withdrawn_leaves_the_banner_on_the_wall(
    gala: Gala, wall: tuple[Device, Page]
) -> None:
    projector, page = wall
    projector.forgives("status of 401", "WebSocket connection to", "net::ERR_")
    [[device]] = gala.rows(
        "SELECT id FROM device JOIN device_grant ON device_id = id WHERE name = :name", name="Màn chính"
    )

    gala.organiser.sends(f"{gala.base}/devices/{device}/revoke")

    shows_only_the_banner(page)
    page.reload()
    expect(page.locator(".banner-first")).to_have_text(BANNER)
    expect(page.locator(".error-message")).to_have_count(0)


def test_a_screen_reloaded_while_the_server_was_down_waits_on_the_banner(
    gala: Gala, wall: tuple[Device, Page]
) -> None:
    projector, page = wall
    until(page, lambda: page.evaluate(KEEPS_A_SHELL), "the kept shell")

    with Outage(gala.server, projector):
        for _switched_on in range(2):
            page.reload()
            expect(page.locator(".banner-first")).to_have_text(BANNER)
            expect(page.locator(".banner-first")).to_have_css("font-family", re.compile("^Tinos"))
            page.wait_for_function("() => document.fonts.check('700 16px Tinos')")
            expect(page.locator("body")).to_have_css("overflow", "hidden")

    expect(card(page)).to_contain_text(ANH)


def test_a_browser_started_before_its_server_opens_the_hall_by_its_short_address(
    gala: Gala, wall: tuple[Device, Page]
) -> None:
    projector, page = wall
    until(page, lambda: page.evaluate(KEEPS_A_SHELL), "the kept shell")
    page.close()

    with Outage(gala.server, projector):
        again = projector.opens("/hall")
        expect(again.locator(".banner-first")).to_have_text(BANNER)

    expect(card(again)).to_contain_text(ANH)


def test_a_saved_launcher_waits_for_the_server_and_opens_the_hall(
    gala: Gala, devices: Devices, tmp_path: Path
) -> None:
    gala.award("Giấy khen của Chủ tịch UBND xã", recipient=ANH)
    comes_to(gala, "call")
    saved = tmp_path / "man-hinh.html"
    saved.write_bytes(gala.organiser.get(f"{gala.base}/hall/launcher").content)
    projector = devices(**PROJECTOR)

    with Outage(gala.server, projector):
        page = projector.context.new_page()
        page.goto(saved.as_uri())
        expect(page.get_by_role("heading")).to_have_text(BANNER)
        page.wait_for_timeout(1500)
        assert page.url == saved.as_uri()

    page.wait_for_url(f"**{gala.base}/hall")
    expect(card(page)).to_contain_text(ANH)


def test_an_unplugged_screen_shows_the_banner_and_the_present_when_it_is_plugged_in(
    gala: Gala, wall: tuple[Device, Page]
) -> None:
    projector, page = wall
    projector.forgives(NO_CONTACT)

    projector.context.set_offline(True)
    shows_only_the_banner(page)
    page.evaluate(REMEMBERS)
    stage = gala.program("stage")
    stage.post("/stage/show", revision=gala.revision, scene="message", screen="hall", text="Nghỉ 10 phút")
    projector.context.set_offline(False)

    expect(card(page)).to_have_text("Nghỉ 10 phút")
    expect(card(page)).to_be_visible()
    page.wait_for_function("() => window.shown.size > 1")
    assert page.evaluate("() => [...window.shown]") == ["", "Nghỉ 10 phút"]


def test_the_desk_puts_black_a_message_and_the_banner_over_the_hall(
    gala: Gala, wall: tuple[Device, Page], devices: Devices
) -> None:
    _, page = wall
    desk = devices(gala, "stage").opens(f"{gala.base}/desk")

    desk.get_by_role("button", name="Tắt hình", exact=True).click()
    expect(card(page)).to_have_class("card card-black")
    expect(card(page)).to_have_css("background-color", "oklch(0 0 0)")
    assert card(page).inner_text().strip() == ""
    sees_the_present(desk, gala)

    desk.get_by_label("Thông báo lên màn hình").fill("Mời đại biểu ổn định chỗ ngồi")
    desk.keyboard.press("Enter")
    expect(card(page)).to_have_text("Mời đại biểu ổn định chỗ ngồi")
    expect(desk.get_by_label("Thông báo lên màn hình")).to_have_value("")
    sees_the_present(desk, gala)

    desk.get_by_role("button", name="Phông").click()
    expect(card(page)).to_contain_text(BANNER)
    sees_the_present(desk, gala)
    desk.get_by_role("button", name="Tự động").click()
    expect(card(page)).to_contain_text(ANH)


def test_an_english_crew_page_leaves_the_hall_vietnamese(
    gala: Gala, wall: tuple[Device, Page], devices: Devices
) -> None:
    projector, page = wall
    desk = devices(gala, "stage").opens(f"{gala.base}/desk?lang=en")
    wall_in_english = projector.opens(f"{gala.base}/hall?lang=en")

    desk.get_by_role("button", name="Programme").click()

    for hall in (page, wall_in_english):
        expect(card(hall).locator(".card-title")).to_have_text("Chương trình")
        expect(hall.locator("html")).to_have_attribute("lang", "vi")
    expect(desk.locator("html")).to_have_attribute("lang", "en")


def test_an_open_wall_speaks_the_language_that_the_board_sets(gala: Gala, wall: tuple[Device, Page]) -> None:
    _, page = wall
    gala.program("stage").post("/stage/show", revision=gala.revision, scene="programme", screen="hall")
    expect(card(page).locator(".card-title")).to_have_text("Chương trình")

    gala.organiser.open(gala.base)
    gala.organiser.sends(f"{gala.base}/settings", timezone="Asia/Ho_Chi_Minh", language="en")

    expect(card(page).locator(".card-title")).to_have_text("Programme")
    expect(card(page)).to_have_attribute("lang", "en")


def test_a_portrait_that_cannot_be_had_leaves_no_broken_frame(gala: Gala, devices: Devices) -> None:
    gala.award("Giấy khen của Chủ tịch UBND xã", recipient=ANH)
    comes_to(gala, "call")
    projector = devices(gala, "screen", **PROJECTOR)
    projector.forgives("status of 404")
    page = projector.opens(f"{gala.base}/hall")

    page.evaluate(
        """() => {
            const portrait = document.createElement("img")
            portrait.className = "portrait"
            portrait.src = location.pathname + "/nowhere.jpg"
            document.querySelector("live-picture .card").prepend(portrait)
        }"""
    )

    expect(page.locator("img.portrait")).to_be_hidden()


@pytest.mark.parametrize("names", [4, 10, 20])
def test_the_marks_of_the_first_names_have_room_above_them(gala: Gala, devices: Devices, names: int) -> None:
    gala.organiser.open(gala.base)
    gala.organiser.sends(
        f"{gala.base}/settings", stage_capacity="20", timezone="Asia/Ho_Chi_Minh", language="vi"
    )
    gala.decides("Giấy khen của Chủ tịch UBND xã", *(f"Nguyễn Văn Ẩn {no}" for no in range(names)))
    comes_to(gala, "call")
    page = devices(gala, "screen", **PROJECTOR).opens(f"{gala.base}/hall")
    expect(page.locator("live-picture .batch-person")).to_have_count(names)

    room = page.evaluate(
        """() => {
            const top = document.querySelector("live-picture .batch-names").getBoundingClientRect().top
            const size = (one) => parseFloat(getComputedStyle(one).fontSize)
            const above = (one) => (one.getBoundingClientRect().top - top) / size(one)
            return Math.min(...[...document.querySelectorAll("live-picture .batch-person")].map(above))
        }"""
    )

    assert room >= 0.25, "a hook above Ẩ stands a quarter of an em above its line"


def test_no_line_of_a_title_ends_within_its_years(gala: Gala, devices: Devices) -> None:
    page = devices(gala, "screen", **PROJECTOR).opens(f"{gala.base}/hall")
    title = years("phương hướng giai đoạn 2025 – 2030")

    heights = page.evaluate(
        """(words) => {
            const box = document.createElement("span")
            box.style.cssText = "position: fixed; display: inline-block; width: min-content; line-height: 1"
            document.body.append(box)
            return words.map((text) => ((box.textContent = text), box.getBoundingClientRect().height))
        }""",
        ["2025", title.rpartition("đoạn ")[2]],
    )

    assert heights[0] == heights[1], "2025 – 2030 takes one line, however narrow its place"


LONG = (
    "Đoàn TNCS Hồ Chí Minh xã Tân Hòa",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Hòa và ấp Suối Đá",
    "Chi hội Cựu chiến binh ấp 3",
    "Nhân dân và cán bộ ấp Suối Đá",
    "Trường Tiểu học Tân Hòa",
)


@pytest.mark.parametrize("wall", WALLS)
def test_no_line_of_a_body_s_name_ends_within_a_compound(gala: Gala, devices: Devices, wall: str) -> None:
    gala.decides("Giấy khen của Chủ tịch UBND xã Tân Hòa", *LONG, kind="collective")
    comes_to(gala, "call")
    page = devices(gala, "screen", **PROJECTOR).opens(f"{gala.base}/hall")
    width, height = WALLS[wall]
    page.set_viewport_size({"width": width, "height": height})
    names = page.locator("live-picture .batch-person")
    expect(names).to_have_count(len(LONG))
    page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")

    lines = [line for name in names.all() for line in name.evaluate(LINES)]

    assert lines[:2] == ["Đoàn TNCS Hồ Chí Minh", "xã Tân Hòa"]
    assert not {line.rpartition(" ")[2] for line in lines} & {"Mặt", "Hồ", "cán", "Ủy", "Cựu", "ấp", "xã"}
    assert clipped(page, "live-picture") == []

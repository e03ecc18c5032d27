"""Stories of what the door tells the rest: the hosts' phone, the lobby's screen, the board's checklist."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Devices
from tests.browser.devices import PHONE, PROJECTOR, until
from tests.checkin.test_host import stands_at
from tests.galas import Gala
from tests.people import Door, nonce

CHAU, AN, UT = "Lê Minh Châu", "Nguyễn Văn An", "Phạm Thị Út"
KEEPS_A_SHELL = """async () => {
    const kept = await caches.open("ceremony-hall-1")
    return Boolean((await kept.match(location.pathname + "/shell")) && navigator.serviceWorker.controller)
}"""


def lets_in(gala: Gala, name: str) -> None:
    gala.program("door").post("/checkins", delegate_id=gala.delegate(name), nonce=nonce(), door="Cửa B")


def test_a_host_hears_of_a_guest_of_honour_and_closes_the_alert_with_one_tap(
    gala: Gala, devices: Devices
) -> None:
    page = devices(gala, "host", name="Hoa", **PHONE).opens(f"{gala.base}/host")
    expect(page.locator("connection-lamp")).to_have_attribute("data-state", "on")
    door = Door(gala)

    stands_at(door, CHAU)
    alert = page.locator(".guest-alert")
    expect(alert).to_contain_text("Đang đứng ở Cửa A")
    expect(alert.locator("time-ago")).to_contain_text("giây")
    alert.get_by_role("button").tap()
    expect(alert).to_have_count(0)
    lets_in(gala, CHAU)

    row = page.locator('[data-group="arrived"] .guest')
    expect(row).to_have_attribute("data-new", "")
    expect(row).to_contain_text("Đã đón")
    row.get_by_role("button", name="Bỏ đánh dấu").tap()
    expect(row.get_by_role("button")).to_have_text("Đã đón")


def test_the_lobby_greets_one_after_another_and_stays_up_without_a_network(
    gala: Gala, devices: Devices
) -> None:
    screen = devices(gala, "screen", name="Sảnh", **PROJECTOR)
    screen.forgives("net::ERR_", "WebSocket connection to")
    page = screen.opens(f"{gala.base}/lobby")
    expect(page.locator("live-picture .banner-first")).to_be_visible()

    greeted = page.locator('[data-place="now"] .name')
    door, an, ut = gala.program("door"), gala.delegate(AN), gala.delegate(UT)
    door.post("/checkins", delegate_id=an, nonce=nonce(), door="Cửa B")
    expect(greeted).to_have_text(AN)
    expect(page.locator('[data-place="now"] .greeting-seat')).to_have_text("Ghế A3")
    door.post("/checkins", delegate_id=ut, nonce=nonce(), door="Cửa B")
    expect(page.locator(".greeting")).to_have_count(2)
    door.delete(f"/checkins/{an}", reason="Nhầm", nonce=nonce())
    expect(greeted).to_have_text(UT)

    until(page, lambda: page.evaluate(KEEPS_A_SHELL), "the shell")
    screen.context.set_offline(True)
    page.reload()
    expect(page.locator("main.hall .banner-first")).to_be_visible()
    screen.context.set_offline(False)
    expect(page.locator("live-picture .greeting")).to_have_count(1)


def test_the_board_follows_a_door_by_itself_and_revokes_it(gala: Gala, devices: Devices) -> None:
    organiser = devices()
    organiser.is_the_browser_of(gala.organiser)
    board = organiser.opens(gala.base)
    door = devices(gala, "door", name="Lan")
    door.forgives("status of 401", "WebSocket connection to", "net::ERR_")
    row = board.locator("tr", has_text="Lan")
    expect(row.locator("td").nth(1)).to_contain_text("không nối")

    page = door.opens(f"{gala.base}/door")
    expect(row.locator("time-ago").last).to_contain_text("giây trước")
    expect(row).not_to_contain_text("không nối")
    row.get_by_role("button", name="Thu hồi quyền của Lan").click()

    expect(row).to_have_count(0)
    expect(page.locator("connection-lamp")).not_to_have_attribute("data-state", "on")

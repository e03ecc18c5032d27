"""Stories of doors without their server: they answer, keep, open again, send, and disagree honestly."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from ceremony.core.codes import FullCode, full_code
from tests.browser.conftest import Devices
from tests.browser.devices import NO_CONTACT, PHONE, Device, Outage, until
from tests.browser.test_door import HAS_LIST, answer, has_its_list, stand, waiting
from tests.delegates.forms import edits
from tests.galas import Gala

CONTROLLED = "() => Boolean(navigator.serviceWorker.controller)"
KEPT = "async (path) => Boolean(await caches.match(path))"
KEYS_KEPT = """async (path) => {
    const page = new DOMParser().parseFromString(await (await caches.match(path)).text(), "text/html")
    const parts = [page, ...[...page.querySelectorAll("template")].map(({ content }) => content)]
    const asked = "[name=csrf_token], [name=ceremony-pass]"
    const keys = parts.flatMap((part) => [...part.querySelectorAll(asked)])
    return [...new Set(keys.map((key) => key.value ?? key.content))]
}"""
"""What the forms of a kept page would send as this browser's own word."""
REFUSED_BY_THE_SERVER = """(event) => new Promise((done) => {
    indexedDB.open("ceremony-door").onsuccess = ({ target: { result: base } }) => {
        const row = { event, nonce: "n", at: "2026-03-26T00:00:00.000Z", aside: true, seal: { open: null } }
        const added = base.transaction("facts", "readwrite").objectStore("facts").add(row)
        added.onsuccess = () => base.close() ?? done()
    }
})"""
NO_DRAWER = "IDBDatabase.prototype.transaction = () => { throw new Error() }"
NOBODYS = 311
"""By this chance nobody was invited."""


def asks_for(page: Page, typed: str) -> None:
    """Type a code into the field and press the key."""
    page.get_by_label("Quét mã").fill(typed)
    page.get_by_role("button", name="Vào", exact=True).click()


def offline(device: Device) -> None:
    device.forgives(NO_CONTACT)
    device.context.set_offline(True)


def test_a_door_opens_without_its_server_answers_keeps_and_sends_once_it_is_back(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala, **PHONE)
    has_its_list(page)
    until(page, lambda: page.evaluate(KEPT, f"{gala.base}/door/shell"), "the kept page")
    assert page.evaluate(KEYS_KEPT, f"{gala.base}/door/shell") == [""]
    code = gala.code_of("Nguyễn Văn An")

    with Outage(gala.server, device):
        asks_for(page, code)
        expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Văn An")
        expect(answer(page, "admitted").locator(".answer-seat b")).to_have_text("A3")
        expect(answer(page, "admitted").locator(".answer-unsent")).to_be_visible()
        page.reload()
        page.get_by_label("Quét mã").fill("anh")
        expect(page.locator(".found-person")).to_have_count(1)
        page.locator(".found-person").tap()
        expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Thị Ánh")
        asks_for(page, code)
        expect(answer(page, "again").locator(".answer-sentence")).to_have_text(
            re.compile(r"^Đã vào lúc \d\d:\d\d, Cửa A, Lan\.$")
        )
        expect(waiting(page)).to_have_text("3 chờ gửi")
        expect(page.locator("[data-when=limits] summary")).to_contain_text("2/8 có mặt")

    expect(page.locator('[data-part="reach"]')).to_be_hidden()
    expect(page.locator(".door-present")).to_have_text("2/8 có mặt")
    assert gala.asks.get("/attendance")["by_door"] == {"Cửa A": 2}
    assert gala.rows("select 1 from door_conflict where true") == []


def test_two_doors_without_network_let_one_guest_in_the_earlier_counts_and_a_card_says_so(
    gala: Gala, devices: Devices
) -> None:
    (here, first), (there, second) = (
        stand(devices, gala, "Cửa A", "Lan"),
        stand(devices, gala, "Cửa B", "Mai"),
    )
    for device, page in ((here, first), (there, second)):
        has_its_list(page)
        offline(device)
    code = gala.code_of("Phạm Thị Út")
    for page in (first, second):
        asks_for(page, code)
        expect(answer(page, "admitted")).to_be_visible()

    there.context.set_offline(False)
    expect(second.locator(".door-present")).to_have_text("1/8 có mặt")
    here.context.set_offline(False)
    expect(first.locator(".reach-differ")).to_contain_text("Phạm Thị Út")
    first.get_by_role("button", name="Đã biết").click()
    expect(first.locator('[data-part="reach"]')).to_be_hidden()

    assert gala.asks.get("/attendance")["by_door"] == {"Cửa A": 1}
    assert gala.rows("select kind from door_conflict where closed_at is null") == [("twice",)]


def test_what_one_page_of_a_device_has_told_the_other_knows_at_once(gala: Gala, devices: Devices) -> None:
    device, first = stand(devices, gala)
    second = device.opens(f"{gala.base}/door")
    for page in (first, second):
        has_its_list(page)
    asks_for(second, gala.code_of("Nguyễn Văn An"))
    expect(answer(second, "admitted")).to_be_visible()
    offline(device)
    asks_for(first, gala.code_of("Nguyễn Văn An"))
    expect(answer(first, "again")).to_be_visible()

    asks_for(second, gala.code_of("Võ Văn Bảy"))
    expect(answer(second, "admitted").locator(".answer-unsent")).to_be_visible()
    asks_for(first, gala.code_of("Võ Văn Bảy"))
    expect(answer(first, "again")).to_be_visible()
    for page in (first, second):
        expect(page.locator("[data-when=limits] summary")).to_contain_text("2/8 có mặt")


def test_what_waits_is_not_left_behind_by_closing_the_page_or_logging_out(
    gala: Gala, devices: Devices
) -> None:
    device = devices()
    device.is_the_browser_of(gala.organiser)
    board = device.opens(gala.base)
    page = device.opens(f"{gala.base}/door")
    has_its_list(page)
    page.route("**/door/*", lambda route: route.abort())
    device.forgives(NO_CONTACT)
    asks_for(page, gala.hand_code_of("Võ Văn Bảy"))
    expect(waiting(page)).to_have_text("1 chờ gửi")

    board.bring_to_front()
    board.get_by_role("button", name="Đăng xuất").click()
    expect(board.locator(".bar-said")).to_contain_text("còn 1 lượt chưa gửi")
    with page.expect_event("dialog") as warned:
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.close(run_before_unload=True)

    assert warned.value.type == "beforeunload"
    page.unroute_all()
    expect(page.locator('[data-part="reach"]')).to_be_hidden()
    assert gala.present == 1

    page.evaluate(REFUSED_BY_THE_SERVER, gala.slug)
    for trouble, said in (("", "còn 1 lượt máy chủ không nhận"), (NO_DRAWER, "không cho xem")):
        board.evaluate(f"() => {{ {trouble} }}")
        board.get_by_role("button", name="Đăng xuất").click()
        expect(board.locator(".bar-said")).to_contain_text(said)
    board.route("**/logout", lambda route: route.abort())
    with board.expect_request("**/logout"):
        board.get_by_role("button", name="Đăng xuất").click()


def test_what_a_device_cannot_know_is_said_and_a_revoked_one_forgets_everybody(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala)
    event_no = FullCode(gala.code_of("Võ Văn Bảy")).event
    has_its_list(page)
    offline(device)
    asks_for(page, "1" * 24)
    expect(answer(page, "unknown")).to_be_visible()
    asks_for(page, full_code(event_no + 1, NOBODYS))
    expect(answer(page, "wrong_event")).to_be_visible()
    asks_for(page, full_code(event_no, NOBODYS))
    expect(answer(page, "unlisted").locator(".answer-sentence")).to_contain_text("chưa có mã này")
    page.get_by_label("Quét mã").fill("001")
    expect(page.locator('[data-part="found"]')).to_have_text("Số điện thoại chỉ tìm được khi có mạng.")
    page.get_by_label("Quét mã").fill("ut")
    expect(page.locator(".found-person")).to_have_count(1)
    page.locator(".found-person").click()
    expect(answer(page, "admitted")).to_be_visible()
    page.locator("details[data-when=limits] summary").click()
    expect(page.locator("[data-when=limits]")).to_contain_text("Chưa biết được: ai vừa vào cửa khác")

    [(lost,)] = gala.rows("select device_id from device_grant where role = 'door'")
    gala.organiser.open(gala.base)
    gala.organiser.sends(f"{gala.base}/devices/{lost}/revoke")
    device.forgives("401|403")
    device.context.set_offline(False)

    expect(page.locator("[data-when=revoked]")).to_be_visible()
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator(".door-picture")).to_be_hidden()
    page.get_by_label("Quét mã").fill("ut")
    page.keyboard.press("Enter")
    expect(page.locator(".found-person")).to_have_count(0)
    for stands_outside in (f"{gala.base}/door", "/join"):
        page.goto(stands_outside)
        expect(page.locator("[data-waits-here]")).to_contain_text("còn 4 lượt ở cửa chưa gửi")


def test_a_delegation_a_guest_of_no_list_and_an_undo_go_through_a_door_without_network(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    offline(device)
    page.get_by_role("link", name="Khách không có trong danh sách").click()
    page.get_by_label("Họ và tên").fill("Trần Văn Mười")
    page.get_by_role("button", name="Ghi tên và mời vào").click()
    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Trần Văn Mười")
    expect(answer(page, "admitted").get_by_text("Khách ngoài danh sách, chưa có ghế")).to_be_visible()
    asks_for(page, gala.code_of("Nguyễn Văn An"))
    expect(answer(page, "admitted").get_by_text("Khách ngoài danh sách, chưa có ghế")).to_be_hidden()
    answer(page, "admitted").get_by_role("button", name="Hoàn tác: nhầm người").click()
    expect(answer(page, "undone").locator(".answer-name")).to_have_text("Nguyễn Văn An")
    asks_for(page, gala.code_of("Phạm Thị Út"))
    answer(page, "admitted").get_by_role("link", name="Đi cùng đoàn: 1 người của Ấp Tân Lập").click()
    page.get_by_role("button", name="Chọn tất cả").click()
    page.get_by_role("button", name="Cho vào 1 người").click()
    expect(page.locator(".party-came b").first).to_have_text("Võ Văn Bảy")
    expect(waiting(page)).to_have_text("5 chờ gửi")

    device.context.set_offline(False)

    expect(page.locator('[data-part="reach"]')).to_be_hidden()
    assert gala.asks.get("/attendance")["by_door"] == {"Cửa A": 3}


def test_a_guest_of_honour_who_waits_without_network_stays_in_sight_and_the_hosts_hear_of_it_once_it_is_back(
    gala: Gala, devices: Devices
) -> None:
    host = devices(gala, "host", name="Hoa").opens(f"{gala.base}/host")
    device, page = stand(devices, gala, **PHONE)
    has_its_list(page)
    until(page, lambda: page.evaluate(KEPT, f"{gala.base}/door/shell"), "the kept page")
    offline(device)
    asks_for(page, gala.code_of("Lê Minh Châu"))
    expect(answer(page, "confirm")).to_be_visible()
    asks_for(page, gala.code_of("Nguyễn Văn An"))
    expect(answer(page, "admitted")).to_be_visible()
    waits = page.get_by_role("region", name="Khách quý đang chờ ở cửa này")
    expect(waits).to_contain_text("Lê Minh Châu")
    page.reload()
    expect(waits).to_contain_text("Lê Minh Châu")

    device.context.set_offline(False)
    expect(page.locator(".door-picture .door-waiting")).to_contain_text("Lê Minh Châu")
    expect(waits).to_be_hidden()
    expect(host.locator(".guest-alert")).to_contain_text("Đang đứng ở Cửa A")

    offline(device)
    expect(page.locator("[data-when=off]")).to_be_visible()
    waits.get_by_role("button", name="Không vào Lê Minh Châu").click()
    expect(waits).to_be_hidden()
    device.context.set_offline(False)
    expect(host.locator(".guest-alert")).to_have_count(0)
    expect(page.locator(".door-picture .door-waiting")).to_have_count(0)


def test_who_waits_without_network_still_waits_when_the_list_has_them_as_an_ordinary_guest_meanwhile(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    offline(device)
    asks_for(page, gala.code_of("Lê Minh Châu"))
    expect(answer(page, "confirm")).to_be_visible()
    edits(gala, "Lê Minh Châu", vip="no")

    device.context.set_offline(False)

    picture = page.locator(".door-picture .door-waiting")
    expect(picture).to_contain_text("Lê Minh Châu")
    assert gala.present == 0
    picture.get_by_role("button", name="Mời vào").click()
    expect(picture).to_have_count(0)
    assert gala.present == 1


def test_who_waits_stays_in_sight_when_the_server_would_not_hear_of_it_and_it_hears_with_the_next_guest(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    offline(device)
    asks_for(page, gala.code_of("Lê Minh Châu"))
    expect(answer(page, "confirm")).to_be_visible()
    device.forgives("409")
    page.route("**/stands", lambda route: route.fulfill(status=409, json={"message": "Chưa được."}))

    with page.expect_response("**/stands"):
        device.context.set_offline(False)
    waits = page.get_by_role("region", name="Khách quý đang chờ ở cửa này")
    expect(waits).to_contain_text("Lê Minh Châu")
    page.unroute("**/stands")
    asks_for(page, gala.code_of("Nguyễn Văn An"))

    expect(page.locator(".door-picture .door-waiting")).to_contain_text("Lê Minh Châu")
    expect(waits).to_be_hidden()


def test_a_guest_of_honour_is_let_in_from_those_who_wait_without_network(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    asks_for(page, gala.code_of("Lê Minh Châu"))
    expect(page.locator(".door-picture .door-waiting")).to_contain_text("Lê Minh Châu")
    offline(device)
    waits = page.get_by_role("region", name="Khách quý đang chờ ở cửa này")

    waits.get_by_role("button", name="Mời vào Lê Minh Châu").click()

    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Lê Minh Châu")
    expect(waits).to_be_hidden()
    device.context.set_offline(False)
    expect(page.locator('[data-part="reach"]')).to_be_hidden()
    assert gala.asks.get("/attendance")["by_door"] == {"Cửa A": 1}
    expect(page.locator(".door-picture .door-waiting")).to_have_count(0)


def test_somebody_comes_in_a_delegates_place_without_network(gala: Gala, devices: Devices) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    offline(device)
    page.get_by_label("Quét mã").fill("dang on")
    page.get_by_role("link", name="Đi thay Đặng Văn Ổn").click()
    expect(page.locator(".walk-in .party-head")).to_contain_text("Đặng Văn Ổn")
    page.get_by_label("Họ và tên").fill("Trần Văn Mười")
    page.get_by_role("button", name="Ghi tên và mời vào").click()
    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Trần Văn Mười")
    expect(answer(page, "admitted").locator(".answer-seat b")).to_have_text("A5")
    expect(answer(page, "admitted").get_by_text("Đi thay Đặng Văn Ổn.")).to_be_visible()

    device.context.set_offline(False)

    expect(page.locator('[data-part="reach"]')).to_be_hidden()
    [written] = gala.rows("select name, seat, added_at_door from delegate where added_at_door <> ''")
    assert written == ("Trần Văn Mười", "A5", "substitute")


def test_a_guest_of_no_list_whose_name_is_on_it_is_asked_about_without_network_too(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    offline(device)
    for name, answers in (("PHẠM THỊ ÚT.", "Phạm Thị Út"), ("Võ Văn Bay", "Không phải, thêm người mới")):
        page.get_by_role("link", name="Khách không có trong danh sách").click()
        page.get_by_label("Họ và tên").fill(name)
        page.get_by_role("button", name="Ghi tên và mời vào").click()
        asked = page.get_by_role("region", name="Trong danh sách đã có tên này. Đúng người này?")
        asked.get_by_role("button", name=answers).click()
        expect(answer(page, "admitted")).to_be_visible()
    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Võ Văn Bay")

    device.context.set_offline(False)

    expect(page.locator('[data-part="reach"]')).to_be_hidden()
    assert gala.present == 2
    assert gala.rows("select name from delegate where added_at_door <> ''") == [("Võ Văn Bay",)]


def test_a_device_that_is_revoked_hears_it_from_its_own_page_at_once(gala: Gala, devices: Devices) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    asks_for(page, gala.code_of("Nguyễn Văn An"))
    expect(answer(page, "admitted")).to_be_visible()
    page.route("**/door/roster*", lambda route: route.abort())  # it comes by too seldom
    device.forgives("401|403", NO_CONTACT)

    [(lost,)] = gala.rows("select device_id from device_grant where role = 'door'")
    gala.organiser.open(gala.base)
    gala.organiser.sends(f"{gala.base}/devices/{lost}/revoke")

    expect(page.locator("[data-when=revoked]")).to_be_visible()
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator(".door-picture")).to_be_hidden()
    until(page, lambda: not page.evaluate(HAS_LIST), "a device without a list")


def test_a_door_whose_event_is_closed_shows_nobody_and_speaks_of_no_queue_it_has_not(
    gala: Gala, devices: Devices
) -> None:
    _, page = stand(devices, gala)
    has_its_list(page)
    asks_for(page, gala.code_of("Lê Minh Châu"))
    expect(answer(page, "confirm")).to_be_visible()
    page.get_by_label("Quét mã").fill("nguyen")
    expect(page.locator(".found-person")).to_have_count(2)

    with page.expect_response("**/door/roster*", timeout=15_000):
        gala.stands("closed")

    expect(page.locator("[data-when=closed]")).to_be_visible()
    expect(page.locator("[data-when=closed-queue]")).to_be_hidden()
    for part in (".answer", ".found-person", ".door-waiting", ".guests-here", ".door-recent"):
        expect(page.locator(part).filter(visible=True)).to_have_count(0)
    page.get_by_label("Quét mã").fill("anh")
    expect(page.locator(".found-person").filter(visible=True)).to_have_count(0)

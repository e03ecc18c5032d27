"""Stories of a door: a name typed without marks, a scanner that types anywhere, a server that goes away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Devices
from tests.browser.devices import LAPTOP, PHONE, Device, Outage, until
from tests.galas import Gala

BOTH = pytest.mark.parametrize("shape", [PHONE, LAPTOP], ids=["phone", "laptop"])
SCANNED = """(keys) => {
    const at = performance.now()
    for (const [key, code] of keys) {
        const pressed = new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true })
        Object.defineProperty(pressed, "timeStamp", { value: at })
        ;(document.activeElement ?? document.body).dispatchEvent(pressed)
    }
}"""
"""A scanner's keys, one after another without a pause, however busy the machine is."""
WAITS = """() => {
    const later = setTimeout
    window.setTimeout = (what, ms, ...more) => later(what, [1500, 4000].includes(ms) ? 60_000 : ms, ...more)
}"""
"""This page waits for an answer as long as the story takes, and does not decide alone."""
CHOSEN = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
HAS_LIST = "() => document.querySelector('door-desk').hasAttribute('listed')"


@pytest.fixture
def page(gala: Gala, devices: Devices) -> Page:
    return stands_with_a_server(devices, gala)


def stand(
    devices: Devices, gala: Gala, door: str = "Cửa A", by: str = "Lan", **shape: Any
) -> tuple[Device, Page]:
    """A device whose person has said who and where they are."""
    device = devices(gala, "door", name=by, **shape)
    page = device.opens(f"{gala.base}/door")
    page.get_by_label("Tên cửa").fill(door)
    page.get_by_label("Tên cửa").blur()
    return device, page


def stands_with_a_server(
    devices: Devices, gala: Gala, door: str = "Cửa A", by: str = "Lan", **shape: Any
) -> Page:
    """The same, where nothing is answered but by the server, however busy both are."""
    device, page = stand(devices, gala, door, by, **shape)
    device.context.add_init_script(f"({WAITS})()")
    page.evaluate(WAITS)
    return page


def answer(page: Page, outcome: str) -> Locator:
    """The big card with this outcome."""
    return page.locator(f'.answer[data-outcome="{outcome}"]')


def has_its_list(page: Page) -> None:
    """The device has the list it decides from while nobody answers."""
    until(page, lambda: page.evaluate(HAS_LIST), "the device's list")


def waiting(page: Page) -> Locator:
    """What the door says of how many guests the server has not heard of."""
    return page.locator(".reach-count")


def are_in(page: Page, gala: Gala, count: int) -> None:
    """So many have come; what a door decided alone is told to the server a moment later."""
    until(page, lambda: gala.present == count, f"{count} in the hall")


def nobody_has_the_focus(page: Page) -> None:
    page.evaluate("() => document.activeElement.blur()")


def scans(page: Page, code: str, key: str = "", end: str = "Enter") -> None:
    """A USB scanner types the code where the focus happens to be; `key` is what an IME says of every key."""
    keys = [[key or digit, f"Digit{digit}"] for digit in code]
    page.evaluate(SCANNED, [*keys, [end, end]])


@BOTH
def test_part_of_a_name_without_marks_lets_somebody_in(
    gala: Gala, devices: Devices, shape: dict[str, Any]
) -> None:
    page = stands_with_a_server(devices, gala, **shape)

    page.get_by_label("Quét mã").press_sequentially("dang v")
    found = page.locator(".found-person")
    expect(found).to_have_count(1)
    found.click()

    expect(answer(page, "admitted")).to_have_class("answer tone-green")
    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Đặng Văn Ổn")
    expect(answer(page, "admitted").locator(".answer-seat b")).to_have_text("A5")
    expect(page.locator(".door-present")).to_have_text("1/8 có mặt")
    expect(page.get_by_label("Quét mã")).to_have_value("")


def test_the_answer_is_in_sight_on_a_phone(gala: Gala, devices: Devices) -> None:
    page = stands_with_a_server(devices, gala, **PHONE)
    page.get_by_label("Quét mã").press_sequentially("nguyen")
    expect(page.locator(".found-person")).to_have_count(2)

    page.locator(".found-person").last.tap()

    expect(answer(page, "admitted").locator(".answer-word")).to_be_in_viewport(ratio=1)
    expect(answer(page, "admitted").locator(".answer-seat")).to_be_in_viewport(ratio=1)


@BOTH
def test_a_mistake_is_taken_back_with_one_tap_and_the_door_says_so(
    gala: Gala, devices: Devices, shape: dict[str, Any]
) -> None:
    page = stands_with_a_server(devices, gala, **shape)
    field = page.get_by_label("Quét mã")
    field.fill(gala.hand_code_of("Đặng Văn Ổn"))
    field.press("Enter")

    answer(page, "admitted").get_by_role("button", name="Hoàn tác").click()

    expect(answer(page, "undone").locator(".answer-name")).to_have_text("Đặng Văn Ổn")
    expect(answer(page, "undone")).to_contain_text("Không còn tính là có mặt")
    expect(page.locator(".door-present")).to_have_text("0/8 có mặt")
    assert gala.present == 0


def test_enter_lets_in_the_only_one_found_and_never_one_of_several(gala: Gala, page: Page) -> None:
    field = page.get_by_label("Quét mã")
    field.fill("nguyen")
    field.press("Enter")
    expect(page.locator(".found-person").first).to_be_focused()
    assert gala.present == 0

    page.keyboard.press("ArrowDown")
    expect(page.locator(".found-person").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(answer(page, "admitted")).to_be_visible()
    field.fill("nie")
    field.press("Enter")

    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("H'Loan Niê")
    expect(page.locator(".door-present")).to_have_text("2/8 có mặt")


@BOTH
def test_who_comes_a_second_time_is_amber_with_hour_door_and_name(
    gala: Gala, devices: Devices, shape: dict[str, Any]
) -> None:
    code = gala.code_of("Phạm Thị Út")
    first = stands_with_a_server(devices, gala, "Cửa A", "Lan", **shape)
    second = stands_with_a_server(devices, gala, "Cửa B", "Mai", **shape)
    first.get_by_label("Quét mã").fill(code)
    first.get_by_role("button", name="Vào", exact=True).click()
    expect(answer(first, "admitted")).to_be_visible()

    second.get_by_label("Quét mã").fill(" ".join(code[at : at + 4] for at in range(0, 24, 4)))
    second.keyboard.press("Enter")

    expect(answer(second, "again")).to_have_class("answer tone-amber")
    expect(answer(second, "again").locator(".answer-sentence")).to_have_text(
        re.compile(r"^Đã vào lúc \d\d:\d\d, Cửa A, Lan\.$")
    )


@pytest.mark.parametrize("typed", ["scanned", "by hand"])
def test_a_code_behind_a_list_of_names_is_its_own_and_lets_nobody_of_the_list_in(
    gala: Gala, page: Page, typed: str
) -> None:
    field = page.get_by_label("Quét mã")
    field.fill("nguyen")
    field.press("Enter")
    expect(page.locator(".found-person").first).to_be_focused()

    code = gala.hand_code_of("Đặng Văn Ổn")
    page.keyboard.type(code, delay=0 if typed == "scanned" else 220)
    page.keyboard.press("Enter")

    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Đặng Văn Ổn")
    expect(page.locator(".door-present")).to_have_text("1/8 có mặt")


def test_a_name_typed_on_one_of_several_hits_is_looked_for_by_itself(gala: Gala, page: Page) -> None:
    field = page.get_by_label("Quét mã")
    field.fill("nguyen")
    field.press("Enter")
    expect(page.locator(".found-person").first).to_be_focused()

    page.keyboard.type("dang van")

    expect(field).to_have_value("dang van")
    expect(page.locator(".found-name")).to_have_text(["Đặng Văn Ổn"])
    page.keyboard.press("Enter")
    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Đặng Văn Ổn")


@pytest.mark.parametrize("named", ["Tên cửa", "Tên người đón"])
@BOTH
def test_whoever_has_named_the_door_with_enter_goes_on_to_the_guests(
    gala: Gala, devices: Devices, shape: dict[str, Any], named: str
) -> None:
    page = stands_with_a_server(devices, gala, **shape)
    page.get_by_label(named).fill("Hội trường B")
    page.get_by_label(named).press("Enter")

    expect(page.get_by_label("Quét mã")).to_be_focused()
    page.keyboard.type("dang van")
    page.keyboard.press("Enter")

    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Đặng Văn Ổn")
    expect(page.get_by_label(named)).to_have_value("Hội trường B")
    page.reload()
    expect(page.get_by_label(named)).to_have_value("Hội trường B")


def test_a_code_behind_a_name_that_nobody_bears_stands_for_itself(gala: Gala, page: Page) -> None:
    field = page.get_by_label("Quét mã")
    field.fill("zzzz")
    field.press("Enter")
    expect(page.locator(".empty").first).to_contain_text("zzzz")
    until(page, lambda: field.evaluate(CHOSEN) == "zzzz", "the words chosen, to be typed over")

    page.keyboard.type(gala.hand_code_of("Đặng Văn Ổn"))
    page.keyboard.press("Enter")

    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Đặng Văn Ổn")


def test_a_code_of_nobody_is_red(gala: Gala, page: Page) -> None:
    page.get_by_label("Quét mã").fill("0" * 24)
    page.keyboard.press("Enter")

    expect(answer(page, "unknown")).to_have_class("answer tone-red")


@pytest.mark.parametrize("ime", ["", "Process"], ids=["plain", "through an IME"])
def test_a_scan_is_read_wherever_the_focus_is(gala: Gala, page: Page, ime: str) -> None:
    nobody_has_the_focus(page)
    scans(page, gala.code_of("Nguyễn Văn An"), ime)
    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Văn An")

    page.get_by_role("button", name="Hoàn tác").focus()
    scans(page, gala.code_of("Nguyễn Thị Ánh"), ime, end="Tab")

    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Thị Ánh")
    expect(page.locator(".door-present")).to_have_text("2/8 có mặt")


def test_a_scan_into_the_field_is_read_from_what_the_field_holds(gala: Gala, page: Page) -> None:
    page.get_by_label("Quét mã").focus()
    page.keyboard.type(gala.code_of("Nguyễn Văn An") + "\n")
    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Văn An")

    page.get_by_label("Quét mã").fill("ngu")  # somebody was typing a name when the next guest was scanned
    for digit in gala.code_of("Nguyễn Thị Ánh"):
        page.keyboard.insert_text(digit)  # an IME gives the field its text and the page no keys
    page.keyboard.press("Enter")

    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Thị Ánh")


def test_a_scan_while_the_doors_name_is_being_typed_does_not_end_in_the_name(gala: Gala, page: Page) -> None:
    named = page.get_by_label("Tên cửa")
    named.fill("Cửa phía Đông")
    named.focus()

    page.keyboard.type(gala.code_of("Nguyễn Văn An") + "\n")

    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Văn An")
    expect(named).to_have_value("Cửa phía Đông")
    assert gala.asks.get("/attendance")["by_door"] == {"Cửa phía Đông": 1}


def test_a_guest_scanned_into_any_field_is_let_in_and_the_field_keeps_what_a_person_typed(
    gala: Gala, page: Page
) -> None:
    named = page.get_by_label("Tên cửa")
    named.click()
    page.keyboard.press("Home")
    page.keyboard.type(gala.code_of("Nguyễn Văn An")[:6])
    page.wait_for_timeout(300)
    page.keyboard.type(gala.code_of("Nguyễn Văn An")[6:] + "\n")
    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Nguyễn Văn An")
    expect(named).to_have_value("Cửa A")

    page.get_by_role("link", name="Khách không có trong danh sách").click()
    page.get_by_label("Họ và tên").press_sequentially("Trần Mười")
    page.keyboard.type(gala.code_of("Đặng Văn Ổn") + "\n")
    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Đặng Văn Ổn")
    expect(page.get_by_label("Họ và tên")).to_have_value("Trần Mười")
    are_in(page, gala, 2)


def test_a_number_short_of_a_code_is_no_wrong_code_and_stays_where_it_is(gala: Gala, page: Page) -> None:
    field = page.get_by_label("Quét mã")
    field.fill("12345")
    field.press("Enter")

    expect(page.locator('[data-part="found"]')).to_contain_text("mã ngắn có 6 số")
    expect(field).to_have_value("12345")
    expect(page.locator(".answer")).to_have_count(0)


def test_digits_typed_by_hand_with_no_field_chosen_land_in_the_field(gala: Gala, page: Page) -> None:
    nobody_has_the_focus(page)
    page.evaluate(SCANNED, [[digit, f"Digit{digit}"] for digit in "123"])

    expect(page.get_by_label("Quét mã")).to_have_value("123")
    expect(page.get_by_label("Quét mã")).to_be_focused()


def test_a_check_in_the_server_died_on_is_answered_by_this_device_and_counts_once(
    gala: Gala, devices: Devices
) -> None:
    device, page = stand(devices, gala)
    has_its_list(page)
    killed: list[bool] = []
    page.route("**/door/sync", lambda route: route.continue_() if killed else route.abort())

    def loses_the_answer(route: Route) -> None:
        route.fetch()  # it is on the server's disk, and the server dies before the door hears of it
        gala.server.kill()
        killed.append(True)
        route.abort()

    page.route("**/door/checkins", loses_the_answer)
    with Outage(gala.server, device, killed=False):
        page.get_by_label("Quét mã").fill(gala.code_of("Võ Văn Bảy"))
        page.keyboard.press("Enter")
        expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Võ Văn Bảy")
        expect(waiting(page)).to_have_text("1 chờ gửi")

    expect(page.locator('[data-part="reach"]')).to_be_hidden()
    assert len(gala.rows("select 1 from attendance where true")) == gala.present == 1
    assert gala.rows("select 1 from door_conflict where true") == []


def test_a_guest_of_honour_stays_in_sight_until_let_in_and_whoever_came_in_is_one_tap_away(
    gala: Gala, devices: Devices
) -> None:
    page = stands_with_a_server(devices, gala, "Cửa A", "Lan")
    for name, outcome in (("Lê Minh Châu", "confirm"), ("Nguyễn Văn An", "admitted")):
        page.get_by_label("Quét mã").fill(gala.code_of(name))
        page.keyboard.press("Enter")
        expect(answer(page, outcome).locator(".answer-name")).to_contain_text(name)
    waiting = page.locator(".door-waiting")
    expect(waiting).to_contain_text("Lê Minh Châu")

    waiting.get_by_role("button", name="Mời vào").click()
    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Lê Minh Châu")
    expect(waiting).to_have_count(0)
    page.locator(".recent-person", has_text="Nguyễn Văn An").click()
    expect(answer(page, "again").locator(".answer-name")).to_contain_text("Nguyễn Văn An")


def test_the_second_door_counts_along(gala: Gala, devices: Devices) -> None:
    here = stands_with_a_server(devices, gala, "Cửa A", "Lan")
    there = stands_with_a_server(devices, gala, "Cửa B", "Mai", **PHONE)

    for no, name in enumerate(("Nguyễn Văn An", "Đặng Văn Ổn"), start=1):
        here.get_by_label("Quét mã").fill(gala.code_of(name))
        here.keyboard.press("Enter")
        expect(there.locator(".door-present")).to_have_text(f"{no}/8 có mặt")
        expect(there.locator(".door-recent li b").first).to_have_text(name)


CODE_SEEN = """(text) => document.querySelector("code-camera").dispatchEvent(
    new CustomEvent("code", { bubbles: true, detail: { text } }))"""
"""A code that the camera has read."""
WALK_IN = "Khách không có trong danh sách"


def test_a_second_enter_answers_no_question_it_has_raised(gala: Gala, page: Page) -> None:
    page.get_by_role("link", name=WALK_IN).click()
    page.get_by_label("Họ và tên").press_sequentially("nguyễn thị ánh")
    page.keyboard.press("Enter")
    page.wait_for_timeout(250)
    page.keyboard.press("Enter")
    question = page.get_by_role("heading", name="Đúng người này?")
    expect(question).to_be_focused()
    page.keyboard.press("Enter")

    expect(question).to_be_visible()
    assert gala.present == 0
    expect(page.locator("door-desk[busy]")).to_have_count(0)
    expect(question).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Nguyễn Thị Ánh")
    expect(question).to_have_count(0)
    are_in(page, gala, 1)


def test_a_double_click_presses_once(gala: Gala, page: Page) -> None:
    field = page.get_by_label("Quét mã")
    field.fill(gala.code_of("Đặng Văn Ổn"))
    field.press("Enter")
    answer(page, "admitted").get_by_role("button", name="Hoàn tác: nhầm người").dblclick()
    expect(answer(page, "undone")).to_be_visible()

    field.fill(gala.code_of("Lê Minh Châu"))
    field.press("Enter")
    answer(page, "confirm").get_by_role("button", name="Mời vào").dblclick()
    expect(answer(page, "admitted").locator(".answer-name")).to_contain_text("Lê Minh Châu")

    expect(page.locator("toast-line")).to_have_text("")
    are_in(page, gala, 1)


@BOTH
def test_whoever_is_scanned_while_somebody_is_written_in_is_answered_and_the_form_waits(
    gala: Gala, devices: Devices, shape: dict[str, Any]
) -> None:
    page = stands_with_a_server(devices, gala, **shape)
    page.get_by_role("link", name=WALK_IN).click()
    page.get_by_label("Họ và tên").press_sequentially("Trần Mười")

    page.evaluate(CODE_SEEN, gala.code_of("Đặng Văn Ổn"))
    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Đặng Văn Ổn")
    expect(answer(page, "admitted").locator(".answer-word")).to_be_in_viewport(ratio=1)
    expect(answer(page, "admitted").locator(".answer-seat")).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("Họ và tên")).to_have_value("Trần Mười")

    page.get_by_role("button", name="Ghi tên và mời vào").click()
    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Trần Mười")
    expect(page.locator(".walk-in")).to_have_count(0)
    are_in(page, gala, 2)


def test_whoever_is_scanned_while_a_delegation_is_ticked_is_answered_and_the_ticks_stay(
    gala: Gala, page: Page
) -> None:
    page.get_by_label("Quét mã").fill(gala.code_of("Phạm Thị Út"))
    page.keyboard.press("Enter")
    answer(page, "admitted").get_by_role("link", name="Đi cùng đoàn").click()
    page.get_by_label("Võ Văn Bảy").check()
    expect(page.get_by_label("Võ Văn Bảy")).to_be_focused()

    scans(page, gala.code_of("Đặng Văn Ổn"))

    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Đặng Văn Ổn")
    expect(page.get_by_label("Võ Văn Bảy")).to_be_checked()
    page.get_by_role("button", name="Cho vào 1 người").click()
    expect(answer(page, "group")).to_contain_text("Võ Văn Bảy")
    expect(page.locator(".party")).to_have_count(0)
    are_in(page, gala, 3)


def test_a_form_that_nobody_has_begun_makes_room_for_the_next_guest(gala: Gala, page: Page) -> None:
    page.get_by_role("link", name=WALK_IN).click()
    expect(page.get_by_label("Họ và tên")).to_be_focused()

    page.keyboard.type(gala.code_of("Đặng Văn Ổn") + "\n")

    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Đặng Văn Ổn")
    expect(page.locator(".walk-in")).to_have_count(0)
    expect(page.get_by_label("Quét mã")).to_be_focused()


def test_escape_closes_a_form_and_what_was_written_is_there_when_it_is_opened_again(
    gala: Gala, page: Page
) -> None:
    opens = page.get_by_role("link", name=WALK_IN)
    opens.click()
    expect(page.get_by_label("Họ và tên")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".walk-in")).to_have_count(0)
    expect(page.get_by_label("Quét mã")).to_be_focused()

    opens.click()
    page.get_by_label("Họ và tên").press_sequentially("Trần Mười")
    page.get_by_label("Đối tượng").select_option("exemplar_household_rep")
    page.keyboard.press("Escape")
    expect(page.locator(".walk-in")).to_have_count(0)
    opens.click()
    expect(page.get_by_label("Họ và tên")).to_have_value("Trần Mười")
    expect(page.get_by_label("Đối tượng")).to_have_value("exemplar_household_rep")

    page.get_by_role("link", name="Thôi").click()
    opens.click()
    expect(page.get_by_label("Họ và tên")).to_have_value("")


@pytest.mark.parametrize("then", ["a substitute's form", "the same form"])
def test_who_was_written_in_is_not_offered_again_whatever_was_opened_before_the_answer(
    gala: Gala, page: Page, then: str
) -> None:
    opens = page.get_by_role("link", name=WALK_IN)
    opens.click()
    page.get_by_label("Họ và tên").press_sequentially("Trần Mười")
    answers: list[Route] = []
    page.route(
        "**/door/walk-ins",
        lambda route: answers.append(route) if route.request.method == "POST" else route.continue_(),
    )
    page.get_by_role("button", name="Ghi tên và mời vào").click()
    until(page, lambda: len(answers) == 1, "the form on its way")

    page.get_by_label("Quét mã").press_sequentially("dang v")
    page.get_by_role("link", name="Có người đi thay Đặng Văn Ổn").click()
    expect(page.get_by_role("heading", name="Đi thay Đặng Văn Ổn")).to_be_visible()
    page.get_by_label("Họ và tên").press_sequentially("Lê Văn")
    if then == "the same form":
        opens.click()
        expect(page.get_by_label("Họ và tên")).to_have_value("Trần Mười")
    answers[0].continue_()

    expect(answer(page, "admitted").locator(".answer-name")).to_have_text("Trần Mười")
    if then == "the same form":
        expect(page.locator(".walk-in")).to_have_count(0)
    else:
        expect(page.get_by_label("Họ và tên")).to_have_value("Lê Văn")
    opens.click()
    expect(page.get_by_label("Họ và tên")).to_have_value("")
    are_in(page, gala, 1)


def test_escape_closes_a_delegation_and_the_form_of_a_substitute(gala: Gala, page: Page) -> None:
    field = page.get_by_label("Quét mã")
    field.fill(gala.code_of("Phạm Thị Út"))
    field.press("Enter")
    answer(page, "admitted").get_by_role("link", name="Đi cùng đoàn").click()
    expect(page.get_by_label("Võ Văn Bảy")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".party")).to_have_count(0)
    expect(field).to_be_focused()

    field.press_sequentially("dang v")
    page.get_by_role("link", name="Có người đi thay Đặng Văn Ổn").click()
    expect(page.get_by_role("heading", name="Đi thay Đặng Văn Ổn")).to_be_visible()
    expect(page.get_by_label("Họ và tên")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".walk-in")).to_have_count(0)
    expect(field).to_be_focused()


HINTS = """() => [...document.querySelectorAll("input[placeholder]")].filter((one) => {
    if (!one.checkVisibility()) return false
    const pen = document.createElement("canvas").getContext("2d")
    const style = getComputedStyle(one)
    pen.font = style.font
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    return pen.measureText(one.placeholder).width > room
}).map((one) => one.placeholder)"""
"""What fields hint at that does not fit into them."""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("role", "face"), [("door", "door"), ("stage", "desk")])
def test_what_a_field_hints_at_fits_into_it_on_a_phone(
    gala: Gala, devices: Devices, role: str, face: str, language: str
) -> None:
    phone = devices(gala, role, **PHONE)
    page = phone.opens(f"{gala.base}/{face}?lang={language}")
    lamp = page.locator("connection-lamp")
    expect(lamp).to_have_attribute("data-state", "on")
    page.evaluate("() => document.fonts.ready")
    for field in page.locator("[data-keep]").all():
        field.fill("")

    assert page.evaluate(HINTS) == []
    with Outage(gala.server, phone):
        expect(lamp).to_have_attribute("data-state", "off")
        assert page.evaluate(HINTS) == []

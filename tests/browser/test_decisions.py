"""Decisions before the day, by keyboard and by mouse: edit, move, hold, import, link, proof."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.awards.lists import AN, ANH, ON, Office, workbook
from tests.browser import feasts
from tests.browser.conftest import Devices
from tests.browser.devices import PHONE, Device, drawn
from tests.browser.looks import SIZES, resize, too_wide, unreachable
from tests.browser.test_every_page import speaks
from tests.edges import Browser
from tests.galas import Gala
from tests.servers import Server

PAGES = (
    "decisions", "decisions?look=any", "decisions/links", "decisions/import", "decisions/new", "proof",
    "decisions/{decision}", "decisions/{decision}/recipients/new", "recipients/{recipient}",
    "recipients/{recipient}/link",
)  # fmt: skip
MOST_STOPS = 120


@pytest.fixture
def office(eve: Gala) -> Office:
    made = Office(eve)
    made.imports(workbook(AN, ANH, ON))
    return made


@pytest.fixture
def desk(office: Office, devices: Devices) -> Device:
    """The organiser's laptop."""
    laptop = devices()
    laptop.is_the_browser_of(office.browser)
    return laptop


def goes_to(page: Page, aim: Locator) -> None:
    """Press Tab until something has the focus."""
    for _stop in range(MOST_STOPS):
        if aim.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{aim} is out of reach of the Tab key")


def test_a_name_is_put_right_by_keyboard_alone_and_back(office: Office, desk: Device) -> None:
    page = desk.opens(f"{office.base}/decisions")
    goes_to(page, page.get_by_role("link", name="Đặng Văn Ổn", exact=True))
    page.keyboard.press("Enter")
    goes_to(page, page.get_by_label("Tên trong quyết định"))
    page.keyboard.press("Control+A")
    page.keyboard.type("Đặng Văn Ôn")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Đã lưu.")
    expect(page.locator(".award-name")).to_have_text(["Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ôn"])

    goes_to(page, page.get_by_role("button", name="Hoàn tác: Sửa Đặng Văn Ôn"))
    page.keyboard.press("Enter")
    expect(page.locator(".award-name").last).to_have_text("Đặng Văn Ổn")


def test_a_problem_is_read_out_with_its_field(office: Office, desk: Device) -> None:
    page = desk.opens(f"{office.base}/recipients/{office.recipient('Nguyễn Văn An')}")
    goes_to(page, page.get_by_label("Tên trong quyết định"))
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    desk.forgives("status of 422")

    name = page.get_by_label("Tên trong quyết định")
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description(
        "Ghi tên người hoặc tập thể được khen. Đúng từng chữ như quyết định và giấy khen."
    )


def test_a_line_is_moved_by_keyboard_and_keeps_the_focus(office: Office, desk: Device) -> None:
    page = desk.opens(f"{office.base}/decisions")
    up = page.get_by_role("button", name="Đưa lên: Đặng Văn Ổn")
    goes_to(page, up)
    page.keyboard.press("Enter")
    expect(page.locator(".award-name").nth(1)).to_have_text("Đặng Văn Ổn")
    expect(up).to_be_focused()
    drawn(page)
    page.keyboard.press("Enter")

    expect(page.locator(".award-name").first).to_have_text("Đặng Văn Ổn")
    assert office.lines() == [(1, "Đặng Văn Ổn"), (2, "Nguyễn Văn An"), (3, "Nguyễn Thị Ánh")]


def test_a_line_is_dragged_to_its_place(office: Office, desk: Device) -> None:
    page = desk.opens(f"{office.base}/decisions")
    line = page.locator(".award-line")

    line.nth(2).drag_to(line.nth(0), source_position={"x": 20, "y": 20}, target_position={"x": 20, "y": 3})

    expect(page.locator(".award-name").first).to_have_text("Đặng Văn Ổn")
    assert office.lines() == [(1, "Đặng Văn Ổn"), (2, "Nguyễn Văn An"), (3, "Nguyễn Thị Ánh")]


def test_a_name_is_held_and_released_from_the_list(office: Office, desk: Device) -> None:
    page = desk.opens(f"{office.base}/decisions")
    goes_to(page, page.get_by_role("button", name="Tạm giữ: Nguyễn Văn An"))
    page.keyboard.press("Enter")

    expect(page.locator(".award-line", has_text="Nguyễn Văn An").locator(".chip")).to_have_text("Tạm giữ")
    release = page.get_by_role("button", name="Thôi giữ: Nguyễn Văn An")
    expect(release).to_be_focused()
    drawn(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tạm giữ: Nguyễn Văn An")).to_be_visible()


def test_a_file_is_sent_looked_over_and_written(office: Office, desk: Device) -> None:
    page = desk.opens(f"{office.base}/decisions/import")
    changed = workbook((*AN[:2], "Trưởng ấp", *AN[3:]), ANH)
    page.get_by_label("Tệp quyết định hoặc danh sách khen").set_input_files(
        {"name": "khen.xlsx", "mimeType": "application/octet-stream", "buffer": changed}
    )
    page.get_by_role("button", name="Gửi và đọc tệp").click()
    expect(page.get_by_role("heading", name="Xem trước khi ghi")).to_be_visible()
    expect(page.locator(".award-diff")).to_contain_text("Nông dân → Trưởng ấp")
    page.get_by_label("Bỏ luôn 1 người không còn tên trong tệp").check()
    page.get_by_role("button", name="Ghi vào danh sách").click()

    expect(page.get_by_role("status")).to_have_text("Đã ghi: 0 mới, 1 thay đổi, 1 như cũ.")
    expect(page.locator(".award-name")).to_have_text(["Nguyễn Văn An", "Nguyễn Thị Ánh"])


def test_the_proof_is_read_by_keyboard_and_prints_without_the_page_around_it(
    office: Office, desk: Device
) -> None:
    office.edits_recipient("Nguyễn Văn An", screen_text="Nguyễn Văn Ân")
    page = desk.opens(f"{office.base}/proof")
    goes_to(page, page.locator(".award-jumps a").first)
    page.keyboard.press("Enter")
    row = page.locator("tr.is-doubtful")
    expect(row).to_be_in_viewport()
    expect(row.locator("mark")).to_have_text("Ân")

    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".event-nav")).to_be_hidden()
    expect(row).to_be_visible()


def test_the_proof_names_every_column_on_a_phone(office: Office, devices: Devices) -> None:
    phone = devices(**PHONE)
    phone.is_the_browser_of(office.browser)
    page = phone.opens(f"{office.base}/proof")

    said = page.locator("#p-" + str(office.recipient("Nguyễn Văn An")) + " td").evaluate_all(
        "(cells) => cells.map((cell) => getComputedStyle(cell, '::before').content)"
    )

    assert said == ['"Khay"', '"Quyết định"', '"Màn hình"', '"MC đọc"']
    assert too_wide(page) == []


@pytest.fixture(scope="package")
def crowd(server: Server, organiser: Browser) -> Gala:
    return feasts.feast(server, organiser)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_decisions_in_every_size(
    crowd: Gala, organiser: Browser, devices: Devices, path: str, language: str
) -> None:
    recipient, decision = crowd.rows("select id, decision_id from recipient where length(name) > 55")[0]
    device = devices()
    device.is_the_browser_of(organiser)
    speaks(device, language)
    page = device.opens(f"{crowd.base}/{path.format(recipient=recipient, decision=decision)}")

    wrong = []
    for size in SIZES:
        resize(page, size)
        found = [*too_wide(page), *(unreachable(page) if size in ("phone", "laptop") else [])]
        wrong += [f"{size}: {one}" for one in found]
    assert not wrong, "\n".join(wrong)

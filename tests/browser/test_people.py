"""The people's pages in Chromium, by keyboard alone: found, opened, put right, chosen, ordered, undone."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from ceremony.core.people import People, Person, people_to_json, with_keys
from tests.browser.conftest import Devices
from tests.browser.devices import Device, drawn
from tests.browser.looks import resize, too_wide, unreachable
from tests.browser.test_every_page import LANGUAGES, looked_over, speaks
from tests.delegates.forms import edits, field
from tests.edges import Browser
from tests.galas import CAST, Gala

LONGEST = "Nguyễn Hoàng Thiên Kim Ngọc Bảo Châu Phương Uyên Công Tằng Tôn Nữ Diệu Huyền"
LONG_UNIT = "Ban Chỉ đạo phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa ấp Bàu Sen, xã Tân Hòa"
AN = "Nguyễn Văn An"


@pytest.fixture
def laptop(eve: Gala, organiser: Browser, devices: Devices) -> Device:
    """The organiser's laptop, and a list of eight on the server."""
    eve.invite(CAST)
    device = devices()
    device.is_the_browser_of(organiser)
    speaks(device, "vi")
    device.forgives("status of 422", "status of 409")
    return device


def focused(page: Page) -> str:
    """The name in the row that has the focus, or the field's own name."""
    said = page.evaluate(
        "() => document.activeElement.querySelector('th b')?.textContent ?? document.activeElement.name"
    )
    return str(said)


def test_somebody_is_found_opened_put_right_and_taken_back(eve: Gala, laptop: Device) -> None:
    page = laptop.opens(f"{eve.base}/people")
    page.keyboard.press("/")
    page.keyboard.type("dang on")
    expect(page.locator(".people-count")).to_contain_text("1 trong 8")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator("dialog [name=name]")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("g")
    expect(page.locator("dialog [data-part=given]")).to_have_text("Ổng")
    page.keyboard.press("Control+s")

    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("tbody tr b")).to_have_text("Đặng Văn Ổng")
    expect(page.locator("tbody tr")).to_be_focused()
    undo = page.locator(".change-list button").first
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr b")).to_have_text("Đặng Văn Ổn")
    expect(page.locator(".change-list .is-undone")).to_have_count(1)
    assert page.url.endswith("?q=dang+on")
    assert field(eve, "Đặng Văn Ổn", "unit") == "Trạm Y tế xã"


def test_what_is_wrong_stays_in_the_panel_and_escape_leaves_it(eve: Gala, laptop: Device) -> None:
    page = laptop.opens(f"{eve.base}/people")
    page.keyboard.press("j")
    assert focused(page) == AN
    page.keyboard.press("Enter")
    name = page.locator("dialog [name=name]")
    name.fill("NGUYỄN VĂN ẢNH")
    expect(page.locator("dialog [data-part=better]")).to_have_text("Ghi là: Nguyễn Văn Ảnh")
    page.locator("dialog [name=birth]").fill("31/2/1970")

    page.keyboard.press("Enter")

    expect(page.locator("dialog #birth-error")).to_be_visible()
    expect(page.locator("dialog [name=name]")).to_have_value("NGUYỄN VĂN ẢNH")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert (focused(page), field(eve, AN, "seat")) == (AN, "A3")


def test_a_name_in_capitals_is_asked_about_and_the_better_way_is_one_key_away(
    eve: Gala, laptop: Device
) -> None:
    page = laptop.opens(f"{eve.base}/people")
    page.locator("a[data-new]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog [name=name]")).to_be_focused()
    page.keyboard.type("HỒ THỊ MỚI")
    page.keyboard.press("Control+s")
    expect(page.locator("dialog #name-error")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("tbody")).to_contain_text("Hồ Thị Mới")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("tbody tr:focus-within")).to_contain_text("Hồ Thị Mới")


def test_the_panel_shows_what_somebody_else_has_saved_meanwhile(eve: Gala, laptop: Device) -> None:
    page = laptop.opens(f"{eve.base}/people")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("dialog [name=seat]").fill("D4")
    edits(eve, AN, seat="C1")

    page.keyboard.press("Enter")

    expect(page.locator("dialog .problem")).to_contain_text("vừa sửa")
    expect(page.locator("dialog .field-error")).to_have_text("Bản vừa lưu: C1")
    page.locator("dialog [name=seat]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_hidden()
    assert field(eve, AN, "seat") == "D4"


def test_a_stretch_is_chosen_and_changed_at_once(eve: Gala, laptop: Device) -> None:
    page = laptop.opens(f"{eve.base}/people")
    for key in ("ArrowDown", "Space", "j", "j", "Shift+Space"):
        page.keyboard.press(key)
    expect(page.locator("[data-part=chosen]")).to_have_text("đã chọn 3")
    page.keyboard.press("k")
    page.keyboard.press("Space")
    expect(page.locator("[data-part=chosen]")).to_have_text("đã chọn 2")

    page.keyboard.press("b")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Ấp Mới")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_have_text("Sẽ sửa 2 trong 2 người đã chọn.")
    expect(page.locator("button[name=count]")).to_be_focused()
    drawn(page).keyboard.press("Enter")

    expect(page.locator(".saved")).to_have_text("Đã sửa 2 người.")
    expect(page.locator(".cell-unit", has_text="Ấp Mới")).to_have_count(2)

    drawn(page).locator(".change-list button").first.press("Enter")
    expect(page.locator(".saved")).to_have_text("Đã hoàn tác.")
    expect(page.locator(".saved")).to_be_in_viewport()
    expect(page.locator(".cell-unit", has_text="Ấp Mới")).to_have_count(0)


def test_a_guest_is_moved_by_keys_once_the_reason_is_said(eve: Gala, laptop: Device) -> None:
    edits(eve, "Võ Văn Bảy", category="leader", position="Phó Chủ tịch UBND xã", unit="UBND xã Tân Hòa")
    page = laptop.opens(f"{eve.base}/protocol")
    leaders = page.locator("#group-leader + ol b")
    expect(leaders).to_have_text(["Trần Quốc Bảo", "Võ Văn Bảy"])
    page.locator(f"#up-{eve.delegate('Võ Văn Bảy')}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=reason]")).to_be_focused()
    page.keyboard.type("Chủ trì hội nghị")
    page.keyboard.press("Enter")

    expect(leaders).to_have_text(["Võ Văn Bảy", "Bằng tay", "Trần Quốc Bảo"])
    expect(page.locator(f"#down-{eve.delegate('Võ Văn Bảy')}")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(leaders).to_have_text(["Trần Quốc Bảo", "Võ Văn Bảy"])
    place = page.locator(f"[name=place-{eve.delegate('Võ Văn Bảy')}]")
    place.focus()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(leaders).to_have_text(["Võ Văn Bảy", "Bằng tay", "Trần Quốc Bảo"])


def test_a_row_opens_by_a_double_click_and_closes_by_its_key(eve: Gala, laptop: Device) -> None:
    page = laptop.opens(f"{eve.base}/people")
    page.locator(".cell-unit").first.dblclick()
    expect(page.locator("dialog [name=name]")).to_have_value(AN)
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator("tbody tr").first).to_be_focused()


def test_a_refusal_to_take_back_is_told_on_the_page(eve: Gala, laptop: Device) -> None:
    edits(eve, AN, seat="C1")
    page = laptop.opens(f"{eve.base}/people")
    edits(eve, AN, seat="C2")
    page.locator(".change-list button").first.click()
    expect(page.locator("toast-line")).to_contain_text("Chưa hoàn tác")


def test_a_search_that_reaches_nobody_does_not_speak_of_saving(eve: Gala, laptop: Device) -> None:
    page = laptop.opens(f"{eve.base}/people")
    laptop.forgives("ERR_INTERNET_DISCONNECTED")
    laptop.context.set_offline(True)
    page.keyboard.press("/")
    page.keyboard.type("dang on")
    expect(page.locator("toast-line")).to_have_text("Mất liên lạc với máy chủ. Thử lại.")
    laptop.context.set_offline(False)


def test_a_guest_is_dragged(eve: Gala, laptop: Device) -> None:
    edits(eve, "Võ Văn Bảy", category="leader", position="Phó Chủ tịch UBND xã", unit="UBND xã Tân Hòa")
    page = laptop.opens(f"{eve.base}/protocol")
    page.locator("[data-part=reason]").fill("Theo ý kiến lãnh đạo")
    first, second = (page.locator(f"#p{eve.delegate(name)}") for name in ("Trần Quốc Bảo", "Võ Văn Bảy"))

    second.locator(".order-no").drag_to(first, target_position={"x": 20, "y": 5})

    expect(page.locator("#group-leader + ol b")).to_have_text(["Võ Văn Bảy", "Bằng tay", "Trần Quốc Bảo"])
    assert field(eve, "Võ Văn Bảy", "protocol_reason") == "Theo ý kiến lãnh đạo"


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 400), "red").save(out, "PNG")
    return out.getvalue()


def opened_by(laptop: Device, eve: Gala, way: str) -> tuple[Page, str]:
    """Somebody's form, over the table or as a page of its own; and what holds it."""
    if way == "page":
        return laptop.opens(f"{eve.base}/people/{eve.delegate(AN)}"), "person-panel"
    page = laptop.opens(f"{eve.base}/people?q=Nguyễn Văn An")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    return page, "dialog"


@pytest.mark.parametrize("way", ["panel", "page"])
def test_a_picture_is_hung_or_refused_and_what_is_typed_beside_it_stays(
    eve: Gala, laptop: Device, way: str
) -> None:
    page, held = opened_by(laptop, eve, way)
    page.locator(f"{held} [name=seat]").fill("not saved yet")
    for name, data in (("anh.txt", b"no picture"), ("anh.png", picture())):
        page.locator(f"{held} [type=file]").set_input_files(
            {"name": name, "mimeType": "image/png", "buffer": data}
        )
        page.get_by_role("button", name="Gửi ảnh").click()
        if name == "anh.txt":
            expect(page.locator(f"{held} .person-portrait .problem")).to_contain_text("Ảnh này không mở được")
            expect(page.locator(f"{held} [name=seat]")).to_have_value("not saved yet")

    expect(page.locator(f"{held} .person-picture")).to_be_visible()
    expect(page.locator(f"{held} .person-portrait .problem")).to_have_count(0)
    expect(page.locator(f"{held} [name=seat]")).to_have_value("not saved yet")
    if way == "panel":
        expect(page.locator("tbody tr").first.locator("img")).to_have_count(1)


def test_a_picture_is_dropped_on_the_panel(eve: Gala, laptop: Device) -> None:
    page, held = opened_by(laptop, eve, "panel")
    page.locator(f"{held} .person-portrait form[data-drop]").evaluate(
        """(form) => {
            const dataTransfer = new DataTransfer()
            dataTransfer.items.add(new File(["x"], "anh.png", { type: "image/png" }))
            form.firstElementChild.dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer }))
        }"""
    )

    named = page.locator(f"{held} [type=file]").evaluate("(input) => [...input.files].map((one) => one.name)")
    assert named == ["anh.png"]


@pytest.fixture(scope="package")
def crowd(server: object, organiser: Browser) -> Gala:
    """A hundred and thirty people, some with the longest names there are."""
    gala = Gala(server, organiser)  # type: ignore[arg-type]
    from tests.galas import PROGRAMME, draft

    gala.plan(draft(PROGRAMME))
    people = [
        Person(
            no, "s", LONGEST if no % 7 == 0 else f"Lê Văn {no}", honorific="Đồng chí", title="PGS.TS.BSCKII.",
            position="Phó Bí thư Thường trực Đảng ủy, Chủ tịch Hội đồng nhân dân", unit=LONG_UNIT,
            category=("leader", "guest_superior", "guest", "exemplar_individual", "")[no % 5],
            birth_year=1960, seat=f"A{no}", order=no,
        )
        for no in range(1, 131)
    ]  # fmt: skip
    gala.import_people(people_to_json(People(tuple(with_keys(people)), ())))
    return gala


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["people", "people?q=nobody+here", "protocol", "people/new", "people/portraits"]
)
def test_every_page_of_the_people_fits(
    crowd: Gala, organiser: Browser, devices: Devices, path: str, language: str
) -> None:
    device = devices()
    device.is_the_browser_of(organiser)
    speaks(device, language)
    page = device.opens(f"{crowd.base}/{path}")
    name = path.replace("/", "-").replace("?q=nobody+here", "-none")
    wrong = looked_over(page, f"{name}-{language}", language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", ["phone", "tablet", "1080p"])
def test_the_panel_and_the_preview_fit(crowd: Gala, organiser: Browser, devices: Devices, size: str) -> None:
    device = devices()
    device.is_the_browser_of(organiser)
    speaks(device, "vi")
    page = device.opens(f"{crowd.base}/people?sort=list")
    resize(page, size)
    page.locator("a[data-open]").nth(6).click()
    expect(page.locator("dialog [name=name]")).to_have_value(LONGEST)
    page.locator("dialog details summary").first.click()
    wrong = [*too_wide(page), *unreachable(page)]
    page.keyboard.press("Escape")
    page.locator("[data-part=all]").click()
    page.keyboard.press("b")
    wrong += [*too_wide(page), *unreachable(page)]
    page.locator("#many [name=category]").select_option("guest")
    page.locator("#many .primary").click()
    expect(page.locator(".notice")).to_contain_text("trong 100 người")
    wrong += [*too_wide(page), *unreachable(page)]
    assert not wrong, "\n".join(wrong)


def test_an_empty_list_says_what_to_do(eve: Gala, organiser: Browser, devices: Devices) -> None:
    device = devices()
    device.is_the_browser_of(organiser)
    speaks(device, "vi")
    page = device.opens(f"{eve.base}/people")
    expect(page.locator(".empty")).to_contain_text("Chưa có ai")
    assert [*too_wide(page), *unreachable(page)] == []

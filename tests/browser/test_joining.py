"""Stories of the link that lets a device in: its secret never leaves the address bar by the network."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.conftest import Devices
from tests.browser.devices import PHONE
from tests.galas import Gala
from tests.people import Door


def test_a_scanned_link_opens_the_face_and_its_secret_is_in_no_address(gala: Gala, devices: Devices) -> None:
    phone = devices(**PHONE)
    code = gala.code("door")

    page = phone.opens(f"/join#{code}")
    page.get_by_label("Tên của anh chị").fill("Lan")
    page.get_by_label("Đứng ở cửa nào").fill("Cửa A")
    page.get_by_role("button", name="Tham gia").click()
    page.wait_for_url(f"**{gala.base}/door")

    assert [page.get_by_label(name).input_value() for name in ("Tên người đón", "Tên cửa")] == [
        "Lan",
        "Cửa A",
    ]
    assert [request.url for request in phone.requests if code in request.url] == []
    posted = [request for request in phone.requests if request.method == "POST"]
    joined = [f"{gala.address}/join/role", f"{gala.address}/join"]
    assert [request.url for request in posted if "/join" in request.url] == joined
    page.go_back()
    assert code not in page.url


def test_a_door_that_has_a_name_is_pressed_and_no_door_stays_without_one(
    gala: Gala, devices: Devices
) -> None:
    Door(gala, door="Cửa A").lets_in("Nguyễn Văn An")
    page = devices(**PHONE).opens(f"/join#{gala.code('door')}")
    page.get_by_label("Tên của anh chị").fill("Hùng")
    field = page.get_by_label("Đứng ở cửa nào")
    expect(field).to_have_value("Cửa 1")

    page.get_by_role("button", name="Cửa A").click()
    expect(field).to_have_value("Cửa A")
    field.fill("cua a")
    page.get_by_role("button", name="Tham gia").click()
    page.wait_for_url(f"**{gala.base}/door")

    here = page.get_by_label("Tên cửa")
    expect(here).to_have_value("Cửa A")
    here.fill("")
    here.blur()
    expect(here).to_have_value("Cửa A")
    assert page.evaluate("localStorage.getItem('ceremony-camera')") in ("on", "off")  # it was tried once


def test_the_secret_leaves_the_address_bar_before_it_is_sent(gala: Gala, devices: Devices) -> None:
    phone = devices(**PHONE)
    page = phone.context.new_page()
    sent_from = []

    def note(route: Route) -> None:
        if route.request.method == "POST":
            sent_from.append(page.url)
        route.fallback()

    page.route("**/join", note)
    page.goto(f"/join#{gala.code('mc')}")
    page.wait_for_url("**/mc")

    assert sent_from == [f"{gala.address}/join"]


def test_without_script_the_typed_code_lets_the_device_in(gala: Gala, devices: Devices) -> None:
    phone = devices(java_script_enabled=False, **PHONE)
    code = gala.code("tray")
    page = phone.opens("/")

    page.get_by_label("Mã tham gia").fill(" ".join(code[at : at + 4] for at in range(0, 16, 4)))
    page.get_by_label("Tên của anh chị").fill("Thảo")
    page.get_by_role("button", name="Tham gia").click()

    page.wait_for_url(f"**{gala.base}/tray")
    expect(page.get_by_role("heading", name="Khay bằng khen")).to_be_visible()


def test_a_wrong_code_is_said_on_the_form_and_what_was_typed_stays(gala: Gala, devices: Devices) -> None:
    phone = devices(**PHONE)
    phone.forgives("status of 4")
    page = phone.opens("/join")

    page.get_by_label("Mã tham gia").fill("1234 5678 1234 5678")
    page.get_by_role("button", name="Tham gia").click()

    expect(page.get_by_role("alert")).to_have_text("Mã này không đúng. Kiểm tra lại từng số.")


def test_one_browser_holds_several_roles_at_once(gala: Gala, devices: Devices) -> None:
    laptop = devices()
    for role, face in (("stage", "desk"), ("mc", "mc"), ("screen", "hall"), ("door", "door")):
        page = laptop.opens(f"/join#{gala.code(role)}")
        if role == "door":
            page.get_by_label("Tên của anh chị").fill("Lan")
            page.get_by_role("button", name="Tham gia").click()
        page.wait_for_url(f"**{gala.base}/{face}")

    for face in ("desk", "mc", "hall", "door"):
        assert laptop.opens(f"{gala.base}/{face}").title().endswith("tiên tiến")
    page = laptop.opens("/mc")
    assert page.url == f"{gala.address}{gala.base}/mc"


def test_the_set_up_link_hides_its_secret_and_asks_only_for_the_person(gala: Gala, devices: Devices) -> None:
    laptop = devices()

    page = laptop.opens("/setup#mot-lan-thoi")

    expect(page.get_by_label("Mã thiết lập")).to_be_hidden()
    assert page.url == f"{gala.address}/setup"
    assert [request.url for request in laptop.requests if "mot-lan" in request.url] == []

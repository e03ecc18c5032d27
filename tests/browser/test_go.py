"""Stories of the clicker: one key moves the ceremony once, and no other key harms it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Response, Route, expect

from tests.browser.conftest import Devices
from tests.browser.devices import PROJECTOR, Device, until
from tests.galas import Gala

BOUNCE_MS = 450
"""A second GO sooner than this from one device is a bounce of the key."""


def stands(gala: Gala) -> tuple[str, str]:
    """The item's type and the step's kind."""
    stage = gala.stage
    return (stage["item"] or {"type": ""})["type"], stage["step"]["kind"]


def presses(page: Page, key: str, revision: int) -> None:
    """Press a key that moves the ceremony; return once the page carries the new revision."""
    page.wait_for_timeout(BOUNCE_MS)
    page.keyboard.press(key)
    carries(page, revision)


def carries(page: Page, revision: int) -> None:
    expect(page.locator('[data-key="go"]')).to_have_attribute("value", str(revision))


def told(answers: list[Response]) -> list[int]:
    """How the presses of GO were answered."""
    return sorted(answer.status for answer in answers if answer.url.endswith("/stage/advance"))


def advances(device: Device) -> int:
    """How often this device has pressed GO at the server's."""
    return sum(request.url.endswith("/stage/advance") for request in device.requests)


@pytest.mark.parametrize("face", ["mc", "desk"])
def test_what_a_clicker_sends_moves_the_ceremony_one_step_each(
    gala: Gala, devices: Devices, face: str
) -> None:
    tablet = devices(gala, "mc", "stage")
    page = tablet.opens(f"{gala.base}/{face}")

    walked = []
    for revision, key in enumerate((" ", "ArrowRight", "PageDown", "ArrowLeft", "PageUp"), start=1):
        presses(page, key, revision)
        walked.append(stands(gala)[1])

    assert walked == ["rise", "anthem", "seat", "anthem", "rise"]
    assert (gala.revision, advances(tablet)) == (5, 3)


@pytest.mark.parametrize("face", ["mc", "desk", "hall"])
def test_f5_and_escape_do_nothing(gala: Gala, devices: Devices, face: str) -> None:
    tablet = devices(gala, "mc", "stage", "screen")
    page = tablet.opens(f"{gala.base}/{face}")
    page.evaluate(
        """() => {
            document.title = "the same page"
            window.kept = []
            addEventListener("keydown", (event) => window.kept.push(event.defaultPrevented))
        }"""
    )

    for key in ("F5", "Escape"):
        page.keyboard.press(key)

    assert page.evaluate("() => window.kept") == [True, True]
    assert (page.title(), gala.revision) == ("the same page", 0)


@pytest.mark.parametrize("key", [" ", "PageDown", "Enter"])
def test_a_key_that_is_held_down_moves_the_ceremony_once(gala: Gala, devices: Devices, key: str) -> None:
    tablet = devices(gala, "mc")
    page = tablet.opens(f"{gala.base}/mc")
    page.locator('[data-key="go"]').focus()

    page.keyboard.down(key)
    carries(page, 1)
    for _again in range(3):
        page.wait_for_timeout(BOUNCE_MS)
        page.keyboard.down(key)
    page.keyboard.up(key)
    presses(page, "ArrowRight", 2)

    assert (gala.revision, advances(tablet)) == (2, 2)


def test_a_key_that_bounces_moves_the_ceremony_once(gala: Gala, devices: Devices) -> None:
    tablet = devices(gala, "mc")
    page = tablet.opens(f"{gala.base}/mc")

    page.evaluate(
        """() => {
            const down = { bubbles: true, cancelable: true }
            for (const key of ["PageDown", "PageDown", " "])
                document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ...down }))
        }"""
    )
    carries(page, 1)
    presses(page, "ArrowRight", 2)

    assert (gala.revision, advances(tablet)) == (2, 2)


def test_space_on_a_button_that_was_clicked_moves_the_ceremony_once(gala: Gala, devices: Devices) -> None:
    tablet = devices(gala, "mc")
    page = tablet.opens(f"{gala.base}/mc")

    page.locator('[data-key="go"]').click()
    carries(page, 1)
    presses(page, " ", 2)
    presses(page, " ", 3)

    assert (stands(gala)[1], advances(tablet)) == ("seat", 3)


def test_typing_in_a_field_never_moves_the_ceremony(gala: Gala, devices: Devices) -> None:
    laptop = devices(gala, "stage")
    page = laptop.opens(f"{gala.base}/desk")
    field = page.get_by_label("Nhắn người dẫn chương trình")

    field.click()
    page.keyboard.type("Bí thư . b B đến muộn")
    for key in ("ArrowRight", "ArrowLeft", "PageDown", "PageUp", " "):
        page.keyboard.press(key)

    assert field.input_value().startswith("Bí thư . b B đến muộ")
    assert [request.url for request in laptop.requests if request.method == "POST"] == []
    page.keyboard.press("Enter")
    expect(page.locator("#on-mc")).to_contain_text("Bí thư")
    assert gala.revision == 0


def test_two_people_press_at_once_and_the_ceremony_moves_once(gala: Gala, devices: Devices) -> None:
    pages: list[Page] = []
    on_their_way: list[Route] = []
    answers: list[Response] = []
    for role, face in (("mc", "mc"), ("stage", "desk")):
        device = devices(gala, role)
        device.forgives("409")
        device.context.route("**/stage/advance", lambda route: on_their_way.append(route))
        device.context.on("response", lambda response: answers.append(response))
        pages.append(device.opens(f"{gala.base}/{face}"))

    for page in pages:
        page.keyboard.press("PageDown")
    until(pages[0], lambda: len(on_their_way) == 2, "the second press")
    for route in on_their_way:
        route.continue_()

    for page in pages:
        carries(page, 1)
    until(
        pages[0],
        lambda: sum(bool(page.locator("toast-line").text_content()) for page in pages) == 1,
        "the refusal",
    )
    until(pages[0], lambda: len(told(answers)) == 2, "both answers")
    assert (told(answers), gala.revision) == ([200, 409], 1)


def test_after_the_last_step_go_does_nothing(gala: Gala, devices: Devices) -> None:
    tablet = devices(gala, "mc")
    mc = gala.program("mc")
    while stands(gala)[0] != "closing":
        mc.post("/stage/advance", revision=gala.revision)
    page = tablet.opens(f"{gala.base}/mc")
    last = gala.stage

    expect(page.locator('[data-key="go"]')).to_be_disabled()
    for key in (" ", "ArrowRight", "PageDown"):
        page.keyboard.press(key)
    presses(page, "ArrowLeft", last["revision"] + 1)

    assert advances(tablet) == 0


def test_b_and_the_full_stop_turn_the_hall_black_and_back(gala: Gala, devices: Devices) -> None:
    laptop, projector = devices(gala, "stage"), devices(gala, "screen", **PROJECTOR)
    hall = projector.opens(f"{gala.base}/hall")
    page = laptop.opens(f"{gala.base}/desk")
    black = page.get_by_role("button", name="Tắt hình", exact=True)

    for key in ("b", "."):
        page.keyboard.press(key)
        expect(hall.locator("live-picture .card")).to_have_attribute("data-card", "black")
        expect(black).to_have_attribute("aria-pressed", "true")
        page.keyboard.press(key)
        expect(hall.locator("live-picture .card")).to_have_attribute("data-card", "banner")
        expect(black).to_have_attribute("aria-pressed", "false")


def test_the_hall_follows_every_press(gala: Gala, devices: Devices) -> None:
    gala.award("Giấy khen", recipient="Nguyễn Thị Ánh")
    laptop, projector = devices(gala, "stage"), devices(gala, "screen", **PROJECTOR)
    hall = projector.opens(f"{gala.base}/hall")
    page = laptop.opens(f"{gala.base}/desk")

    seen = []
    for revision in range(1, 13):
        presses(page, "PageDown", revision)
        expected = gala.stage["screen"]["scene"]
        expect(hall.locator("live-picture .card")).to_have_class(f"card card-{expected}")
        seen.append(expected)

    assert "honouree" in seen and "speaker" in seen

"""Every page on every size of screen in both languages: nothing stands out, nothing is cut off."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import feasts
from tests.browser.conftest import Devices
from tests.browser.devices import PROJECTOR, Device
from tests.browser.looks import SIZES, clipped, resize, too_wide, unreachable
from tests.edges import Browser
from tests.galas import Gala
from tests.people import nonce
from tests.servers import Server

FACES = ("desk", "mc", "door", "tray", "wing", "host", "problems", "programme")
ORGANISERS = tuple(
    "/events {base} {base}/preparation {base}/invitations {base}/report {base}/hall/shell".split()
)
"""What is prepared in an event is looked at beside its own stories, with the longest lists."""
ANYBODYS = ("/", "/join", "/login", "/setup", "/ca", "/nowhere")
LANGUAGES = ("vi", "en")
AXE = {"vi": ("phone", "tablet", "laptop", "4K"), "en": ("phone", "laptop"), "wall": ("laptop", "1080p")}
"""The sizes in which axe-core looks too: a layout, once in each language; a wall is one layout."""
SCENES = {
    "the banner": lambda gala: feasts.shows(gala, "banner"),
    "the programme": lambda gala: feasts.shows(gala, "programme"),
    "a speaker": lambda gala: feasts.comes_to(gala, "award", "reading"),
    "one honouree": lambda gala: feasts.comes_to(gala, "award", "call", 1),
    "twelve names": lambda gala: feasts.comes_to(gala, "award", "call", 12),
    "thirty names": lambda gala: feasts.comes_to(gala, "award", "call", 30),
    "five collectives": lambda gala: feasts.comes_to(gala, "award", "call", 5),
    "a message": lambda gala: feasts.shows(gala, "message", feasts.REASON[:160]),
}
PICTURES = os.environ.get("CEREMONY_TEST_PICTURES")
"""A folder that gets a picture of everything that is looked at."""


@pytest.fixture(scope="package")
def feast(server: Server, organiser: Browser) -> Gala:
    return feasts.feast(server, organiser)


def looked_over(page: Page, name: str, kind: str, root: str | None = None) -> list[str]:
    """Look at a page in every size; return what is wrong with it."""
    wrong = []
    for size in SIZES:
        resize(page, size)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name.strip('/').replace('/', '-')}-{size}.png")
        found = [*too_wide(page), *(clipped(page, root) if root else [])]
        found += unreachable(page) if size in AXE[kind] else []
        wrong += [f"{size}: {one}" for one in found]
    return wrong


def speaks(device: Device, language: str) -> None:
    assert device.context.request.get(f"/join?lang={language}").ok


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", FACES)
def test_a_face_of_the_crew(feast: Gala, devices: Devices, face: str, language: str) -> None:
    feasts.shows(feast, "auto")
    feasts.comes_to(feast, "award", "call", 12)
    device = devices(feast, "stage", "mc", "door", "tray", "wing", "host")
    speaks(device, language)

    page = device.opens(f"{feast.base}/{face}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("connection-lamp")).to_have_attribute("data-state", "on")

    wrong = looked_over(page, f"{face}-{language}", language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ORGANISERS)
def test_a_page_of_the_organiser(
    feast: Gala, organiser: Browser, devices: Devices, path: str, language: str
) -> None:
    device = devices()
    device.is_the_browser_of(organiser)
    speaks(device, language)

    page = device.opens(path.format(base=feast.base))

    wrong = looked_over(page, f"organiser-{path.format(base='board')}-{language}", language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ANYBODYS)
def test_a_page_of_anybody(devices: Devices, path: str, language: str) -> None:
    device = devices()
    device.forgives("status of 404")
    speaks(device, language)

    page = device.opens(path)

    wrong = looked_over(page, f"anybody-{path.strip('/') or 'home'}-{language}", language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("scene", SCENES)
def test_a_card_on_the_wall(feast: Gala, devices: Devices, scene: str) -> None:
    feasts.shows(feast, "auto")
    SCENES[scene](feast)
    page = devices(feast, "screen", **PROJECTOR).opens(f"{feast.base}/hall")

    wrong = looked_over(page, f"hall-{scene.replace(' ', '-')}", "wall", root="live-picture")
    assert not wrong, "\n".join(wrong)


def test_a_greeting_in_the_lobby(feast: Gala, devices: Devices) -> None:
    door = feast.program("door")
    for name in ("Võ Văn Bảy", "Phạm Thị Út", feasts.LONGEST):
        door.post("/checkins", delegate_id=feast.delegate(name), nonce=nonce())
    page = devices(feast, "screen", **PROJECTOR).opens(f"{feast.base}/lobby")
    expect(page.locator('[data-place="now"] .name')).to_have_text(feasts.LONGEST)
    expect(page.locator('[data-place="past"]')).to_have_count(4)

    wrong = looked_over(page, "lobby", "wall", root="live-picture")
    assert not wrong, "\n".join(wrong)

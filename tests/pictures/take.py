"""Takes the README's pictures: `python -m tests.pictures.take`.

It starts the sample and plays it to each moment. Nothing is drawn for show: people, names and seats are the
sample's, and every picture is a page as a phone, a tablet or a projector sees it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from ceremony.firstrun import ROOT
from ceremony.samples import DEMO
from ceremony.samples.play.crew import Company, House, Plain
from ceremony.samples.play.pace import Pace
from ceremony.samples.play.story import Story, tell
from ceremony.settings import from_environment
from tests import machine

FOLDER = Path(__file__).parent
MOST_BYTES = 300_000
IN_THE_HALL = 171
"""How many are in when the phone at the door is looked at."""
BATCH = 5
SETTLES_MS = 700


@dataclass(frozen=True, slots=True)
class Screen:
    """What somebody holds or looks at: CSS pixels, and how dense they are."""

    role: str
    width: int
    height: int
    scale: float = 1.0


PHONE = Screen("door", 390, 760, 2)
TABLET = Screen("mc", 1180, 820)
DESK = Screen("stage", 1440, 900)
TRAY = Screen("tray", 1180, 820)
HALL = Screen("screen", 1280, 720)


def main() -> None:
    """Take every picture anew."""
    with (
        tempfile.TemporaryDirectory(prefix="ceremony-pictures-") as data,
        _demo(Path(data)) as (url, links),
        sync_playwright() as playwright,
    ):
        company = Company(House(url, DEMO, from_environment(Path(data)).house_key), Pace(1000))
        browser = playwright.chromium.launch(executable_path=machine.browser())
        _take(browser, links, company)
        browser.close()


def _take(browser: Browser, links: dict[str, str], company: Company) -> None:
    story = _story(company)
    guests = [guest for door in story.parties for party in door for guest in party.guests]
    for guest in guests[:IN_THE_HALL]:
        company.doors[guest.id % 3].scan(code=guest.code)
    honoured = next(one for one in guests[IN_THE_HALL:] if one.category.startswith("exemplar"))
    door, hall = (_opened(browser, links, screen) for screen in (PHONE, HALL))
    door.get_by_role("textbox", name="Quét mã").fill(honoured.hand_code)
    door.keyboard.press("Enter")
    door.get_by_text(honoured.name).first.wait_for()
    _keep(door, "door")
    _keep(hall, "hall-banner")
    mc, desk, tray = (_opened(browser, links, screen) for screen in (TABLET, DESK, TRAY))
    _go_until(company, _one_person_is_named)
    _keep(hall, "hall-honouree")
    _go_until(company, _a_batch_is_called)
    for one in _members(company, BATCH + 1):
        company.wing.move(one["id"], "mark_absent" if one["id"] == story.on_behalf.id else "line_up")
    for page, name in ((hall, "hall-batch"), (mc, "mc"), (desk, "desk"), (tray, "tray")):
        _keep(page, name)


def _story(company: Company) -> Story:
    door, desk = company.doors[0].crew, company.desk
    invitations = company.house.ask("invitations")
    return tell(door.get("delegates", limit=5000), invitations, desk.get("awards"), desk.get("programme"))


def _one_person_is_named(stage: Plain) -> bool:
    return bool(stage["screen"]["scene"] == "honouree" and stage["award"]["batch"] == 2)


def _a_batch_is_called(stage: Plain) -> bool:
    return bool(stage["step"]["kind"] == "on_stage" and stage["award"]["batch"] == BATCH)


def _go_until(company: Company, there: Callable[[Plain], bool]) -> None:
    while not there(company.mc.press("advance")):
        pass


def _members(company: Company, batch: int) -> list[Plain]:
    batches = company.desk.get("awards")["batches"]
    return next(list(one["recipients"]) for one in batches if one["no"] == batch)


@contextmanager
def _demo(data: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Run the demo; the value is its address and a link per role, as it prints them."""
    options = ["--no-open", "--host", "127.0.0.1", "--port", "0", "--data", str(data)]
    server = subprocess.Popen(
        [sys.executable, "-m", "ceremony", "demo", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    links: dict[str, str] = {}
    assert server.stdout is not None
    try:
        for line in server.stdout:
            if found := re.match(r"  (\w+) +(http\S+)", line):
                links[found[1]] = found[2]
            if line.startswith("Open a link"):
                break
        yield links["screen"].partition("/join")[0], links
    finally:
        server.terminate()
        server.wait(timeout=20)


def _opened(browser: Browser, links: dict[str, str], screen: Screen) -> Page:
    """A device of this size that has joined by its link."""
    page = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        device_scale_factor=screen.scale,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    ).new_page()
    page.goto(links[screen.role])
    page.wait_for_url(f"**/events/{DEMO}/**")
    return page


def _keep(page: Page, name: str) -> None:
    """Save what the page shows, once its fonts are there and nothing moves."""
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(SETTLES_MS)
    (FOLDER / f"{name}.png").write_bytes(_small(page.screenshot(animations="disabled")))


def _small(png: bytes) -> bytes:
    """The picture with as many colours as fit in the bytes a README should cost."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64):
        out = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < MOST_BYTES:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()

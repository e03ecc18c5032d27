"""Takes the README's pictures: `python -m tests.pictures.take`.

It starts the sample and plays it to each moment of a morning. Nothing is drawn for show: people, names and
seats are the sample's, and every picture is a page as a phone, a tablet or a projector sees it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from ceremony import samples
from ceremony.base import clock
from ceremony.core.role_names import ROLE_NAMES
from ceremony.firstrun import ROOT
from ceremony.samples import DEMO
from ceremony.samples.play.crew import Company, House, Plain
from ceremony.samples.play.pace import Pace
from ceremony.samples.play.story import Guest, Story, tell
from ceremony.settings import from_environment
from tests import machine

FOLDER = Path(__file__).parent
MOST_BYTES = 300_000
IN_THE_HALL = 171
"""How many are in when the phone at the door is looked at."""
BATCH = 5
SETTLES_MS = 1600
KEEPS_ITSELF_MS = 6000
"""Until a phone has kept the door's page for when nobody answers."""
OPENS = datetime(2026, 3, 26, 6, 40, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
STAGED, AT_THE_DOOR = OPENS + timedelta(minutes=40), OPENS + timedelta(minutes=34)
"""The sample begins ten minutes after it is staged: at half past seven."""
LATE = timedelta(minutes=2)
PAPERS = (("invitations", 1), ("badges", 1), ("nameplates", 1), ("tray-list", 1))
PAPER_DPI, GAP, TABLE = 56, 14, "#7d766d"
WORDS = "một câu dễ nhớ mà dài"


ROLES = {name: role for role, name in ROLE_NAMES.items()}


class Morning:
    """What hour it is in the hall. The server reads it from a file (see `morning/sitecustomize.py`)."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (FOLDER / "morning", ROOT))),
            "CEREMONY_PICTURES_CLOCK": str(self._file),
        }

    def becomes(self, hour: datetime) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.write_text(str((hour - clock.now()).total_seconds()), "ascii")
        fresh.replace(self._file)


@dataclass(frozen=True, slots=True)
class Screen:
    """What somebody holds or looks at: CSS pixels, and how dense they are."""

    role: str
    width: int
    height: int
    scale: float = 1.0


PHONE = Screen("door", 390, 760, 2)
DOOR_LAPTOP = Screen("door", 1280, 800)
TABLET = Screen("mc", 1180, 820)
DESK = Screen("stage", 1440, 900)
TRAY = Screen("tray", 1180, 820)
HALL = Screen("screen", 1280, 720)
OFFICE = Screen("organiser", 1440, 900)


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory(prefix="ceremony-pictures-") as folder, sync_playwright() as playwright:
        morning, data = Morning(Path(folder)), Path(folder) / "data"
        morning.becomes(STAGED)
        with _demo(data, morning) as (url, links):
            company = Company(House(url, DEMO, from_environment(data).house_key), Pace(1000))
            browser = playwright.chromium.launch(executable_path=machine.browser())
            _prepare(browser, url, data)
            _print(data, morning)
            _take(browser, links, company, morning)
            browser.close()


def _take(browser: Browser, links: dict[str, str], company: Company, morning: Morning) -> None:
    story = _story(company)
    guests = [guest for door in story.parties for party in door for guest in party.guests]
    for no, guest in enumerate(guests[:IN_THE_HALL]):
        morning.becomes(OPENS + (AT_THE_DOOR - OPENS) * no / IN_THE_HALL)
        company.doors[guest.id % 3].scan(code=guest.code)
    honoured = next(one for one in guests[IN_THE_HALL:] if one.category.startswith("exemplar"))
    morning.becomes(AT_THE_DOOR)
    door, hall = (_opened(browser, links, screen) for screen in (PHONE, HALL))
    door.get_by_role("textbox", name="Quét mã").fill(honoured.hand_code)
    door.keyboard.press("Enter")
    door.get_by_text(honoured.name).first.wait_for()
    _keep(door, "door")
    _keep(hall, "hall-banner")
    _keep(_at(_opened(browser, links, HALL), "lobby"), "lobby")
    _doors_disagree(browser, links, company, [one for one in guests[IN_THE_HALL:] if one is not honoured])
    presses = _presses(company)
    _go_until(company, morning, presses, _one_person_is_named)
    _keep(hall, "hall-honouree")
    _go_until(company, morning, presses, _a_batch_is_called)
    for one in _members(company, BATCH + 1):
        company.wing.move(one["id"], "mark_absent" if one["id"] == story.on_behalf.id else "line_up")
    _keep(hall, "hall-batch")
    for screen, name in ((TABLET, "mc"), (DESK, "desk"), (TRAY, "tray")):
        _keep(_opened(browser, links, screen), name)


def _doors_disagree(browser: Browser, links: dict[str, str], company: Company, coming: list[Guest]) -> None:
    """A phone without network lets in somebody whom another door lets in as well; the desk is told."""
    phone = _opened(browser, links, PHONE)
    phone.locator("door-desk[listed]").wait_for()
    phone.wait_for_timeout(KEEPS_ITSELF_MS)
    phone.context.set_offline(True)
    twice, once = [one for one in coming if one.category.startswith("exemplar")][:2]
    for guest in (twice, once):
        phone.get_by_role("textbox", name="Quét mã").fill(guest.hand_code)
        phone.keyboard.press("Enter")
        phone.locator(".answer").get_by_text(guest.name).first.wait_for()
    _keep(phone, "door-offline")
    company.doors[0].scan(code=twice.code)
    phone.context.set_offline(False)
    phone.locator(".reach-differ").wait_for()
    _keep(_at(_opened(browser, links, DOOR_LAPTOP), "problems"), "problems")


def _at(page: Page, face: str) -> Page:
    page.goto(re.sub("/events/([^/]+)/.*", rf"/events/\1/{face}", page.url))
    return page


def _prepare(browser: Browser, url: str, data: Path) -> None:
    """The week before, in the office: a plan looked over, a list of people, the proof of the awards."""
    page = _signed_in(browser, url, data)
    _send(page, f"{url}/events/new", samples.PLAN)
    page.locator("form.plan-form").wait_for()
    page.locator("input[name=starts_on]").focus()
    _keep(page, "plan")
    page.locator("input[name=slug]").fill("mot-nam-sau")
    page.locator("form.plan-form .form-end button.primary").click()
    page.locator("h1").wait_for()
    _send(page, f"{url}/events/mot-nam-sau/people/import", samples.DELEGATES)
    page.locator("form[action$='/apply']").wait_for()
    page.locator("details summary").filter(has_text="chữ hoa").nth(0).click()
    page.locator("details summary").filter(has_text="chữ hoa").last.click()
    _keep(page, "import")
    page.goto(f"{url}/events/{DEMO}/proof")
    _keep(page, "proof")
    _print_shop(page, f"{url}/events/{DEMO}")


def _print_shop(page: Page, base: str) -> None:
    """Everything is printed, then one name is put right."""
    for kind in ("badges", "door-list"):
        page.goto(f"{base}/print/{kind}")
        page.locator("form[method=post] button.primary").first.click()
        page.locator(".print-ready").wait_for()
    page.goto(f"{base}/people?sort=list")
    page.goto(page.locator("tbody th a").nth(4).evaluate("link => link.href"))
    page.locator("form.person-form input[name=position]").fill("Chi hội trưởng Hội Nông dân ấp")
    page.locator("form.person-form button.primary").first.click()
    page.wait_for_url("**/people?*")
    page.goto(f"{base}/print")
    page.locator(".chip.is-old").first.wait_for()
    _keep(page, "print")


def _print(data: Path, morning: Morning) -> None:
    """The papers of the sample: the first page of some of them, side by side."""
    taken = []
    for kind, page in PAPERS:
        file = data / f"{kind}.pdf"
        command = ["print", kind, "--event", DEMO, "--out", str(file), "--data", str(data)]
        subprocess.run(
            [sys.executable, "-m", "ceremony", *command], cwd=ROOT, env=morning.environment, check=True
        )
        taken.append(_one_page(file, page))
    height = max(one.height for one in taken)
    whole = Image.new("RGB", (sum(one.width + GAP for one in taken) + GAP, height + 2 * GAP), TABLE)
    left = GAP
    for one in taken:
        whole.paste(one, (left, GAP + (height - one.height) // 2))
        left += one.width + GAP
    out = BytesIO()
    whole.save(out, "PNG")
    (FOLDER / "papers.png").write_bytes(_small(out.getvalue()))


def _one_page(pdf: Path, page: int) -> Image.Image:
    options = ["-r", str(PAPER_DPI), "-f", str(page), "-l", str(page), "-png", "-singlefile"]
    made = subprocess.run(["pdftoppm", *options, str(pdf)], capture_output=True, check=True)
    return Image.open(BytesIO(made.stdout)).convert("RGB")


def _signed_in(browser: Browser, url: str, data: Path) -> Page:
    """The organiser's own browser, set up by the link that the command line prints."""
    command = [sys.executable, "-m", "ceremony", "setup-link", "--data", str(data)]
    link = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout.split()[-1]
    page = _page(browser, OFFICE)
    page.goto(f"{url}/setup#{link.rpartition('#')[2]}")
    for name, value in (("name", "Trần Thị Bình"), ("email", "binh@tanhoa.example"), ("password", WORDS)):
        page.locator(f"input[name={name}]").fill(value)
    page.locator("button.primary").click()
    page.wait_for_url(f"{url}/events")
    return page


def _send(page: Page, path: str, file: Path) -> None:
    page.goto(path)
    page.set_input_files("input[type=file]", file)
    page.locator("form[data-drop] button.primary").click()


def _story(company: Company) -> Story:
    door, desk = company.doors[0].crew, company.desk
    invitations = company.house.ask("invitations")
    return tell(door.get("delegates", limit=5000), invitations, desk.get("awards"), desk.get("programme"))


def _one_person_is_named(stage: Plain) -> bool:
    return bool(stage["screen"]["scene"] == "honouree" and stage["award"]["batch"] == 2)


def _a_batch_is_called(stage: Plain) -> bool:
    return bool(stage["step"]["kind"] == "on_stage" and stage["award"]["batch"] == BATCH)


def _presses(company: Company) -> Iterator[datetime]:
    """When each GO is due: every step takes its share of its item, and the day runs a little late."""
    for item in company.mc.get("programme"):
        begins, steps = datetime.fromisoformat(item["planned_at"]), len(item["steps"])
        for no in range(steps):
            yield begins + LATE + timedelta(minutes=item["minutes"]) * no / steps


def _go_until(
    company: Company, morning: Morning, presses: Iterator[datetime], there: Callable[[Plain], bool]
) -> None:
    for due in presses:
        morning.becomes(due)
        if there(company.mc.press("advance")):
            return


def _members(company: Company, batch: int) -> list[Plain]:
    batches = company.desk.get("awards")["batches"]
    return next(list(one["recipients"]) for one in batches if one["no"] == batch)


@contextmanager
def _demo(data: Path, morning: Morning) -> Iterator[tuple[str, dict[str, str]]]:
    """Run the demo; the value is its address and a link per role, as it prints them."""
    options = ["--no-open", "--no-https", "--host", "127.0.0.1", "--port", "0", "--data", str(data)]
    server = subprocess.Popen(
        [sys.executable, "-m", "ceremony", "demo", *options],
        cwd=ROOT,
        env=morning.environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    links: dict[str, str] = {}
    assert server.stdout is not None
    try:
        for line in server.stdout:
            if found := re.match(r"  (\S.*?)  +(http\S+)", line):
                links[ROLES[found[1]]] = found[2]
            if links and not line.strip():
                break
        yield links["screen"].partition("/join")[0], links
    finally:
        server.terminate()
        server.wait(timeout=20)


def _opened(browser: Browser, links: dict[str, str], screen: Screen) -> Page:
    """A device of this size that has joined by its link."""
    page = _page(browser, screen)
    page.goto(links[screen.role])
    if screen.role == "door":
        page.locator("input[name=device_name]").fill("Hùng")
        page.locator("input[name=door]").fill("cửa B")
        page.locator("form button.primary").click()
    page.wait_for_url(f"**/events/{DEMO}/**")
    return page


def _page(browser: Browser, screen: Screen) -> Page:
    return browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        device_scale_factor=screen.scale,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    ).new_page()


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

"""The checklist of devices on the organiser's board: what each said of itself, live."""

from __future__ import annotations

from typing import Any

from tests.checkin.test_health import WELL, says
from tests.edges import Element, Socket, read
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Door


class Board:
    """The organiser's page of the event, and the list of devices that it is sent."""

    def __init__(self, gala: Gala) -> None:
        self.gala = gala
        token = gala.organiser.open(gala.base).one("meta", name="ceremony-pass").attributes["content"]
        self.line = Socket(gala.address, token).open()
        self.line.watch(gala.slug, "devices")

    def until(self, name: str, lamp: str, *words: str) -> Element:
        """Wait for a picture in which this device has this lamp, and all these words; return its row."""
        return self.line.until(lambda: self._row(name, lamp, words), f"{name} {lamp}")  # type: ignore[no-any-return]

    def _row(self, name: str, lamp: str, words: tuple[str, ...]) -> Element | None:
        pictures = self.line.of("devices")
        for row in read(pictures[-1]["html"]).all("tr") if pictures else ():
            lit = list(row.all("td", of_class=f"lamp-{lamp}"))
            if name in row.text and lit and all(one in row.text for one in words):
                return row
        return None


def well(**other: Any) -> dict[str, Any]:
    return {**WELL, "waiting": 0, **other}


@ONE_DATABASE
def test_a_door_is_ready_once_it_says_so_and_whatever_is_amiss_is_told(gala: Gala, door: Door) -> None:
    board = Board(gala)
    board.until("Lan", "red", "không nối")
    line = Socket(gala.address, door.pass_token).open()
    board.until("Lan", "amber", "trang ở cửa chưa mở")

    says(door.browser, gala, well())
    board.until("Lan", "green", "Cửa A", "82 %", "danh sách 8 người")
    summary = read(board.line.pictures[-1]["html"]).one(of_class="doors-ready")
    assert summary.text == "1 cửa sẵn sàng"
    says(door.browser, gala, well(waiting=12, battery=7, camera="untested"))
    board.until("Lan", "red", "sắp hết pin", "12 chờ gửi", "máy ảnh đã thử")

    line.cut()
    row = board.until("Lan", "red", "không nối, từ", "12 chờ gửi")
    assert row.one("time-ago").attributes["at"].endswith("Z")
    summary = read(board.line.pictures[-1]["html"]).one(of_class="doors-ready")
    assert summary.text == "0 cửa sẵn sàng, 1 không nối"
    board.line.cut()


@ONE_DATABASE
def test_whoever_joins_again_leaves_no_dead_device_and_two_phones_make_one_door(
    gala: Gala, door: Door
) -> None:
    again, other = Door(gala, "Lan"), Door(gala, "Mai")
    lines = [Socket(gala.address, one.pass_token).open() for one in (again, other)]
    for one in (again, other):
        says(one.browser, gala, well())
    board = Board(gala)

    board.until("Mai", "green", "Cửa A")
    picture = read(board.line.of("devices")[-1]["html"])
    assert picture.one(of_class="doors-ready").text == "1 cửa sẵn sàng"
    assert ["Lan" in row.text for row in picture.all("tr")].count(True) == 1
    old = gala.organiser.open(gala.base).one("details", of_class="devices")
    assert [one.one("b").text for one in old.all("li")] == ["Lan"]
    for line in (*lines, board.line):
        line.cut()


@ONE_DATABASE
def test_a_revoked_device_leaves_the_list_and_is_heard_no_more(gala: Gala, door: Door) -> None:
    board = Board(gala)
    key = board.until("Lan", "red").one("button")
    assert key.attributes["form"] == "commands"
    line = Socket(gala.address, door.pass_token).open()
    board.until("Lan", "amber")

    gala.organiser.sends(key.attributes["formaction"])

    line.until(lambda: line.closed, "the end of the line")
    board.line.until(lambda: "Lan" not in board.line.pictures[-1]["html"], "the list without it")
    calls = [says(door.browser, gala, well())[0], door.browser.get(f"{gala.base}/door").status_code]
    assert calls == [401, 401]
    board.line.cut()


@ONE_DATABASE
def test_the_board_lists_devices_without_script_too(gala: Gala, door: Door) -> None:
    page = gala.organiser.open(gala.base)
    row = next(one for one in page.all("tr") if "Lan" in one.text)

    answer = gala.organiser.post(row.one("button").attributes["formaction"], script=False)

    assert (answer.status_code, answer.headers["Location"]) == (303, gala.base)
    assert "Lan" not in gala.organiser.open(gala.base).text


@ONE_DATABASE
def test_the_list_stays_small_and_the_page_names_every_device(gala: Gala, door: Door) -> None:
    for no in range(40):
        gala.joined("door", f"Nguyễn Thị Hoàng Phương Thảo Nguyên {no:02}, cửa phía Đông")
    line = Socket(gala.address, door.pass_token).open()
    board = Board(gala)

    board.until("Lan", "amber", "trang ở cửa chưa mở")
    assert len(board.line.of("devices")[-1]["html"].encode()) < 16_000
    page = gala.organiser.open(gala.base)
    keys = [one for one in page.all("button") if "/revoke" in one.attributes.get("formaction", "")]
    assert len({one.attributes["formaction"] for one in keys}) == 41
    for one in (line, board.line):
        one.cut()

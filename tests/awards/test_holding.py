"""Held and withdrawn up to the moment of the call, from the organiser's page: neither called nor shown."""

from __future__ import annotations

import pytest

from tests.awards.lists import AN, ANH, Office, words, workbook
from tests.galas import Gala
from tests.people import MC, Projector


def buttons(office: Office, name: str) -> list[str]:
    page = office.browser.open(f"{office.base}/decisions")
    told = (one.attributes.get("aria-label", "") for one in page.all("button"))
    return [label.removesuffix(f": {name}") for label in told if label.endswith(f": {name}")]


@pytest.mark.parametrize("status", ["draft", "ready"])
@pytest.mark.parametrize(("move", "phase"), [("hold", "held"), ("withdraw", "withdrawn")])
def test_a_name_is_locked_before_the_day_and_the_day_passes_it_over(
    eve: Gala, status: str, move: str, phase: str
) -> None:
    office = Office(eve)
    office.imports(workbook(AN, ANH))
    if status == "ready":
        eve.stands("ready")
    an = office.recipient("Nguyễn Văn An")

    assert office.presses(f"/awards/{an}/moves/{move}").status_code == 303

    assert eve.phase(an) == phase
    assert "Nguyễn Văn An" not in words(office.browser.open(f"{office.base}/proof"))
    for later in ("live",) if status == "ready" else ("ready", "live"):
        eve.stands(later)
    mc, wall = MC(eve, "Hạnh"), Projector(eve, "Màn chiếu")
    seen: list[tuple[str, ...]] = []
    while eve.stage["item"] is None or eve.stage["item"]["type"] != "closing":
        mc.advances()
        seen.append(wall.shows)
    mc.leaves()
    wall.leaves()
    assert eve.phase(an) == phase
    assert eve.phase(office.recipient("Nguyễn Thị Ánh")) == "presented"
    assert not any("Nguyễn Văn An" in shown for shown in seen)


def test_the_page_offers_what_may_still_be_done(gala: Gala, mc: MC) -> None:
    office = Office(gala)
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    assert buttons(office, "Nguyễn Văn An") == ["Đưa lên", "Đưa xuống", "Tạm giữ", "Thu hồi"]
    office.presses(f"/awards/{ids[0]}/moves/hold")
    assert buttons(office, "Nguyễn Văn An") == ["Đưa lên", "Đưa xuống", "Thôi giữ", "Thu hồi"]

    mc.comes_to("call")

    assert buttons(office, "Nguyễn Thị Ánh") == ["Đưa lên", "Đưa xuống"]
    assert office.presses(f"/awards/{ids[1]}/moves/hold").status_code == 409


def test_who_is_released_before_the_day_has_a_place_again(eve: Gala) -> None:
    office = Office(eve)
    office.imports(workbook(AN, ANH))
    an = office.recipient("Nguyễn Văn An")
    office.presses(f"/awards/{an}/moves/hold")
    office.edits_recipient("Nguyễn Thị Ánh", position="Hiệu trưởng")
    assert office.of("Nguyễn Thị Ánh", "tray") == (1,)

    office.presses(f"/awards/{an}/moves/release")

    assert office.of("Nguyễn Văn An", "batch", "tray") == (1, 1)
    assert office.of("Nguyễn Thị Ánh", "batch", "tray") == (1, 2)

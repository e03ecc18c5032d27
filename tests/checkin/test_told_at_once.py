"""What the door tells the stage at once, by socket: whom the MC introduces, whom the tray waits for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.checkin.test_group import lets_in as lets_in_together
from tests.checkin.test_walk_ins import comes
from tests.edges import PATIENCE_S
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import MC, Door, Tray, nonce

CHAU, BAO, LAI = "Lê Minh Châu", "Trần Quốc Bảo", "Trần Văn Vãng Lai"
AN, ON, LOAN = "Nguyễn Văn An", "Đặng Văn Ổn", "H'Loan Niê"


def brings_late(door: Door, *names: str) -> None:
    """A door that had no network sends what it told its guests ten minutes ago."""
    at = (datetime.now(UTC) - timedelta(minutes=10)).isoformat()
    items: list[dict[str, Any]] = [
        {"kind": "check_in", "nonce": nonce(), "delegate_id": door.gala.delegate(name), "at": at,
         "door": "Cửa B", "by": "Mai", "shown": "admitted"}
        for name in names
    ]  # fmt: skip
    door.browser.open(f"{door.gala.base}/programme")
    answer = door.browser.session.post(
        f"{door.gala.address}{door.gala.base}/door/sync",
        json={"items": items},
        headers={"X-Requested-With": "ceremony", "X-CSRFToken": door.browser.csrf},
        timeout=PATIENCE_S,
    )
    assert [one["outcome"] for one in answer.json()["results"]] == ["admitted"] * len(names)


@ONE_DATABASE
def test_the_mc_introduces_whoever_has_come_in_whatever_way(gala: Gala, mc: MC, door: Door) -> None:
    mc.comes_to("introduce")
    introduced = [list(mc.marks)]

    gala.program("door").post("/checkins", delegate_id=gala.delegate(CHAU), nonce=nonce())
    introduced.append(list(mc.marks))
    comes(door, LAI, position="Ủy viên Ban Thường vụ Tỉnh ủy", category="guest_superior")
    introduced.append(sorted(mc.marks))
    brings_late(door, BAO)
    introduced.append(sorted(mc.marks))
    door.takes_back(CHAU)
    introduced.append(sorted(mc.marks))

    assert introduced == [[], [CHAU], [CHAU, LAI], [CHAU, BAO, LAI], [BAO, LAI]]


@ONE_DATABASE
def test_the_tray_waits_for_nobody_who_has_come_in_whatever_way(gala: Gala, tray: Tray, door: Door) -> None:
    gala.decides("Giấy khen", AN, ON, LOAN)

    def awaited() -> list[str]:
        """The words of the marks beside certificates, in the tray's order."""
        rows = tray.sees.all("li", of_class="tray-row")
        return [" ".join(one.text for one in row.all("strong", of_class="mark-word")) for row in rows]

    marks = [awaited()]
    brings_late(door, AN)
    marks.append(awaited())
    lets_in_together(door, [gala.delegate(LOAN)], "with-others")
    marks.append(awaited())
    comes(door, "Lý Thị Thay", instead_of=gala.delegate(ON), on_whose_say="Trạm Y tế")
    marks.append(awaited())
    door.takes_back(AN)
    marks.append(awaited())

    assert marks == [
        ["CHƯA ĐẾN", "CHƯA ĐẾN", "CHƯA ĐẾN"],
        ["", "CHƯA ĐẾN", "CHƯA ĐẾN"],
        ["", "CHƯA ĐẾN", ""],
        ["", "NHẬN THAY", ""],
        ["CHƯA ĐẾN", "NHẬN THAY", ""],
    ]

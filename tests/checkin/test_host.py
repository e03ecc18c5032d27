"""Those who receive guests of honour: who stands at a door, who has come, who is still awaited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.edges import PATIENCE_S, Refused
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Crew, Door, nonce

CHAU = "Lê Minh Châu"


class Host(Crew):
    """Somebody with a phone in the hand, who walks to the guests of honour."""

    role = surface = page = "host"

    @property
    def standing(self) -> list[str]:
        return self._names("section", "standing")

    @property
    def arrived(self) -> list[str]:
        return self._names("ul", "arrived")

    @property
    def awaited(self) -> list[str]:
        return [one.text for one in self.sees.one("ol").all("b") if one.text != "A1"]

    def met(self, name: str) -> str:
        """Who met this guest; empty for nobody."""
        row = next(one for one in self.sees.all("li", of_class="guest") if name in one.text)
        return next((one.text.rpartition(", ")[2] for one in row.all(of_class="guest-met")), "")

    def says(self, name: str, verb: str = "received") -> None:
        self.opens()
        self.browser.sends(f"{self.gala.base}/host/guests/{self.gala.delegate(name)}/{verb}")

    def _names(self, tag: str, group: str) -> list[str]:
        return [
            one.one("b").text
            for one in self.sees.one(tag, data_group=group).all()
            if "data-guest" in one.attributes
        ]


@pytest.fixture
def host(crew: Callable[..., Host]) -> Host:
    return crew(Host, "Hoa")


def stands_at(door: Door, name: str) -> None:
    """The door asks first: nobody is let in yet."""
    door.browser.open(f"{door.gala.base}/programme")
    answer = door.browser.session.post(
        f"{door.gala.address}{door.gala.base}/door/sync",
        json={"items": [{"kind": "check_in", "nonce": nonce(), "delegate_id": door.gala.delegate(name),
                         "door": door.door, "by": "Lan", "pause": True}]},
        headers={"X-Requested-With": "ceremony", "X-CSRFToken": door.browser.csrf},
        timeout=PATIENCE_S,
    )  # fmt: skip
    assert [one["outcome"] for one in answer.json()["results"]] == ["confirm"]


def lets_in(door: Door, name: str) -> None:
    door.gala.program("door").post(
        "/checkins", delegate_id=door.gala.delegate(name), nonce=nonce(), door=door.door
    )


def test_a_guest_of_honour_is_told_of_at_the_door_until_somebody_has_met_them(
    gala: Gala, door: Door, host: Host, crew: Callable[..., Host]
) -> None:
    other = crew(Host, "Quân")
    assert (host.standing, host.arrived, host.awaited) == ([], [], [CHAU])

    stands_at(door, CHAU)
    alert = host.sees.one("article")
    assert alert.one(of_class="guest-where").text.startswith("Đang đứng ở Cửa A")
    assert alert.one(of_class="guest-office").text == "Phó Chủ tịch UBND tỉnh"
    assert (other.standing, host.awaited) == ([CHAU], [])

    host.says(CHAU)
    assert (other.standing, other.arrived, other.awaited, other.met(CHAU)) == ([], [CHAU], [], "Hoa")
    assert [tuple(one) for one in gala.rows('select door, "by" from attendance where true')] == [
        ("Cửa A", "Hoa")
    ]

    other.says(CHAU, "not-received")
    assert (host.met(CHAU), host.arrived) == ("", [CHAU])
    assert "Đã vào, chưa ai đón" in host.sees.text


def test_a_guest_of_honour_waits_in_every_doors_picture_until_let_in_or_gone(
    gala: Gala, door: Door, host: Host
) -> None:
    def waiting() -> list[str]:
        return [one.one("b").text for one in door.sees.all("li") if "data-guest" in one.attributes]

    stands_at(door, CHAU)
    assert (waiting(), "Cửa A, từ" in door.sees.text) == ([CHAU], True)
    door.browser.sends(f"{gala.base}/door/guests/{gala.delegate(CHAU)}/gone")
    assert (waiting(), host.standing, host.arrived) == ([], [], [])

    stands_at(door, CHAU)
    asked = f"{gala.base}/door/checkins?confirm=1"
    door.browser.open(f"{gala.base}/door")
    page = door.browser.post(
        asked, script=False, delegate_id=gala.delegate(CHAU), code="", nonce=nonce()
    ).text
    assert ("MỜI VÀO" in page, waiting(), host.arrived) == (True, [], [CHAU])


def test_a_coming_in_that_is_taken_back_takes_the_meeting_with_it(gala: Gala, door: Door, host: Host) -> None:
    lets_in(door, CHAU)
    host.says(CHAU)

    gala.program("door").delete(f"/checkins/{gala.delegate(CHAU)}", reason="Nhầm", nonce=nonce())
    lets_in(door, CHAU)

    assert (host.arrived, host.met(CHAU)) == ([CHAU], "")


@ONE_DATABASE
def test_the_picture_stays_small_with_many_guests_of_honour_and_shows_whom_nobody_has_met(
    gala: Gala, door: Door, host: Host
) -> None:
    names = [f"Công Tằng Tôn Nữ Hoàng Thị Phước Thùy Dương {no:02}" for no in range(60)]
    office = "Phó Trưởng ban Thường trực Ban Tuyên giáo và Dân vận Tỉnh ủy, Ủy viên Ban Thường vụ"
    gala.invite([(name, "Tỉnh ủy Phước Bình", "guest_superior", office) for name in names])
    ids = {row.name: row.id for row in gala.rows("select id, name from delegate where name like 'Công%'")}
    for part in (names[:15], names[15:30]):
        items = [{"delegate_id": ids[name], "nonce": nonce(), "door": "Cửa phía Đông"} for name in part]
        gala.program("door").post("/checkins/batch", items=items)
    host.opens()
    host.browser.sends(f"{gala.base}/host/guests/{ids[names[29]]}/received")
    stands_at(door, CHAU)

    html = host.sees.text and host.pictures[-1]["html"]
    assert len(html.encode()) < 16_000
    assert (len(host.arrived), names[29] in host.arrived) == (10, False)
    assert "và 20 người nữa" in host.sees.text and "và 18 người nữa" in host.sees.text


@ONE_DATABASE
def test_only_hosts_say_who_was_met_and_saying_it_twice_is_once(gala: Gala, door: Door, host: Host) -> None:
    host.says(CHAU)
    host.says(CHAU)
    door.browser.open(f"{gala.base}/programme")

    with pytest.raises(Refused) as refused:
        door.browser.sends(f"{gala.base}/host/guests/{gala.delegate(CHAU)}/received")

    assert refused.value.why == (403, "forbidden")
    assert len(gala.rows("select 1 from journal where kind = 'GuestReceived'")) == 1

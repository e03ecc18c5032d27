"""The order in which guests are introduced: by rule, by hand with a reason, and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.delegates.forms import changes_undone, edits, field
from tests.edges import Element, Refused, read
from tests.galas import Gala
from tests.people import MC, Door

CAST = (
    ("Lê Minh Châu", "UBND tỉnh", "guest_superior", "Phó Chủ tịch UBND tỉnh"),
    ("Đỗ Thị Tâm", "UBND xã Tân Hòa", "leader", "Chủ tịch UBND xã"),
    ("Hồ Văn Sáu", "Đảng ủy xã Tân Hòa", "leader", "Bí thư Đảng ủy xã"),
    ("Phan Thị Tư", "UBMTTQ xã Tân Hòa", "leader", "Chủ tịch UBMTTQ xã"),
    ("Võ Văn Bảy", "Ấp Tân Lập", "guest", ""),
    ("Trần Văn Năm", "Ấp Một", "exemplar_individual", ""),
)
LEADERS = ["Hồ Văn Sáu", "Đỗ Thị Tâm", "Phan Thị Tư"]
"""Party, government, Front."""


@pytest.fixture
def hosts(eve: Gala) -> Gala:
    eve.invite(CAST)
    return eve


def order(page: Element, category: str = "leader") -> list[str]:
    section = page.one("section", aria_labelledby=f"group-{category}")
    return [row.one("b").text for row in section.all("li", of_class="order-row")]


def shown(gala: Gala) -> list[str]:
    return order(gala.organiser.open(f"{gala.base}/protocol"))


def by_api(gala: Gala) -> list[str]:
    return [one["name"] for one in gala.program("door").get("/delegates", sort="protocol")]


def moves(gala: Gala, name: str, to: int, reason: str = "Theo ý kiến lãnh đạo") -> None:
    gala.organiser.open(f"{gala.base}/protocol")
    gala.organiser.sends(f"{gala.base}/protocol/move", to=f"{gala.delegate(name)}:{to}", reason=reason)


def test_the_rule_reads_position_and_unit(hosts: Gala) -> None:
    assert shown(hosts) == LEADERS
    assert by_api(hosts) == ["Lê Minh Châu", *LEADERS, "Võ Văn Bảy", "Trần Văn Năm"]


def test_a_place_by_hand_keeps_its_reason_and_is_the_order_everywhere(hosts: Gala) -> None:
    moves(hosts, "Phan Thị Tư", 1)

    assert shown(hosts) == ["Phan Thị Tư", "Hồ Văn Sáu", "Đỗ Thị Tâm"]
    row = hosts.organiser.page.one("li", of_class="is-by-hand")
    assert "Bằng tay : Theo ý kiến lãnh đạo" in row.text
    assert by_api(hosts)[1] == "Phan Thị Tư"

    changes_undone(hosts)
    assert shown(hosts) == LEADERS


def test_against_the_rule_a_reason_is_asked_for_and_with_it_none(hosts: Gala) -> None:
    with pytest.raises(Refused, match="ghi lý do"):
        moves(hosts, "Phan Thị Tư", 1, reason=" ")
    assert shown(hosts) == LEADERS

    moves(hosts, "Phan Thị Tư", 1)
    moves(hosts, "Phan Thị Tư", 3, reason="")

    assert (shown(hosts), field(hosts, "Phan Thị Tư", "protocol_reason")) == (LEADERS, "")


def test_without_script_the_page_asks_for_the_reason(hosts: Gala) -> None:
    hosts.organiser.open(f"{hosts.base}/protocol")
    answer = hosts.organiser.post(
        f"{hosts.base}/protocol/move", script=False, to=f"{hosts.delegate('Phan Thị Tư')}:1", reason=""
    )
    page = read(answer.text)
    assert (answer.status_code, order(page)) == (422, LEADERS)
    assert page.one("p", data_part="problem").text == "Xếp Phan Thị Tư khác quy tắc: ghi lý do trước."


def test_a_number_typed_beside_somebody_is_the_place(hosts: Gala) -> None:
    person = hosts.delegate("Đỗ Thị Tâm")
    hosts.organiser.open(f"{hosts.base}/protocol")
    for pressed in ({"to": str(person)}, {"to": ""}):
        fields = {f"place-{person}": "1", "reason": "Chủ nhà", **pressed}
        hosts.organiser.sends(f"{hosts.base}/protocol/move", **fields)
        assert shown(hosts)[0] == "Đỗ Thị Tâm"


def test_who_comes_later_falls_in_by_the_rule(hosts: Gala) -> None:
    moves(hosts, "Phan Thị Tư", 1)
    edits(
        hosts, "Trần Văn Năm", category="leader", position="Phó Bí thư Đảng ủy xã", unit="Đảng ủy xã Tân Hòa"
    )

    assert shown(hosts) == ["Phan Thị Tư", "Hồ Văn Sáu", "Trần Văn Năm", "Đỗ Thị Tâm"]


def test_one_or_all_go_back_to_the_rule(hosts: Gala) -> None:
    moves(hosts, "Phan Thị Tư", 1)
    hosts.organiser.sends(f"{hosts.base}/protocol/reset", person=str(hosts.delegate("Phan Thị Tư")))
    assert shown(hosts) == LEADERS

    moves(hosts, "Đỗ Thị Tâm", 3)
    hosts.organiser.sends(f"{hosts.base}/protocol/reset")
    assert shown(hosts) == LEADERS


def test_an_office_is_suggested_and_put_right(hosts: Gala) -> None:
    shown(hosts)
    tu = hosts.delegate("Phan Thị Tư")
    path = f"{hosts.base}/protocol/{tu}/office"

    hosts.organiser.sends(path, bloc="party", level="province", appointed_on="5/3/2021")

    assert shown(hosts)[0] == "Phan Thị Tư"
    assert str(field(hosts, "Phan Thị Tư", "appointed_on")) == "2021-03-05"
    answer = hosts.organiser.post(path, script=False, bloc="party", level="", appointed_on="hôm qua")
    assert (answer.status_code, "Không đọc được ngày" in answer.text) == (422, True)
    hosts.organiser.sends(path, bloc="", level="", appointed_on="")
    assert shown(hosts) == LEADERS


def test_the_same_office_goes_by_appointment_and_then_by_age(eve: Gala) -> None:
    same = ("UBND xã Tân Hòa", "leader", "Phó Chủ tịch UBND xã")
    eve.invite([(name, *same) for name in ("Lê Văn Một", "Lê Văn Hai", "Lê Văn Ba")])
    edits(eve, "Lê Văn Ba", birth="1960")
    edits(eve, "Lê Văn Hai", birth="2/1/1970")
    assert shown(eve) == ["Lê Văn Ba", "Lê Văn Hai", "Lê Văn Một"]

    eve.organiser.sends(
        f"{eve.base}/protocol/{eve.delegate('Lê Văn Một')}/office", bloc="", level="", appointed_on="1/1/2020"
    )
    assert shown(eve)[0] == "Lê Văn Một"


def test_the_mc_introduces_those_who_are_here_in_that_order(hosts: Gala, own_mc: MC, own_door: Door) -> None:
    moves(hosts, "Phan Thị Tư", 1)
    hosts.goes_live()
    for name in ("Đỗ Thị Tâm", "Phan Thị Tư", "Lê Minh Châu"):
        own_door.lets_in(name, confirm="1")
    own_mc.comes_to("introduce")

    said = [one.one(of_class="mc-name").text for one in own_mc.sees.all("li", of_class="mc-person")]

    assert said == ["Lê Minh Châu", "Phan Thị Tư", "Đỗ Thị Tâm"]


@pytest.fixture
def own_mc(hosts: Gala) -> Iterator[MC]:
    mc = MC(hosts, "Hạnh")
    yield mc
    mc.leaves()


@pytest.fixture
def own_door(hosts: Gala) -> Door:
    return Door(hosts)


def test_who_is_not_introduced_has_no_place(hosts: Gala) -> None:
    with pytest.raises(Refused) as refused:
        moves(hosts, "Trần Văn Năm", 1)
    assert refused.value.status == 404
    with pytest.raises(Refused) as refused:
        hosts.organiser.sends(f"{hosts.base}/protocol/move", to="x:1")
    assert refused.value.status == 422

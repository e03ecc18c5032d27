"""A guest of honour at a door: asked about first, and let in when the door says so."""

from __future__ import annotations

from typing import Any

from ceremony.core.admission import is_vip
from tests.delegates.forms import edits, opened
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.marks import ONE_DATABASE, OWN_ON_ONE_DATABASE
from tests.people import Door, nonce
from tests.servers import Server


def asks(door: Door, name: str, confirm: bool = False, nonce_: str = "") -> dict[str, Any]:
    """Ask as the door's page does: it greets a guest of honour before it lets one in."""
    token = door.opens().one("input", name="csrf_token").attributes["value"]
    fact = {"kind": "check_in", "delegate_id": door.gala.delegate(name), "door": door.door, "by": "Lan"}
    answer = door.browser.session.post(
        f"{door.gala.address}{door.gala.base}/door/sync",
        json={"items": [{**fact, "nonce": nonce_ or nonce(), "pause": True, "confirm": confirm}]},
        headers={"X-CSRFToken": token, "X-Requested-With": "ceremony"},
        timeout=10,
    )
    told: dict[str, Any] = answer.json()["results"][0]
    return told


def test_a_guest_of_honour_is_greeted_first_and_let_in_when_the_door_says_so(gala: Gala, door: Door) -> None:
    stands = asks(door, "Lê Minh Châu", nonce_="stands-at-a")
    before = gala.present

    comes_in = asks(door, "Lê Minh Châu", confirm=True)
    again = asks(door, "Lê Minh Châu", nonce_="stands-at-a")

    assert (stands["outcome"], before) == ("confirm", 0)
    assert (comes_in["outcome"], gala.present, again["outcome"]) == ("admitted", 1, "confirm")


@ONE_DATABASE
def test_a_program_is_never_asked_about_a_guest_of_honour(gala: Gala) -> None:
    answer = gala.asks.post("/checkins", delegate_id=gala.delegate("Lê Minh Châu"), nonce=nonce())

    assert (answer["outcome"], gala.present) == ("admitted", 1)


def test_the_category_makes_a_guest_of_honour_unless_somebody_said_otherwise() -> None:
    said = [
        is_vip("guest_superior", None),
        is_vip("guest", None),
        is_vip("guest", True),
        is_vip("guest_superior", False),
    ]

    assert said == [True, False, True, False]


@ONE_DATABASE
def test_the_organiser_says_who_is_a_guest_of_honour_and_why_somebody_stays_away(gala: Gala) -> None:
    edits(gala, "Võ Văn Bảy", vip="yes", status="declined", absence_reason="Đi công tác")
    edits(gala, "Lê Minh Châu", vip="no")

    said = [opened(gala, name) for name in ("Võ Văn Bảy", "Lê Minh Châu", "Đặng Văn Ổn")]

    assert [one["vip"] for one in said] == ["yes", "no", ""]
    assert [one["absence_reason"] for one in said] == ["Đi công tác", "", ""]


@OWN_ON_ONE_DATABASE
def test_who_waits_at_a_door_still_waits_when_the_server_has_started_anew(own_server: Server) -> None:
    gala = Gala(own_server, own_server.set_up())
    gala.plan(draft(PROGRAMME))
    gala.invite(CAST)
    gala.goes_live()
    door = Door(gala)
    asks(door, "Lê Minh Châu")

    own_server.kill()
    own_server.start()

    waiting = list(door.opens().all("li", data_guest=str(gala.delegate("Lê Minh Châu"))))
    assert ["Lê Minh Châu" in one.text for one in waiting] == [True]

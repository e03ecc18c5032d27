"""A guest of honour at a door: asked about first, and let in when the door says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ceremony.base import clock
from ceremony.core.admission import is_vip
from tests.delegates.forms import edits, opened
from tests.edges import Refused
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


def minutes_ago(minutes: float) -> datetime:
    return clock.now() - timedelta(minutes=minutes)


def still_waits(door: Door, name: str, since: datetime, at: str = "Cửa A") -> bool:
    """Tell the server, as the door's page does, that a guest stands here since before it was back."""
    said = door.browser.sends(
        f"{door.gala.base}/door/guests/{door.gala.delegate(name)}/stands",
        at=clock.wire(since), door=at, by="Lan",
    )  # fmt: skip
    waits: bool = said.json()["waits"]
    return waits


def waiting(gala: Gala) -> list[tuple[str, str, datetime]]:
    rows = gala.rows('select door, "by", at from waits_at_door where true')
    since = [datetime.fromisoformat(str(row.at)) for row in rows]
    aware = [at if at.tzinfo else at.replace(tzinfo=UTC) for at in since]
    return [(row.door, row.by, at) for row, at in zip(rows, aware, strict=True)]


def test_a_guest_who_waited_without_the_server_waits_since_they_stand_there_and_never_since_later(
    gala: Gala, door: Door
) -> None:
    door.opens()
    since = minutes_ago(12)
    assert still_waits(door, "Lê Minh Châu", since)
    assert waiting(gala) == [("Cửa A", "Lan", since)]

    assert still_waits(door, "Lê Minh Châu", minutes_ago(-40), at="Cửa B")
    [(where, _by, at)] = waiting(gala)
    assert (where, at <= clock.now()) == ("Cửa B", True)

    assert still_waits(door, "Lê Minh Châu", since)
    assert (waiting(gala), gala.present) == ([("Cửa B", "Lan", at)], 0)


def test_whoever_is_no_guest_of_honour_by_now_is_let_in_by_nobodys_word_but_the_doors(
    gala: Gala, door: Door
) -> None:
    edits(gala, "Lê Minh Châu", vip="no")
    door.opens()

    assert still_waits(door, "Lê Minh Châu", minutes_ago(3))
    assert (gala.present, len(waiting(gala))) == (0, 1)


def test_whoever_is_in_or_stays_away_or_stood_there_long_ago_waits_no_more(gala: Gala, door: Door) -> None:
    door.opens()
    assert not still_waits(door, "Lê Minh Châu", minutes_ago(31))
    asks(door, "Lê Minh Châu", confirm=True)
    edits(gala, "Võ Văn Bảy", status="withdrawn")
    told = [still_waits(door, name, minutes_ago(2)) for name in ("Lê Minh Châu", "Võ Văn Bảy")]

    nobody = door.browser.sends(f"{gala.base}/door/guests/999999/stands").json()
    assert (told, nobody, waiting(gala)) == ([False, False], {"waits": False}, [])


def test_only_a_door_says_who_waits_there_and_the_name_it_had_then_is_not_its_name_now(
    gala: Gala, door: Door
) -> None:
    door.scans("1" * 24, door="Cửa B")
    still_waits(door, "Lê Minh Châu", minutes_ago(5), at="Cửa A")
    assert door.opens().one("input", name="door").attributes["value"] == "Cửa B"

    host = gala.joined("host", "Hoa")
    host.open(f"{gala.base}/host")
    with pytest.raises(Refused) as refused:
        host.sends(f"{gala.base}/door/guests/{gala.delegate('Lê Minh Châu')}/stands")
    assert refused.value.why == (403, "forbidden")
    gala.stands("closed")
    with pytest.raises(Refused) as closed:
        still_waits(door, "Lê Minh Châu", minutes_ago(5))
    assert closed.value.why == (409, "closed")


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

"""Stories of the doors: one delegate comes in once, whoever scans, and everybody is told the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ceremony.core.codes import FullCode, full_code
from tests.edges import Refused
from tests.galas import CAST, PROGRAMME, Gala, draft
from tests.people import MC, Door, nonce, outcome

HALL = ZoneInfo("Asia/Ho_Chi_Minh")


def came_in_at(gala: Gala, name: str) -> str:
    """The hour of somebody's coming in, as the hall's clock had it."""
    answer = gala.asks.post("/checkins", delegate_id=gala.delegate(name), nonce=nonce())
    return f"{datetime.fromisoformat(answer['first']['at']).astimezone(HALL):%H:%M}"


def test_a_scan_at_door_a_is_amber_at_door_b_with_hour_door_and_name(
    gala: Gala, crew: Callable[..., Door]
) -> None:
    lan, mai = crew(Door, "Lan", door="Cửa A"), crew(Door, "Mai", door="Cửa B")
    code = gala.code_of("Đặng Văn Ổn")

    assert outcome(lan.scans(code)) == ("green", "MỜI VÀO")
    again = mai.scans(code)

    hour = came_in_at(gala, "Đặng Văn Ổn")
    assert outcome(again) == ("amber", "ĐÃ VÀO")
    assert again.one(of_class="answer-sentence").text == f"Đã vào lúc {hour}, Cửa A, Lan."
    assert again.one(of_class="answer-seat").text == "Ghế A5"
    assert gala.present == 1


def test_a_code_may_be_scanned_as_a_link_typed_with_spaces_or_typed_short(gala: Gala, door: Door) -> None:
    code = gala.code_of("Nguyễn Văn An")
    ways = [f"http://lễ.vn/i#{code}", " ".join(code[at : at + 4] for at in range(0, 24, 4))]

    door.scans(gala.hand_code_of("Nguyễn Văn An"))

    assert [outcome(door.scans(way))[0] for way in ways] == ["amber", "amber"]
    assert gala.present == 1


def test_a_name_is_found_without_its_marks_and_let_in_by_a_tap(gala: Gala, door: Door) -> None:
    assert door.finds("dang on") == ["Đặng Văn Ổn"]
    assert door.finds("nie")[0] == "H'Loan Niê"

    assert outcome(door.lets_in("Đặng Văn Ổn")) == ("green", "MỜI VÀO")


def test_who_was_let_in_by_mistake_at_one_door_is_let_out_at_another(
    gala: Gala, crew: Callable[..., Door]
) -> None:
    lan, mai = crew(Door, "Lan", door="Cửa A"), crew(Door, "Mai", door="Cửa B")
    lan.lets_in("Phạm Thị Út")

    mai.takes_back("Phạm Thị Út")

    assert gala.present == 0
    with pytest.raises(Refused) as twice:
        mai.takes_back("Phạm Thị Út")
    assert twice.value.why == (409, "out_of_turn")
    assert outcome(lan.lets_in("Phạm Thị Út")) == ("green", "MỜI VÀO")


def test_every_door_sees_the_figures_of_all(gala: Gala, crew: Callable[..., Door]) -> None:
    lan, mai = crew(Door, "Lan", door="Cửa A"), crew(Door, "Mai", door="Cửa B")
    assert mai.counts == "0 /8 có mặt"

    lan.lets_in("Phạm Thị Út")
    lan.lets_in("Võ Văn Bảy")

    assert mai.counts == "2 /8 có mặt"
    recent = mai.sees.one("section", of_class="door-recent")
    assert [row.one("b").text for row in recent.all("li")] == ["Võ Văn Bảy", "Phạm Thị Út"]


def test_sixteen_doors_on_one_code_admit_once(gala: Gala) -> None:
    doors = [gala.program("door", f"Cửa {no}") for no in range(16)]
    code = gala.code_of("Lê Minh Châu")
    for door in doors:
        door.get("")  # the lines are open: now all at once

    with ThreadPoolExecutor(16) as hall:
        answers = list(hall.map(lambda door: door.post("/checkins", code=code, nonce=nonce()), doors))

    assert Counter(answer["outcome"] for answer in answers) == {"admitted": 1, "again": 15}
    assert {answer["present"] for answer in answers} == {1}
    assert len({(answer["first"]["at"], answer["first"]["by"]) for answer in answers}) == 1


def test_one_nonce_never_acts_twice(gala: Gala) -> None:
    door, body = gala.program("door"), {"code": gala.code_of("Võ Văn Bảy"), "nonce": nonce()}
    first = door.post("/checkins", **body)

    door.delete(f"/checkins/{first['delegate']['id']}", reason="Nhầm người", nonce=nonce())

    assert door.post("/checkins", **body) == first
    assert gala.present == 0


def test_a_scan_that_is_sent_again_after_the_close_gets_its_answer(gala: Gala) -> None:
    """The door never heard it: the network went away, and then the event was closed."""
    door, body = gala.program("door"), {"code": gala.code_of("Võ Văn Bảy"), "nonce": nonce()}
    heard = door.post("/checkins", **body)
    gala.goes_live()
    gala.stands("closed")

    late = door.ask("POST", "/checkins", json={**body, "nonce": nonce()})

    assert door.post("/checkins", **body) == heard
    assert (late.status_code, late.json()["error"]) == (409, "closed")


def test_a_nonce_with_another_body_is_refused(gala: Gala) -> None:
    door, used = gala.program("door"), nonce()
    person = gala.delegate("Võ Văn Bảy")
    door.post("/checkins", delegate_id=person, nonce=used)
    others = [
        ("POST", "/checkins", {"delegate_id": person, "nonce": used, "door": "Cửa B"}),
        ("POST", "/checkins", {"delegate_id": person, "nonce": used, "session": "chính thức"}),
        ("POST", "/checkins", {"delegate_id": gala.delegate("Phạm Thị Út"), "nonce": used}),
        ("DELETE", f"/checkins/{person}", {"reason": "", "nonce": used}),
    ]

    said = [door.ask(method, path, json=body) for method, path, body in others]

    assert [(one.status_code, one.json()["error"]) for one in said] == [(409, "conflict")] * 4
    assert gala.present == 1


def test_one_request_sent_by_sixteen_retries_at_once_acts_once(gala: Gala) -> None:
    door, body = gala.program("door"), {"code": gala.code_of("Võ Văn Bảy"), "nonce": nonce()}

    with ThreadPoolExecutor(16) as retries:
        answers = list(retries.map(lambda _turn: door.post("/checkins", **body), range(16)))

    assert {(answer["outcome"], answer["revision"]) for answer in answers} == {
        ("admitted", answers[0]["revision"])
    }


def test_a_door_that_was_offline_brings_the_earlier_hour(gala: Gala) -> None:
    person = gala.delegate("Lê Minh Châu")
    gala.program("door", "Lan").post("/checkins", delegate_id=person, nonce=nonce(), door="Cửa A")
    earlier = f"{datetime.now(UTC) - timedelta(minutes=20):%FT%T}.000Z"

    late = gala.program("door", "Mai").post(
        "/checkins", delegate_id=person, nonce=nonce(), door="Cửa B", at=earlier
    )

    assert (late["outcome"], late["present"]) == ("again", 1)
    assert late["first"] == {"at": earlier, "door": "Cửa B", "by": "Mai"}
    assert gala.asks.get("/attendance")["by_door"] == {"Cửa B": 1}


def test_a_door_whose_clock_is_years_late_brings_no_hour_before_yesterday(gala: Gala) -> None:
    answer = gala.program("door").post(
        "/checkins", delegate_id=gala.delegate("Lê Minh Châu"), nonce=nonce(), at="1970-01-01T00:00:00Z"
    )

    told = datetime.now(UTC) - datetime.fromisoformat(answer["first"]["at"])
    assert timedelta(hours=24) <= told < timedelta(hours=24, minutes=1)


def test_an_hour_in_the_future_is_the_present(gala: Gala) -> None:
    answer = gala.program("door").post(
        "/checkins", delegate_id=gala.delegate("Lê Minh Châu"), nonce=nonce(), at="2999-01-01T00:00:00Z"
    )

    assert answer["first"]["at"] < "2999"


def test_a_code_of_nobody_and_one_of_another_event_let_nobody_in(gala: Gala, door: Door) -> None:
    elsewhere = Gala(gala.server, gala.organiser)
    elsewhere.plan(draft(PROGRAMME))
    elsewhere.invite(CAST)

    other = door.scans(elsewhere.code_of("Võ Văn Bảy"))
    never_here = door.scans(full_code(FullCode(gala.code_of("Võ Văn Bảy")).event + 1, 987_654_321))
    nobody = door.scans(full_code(FullCode(gala.code_of("Võ Văn Bảy")).event, 987_654_321))
    shown = (other, never_here, nobody)

    assert [card.attributes["data-outcome"] for card in shown] == ["wrong_event", "wrong_event", "unknown"]
    assert [outcome(card)[0] for card in shown] == ["red", "red", "red"]
    assert gala.present == elsewhere.present == 0


def test_wrong_codes_are_slowed_down_and_right_ones_never(gala: Gala) -> None:
    door = gala.program("door")

    wrong = [door.ask("POST", "/checkins", json={"code": "sai", "nonce": nonce()}) for _turn in range(60)]

    assert {answer.status_code for answer in wrong[:40]} == {200}
    last = wrong[-1]
    assert (last.status_code, last.json()["error"]) == (429, "too_many")
    right = door.post("/checkins", code=gala.code_of("Võ Văn Bảy"), nonce=nonce())
    assert right["outcome"] == "admitted"


def test_checking_in_never_makes_a_press_stale(gala: Gala, door: Door) -> None:
    before = gala.revision

    door.lets_in("Võ Văn Bảy")
    door.takes_back("Võ Văn Bảy")

    assert gala.revision == before


def test_the_mc_counts_who_is_in_the_hall_while_they_come_and_go(gala: Gala, mc: MC, door: Door) -> None:
    def counted() -> str:
        return mc.sees.one(of_class="count").one("b").text

    seen = [counted()]
    door.lets_in("Đặng Văn Ổn")
    seen.append(counted())
    mc.advances()
    seen.append(counted())
    door.takes_back("Đặng Văn Ổn")
    seen.append(counted())

    assert seen == ["0", "1", "1", "0"]

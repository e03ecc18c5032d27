"""Stories of GO: one key moves the ceremony, two people pressing move it once, everything can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.edges import Refused
from tests.galas import Gala
from tests.people import MC, Desk, Projector

FIVE = ("Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn", "H'Loan Niê", "Phạm Thị Út")


def stands(gala: Gala) -> tuple[str, str]:
    """The item's type and the step's kind."""
    stage = gala.stage
    return (stage["item"] or {"type": ""})["type"], stage["step"]["kind"]


def test_the_ceremony_begins_before_its_first_item(gala: Gala, projector: Projector) -> None:
    assert (gala.stage["item"], gala.stage["award"], gala.stage["revision"]) == (None, None, 0)
    assert projector.shows == ("banner",)


def test_two_people_press_go_at_once_and_the_ceremony_advances_once(gala: Gala, mc: MC, desk: Desk) -> None:
    mc.opens()
    desk.opens()
    before = gala.revision

    with ThreadPoolExecutor(2) as hands:
        pressed = [
            hands.submit(one.browser.post, f"{gala.base}/stage/advance", revision=before)
            for one in (mc, desk)
        ]
    answers = [press.result() for press in pressed]

    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 1}
    late = next(answer for answer in answers if answer.status_code == 409)
    assert late.json()["error"] == "stale"
    assert (stands(gala), gala.revision) == (("flag_salute", "rise"), before + 1)


def test_thirty_two_programs_press_go_on_one_revision_and_one_is_heard(gala: Gala) -> None:
    hands = [gala.program("mc", f"MC {no}") for no in range(8)]

    with ThreadPoolExecutor(32) as all_at_once:
        statuses = all_at_once.map(
            lambda turn: hands[turn % 8].ask("POST", "/stage/advance", json={"revision": 0}).status_code,
            range(32),
        )
        assert Counter(statuses) == {200: 1, 409: 31}
    assert gala.revision == 1


def test_the_last_step_never_leads_back_to_the_first(gala: Gala, mc: MC, projector: Projector) -> None:
    mc.comes_to("run")
    while stands(gala)[0] != "closing":
        mc.advances()
    last = gala.stage

    with pytest.raises(Refused) as end:
        mc.commands("advance")

    assert end.value.why == (409, "at_end")
    assert {**gala.stage, "server_time": ""} == {**last, "server_time": ""}
    assert projector.shows == ("banner",)


def test_before_the_first_item_there_is_nothing_to_go_back_to(gala: Gala, mc: MC) -> None:
    with pytest.raises(Refused) as start:
        mc.commands("back")

    assert (start.value.why, gala.revision) == ((409, "at_end"), 0)


def test_back_takes_the_steps_moves_back(gala: Gala, mc: MC, projector: Projector) -> None:
    gala.decides("Giấy khen", *FIVE)
    mc.comes_to("reading")
    before = gala.phases

    mc.advances()
    assert (gala.phases, projector.shows) == (["called"] * 5, ("batch", *FIVE))
    mc.advances()
    assert gala.phases == ["on_stage"] * 5
    mc.goes_back()
    assert gala.phases == ["called"] * 5
    mc.goes_back()

    assert (gala.phases, stands(gala)) == (before, ("award", "reading"))
    assert projector.shows[0] == "speaker"


def test_undo_walks_back_through_everything_by_whomever(gala: Gala, mc: MC, desk: Desk) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    states = []

    def remembers() -> None:
        stage = gala.stage
        states.append((stage["item"], stage["step"], stage["timer"], stage["screen"], gala.phases))

    acts: list[Callable[[], None]] = [
        lambda: mc.advances(),
        lambda: desk.commands("extend", seconds=120),
        lambda: mc.commands("hold"),
        lambda: desk.commands("show", scene="black"),
        lambda: mc.commands("resume"),
        lambda: mc.comes_to("call"),
        lambda: desk.makes("mark_absent", ids[1]),
        lambda: mc.goes_back(),
        lambda: desk.makes("hold", ids[2]),
        lambda: desk.commands("skip", reason="Hết giờ"),
    ]
    presses = []
    for act in acts:
        remembers()
        before = gala.revision
        act()
        presses.append(gala.revision - before)

    for undone, (state, count) in enumerate(zip(reversed(states), reversed(presses), strict=True)):
        for turn in range(count):
            (mc if (undone + turn) % 2 else desk).undoes()
        stage = gala.stage
        assert (stage["item"], stage["step"], stage["timer"], stage["screen"], gala.phases) == state

    with pytest.raises(Refused) as nothing:
        mc.undoes()
    assert nothing.value.why == (409, "out_of_turn")


def test_a_skipped_item_is_passed_over_and_said_so(gala: Gala, mc: MC, desk: Desk) -> None:
    mc.advances()

    desk.commands("skip", reason="Mất điện")

    assert stands(gala) == ("intro", "reason")
    assert [item["status"] for item in gala.asks.get("/programme")] == [
        "skipped",
        "running",
        "pending",
        "pending",
    ]
    mc.goes_back()
    assert gala.stage["item"] is None


def test_the_desk_jumps_to_any_step_of_any_item(gala: Gala, desk: Desk) -> None:
    gala.decides("Giấy khen", *FIVE)
    award = next(item for item in gala.asks.get("/programme") if item["type"] == "award")
    on_stage = next(step["no"] for step in award["steps"] if step["kind"] == "on_stage")

    desk.commands("goto", item_id=award["id"], step=on_stage)

    assert stands(gala) == ("award", "on_stage")


def test_a_held_clock_stands_still_and_more_time_is_given(gala: Gala, mc: MC, desk: Desk) -> None:
    mc.advances()

    mc.commands("hold")
    held = gala.stage["timer"]
    with pytest.raises(Refused) as twice:
        desk.commands("hold")
    mc.commands("resume")
    desk.commands("extend", seconds=-60)

    timer = gala.stage["timer"]
    assert (twice.value.why, held["held_at"] is not None) == ((409, "out_of_turn"), True)
    assert (timer["planned_s"], timer["extra_s"], timer["held_at"]) == (600, -60, None)
    assert timer["started_at"] > held["started_at"]


def test_a_message_from_the_desk_stands_before_the_mc_and_changes_no_revision(
    gala: Gala, mc: MC, desk: Desk
) -> None:
    desk.opens()
    desk.browser.sends(f"{gala.base}/stage/message", text="Lãnh đạo tỉnh đến muộn 5 phút")

    assert mc.sees.one(of_class="desk-message").text == "Lãnh đạo tỉnh đến muộn 5 phút"
    assert gala.revision == 0


def test_the_desk_lays_a_scene_over_the_hall_and_lifts_it(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    mc.comes_to("call")
    shows = []
    for scene, text in (("black", ""), ("message", "Nghỉ 10 phút"), ("banner", ""), ("auto", "")):
        desk.commands("show", scene=scene, text=text)
        shows.append(projector.shows)

    assert shows == [("black",), ("message", "Nghỉ 10 phút"), ("banner",), ("honouree", "Nguyễn Thị Ánh")]


def test_a_closed_event_refuses_every_press_until_it_is_opened_again(gala: Gala, mc: MC) -> None:
    mc.opens()
    before = gala.revision
    gala.stands("closed")
    with pytest.raises(Refused) as closed:
        mc.commands("advance")
    gala.stands("live")
    mc.advances()

    assert (closed.value.why, gala.revision) == ((409, "closed"), before + 1)


def test_once_the_event_is_closed_the_hall_sees_the_banner(gala: Gala, mc: MC, projector: Projector) -> None:
    gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    mc.comes_to("call")
    before = projector.shows

    gala.stands("closed")

    assert (before[0], projector.shows) == ("batch", ("banner",))

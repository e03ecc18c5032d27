"""Stories of a list that changes while the ceremony runs: the hall keeps its place, nobody gets lost."""

from __future__ import annotations

import time

import pytest

from tests.edges import Refused
from tests.galas import Gala
from tests.people import MC, Desk, Projector, Tray

FIRST = ("Nguyễn Văn An", "Nguyễn Thị Ánh")
SECOND = ("Đặng Văn Ổn", "H'Loan Niê")
LATE = "Phạm Thị Út"


def test_a_name_that_is_added_during_the_awards_comes_last_and_moves_nobody(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    gala.decides("Bằng khen của Chủ tịch UBND tỉnh", *FIRST, award="bk_bo_tinh")
    gala.decides("Giấy khen của Chủ tịch UBND xã", *SECOND)
    while gala.stage["award"] is None or gala.stage["award"]["batch"] != 2:
        mc.advances()
    before, on_the_wall = gala.stage, projector.shows

    late = gala.adds(LATE, to=0)

    now = gala.stage
    assert (now["step"]["no"], now["step"]["kind"], now["award"]) == (
        before["step"]["no"],
        before["step"]["kind"],
        before["award"],
    )
    assert projector.shows == on_the_wall
    while gala.stage["item"]["type"] == "award":
        mc.advances()
    assert gala.phase(late) == "presented"
    assert [one["name"] for one in gala.awards()] == [*FIRST, *SECOND, LATE]


def test_a_card_of_one_name_goes_down_when_the_person_is_found_absent(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    ids = gala.decides("Bằng khen của Chủ tịch UBND tỉnh", *FIRST, award="bk_bo_tinh")
    mc.comes_to("name")
    on_the_wall = [projector.shows]

    desk.makes("mark_absent", ids[0])

    on_the_wall.append(projector.shows)
    assert on_the_wall == [("honouree", FIRST[0]), ("banner",)]
    assert gala.stage["award"] == {"batch": 1, "recipient_id": None}


def test_nobody_jumps_to_a_held_name(gala: Gala, mc: MC, desk: Desk, projector: Projector) -> None:
    ids = gala.decides("Bằng khen của Chủ tịch UBND tỉnh", *FIRST, award="bk_bo_tinh")
    mc.comes_to("name")
    there = gala.stage
    mc.goes_back()
    desk.makes("hold", ids[0]) if gala.phase(ids[0]) == "waiting" else desk.makes("mark_absent", ids[0])

    mc.commands("goto", item_id=there["item"]["id"], step=there["step"]["no"])

    assert projector.shows == ("honouree", FIRST[1])


def test_who_was_called_again_too_late_is_kept_in_sight(gala: Gala, mc: MC, desk: Desk, tray: Tray) -> None:
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST)
    gala.decides("Giấy khen vì nông thôn mới", *SECOND)
    mc.comes_to("on_stage")
    desk.makes("mark_absent", ids[1])
    mc.comes_to("present")
    desk.makes("call_again", ids[1])
    mc.comes_to("call")

    assert FIRST[1] in tray.set_aside


def test_undo_does_not_erase_a_certificate_that_the_tray_has_handed_over(
    gala: Gala, mc: MC, desk: Desk, tray: Tray
) -> None:
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST)
    mc.comes_to("on_stage")
    desk.makes("defer", ids[0])
    tray.makes("present", ids[0])

    with pytest.raises(Refused, match="409"):
        desk.takes_the_last_back()

    assert gala.phase(ids[0]) == "presented"


def test_the_words_of_a_decision_that_are_put_right_go_up_at_once(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    gala.decides("Giấy khen của Chủ tịch UBND xa", *FIRST)
    mc.comes_to("call")

    gala.rewords("Giấy khen của Chủ tịch UBND xã", of=0)

    assert projector.sees.one("h1", of_class="card-title").text == "Giấy khen của Chủ tịch UBND xã"
    assert projector.shows == ("batch", *FIRST)


def test_who_was_held_when_the_list_was_read_again_is_called_once_released(
    gala: Gala, mc: MC, desk: Desk
) -> None:
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST, LATE)
    mc.advances()
    desk.makes("hold", ids[0])
    gala.rereads()
    mc.advances()

    desk.makes("release", ids[0])

    assert [one["name"] for one in gala.awards()] == [FIRST[1], LATE, FIRST[0]]
    mc.comes_to("photo")
    while gala.stage["item"]["type"] == "award":
        mc.advances()
    assert gala.phases == ["presented"] * 3


def test_a_spelling_that_is_put_right_is_the_same_honouree(gala: Gala, mc: MC, projector: Projector) -> None:
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", "Hộ bà Thị Giang", LATE)

    told = gala.renames("Hộ bà Thị Giang", "Hộ bà Thị Giang Hương", of=0)

    assert (told["new"], told["changed"], told["gone"]) == (0, 1, 0)
    assert {one["id"]: one["name"] for one in gala.awards()} == {
        ids[0]: "Hộ bà Thị Giang Hương",
        ids[1]: LATE,
    }
    mc.comes_to("call")
    assert projector.shows == ("batch", "Hộ bà Thị Giang Hương", LATE)


def test_another_person_on_the_same_line_is_no_correction_and_who_is_gone_is_named(gala: Gala) -> None:
    gala.decides("Giấy khen của Chủ tịch UBND xã", "Trần Văn Đậu", LATE)

    told = gala.renames("Trần Văn Đậu", "Lê Thị Mận", of=0)

    assert (told["new"], told["gone"], told["gone_names"]) == (1, 1, ["Trần Văn Đậu"])


def test_somebody_of_the_next_batch_is_held_before_the_name_can_come_up(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST)
    held, other = gala.decides("Giấy khen vì nông thôn mới", *SECOND)
    mc.comes_to("on_stage")
    offered = {
        one.attributes["award"]: one.attributes["moves"]
        for one in desk.sees.one("p", of_class="next-batch").all("more-moves")
    }

    desk.makes("hold", held)

    assert offered == dict.fromkeys((str(held), str(other)), "hold mark_absent")
    mc.advances()
    mc.comes_to("call")
    assert projector.shows == ("honouree", SECOND[1])
    assert SECOND[0] not in projector.ever_showed


def test_the_mc_reads_who_is_called_again_after_the_batch_has_gone(gala: Gala, mc: MC, desk: Desk) -> None:
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST)
    mc.comes_to("call")
    desk.makes("mark_absent", ids[1])
    while gala.stage["item"]["type"] == "award":
        mc.advances()

    desk.makes("call_again", ids[1])

    assert FIRST[1] in mc.sees.one("p", of_class="mc-beside").text
    desk.makes("welcome", ids[1])
    desk.makes("present", ids[1])
    assert list(mc.sees.all("p", of_class="mc-beside")) == []


def test_a_hold_does_not_make_the_mc_forget_who_was_called_again_before_it(
    gala: Gala, mc: MC, desk: Desk
) -> None:
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST)
    mc.comes_to("call")
    desk.makes("mark_absent", ids[1])
    while gala.stage["item"]["type"] == "award":
        began = time.monotonic()
        mc.advances()
    desk.makes("call_again", ids[1])

    mc.commands("hold")
    time.sleep(time.monotonic() - began)  # longer than the item had run when the name came up
    mc.commands("resume")

    assert FIRST[1] in mc.sees.one("p", of_class="mc-beside").text


def test_a_batch_that_was_left_by_a_jump_is_not_called_by_itself(gala: Gala, mc: MC) -> None:
    gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST)
    mc.comes_to("call")

    mc.commands("goto", item_id=gala.asks.get("/programme")[0]["id"])

    assert list(mc.sees.all("p", of_class="mc-beside")) == []


def test_a_deferred_award_is_not_told_as_absent(gala: Gala, mc: MC, desk: Desk) -> None:
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", *FIRST)
    mc.comes_to("call")

    desk.makes("defer", ids[0])

    assert mc.marks[FIRST[0]] == "deferred"
    assert "TRAO SAU" in mc.sees.text

"""Stories of the calling: who is absent, held or withdrawn is never on the wall, and never forgotten."""

from __future__ import annotations

import pytest

from ceremony.core.decisions import decisions_to_json
from tests.edges import Refused
from tests.galas import Gala
from tests.people import MC, Desk, Door, Projector, Tray, Wing

FIVE = ("Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn", "H'Loan Niê", "Phạm Thị Út")


def test_who_is_held_or_withdrawn_is_never_seen_in_the_hall(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    desk.makes("hold", ids[1])
    desk.makes("withdraw", ids[3])
    watched = projector.socket
    for role in ("screen", "viewer"):
        assert gala.program(role).get("/stage")["revision"] == gala.revision

    mc.comes_to("on_stage")
    on_the_wall = [projector.shows]
    while gala.stage["item"]["type"] == "award":
        mc.advances()

    phases = [gala.phase(one) for one in ids]
    assert phases == ["presented", "held", "presented", "withdrawn", "presented"]
    on_the_wall.append(projector.shows)
    assert on_the_wall == [("batch", "Nguyễn Văn An", "Đặng Văn Ổn", "Phạm Thị Út"), ("banner",)]
    assert all(name not in projector.ever_showed for name in (FIVE[1], FIVE[3]))
    assert len(watched.pictures) > 3
    for role in ("screen", "viewer"):
        told = gala.program(role).ask("GET", "/awards").text
        assert [name in told for name in FIVE] == [True, False, True, False, True]


@pytest.mark.parametrize("role", ["screen", "viewer"])
def test_a_name_is_told_to_a_public_program_once_the_hall_has_heard_it(gala: Gala, mc: MC, role: str) -> None:
    gala.decides("Giấy khen", *FIVE)
    public = gala.program(role)
    mc.comes_to("reading")
    before = public.get("/awards")

    mc.advances()

    assert [batch["recipients"] for batch in before["batches"]] == [[]]
    heard = public.get("/awards")["batches"][0]["recipients"]
    assert [(one["name"], one["moves"]) for one in heard] == [(name, []) for name in FIVE]


def test_who_is_released_is_called_with_the_others(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    desk.makes("hold", ids[0])
    desk.makes("release", ids[0])

    mc.comes_to("call")

    assert projector.shows == ("batch", *FIVE)


def test_the_absent_are_marked_before_their_name_comes_up(gala: Gala, mc: MC, desk: Desk, door: Door) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    for name in FIVE[:3]:
        door.lets_in(name)
    desk.makes("mark_absent", ids[0])
    mc.comes_to("reading")

    assert mc.marks == {
        FIVE[0]: "absent",
        FIVE[1]: "",
        FIVE[2]: "",
        FIVE[3]: "not_checked_in",
        FIVE[4]: "not_checked_in",
    }
    soon, arrived = (mc.sees.one(of_class=strip).text for strip in ("mc-absent", "mc-arrived"))
    assert [name in soon for name in FIVE] == [False, False, False, True, True]
    assert [name in arrived for name in FIVE] == [True, False, False, False, False]


def test_who_comes_in_at_the_last_moment_is_no_longer_marked(gala: Gala, mc: MC, door: Door) -> None:
    gala.decides("Giấy khen", FIVE[0], FIVE[1])
    mc.comes_to("reading")
    assert mc.marks == {FIVE[0]: "not_checked_in", FIVE[1]: "not_checked_in"}

    door.lets_in(FIVE[0])

    assert mc.marks == {FIVE[0]: "", FIVE[1]: "not_checked_in"}


def test_not_being_checked_in_takes_no_name_off_the_card(gala: Gala, mc: MC, projector: Projector) -> None:
    gala.decides("Giấy khen", *FIVE)

    mc.comes_to("present")

    assert projector.shows == ("batch", *FIVE)
    assert gala.phases == ["presented"] * 5


def test_the_absent_and_the_deferred_are_passed_over_and_lie_apart_at_the_tray(
    gala: Gala, mc: MC, desk: Desk, tray: Tray, projector: Projector
) -> None:
    ids = gala.decides("Giấy khen", *FIVE)
    desk.makes("mark_absent", ids[0])
    desk.makes("defer", ids[2])

    mc.comes_to("call")
    assert projector.shows == ("batch", FIVE[1], FIVE[3], FIVE[4])
    while gala.stage["item"]["type"] == "award":
        mc.advances()

    assert gala.phases == ["absent", "presented", "deferred", "presented", "presented"]
    assert tray.set_aside == [FIVE[0], FIVE[2]]


def test_who_came_late_has_a_card_of_their_own_when_called_after_the_others(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    late = gala.decides("Giấy khen", *FIVE)[0]
    desk.makes("mark_absent", late)
    mc.comes_to("photo")

    desk.makes("call_again", late)
    on_the_wall = [projector.shows]
    mc.comes_to("back")
    on_the_wall.append(projector.shows)
    desk.makes("take_back", late)
    desk.makes("call", late)
    on_the_wall.append(projector.shows)
    assert not list(projector.sees.all(of_class="card-count"))  # nobody is the first of five alone
    assert gala.stage["award"] == {"batch": 1, "recipient_id": late}
    for move in ("welcome", "present"):
        desk.makes(move, late)
        on_the_wall.append(projector.shows)

    own_card = ("honouree", FIVE[0])
    assert on_the_wall == [("batch", *FIVE), ("banner",), own_card, own_card, ("banner",)]


def test_who_walks_up_for_a_latecomer_is_seen_under_the_latecomers_name(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    late = gala.decides("Giấy khen", *FIVE)[0]
    desk.makes("defer", late)
    mc.comes_to("back")
    desk.makes("call_again", late)

    desk.makes("receive_on_behalf", late, receiver="Lê Văn Sáu")

    on_the_wall = [projector.shows]
    assert projector.sees.one(of_class="on-behalf").text == "Nhận thay: Lê Văn Sáu"
    desk.makes("present", late)
    on_the_wall.append(projector.shows)
    assert on_the_wall == [("honouree", FIVE[0]), ("banner",)]


def test_a_tick_that_is_put_right_at_the_tray_takes_the_wall_from_nobody(
    gala: Gala, mc: MC, tray: Tray, desk: Desk, projector: Projector
) -> None:
    first = gala.decides("Giấy khen", *FIVE[:2])[0]
    gala.decides("Giấy khen, lần hai", *FIVE[2:])
    mc.comes_to("back")
    mc.advances()
    mc.comes_to("call")
    present = projector.shows

    tray.makes("take_back", first)
    tray.makes("present", first)
    tray.makes("take_back", first)

    assert (present, gala.phase(first)) == (("batch", *FIVE[2:]), "on_stage")
    assert projector.shows == present


def test_who_was_called_by_hand_before_the_last_go_is_welcomed_without_a_card(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    late = gala.decides("Giấy khen", *FIVE[:2])[0]
    gala.decides("Giấy khen, lần hai", *FIVE[2:])
    desk.makes("mark_absent", late)
    mc.comes_to("back")
    desk.makes("call_again", late)
    on_the_wall = [projector.shows]
    mc.advances()
    mc.comes_to("call")

    desk.makes("welcome", late)

    on_the_wall.append(projector.shows)
    assert on_the_wall == [("honouree", FIVE[0]), ("batch", *FIVE[2:])]


def test_a_go_that_is_taken_back_gives_the_card_back(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    late = gala.decides("Giấy khen", *FIVE)[0]
    desk.makes("mark_absent", late)
    mc.comes_to("photo")
    mc.advances()
    desk.makes("call_again", late)
    mc.advances()

    mc.undoes()

    assert projector.shows == ("honouree", FIVE[0])


def test_the_mc_is_told_no_name_that_is_held_or_withdrawn(gala: Gala, mc: MC, desk: Desk) -> None:
    ids = gala.decides("Bằng khen", *FIVE, award="bk_bo_tinh")
    desk.makes("hold", ids[1])
    desk.makes("withdraw", ids[3])
    seen = []
    for kind in ("reading", "call", "name", "on_stage"):
        mc.comes_to(kind)
        seen += [mc.sees.text, desk.sees.one("ol", of_class="steps").text if kind == "name" else ""]

    assert [name in " ".join(seen) for name in FIVE] == [True, False, True, False, True]


def test_the_ceremony_that_goes_on_leaves_no_card_of_who_was_called_by_hand(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    first = gala.award("Nhà giáo trẻ", recipient=FIVE[0])
    gala.award("Nhà giáo tận tụy", recipient=FIVE[1])
    desk.makes("mark_absent", first)
    mc.comes_to("call")
    desk.makes("call_again", first)
    assert projector.shows == ("honouree", FIVE[0])

    mc.comes_to("on_stage")

    assert projector.shows == ("honouree", FIVE[1])


def test_a_batch_of_which_nobody_is_left_is_passed_over(gala: Gala, mc: MC, desk: Desk) -> None:
    gone = gala.award("Nhà giáo trẻ", recipient=FIVE[0])
    gala.award("Nhà giáo tận tụy", recipient=FIVE[1])
    desk.makes("mark_absent", gone)

    mc.comes_to("call")

    assert gala.phases == ["absent", "called"]


def test_somebody_receives_in_an_honourees_place(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    mc.comes_to("call")

    desk.makes("receive_on_behalf", honoured, receiver="Nguyễn Văn Bình")

    assert projector.shows == ("honouree", "Nguyễn Thị Ánh")
    assert projector.sees.one(of_class="on-behalf").text == "Nhận thay: Nguyễn Văn Bình"
    assert mc.marks == {"Nguyễn Thị Ánh": "on_behalf"}
    mc.comes_to("present")
    told = gala.awards()[0]
    assert (told["phase"], told["receiver"]) == (
        "presented",
        {"name": "Nguyễn Văn Bình", "role": "nhận thay"},
    )


def test_awards_of_the_province_are_called_name_by_name(gala: Gala, mc: MC, projector: Projector) -> None:
    gala.decides("Bằng khen của Chủ tịch UBND tỉnh", FIVE[0], FIVE[1], award="bk_bo_tinh")
    mc.comes_to("name")

    first = (projector.shows, gala.phases)
    mc.advances()
    second = (projector.shows, gala.phases)

    assert first == (("honouree", FIVE[0]), ["on_stage", "called"])
    assert second == (("honouree", FIVE[1]), ["on_stage", "on_stage"])


def test_higher_awards_come_first_and_trays_follow_the_calling(gala: Gala) -> None:
    gala.decides("Giấy khen", FIVE[0], FIVE[1])
    gala.decides("Bằng khen", FIVE[2], award="bk_bo_tinh")

    assert [(one["name"], one["tray"]) for one in gala.awards()] == [(FIVE[2], 1), (FIVE[0], 2), (FIVE[1], 3)]


def test_a_move_out_of_turn_is_refused_and_changes_nothing(gala: Gala, desk: Desk) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    before = gala.revision

    with pytest.raises(Refused) as refused:
        desk.makes("present", honoured)

    assert refused.value.why == (409, "out_of_turn")
    assert (gala.phase(honoured), gala.revision) == ("waiting", before)


@pytest.mark.parametrize("move", ["call", "hold"])
def test_whoever_is_held_is_told_of_as_a_recipient_and_not_as_a_clock(
    gala: Gala, desk: Desk, move: str
) -> None:
    [an] = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An")
    desk.makes("hold", an)

    with pytest.raises(Refused, match="người nhận không ở trạng thái phù hợp"):
        desk.makes(move, an)


def test_a_move_made_on_an_old_revision_is_refused(gala: Gala, mc: MC) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    old = gala.revision
    mc.advances()

    answer = mc.program.ask("POST", f"/awards/{honoured}/moves/call", json={"revision": old})

    assert (answer.status_code, answer.json()["error"]) == (409, "stale")
    assert gala.phase(honoured) == "waiting"


def test_the_wing_lines_up_and_the_tray_hands_over_without_making_go_stale(
    gala: Gala, mc: MC, wing: Wing, tray: Tray
) -> None:
    honoured = gala.award("Nhà giáo trẻ", recipient="Nguyễn Thị Ánh")
    before = gala.revision
    lined_up = wing.program.post(f"/awards/{honoured}/moves/line_up")
    assert (lined_up["phase"], gala.revision) == ("wing", before)
    mc.comes_to("on_stage")
    before = gala.revision

    handed = tray.program.post(f"/awards/{honoured}/moves/present")

    assert (handed["phase"], gala.revision) == ("presented", before)


def test_the_mcs_words_count_who_is_really_here(gala: Gala, mc: MC, door: Door) -> None:
    for name in ("Lê Minh Châu", "Võ Văn Bảy"):
        door.lets_in(name, confirm="1")
    mc.comes_to("introduce")

    introduced = [one.one(of_class="mc-name").text for one in mc.sees.all("li", of_class="mc-person")]

    assert introduced == ["Lê Minh Châu"]


def test_names_that_differ_only_in_their_marks_are_unchanged_when_read_again(gala: Gala) -> None:
    gala.decides("Giấy khen", "Trần Hoà", "Trần Hóa", "Trần Hoa")
    read = decisions_to_json(gala.decided)

    told = gala.server.order("awards", event=gala.slug, read=read, dry_run=False)

    assert told == {"new": 0, "changed": 0, "unchanged": 3, "gone": 0}
    assert sorted(one["name"] for one in gala.awards()) == ["Trần Hoa", "Trần Hoà", "Trần Hóa"]


def test_an_attendant_hands_over_with_the_key_beside_the_certificate(gala: Gala, mc: MC, tray: Tray) -> None:
    first, second = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    mc.comes_to("on_stage")
    before = gala.revision

    tray.taps("Đã trao", "Nguyễn Văn An")
    given = (gala.phase(first), gala.phase(second), gala.revision)
    tray.taps("Bỏ đánh dấu", "Nguyễn Văn An")

    assert given == ("presented", "on_stage", before)
    assert (gala.phase(first), gala.revision) == ("on_stage", before)


def test_a_deferred_certificate_is_handed_over_from_where_it_lies_apart(
    gala: Gala, mc: MC, desk: Desk, tray: Tray
) -> None:
    late, _other = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    gala.decides("Danh hiệu", "Phạm Thị Út", award="ld_tien_tien")
    mc.comes_to("on_stage")
    desk.makes("defer", late)
    mc.comes_to("back")
    mc.comes_to("call")

    tray.taps("Đã trao", "Nguyễn Văn An")

    assert gala.phase(late) == "presented"


def test_who_receives_for_somebody_is_named_once_it_is_known(
    gala: Gala, mc: MC, desk: Desk, projector: Projector
) -> None:
    first, _second = gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    desk.makes("receive_on_behalf", first)
    mc.comes_to("call")
    unnamed = (mc.marks["Nguyễn Văn An"], " ".join(mc.says))
    before = gala.revision

    with pytest.raises(Refused) as nameless:
        desk.makes("receive_on_behalf", first)
    desk.makes("receive_on_behalf", first, **{f"receiver-{first}": "Nguyễn Thị Mận (con gái)"})

    assert nameless.value.status == 422
    assert unnamed[0] == "on_behalf"
    assert "có người nhận thay" in unnamed[1]
    assert (gala.phase(first), gala.revision) == ("on_behalf", before)
    assert "Nguyễn Thị Mận (con gái)" in " ".join(mc.says)
    assert "Nhận thay: Nguyễn Thị Mận (con gái)" in projector.sees.text
    mc.comes_to("present")
    assert mc.marks["Nguyễn Văn An"] == "on_behalf"


def test_a_stand_in_for_a_collective_is_not_its_own_representative(gala: Gala, desk: Desk, mc: MC) -> None:
    school = gala.decides("Giấy khen", "Trường Tiểu học", kind="collective")[0]
    gala.decides("Danh hiệu", "Phạm Thị Út", award="ld_tien_tien")
    desk.makes("receive_on_behalf", school)
    mc.comes_to("call")

    assert "chưa rõ tên" in mc.sees.text


def test_who_passed_no_door_stays_marked_until_they_are_welcomed_on_stage(
    gala: Gala, mc: MC, desk: Desk, tray: Tray, wing: Wing
) -> None:
    gala.decides("Giấy khen", "Nguyễn Văn An", "Đặng Văn Ổn")
    marks = []
    for step in ("call", "on_stage", "present"):
        mc.comes_to(step)
        marks.append(["CHƯA ĐẾN" in face.sees.text for face in (mc, desk, tray, wing)])

    assert marks == [[True] * 4, [False] * 4, [False] * 4]

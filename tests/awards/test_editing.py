"""Decisions and their lines by hand: each edit is one change, shown at once, and can be taken back."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.awards.lists import AN, ANH, ON, Office, document, typed, words, workbook
from tests.edges import Refused, read
from tests.galas import Gala
from tests.people import MC, Desk, Projector


@pytest.fixture
def office(eve: Gala) -> Office:
    made = Office(eve)
    made.imports(workbook(AN, ANH, ON))
    return made


def test_a_decision_and_its_people_are_written_by_hand(eve: Gala) -> None:
    office = Office(eve)
    assert "Chưa có quyết định nào" in words(eve.organiser.open(f"{eve.base}/decisions"))

    new = {
        "number": "7/QĐ-UBND",
        "date": "2025-03-10",
        "issuer": "Chủ tịch UBND xã",
        "award": "gk_xa",
        "title": "",
    }
    assert office.edits("/decisions/new", **new).status_code == 303
    [(decision,)] = eve.rows("select id from decision where true")
    added = office.edits(f"/decisions/{decision}/recipients/new", name="  Nguyễn  Văn An.", kind="individual")

    assert added.status_code == 303
    assert office.of("Nguyễn Văn An", "line", "batch", "tray", "screen_text", "spoken_text") == (
        1, 1, 1, "Nguyễn Văn An", "Nguyễn Văn An",
    )  # fmt: skip
    assert eve.rows("select title, rank from decision where true") == [
        ("Giấy khen của Chủ tịch UBND xã", 450)
    ]


def test_every_problem_stands_beside_its_field_and_what_was_typed_stays(office: Office) -> None:
    path = f"/recipients/{office.recipient('Nguyễn Văn An')}"

    answer = office.edits(path, name=" ", line="mười", unit="Ấp Mới", reason="x" * 3000)

    page = read(answer.text)
    assert answer.status_code == 422
    assert [one.text for one in page.all(of_class="field-problem")] == [
        "Ghi một số.", "Ghi tên người hoặc tập thể được khen.", "Dài quá: nhiều nhất 2000 ký tự.",
    ]  # fmt: skip
    assert (typed(page)["unit"], typed(page)["line"]) == ("Ấp Mới", "mười")
    assert office.of("Nguyễn Văn An", "unit") == ("Ấp Suối Đá",)


def test_who_edits_what_somebody_else_has_just_edited_is_told_and_nothing_is_lost(office: Office) -> None:
    path = f"{office.base}/recipients/{office.recipient('Nguyễn Văn An')}"
    mine = typed(office.browser.open(path))
    office.edits_recipient("Nguyễn Văn An", position="Bí thư chi bộ")

    late = office.browser.post(path, script=False, **{**mine, "position": "Trưởng ấp"})

    page = read(late.text)
    assert late.status_code == 409
    assert "Chưa lưu: có người vừa sửa chỗ này" in words(page)
    assert [one.text for one in page.all(of_class="field-problem")] == ["Người khác vừa ghi: Bí thư chi bộ"]
    assert typed(page)["position"] == "Trưởng ấp"
    assert office.of("Nguyễn Văn An", "position") == ("Bí thư chi bộ",)

    again = office.browser.post(path, script=False, **typed(page))
    assert again.status_code == 303
    assert office.of("Nguyễn Văn An", "position") == ("Trưởng ấp",)


def test_an_edit_is_taken_back_whole(office: Office) -> None:
    office.edits_recipient("Nguyễn Văn An", screen_text="ÔNG NGUYỄN VĂN AN", reading_note="An như an bình")

    assert office.undoes().status_code == 303

    assert office.of("Nguyễn Văn An", "screen_text", "reading_note") == ("Nguyễn Văn An", "")


def test_what_is_said_follows_the_name_until_somebody_words_it(office: Office) -> None:
    office.edits_recipient("Nguyễn Văn An", name="HTX Suối Đá", kind="collective")
    assert office.of("HTX Suối Đá", "spoken_text", "screen_text") == ("Hợp tác xã Suối Đá", "HTX Suối Đá")

    page = office.browser.open(f"{office.base}/recipients/{office.recipient('HTX Suối Đá')}")
    assert "Để trống, MC đọc: Hợp tác xã Suối Đá" in words(page)
    assert typed(page)["spoken_text"] == ""


def test_a_line_moves_up_and_the_tray_with_it(office: Office) -> None:
    on = office.recipient("Đặng Văn Ổn")

    answer = office.presses(f"/recipients/{on}/move", move="-1:3")
    twice = office.presses(f"/recipients/{on}/move", move="-1:3")

    assert (answer.status_code, twice.status_code) == (303, 409)
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Đặng Văn Ổn"), (3, "Nguyễn Thị Ánh")]
    assert [one["name"] for one in office.gala.awards()] == ["Nguyễn Văn An", "Đặng Văn Ổn", "Nguyễn Thị Ánh"]
    office.undoes()
    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Thị Ánh"), (3, "Đặng Văn Ổn")]


def test_lines_that_were_dragged_take_their_new_order_and_strangers_are_refused(office: Office) -> None:
    [(decision,)] = office.gala.rows("select id from decision where true")
    an, anh, on = map(office.recipient, ("Nguyễn Văn An", "Nguyễn Thị Ánh", "Đặng Văn Ổn"))

    moved = office.presses(f"/decisions/{decision}/order", ids=f"{on},{an},{anh}", kind="individual")
    missing = office.presses(f"/decisions/{decision}/order", ids=f"{on},{an}", kind="individual")

    assert (moved.status_code, missing.status_code) == (303, 409)
    assert office.lines() == [(1, "Đặng Văn Ổn"), (2, "Nguyễn Văn An"), (3, "Nguyễn Thị Ánh")]


def test_a_decision_of_which_nothing_is_said_is_refused_at_the_field(office: Office) -> None:
    before = office.gala.rows("select count(*) from decision where true")

    answer = office.edits("/decisions/new", number="  ")
    assert answer.status_code == 422
    number = next(
        one for one in read(answer.text).all("div", of_class="has-problem") if "Số quyết định" in one.text
    )
    assert "Ghi số quyết định, hoặc chọn hình thức khen, hoặc ghi tên gọi." in number.text
    assert office.gala.rows("select count(*) from decision where true") == before

    assert office.edits("/decisions/new", award="bieu_duong").status_code == 303
    assert office.edits("/decisions/new", title="Quà của hội", date="2025-03-01").status_code == 303


def test_two_decisions_of_one_number_and_day_are_refused_at_the_field(office: Office) -> None:
    answer = office.edits("/decisions/new", number="112/QĐ-UBND", date="2025-03-10", award="gk_xa")

    assert answer.status_code == 409
    assert [one.text for one in read(answer.text).all(of_class="field-problem")] == [
        "Đã có một quyết định mang số và ngày này."
    ]


def test_a_higher_award_is_called_first_once_it_is_one(office: Office) -> None:
    office.edits("/decisions/new", number="8/QĐ-UBND", date="2025-03-01", award="bieu_duong")
    [(second,)] = office.gala.rows("select id from decision where number = '8/QĐ-UBND'")
    office.edits(f"/decisions/{second}/recipients/new", name="Phạm Thị Út", kind="individual")
    assert [one["name"] for one in office.gala.awards()][-1] == "Phạm Thị Út"

    assert office.edits(f"/decisions/{second}", award="bk_bo_tinh").status_code == 303

    assert next(one["name"] for one in office.gala.awards()) == "Phạm Thị Út"


def test_a_person_and_a_decision_are_taken_away_and_come_back(office: Office) -> None:
    [(decision,)] = office.gala.rows("select id from decision where true")
    assert office.presses(f"/recipients/{office.recipient('Nguyễn Văn An')}/remove").status_code == 303
    assert office.presses(f"/decisions/{decision}/remove").status_code == 303
    assert office.lines() == []

    assert [office.undoes().status_code, office.undoes().status_code] == [303, 303]

    assert office.lines() == [(1, "Nguyễn Văn An"), (2, "Nguyễn Thị Ánh"), (3, "Đặng Văn Ổn")]


def test_nobody_who_was_called_is_taken_away(gala: Gala, mc: MC) -> None:
    office = Office(gala)
    ids = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    mc.comes_to("call")

    one = office.presses(f"/recipients/{ids[0]}/remove")
    [(decision,)] = gala.rows("select id from decision where true")
    all_of_them = office.presses(f"/decisions/{decision}/remove")

    assert (one.status_code, all_of_them.status_code) == (409, 409)
    assert "Nguyễn Văn An đã được gọi" in words(read(one.text))


def test_an_edit_during_the_awards_moves_nobody_and_the_wall_shows_it_at_once(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    office = Office(gala)
    gala.decides("Bằng khen của Chủ tịch UBND tỉnh", "Nguyễn Văn An", "Nguyễn Thị Ánh", award="bk_bo_tinh")
    mc.comes_to("name")
    assert projector.shows == ("honouree", "Nguyễn Văn An")

    office.edits_recipient("Nguyễn Văn An", screen_text="Nguyễn Văn Ân", reading_note="Ân như ân cần")

    assert projector.shows == ("honouree", "Nguyễn Văn Ân")
    assert office.of("Nguyễn Văn An", "batch", "tray") == (1, 1)


@pytest.mark.parametrize(
    "other",
    [{"kind": "collective"}, {"line": "9"}, {"name": "Nguyễn Văn Bình"}],
    ids=["kind", "line", "name"],
)
def test_whoever_was_called_is_nobody_else_any_more(gala: Gala, mc: MC, other: dict[str, str]) -> None:
    office = Office(gala)
    an, _anh = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    mc.comes_to("call")

    refused = office.edits(f"/recipients/{an}", **other)

    assert refused.status_code == 409
    assert "Nguyễn Văn An đã được gọi nên không đổi được" in words(read(refused.text))
    assert typed(read(refused.text)) | other == typed(read(refused.text)), "what was typed stays"
    assert office.of("Nguyễn Văn An", "kind", "line", "batch") == ("individual", 1, 1)


def test_whoever_was_called_keeps_their_place_and_their_delegate_while_words_are_put_right(
    gala: Gala, mc: MC
) -> None:
    office = Office(gala)
    an, anh = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    mc.comes_to("call")

    other = office.presses(f"/recipients/{an}/link", delegate=str(gala.delegate("Phạm Thị Út")))
    moved = office.presses(f"/recipients/{anh}/move", move="-1:2")
    office.edits_recipient(
        "Nguyễn Văn An", name="Nguyễn Văn Ân", spoken_text="ông Ân", reading_note="Ân", receiver_name="Lê B"
    )

    assert (other.status_code, moved.status_code) == (409, 409)
    assert office.of("Nguyễn Văn Ân", "line", "spoken_text", "receiver_name") == (1, "ông Ân", "Lê B")


def test_a_batch_that_is_stacked_is_never_mixed(gala: Gala, mc: MC) -> None:
    office = Office(gala)
    an, _anh = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    office.edits_recipient("Nguyễn Thị Ánh", kind="collective")
    mc.comes_to("call")
    waiting = "Nguyễn Văn An"
    assert gala.phase(an) == "waiting"

    refused = office.edits(f"/recipients/{an}", kind="collective")
    undone = office.undoes()

    assert (refused.status_code, undone.status_code) == (409, 409)
    assert office.of(waiting, "kind", "batch") == ("individual", 2)


def test_a_desk_undoes_its_hold_of_somebody_who_has_left_the_decision_since(gala: Gala, desk: Desk) -> None:
    [an] = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An")
    desk.makes("hold", an)
    assert Office(gala).presses(f"/recipients/{an}/remove").status_code == 303

    desk.undoes()

    assert gala.awards() == []


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (900, 300), "navy").save(out, "PNG")
    return out.getvalue()


def test_a_recipients_own_picture_hangs_on_the_wall_and_comes_down_again(
    gala: Gala, mc: MC, projector: Projector
) -> None:
    office = Office(gala)
    [an] = gala.decides("Bằng khen của Chủ tịch UBND tỉnh", "Nguyễn Văn An", award="bk_bo_tinh")
    mc.comes_to("name")
    path = f"{gala.base}/recipients/{an}"
    gala.organiser.open(path)

    gala.organiser.sends_file(f"{path}/portrait", "an.png", picture())

    shown = projector.sees.one("img", of_class="portrait").attributes["src"]
    jpeg = projector.browser.get(shown)
    assert (jpeg.status_code, Image.open(BytesIO(jpeg.content)).format) == (200, "JPEG")
    assert gala.joined("viewer", "Khách").get(shown).status_code == 200

    assert office.presses(f"/recipients/{an}/portrait/remove").status_code == 303
    assert list(projector.sees.all("img", of_class="portrait")) == []
    assert projector.browser.get(shown).status_code == 404


def test_what_is_no_picture_is_refused_in_one_sentence(office: Office) -> None:
    path = f"{office.base}/recipients/{office.recipient('Nguyễn Văn An')}"
    office.browser.open(path)

    with pytest.raises(Refused) as refused:
        office.browser.sends_file(f"{path}/portrait", "an.png", document("Không phải ảnh"))

    assert refused.value.status == 422
    assert "Ảnh này không mở được" in words(read(refused.value.text))


@pytest.mark.parametrize("role", ["mc", "door", "stage"])
def test_only_the_organiser_edits_decisions(gala: Gala, role: str) -> None:
    [an] = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An")
    crew = gala.joined(role, "Ai đó")
    paths = ("decisions", "decisions/links", "decisions/import", "proof", f"recipients/{an}")

    assert {crew.get(f"{gala.base}/{path}").status_code for path in paths} == {403}
    crew.open("/join")
    assert crew.post(f"{gala.base}/recipients/{an}/remove").status_code == 403
    assert crew.post(f"{gala.base}/recipients/{an}/move", move="lên").status_code == 403
    assert crew.post(f"{gala.base}/recipients/{an}/link", delegate="ai đó").status_code == 403


def test_a_closed_event_refuses_every_edit(gala: Gala) -> None:
    [an] = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An")
    gala.stands("closed")

    assert Office(gala).edits(f"/recipients/{an}", position="Trưởng ấp").status_code == 409


def test_who_comes_back_has_a_place_of_their_own(office: Office) -> None:
    [(decision,)] = office.gala.rows("select id from decision where true")
    office.presses(f"/recipients/{office.recipient('Đặng Văn Ổn')}/remove")
    gone = office.gala.rows("select max(id) from list_change where true")[0][0]
    office.edits(f"/decisions/{decision}/recipients/new", name="Phạm Thị Út", kind="individual")

    assert office.presses(f"/changes/{gone}/undo").status_code == 303

    trays = office.gala.rows("select tray from recipient where true")
    assert sorted(tray for (tray,) in trays) == [1, 2, 3, 4]


def test_nobody_changes_place_by_an_undo_once_the_calling_has_begun(gala: Gala, mc: MC) -> None:
    office = Office(gala)
    an, anh = gala.decides("Giấy khen của Chủ tịch UBND xã", "Nguyễn Văn An", "Nguyễn Thị Ánh")
    office.presses(f"/recipients/{anh}/move", move="-1:2")
    mc.comes_to("reading")

    answer = office.undoes()

    assert answer.status_code == 409
    assert "không sắp lại các đợt được nữa" in words(read(answer.text))
    assert [one["id"] for one in gala.awards()] == [anh, an]


NASTY = (
    "",
    "9" * 40,
    "-1",
    "\ud800".encode("utf-8", "surrogatepass"),
    "١",
    "1:1",
    "=1+1",
    "\u202e",
    "x" * 9000,
)


@pytest.mark.parametrize("path", [
    "decisions/new", "decisions/{decision}", "decisions/{decision}/order",
    "decisions/{decision}/recipients/new",
    "recipients/{an}", "recipients/{an}/move", "recipients/{an}/link", "recipients/{an}/portrait",
    "decisions/links", "decisions/import", "awards/{an}/moves/hold",
])  # fmt: skip
def test_no_field_of_these_forms_breaks_a_page(office: Office, path: str) -> None:
    [(decision,)] = office.gala.rows("select id from decision where true")
    full = f"/{path.format(decision=decision, an=office.recipient('Nguyễn Văn An'))}"
    names = (
        "number date award rank name kind line move ids delegate sure seen file title posthumous call_mode"
    )

    for nasty in NASTY:
        answer = office.presses(full, **dict.fromkeys(names.split(), nasty))
        assert answer.status_code < 500, (nasty, answer.text[:500])
    assert len(office.lines()) in (3, 4)


def test_a_decision_does_not_come_back_over_one_that_has_taken_its_number(office: Office) -> None:
    [(decision,)] = office.gala.rows("select id from decision where true")
    office.presses(f"/decisions/{decision}/remove")
    gone = office.gala.rows("select max(id) from list_change where true")[0][0]
    office.edits("/decisions/new", number="112/QĐ-UBND", date="2025-03-10", award="gk_xa")

    answer = office.presses(f"/changes/{gone}/undo")

    assert answer.status_code == 409
    assert office.lines() == []


def test_a_decision_does_not_take_the_number_of_another(office: Office) -> None:
    office.edits("/decisions/new", number="8/QĐ-UBND", date="2025-03-10", award="gk_xa")
    [(second,)] = office.gala.rows("select id from decision where number = '8/QĐ-UBND'")

    answer = office.edits(f"/decisions/{second}", number="112/QĐ-UBND", presenter="Bà Bích")

    page = read(answer.text)
    assert answer.status_code == 409
    assert (typed(page)["number"], typed(page)["presenter"]) == ("112/QĐ-UBND", "Bà Bích")
    assert office.gala.rows("select number, presenter from decision where presenter <> ''") == []

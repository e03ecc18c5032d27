"""The settings of an event: what an office sets, and still changes, up to the day."""

from __future__ import annotations

from typing import Any

import pytest
from requests import Response

from tests.edges import Browser, Program, read
from tests.filled import Fields, filled
from tests.galas import PROGRAMME, Gala, draft
from tests.servers import Server


def said(gala: Gala, program: Program) -> dict[str, object]:
    answer = program.get("")
    return {name: answer[name] for name in ("starts_at", "timezone", "venue", "stage_capacity")}


def test_hour_zone_venue_and_the_row_on_stage_are_the_organisers_to_set(server: Server, gala: Gala) -> None:
    board = gala.organiser
    board.open(gala.base)
    answer = board.post(
        f"{gala.base}/settings",
        script=False,
        starts_at="2026-12-01T07:45",
        timezone="Asia/Ho_Chi_Minh",
        language="vi",
        venue="Hội trường Nhà văn hóa",
        stage_capacity="4",
    )
    assert answer.status_code == 303
    assert said(gala, gala.program("viewer")) == {
        "starts_at": "2026-12-01T00:45:00.000Z",
        "timezone": "Asia/Ho_Chi_Minh",
        "venue": "Hội trường Nhà văn hóa",
        "stage_capacity": 4,
    }


def test_the_page_says_once_that_its_settings_are_kept(server: Server, gala: Gala) -> None:
    board = gala.organiser
    board.open(gala.base)
    answer = board.post(
        f"{gala.base}/settings", script=False, timezone="Asia/Ho_Chi_Minh", language="vi", venue="Hội trường"
    )
    assert answer.headers["Location"] == f"{gala.base}/settings"

    said = board.open(f"{gala.base}/settings").one(of_class="saved")
    assert (said.text, said.attributes["role"]) == ("Đã lưu cài đặt.", "status")
    assert [*board.open(f"{gala.base}/settings").all(of_class="saved")] == []


def test_what_a_program_does_not_send_stays_as_it_is(gala: Gala) -> None:
    before = said(gala, gala.program("viewer"))

    gala.organiser.sends(f"{gala.base}/settings", language="en")

    assert before["starts_at"] is not None
    assert said(gala, gala.program("viewer")) == before


def test_an_event_without_an_hour_plans_none_for_its_items(gala: Gala) -> None:
    gala.organiser.sends(f"{gala.base}/settings", starts_at="")

    told = gala.program("viewer").get("/programme")

    assert {(one["planned_at"], one["forecast_at"], one["late_s"]) for one in told} == {(None, None, None)}


def test_a_zone_that_does_not_exist_changes_nothing(server: Server, gala: Gala) -> None:
    before = said(gala, gala.program("viewer"))
    board = gala.organiser
    board.open(gala.base)
    answer = board.post(
        f"{gala.base}/settings", script=False, starts_at="", timezone="Hà Nội", language="vi", venue=""
    )
    assert answer.status_code == 422
    assert said(gala, gala.program("viewer")) == before


def test_the_board_says_when_the_opening_hour_has_passed_before_the_day_began(
    server: Server, organiser: Browser
) -> None:
    old = Gala(server, organiser)
    old.plan(draft(PROGRAMME))
    organiser.open(old.base)
    organiser.sends(f"{old.base}/settings", starts_at="2025-02-05T07:30", timezone="Asia/Ho_Chi_Minh")

    told = organiser.open(old.base).one(of_class="notice").text
    old.goes_live()

    assert "07:30 5/2/2025" in told
    assert [*organiser.open(old.base).all(of_class="notice")] == []


def page_of(gala: Gala) -> Fields:
    return filled(gala.organiser.open(f"{gala.base}/settings").one("form", of_class="event-form"))


def saves(gala: Gala, fields: Fields, **changed: str) -> Response:
    new = {**fields, **{name.replace("__", "."): [value] for name, value in changed.items()}}
    return gala.organiser.post(f"{gala.base}/settings", script=False, **new)


def row_of(gala: Gala) -> Any:
    return gala.rows("select * from (select event.*, event.id as event_id from event) as one where true")[0]


def problems(answer: Response) -> list[str]:
    return [one.text for one in read(answer.text).all(of_class="field-error")]


def test_saving_the_page_as_it_is_changes_nothing(eve: Gala) -> None:
    before = row_of(eve)
    assert saves(eve, page_of(eve)).status_code == 303
    after = row_of(eve)
    assert [name for name in after._fields if getattr(after, name) != getattr(before, name)] == ["revision"]


def test_everything_an_office_sets_is_kept(eve: Gala) -> None:
    answer = saves(
        eve, page_of(eve), name="Đại hội Thi đua yêu nước", form="dai_hoi", preset="province", ordinal="6",
        name_lines="ĐẠI HỘI\nLần thứ VI", period_from="2020", period_to="2025", host="UBND TỈNH",
        superior="Bộ Nội vụ", place="Sông Lam", quarter_no="3", quarter_year="2025", session="full_day",
        max_delegates="500",
        expected_delegates="480", exemplar_share="", filing="middle", flag_salute="yes", greets="no",
        legal_bases="Luật A\nNghị định B",
    )  # fmt: skip
    assert answer.status_code == 303, problems(answer)
    row = row_of(eve)
    assert (row.name, row.form, row.preset, row.ordinal) == (
        "Đại hội Thi đua yêu nước",
        "dai_hoi",
        "province",
        6,
    )
    assert (row.period_from, row.period_to, row.quarter, row.session) == (2020, 2025, "2025-Q3", "full_day")
    assert (row.max_delegates, row.expected_delegates, row.exemplar_share) == (500, 480, None)
    assert (row.superior, row.filing, bool(row.flag_salute)) == ("Bộ Nội vụ", "middle", True)
    assert not row.greets
    fields = page_of(eve)
    assert (fields["legal_bases"], fields["name_lines"]) == (["Luật A\nNghị định B"], ["ĐẠI HỘI\nLần thứ VI"])
    assert eve.rows("select kind from journal where kind = 'SettingsChanged'")


def test_everything_wrong_is_said_at_once_and_what_was_typed_stays(eve: Gala) -> None:
    before = row_of(eve)
    answer = saves(
        eve, page_of(eve), name="", ordinal="sáu", exemplar_share="130", slug="Lễ Hội", stage_capacity="",
        starts_at="2026-13-01T00:00",
    )  # fmt: skip
    assert answer.status_code == 422
    assert sorted(problems(answer)) == [
        "Chỉ gồm chữ thường không dấu, số và dấu gạch nối.",
        "Ghi một số từ 0 đến 100.",
        "Ghi một số.",
        "Ghi một số.",
        "Ghi tên sự kiện.",
        "Ghi đủ ngày và giờ.",
    ]
    assert 'value="sáu"' in answer.text and 'value="Lễ Hội"' in answer.text
    assert row_of(eve) == before


@pytest.mark.parametrize("ordinal", ["9999999999", str(2**70), "9" * 4000, "-7", "0"])
def test_a_number_that_no_congress_has_is_refused_and_not_drawn(eve: Gala, ordinal: str) -> None:
    fields = page_of(eve)
    refused = saves(eve, fields, ordinal=ordinal, period_from=ordinal)
    drawn = eve.organiser.post(
        f"{eve.base}/settings", script=False, **{**fields, "ordinal": ordinal, "do": "banner dai_hoi"}
    )

    assert (refused.status_code, drawn.status_code) == (422, 200)
    assert "Ghi một số từ 1 đến 200." in problems(refused)
    assert filled(read(drawn.text).one("form", of_class="event-form"))["name_lines"][0].endswith("Lần thứ …")
    assert len(refused.content) < 80_000


def test_sessions_are_added_changed_and_taken_away(eve: Gala) -> None:
    fields = page_of(eve)
    added = eve.organiser.post(f"{eve.base}/settings", script=False, do="add sessions", **fields)
    fields = filled(read(added.text).one("form", of_class="event-form"))
    assert fields["sessions.venue"] == [""]
    two = {
        **fields,
        "sessions.kind": ["preparatory", "official"],
        "sessions.starts_at": ["2026-03-25T14:00", "2026-03-26T07:30"],
        "sessions.venue": ["Phòng họp số 1", ""],
    }
    assert saves(eve, two).status_code == 303
    told = eve.rows("select no, kind, venue from event_session where true")
    assert sorted((one.no, one.kind, one.venue) for one in told) == [
        (1, "preparatory", "Phòng họp số 1"),
        (2, "official", ""),
    ]
    assert page_of(eve)["sessions.starts_at"] == ["2026-03-25T14:00", "2026-03-26T07:30"]
    assert [one.text for one in eve.organiser.open(eve.base).one("ul", of_class="event-facts").all("li")] == [
        "Phiên trù bị: 14:00 25/3/2026, Phòng họp số 1",
        "Phiên chính thức: 07:30 26/3/2026",
    ]

    none = {name: values for name, values in page_of(eve).items() if not name.startswith("sessions.")}
    assert saves(eve, none).status_code == 303
    assert eve.rows("select no from event_session where true") == []


def test_a_live_event_keeps_its_sessions_its_kind_and_its_filing(gala: Gala) -> None:
    gala.stands("ready")
    fields = page_of(gala)
    saves(
        gala, {**fields, "sessions.kind": ["official"], "sessions.starts_at": [""], "sessions.venue": ["A"]}
    )
    gala.stands("live")
    fields = page_of(gala)
    none = {name: values for name, values in fields.items() if not name.startswith("sessions.")}

    refused = {
        "form": saves(gala, fields, form="dai_hoi"),
        "preset": saves(gala, fields, preset="agency"),
        "filing": saves(gala, fields, filing="middle"),
        "slug": saves(gala, fields, slug="ten-khac"),
        "sessions": saves(gala, none),
    }

    assert {name: answer.status_code for name, answer in refused.items()} == dict.fromkeys(refused, 422)
    assert read(refused["form"].text).one(of_class="problem").text == (
        "Sự kiện đang diễn ra nên không đổi cấp và hình thức được."
    )
    assert saves(gala, fields, venue="Hội trường mới").status_code == 303


def test_a_closed_event_changes_nothing(gala: Gala) -> None:
    fields = page_of(gala)
    gala.stands("closed")
    page = gala.organiser.open(f"{gala.base}/settings")
    assert all("disabled" in one.attributes for one in page.all("fieldset"))
    assert list(page.all("button", of_class="primary")) == []
    answer = saves(gala, fields, venue="Hội trường mới")
    assert answer.status_code == 409
    assert row_of(gala).venue != "Hội trường mới"


def test_a_draft_may_move_to_another_address_that_is_free(eve: Gala, gala: Gala) -> None:
    assert problems(saves(eve, page_of(eve), slug=gala.slug)) == [f"Đã có sự kiện mang tên ngắn {gala.slug}."]
    answer = saves(eve, page_of(eve), slug=f"{eve.slug}-moi")
    assert answer.headers["Location"] == f"{eve.base}-moi/settings"
    assert eve.organiser.get(eve.base).status_code == 404
    eve.slug = f"{eve.slug}-moi"
    assert eve.organiser.get(eve.base).status_code == 200


def test_a_usual_banner_is_put_into_the_form_and_saved_only_by_saving(eve: Gala) -> None:
    fields = page_of(eve) | {"period_from": ["2020"], "period_to": ["2025"]}
    answer = eve.organiser.post(f"{eve.base}/settings", script=False, do="banner hoi_nghi", **fields)
    shown = filled(read(answer.text).one("form", of_class="event-form"))
    assert shown["name_lines"] == ["HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN\nGiai đoạn 2020 – 2025"]
    assert page_of(eve)["name_lines"] == ["HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN"]


def test_a_salute_without_its_item_is_told(eve: Gala) -> None:
    def warned() -> list[str]:
        page = eve.organiser.open(f"{eve.base}/settings")
        return [one.text for box in page.all("ul", of_class="warnings") for one in box.all("li")]

    saves(eve, page_of(eve), flag_salute="yes")
    assert "Có chào cờ, nhưng chương trình chưa có mục Chào cờ." not in warned()
    eve.organiser.open(f"{eve.base}/programme/edit")
    rows = filled(eve.organiser.page.one("form", of_class="event-form"))
    rows = {key: values[1:] if key.startswith("programme.") else values for key, values in rows.items()}
    eve.organiser.post(f"{eve.base}/programme/edit", script=False, **rows)
    assert "Có chào cờ, nhưng chương trình chưa có mục Chào cờ." in warned()


def test_what_a_status_locks_is_told_in_plain_words(gala: Gala) -> None:
    told = gala.organiser.open(gala.base).one("section", aria_labelledby="state").text
    assert "Trạng thái này khóa: địa chỉ của sự kiện, cấp và hình thức, cách xếp tên" in told
    page = gala.organiser.open(f"{gala.base}/settings")
    assert "disabled" in page.one("select", id="form").attributes
    assert "readonly" in page.one("input", id="slug").attributes


def test_only_the_organiser_sees_the_settings(gala: Gala) -> None:
    mc = gala.joined("mc", "Hạnh")
    assert mc.get(f"{gala.base}/settings").status_code == 403
    mc.open("/join")
    assert mc.post(f"{gala.base}/settings", venue="Nhà tôi").status_code == 403


def test_who_saves_an_older_page_overwrites_nothing_that_was_saved_meanwhile(eve: Gala) -> None:
    first = second = page_of(eve)
    assert saves(eve, first, venue="Nhà văn hóa", stage_capacity="6").status_code == 303

    refused = saves(eve, second, place="Tân Long")

    kept = row_of(eve)
    assert (refused.status_code, kept.venue, kept.stage_capacity) == (409, "Nhà văn hóa", 6)
    assert kept.place != "Tân Long"
    page = read(refused.text)
    assert "có người vừa lưu bản khác" in page.one(of_class="problem").text
    links = [one.attributes["href"] for one in page.one(of_class="saved-meanwhile").all("a")]
    assert links == ["#place", "#venue", "#stage_capacity"]
    typed = filled(page.one("form", of_class="event-form"))
    assert (typed["place"], typed["venue"]) == (["Tân Long"], first["venue"])
    assert "Bản vừa lưu: Nhà văn hóa" in problems(refused) and "Bản vừa lưu: 6" in problems(refused)
    assert saves(eve, typed).status_code == 303, "having seen both, the office decides"
    assert row_of(eve).place == "Tân Long"


def test_a_page_that_was_only_rearranged_is_as_old_as_it_was(eve: Gala) -> None:
    old = page_of(eve)
    saves(eve, old, venue="Nhà văn hóa")

    moved = eve.organiser.post(f"{eve.base}/settings", script=False, **old, do="add sessions")
    wrong = saves(eve, old, name="")

    for answer in (moved, wrong):
        fields = filled(read(answer.text).one("form", of_class="event-form"))
        assert saves(eve, {**fields, "name": ["Hội nghị"]}).status_code == 409


def test_sessions_that_were_saved_meanwhile_are_told(eve: Gala) -> None:
    old = page_of(eve)
    session = {
        "sessions.kind": "preparatory",
        "sessions.starts_at": "2026-03-25T14:00",
        "sessions.venue": "A",
    }
    saves(eve, old, **session)

    page = read(saves(eve, old, place="Tân Long").text)

    assert "Phiên trù bị: 14:00 25/3/2026, A" in page.one("section", of_class="rows").text

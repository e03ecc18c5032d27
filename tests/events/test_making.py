"""An event is made by hand from a kind of event, or out of last year's."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.edges import Browser, read
from tests.filled import Fields, filled
from tests.galas import CAST, Gala
from tests.servers import Server


def opened(organiser: Browser, path: str) -> Fields:
    return filled(organiser.open(path).one("form", of_class="plan-form"))


def makes(server: Server, organiser: Browser, path: str, fields: Fields) -> Gala:
    answer = organiser.post(path, script=False, **fields)
    assert answer.status_code == 303, [one.text for one in read(answer.text).all(of_class="field-error")]
    made = Gala(server, organiser)
    made.slug = answer.headers["Location"].rpartition("/")[2]
    return made


def row_of(gala: Gala) -> Any:
    return gala.rows("select * from (select event.*, event.id as event_id from event) as one where true")[0]


def listed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def test_a_congress_by_hand_begins_as_a_provinces_does(server: Server, organiser: Browser) -> None:
    fields = opened(organiser, "/events/new/province")
    assert (fields["form"], fields["max_delegates"], fields["exemplar_share"], fields["flag_salute"]) == (
        ["dai_hoi"],
        ["500"],
        [""],
        ["yes"],
    )
    fields |= {
        "name": ["Đại hội Thi đua yêu nước tỉnh Sông Lam"],
        "ordinal": ["5"],
        "starts_on": ["2030-08-15"],
    }

    gala = makes(server, organiser, "/events/new/province", fields)

    made = row_of(gala)
    assert (made.name, made.ordinal, made.form) == ("Đại hội Thi đua yêu nước tỉnh Sông Lam", 5, "dai_hoi")
    assert listed(made.name_lines) == ["ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH SÔNG LAM", "Lần thứ V"]
    programme = gala.program("viewer").get("/programme")
    assert [programme[0]["type"], programme[-1]["type"]] == ["flag_salute", "closing"]
    assert gala.program("viewer").get("")["starts_at"] == "2030-08-15T00:30:00.000Z"


def test_a_kind_that_does_not_exist_has_no_page(organiser: Browser) -> None:
    assert organiser.get("/events/new/galaxy").status_code == 404


def test_every_kind_can_be_made_as_it_stands(server: Server, organiser: Browser) -> None:
    for preset in ("commune", "agency", "district", "annual_review", "custom"):
        path = f"/events/new/{preset}"
        gala = makes(server, organiser, path, opened(organiser, path))
        assert row_of(gala).preset == preset


def test_next_years_event_takes_settings_programme_and_tasks_but_no_people(
    server: Server, organiser: Browser, gala: Gala
) -> None:
    gala.decides("Giấy khen", CAST[2][0])
    gala.organiser.open(f"{gala.base}/preparation")
    gala.organiser.post(
        f"{gala.base}/preparation", script=False, text="Gửi giấy mời", owner="VP", days_before="5"
    )
    gala.organiser.sends(f"{gala.base}/settings", timezone="Asia/Bangkok", stage_capacity="7")
    wording = filled(gala.organiser.open(f"{gala.base}/invitations").one("form", id="wording"))
    wording |= {"signer": ["Lê Hà"], "chair": ["Lê Hà"]}
    assert gala.organiser.post(f"{gala.base}/invitations", script=False, **wording).status_code == 303
    path = f"{gala.base}/duplicate"

    fields = opened(organiser, path)
    assert fields["slug"] != [gala.slug]
    copy = makes(server, organiser, path, fields)

    made, was = row_of(copy), row_of(gala)
    assert made.copied_from_id == was.id
    for same in (
        "name",
        "form",
        "preset",
        "host",
        "place",
        "venue",
        "max_delegates",
        "exemplar_share",
        "timezone",
    ):
        assert getattr(made, same) == getattr(was, same), same
    assert (made.stage_capacity, made.status, made.starts_at) == (7, "draft", None)
    assert [one.title for one in copy.rows("select title from item where true")] == [
        one.title for one in gala.rows("select title from item where true")
    ]
    assert [
        (one.text, one.days_before) for one in copy.rows("select text, days_before from task where true")
    ] == [("Gửi giấy mời", 5)]
    assert [tuple(row) for row in copy.rows("select signer, chair from invitation_letter where true")] == [
        ("Lê Hà", "")
    ]
    for table in ("delegate", "decision"):
        assert copy.rows(f"select id from {table} where true") == []


def test_years_are_moved_on_as_a_suggestion(server: Server, organiser: Browser, eve: Gala) -> None:
    organiser.open(eve.base)
    organiser.sends(
        f"{eve.base}/settings", name="Hội nghị tổng kết năm 2025",
        name_lines="TỔNG KẾT NĂM 2025\nGiai đoạn 2020 – 2025",
        period_from="2020", period_to="2025", legal_bases="Luật số 06/2022/QH15",
    )  # fmt: skip
    fields = opened(organiser, f"{eve.base}/duplicate")
    assert fields["name"] == ["Hội nghị tổng kết năm 2030"]
    assert (fields["period_from"], fields["period_to"]) == (["2025"], ["2030"])
    assert fields["name_lines"] == ["TỔNG KẾT NĂM 2030\nGiai đoạn 2025 – 2030"]
    assert fields["legal_bases"] == ["Luật số 06/2022/QH15"]

    made = makes(server, organiser, f"{eve.base}/duplicate", {**fields, "name": ["Hội nghị của năm sau"]})
    assert row_of(made).name == "Hội nghị của năm sau"


def test_events_are_listed_by_status_and_can_be_made_from_there(
    organiser: Browser, gala: Gala, eve: Gala
) -> None:
    page = organiser.open("/events")
    heads = [one.text for one in page.all("h2")]
    assert heads == [one for one in ("Đang diễn ra", "Sẵn sàng", "Đang soạn", "Đã kết thúc") if one in heads]
    assert page.one("a", of_class="primary").attributes["href"] == "/events/new"
    mc = gala.joined("mc", "Hạnh").open("/events")
    assert list(mc.all("a", of_class="primary")) == []


def test_the_board_says_who_comes_and_what_to_look_at_again(organiser: Browser, eve: Gala) -> None:
    organiser.open(eve.base)
    organiser.sends(f"{eve.base}/settings", max_delegates="7")
    eve.invite(CAST)
    page = organiser.open(eve.base)
    assert [one.text for one in page.one("dl", of_class="figures").all("dd")] == ["5", "3", "8 /7"]
    assert [one.text for one in page.one("ul", of_class="warnings").all("li")] == [
        "Danh sách có 8 đại biểu tính trong số lượng, nhiều hơn mức tối đa 7.",
        "Điển hình tiên tiến 5, khách mời và lãnh đạo 3: 62/38, kế hoạch là 70/30.",
    ]


def test_warnings_block_nobody(organiser: Browser, eve: Gala) -> None:
    organiser.open(eve.base)
    organiser.sends(f"{eve.base}/settings", max_delegates="1")
    eve.invite(CAST)
    eve.goes_live()
    assert eve.asks.get("/attendance")["expected"] == len(CAST)


def test_what_no_event_can_be_made_of_makes_none_and_says_where(server: Server, organiser: Browser) -> None:
    late = {"text": "In giấy mời", "due": {"date": "2026-02-30"}}

    with pytest.raises(AssertionError, match=r"tasks\[0\].due.date không thể là “2026-02-30”"):
        server.order("create", slug="hong-viec", draft={"name": "Hội nghị", "tasks": [late]})

    assert organiser.get("/events/hong-viec").status_code == 404


def test_an_event_is_made_whole_by_one_change(server: Server, organiser: Browser) -> None:
    made = server.order(
        "create", slug="mot-lan", draft={"name": "Hội nghị", "tasks": [{"text": "In giấy mời"}]}
    )
    gala = Gala(server, organiser)
    gala.slug = "mot-lan"

    told = sorted(gala.rows("select number, kind from journal where true"))
    assert made["event_id"] == row_of(gala).id
    assert [tuple(one) for one in told] == [(1, "EventCreated"), (1, "ProgrammeWritten"), (1, "TasksWritten")]


def test_the_board_says_what_is_still_missing_and_stops_nothing(eve: Gala) -> None:
    def told() -> list[str]:
        missing = eve.organiser.open(eve.base).all("ul", aria_label="Còn thiếu")
        return [one.text for found in missing for one in found.all("li")]

    nobody = "Danh sách đại biểu còn trống: cửa chưa nhận được ai. Nhập danh sách đại biểu"
    assert told() == [nobody]

    eve.stands("ready")
    assert told() == [nobody]
    eve.invite(CAST)
    assert told() == []

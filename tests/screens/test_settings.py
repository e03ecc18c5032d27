"""The settings of an event: what an office sets, and still changes, up to the day."""

from __future__ import annotations

from tests.edges import Browser, Program
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

    assert "07:30 05/02/2025" in told
    assert [*organiser.open(old.base).all(of_class="notice")] == []

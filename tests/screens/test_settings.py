"""The organiser's board: what an office still changes about an event up to the day."""

from __future__ import annotations

from tests.edges import Program
from tests.galas import Gala
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


def test_a_zone_that_does_not_exist_changes_nothing(server: Server, gala: Gala) -> None:
    before = said(gala, gala.program("viewer"))
    board = gala.organiser
    board.open(gala.base)
    answer = board.post(
        f"{gala.base}/settings", script=False, starts_at="", timezone="Hà Nội", language="vi", venue=""
    )
    assert answer.status_code == 422
    assert said(gala, gala.program("viewer")) == before

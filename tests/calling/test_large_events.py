"""A province's congress: 321 certificates, the longest names, a row of twenty. Pictures stay pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from ceremony.app import create_app
from ceremony.awards import usecases as awards
from ceremony.base import clock
from ceremony.base.live import drawer
from ceremony.base.schema import bring_up_to_date
from ceremony.calling import usecases as stage
from ceremony.calling.faces import sheet
from ceremony.calling.surfaces import SHEET
from ceremony.core.actor import HOUSE, Actor
from ceremony.core.calling import Move
from ceremony.core.decisions import Decision, Decisions, Recipient
from ceremony.core.refusals import AtEnd
from ceremony.core.scenes import Scene
from ceremony.events.usecases import NewEvent, create
from ceremony.runsheet import queries as runsheet
from ceremony.runsheet.usecases import NewItem, write_programme
from ceremony.settings import from_environment

NAME = "Nguyễn Trần Hoàng Phương Thảo Nguyên Công Tằng Tôn Nữ Thị Ngọc"
UNIT = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bà Rịa – Vũng Tàu, huyện Xuyên Mộc"
POSITION = "Phó Chủ tịch kiêm Trưởng ban Dân vận, Chủ tịch Hội Nông dân"
TITLE = "Báo cáo tổng kết phong trào thi đua yêu nước giai đoạn 2020 – 2025 và phương hướng, nhiệm vụ số"
MOST_BYTES = 16_384
STARTS = clock.now() - timedelta(minutes=20)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    settings = from_environment(tmp_path, {})
    app = create_app(settings)
    bring_up_to_date(app, settings)
    with app.test_request_context():
        yield app


def congress(capacity: int, reports: int = 30) -> int:
    name_lines = ("ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH BÀ RỊA – VŨNG TÀU", "Lần thứ VI")
    event_id = create(
        HOUSE, NewEvent("tinh", "Đại hội Thi đua yêu nước", name_lines, form="dai_hoi", starts_at=STARTS)
    )
    items = [NewItem("report", f"{TITLE} {no}", f"Phó Chủ tịch {UNIT}") for no in range(reports)]
    write_programme(HOUSE, event_id, [*items, NewItem("award", "Trao thưởng"), NewItem("closing", "Bế mạc")])
    people = tuple(
        Recipient(
            line=no,
            kind="individual",
            name=f"{NAME} {no}",
            unit=UNIT,
            position=POSITION,
            reason="Đã có thành tích xuất sắc trong phong trào thi đua yêu nước",
            reading_note="đọc chậm, ngắt sau họ",
        )
        for no in range(1, 322)
    )
    decision = Decision(
        sheet="",
        number="1/QĐ-UBND",
        date=date(2025, 1, 1),
        issuer="Chủ tịch UBND tỉnh",
        summary="Về việc tặng Bằng khen",
        award="gk_xa",
        title="Bằng khen của Chủ tịch UBND tỉnh Bà Rịa – Vũng Tàu",
        rank=450,
        recipients=people,
    )
    awards.apply(HOUSE, event_id, Decisions((decision,), ()))
    awards.set_stage_capacity(HOUSE, event_id, capacity)
    return event_id


@pytest.mark.parametrize("capacity", [10, 12, 16, 20])
def test_every_picture_of_a_very_large_congress_stays_under_16_kb(app: Flask, capacity: int) -> None:
    event_id = congress(capacity)
    wordy = Actor(
        "Bàn điều khiển số một của Ban Tổ chức Đại hội tại Trung tâm Hội nghị tỉnh, cánh phải sân khấu " * 2,
        everywhere=True,
    )
    award = next(item for item in runsheet.items(event_id) if item.type == "award")
    revision = stage.goto(wordy, event_id, 0, award.id, 1)
    revision = stage.show(wordy, event_id, revision, Scene.MESSAGE, text=f"{POSITION} {UNIT}, " * 3)
    heaviest: dict[str, int] = {}
    for step in range(16):
        for name, surface in drawer.surfaces.items():
            packet = drawer.current(surface, event_id, "tinh", "vi").packet
            weight = len(json.dumps(packet, ensure_ascii=False).encode())
            heaviest[name] = max(weight, heaviest.get(name, 0))
        if step == 3:
            for one in runsheet.day(event_id).members(1)[:9]:
                stage.move_award(wordy, event_id, one.id, Move.MARK_ABSENT)
            revision = runsheet.day(event_id).stage.revision
        revision = stage.advance(wordy, event_id, revision)
        stage.message(wordy, event_id, f"{POSITION} {UNIT}, " * 3)
        drawer.mark_everything()
    assert {name: weight for name, weight in heaviest.items() if weight > MOST_BYTES} == {}


@pytest.mark.parametrize("capacity", [10, 20])
def test_no_item_leaves_the_run_sheet_for_a_large_batch(app: Flask, capacity: int) -> None:
    event_id = congress(capacity)
    award = next(item for item in runsheet.items(event_id) if item.type == "award")
    revision = stage.goto(HOUSE, event_id, 0, award.id, 1)

    for _go in range(4):
        revision = stage.advance(HOUSE, event_id, revision)
        told = sheet(event_id)
        assert [row["no"] for row in told["items"]] == list(range(1, 33))
        assert (told["before"], told["after"]) == (0, 0)


def test_a_monstrous_run_sheet_says_how_many_items_stand_before_and_after(app: Flask) -> None:
    event_id = congress(10, reports=200)
    middle = runsheet.items(event_id)[100]
    stage.goto(HOUSE, event_id, 0, middle.id, 1)

    told, picture = sheet(event_id), drawer.current(SHEET, event_id, "tinh", "vi").packet["html"]

    shown = [row["no"] for row in told["items"]]
    assert 101 in shown
    assert shown == list(range(told["before"] + 1, 203 - told["after"]))
    assert f"Còn {told['before']} mục phía trước" in picture
    assert f"Còn {told['after']} mục phía sau" in picture
    assert len(picture.encode()) < MOST_BYTES


def test_every_certificate_of_the_congress_is_called_once_and_in_the_decisions_order(app: Flask) -> None:
    event_id = congress(20)
    award = next(item for item in runsheet.items(event_id) if item.type == "award")
    revision = stage.goto(HOUSE, event_id, 0, award.id, 1)
    with pytest.raises(AtEnd):
        while True:
            revision = stage.advance(HOUSE, event_id, revision)
    people = runsheet.day(event_id).recipients
    assert [one.line for one in people] == list(range(1, 322))
    assert [one.tray for one in people] == list(range(1, 322))
    assert {(one.phase, one.times_called) for one in people} == {("presented", 1)}

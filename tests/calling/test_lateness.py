"""What the faces are told so that they can count lateness and forecasts by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from ceremony.app import create_app
from ceremony.base import clock
from ceremony.base.clock import wire
from ceremony.base.schema import bring_up_to_date
from ceremony.calling import usecases as stage
from ceremony.calling.faces.desk import desk
from ceremony.calling.faces.mc import mc
from ceremony.calling.faces.sheet import sheet
from ceremony.core.actor import HOUSE
from ceremony.events.usecases import NewEvent, create
from ceremony.runsheet.usecases import NewItem, write_programme
from ceremony.screens.queries import programme
from ceremony.settings import from_environment

ITEMS = (
    NewItem("flag_salute", "Chào cờ", minutes=5),
    NewItem("opening", "Khai mạc", minutes=10),
    NewItem("closing", "Bế mạc", minutes=5),
)
LATE = timedelta(minutes=12)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    settings = from_environment(tmp_path, {})
    app = create_app(settings)
    bring_up_to_date(app, settings)
    with app.test_request_context():
        yield app


def gathering(starts_at: datetime | None) -> int:
    event_id = create(HOUSE, NewEvent("le", "Hội nghị", ("HỘI NGHỊ",), starts_at=starts_at))
    write_programme(HOUSE, event_id, ITEMS)
    return event_id


def told(event_id: int) -> dict[str, Any]:
    """What every face counts from; they must agree."""
    faces = [face(event_id) for face in (desk, mc, programme)]
    counted = [{key: face[key] for key in ("late_base_s", "slips_from")} for face in faces]
    assert counted == [counted[0]] * 3
    return counted[0]


def at(instant: datetime) -> str:
    return f"{wire(instant)}"


def test_before_the_first_item_every_second_after_the_hour_on_the_paper_is_lost(app: Flask) -> None:
    starts_at = clock.now() - LATE
    event_id = gathering(starts_at)

    assert told(event_id) == {"late_base_s": 0, "slips_from": at(starts_at)}
    assert [row["base"] for row in sheet(event_id)["items"]] == [
        at(starts_at + timedelta(minutes=minute)) for minute in (0, 5, 15)
    ]
    assert [row["base_late_s"] for row in programme(event_id)["items"]] == [0, 0, 0]


def test_while_the_clock_is_held_every_second_since_is_lost(app: Flask) -> None:
    event_id = gathering(clock.now() - LATE)
    revision = stage.advance(HOUSE, event_id, 0)
    begun = told(event_id)
    stage.hold(HOUSE, event_id, revision)

    held = told(event_id)

    held_at = datetime.fromisoformat(desk(event_id)["timer"]["held_at"])
    assert held == {"late_base_s": begun["late_base_s"], "slips_from": at(held_at.astimezone(UTC))}
    assert begun["late_base_s"] in range(720, 730)
    assert begun["slips_from"] > held["slips_from"]


def test_where_no_hour_is_written_nothing_is_late(app: Flask) -> None:
    event_id = gathering(None)
    before = told(event_id)
    stage.advance(HOUSE, event_id, 0)
    rows = sheet(event_id)["items"]

    assert before == {"late_base_s": None, "slips_from": None}
    assert [(row["planned"], row["late_min"]) for row in rows] == [(None, 0)] * 3
    assert [row["base"] is None for row in rows] == [True, False, False]

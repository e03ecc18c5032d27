"""Many scans in one request: in order, each by itself, and no slower than the disk must be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from ceremony.app import create_app
from ceremony.base import clock
from ceremony.base.db import db, look_up
from ceremony.base.schema import bring_up_to_date
from ceremony.base.turns import SHARED_BY
from ceremony.checkin import queries
from ceremony.checkin.usecases import Scan, settle_facts
from ceremony.core.actor import HOUSE
from ceremony.core.people import People, Person, with_keys
from ceremony.delegates import usecases as delegates
from ceremony.delegates.models import Delegate
from ceremony.events.usecases import NewEvent, create
from ceremony.settings import from_environment
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import Door, nonce

PEOPLE = 100


def test_a_batch_is_answered_in_order_each_item_as_if_it_had_come_alone(gala: Gala, door: Door) -> None:
    guest, code = gala.delegate("Võ Văn Bảy"), gala.code_of("Phạm Thị Út")
    used = nonce()
    items = [
        {"delegate_id": guest, "nonce": used},
        {"delegate_id": guest, "nonce": nonce()},
        {"delegate_id": guest, "nonce": used, "door": "Cửa B"},
        {"code": "000000", "nonce": nonce()},
        {"nonce": nonce()},
        {"code": 7, "nonce": nonce()},
        "x",
        {"code": code, "nonce": nonce()},
    ]

    results = gala.program("door").post("/checkins/batch", items=items)["results"]

    assert [one.get("outcome") or one["error"] for one in results] == [
        "admitted", "again", "conflict", "unknown", "missing", "invalid", "invalid", "admitted",
    ]  # fmt: skip
    assert [set(one) for one in results if "error" in one] == [{"error", "message"}] * 4
    assert door.counts.split()[0] == "2"


@ONE_DATABASE
def test_more_than_500_are_refused_whole(gala: Gala) -> None:
    scan = {"delegate_id": gala.delegate("Võ Văn Bảy")}
    items = [{**scan, "nonce": nonce()} for _ in range(501)]
    door = gala.program("door")

    answers = [door.ask("POST", "/checkins/batch", json={"items": some}) for some in (items, items[:500])]

    assert [one.status_code for one in answers] == [422, 200]
    assert [one["outcome"] for one in answers[1].json()["results"]] == ["admitted"] + ["again"] * 499
    assert gala.present == 1


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An event of a hundred people in this very process, on an SQLite file."""
    settings = from_environment(tmp_path_factory.mktemp("batch"), {})
    app = create_app(settings)
    bring_up_to_date(app, settings)
    with app.test_request_context():
        event_id = create(HOUSE, NewEvent("le", "Buổi lễ", ("Buổi lễ",)))
        people = [Person(no, "", f"Khách {no}", unit=f"Ấp {no}", order=no) for no in range(PEOPLE)]
        delegates.apply(HOUSE, event_id, People(tuple(with_keys(people)), ()))
    return app


def scans() -> list[Scan]:
    return [Scan(nonce(), delegate_id=one) for one in db.session.scalars(select(Delegate.id))]


def test_scans_of_one_request_share_their_commits(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceremony.base.turns.SHARED_FOR_S", 60)  # however busy the machine is
    commits: list[object] = []
    event.listen(app.extensions["ceremony_line"]._engine, "commit", commits.append)

    with app.test_request_context():
        settle_facts(HOUSE, 1, scans())
        look_up()
        assert len(queries.present_ids(1)) == PEOPLE
    assert len(commits) == -(-PEOPLE // SHARED_BY)


def test_a_device_is_told_of_nothing_when_a_commit_fails(app: Flask) -> None:
    """The disk is full for a moment: what was sent is sent again, and then is there once."""
    engine = app.extensions["ceremony_line"]._engine

    def full(_connection: object) -> None:
        event.remove(engine, "commit", full)
        raise OperationalError("COMMIT", None, OSError("disk full"))

    with app.test_request_context():
        sent = scans()
        event.listen(engine, "commit", full)
        with pytest.raises(OperationalError):
            settle_facts(HOUSE, 1, sent)
        again = settle_facts(HOUSE, 1, sent)
        look_up()
        assert {one["outcome"] for one in again if isinstance(one, dict)} == {"admitted"}
        assert len(queries.present_ids(1)) == PEOPLE


def test_a_programs_earlier_hour_takes_over_and_one_it_had_kept_is_told_at_the_desk(gala: Gala) -> None:
    here, there = gala.program("door", "Lan"), gala.program("door", "Mai")
    code, before = gala.code_of("Phạm Thị Út"), (clock.now() - timedelta(seconds=3)).isoformat()
    here.post("/checkins", code=code, nonce=nonce(), door="Cửa A")

    answer = there.post("/checkins", code=code, nonce=nonce(), door="Cửa B", at=before)
    assert (answer["outcome"], answer["first"]["door"]) == ("again", "Cửa B")
    assert here.get("/conflicts") == []

    kept = {"code": code, "nonce": nonce(), "door": "Cửa C", "at": clock.now().isoformat()}
    assert here.post("/checkins/batch", items=[kept])["results"][0]["outcome"] == "again"
    assert [card["kind"] for card in here.get("/conflicts")] == ["twice"]


@ONE_DATABASE
def test_nothing_and_a_session_that_is_none_are_one_items_error_and_a_role_comes_before_a_body(
    gala: Gala,
) -> None:
    guest, door, mc = gala.delegate("Võ Văn Bảy"), gala.program("door"), gala.program("mc")
    scan = {"delegate_id": guest, "nonce": nonce()}
    items = [None, {**scan, "nonce": nonce(), "session": "khong-co"}, {**scan, "session": "official"}]

    results = door.post("/checkins/batch", items=items)["results"]

    assert [one.get("outcome") or one["error"] for one in results] == ["invalid", "invalid", "admitted"]
    assert door.ask("POST", "/checkins", json=items[1]).status_code == 422
    assert door.ask("GET", "/attendance?session=khong-co").status_code == 422
    assert door.get("/attendance?session=1")["present"] == 1
    assert mc.ask("POST", "/checkins", json={}).status_code == 403

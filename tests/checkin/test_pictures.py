"""What doors, desks, hosts and the lobby are sent: small whatever happens, and drawn from few lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from ceremony.app import create_app
from ceremony.base import clock
from ceremony.base.db import connection, db, look_up
from ceremony.base.live import Surface, drawer
from ceremony.base.schema import bring_up_to_date
from ceremony.base.turns import turn
from ceremony.checkin.models import DoorConflict
from ceremony.checkin.queries import attendance
from ceremony.checkin.surfaces import DOOR, HOST, PROBLEMS, SURFACES
from ceremony.checkin.usecases import Scan, WalkIn, check_in, settle_facts, walk_in
from ceremony.checkin.usecases.problems import close_conflict
from ceremony.checkin.usecases.receiving import receive
from ceremony.checkin.usecases.seating import give_seat
from ceremony.core.actor import HOUSE, Actor, Role
from ceremony.core.people import People, Person, with_keys
from ceremony.delegates import usecases as delegates
from ceremony.delegates.models import Delegate
from ceremony.events.usecases import NewEvent, create
from ceremony.settings import from_environment
from tests.edges import read

MOST_BYTES = 16_000
LONGEST = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt"
OFFICE = "Phó Trưởng ban Thường trực Ban Tuyên giáo và Dân vận Tỉnh ủy, Ủy viên Ban Thường vụ"
UNIT = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Phước Bình, huyện Thuận Bắc cũ, tỉnh Khánh Hòa"
HONOURED, DOORS = 60, 180


class Crowd:
    """An event in this very process on which everything is long and everything happens at once."""

    def __init__(self) -> None:
        self.slug = "dai-hoi-thi-dua-yeu-nuoc-xa-phuoc-binh-tinh-khanh-hoa-2026"
        self.event = create(HOUSE, NewEvent(self.slug, LONGEST, (LONGEST, LONGEST), host=UNIT))
        said: dict[str, Any] = {"position": OFFICE, "unit": UNIT, "honorific": "Đồng chí"}
        honoured = [
            Person(no, "", f"{LONGEST} {no}", category="guest_superior", order=no, **said)
            for no in range(HONOURED)
        ]
        others = [
            Person(
                no, "", f"{LONGEST} {no % (DOORS // 2)}", category="guest", order=no, birth_year=no, **said
            )
            for no in range(HONOURED, HONOURED + DOORS)
        ]
        delegates.apply(HOUSE, self.event, People(tuple(with_keys([*honoured, *others])), ()))
        with turn():
            long = {"seat": "Hàng ghế danh dự 12, ghế 107", "attention": f"Đi xe lăn, {OFFICE}"}
            db.session.execute(update(Delegate).where(Delegate.event_id == self.event).values(**long))
        ids = list(db.session.scalars(select(Delegate.id).where(Delegate.event_id == self.event)))
        self.honoured, self.guests = ids[:HONOURED], ids[HONOURED:]
        self._nonces = (f"n{no}" for no in itertools.count())
        self.host = Actor(LONGEST, {self.event: frozenset({Role.HOST})}, device_id=9)

    def door(self, no: int) -> Actor:
        return Actor(LONGEST, {self.event: frozenset({Role.DOOR})}, device_id=no)

    def said(self, no: int) -> dict[str, Any]:
        return {"nonce": next(self._nonces), "door": f"{no} {LONGEST}"[:60], "by": LONGEST[:60]}

    def comes(self, guest: int, no: int = 1) -> None:
        check_in(self.door(no), self.event, Scan(delegate_id=guest, confirm=True, **self.said(no)))

    def late(self, guest: int, no: int, shown: str) -> None:
        at = clock.now() - timedelta(minutes=no)
        scan = Scan(delegate_id=guest, at=at, shown=shown, **self.said(no))
        settle_facts(self.door(no), self.event, [scan])

    def settles(self, outcome: str, cards: int) -> None:
        mine = (DoorConflict.event_id == self.event, DoorConflict.closed_at.is_(None))
        kind = DoorConflict.kind == "twice"
        for card in db.session.scalars(select(DoorConflict.id).where(*mine, kind).limit(cards)).all():
            close_conflict(self.door(1), self.event, card, outcome)

    def newcomers(self) -> list[int]:
        new = (Delegate.event_id == self.event, Delegate.added_at_door != "")
        return list(db.session.scalars(select(Delegate.id).where(*new)))

    def sizes(self) -> dict[tuple[str, str], int]:
        """How many bytes each surface is sent."""
        return {
            (surface.name, language): len(self.picture(surface, language).encode())
            for surface in SURFACES
            for language in ("vi", "en")
        }

    def picture(self, surface: Surface, language: str = "vi") -> str:
        look_up()
        return str(drawer.current(surface, self.event, self.slug, language).packet["html"])


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    settings_ = from_environment(tmp_path_factory.mktemp("crowd"), {})
    app = create_app(settings_)
    bring_up_to_date(app, settings_)
    with app.test_request_context():
        yield Crowd()


def test_every_picture_stays_small_whatever_happens(crowd: Crowd) -> None:
    for no, guest in enumerate(crowd.guests[:DOORS]):
        crowd.comes(guest, no)
    for guest in crowd.honoured[:20]:
        crowd.comes(guest)
    for guest in crowd.honoured[10:20]:
        receive(crowd.host, crowd.event, guest)
    for no, guest in enumerate(crowd.honoured[20:40]):
        check_in(crowd.door(no), crowd.event, Scan(delegate_id=guest, pause=True, **crowd.said(no)))
    for no, guest in enumerate(crowd.guests[:24]):
        crowd.late(guest, 100 + no, "admitted" if no % 3 else "unknown")
    crowd.settles("two_people", 8)
    for no in range(12):
        newcomer = WalkIn(name=f"{LONGEST} mới {no}", position=OFFICE, unit=UNIT, **crowd.said(no))
        walk_in(crowd.door(no), crowd.event, newcomer)
        check_in(crowd.door(no), crowd.event, Scan(code=f"{no:024}", **crowd.said(no)))
    for guest in crowd.newcomers()[:3]:
        give_seat(crowd.door(1), crowd.event, guest, f"Ghế {guest} {LONGEST}"[:40], sure=True)

    sizes = crowd.sizes()
    host, door = read(crowd.picture(HOST)), read(crowd.picture(DOOR))
    shown = [int(one.text) for one in door.one("ul", of_class="by-door").all("b")]

    assert all(size < MOST_BYTES for size in sizes.values()), sizes
    assert len(shown) == 13
    assert f"và {len(attendance(crowd.event)['by_door']) - 12} cửa khác" in door.text
    assert sum(shown) == int(door.one(of_class="door-present").one("b").text)
    assert re.findall(r"và (\d+) người nữa", host.text) == ["15", "18", "16"]


def test_a_picture_finds_by_its_kind_what_it_needs_of_a_long_days_journal(crowd: Crowd) -> None:
    asked: list[tuple[str, Any]] = []
    lines = connection().engine

    @event.listens_for(lines, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if "FROM journal" in statement and not statement.startswith("EXPLAIN"):
            asked.append((statement, parameters))

    receive(crowd.host, crowd.event, crowd.honoured[0])
    asked.clear()
    for surface in (HOST, PROBLEMS):
        crowd.picture(surface)
    event.remove(lines, "before_cursor_execute", note)
    look_up()
    plans = [
        " ".join(
            row[3] for row in connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        )
        for statement, parameters in asked
    ]

    assert len(plans) == 3
    assert all("INDEX ix_journal_event_kind (event_id=? AND kind=?" in plan for plan in plans), plans
    assert not any("TEMP B-TREE" in plan for plan in plans), plans

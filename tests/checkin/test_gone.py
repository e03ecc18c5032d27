"""Whoever leaves the list leaves nothing at the doors that would name the next one of the same id."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, event, select, update

from ceremony.base.before import ListChange
from ceremony.base.db import db, look_up
from ceremony.base.turns import turn
from ceremony.checkin.models import DoorConflict, DoorPast, RefusedScan, WaitsAtDoor
from ceremony.checkin.usecases import WalkIn, settle_facts, undo, walk_in
from ceremony.core.actor import HOUSE, Actor, Role
from ceremony.core.people import People, Person, with_keys
from ceremony.core.refusals import Conflict
from ceremony.delegates import usecases as people
from ceremony.delegates.models import Delegate
from ceremony.events.usecases import NewEvent, create, put_back
from tests.checkin.test_late_scans import DESK, Hall, hall

__all__ = ["hall"]


def written_in(hall: Hall) -> int:
    """Somebody a door wrote in by mistake, and took back."""
    guest: int = walk_in(hall.door(1), hall.event, WalkIn(hall.nonce(), "Phạm Sai Tên"))["delegate"]["id"]
    undo(hall.door(1), hall.event, guest, "Nhầm", hall.nonce())
    return guest


def links(guest: int) -> list[Any]:
    """What still means this id."""
    look_up()
    return [
        found
        for table in (DoorConflict, DoorPast, RefusedScan)
        for found in db.session.scalars(select(table.delegate_id).where(table.delegate_id == guest))
    ]


def test_nobody_is_taken_out_of_the_list_on_whom_an_open_card_stands(hall: Hall) -> None:
    guest = written_in(hall)
    hall.brings(2, hall.scan(guest, 40, "unknown"))
    with pytest.raises(Conflict) as refused:
        people.remove(HOUSE, hall.event, guest)

    assert (refused.value.code, refused.value.details) == ("card_stands", {"name": "Phạm Sai Tên"})
    assert [kind for kind, *_ in hall.cards(guest)] == ["turned_away"]


def test_nor_on_whose_invitation_somebody_came_who_has_no_name_yet(hall: Hall) -> None:
    guest = written_in(hall)
    hall.brings(1, hall.scan(guest, 70, "admitted"))
    hall.brings(2, hall.scan(guest, 71, "admitted"))
    hall.settles(guest, "two_people")
    undo(hall.door(DESK), hall.event, guest, "Nhầm", hall.nonce())
    with pytest.raises(Conflict) as refused:
        people.remove(HOUSE, hall.event, guest)

    assert refused.value.code == "card_stands"


def test_whoever_goes_leaves_no_card_no_refused_code_and_nothing_said_to_the_next(hall: Hall) -> None:
    guest = written_in(hall)
    hall.brings(2, hall.scan(guest, 40, "unknown"))
    hall.settles(guest, "sent_away")
    with turn():
        db.session.execute(update(Delegate).where(Delegate.id == guest).values(status="withdrawn"))
    hall.brings(2, hall.scan(guest, 41, ""), hall.undo(guest, 42), hall.scan(guest, 43, "withdrawn"))
    hall.settles(guest, "sent_away")
    meant = links(guest)
    people.remove(HOUSE, hall.event, guest)

    assert (len(meant), links(guest)) == (4, [])


def test_a_list_change_is_put_back_once_the_desk_has_settled_what_is_about_whom_it_wrote_in(
    hall: Hall,
) -> None:
    guest = people.add(HOUSE, hall.event, {"name": "Trần Mới"})
    number = db.session.scalars(select(ListChange.id).order_by(ListChange.id.desc())).first()
    assert number is not None
    hall.brings(2, hall.scan(guest, 40, "unknown"), hall.undo(guest, 42))
    with pytest.raises(Conflict) as refused:
        put_back(HOUSE, hall.event, number)
    hall.settles(guest, "sent_away")
    put_back(HOUSE, hall.event, number)

    assert (refused.value.code, links(guest)) == ("cards_stand", [])


def imported(hall: Hall, many: int) -> int:
    """A file is imported into an event of its own; return which event."""
    made = create(HOUSE, NewEvent(f"file-{many}", "File", ("File",)))
    people_ = [Person(no, "", f"Người {no}", unit=f"Ấp {no}", order=no) for no in range(many)]
    people.apply(HOUSE, made, People(tuple(with_keys(people_)), ()))
    return made


def asked_of_doors(made: int) -> int:
    """How often the doors' tables are asked or written while the newest change of an event is taken back."""
    look_up()
    mine = select(ListChange.id).where(ListChange.event_id == made).order_by(ListChange.id.desc())
    number = db.session.scalars(mine).first()
    assert number is not None
    asked: list[str] = []

    @event.listens_for(Engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    try:
        put_back(HOUSE, made, number)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    doors = [table.__tablename__ for table in (DoorConflict, DoorPast, RefusedScan, WaitsAtDoor)]
    return sum(any(name in statement for name in doors) for statement in asked)


def test_a_long_list_that_is_taken_back_asks_the_doors_no_more_often_than_a_short_one(hall: Hall) -> None:
    few, many = imported(hall, 3), imported(hall, 300)

    assert asked_of_doors(many) == asked_of_doors(few) > 0
    look_up()
    assert db.session.scalars(select(Delegate.id).where(Delegate.event_id == many)).all() == []


def test_nobody_of_a_long_list_goes_while_a_card_stands_about_one_of_them(hall: Hall) -> None:
    made = imported(hall, 30)
    look_up()
    last = db.session.scalars(select(Delegate.id).where(Delegate.event_id == made)).all()[-1]
    door = Actor("Cửa 1", {made: frozenset({Role.DOOR})}, device_id=1)
    settle_facts(door, made, [hall.scan(last, 40, "unknown")])
    with pytest.raises(Conflict) as refused:
        asked_of_doors(made)

    assert refused.value.code == "cards_stand"
    look_up()
    assert len(db.session.scalars(select(Delegate.id).where(Delegate.event_id == made)).all()) == 30

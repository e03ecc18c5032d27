"""Whoever leaves the list leaves nothing at the doors that would name the next one of the same id."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from ceremony.base.before import ListChange
from ceremony.base.db import db, look_up
from ceremony.base.turns import turn
from ceremony.checkin.models import DoorConflict, DoorPast, RefusedScan
from ceremony.checkin.usecases import WalkIn, undo, walk_in
from ceremony.core.actor import HOUSE
from ceremony.core.refusals import Conflict
from ceremony.delegates import usecases as people
from ceremony.delegates.models import Delegate
from ceremony.events.usecases import put_back
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

"""Devices that were offline come back: in any order everybody is in once, and nothing wrong is silent."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import select, update

from ceremony.app import create_app
from ceremony.base import clock
from ceremony.base.db import db, look_up
from ceremony.base.schema import bring_up_to_date
from ceremony.base.turns import turn
from ceremony.checkin import queries
from ceremony.checkin.models import DoorConflict, DoorPast, RefusedScan
from ceremony.checkin.usecases import Scan, Undo, settle_facts
from ceremony.checkin.usecases.problems import close_conflict, reopen_conflict
from ceremony.checkin.usecases.seconds import dismiss_second
from ceremony.core.actor import HOUSE, Actor, Role
from ceremony.core.people import People, Person, with_keys
from ceremony.core.taken_back import MOST_KEPT
from ceremony.delegates import usecases as delegates
from ceremony.delegates.models import Delegate
from ceremony.events.usecases import NewEvent, create
from ceremony.settings import from_environment

GUESTS = 900
DESK = 9
"""The device at the desk for problems."""


class Hall:
    """An event in this very process: thousands of scans arrive without a line in between."""

    def __init__(self, app: Flask) -> None:
        with app.test_request_context():
            self.event = create(HOUSE, NewEvent("late", "Late", ("Late",)))
            people = [Person(no, "", f"Khách {no}", unit=f"Ấp {no}", order=no) for no in range(GUESTS)]
            delegates.apply(HOUSE, self.event, People(tuple(with_keys(people)), ()))
            self._guests = iter(
                db.session.scalars(select(Delegate.id).where(Delegate.event_id == self.event)).all()
            )
        self._nonces = itertools.count()
        self.began = clock.now() - timedelta(hours=1)

    def guest(self, standing: str = "expected") -> int:
        """Somebody nobody has scanned yet."""
        guest = next(self._guests)
        with turn():
            db.session.execute(update(Delegate).where(Delegate.id == guest).values(status=standing))
        return guest

    def door(self, no: int) -> Actor:
        return Actor(f"Cửa {no}", {self.event: frozenset({Role.DOOR})}, device_id=no)

    def nonce(self) -> str:
        return f"n{next(self._nonces)}"

    def scan(self, guest: int, minute: float, shown: str, **more: Any) -> Scan:
        at = self.began + timedelta(minutes=minute)
        return Scan(self.nonce(), delegate_id=guest, at=at, shown=shown, **more)

    def undo(self, guest: int, minute: float) -> Undo:
        return Undo(self.nonce(), guest, "Nhầm người", self.began + timedelta(minutes=minute))

    def brings(self, no: int, *facts: Scan | Undo) -> list[Any]:
        """A device comes back with these."""
        return settle_facts(self.door(no), self.event, facts)

    def settles(self, guest: int, way: str, kind: str | None = None) -> int:
        """The desk closes the first open card about somebody; which that was."""
        look_up()
        mine = (DoorConflict.delegate_id == guest, DoorConflict.closed_at.is_(None))
        about = mine if kind is None else (*mine, DoorConflict.kind == kind)
        card = db.session.scalars(select(DoorConflict.id).where(*about).order_by(DoorConflict.id)).first()
        assert card is not None
        close_conflict(self.door(DESK), self.event, card, way)
        return card

    def first(self, guest: int) -> tuple[float, str] | None:
        """At which minute, by whom somebody came in."""
        look_up()
        who = queries.by_id(self.event, guest)
        assert who is not None
        return (self._minute(who.first.at), who.first.by) if who.first else None

    def cards(self, guest: int | None) -> list[tuple[Any, ...]]:
        """What is open about somebody: kind, and who came in when."""
        look_up()
        rows = db.session.scalars(
            select(DoorConflict).where(
                DoorConflict.event_id == self.event,
                DoorConflict.delegate_id == guest,
                DoorConflict.closed_at.is_(None),
            )
        )
        return sorted((row.kind, row.shown, self._said(row.earlier), self._said(row.later)) for row in rows)

    def _said(self, one: dict[str, Any]) -> tuple[float, str]:
        return (self._minute(datetime.fromisoformat(one["at"])), one["by"]) if one else (-1, "")

    def _minute(self, at: Any) -> float:
        return float(round((at - self.began).total_seconds() / 60, 2))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    settings_ = from_environment(tmp_path_factory.mktemp("late"), {})
    app = create_app(settings_)
    bring_up_to_date(app, settings_)
    made = Hall(app)
    with app.test_request_context():
        yield made


@dataclass(frozen=True)
class Told:
    """At one door, at one minute, somebody was told this, or was taken back (`undone`)."""

    device: int
    minute: int
    shown: str

    def fact(self, hall: Hall, guest: int) -> Scan | Undo:
        if self.shown == "undone":
            return hall.undo(guest, self.minute)
        return hall.scan(guest, self.minute, self.shown)


def told(*shown: str) -> some.SearchStrategy[list[Told]]:
    one = some.builds(Told, some.integers(1, 3), some.integers(0, 50), some.sampled_from(shown))
    return some.lists(one, min_size=1, max_size=6, unique_by=lambda one: one.minute)


def in_two_orders(
    hall: Hall, standing: str, facts: list[Told], data: some.DataObject
) -> list[tuple[tuple[float, str] | None, list[tuple[Any, ...]]]]:
    """Who came in when, and the cards: in the order given and in another."""
    found = []
    for order in (facts, data.draw(some.permutations(facts))):
        guest = hall.guest(standing)
        for one in order:
            hall.brings(one.device, one.fact(hall, guest))
        found.append((hall.first(guest), hall.cards(guest)))
    return found


@settings(max_examples=40)
@given(
    some.sampled_from(("expected", "declined", "withdrawn")),
    told("admitted", "again", "unknown"),
    some.data(),
)
def test_three_devices_come_back_in_any_order(
    hall: Hall, standing: str, scans: list[Told], data: some.DataObject
) -> None:
    found = in_two_orders(hall, standing, scans, data)

    inside = [one for one in scans if one.shown == "admitted" and standing != "withdrawn"]
    earliest = min(inside, key=lambda one: one.minute, default=None)
    assert found[0] == found[1]
    assert found[0][0] == ((earliest.minute, f"Cửa {earliest.device}") if earliest else None)


@settings(max_examples=40)
@given(told("admitted", "admitted", "undone", "unknown"), some.data())
def test_what_is_taken_back_stays_so_in_any_order(
    hall: Hall, facts: list[Told], data: some.DataObject
) -> None:
    (first, cards), (other_first, other_cards) = in_two_orders(hall, "expected", facts, data)

    twice = [[card for card in of if card[0] == "twice"] for of in (cards, other_cards)]
    assert (first, twice[0]) == (other_first, twice[1])
    last = max(facts, key=lambda one: one.minute)
    if last.shown == "admitted":
        assert first is not None
    if last.shown == "undone" and all(one.device != last.device for one in facts if one.shown == "admitted"):
        assert first is None


def test_whoever_was_taken_back_before_we_hear_of_their_coming_in_is_not_inside(hall: Hall) -> None:
    """The device that said so knows; another one let somebody in, and a person has to look."""
    mine, guest = hall.guest(), hall.guest()
    early = hall.brings(1, hall.undo(mine, 9), hall.undo(guest, 9))
    own, other = hall.brings(1, hall.scan(mine, 5, "admitted")) + hall.brings(2, hall.scan(guest, 6, ""))
    outside = [(hall.first(one), hall.cards(one)) for one in (mine, guest)]
    hall.brings(2, hall.scan(guest, 11, "admitted"))

    assert [one["stale"] for one in early] == [True, True]
    assert [(one["outcome"], one["first"], one["undone"], one.get("conflict")) for one in (own, other)] == [
        ("admitted", None, True, None),
        ("admitted", None, True, "undone_since"),
    ]
    assert outside == [(None, []), (None, [("undone_since", "admitted", (9, "Cửa 1"), (6, "Cửa 2"))])]
    assert (hall.first(guest), hall.cards(guest)) == ((11, "Cửa 2"), [])


def test_a_person_looks_where_a_door_had_let_in_whom_another_let_in_and_took_back(hall: Hall) -> None:
    """At once, at the second door; the first one had no network, and its guest is inside."""
    guest = hall.guest()
    hall.brings(2, replace(hall.scan(guest, 0, ""), at=None), replace(hall.undo(guest, 0), at=None))
    answer = hall.brings(1, hall.scan(guest, 30, "admitted"))[0]
    kinds = [kind for kind, *_ in hall.cards(guest)]
    card = db.session.scalars(select(DoorConflict.id).where(DoorConflict.delegate_id == guest)).one()
    inside = hall.first(guest)
    close_conflict(hall.door(3), hall.event, card, "sent_away")

    assert (answer["outcome"], answer["conflict"], kinds) == ("admitted", "undone_inside", ["undone_inside"])
    assert (inside, hall.first(guest)) == ((30, "Cửa 1"), None)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_device_takes_back_its_own_and_another_door_everybodys_at_once_or_late(
    hall: Hall, at_once: bool
) -> None:
    one, other = hall.guest(), hall.guest()
    for guest in (one, other):
        hall.brings(1, hall.scan(guest, 5, "admitted"))
        hall.brings(2, hall.scan(guest, 6, "admitted"))
    undos = [hall.undo(guest, 9) for guest in (one, other)]
    own, all_of = (replace(undo, at=None) if at_once else undo for undo in undos)

    assert hall.brings(2, own)[0]["first"]["by"] == "Cửa 1"
    assert (hall.first(one), hall.cards(one)) == ((5, "Cửa 1"), [])
    assert "first" not in hall.brings(3, all_of)[0]
    assert (hall.first(other), hall.cards(other)) == (None, [])


def test_devices_of_one_token_are_told_apart_by_what_the_program_calls_them(hall: Hall) -> None:
    guest = hall.guest()
    scans = [hall.scan(guest, minute, "", device=name) for minute, name in ((5, "p1"), (6, "p1"), (7, "p2"))]
    answers = hall.brings(1, *scans, replace(hall.undo(guest, 9), device="p1"))

    assert [one.get("conflict") for one in answers] == [None, None, "twice", None]
    assert hall.first(guest) == (7, "Cửa 1")


def test_whoever_was_let_in_is_inside_though_they_had_declined(hall: Hall) -> None:
    guest = hall.guest("declined")
    answer = hall.brings(1, hall.scan(guest, 5, "admitted"))[0]

    assert (answer["outcome"], answer["conflict"], hall.first(guest)) == (
        "admitted",
        "declined_inside",
        (5, "Cửa 1"),
    )
    assert hall.cards(guest) == [("declined_inside", "admitted", (5, "Cửa 1"), (-1, ""))]


@pytest.mark.parametrize("standing", ["withdrawn", "replaced"])
def test_whoever_is_not_invited_never_becomes_present(hall: Hall, standing: str) -> None:
    guest = hall.guest(standing)
    answer = hall.brings(1, hall.scan(guest, 5, "admitted"))[0]

    assert (answer["outcome"], hall.first(guest)) == (standing, None)
    assert hall.cards(guest) == [("not_invited", "admitted", (-1, ""), (5, "Cửa 1"))]


def test_a_guest_turned_away_is_a_card_until_they_come_in(hall: Hall) -> None:
    guest = hall.guest()
    answers = hall.brings(1, hall.scan(guest, 5, "unknown"), hall.scan(guest, 6, "again"))
    away = hall.cards(guest)
    hall.brings(2, hall.scan(guest, 9, "admitted"))

    assert [(one["outcome"], one["conflict"], one["first"]) for one in answers] == [
        ("unknown", "turned_away", None),
        ("again", "left_standing", None),
    ]
    assert [kind for kind, *_ in away] == ["left_standing", "turned_away"]
    assert (hall.first(guest), hall.cards(guest)) == ((9, "Cửa 2"), [])


def test_a_door_that_gave_up_waiting_is_weighed_though_it_had_been_answered(hall: Hall) -> None:
    """The network brought the question late; the door had already decided alone."""
    guest, other = hall.guest(), hall.guest()
    asked = hall.scan(guest, 9, "", pause=True)
    hall.brings(1, hall.scan(guest, 5, "admitted"), hall.scan(other, 8, "", pause=True))
    told = replace(asked, shown="admitted")
    first, then, again = (hall.brings(2, one)[0] for one in (asked, told, told))

    assert (first["outcome"], "conflict" in first) == ("again", False)
    assert (then["conflict"], again) == ("twice", then)
    assert hall.cards(guest) == [("twice", "admitted", (5, "Cửa 1"), (9, "Cửa 2"))]

    slow = hall.scan(hall.guest(), 9, "", pause=True)
    assert slow.delegate_id is not None
    assert hall.brings(1, slow)[0]["outcome"] == "admitted"
    assert hall.brings(1, replace(slow, shown="unknown"))[0]["conflict"] == "turned_away"
    assert hall.first(slow.delegate_id) is None


def test_a_program_that_says_not_what_it_told_let_in_whoever_it_knew(hall: Hall) -> None:
    guest, declined = hall.guest(), hall.guest("declined")
    hall.brings(1, hall.scan(guest, 9, ""))
    answers = hall.brings(2, hall.scan(guest, 5, ""), hall.scan(declined, 5, ""))

    assert [one["outcome"] for one in answers] == ["again", "declined"]
    assert hall.cards(guest) == [("twice", "admitted", (5, "Cửa 2"), (9, "Cửa 1"))]
    assert (hall.first(declined), hall.cards(declined)) == (None, [])


def test_an_undo_from_before_the_coming_in_changes_nothing(hall: Hall) -> None:
    guest = hall.guest()
    hall.brings(1, hall.scan(guest, 9, "admitted"))
    early, late, later = (hall.brings(2, hall.undo(guest, minute))[0] for minute in (5, 12, 13))

    assert [one.get("stale", False) for one in (early, late, later)] == [True, False, True]
    assert (early["present"] - late["present"], hall.first(guest)) == (1, None)


@pytest.mark.parametrize("turn_", [(0, 1), (1, 0)])
def test_a_door_takes_back_what_itself_had_said(hall: Hall, turn_: tuple[int, ...]) -> None:
    """Two doors let in one invitation; one of them takes it back before it hears of the other."""
    guest = hall.guest()
    ours = (hall.scan(guest, 5, "admitted"), hall.undo(guest, 6))
    theirs = (hall.scan(guest, 9, "admitted"),)
    for which in turn_:
        hall.brings(which, *(ours, theirs)[which])

    assert (hall.first(guest), hall.cards(guest)) == ((9, "Cửa 1"), [])


def test_codes_that_let_nobody_in_are_noted_by_their_last_digits_and_the_last_500_kept(hall: Hall) -> None:
    codes = [f"99887{no:04}" for no in range(505)]
    scans = [replace(hall.scan(0, 5, "unknown"), delegate_id=None, code=code) for code in codes]
    answers = hall.brings(3, *scans)
    hall.brings(3, *scans[-9:])
    look_up()

    noted = db.session.scalars(
        select(RefusedScan.typed).where(RefusedScan.event_id == hall.event).order_by(RefusedScan.id)
    ).all()
    assert {one["outcome"] for one in answers} == {"unknown"}
    assert list(noted) == [code[-4:] for code in codes[-500:]]


@pytest.mark.parametrize(
    ("minute", "open_then"), [(5, []), (20, [("twice", "admitted", (0, "Cửa 1"), (20, "Cửa 3"))])]
)
def test_whoever_the_desk_let_in_stays_inside_whatever_a_door_brings_of_before(
    hall: Hall, minute: float, open_then: list[tuple[Any, ...]]
) -> None:
    """Taken back at 10 and let in at 0, as two doors said: the desk has looked, and knows better."""
    guest = hall.guest()
    hall.brings(2, hall.undo(guest, 10))
    hall.brings(1, hall.scan(guest, 0, "admitted"))
    hall.settles(guest, "let_in")
    hall.brings(3, hall.scan(guest, minute, "admitted"))

    assert (hall.first(guest), hall.cards(guest)) == ((0, "Cửa 1"), open_then)


def test_an_undo_that_is_told_late_takes_nothing_back_that_the_desk_decided_since(hall: Hall) -> None:
    guest = hall.guest()
    hall.brings(1, hall.scan(guest, 5, "unknown"))
    hall.settles(guest, "let_in")
    told = hall.brings(2, hall.undo(guest, 12))[0]

    assert (told["first"]["by"], told["stale"], hall.first(guest)) == ("Cửa 1", True, (5, "Cửa 1"))


def test_whoever_the_desk_sent_away_and_let_in_again_stays_inside(hall: Hall) -> None:
    guest = hall.guest("declined")
    hall.brings(1, hall.scan(guest, 5, "admitted"))
    card = hall.settles(guest, "sent_away")
    away = hall.first(guest)
    reopen_conflict(hall.door(DESK), hall.event, card)
    hall.brings(2, hall.scan(guest, 9, "admitted"))

    assert (away, hall.first(guest)) == (None, (5, "Cửa 1"))
    assert [kind for kind, *_ in hall.cards(guest)] == ["declined_inside", "twice"]


@settings(max_examples=40)
@given(told("admitted", "undone", "unknown"), told("admitted", "undone", "unknown"), some.data())
def test_what_the_desk_decides_stands_in_whatever_order_the_rest_is_told(
    hall: Hall, known: list[Told], later: list[Told], data: some.DataObject
) -> None:
    found = []
    for order in (later, data.draw(some.permutations(later))):
        guest = hall.guest()
        for one in known:
            hall.brings(one.device, one.fact(hall, guest))
        away = hall.first(guest) is None and bool(hall.cards(guest))
        if away:
            hall.settles(guest, "let_in")
        for one in order:
            hall.brings(one.device, one.fact(hall, guest))
        twice = [card for card in hall.cards(guest) if card[0] == "twice"]
        found.append((away, hall.first(guest), twice))

    assert found[0] == found[1]
    assert found[0][1] is not None or not found[0][0]


def test_a_card_about_somebody_inside_names_the_coming_in_that_counts(hall: Hall) -> None:
    """Whoever is sent away by it is out, though a door has brought an earlier hour meanwhile."""
    guest = hall.guest()
    hall.brings(1, hall.scan(guest, 0, "admitted"), hall.undo(guest, 30))
    hall.brings(2, hall.scan(guest, 10, "admitted"))
    hall.brings(3, hall.scan(guest, 5, "admitted"))
    cards = hall.cards(guest)
    hall.settles(guest, "sent_away", kind="undone_inside")

    assert cards == [
        ("twice", "admitted", (5, "Cửa 3"), (10, "Cửa 2")),
        ("undone_inside", "admitted", (30, "Cửa 1"), (5, "Cửa 3")),
    ]
    assert (hall.first(guest), hall.cards(guest)) == (None, [])


def test_a_program_that_invents_devices_opens_no_cards_without_end(hall: Hall) -> None:
    guest = hall.guest()
    scans = [hall.scan(guest, no / 10, "", device=f"no {no}") for no in range(2 * MOST_KEPT + 30)]
    hall.brings(1, *scans)

    said = db.session.get_one(DoorPast, (hall.event, guest)).said
    assert hall.first(guest) == (0, "Cửa 1")
    assert len(said["comings"]) <= 2 * MOST_KEPT
    assert len(hall.cards(guest)) < 2 * MOST_KEPT


def test_a_second_whom_nobody_had_to_name_is_opened_again_though_the_card_was_closed_long_ago(
    hall: Hall,
) -> None:
    guest = hall.guest()
    hall.brings(1, hall.scan(guest, 5, "admitted"))
    hall.brings(2, hall.scan(guest, 9, "admitted"))
    card = hall.settles(guest, "two_people")
    with turn():
        closed = update(DoorConflict).where(DoorConflict.id == card)
        db.session.execute(closed.values(closed_at=clock.now() - timedelta(hours=1)))
    dismiss_second(hall.door(DESK), hall.event, card)
    reopen_conflict(hall.door(DESK), hall.event, card)

    assert [kind for kind, *_ in hall.cards(guest)] == ["twice"]


def test_a_card_that_is_opened_again_names_the_coming_in_that_counts_now(hall: Hall) -> None:
    guest = hall.guest("declined")
    hall.brings(1, hall.scan(guest, 9, "admitted"))
    card = hall.settles(guest, "same_person")
    hall.brings(1, hall.scan(guest, 5, "admitted"))
    reopen_conflict(hall.door(DESK), hall.event, card)
    opened = hall.cards(guest)
    hall.settles(guest, "sent_away")

    assert opened == [("declined_inside", "admitted", (5, "Cửa 1"), (-1, ""))]
    assert hall.first(guest) is None


def test_a_device_that_is_the_desk_too_may_repeat_what_the_desk_decided_and_nothing_is_weaker(
    hall: Hall,
) -> None:
    """Door and desk for problems are one device here: both say the very same coming-in."""
    guest = hall.guest()
    hall.brings(2, hall.undo(guest, 45))
    hall.brings(DESK, hall.scan(guest, 40, "admitted"))
    card = hall.settles(guest, "let_in")
    hall.brings(DESK, hall.scan(guest, 40, "admitted"))
    stays = hall.first(guest)
    reopen_conflict(hall.door(DESK), hall.event, card)
    said = db.session.get_one(DoorPast, (hall.event, guest)).said["comings"]

    assert (stays, hall.first(guest)) == ((40, "Cửa 9"), None)
    assert [(by, device) for _at, _door, by, device, _said in said] == [("Cửa 9", DESK)]

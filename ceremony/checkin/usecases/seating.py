"""Whoever came unannounced is given a seat, or the organisers have seen that there is nothing to do."""

from __future__ import annotations

import re

from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.checkin import queries
from ceremony.checkin.facts import SeatGiven
from ceremony.checkin.queries.problems import seats, sitter
from ceremony.core import names
from ceremony.core.actor import Actor, Role
from ceremony.core.free_seats import chair, doubt
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Conflict, Invalid
from ceremony.delegates import queries as delegates
from ceremony.delegates.facts import PersonEdited
from ceremony.events.usecases import people_changed

MOST_SEAT = 40
GAVE_WAY = "gave_way"
"""In `added_at_door`: this person's seat was given to somebody else."""
_GIVEN_AWAY = "Ghế {seat} đã xếp cho người khác, mời gặp bàn giải quyết."
"""What the door says then: a note of the list, in the list's language as the office's own are."""
_IS_GIVEN_AWAY = re.compile(re.escape(_GIVEN_AWAY).replace(re.escape("{seat}"), ".{0,40}?") + " ?")


def give_seat(
    actor: Actor,
    event_id: int,
    delegate_id: int,
    seat: str,
    category: str | None = None,
    instead: bool = False,
    sure: bool = False,
) -> str:
    """Give somebody a seat, and put their category right; return the name. They leave the desk with that.

    A seat that looks mistyped is asked about unless they are `sure`. With `instead` the seat of somebody who
    has not come is taken from them: they are one of those to be seated then, and the door says so when they
    come.

    Raises:
        NotAllowed: neither the organiser nor at a door.
        Unknown: this event has no such delegate.
        Invalid: no seat, or no such category.
        Conflict: `seat_no_row`, `seat_far`, `seat_new_place`: it looks mistyped (`core/free_seats.py`);
            `seat_taken` by somebody who has not come; `seat_sat_in` by somebody who has; both with the
            `seat` and the `name`.
    """
    actor.must_be(event_id, Role.DOOR)
    seat = names.tidy(seat)[:MOST_SEAT]
    if not seat:
        raise Invalid("seat_needed")
    if category is not None and category not in CATEGORIES:
        raise Invalid("unknown_category", category=category)
    with change(event_id, actor) as this:
        row = delegates.row(event_id, delegate_id)
        if not sure:
            _must_look_right(event_id, row.id, seat)
        with remembered(this, "people_edit", row.name):
            other = sitter(event_id, seat, besides=row.id)
            if other is not None:
                if queries.present_ids(event_id, [other.id]):
                    raise Conflict("seat_sat_in", seat=other.seat, name=other.name)
                if not instead:
                    raise Conflict("seat_taken", seat=other.seat, name=other.name)
                was, other.seat, other.added_at_door = other.seat, "", GAVE_WAY
                other.attention = f"{_GIVEN_AWAY.format(seat=was)} {other.attention}".strip()
            row.seat, row.attention = seat, _IS_GIVEN_AWAY.sub("", row.attention)
            row.added_at_door = ""
            if category is not None and row.category != category:
                row.category = category
                if not row.protocol_reason:
                    row.protocol_rank = None  # falls in by the rule of what they are now
            for one in (row, other):
                if one is not None:
                    this.record(PersonEdited(one.id))
            this.record(SeatGiven(row.id, seat))
            people_changed(this, event_id)
        return row.name


def _must_look_right(event_id: int, delegate_id: int, seat: str) -> None:
    taken, let_go = seats(event_id, besides=delegate_id)
    if why := doubt(seat, [*taken, *let_go]):
        one = chair(seat)
        raise Conflict(f"seat_{why}", seat=seat, row=one.row.upper() if one is not None else seat)


def seen(actor: Actor, event_id: int, delegate_id: int) -> str:
    """There is nothing to do about this person: they leave the list; return the name.

    Raises:
        NotAllowed, Unknown: as for `give_seat`.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        row = delegates.row(event_id, delegate_id)
        if row.added_at_door:
            with remembered(this, "people_edit", row.name):
                row.added_at_door = ""
                this.record(PersonEdited(row.id))
                people_changed(this, event_id)
        return row.name

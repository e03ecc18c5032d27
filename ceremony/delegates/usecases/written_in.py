"""Composing: somebody is written into the list, with a key and codes of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ceremony.base.change import Change
from ceremony.base.db import db
from ceremony.core.people import MOST_PEOPLE, Person, with_keys
from ceremony.core.refusals import Invalid
from ceremony.delegates import queries
from ceremony.delegates.facts import PersonAdded
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases.invitation_codes import fresh_code, fresh_hand_code
from ceremony.events.queries import row as event_row
from ceremony.events.usecases import people_changed

MOST_DELEGATES = MOST_PEOPLE


def written_in(this: Change, event_id: int, values: Mapping[str, Any]) -> Delegate:
    """Write somebody into the list, behind everybody else; return the row.

    `values` are columns; a name is one of them. The next file that names this person finds them by their key.

    Raises:
        Invalid: the list is full.
    """
    known = queries.keys(event_id)
    must_have_room(len(known))
    person = Delegate(
        event_id=event_id,
        key=_free_key(known, values),
        line=queries.last_line(event_id) + 1,
        code=fresh_code(event_row(event_id).code_no),
        hand_code=fresh_hand_code(queries.hand_codes(event_id)),
        **values,
    )
    db.session.add(person)
    db.session.flush()
    this.record(PersonAdded(person.id))
    people_changed(this, event_id)
    return person


def must_have_room(people: int) -> None:
    """Go on only if a list of so many people takes one more.

    Raises:
        Invalid: `too_many_rows`, it is full.
    """
    if people >= MOST_DELEGATES:
        raise Invalid("too_many_rows", most=MOST_DELEGATES)


def _free_key(known: set[str], values: Mapping[str, Any]) -> str:
    """The key a list would give this person, or would give to one more of that name, unit and year."""
    one = Person(0, "", values["name"], unit=values.get("unit", ""), birth_year=values.get("birth_year"))
    alike = [Person(0, "", one.name, unit=one.unit, birth_year=one.birth_year, order=no) for no in range(2)]
    choices = [person.key for person in with_keys(alike)]
    more = (f"{choices[1]}#{no}" for no in range(2, len(known) + 3))
    return next(key for key in (*choices, *more) if key not in known)

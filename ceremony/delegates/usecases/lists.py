"""The verbs of a list: say what a file would change, and apply it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import AT_A_TIME, breathe, db, unhurried
from ceremony.core.actor import Actor
from ceremony.core.people import People, Person
from ceremony.core.refusals import Invalid
from ceremony.delegates import queries
from ceremony.delegates.facts import DelegatesImported
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases.invitation_codes import fresh_code, fresh_hand_code
from ceremony.delegates.usecases.substitutes import SUBSTITUTE
from ceremony.events.queries import row as event_row
from ceremony.events.usecases import people_changed

MOST_DELEGATES = 20_000

FIELDS = (
    "name as_typed honorific title position unit category gender birth_year birth_date ethnicity religion "
    "party phone seat note reading_note"
).split()
"""What a file says of a person; the rest of a row (codes, portrait, status) is ours."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change: keys of each kind. Gone: here, but no longer listed."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]


def compare(event_id: int, people: tuple[Person, ...]) -> Comparison:
    """Say what applying these people would do. Changes nothing."""
    return _compared(queries.rows_by_key(event_id), people)


def _compared(known: Mapping[str, Delegate], people: tuple[Person, ...]) -> Comparison:
    new: list[str] = []
    changed: list[str] = []
    unchanged: list[str] = []
    for person in unhurried(people, at_a_time=500):
        row = known.get(person.key)
        if row is None:
            new.append(person.key)
        else:
            (unchanged if _same(row, person) else changed).append(person.key)
    listed = {person.key for person in people}
    gone = [key for key, row in known.items() if key not in listed and _was_listed(row)]
    return Comparison(tuple(new), tuple(changed), tuple(unchanged), tuple(gone))


def apply(
    actor: Actor, event_id: int, read: People, remove_gone: bool = False, source: str = ""
) -> Comparison:
    """Write a file's people into the event, merged by key: never a second copy of a person.

    Codes, portraits and attendance stay with their person. Who is no longer listed is withdrawn only
    when asked. The whole can be taken back; `source` says where it came from, a file's name.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: the file has an error; nothing is written.
    """
    actor.must_be(event_id)
    if read.stops:
        raise Invalid("file_has_errors", count=sum(p.level == "error" for p in read.problems))
    if len(read.people) > MOST_DELEGATES:
        raise Invalid("too_many_rows", most=MOST_DELEGATES)
    with change(event_id, actor) as this, remembered(this, "people_import", source):
        known = queries.rows_by_key(event_id)
        found = _compared(known, read.people)
        breathe()
        event_no = event_row(event_id).code_no
        taken = queries.hand_codes(event_id)
        for no, person in enumerate(read.people):
            if no % AT_A_TIME == 0:
                db.session.flush()
                breathe()
            row = known.get(person.key)
            if row is None:
                hand = fresh_hand_code(taken)
                row = Delegate(event_id=event_id, key=person.key, code=fresh_code(event_no), hand_code=hand)
                db.session.add(row)
            elif row.status == "withdrawn":
                row.status = "expected"
            row.line = person.order
            for field in FIELDS:
                setattr(row, field, getattr(person, field))
        if remove_gone:
            for key in found.gone:
                known[key].status = "withdrawn"
        removed = len(found.gone) if remove_gone else 0
        if found.new or found.changed or removed:
            this.record(DelegatesImported(len(found.new), len(found.changed), removed))
            people_changed(this, event_id)
        return found


def _was_listed(row: Delegate) -> bool:
    """Whether a list could have named this person: no list names substitutes, and who has gone is gone."""
    return row.status not in ("replaced", "withdrawn") and not row.key.startswith(SUBSTITUTE)


def _same(row: Delegate, person: Person) -> bool:
    same_order = row.line == person.order and row.status != "withdrawn"
    return same_order and all(getattr(row, field) == getattr(person, field) for field in FIELDS)

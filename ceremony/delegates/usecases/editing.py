"""The verbs of the list by hand: add somebody, put one right or many alike, take out who never belonged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from ceremony.base import secrets
from ceremony.base.before import LETS_GO, remembered
from ceremony.base.change import change
from ceremony.base.db import breathe, connection, db
from ceremony.core.actor import Actor
from ceremony.core.refusals import Conflict, Invalid
from ceremony.delegates import queries
from ceremony.delegates.facts import PeopleEdited, PersonEdited, PersonRemoved
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases.by_office import settle_name
from ceremony.delegates.usecases.written_in import written_in
from ceremony.events.usecases import people_changed

EDITED = (
    "name sort_given honorific title position unit category gender birth_year birth_date ethnicity religion "
    "party direct_worker sector economic_sector honour education phone seat note reading_note attention "
    "status absence_reason vip bloc level appointed_on nameless"
).split()
"""What a person's form may change."""
IN_BULK = ("category", "unit", "honorific", "status", "direct_worker", "sector", "economic_sector")
"""What can be written to many people at once: nothing by which they are told apart."""
STATUSES = ("expected", "declined", "withdrawn")
_PLACING = frozenset(
    {"category", "position", "unit", "bloc", "level", "appointed_on", "birth_year", "birth_date"}
)
_NAMED = 3


def fingerprint(row: Delegate) -> str:
    """What a form shows that it was drawn from this very row."""
    plain = json.dumps([str(getattr(row, name)) for name in EDITED], ensure_ascii=False)
    return secrets.digest(plain)[:20]


def add(actor: Actor, event_id: int, values: Mapping[str, Any]) -> int:
    """Write somebody into the list; return the id. The next file that names them finds them by their key.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: there is no name, or the list is full.
    """
    actor.must_be(event_id)
    if not values.get("name"):
        raise Invalid("missing", field="name")
    with change(event_id, actor) as this, remembered(this, "people_new", values["name"]):
        person = written_in(this, event_id, {name: value for name, value in values.items() if name in EDITED})
        return person.id


def edit(actor: Actor, event_id: int, delegate_id: int, values: Mapping[str, Any], was: str) -> bool:
    """Put somebody's line right; return whether anything is another now.

    `was` is the fingerprint of the line that was seen. The key stays: the file that named the person will
    name them so again.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such delegate.
        Conflict: `edited_meanwhile`, the line is not what the form showed; `already_replaced`, somebody else
            holds the place, which another status would give away twice.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = queries.row(event_id, delegate_id)
        if fingerprint(row) != was:
            raise Conflict("edited_meanwhile", name=row.name)
        new = {
            name: value for name, value in values.items() if name in EDITED and getattr(row, name) != value
        }
        if row.status == "replaced" and "status" in new:
            raise Conflict("already_replaced")
        if not new:
            return False
        with remembered(this, "people_edit", new.get("name", row.name)):
            _write(row, new)
            this.record(PersonEdited(row.id))
            people_changed(this, event_id)
        return True


def would_change(event_id: int, ids: Sequence[int], values: Mapping[str, Any]) -> list[Delegate]:
    """Those whose line would be another one; whose place somebody else holds keeps the status."""
    return [row for row in queries.rows(event_id, ids) if _different(row, values)]


def edit_many(actor: Actor, event_id: int, ids: Sequence[int], values: Mapping[str, Any]) -> int:
    """Write the same to several people, as one change; return how many lines are others now.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `nothing_chosen`, there is nothing to write.
    """
    actor.must_be(event_id)
    values = {name: value for name, value in values.items() if name in IN_BULK}
    if not values:
        raise Invalid("nothing_chosen")
    with change(event_id, actor) as this:
        rows = would_change(event_id, ids, values)
        if rows:
            with remembered(this, "people_bulk", _said(rows)):
                for no, row in enumerate(rows, start=1):
                    _write(row, _different(row, values))
                    if no % queries.BY_IDS == 0:
                        breathe()
                this.record(PeopleEdited(len(rows)))
                people_changed(this, event_id)
        return len(rows)


def remove(actor: Actor, event_id: int, delegate_id: int) -> str:
    """Take somebody out of the list as if never written; return the name.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such delegate.
        Conflict: `person_needed`: in the hall, in a decision, in the programme, or there for somebody else.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = queries.row(event_id, delegate_id)
        name = row.name
        _let_go(row)
        with remembered(this, "people_gone", name):
            db.session.delete(row)
            this.record(PersonRemoved(delegate_id))
            people_changed(this, event_id)
        return name


def _write(row: Delegate, new: Mapping[str, Any]) -> None:
    called = row.name
    for name, value in new.items():
        setattr(row, name, value)
    settle_name(row, called)
    if not _PLACING.isdisjoint(new) and ("category" in new or not row.protocol_reason):
        row.protocol_rank, row.protocol_reason = None, ""  # falls in by the rule of what they are now


def _different(row: Delegate, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in values.items()
        if getattr(row, name) != value and not (name == "status" and row.status == "replaced")
    }


def _said(rows: Sequence[Delegate]) -> str:
    return ", ".join(row.name for row in rows[:_NAMED]) + ("…" if len(rows) > _NAMED else "")


def _let_go(row: Delegate) -> None:
    """Go on only if nothing stands on this person; a link nobody has confirmed lets go."""
    pointing = [
        key.parent
        for table in db.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is Delegate.__table__
    ]
    for by in pointing:
        if confirmed := by.info.get(LETS_GO):
            free = (by == row.id) & by.table.c[confirmed].is_(False)
            connection().execute(update(by.table).where(free).values({by.name: None}))
        if connection().execute(select(by).where(by == row.id).limit(1)).first() is not None:
            raise Conflict("person_needed", name=row.name)

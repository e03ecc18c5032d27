"""The programme before the day: written once, its speakers linked to the people they must be."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.base import secrets
from ceremony.base.change import Change, change
from ceremony.base.db import db, unhurried
from ceremony.core.actor import Actor
from ceremony.core.decisions import Candidate, Namesakes, only_fit
from ceremony.core.event_draft import NewItem
from ceremony.core.item_types import USUAL_MINUTES
from ceremony.core.refusals import Conflict
from ceremony.core.statuses import Lock
from ceremony.delegates import queries as delegates
from ceremony.runsheet import queries
from ceremony.runsheet.facts import ProgrammeWritten
from ceremony.runsheet.models import Item, Stage


def write_programme(actor: Actor, event_id: int, new: Sequence[NewItem]) -> None:
    """Write the programme of an event that has none yet.

    Raises:
        NotAllowed: the actor is not the organiser.
        Conflict: there is one already; or it has begun, and the event's status locks it.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        begin_programme(this, new)


def begin_programme(this: Change, new: Sequence[NewItem]) -> None:
    """Compose: write the programme of an event that has none yet.

    Raises:
        Conflict: `programme_exists`.
    """
    if queries.items(this.event_id):
        raise Conflict("programme_exists")
    for no, one in enumerate(new, start=1):
        db.session.add(_filled(Item(event_id=this.event_id, no=no), one))
    if db.session.get(Stage, this.event_id) is None:
        db.session.add(Stage(event_id=this.event_id, revision=0, step=0, scenes={}, note=""))
    this.record(ProgrammeWritten(len(new)))


def fingerprint(items: Sequence[Item]) -> str:
    """What a form shows that it was drawn from these very items, in this order."""
    shown = [(one.id, one.type, one.title, one.performer, one.minutes, one.least_minutes) for one in items]
    return secrets.digest(repr(shown))[:20]


def rewrite_programme(
    actor: Actor, event_id: int, rows: Sequence[tuple[int | None, NewItem]], seen: str = ""
) -> None:
    """Make these the items of the programme, in this order; one with an id stays the item it is.

    `seen` is the fingerprint of the items that a page showed. What is linked to an item (its speaker, the
    MC's own words) stays with it; another performer is nobody's until somebody is linked again.

    Raises:
        NotAllowed: the actor is not the organiser.
        Conflict: `locked`, the programme has begun; `saved_meanwhile`, it is not what was `seen`.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        if queries.has_begun(event_id):
            raise Conflict("locked", what=str(Lock.PROGRAMME))
        items = queries.items(event_id)
        if seen and seen != fingerprint(items):
            raise Conflict("saved_meanwhile")
        were = {one.id: one for one in items}
        for one in were.values():
            one.no = -one.no  # two items never have one number, not even on the way
        db.session.flush()
        for no, (item_id, new) in enumerate(rows, start=1):
            row = were.pop(item_id, None) if item_id is not None else None
            row = row if row is not None else Item(event_id=event_id)
            if row.performer != new.performer:
                row.delegate_id = None
            row.no = no
            db.session.add(_filled(row, new))
        for gone in were.values():
            db.session.delete(gone)
        this.record(ProgrammeWritten(len(rows)))


def _filled(row: Item, new: NewItem) -> Item:
    row.type, row.title, row.performer = new.type, new.title, new.performer
    row.minutes = new.minutes or USUAL_MINUTES.get(new.type, 10)
    row.least_minutes = new.least_minutes
    return row


def link_speakers(actor: Actor, event_id: int) -> int:
    """Link speakers to the delegates they must be, by name and by where from; return how many.

    Behind a speaker's name stands a unit, a position or both.

    Raises:
        NotAllowed: the actor is not the organiser.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        people = Namesakes(
            Candidate(one.id, one.name, f"{one.position} {one.unit}".strip())
            for one in unhurried(delegates.lines(event_id))
            if one.status != "replaced"
        )
        linked = 0
        for item in queries.items(event_id):
            if item.delegate_id is None and item.performer:
                name, _, where_from = item.performer.partition(",")
                item.delegate_id = only_fit(name, where_from, people)
                linked += item.delegate_id is not None
        if linked:
            this.record(ProgrammeWritten(0))
        return linked

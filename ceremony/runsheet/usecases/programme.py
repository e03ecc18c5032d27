"""The programme before the day: written once, its speakers linked to the people they must be."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.base.change import change
from ceremony.base.db import db, unhurried
from ceremony.core.actor import Actor
from ceremony.core.decisions import Candidate, Namesakes, only_fit
from ceremony.core.event_draft import NewItem
from ceremony.core.item_types import USUAL_MINUTES
from ceremony.core.refusals import Conflict
from ceremony.core.statuses import Lock, must_be_open
from ceremony.delegates import queries as delegates
from ceremony.events import queries as events
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
        already = queries.items(event_id)
        if any(one.started_at for one in already):
            must_be_open(events.row(event_id).status, Lock.PROGRAMME)
        if already:
            raise Conflict("programme_exists")
        for no, one in enumerate(new, start=1):
            db.session.add(
                Item(
                    event_id=event_id,
                    no=no,
                    type=one.type,
                    title=one.title,
                    performer=one.performer,
                    minutes=one.minutes or USUAL_MINUTES.get(one.type, 10),
                    least_minutes=one.least_minutes,
                )
            )
        if db.session.get(Stage, event_id) is None:
            db.session.add(Stage(event_id=event_id, revision=0, step=0, scenes={}, note=""))
        this.record(ProgrammeWritten(len(new)))


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

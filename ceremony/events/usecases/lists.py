"""What every list of an event shares: a change of it can be taken back, and others follow its revision."""

from __future__ import annotations

from sqlalchemy import bindparam, update

from ceremony.base import putting_back
from ceremony.base.change import Change, change
from ceremony.base.db import prepared
from ceremony.core.actor import Actor
from ceremony.events import queries
from ceremony.events.facts import ListPutBack
from ceremony.events.models import Event

_ATTENDANCE = (
    update(Event).where(Event.id == bindparam("event")).values(attendance_revision=bindparam("number"))
)


def put_back(actor: Actor, event_id: int, change_id: int) -> str:
    """Take back one change of the event's lists, whole; return its kind.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: there is no such change.
        Conflict: it was taken back already, is too old, somebody changed one of its rows since, or something
            else stands on a row that would go.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        done = putting_back.put_back(this, change_id)
        this.record(ListPutBack(change_id))
        people_changed(this, event_id)
        return done.kind


def people_changed(this: Change, event_id: int) -> None:
    """Compose: the list of delegates is another one now."""
    queries.row(event_id).people_revision = this.revision


def attendance_changed(this: Change, event_id: int) -> None:
    """Compose: somebody else is in the hall now."""
    prepared(_ATTENDANCE, event=event_id, number=this.revision)

"""From draft to ready, to the day, to its close; and back."""

from __future__ import annotations

from ceremony.base.change import change
from ceremony.core.actor import Actor
from ceremony.core.refusals import Invalid
from ceremony.core.statuses import NEXT
from ceremony.events import queries
from ceremony.events.facts import StatusChanged


def set_status(actor: Actor, event_id: int, status: str) -> None:
    """Take the event to another status.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `bad_status`, it does not follow the present one.
    """
    actor.must_be(event_id)
    with change(event_id, actor, even_closed=True) as this:
        event = queries.row(event_id)
        if status not in NEXT[event.status]:
            raise Invalid("bad_status", before=event.status, after=status[:20])
        this.record(StatusChanged(event.status, status))
        event.status = status

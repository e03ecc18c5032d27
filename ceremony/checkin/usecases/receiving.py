"""A host meets a guest of honour, and says so for everybody."""

from __future__ import annotations

from ceremony.base.change import change
from ceremony.checkin.facts import GuestReceived, ReceptionUndone
from ceremony.checkin.queries.host import receptions
from ceremony.checkin.queries.waiting import guests, guests_waiting
from ceremony.core.actor import Actor, Role
from ceremony.delegates import queries as delegates


def receive(actor: Actor, event_id: int, delegate_id: int) -> None:
    """Say that this guest has been met; whoever stands at a door is no longer called for. Again is harmless.

    Raises:
        NotAllowed: the actor is no host.
        Unknown: this event has no such delegate.
        Closed: the event is closed.
    """
    actor.must_be(event_id, Role.HOST)
    with change(event_id, actor) as this:
        delegates.row(event_id, delegate_id)
        if delegate_id not in receptions(event_id) or _stands_there_again(event_id, delegate_id):
            this.record(GuestReceived(delegate_id))
        this.then(lambda: guests.forget(event_id, delegate_id))


def take_back(actor: Actor, event_id: int, delegate_id: int) -> None:
    """Say that this guest has not been met after all: the inverse of `receive`. Again is harmless.

    Raises:
        NotAllowed, Unknown, Closed: as for `receive`.
    """
    actor.must_be(event_id, Role.HOST)
    with change(event_id, actor) as this:
        delegates.row(event_id, delegate_id)
        if delegate_id in receptions(event_id):
            this.record(ReceptionUndone(delegate_id))


def _stands_there_again(event_id: int, delegate_id: int) -> bool:
    return any(one.delegate_id == delegate_id for one in guests_waiting(event_id))

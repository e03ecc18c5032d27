"""Somebody will not come, and says why: told to whoever reports on the delegates, or at a door."""

from __future__ import annotations

from ceremony.base.before import remembered
from ceremony.base.change import Change, change
from ceremony.checkin import queries
from ceremony.core import names
from ceremony.core.actor import Actor, Role
from ceremony.core.refusals import Conflict, Invalid
from ceremony.delegates import queries as delegates
from ceremony.delegates.facts import PersonEdited
from ceremony.delegates.models import Delegate
from ceremony.events.usecases import people_changed

MOST_REASON = 120
REPORTERS = (Role.SECRETARY, Role.DOOR)
"""Besides the organiser."""


def mark_absent(actor: Actor, event_id: int, delegate_id: int, reason: str) -> str:
    """Write down that somebody will not come, and why; return the name. A reason given before is replaced.

    Raises:
        NotAllowed: neither the organiser nor a secretary nor at a door.
        Invalid: there is no reason.
        Unknown: this event has no such delegate.
        Conflict: `already_here`; `not_awaited`, withdrawn or replaced.
    """
    actor.must_be(event_id, *REPORTERS)
    reason = names.tidy(reason)[:MOST_REASON]
    if not reason:
        raise Invalid("reason_of_absence")
    with change(event_id, actor) as this:
        row = delegates.row(event_id, delegate_id)
        if queries.present_ids(event_id, [delegate_id]):
            raise Conflict("already_here")
        if row.status not in ("expected", "declined"):
            raise Conflict("not_awaited", name=row.name)
        return _write(this, row, "declined", reason)


def await_again(actor: Actor, event_id: int, delegate_id: int) -> str:
    """The inverse: somebody is expected after all; return the name.

    Raises:
        NotAllowed, Unknown: as for `mark_absent`.
        Conflict: `not_awaited`, this person is not marked as absent.
    """
    actor.must_be(event_id, *REPORTERS)
    with change(event_id, actor) as this:
        row = delegates.row(event_id, delegate_id)
        if row.status != "declined":
            raise Conflict("not_awaited", name=row.name)
        return _write(this, row, "expected", "")


def _write(this: Change, row: Delegate, status: str, reason: str) -> str:
    with remembered(this, "people_edit", row.name):
        row.status, row.absence_reason = status, reason
        this.record(PersonEdited(row.id))
        people_changed(this, this.event_id)
    return row.name

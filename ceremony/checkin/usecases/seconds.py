"""Two people came with one invitation: the second is inside, and is written into the list or was nobody's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, update

from ceremony.base.change import Change, change
from ceremony.base.db import prepared
from ceremony.checkin import queries
from ceremony.checkin.facts import ConflictClosed
from ceremony.checkin.models import DoorConflict
from ceremony.checkin.queries.problems import Card, card
from ceremony.checkin.usecases.once import keep, once
from ceremony.checkin.usecases.walk_ins import WalkIn, come_in, must_be_whole
from ceremony.core import names
from ceremony.core.actor import Actor, Role
from ceremony.core.late import ConflictKind, Settled
from ceremony.core.refusals import Conflict

_TOLD = (
    update(DoorConflict)
    .where(DoorConflict.id == bindparam("card"))
    .values(outcome=bindparam("found"), note=bindparam("said"))
)


def name_second(actor: Actor, event_id: int, card_id: int, guest: WalkIn) -> dict[str, Any]:
    """Write the second of two people into the list, in since the hour at their door, as one change.

    Answers as `walk_in` does, and as it does names whoever is on the list by that name (`ask_first`).

    Raises:
        NotAllowed, Invalid: as for `walk_in`.
        Unknown: this event has no such card.
        Conflict: `second_known`, nobody is unnamed on it any more; the nonce was used with another body.
    """
    actor.must_be(event_id, Role.DOOR)
    must_be_whole(guest)
    alike = queries.bearers(event_id, guest.name) if guest.ask_first else []
    with once(event_id, actor, guest.nonce, guest.digest) as (this, before):
        if before is not None:
            return before
        one = _unnamed(event_id, card_id)
        if alike:
            return {"outcome": "same_name", "alike": alike}
        told = come_in(this, guest)
        _say(this, one, Settled.SECOND_NAMED, names.clean(guest.name))
        return keep(this, guest.nonce, guest.digest, told)


def dismiss_second(actor: Actor, event_id: int, card_id: int) -> None:
    """There is nobody to write in: the second has left, or is on the list. Opening the card again undoes it.

    Raises:
        NotAllowed: neither the organiser nor at a door.
        Unknown, Conflict: as for `name_second`.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        _say(this, _unnamed(event_id, card_id), Settled.SECOND_LEFT, "")


def _unnamed(event_id: int, card_id: int) -> Card:
    one = card(event_id, card_id)
    if one.kind != ConflictKind.TWICE or one.outcome != Settled.TWO_PEOPLE:
        raise Conflict("second_known")
    return one


def _say(this: Change, one: Card, found: Settled, note: str) -> None:
    prepared(_TOLD, card=one.id, found=str(found), said=note or one.note)
    this.record(ConflictClosed(one.id, str(found)))

"""Two people came with one invitation: the second is inside, and is written into the list or was nobody's."""

from __future__ import annotations

from typing import Any

from ceremony.base.change import change
from ceremony.checkin import queries
from ceremony.checkin.queries.problems import Card, card
from ceremony.checkin.usecases.cards import close
from ceremony.checkin.usecases.once import keep, once
from ceremony.checkin.usecases.walk_ins import WalkIn, come_in, must_be_whole
from ceremony.core import names
from ceremony.core.actor import Actor, Role
from ceremony.core.late import ConflictKind, Settled
from ceremony.core.refusals import Conflict


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
        close(this, one.id, Settled.SECOND_NAMED, names.clean(guest.name))
        return keep(this, guest.nonce, guest.digest, told)


def dismiss_second(actor: Actor, event_id: int, card_id: int) -> None:
    """There is nobody to write in: the second has left, or is on the list. Opening the card again undoes it.

    Raises:
        NotAllowed: neither the organiser nor at a door.
        Unknown, Conflict: as for `name_second`.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        one = _unnamed(event_id, card_id)
        close(this, one.id, Settled.SECOND_LEFT, one.note)


def _unnamed(event_id: int, card_id: int) -> Card:
    one = card(event_id, card_id)
    if one.kind != ConflictKind.TWICE or one.outcome != Settled.TWO_PEOPLE:
        raise Conflict("second_known")
    return one

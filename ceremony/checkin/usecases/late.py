"""What a device could not send at once: its facts, one after another, each a change of its own."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from ceremony.base.turns import together
from ceremony.checkin.usecases.entering import Scan, check_in
from ceremony.checkin.usecases.leaving import Undo, take_back
from ceremony.checkin.usecases.walk_ins import WalkIn, walk_in
from ceremony.core.actor import Actor, Role
from ceremony.core.refusals import Refusal

log = logging.getLogger("ceremony.door")
ItsFact = Scan | Undo | WalkIn


def settle_facts(actor: Actor, event_id: int, facts: Sequence[ItsFact]) -> list[dict[str, Any] | Refusal]:
    """Take in what a device brings, in its order; return what each is answered, or why it was refused.

    One that cannot be taken never stops the others: it is refused, and whatever it began is undone.

    Raises:
        NotAllowed: the actor is not at a door.
    """
    actor.must_be(event_id, Role.DOOR)
    with together():
        return [_settled(actor, event_id, fact) for fact in facts]


def _settled(actor: Actor, event_id: int, fact: ItsFact) -> dict[str, Any] | Refusal:
    try:
        match fact:
            case Scan():
                return check_in(actor, event_id, fact)
            case Undo():
                return take_back(actor, event_id, fact)
            case WalkIn():
                return walk_in(actor, event_id, fact)
    except Refusal as refusal:
        return refusal
    except Exception:  # it would come again and again, and hold up everything behind it
        log.exception("a fact of a door could not be taken in")
        return Refusal("server_error")

"""Somebody whom no list names stands at a door: a walk-in, or a delegate's substitute."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from ceremony.base.change import Change
from ceremony.base.clock import wire
from ceremony.checkin import queries
from ceremony.checkin.facts import CameUnannounced
from ceremony.checkin.usecases.entering import let_in, said
from ceremony.checkin.usecases.once import MOST_NONCE, keep, once
from ceremony.checkin.usecases.waiting import forget
from ceremony.core import names
from ceremony.core.actor import Actor, Role
from ceremony.core.admission import Answer, Entrance, Outcome
from ceremony.core.late import within_reach
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Invalid
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases import stand_in, written_in

MOST_TEXT = {"name": 120, "honorific": 60, "position": 200, "unit": 200, "on_whose_say": 200}
"""Characters; a longer name is refused, whatever else is longer is cut."""
WALK_IN, SUBSTITUTE = "walk_in", "substitute"


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Who stands there. With `instead_of`, in whose place; unit and category are then the delegate's."""

    nonce: str
    name: str
    position: str = ""
    unit: str = ""
    category: str = "guest"
    honorific: str = ""
    at: datetime | None = None
    door: str = ""
    by: str = ""
    instead_of: int | None = None
    on_whose_say: str = ""
    ask_first: bool = False
    """Whether somebody of the same name on the list is shown before anybody is written in."""

    @property
    def digest(self) -> str:
        plain = {**asdict(self), "at": wire(self.at)}
        del plain["ask_first"]
        return hashlib.sha256(b"walk_in:" + json.dumps(plain, sort_keys=True).encode()).hexdigest()


def walk_in(actor: Actor, event_id: int, guest: WalkIn) -> dict[str, Any]:
    """Write somebody into the list and let them in, as one change; answer as a check-in is answered.

    One nonce acts once. Where `ask_first` finds the name on the list, the answer is `same_name` with
    `alike`, the ids of its bearers, and nothing is written.

    Raises:
        NotAllowed: the actor is not at a door.
        Invalid: no nonce, no name or one too long, no such category, or the list is full.
        Conflict: this nonce was used with another body; with `instead_of`, `already_replaced` or
            `already_here`.
        Unknown: `instead_of` is nobody of this event.
    """
    actor.must_be(event_id, Role.DOOR)
    must_be_whole(guest)
    alike = queries.bearers(event_id, guest.name) if guest.ask_first and guest.instead_of is None else []
    with once(event_id, actor, guest.nonce, guest.digest) as (this, before):
        if before is not None:
            return before
        if alike:
            return {"outcome": "same_name", "alike": alike}
        return keep(this, guest.nonce, guest.digest, come_in(this, guest))


def come_in(this: Change, guest: WalkIn) -> dict[str, Any]:
    """Compose: write a guest into the list and let them in; what the door is answered."""
    event_id, by = this.event_id, guest.by or this.actor.name
    person = _written(this, event_id, guest, by)
    at = within_reach(guest.at, this.at)
    answer = Answer(Outcome.ADMITTED, Entrance(at, queries.door_called(event_id, guest.door), by))
    who = queries.by_id(event_id, person.id)
    assert who is not None
    this.record(CameUnannounced(person.id, person.added_at_door))
    if guest.instead_of is not None:
        forget(this, guest.instead_of)
    let_in(this, who, answer)
    return said(this, event_id, who, answer)


def must_be_whole(guest: WalkIn) -> None:
    """Go on only if enough is said of this guest to write them in.

    Raises:
        Invalid: `missing` nonce or name; `too_long` a name; `unknown_category`.
    """
    if not 0 < len(guest.nonce) <= MOST_NONCE:
        raise Invalid("missing", field="nonce")
    if not names.clean(guest.name):
        raise Invalid("missing", field="name")
    if len(guest.name) > MOST_TEXT["name"]:
        raise Invalid("too_long", field="name", most=MOST_TEXT["name"])
    if guest.category not in CATEGORIES:
        raise Invalid("unknown_category", category=guest.category)


def _written(this: Change, event_id: int, guest: WalkIn, by: str) -> Delegate:
    texts = {
        name: names.tidy(getattr(guest, name))[:most] for name, most in MOST_TEXT.items() if name != "name"
    }
    if guest.instead_of is None:
        values = {name: texts[name] for name in ("honorific", "position", "unit")}
        marks = {"category": guest.category, "added_at_door": WALK_IN, "added_by": by}
        return written_in(this, event_id, {"name": names.clean(guest.name), **values, **marks})
    return stand_in(
        this,
        event_id,
        guest.instead_of,
        guest.name,
        texts["position"],
        texts["on_whose_say"],
        lambda delegate_id: bool(queries.present_ids(event_id, [delegate_id])),
        honorific=texts["honorific"],
        added_at_door=SUBSTITUTE,
        added_by=by,
    )

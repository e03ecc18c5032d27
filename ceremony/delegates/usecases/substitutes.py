"""Somebody comes in a delegate's place."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from ceremony.base.change import Change, change
from ceremony.base.db import db
from ceremony.core import names
from ceremony.core.actor import Actor, Role
from ceremony.core.refusals import Conflict, Invalid, Unknown
from ceremony.delegates import queries
from ceremony.delegates.facts import DelegateReplaced, PlaceGivenBack
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases.invitation_codes import fresh_code, fresh_hand_code
from ceremony.delegates.usecases.written_in import must_have_room
from ceremony.events.queries import row as event_row
from ceremony.events.usecases import people_changed

SUBSTITUTE = "thay|"
"""How the key of somebody begins who came in a delegate's place (người đi thay)."""


def replace(
    actor: Actor,
    event_id: int,
    delegate_id: int,
    name: str,
    position: str,
    on_whose_say: str,
    is_here: Callable[[int], bool] = lambda delegate_id: False,
) -> int:
    """Put a substitute (người đi thay) in a delegate's place; return the substitute's id.

    The substitute keeps an own name and title, takes the seat, and does not inherit the rank: the
    category stays, the protocol rank does not. An honouree's award still shows the honouree. `is_here`
    says whether a delegate is in the hall, which those who stand at the doors can tell.

    Raises:
        NotAllowed: neither the organiser nor the door.
        Unknown: no such delegate.
        Conflict: the place is taken by a substitute already, or (`already_here`) by the delegate.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        return stand_in(this, event_id, delegate_id, name, position, on_whose_say, is_here).id


def stand_in(
    this: Change,
    event_id: int,
    delegate_id: int,
    name: str,
    position: str,
    on_whose_say: str,
    is_here: Callable[[int], bool],
    **more: str,
) -> Delegate:
    """Compose: put a substitute in a delegate's place as `replace` does; return the substitute's row.

    `more` are columns of the substitute's own.

    Raises:
        Invalid: there is no name, or the list is full.
        Unknown: no such delegate.
        Conflict: the place is taken by a substitute already, or (`already_here`) by the delegate.
    """
    name = names.clean(name)
    if not name:
        raise Invalid("missing", field="name")
    absent = next(iter(queries.rows(event_id, [delegate_id])), None)
    if absent is None:
        raise Unknown(what="delegate")
    if absent.status == "replaced":
        raise Conflict("already_replaced")
    if is_here(delegate_id):
        raise Conflict("already_here")
    must_have_room(len(queries.keys(event_id)))
    own = {"unit": absent.unit, "category": absent.category, "seat": absent.seat}
    person = Delegate(
        event_id=event_id,
        key=f"{SUBSTITUTE}{absent.id}|{this.revision + 1}",
        line=absent.line,
        name=name,
        position=names.tidy(position),
        code=fresh_code(event_row(event_id).code_no),
        hand_code=fresh_hand_code(queries.hand_codes(event_id)),
        **{**own, **more},
    )
    db.session.add(person)
    db.session.flush()
    absent.status, absent.replaced_by_id = "replaced", person.id
    this.record(DelegateReplaced(delegate_id, person.id, on_whose_say.strip()[:200]))
    people_changed(this, event_id)
    return person


def give_back(this: Change, event_id: int, substitute_id: int) -> Delegate | None:
    """Compose: a substitute was one by mistake; return whoever has the place again, None where nobody does.

    The substitute's row stays, withdrawn: a paper with its code may be out there.
    """
    absent = db.session.scalars(
        select(Delegate).where(Delegate.event_id == event_id, Delegate.replaced_by_id == substitute_id)
    ).one_or_none()
    person = next(iter(queries.rows(event_id, [substitute_id])), None)
    if absent is None or person is None or person.status == "replaced":
        return None
    absent.status, absent.replaced_by_id = "declined" if absent.absence_reason else "expected", None
    person.status = "withdrawn"
    this.record(PlaceGivenBack(absent.id, substitute_id))
    people_changed(this, event_id)
    return absent

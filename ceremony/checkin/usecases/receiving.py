"""A host meets a guest of honour and says so for everybody: whoever is met is in the hall."""

from __future__ import annotations

from ceremony.base.change import Change, change
from ceremony.checkin import queries
from ceremony.checkin.facts import GuestReceived, ReceptionUndone
from ceremony.checkin.queries import AtTheDoor
from ceremony.checkin.queries.host import receptions
from ceremony.checkin.queries.waiting import FORGOTTEN_AFTER, guest_waiting
from ceremony.checkin.usecases.entering import let_in
from ceremony.checkin.usecases.waiting import forget, stand
from ceremony.core import admission
from ceremony.core.actor import Actor, Role
from ceremony.core.admission import CodeKind, Entrance, Standing, is_vip
from ceremony.core.late import within_reach
from ceremony.core.refusals import Unknown
from ceremony.delegates import queries as delegates


def receive(actor: Actor, event_id: int, delegate_id: int) -> None:
    """Say that this guest has been met; a guest of honour who is not in yet comes in with their host.

    They come in by the door where they stand, on the host's word. Again is harmless. Nobody else is let in
    like this, and neither is whoever has been withdrawn or replaced.

    Raises:
        NotAllowed: the actor is no host.
        Unknown: this event has no such delegate.
        Closed: the event is closed.
    """
    actor.must_be(event_id, Role.HOST)
    with change(event_id, actor) as this:
        who = queries.by_id(event_id, delegate_id)
        if who is None:
            raise Unknown(what="delegate")
        stands = guest_waiting(event_id, delegate_id)
        if delegate_id not in receptions(event_id) or stands is not None:
            this.record(GuestReceived(delegate_id))
        if is_vip(who.delegate.category, who.delegate.vip) and who.first is None:
            _bring_in(this, who, stands.door if stands is not None else "")
        forget(this, delegate_id)


def take_back(actor: Actor, event_id: int, delegate_id: int) -> None:
    """Say that this guest has not been met after all; they stay in the hall until a door lets them out.

    Again is harmless.

    Raises:
        NotAllowed, Unknown, Closed: as for `receive`.
    """
    actor.must_be(event_id, Role.HOST)
    with change(event_id, actor) as this:
        delegates.row(event_id, delegate_id)
        if delegate_id in receptions(event_id):
            this.record(ReceptionUndone(delegate_id))


def still_stands(actor: Actor, event_id: int, delegate_id: int, here: Entrance) -> bool:
    """Say that a guest whom a door without network asked to wait still stands there; return whether so.

    It lets nobody in, whatever the list says of them by now. Whoever is in, may not come any more, has gone
    from the list or stood there too long ago waits no more; a door that saw them later knows better where.

    Raises:
        NotAllowed: the actor is not at a door.
        Unknown: there is no such event.
        Closed: the event is closed.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        since = within_reach(here.at, this.at)
        who = queries.by_id(event_id, delegate_id)
        if who is None or not _awaited(who) or since < this.at - FORGOTTEN_AFTER:
            return False
        seen = guest_waiting(event_id, delegate_id)
        if seen is None or seen.at < since:
            door = queries.door_called(event_id, here.door)
            stand(this, delegate_id, Entrance(since, door, here.by or actor.name))
        return True


def send_on(actor: Actor, event_id: int, delegate_id: int) -> None:
    """Say that this guest of honour does not wait at a door any more. Again is harmless.

    Raises:
        NotAllowed: the actor is not at a door.
        Unknown: there is no such event.
        Closed: the event is closed.
    """
    actor.must_be(event_id, Role.DOOR)
    with change(event_id, actor) as this:
        forget(this, delegate_id)


def _awaited(who: AtTheDoor) -> bool:
    return who.first is None and who.delegate.status in (Standing.EXPECTED, Standing.DECLINED)


def _bring_in(this: Change, who: AtTheDoor, door: str) -> None:
    entrance = Entrance(this.at, door, this.actor.name)
    standing = Standing(who.delegate.status)
    answer = admission.answer(CodeKind.CURRENT, entrance, standing, who.first, confirm=True)
    let_in(this, who, answer)

"""A guest of honour stands at a door, or does not any more: every host hears of it, whichever server asks.

It is kept where all servers read, and not journalled: who waited is nothing the day has to remember.
"""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, or_

from ceremony.base import live
from ceremony.base.change import Change
from ceremony.base.db import prepared
from ceremony.checkin.facts import HostWaits
from ceremony.checkin.models import WaitsAtDoor
from ceremony.checkin.queries.waiting import FORGOTTEN_AFTER
from ceremony.core.admission import Entrance

REDRAWS = {HostWaits.__name__}
_STAND = insert(WaitsAtDoor)
_OF_EVENT = WaitsAtDoor.event_id == bindparam("event")
_MINE = WaitsAtDoor.delegate_id == bindparam("delegate")
_FORGET = delete(WaitsAtDoor).where(_OF_EVENT, _MINE)
_MAKE_ROOM = delete(WaitsAtDoor).where(_OF_EVENT, or_(_MINE, WaitsAtDoor.at < bindparam("since")))


def stand(this: Change, delegate_id: int, here: Entrance) -> None:
    """Compose: this guest of honour stands at a door, since when and as whose guest `here` says."""
    prepared(_MAKE_ROOM, event=this.event_id, delegate=delegate_id, since=this.at - FORGOTTEN_AFTER)
    prepared(_STAND, event_id=this.event_id, delegate_id=delegate_id, door=here.door, by=here.by, at=here.at)
    this.then(lambda: live.touch(this.event_id, REDRAWS))


def forget(this: Change, delegate_id: int) -> None:
    """Compose: this guest has come in, or has gone; nothing, if they never stood there."""
    if prepared(_FORGET, event=this.event_id, delegate=delegate_id).rowcount:
        this.then(lambda: live.touch(this.event_id, REDRAWS))

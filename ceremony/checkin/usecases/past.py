"""What doors have said of one person, kept from the first thing on that was late or taken back.

Whoever came in and is on record needs none: the record is their past.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ceremony.base.change import Change
from ceremony.base.db import db
from ceremony.checkin.models import DoorPast
from ceremony.core.late import Coming
from ceremony.core.taken_back import Past, TakenBack


def past(this: Change, delegate_id: int, first: Coming | None) -> Past:
    """Everything said of this person; `first` is the coming-in on record."""
    return _kept(this, delegate_id).recorded(first)


def remember(this: Change, delegate_id: int, what: Past) -> None:
    """Compose: this is what has been said of this person."""
    row = _row(this, delegate_id)
    if row is None:
        db.session.add(DoorPast(event_id=this.event_id, delegate_id=delegate_id, said=_plain(what)))
    else:
        row.said = _plain(what)
    db.session.flush()


def _row(this: Change, delegate_id: int) -> DoorPast | None:
    return db.session.get(DoorPast, (this.event_id, delegate_id))


def _kept(this: Change, delegate_id: int) -> Past:
    row = _row(this, delegate_id)
    if row is None:
        return Past()
    return Past(
        tuple(
            Coming(datetime.fromisoformat(at), door, by, device, datetime.fromisoformat(said))
            for at, door, by, device, said in row.said["comings"]
        ),
        tuple(TakenBack(datetime.fromisoformat(at), by, device) for at, by, device in row.said["undos"]),
    )


def _plain(what: Past) -> dict[str, list[list[Any]]]:
    return {
        "comings": [
            [one.at.isoformat(), one.door, one.by, one.device, (one.said or one.at).isoformat()]
            for one in what.comings
        ],
        "undos": [[one.at.isoformat(), one.by, one.device] for one in what.undos],
    }

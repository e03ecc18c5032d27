"""What doors have said of one person, kept from the first thing on that was late or taken back.

It stands beside the answers to nonces, under a key longer than any nonce a device may send. Whoever came in
and is on record needs none: the record is their past.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ceremony.base.change import Change
from ceremony.checkin import queries
from ceremony.checkin.usecases.once import MOST_NONCE, keep
from ceremony.core.late import Coming
from ceremony.core.taken_back import Past, TakenBack


def past(this: Change, delegate_id: int, first: Coming | None) -> Past:
    """Everything said of this person; `first` is the coming-in on record."""
    return _kept(this, delegate_id).recorded(first)


def remember(this: Change, delegate_id: int, what: Past) -> None:
    """Compose: this is what has been said of this person."""
    key, plain = _key(delegate_id), _plain(what)
    keep(this, key, "", plain, anew=queries.nonce(this.event_id, key) is not None)


def _key(delegate_id: int) -> str:
    return f"{'past':-<{MOST_NONCE}}{delegate_id}"


def _kept(this: Change, delegate_id: int) -> Past:
    row = queries.nonce(this.event_id, _key(delegate_id))
    if row is None:
        return Past()
    return Past(
        tuple(
            Coming(datetime.fromisoformat(at), door, by, device, datetime.fromisoformat(said))
            for at, door, by, device, said in row[1]["comings"]
        ),
        tuple(TakenBack(datetime.fromisoformat(at), by, device) for at, by, device in row[1]["undos"]),
    )


def _plain(what: Past) -> dict[str, Any]:
    return {
        "comings": [
            [one.at.isoformat(), one.door, one.by, one.device, (one.said or one.at).isoformat()]
            for one in what.comings
        ],
        "undos": [[one.at.isoformat(), one.by, one.device] for one in what.undos],
    }

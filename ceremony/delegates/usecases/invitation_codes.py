"""The codes of an invitation: nobody else's, and nothing personal in them."""

from __future__ import annotations

from ceremony.base import secrets
from ceremony.base.db import db
from ceremony.core import codes
from ceremony.delegates import queries
from ceremony.delegates.models import Delegate, OldCode
from ceremony.events.queries import row as event_row


def fresh_hand_code(taken: set[str]) -> str:
    """A hand code nobody of the event has; it is added to `taken`."""
    while True:
        code = codes.hand_code(secrets.below(codes.HAND_CHANCE))
        if code not in taken:
            taken.add(code)
            return code


def fresh_code(event_no: int) -> str:
    return codes.full_code(event_no, secrets.below(codes.FULL_CHANCE))


def renew_codes(row: Delegate) -> None:
    """Compose: give somebody new codes; the old ones are known as old for ever, and nobody else's."""
    taken = queries.hand_codes(row.event_id)
    for old in (row.code, queries.old_hand_code(row.event_id, row.hand_code)):
        db.session.add(OldCode(code=old, delegate_id=row.id))
    row.code, row.hand_code = fresh_code(event_row(row.event_id).code_no), fresh_hand_code(taken)
    db.session.flush()

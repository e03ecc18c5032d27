"""One nonce, one answer: whatever a door asks is acted on at most once, and answered the same for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import bindparam, insert, update

from ceremony.base.change import Change, change
from ceremony.base.db import prepared
from ceremony.checkin import queries
from ceremony.checkin.models import Nonce
from ceremony.core.actor import Actor
from ceremony.core.refusals import Closed, Conflict

MOST_NONCE = 64
_ANSWERED = insert(Nonce)
_ANSWERED_ANEW = (
    update(Nonce)
    .where(Nonce.event_id == bindparam("event"), Nonce.nonce == bindparam("of"))
    .values(answer=bindparam("said"))
)


@contextmanager
def once(
    event_id: int, actor: Actor, nonce: str, asked: str
) -> Iterator[tuple[Change, dict[str, Any] | None]]:
    """A change, and what this nonce has been answered already: that holds even once the event is closed.

    `asked` is a digest of what is asked.

    Raises:
        Closed: the event is closed, and the nonce is new.
        Conflict: this nonce was used with another body.
    """
    with change(event_id, actor, even_closed=True) as this:
        before = _answered(event_id, nonce, asked)
        if before is None and this.closed:
            raise Closed()
        yield this, before


def keep(
    this: Change, nonce: str, asked: str, answer: dict[str, Any], *, anew: bool = False
) -> dict[str, Any]:
    """Remember what this nonce was answered, `anew` if it had been answered already; return the answer."""
    if anew:
        prepared(_ANSWERED_ANEW, event=this.event_id, of=nonce, said=answer)
    else:
        prepared(_ANSWERED, event_id=this.event_id, nonce=nonce, asked=asked, answer=answer, at=this.at)
    return answer


def _answered(event_id: int, nonce: str, asked: str) -> dict[str, Any] | None:
    before = queries.nonce(event_id, nonce)
    if before is None:
        return None
    if before[0] != asked:
        raise Conflict()
    return before[1]

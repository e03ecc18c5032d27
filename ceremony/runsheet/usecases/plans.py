"""A plan's file: kept until an event is made of it, readable by whoever may make one."""

from __future__ import annotations

from ceremony.base import uploads
from ceremony.base.change import change
from ceremony.base.uploads import Upload
from ceremony.core.actor import Actor

KIND = "plan"


def send_plan(actor: Actor, name: str, data: bytes) -> int:
    """Keep a plan's file for reading; return its number.

    Raises:
        NotAllowed: the actor is no organiser of this house.
        Invalid: `file_empty` or `file_too_large`.
    """
    actor.must_be(None)
    with change(None, actor) as this:
        return uploads.keep(this, None, KIND, name, data)


def sent_plan(actor: Actor, upload_id: int) -> Upload:
    """The plan's file that was sent. It stays: a plan for all levels makes an event for each.

    Raises:
        NotAllowed: the actor is no organiser of this house.
        Unknown: it is not here, or not any more.
    """
    actor.must_be(None)
    return uploads.of(None, KIND, upload_id)


def sent_plans(actor: Actor) -> list[Upload]:
    """The plans that wait here, the newest first."""
    actor.must_be(None)
    return uploads.waiting(None, KIND)

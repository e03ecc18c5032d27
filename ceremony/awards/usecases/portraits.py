"""The verbs of a recipient's own picture."""

from __future__ import annotations

from functools import partial

from ceremony.awards import queries
from ceremony.awards.facts import AwardsEdited
from ceremony.base import secrets
from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import db, off_loop
from ceremony.core.actor import Actor
from ceremony.delegates.models import Portrait
from ceremony.delegates.usecases import re_encoded


def hang(actor: Actor, event_id: int, recipient_id: int, raw: bytes) -> None:
    """Give a recipient a picture of its own: re-encoded by us, turned upright, without EXIF.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
        Invalid: `not_a_picture`; nothing is changed.
    """
    actor.must_be(event_id)
    queries.recipient(event_id, recipient_id)
    jpeg: bytes = off_loop(partial(re_encoded, raw))
    digest = secrets.digest(jpeg.hex())[:32]
    with change(event_id, actor) as this:
        row = queries.recipient(event_id, recipient_id)
        with remembered(this, "awards_portrait", row.name):
            if db.session.get(Portrait, digest) is None:
                db.session.add(Portrait(digest=digest, jpeg=jpeg))
            if row.portrait != digest:
                row.portrait = digest
                this.record(AwardsEdited(0, 1))


def take_down(actor: Actor, event_id: int, recipient_id: int) -> None:
    """Show the delegate's portrait again, or none.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such recipient.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = queries.recipient(event_id, recipient_id)
        with remembered(this, "awards_portrait", row.name):
            if row.portrait is not None:
                row.portrait = None
                this.record(AwardsEdited(0, 1))

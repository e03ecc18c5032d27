"""Portraits: whatever a phone took, re-encoded by us."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from io import BytesIO

from ceremony.base import secrets
from ceremony.base.change import change
from ceremony.base.db import db, off_loop
from ceremony.core.actor import Actor
from ceremony.core.refusals import Invalid
from ceremony.delegates import queries
from ceremony.delegates.facts import PortraitsChanged
from ceremony.delegates.models import Portrait
from ceremony.events.usecases import people_changed

PORTRAIT_PX = (600, 800)
MOST_PORTRAIT_BYTES = 15 * 1024 * 1024


def hang_portraits(actor: Actor, event_id: int, pictures: Mapping[int, bytes]) -> None:
    """Give delegates their portraits: re-encoded by us, turned upright, without EXIF.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `not_a_picture`; nothing is changed.
    """
    actor.must_be(event_id)
    ready = {delegate_id: off_loop(partial(re_encoded, raw)) for delegate_id, raw in pictures.items()}
    with change(event_id, actor) as this:
        for row in queries.rows(event_id, ready):
            jpeg = ready[row.id]
            digest = secrets.digest(jpeg.hex())[:32]
            if db.session.get(Portrait, digest) is None:
                db.session.add(Portrait(digest=digest, jpeg=jpeg))
                db.session.flush()
            row.portrait = digest
        this.record(PortraitsChanged(len(ready)))
        people_changed(this, event_id)


def re_encoded(raw: bytes) -> bytes:
    """A JPEG of at most 600 × 800 made from any picture Pillow reads; nothing else of the file remains."""
    from PIL import Image, ImageOps

    if len(raw) > MOST_PORTRAIT_BYTES:
        raise Invalid("not_a_picture")
    try:
        with Image.open(BytesIO(raw)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
            upright.thumbnail(PORTRAIT_PX)
            out = BytesIO()
            upright.save(out, "JPEG", quality=85, optimize=True)
    except Exception as error:  # Pillow raises a dozen kinds for a bad file
        raise Invalid("not_a_picture") from error
    return out.getvalue()

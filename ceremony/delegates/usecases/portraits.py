"""Portraits: whatever a phone took, re-encoded by us; one person's, or a pile of files named after people."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from ceremony.base import secrets, uploads
from ceremony.base.before import remembered
from ceremony.base.change import change
from ceremony.base.db import db, off_loop
from ceremony.base.uploads import Upload
from ceremony.core.actor import Actor
from ceremony.core.portrait_names import Album
from ceremony.core.refusals import Conflict, Invalid
from ceremony.delegates import queries
from ceremony.delegates.facts import PortraitsChanged
from ceremony.delegates.models import Delegate, Portrait
from ceremony.events.usecases import people_changed

PORTRAIT_PX = (600, 800)
MOST_PORTRAIT_BYTES = 20 * 1024 * 1024
MOST_PICTURES = 150
"""In one pile: so many re-encoded ones lie in one file of ours, which may be as large as a list."""
MOST_RE_ENCODED = 512 * 1024
MOST_PIXELS = {
    "JPEG": 89_000_000,
    "PNG": 15_000_000,
    "TIFF": 16_000_000,
    "BMP": 16_000_000,
    "GIF": 12_000_000,
    "WEBP": 9_000_000,
    "AVIF": 9_000_000,
}
"""What is read, and how large: under 150 MiB each. Only a JPEG's pixels need not all be in memory at once,
and its most is what Pillow opens without a warning."""
MOST_IN_PASSES = 25_000_000
"""Of a JPEG that comes in passes (progressive): its coefficients are all in memory."""
PILE = "portraits"


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of a pile: its name, why it was refused, and whose it may be."""

    no: int
    name: str
    refusal: str
    whose: tuple[int, ...]

    @property
    def sure(self) -> int | None:
        return self.whose[0] if len(self.whose) == 1 else None


def hang_portraits(actor: Actor, event_id: int, pictures: Mapping[int, bytes]) -> int:
    """Give delegates their portraits, upright and without EXIF; return how many are new.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `not_a_picture`, `heic_picture`, `picture_too_large`; nothing is changed.
    """
    actor.must_be(event_id)
    return _hang(actor, event_id, {one: off_loop(partial(re_encoded, raw)) for one, raw in pictures.items()})


def take_portrait_down(actor: Actor, event_id: int, delegate_id: int) -> None:
    """Show somebody without a picture again.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: this event has no such delegate.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        row = queries.row(event_id, delegate_id)
        if row.portrait is not None:
            with remembered(this, "people_portrait", row.name):
                row.portrait = None
                this.record(PortraitsChanged(1))
                people_changed(this, event_id)


def pile_up(actor: Actor, event_id: int, pictures: Iterable[tuple[str, bytes]]) -> int:
    """Keep a pile of pictures, re-encoded, until somebody has said whose they are; return its number.

    What cannot be read is told beside its name and keeps nobody else's back.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `no_file`, or `too_many_pictures`.
    """
    actor.must_be(event_id)
    pile, named = BytesIO(), list[dict[str, str]]()
    with zipfile.ZipFile(pile, "w") as held:
        for no, (name, raw) in enumerate(pictures):
            if no >= MOST_PICTURES or pile.tell() > uploads.FILE_BYTES - MOST_RE_ENCODED:
                raise Invalid("too_many_pictures", most=no)
            try:
                held.writestr(str(no), off_loop(partial(re_encoded, raw)))
                refusal = ""
            except Invalid as why:
                refusal = why.code
            named.append({"name": uploads.file_name(name), "refusal": refusal})
    if not named:
        raise Invalid("no_file")
    with change(event_id, actor) as this:
        upload_id = uploads.keep(this, event_id, PILE, "anh.zip", pile.getvalue())
        row = db.session.get_one(Upload, upload_id)
        row.state, row.choices = "read", {"pictures": named}
        return upload_id


def pictures(event_id: int, upload: Upload) -> list[Picture]:
    """The files of a pile and whose they may be, as the list stands now."""
    album = Album(queries.bearers(event_id))
    named: list[dict[str, Any]] = upload.choices["pictures"]
    return [
        Picture(
            no, one["name"], one["refusal"], tuple(album.whose(one["name"])) if not one["refusal"] else ()
        )
        for no, one in enumerate(named)
    ]


def from_pile(upload: Upload, no: int) -> bytes | None:
    """One picture of a pile."""
    with zipfile.ZipFile(BytesIO(upload.data)) as held:
        return held.read(str(no)) if str(no) in held.namelist() else None


def hang_pile(actor: Actor, event_id: int, upload_id: int, whose: Mapping[int, int]) -> int:
    """Hang the pictures of a pile: `whose` is delegate by file; return how many are new.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: there is no such pile.
        Conflict: `two_pictures`: two files for one person; `applied_already`.
        Invalid: `no_such_picture`: the pile has no such file, or could not read it, or the event has no such
            delegate; `no_picture_chosen`; nothing is hung, and the pile stays.
    """
    actor.must_be(event_id)
    upload = uploads.of(event_id, PILE, upload_id)
    if upload.state == "applied":
        raise Conflict("applied_already")
    if not whose:
        raise Invalid("no_picture_chosen")
    twice = [one for one in whose.values() if list(whose.values()).count(one) > 1]
    if twice:
        raise Conflict("two_pictures", name=queries.row(event_id, twice[0]).name)
    ready = {one: jpeg for no, one in whose.items() if (jpeg := from_pile(upload, no)) is not None}
    if len(ready) < len(whose) or len(queries.rows(event_id, ready)) < len(ready):
        raise Invalid("no_such_picture")
    return _hang(actor, event_id, ready, upload_id)


def _hang(actor: Actor, event_id: int, ready: Mapping[int, bytes], upload_id: int | None = None) -> int:
    with change(event_id, actor) as this:
        rows = queries.rows(event_id, ready)
        what = rows[0].name if len(rows) == 1 else ""
        with remembered(this, "people_portrait", what):
            new = sum(_hung(row, ready[row.id]) for row in rows)
            if new:
                this.record(PortraitsChanged(new))
                people_changed(this, event_id)
        if upload_id is not None:
            uploads.applied(this, uploads.of(event_id, PILE, upload_id))
        return new


def _hung(row: Delegate, jpeg: bytes) -> bool:
    digest = secrets.digest(jpeg.hex())[:32]
    if row.portrait == digest:
        return False
    if db.session.get(Portrait, digest) is None:
        db.session.add(Portrait(digest=digest, jpeg=jpeg))
        db.session.flush()
    row.portrait = digest
    return True


def re_encoded(raw: bytes) -> bytes:
    """A JPEG of at most 600 × 800 made from any picture Pillow reads; nothing else of the file remains.

    Raises:
        Invalid: `heic_picture` (an iPhone's own format), `picture_too_large`, `not_a_picture`.
    """
    from PIL import Image

    if len(raw) > MOST_PORTRAIT_BYTES:
        raise Invalid("picture_too_large")
    if raw[4:8] == b"ftyp" and raw[8:12] in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"):
        raise Invalid("heic_picture")
    Image.init()
    try:
        with Image.open(BytesIO(raw), formats=[one for one in MOST_PIXELS if one in Image.OPEN]) as opened:
            return _upright(opened)
    except Image.DecompressionBombError as error:
        raise Invalid("picture_too_large") from error
    except Invalid:
        raise
    except Exception as error:  # Pillow raises a dozen kinds for a bad file
        raise Invalid("not_a_picture") from error


def _upright(opened: Any) -> bytes:
    """Make it small before anything else is done: a phone's picture is a hundred times the portrait."""
    from PIL import Image, ImageOps

    width, height = opened.size
    format = "JPEG" if opened.format == "MPO" else opened.format
    if width * height > (MOST_IN_PASSES if opened.info.get("progressive") else MOST_PIXELS[format]):
        raise Invalid("picture_too_large")
    side = max(PORTRAIT_PX)
    opened.draft("RGB", (2 * side, 2 * side))
    picture = opened.convert("RGBA") if opened.mode in ("P", "LA", "PA") else opened
    picture.thumbnail((side, side), reducing_gap=2.0)
    picture = ImageOps.exif_transpose(picture)
    if picture.mode == "RGBA":
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    picture = picture.convert("RGB")
    picture.thumbnail(PORTRAIT_PX)
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()

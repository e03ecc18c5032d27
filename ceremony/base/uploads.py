"""Files an office sends through a page: kept, read in a process of their own, shown, then applied.

The bytes lie in the database until the file has been applied or a newer one pushes it out, so that a restart
loses nothing and a copy of the data holds it. What a file says is read by a child process (`base/jobs.py`);
here is only where it lies and how far the reading has come.
"""

from __future__ import annotations

import json
import re
import tempfile
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import ForeignKey, LargeBinary, delete, select
from sqlalchemy.orm import Mapped, defer, mapped_column

from ceremony.base import clock, jobs
from ceremony.base.change import Change, change
from ceremony.base.db import Model, db, look_up, off_loop
from ceremony.core.actor import HOUSE
from ceremony.core.names import tidy
from ceremony.core.refusals import Invalid, Refusal, Unknown

FILE_BYTES = 20 * 1024 * 1024
KEPT, KEPT_SETTLED = 30, 6
"""So many files of one kind and event (or of none) lie here: of those that wait to be applied, and of those
that were applied or refused. The oldest go first."""
KEPT_FOR = timedelta(days=14)
AT_WORK = timedelta(hours=1)
"""So long somebody may be typing beside a file that was sent: it is pushed out by none."""
NAME_BYTES = 120
READERS = 2
"""So many children read at once, each in memory of its own; other files wait their turn."""
Plain = dict[str, Any]


class Upload(Model):
    """One file. `state` is `waiting`, `read`, `refused` or `applied`."""

    __tablename__ = "upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    kind: Mapped[str]
    """`plan`, `delegates` or `awards`."""
    name: Mapped[str]
    data: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
    """When it was sent, or said last how it is to be read."""
    by: Mapped[str]
    choices: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What a person said about how to read it: which column is which, which old font it was typed in."""
    state: Mapped[str] = mapped_column(default="waiting")
    read: Mapped[bytes | None] = mapped_column(LargeBinary)
    refusal: Mapped[dict[str, Any]] = mapped_column(default=dict)


class MappingChoice(Model):
    """Which column is which and in what old font, as a person said it of a header.

    The next file with that header is read so.
    """

    __tablename__ = "mapping_choice"

    kind: Mapped[str] = mapped_column(primary_key=True)
    signature: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[dict[str, Any]]
    used_at: Mapped[datetime]


@dataclass(slots=True)
class Work:
    """How far the work on a file has come, in rows; `of` is 0 while nobody knows."""

    doing: str
    done: int = 0
    of: int = 0

    @property
    def percent(self) -> int | None:
        return min(100, self.done * 100 // self.of) if self.of else None


_readers = threading.BoundedSemaphore(READERS)
_under_way: dict[tuple[int, int], Work] = {}
"""By application and upload: a server that was started again works on nothing."""


def keep(this: Change, event_id: int | None, kind: str, name: str, data: bytes) -> int:
    """Compose: keep a file; return its id. What has lain here long goes, and of too many the oldest.

    Raises:
        Invalid: `file_empty` or `file_too_large`.
    """
    name = file_name(name)
    if not data:
        raise Invalid("file_empty", file=name)
    if len(data) > FILE_BYTES:
        raise Invalid("file_too_large", file=name, limit=f"{FILE_BYTES >> 20} MB")
    _make_room(event_id, kind, this.at)
    row = Upload(
        event_id=event_id, kind=kind, name=name, data=data, made_at=this.at, by=this.actor.name, choices={}
    )
    db.session.add(row)
    db.session.flush()
    return row.id


def _make_room(event_id: int | None, kind: str, now: datetime) -> None:
    """Let go of the oldest; never of one that somebody may still be looking over."""
    mine = select(Upload.id).where(Upload.event_id == event_id, Upload.kind == kind)
    newest_first = mine.order_by(Upload.made_at.desc(), Upload.id.desc())
    settled = Upload.state.in_(("applied", "refused"))
    over = db.session.scalars(newest_first.where(settled).offset(KEPT_SETTLED)).all()
    waiting = db.session.execute(
        newest_first.where(~settled).add_columns(Upload.made_at).offset(KEPT - 1)
    ).all()
    over = [*over, *(upload_id for upload_id, made_at in waiting if made_at < now - AT_WORK)]
    old = Upload.made_at < now - KEPT_FOR
    db.session.execute(delete(Upload).where(old | Upload.id.in_(over)))


def file_name(name: str) -> str:
    """A file's own name, without the folders a browser may tell, short enough to be said in a sentence."""
    own = re.sub(r'[<>:"|?*]', "_", tidy(re.split(r"[\\/]", name)[-1])).lstrip(".")
    stem, dot, ending = own.rpartition(".")
    return f"{_cut(stem)}{dot}{ending[:8]}" if stem else _cut(own) or "?"


def _cut(text: str) -> str:
    """As much of a name as a folder takes, whatever its signs weigh."""
    return text.encode()[:NAME_BYTES].decode(errors="ignore")


def of(event_id: int | None, kind: str, upload_id: int) -> Upload:
    """The file, without its bytes.

    Raises:
        Unknown: there is none, or it is another event's.
    """
    found = db.session.get(Upload, upload_id, options=[defer(Upload.data)])
    if found is None or found.event_id != event_id or found.kind != kind:
        raise Unknown(what="upload")
    return found


def waiting(event_id: int | None, kind: str) -> list[Upload]:
    """The files of this kind that nobody has applied yet, the newest first."""
    wanted = (
        select(Upload)
        .where(Upload.event_id == event_id, Upload.kind == kind, Upload.state.in_(("waiting", "read")))
        .order_by(Upload.id.desc())
        .options(defer(Upload.data), defer(Upload.read))
    )
    return list(db.session.scalars(wanted))


def said(upload: Upload) -> Plain:
    """What the file says, as its reader gave it; empty while nobody has read it."""
    raw = upload.read
    if raw is None:
        return {}
    found: Plain = off_loop(lambda: json.loads(zlib.decompress(raw)))
    return found


def work_on(app: Flask, upload_id: int) -> Work | None:
    """What is being done with a file just now."""
    return _under_way.get((id(app), upload_id))


def start(app: Flask, upload_id: int, doing: str, task: Callable[[Work], None]) -> None:
    """Do something with a file beside the requests; what refuses it is kept with the file.

    A file that could not be written (somebody changed the list meanwhile) stays read, to be looked at again.
    Nothing is done twice at once: while one works on a file, another start is no start.
    """
    key, after = (id(app), upload_id), "read" if doing == "writing" else "refused"
    if key in _under_way:
        return
    work = _under_way[key] = Work(doing)

    def beside() -> None:
        with app.app_context():
            try:
                task(work)
            except Refusal as refusal:
                settle(upload_id, after, refusal={"code": refusal.code, "details": refusal.details})
            except Exception:
                app.logger.exception("work on an upload failed")
                settle(upload_id, after, refusal={"code": "work_failed", "details": {}})
            finally:
                _under_way.pop(key, None)

    threading.Thread(target=beside, name=f"upload {upload_id}", daemon=True).start()


def read_beside(app: Flask, upload_id: int, language: str) -> None:
    """Have a file read by a child process; its page tells how far it has come.

    Whoever says meanwhile that it is to be read another way is answered that way.
    """

    def task(work: Work) -> None:
        while not read_once(work):
            work.done = work.of = 0

    def read_once(work: Work) -> bool:
        row = db.session.get_one(Upload, upload_id)
        kind, name, data, chosen = row.kind, row.name, row.data, row.choices
        choices = {**chosen, "remembered": remembered(kind)}
        look_up()
        with tempfile.TemporaryDirectory(prefix="ceremony-") as folder:
            path = Path(folder) / "file" / name
            path.parent.mkdir()
            path.write_bytes(data)
            del data, row
            with _readers:
                plain = jobs.read(kind, path, choices, language, work)
        return settle(upload_id, "read", read=zlib.compress(plain, 1), chosen=chosen)

    start(app, upload_id, "reading", task)


def choose(this: Change, upload: Upload, choices: Plain) -> None:
    """Compose: read this file another way from now on; what it said so far is void."""
    upload.choices, upload.state, upload.read, upload.refusal = choices, "waiting", None, {}
    upload.made_at = this.at


def settle(
    upload_id: int,
    state: str,
    read: bytes | None = None,
    refusal: Plain | None = None,
    chosen: Plain | None = None,
) -> bool:
    """Write down what became of a file, unless it is gone or applied; return whether that is settled.

    It is not, where the file was read as `chosen` and somebody has chosen otherwise since.
    """
    with change(None, HOUSE):
        row = db.session.get(Upload, upload_id, options=[defer(Upload.data), defer(Upload.read)])
        if row is None or row.state == "applied":
            return True
        if chosen is not None and row.choices != chosen:
            return False
        row.state, row.refusal = state, refusal or {}
        if read is not None:
            row.read = read
        return True


def applied(this: Change, upload: Upload, told: Plain | None = None) -> None:
    """Compose: what the file says stands in the lists now; its bytes are let go. `told`: what came of it."""
    upload.state, upload.data, upload.refusal = "applied", b"", {}
    if told is not None:
        upload.read = zlib.compress(json.dumps(told).encode(), 1)


def remember(this: Change, kind: str, signature: str, columns: Plain) -> None:
    """Compose: the next file with this header is read like this one; what is not said of this stays said."""
    known = db.session.get(MappingChoice, (kind, signature))
    if known is None:
        db.session.add(MappingChoice(kind=kind, signature=signature, columns=columns, used_at=this.at))
    else:
        known.columns, known.used_at = {**known.columns, **columns}, this.at
    newest = select(MappingChoice.signature).where(MappingChoice.kind == kind)
    old = db.session.scalars(newest.order_by(MappingChoice.used_at.desc()).offset(200)).all()
    db.session.execute(
        delete(MappingChoice).where(MappingChoice.kind == kind, MappingChoice.signature.in_(old))
    )


def remembered(kind: str) -> Plain:
    """By header, which column is which."""
    rows = db.session.scalars(select(MappingChoice).where(MappingChoice.kind == kind))
    return {row.signature: row.columns for row in rows}


def is_stale(upload: Upload) -> bool:
    """Whether a file waits though nobody reads it: the server was started again meanwhile."""
    return upload.state == "waiting" and clock.now() - upload.made_at > timedelta(seconds=1)

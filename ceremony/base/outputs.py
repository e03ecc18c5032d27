"""Files that are made for somebody by a child process: how far one has come, and where it lies until fetched.

They lie in the data directory, which is its owner's alone, and only for a while: a server that is started
again has none, and what was wanted is made again in seconds.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask

from ceremony.base import clock, jobs, secrets
from ceremony.base.jobs import Gone
from ceremony.core.refusals import Invalid, Refusal, Unknown

KEPT = 12
"""So many files lie here at most; each is a few megabytes."""
MOST_WAITING = 8
KEPT_FOR = timedelta(hours=2)
LONGEST_S = 600
Plain = dict[str, Any]
Then = Callable[[Plain], Plain]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants made: by `ceremony draw`, from this order. `name`: what the file is called."""

    event_id: int
    kind: str
    order: Plain
    language: str
    name: str = ""
    by: str = ""


@dataclass(slots=True)
class Output:
    """One file. `state` is `making`, `ready` or `refused`."""

    id: str
    wish: Wish
    at: datetime
    folder: Path
    done: int = 0
    of: int = 0
    state: str = "making"
    refusal: Plain = field(default_factory=dict)
    told: Plain = field(default_factory=dict)
    """What the child said of it, and what was made of that."""

    @property
    def path(self) -> Path:
        return self.folder / "file"

    @property
    def percent(self) -> int | None:
        return min(100, self.done * 100 // self.of) if self.of else None


_outputs: dict[int, OrderedDict[str, Output]] = {}
_one_at_a_time = threading.BoundedSemaphore(1)
"""The stage needs the other core."""


def make(app: Flask, wish: Wish, then: Then, failed: Callable[[], None] | None = None) -> Output:
    """Have a file made beside the requests.

    `then` is given what the child said of it, and returns what is told of it from then on; where it refuses,
    there is no file. With `failed`, called where there is none, nothing is kept of it: only what `then` did.

    Raises:
        Invalid: `too_many_prints` wait already.
    """
    mine = _of(app)
    _make_room(mine)
    if sum(one.state == "making" for one in mine.values()) >= MOST_WAITING:
        raise Invalid("too_many_prints")
    key = secrets.token()[:16]
    folder = _folder(app) / key
    folder.mkdir(parents=True)
    output = mine[key] = Output(key, wish, clock.now(), folder)

    def beside() -> None:
        with app.app_context():
            _make(app, output, then)
            if output.refusal and failed:
                failed()
            output.state = "refused" if output.refusal else "ready"
            if failed:
                let_go(app, output)

    threading.Thread(target=beside, name=f"output {wish.kind}", daemon=True).start()
    return output


def _make(app: Flask, output: Output, then: Then) -> None:
    try:
        with _one_at_a_time:
            output.told = then(_drawn(app, output))
    except Refusal as refusal:
        _refuse(output, refusal.code, refusal.details)
    except Gone as gone:
        app.logger.error("drawing %s failed: %s", output.wish.kind, gone)
        _refuse(output, "print_too_slow" if gone.slow else "print_failed", {})
    except Exception:
        app.logger.exception("a file could not be made")
        _refuse(output, "print_failed", {})


def of(app: Flask, event_id: int, key: str) -> Output:
    """One of an event's files.

    Raises:
        Unknown: it was never ordered, or it is gone.
    """
    found = _of(app).get(key)
    if found is None or found.wish.event_id != event_id:
        raise Unknown(what="output")
    return found


def under_way(app: Flask, event_id: int, kind: str) -> Output | None:
    """The newest file of this kind that is still being made."""
    mine = (
        one for one in reversed(_of(app).values()) if one.wish.event_id == event_id and one.wish.kind == kind
    )
    return next((one for one in mine if one.state == "making"), None)


def let_go(app: Flask, output: Output) -> None:
    """Remove a file from the disk."""
    _of(app).pop(output.id, None)
    shutil.rmtree(output.folder, ignore_errors=True)


def _drawn(app: Flask, output: Output) -> Plain:
    order = output.folder / "order.json"
    order.write_text(json.dumps(output.wish.order), encoding="utf-8")
    settings = app.config["SETTINGS"]
    command = ["draw", str(order), str(output.path), "--data", str(settings.data)]
    said = jobs.answer(
        command,
        output.wish.language,
        output,
        LONGEST_S,
        CEREMONY_DATABASE_URL=settings.database_url,
        CEREMONY_REDIS_URL="",
    )
    found: Plain = json.loads(said)
    return found


def _refuse(output: Output, code: str, details: Plain) -> None:
    output.refusal = {"code": code, "details": details}
    output.path.unlink(missing_ok=True)


def why_refused(output: Output) -> Invalid:
    return Invalid(output.refusal["code"], **output.refusal["details"])


def _of(app: Flask) -> OrderedDict[str, Output]:
    return _outputs.setdefault(id(app), OrderedDict())


def _folder(app: Flask) -> Path:
    """Where this server's files lie; what a killed one left there goes first."""
    folder: Path = app.config["SETTINGS"].data / "outputs"
    if "ceremony_outputs" not in app.extensions:
        app.extensions["ceremony_outputs"] = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
    return folder


def _make_room(mine: OrderedDict[str, Output]) -> None:
    """Let go of the old, and of the oldest where there are too many; never of one being made."""
    now = clock.now()
    done = [one for one in mine.values() if one.state != "making"]
    over = max(0, len(mine) - KEPT + 1)
    for place, one in enumerate(done):
        if place < over or now - one.at > KEPT_FOR:
            mine.pop(one.id)
            shutil.rmtree(one.folder, ignore_errors=True)

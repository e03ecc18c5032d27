"""Many writers at once under gevent: `python -m tests.base.writers STORY DATA URL NUMBER`.

A process of its own, because gevent changes the one it is in. Prints what happened as one JSON line; the
tests beside it say what should have.
"""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402  the standard library is patched first
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from flask import Flask  # noqa: E402
from sqlalchemy import event, func, select, text  # noqa: E402

from ceremony.accounts.facts import DeviceJoined  # noqa: E402
from ceremony.accounts.models import Device  # noqa: E402
from ceremony.app import create_app  # noqa: E402
from ceremony.base import clock, schema, turns  # noqa: E402
from ceremony.base.change import change  # noqa: E402
from ceremony.base.db import connection, db  # noqa: E402
from ceremony.base.journal import JournalLine  # noqa: E402
from ceremony.core.actor import HOUSE  # noqa: E402
from ceremony.core.refusals import OutOfTurn  # noqa: E402
from ceremony.events import queries  # noqa: E402
from ceremony.events.usecases import NewEvent, create  # noqa: E402
from ceremony.settings import Settings  # noqa: E402


class Hall:
    """An event, its writers, and what each of them was told."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.told: dict[str, str] = {}
        self.redrawn: list[str] = []
        self.commits = 0
        with app.app_context():
            self.event_id = create(HOUSE, NewEvent("le", "Lễ", ("LỄ",)))
            line = app.extensions["ceremony_line"]
            event.listen(line._engine if line else db.engine, "commit", self._committed)

    def _committed(self, _connection: object) -> None:
        self.commits += 1

    def write(self, name: str, fault: str = "") -> None:
        """One change: a device joins. A fault refuses it, or lies in wait for the commit."""
        with self.app.app_context():
            try:
                with change(self.event_id, HOUSE) as this:
                    device = Device(kind="program", name=name, digest=name, joined_at=clock.now())
                    db.session.add(device)
                    db.session.flush()
                    this.record(DeviceJoined(device.id, "door"))
                    this.then(lambda: self.redrawn.append(name))
                    if fault == "refused":
                        raise OutOfTurn()
                    if fault == "poisoned":
                        db.session.execute(text("PRAGMA defer_foreign_keys = ON"))
                        db.session.execute(
                            text(
                                "INSERT INTO device_grant (device_id, event_id, role) VALUES (-1, -1, 'door')"
                            )
                        )
                    if fault == "full":
                        self._fill_the_disk()
                self.told[name] = "done"
            except OutOfTurn:
                self.told[name] = "refused"
            except Exception as error:
                self.told[name] = type(error).__name__

    @staticmethod
    def _fill_the_disk() -> None:
        """Write until SQLite has no page left; it then takes back the whole transaction by itself."""
        pages = db.session.scalar(text("PRAGMA page_count")) or 0
        db.session.execute(text("CREATE TABLE heap (lies)"))
        db.session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
        try:
            for _ in range(100):
                db.session.execute(text("INSERT INTO heap VALUES (zeroblob(300000))"))
        finally:
            connection().exec_driver_sql("PRAGMA max_page_count = 1000000")

    def all_at_once(self, writers: int, faults: dict[int, str]) -> None:
        gevent.joinall(
            [gevent.spawn(self.write, f"writer {no}", faults.get(no, "")) for no in range(writers)]
        )

    def found(self) -> dict[str, Any]:
        with self.app.app_context():
            lines = db.session.execute(
                select(JournalLine.number, JournalLine.kind).order_by(JournalLine.number)
            ).all()
            return {
                "told": self.told,
                "redrawn": sorted(self.redrawn),
                "devices": sorted(db.session.scalars(select(Device.name))),
                "numbers": [number for number, kind in lines if kind == "DeviceJoined"],
                "revision": queries.of(self.event_id).revision,
                "rows": db.session.scalar(select(func.count()).select_from(Device)),
                "commits": self.commits,
            }


def main(story: str, data: str, url: str, number: str) -> None:
    writers = int(number)
    settings = Settings(Path(data), url)
    app = create_app(settings)
    schema.bring_up_to_date(app, settings)
    hall = Hall(app)
    if story == "disk full":
        turns.SHARED_FOR_S = 60.0  # filling it takes longer than a group waits: those behind must be in it
    faults = {
        "all well": {},
        "some refused": {no: "refused" for no in range(0, writers, 5)},
        "one poisoned": {7: "poisoned"},
        "disk full": {7: "full"},
    }[story]
    hall.all_at_once(writers, faults)
    if story in ("one poisoned", "disk full"):
        hall.write("afterwards")
    print(json.dumps(hall.found()))


if __name__ == "__main__":
    main(*sys.argv[1:])

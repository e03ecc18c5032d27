"""The database's shape: only a server changes it, after copying what is there; commands refuse."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade

from ceremony.base.db import db
from ceremony.base.paths import MIGRATIONS

if TYPE_CHECKING:
    from ceremony.settings import Settings


class WrongSchema(Exception):
    """The database was written by another version; `newer` says which way."""

    def __init__(self, newer: bool) -> None:
        self.newer = newer
        super().__init__("the database is " + ("newer" if newer else "older"))


def standing(app: Flask) -> tuple[str | None, str]:
    """(the database's revision, ours)."""
    with app.app_context(), db.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert head is not None
    return present, head


def must_be_ours(app: Flask) -> None:
    """Go on only if the database has our shape.

    Raises:
        WrongSchema: it is older or newer.
    """
    present, head = standing(app)
    if present != head:
        raise WrongSchema(newer=_is_newer(present))


def bring_up_to_date(app: Flask, settings: Settings) -> None:
    """Create or migrate the database; an SQLite file is copied first.

    Raises:
        WrongSchema: it was written by a newer version.
    """
    present, head = standing(app)
    if present == head:
        return
    if present is not None:
        if _is_newer(present):
            raise WrongSchema(newer=True)
        if settings.sqlite_file is not None and settings.sqlite_file.exists():
            copy(settings.sqlite_file, settings.sqlite_file.with_suffix(f".before-{head}.sqlite"))
    with app.app_context():
        upgrade(directory=str(MIGRATIONS))
        db.session.remove()


def copy(source: Path, target: Path) -> None:
    """A whole copy of an SQLite file, with what its log still holds."""
    draft = target.with_suffix(".part")
    with sqlite3.connect(source) as read, sqlite3.connect(draft) as written:
        read.backup(written)
    read.close()
    written.close()
    shutil.move(draft, target)


def _is_newer(present: str | None) -> bool:
    known = {one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    return present is not None and present not in known

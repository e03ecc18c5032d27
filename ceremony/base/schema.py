"""The database's shape: only `migrate` changes it, after copying what is there; commands refuse.

A server has it changed by a process of its own, so that Alembic never weighs on the day.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from sqlalchemy import create_engine, inspect, text

from ceremony.base.db import db, look_up
from ceremony.base.paths import MIGRATIONS

if TYPE_CHECKING:
    from ceremony.settings import Settings

HEAD = "0011"
"""The newest revision in `migrations/`; a test compares it with Alembic's own answer."""


class WrongSchema(Exception):
    """The database was written by another version; `newer` says which way."""

    def __init__(self, newer: bool) -> None:
        self.newer = newer
        super().__init__("the database is " + ("newer" if newer else "older"))


def standing(settings: Settings) -> str | None:
    """The database's revision; None where there is nothing yet."""
    if settings.sqlite_file is not None and not settings.sqlite_file.exists():
        return None
    engine = create_engine(settings.database_url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        engine.dispose()


def must_be_ours(settings: Settings) -> None:
    """Go on only if the database has our shape.

    Raises:
        WrongSchema: it is older or newer.
    """
    present = standing(settings)
    if present != HEAD:
        raise WrongSchema(newer=_is_newer(present))


def bring_up_to_date(app: Flask, settings: Settings) -> None:
    """Create or migrate the database; an SQLite file is copied first.

    Raises:
        WrongSchema: it was written by a newer version.
    """
    from flask_migrate import Migrate, upgrade

    present = standing(settings)
    if present == HEAD:
        return
    if _is_newer(present):
        raise WrongSchema(newer=True)
    if present is not None and settings.sqlite_file is not None:
        copy(settings.sqlite_file, settings.sqlite_file.with_suffix(f".before-{HEAD}.sqlite"))
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    with app.app_context():
        upgrade(directory=str(MIGRATIONS))
        look_up()


def copy(source: Path, target: Path) -> None:
    """A whole copy of an SQLite file, with what its log still holds."""
    draft = target.with_suffix(".part")
    read, written = sqlite3.connect(source), sqlite3.connect(draft)
    with read, written:
        read.backup(written)
    read.close()
    written.close()
    shutil.move(draft, target)


def _is_newer(present: str | None) -> bool:
    return present is not None and present > HEAD

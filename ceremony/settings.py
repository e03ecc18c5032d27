"""From the environment to frozen settings; every problem is named at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

from ceremony.base import secrets
from ceremony.base.terminal import say as _


class BadSettings(Exception):
    """The environment cannot be used; the message names every problem."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one server needs to know before it starts."""

    data: Path
    database_url: str
    redis_url: str | None = None
    public_url: str | None = None

    @property
    def secret_key(self) -> str:
        return secrets.kept(self.data / "secret.key")

    @property
    def house_key(self) -> str:
        """What the command line shows a running server to speak for the house."""
        return secrets.kept(self.data / "house.key")

    @property
    def sqlite_file(self) -> Path | None:
        prefix = "sqlite:///"
        return Path(self.database_url[len(prefix) :]) if self.database_url.startswith(prefix) else None


def from_environment(data: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; `data` given on the command line goes first.

    Raises:
        BadSettings: something cannot be used.
    """
    problems = []
    folder = Path(data or environ.get("CEREMONY_DATA") or user_data_path("ceremony", appauthor=False))
    folder = folder.expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        problems.append(_("%(folder)s không phải là thư mục", folder=folder))
    database = environ.get("CEREMONY_DATABASE_URL") or f"sqlite:///{folder / 'ceremony.sqlite'}"
    if database.startswith(("postgres://", "postgresql://")):
        database = "postgresql+psycopg://" + database.split("://", 1)[1]
    if not database.startswith(("sqlite:///", "postgresql+psycopg://")):
        problems.append(_must_begin("CEREMONY_DATABASE_URL", "sqlite:///", "postgresql://"))
    redis = environ.get("CEREMONY_REDIS_URL") or None
    if redis and urlsplit(redis).scheme not in ("redis", "rediss", "unix"):
        problems.append(_must_begin("CEREMONY_REDIS_URL", "redis://", "rediss://", "unix://"))
    public = (environ.get("CEREMONY_PUBLIC_URL") or "").rstrip("/") or None
    if public and urlsplit(public).scheme not in ("http", "https"):
        problems.append(_must_begin("CEREMONY_PUBLIC_URL", "http://", "https://"))
    if problems:
        raise BadSettings("; ".join(problems))
    return Settings(folder, database, redis, public)


def _must_begin(name: str, *beginnings: str) -> str:
    return _("%(name)s phải bắt đầu bằng một trong: %(ways)s", name=name, ways=" ".join(beginnings))

"""The log of live actions: each with its inverse beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model


class LiveAction(Model):
    """One stage command or award move: who, when, and how everything stood before it."""

    __tablename__ = "live_action"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    """The event's revision that it made."""
    at: Mapped[datetime]
    by: Mapped[str]
    command: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    """What it was done to, for the log's reader: an item's title or a recipient's name."""
    before: Mapped[dict[str, Any]]
    """Unit → field → what it held: the units that the action changed."""
    quiet: Mapped[bool] = mapped_column(default=False)
    """Of the tray or the wing, or words to the MC: it did not change what GO means."""
    undone_at: Mapped[datetime | None]

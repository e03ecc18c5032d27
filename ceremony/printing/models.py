"""What was printed: the last print of every piece of every paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model


class PrintedPiece(Model):
    """A letter, a badge or a page of a list as it was printed last."""

    __tablename__ = "printed_piece"
    __table_args__ = (UniqueConstraint("event_id", "paper", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    paper: Mapped[str]
    key: Mapped[str]
    """What finds the piece again: a person's id, or the number of a list's page."""
    digest: Mapped[str]
    lines: Mapped[list[Any]] = mapped_column(default=list)
    """Of each line its key, its digest and whom it is about."""
    revision: Mapped[int]
    """The event's revision at which it was true."""
    at: Mapped[datetime]
    """The same for all pieces that were printed together."""
    by: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The print before this one, for whoever says that this one came to nothing; empty: there was none."""

"""Items of the programme, and the stage: the one row that says where the ceremony stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.before import LETS_GO
from ceremony.base.db import Model


class Item(Model):
    """One item of the programme (mục)."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("event_id", "no"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    no: Mapped[int]
    type: Mapped[str]
    title: Mapped[str]
    performer: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int]
    least_minutes: Mapped[int | None]
    text: Mapped[str] = mapped_column(default="")
    """The MC's own words for it, with live values in braces; empty: the house's words."""
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("delegate.id"), info={LETS_GO: ""})
    """The speaker, when it is somebody who checks in."""
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    extra_s: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[str | None]
    """Why it was skipped; None: it was not."""


class Stage(Model):
    """Where the ceremony stands. `revision` is raised only by what changes what GO means next."""

    __tablename__ = "stage"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(default=0)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    step: Mapped[int] = mapped_column(default=0)
    timer_started_at: Mapped[datetime | None]
    held_at: Mapped[datetime | None]
    came_at: Mapped[datetime | None]
    apart_id: Mapped[int | None]
    """The recipient who was called by hand since the ceremony came to its step."""
    scenes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What an operator laid over a screen: {screen: {"scene": …, "text": …}}; absent: it follows."""
    note: Mapped[str] = mapped_column(default="")
    """The desk's message to the MC."""

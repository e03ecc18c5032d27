"""The event's row. `revision` is its journal's number and is raised by `base/journal.py` alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model


class Event(Model):
    """One conference or congress."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    code_no: Mapped[int] = mapped_column(unique=True)
    """The four digits that stand for this event in every invitation code."""
    revision: Mapped[int] = mapped_column(default=0)
    people_revision: Mapped[int] = mapped_column(default=0)
    """Raised when a delegate is added, changed or removed: the search index follows it."""
    attendance_revision: Mapped[int] = mapped_column(default=0)
    """Raised when somebody comes in or a check-in is taken back: who is in the hall follows it."""
    status: Mapped[str] = mapped_column(default="draft")
    name: Mapped[str]
    name_lines: Mapped[list[str]]
    form: Mapped[str] = mapped_column(default="hoi_nghi")
    preset: Mapped[str] = mapped_column(default="custom")
    host: Mapped[str] = mapped_column(default="")
    """The body that holds it: Ủy ban nhân dân xã …"""
    place: Mapped[str] = mapped_column(default="")
    """The place name of the banner's date line."""
    venue: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime | None]
    timezone: Mapped[str] = mapped_column(default="Asia/Ho_Chi_Minh")
    language: Mapped[str] = mapped_column(default="vi")
    stage_capacity: Mapped[int] = mapped_column(default=10)
    max_delegates: Mapped[int | None]
    exemplar_share: Mapped[int | None]
    """Percent of the delegates who should be exemplars; a planning rule that warns, never blocks."""
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What the plan said, whole: tasks, papers, copies and all that has no column yet."""
    created_at: Mapped[datetime]

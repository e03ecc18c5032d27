"""The event's row. `revision` is its journal's number and is raised by `base/journal.py` alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
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
    superior: Mapped[str] = mapped_column(default="")
    """The body above it, which a letterhead may name: Ủy ban nhân dân tỉnh …"""
    ordinal: Mapped[int | None]
    """Lần thứ mấy, of a congress."""
    period_from: Mapped[int | None]
    period_to: Mapped[int | None]
    """The years it looks back on: giai đoạn 2020 – 2025."""
    quarter: Mapped[str] = mapped_column(default="")
    """`2025-Q1`, where the plan names no day."""
    session: Mapped[str] = mapped_column(default="")
    """How long it lasts: `half_day` or `full_day`."""
    legal_bases: Mapped[list[str]] = mapped_column(default=list)
    flag_salute: Mapped[bool] = mapped_column(default=False)
    place: Mapped[str] = mapped_column(default="")
    """The place name of the banner's date line."""
    venue: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime | None]
    timezone: Mapped[str] = mapped_column(default="Asia/Ho_Chi_Minh")
    language: Mapped[str] = mapped_column(default="vi")
    stage_capacity: Mapped[int] = mapped_column(default=10)
    max_delegates: Mapped[int | None]
    expected_delegates: Mapped[int | None]
    exemplar_share: Mapped[int | None]
    """Percent of the delegates who should be exemplars; a planning rule that warns, never blocks."""
    filing: Mapped[str] = mapped_column(default="family")
    """Which part of a name decides after the given name: a value of `core.names.Convention`."""
    greets: Mapped[bool] = mapped_column(default=True)
    """Whether the lobby's screen greets by name whoever comes in."""
    copied_from_id: Mapped[int | None]
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What the plan said, whole: tasks, papers, copies and all that has no column yet."""
    created_at: Mapped[datetime]


class EventSession(Model):
    """One session of an event (phiên trù bị, phiên chính thức); an event without rows has a single one."""

    __tablename__ = "event_session"
    __table_args__ = (UniqueConstraint("event_id", "no"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    no: Mapped[int]
    kind: Mapped[str]
    """`preparatory` or `official`."""
    starts_at: Mapped[datetime | None]
    venue: Mapped[str] = mapped_column(default="")

"""Attendance, and what was answered to every nonce."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model


class Attendance(Model):
    """This delegate is in the hall. One row a person: a second scan finds it."""

    __tablename__ = "attendance"
    __table_args__ = (Index("ix_attendance_event_at", "event_id", "at"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    delegate_id: Mapped[int] = mapped_column(ForeignKey("delegate.id"), primary_key=True)
    at: Mapped[datetime]
    door: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    device_id: Mapped[int | None]


class Nonce(Model):
    """The first answer to a request, kept so that the same request never acts twice."""

    __tablename__ = "nonce"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    nonce: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[str]
    """A digest of what was asked: the same nonce with another body is refused."""
    answer: Mapped[dict[str, Any]]
    at: Mapped[datetime]

"""Attendance, answers to nonces, who waits at a door, what doors disagreed on, codes that let nobody in."""

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


class DoorPast(Model):
    """What doors have said of one person, from the first thing on that was late or taken back."""

    __tablename__ = "door_past"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    delegate_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """No foreign key: whoever may be taken out of the list takes this along (`usecases/gone.py`)."""
    said: Mapped[dict[str, Any]]
    """`comings`: of each `[at, door, by, device, said]`. `undos`: of each `[at, by, device]`. Instants as
    ISO 8601.
    """


class WaitsAtDoor(Model):
    """A guest of honour who stands at a door and has not been let in."""

    __tablename__ = "waits_at_door"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    delegate_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """No foreign key: nobody stays in the list for having waited."""
    door: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


class DoorConflict(Model):
    """A door without network told a guest something else than was true: a card that a person closes."""

    __tablename__ = "door_conflict"
    __table_args__ = (Index("ix_door_conflict_event_closed", "event_id", "closed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    delegate_id: Mapped[int | None]
    """None: the code was nobody's, or they have left the list since (`usecases/gone.py`)."""
    kind: Mapped[str]
    """A value of `core.late.ConflictKind`."""
    typed: Mapped[str] = mapped_column(default="")
    """The last four digits of the code that was shown, where it was one."""
    shown: Mapped[str] = mapped_column(default="")
    """What the door told the guest: an outcome."""
    earlier: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`{at, door, by}` of the coming-in that counts, empty where none does."""
    later: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`{at, door, by}` of the other one."""
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    """What the person who closed it found: a value of `core.late.Settled`."""
    note: Mapped[str] = mapped_column(default="")


class RefusedScan(Model):
    """A code that let nobody in. The last few hundred of an event are kept for the desk for problems."""

    __tablename__ = "refused_scan"
    __table_args__ = (Index("ix_refused_scan_event_id", "event_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    delegate_id: Mapped[int | None]
    at: Mapped[datetime]
    door: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str]
    typed: Mapped[str] = mapped_column(default="")
    """The last four digits; never a whole code."""

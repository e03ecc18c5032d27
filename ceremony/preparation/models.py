"""What has to be done before the day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model


class Task(Model):
    """One thing to be done: a task of the plan (`task`) or a paper to be handed in (`paper`).

    It is due on a day (`due_on`), or so many days before the event (`days_before`); or nobody said.
    """

    __tablename__ = "task"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    no: Mapped[int]
    """Its place in the plan."""
    kind: Mapped[str] = mapped_column(default="task")
    owner: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    due_on: Mapped[date | None]
    days_before: Mapped[int | None]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str] = mapped_column(default="")

"""Reads about what has to be done before the day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from ceremony.base.db import db
from ceremony.core.deadlines import Deadline, Urgency, due_day, most_pressing_first, standing
from ceremony.preparation.models import Task


def tasks(event_id: int) -> list[Task]:
    """In the plan's order."""
    wanted = select(Task).where(Task.event_id == event_id).order_by(Task.no, Task.id)
    return list(db.session.scalars(wanted))


def task(event_id: int, task_id: int) -> Task | None:
    found = db.session.get(Task, task_id)
    return found if found is not None and found.event_id == event_id else None


def pressing(event_id: int, event_day: date | None, today: date) -> list[tuple[Task, Deadline]]:
    """Everything that is to be done, overdue first, each with its day."""
    rows = {one.id: one for one in tasks(event_id)}
    told = (_standing(one, event_day, today) for one in rows.values())
    return [(rows[one.id], one) for one in most_pressing_first(told)]


def overdue(event_id: int, event_day: date | None, today: date) -> int:
    """How many things should have been done by now and are not."""
    told = (_standing(one, event_day, today) for one in tasks(event_id))
    return sum(one.urgency is Urgency.OVERDUE for one in told)


def last_no(event_id: int) -> int:
    return db.session.scalar(select(func.max(Task.no)).where(Task.event_id == event_id)) or 0


def _standing(one: Task, event_day: date | None, today: date) -> Deadline:
    day = due_day(one.due_on, one.days_before, event_day)
    return standing(one.id, one.no, day, one.done_at is not None, today)

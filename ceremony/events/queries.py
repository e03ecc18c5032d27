"""Reads about events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select

from ceremony.base.db import db, prepared, read_once
from ceremony.core.actor import Actor
from ceremony.core.names import fold
from ceremony.events.models import Event, EventSession

HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class EventSummary:
    """An event as every page of it needs it."""

    id: int
    slug: str
    name: str
    name_lines: tuple[str, ...]
    form: str
    preset: str
    status: str
    host: str
    place: str
    venue: str
    starts_at: datetime | None
    timezone: str
    language: str
    revision: int
    people_revision: int
    attendance_revision: int
    stage_capacity: int
    max_delegates: int | None
    exemplar_share: int | None
    filing: str
    greets: bool

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def day(self) -> date | None:
        """The day it is held, where its hall is."""
        return self.starts_at.astimezone(self.zone).date() if self.starts_at else None

    def is_past(self, now: datetime) -> bool:
        """The hour on paper was more than half a day ago, and the day has neither begun nor been closed."""
        yet_to_come = self.status in ("draft", "ready")
        return yet_to_come and self.starts_at is not None and now - self.starts_at > HALF_A_DAY

    @property
    def place_line(self) -> str:
        """`Tân Hòa, ngày 05 tháng 02 năm 2025`: a leading zero for days 1–9 and months 1–2 only."""
        if self.starts_at is None:
            return self.place
        day = self.starts_at.astimezone(self.zone)
        month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
        date = f"ngày {day.day:02d} tháng {month} năm {day.year}"
        return f"{self.place}, {date}" if self.place else date[0].upper() + date[1:]


_COLUMNS = [getattr(Event, name) for name in EventSummary.__dataclass_fields__]


def _summary(row: Sequence[Any]) -> EventSummary:
    values = dict(zip(EventSummary.__dataclass_fields__, row, strict=True))
    return EventSummary(**{**values, "name_lines": tuple(values["name_lines"])})


_BY_SLUG = select(*_COLUMNS).where(Event.slug == bindparam("slug"))
_BY_ID = select(*_COLUMNS).where(Event.id == bindparam("event"))


def by_slug(slug: str) -> EventSummary | None:
    row = prepared(_BY_SLUG, slug=slug).one_or_none()
    return _summary(row) if row else None


def by_id(event_id: int) -> EventSummary | None:
    row = prepared(_BY_ID, event=event_id).one_or_none()
    return _summary(row) if row else None


def of(event_id: int) -> EventSummary:
    """The event that is known to exist."""
    found = read_once((Event, event_id), lambda: by_id(event_id))
    if found is None:
        raise LookupError(f"no event {event_id}")
    return found


def row(event_id: int) -> Event:
    """The row itself, for a change."""
    found = db.session.get(Event, event_id)
    if found is None:
        raise LookupError(f"no event {event_id}")
    return found


def sessions(event_id: int) -> list[EventSession]:
    """The sessions in their order; an event that has a single one has none here."""
    wanted = select(EventSession).where(EventSession.event_id == event_id).order_by(EventSession.no)
    return list(db.session.scalars(wanted))


def all_events() -> list[EventSummary]:
    """Newest first."""
    return [_summary(found) for found in db.session.execute(select(*_COLUMNS).order_by(Event.id.desc()))]


def named_for(actor: Actor) -> str:
    """The name of the conference that this person is there for: the newest that is not closed; or nothing."""
    here = (one for one in all_events() if one.status != "closed" and actor.roles_in(one.id))
    return next((one.name for one in here), "")


def alike(name: str, day: date | None) -> list[EventSummary]:
    """Those of this name on this day; marks, capitals and spaces aside."""
    same = fold(name).split()
    return [one for one in all_events() if same and one.day == day and fold(one.name).split() == same]


def code_numbers() -> set[int]:
    return set(db.session.scalars(select(Event.code_no)))


def slugs() -> set[str]:
    return set(db.session.scalars(select(Event.slug)))


def how_many() -> int:
    return db.session.scalar(select(func.count()).select_from(Event)) or 0

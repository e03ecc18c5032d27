"""Reads about the run-sheet: items, the stage, and the day they make with the awards."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from ceremony.awards import queries as awards
from ceremony.base.db import db, prepared
from ceremony.base.kept import Kept
from ceremony.core.day import Day
from ceremony.core.day import Item as ItemOfTheDay
from ceremony.core.day import Stage as StageOfTheDay
from ceremony.core.next_event import Before
from ceremony.events import queries as events
from ceremony.preparation import queries as preparation
from ceremony.runsheet.models import Item, Stage

_ITEMS = select(Item).where(Item.event_id == bindparam("event")).order_by(Item.no)
_OF_THE_DAY = _ITEMS.with_only_columns(*(getattr(Item, name) for name in ItemOfTheDay.__dataclass_fields__))
_STAGE = select(*(getattr(Stage, name) for name in StageOfTheDay.__dataclass_fields__)).where(
    Stage.event_id == bindparam("event")
)


def items(event_id: int) -> list[Item]:
    return list(db.session.scalars(_ITEMS, {"event": event_id}))


def in_awards(event_id: int) -> bool:
    """Whether an award item has begun: from then on nobody changes place."""
    begun = select(Item.id).where(
        Item.event_id == event_id, Item.type == "award", Item.started_at.is_not(None)
    )
    return db.session.scalar(begun.limit(1)) is not None


def day(event_id: int) -> Day:
    """Read the whole day. A stage that never began stands before the first item."""
    found = prepared(_STAGE, event=event_id).one_or_none()
    rows = tuple(ItemOfTheDay(*row) for row in prepared(_OF_THE_DAY, event=event_id))
    return Day.of(StageOfTheDay(*found) if found else StageOfTheDay(), rows, *awards.of_the_day(event_id))


def before(event_id: int) -> Before:
    """An event as the next one begins with it."""
    row = events.row(event_id)
    settings = {one.key: getattr(row, one.key) for one in row.__mapper__.column_attrs}
    kept = ("type", "title", "performer", "minutes", "least_minutes")
    return Before(
        settings,
        items=[{name: getattr(one, name) for name in kept} for one in items(event_id)],
        tasks=[
            {name: getattr(one, name) for name in ("text", "owner", "due_on", "days_before")}
            for one in preparation.tasks(event_id)
            if one.kind == "task"
        ],
        day=row.starts_at.astimezone(ZoneInfo(row.timezone)).date() if row.starts_at else None,
        draft=row.draft,
    )


def has_begun(event_id: int) -> bool:
    """Whether any item has started, or the ceremony stands at one."""
    started = select(Item.id).where(Item.event_id == event_id, Item.started_at.is_not(None))
    stands = select(Stage.event_id).where(Stage.event_id == event_id, Stage.item_id.is_not(None))
    return any(db.session.scalar(one.limit(1)) is not None for one in (started, stands))


def has_flag_salute(event_id: int) -> bool:
    """Whether the programme has the flag salute in it."""
    found = select(Item.id).where(Item.event_id == event_id, Item.type == "flag_salute")
    return db.session.scalar(found.limit(1)) is not None


_days: Kept[Day] = Kept()


def latest(event_id: int, revision: int) -> Day:
    """The day as it stands at the event's revision: read once for each.

    However many faces are drawn after a change, they look at one and the same moment. The revision must be
    of the moment that is being read, and on disk.
    """
    return _days.at(event_id, revision) or keep(event_id, revision, day(event_id))


def to_change(event_id: int, revision: int) -> Day:
    """The day for a change that found the event at this revision.

    What it must read is not kept: the change before it may share its commit, and never reach the disk.
    """
    return _days.at(event_id, revision) or day(event_id)


keep = _days.keep
"""This is how the day stands at that revision: a change that is on disk hands it on."""
forget = _days.forget
"""The day was changed beside what a live action changes: read it anew."""

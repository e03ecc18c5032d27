"""The verbs of an event: create it, and take it from draft to the day and to its close."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import bindparam, update

from ceremony.accounts import usecases as accounts
from ceremony.base import before, secrets
from ceremony.base.change import Change, change
from ceremony.base.db import db, prepared
from ceremony.core.actor import Actor
from ceremony.core.refusals import Conflict, Invalid
from ceremony.events import queries
from ceremony.events.facts import EventCreated, ListPutBack, SettingsChanged, StatusChanged
from ceremony.events.models import Event

NEXT = {"draft": ("ready",), "ready": ("draft", "live"), "live": ("ready", "closed"), "closed": ("live",)}
"""Which statuses follow which. A live event can go back to ready: the day may be postponed at the door."""
LANGUAGES = ("vi", "en")
MOST_TEXT = 200
_ATTENDANCE = (
    update(Event).where(Event.id == bindparam("event")).values(attendance_revision=bindparam("number"))
)
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What a new event needs to begin with."""

    slug: str
    name: str
    name_lines: tuple[str, ...]
    form: str = "hoi_nghi"
    preset: str = "custom"
    host: str = ""
    place: str = ""
    venue: str = ""
    starts_at: datetime | None = None
    max_delegates: int | None = None
    exemplar_share: int | None = None
    draft: dict[str, Any] = field(default_factory=dict)


def create(actor: Actor, new: NewEvent) -> int:
    """Make an event, its code number and its crew's links; return its id.

    Raises:
        NotAllowed: the actor is no organiser of this house.
        Invalid: the slug is not one.
        Conflict: the slug is taken.
    """
    actor.must_be(None)
    if not SLUG.fullmatch(new.slug):
        raise Invalid("bad_slug", slug=new.slug[:80])
    with change(None, actor) as this:
        if new.slug in queries.slugs():
            raise Conflict("slug_taken", slug=new.slug)
        taken = queries.code_numbers()
        if len(taken) >= 10_000:
            raise Conflict("no_code_left")
        code_no = secrets.below(10_000)
        while code_no in taken:
            code_no = (code_no + 1) % 10_000
        event = Event(
            slug=new.slug,
            code_no=code_no,
            name=new.name,
            name_lines=list(new.name_lines),
            form=new.form,
            preset=new.preset,
            host=new.host,
            place=new.place,
            venue=new.venue,
            starts_at=new.starts_at,
            max_delegates=new.max_delegates,
            exemplar_share=new.exemplar_share,
            draft=new.draft,
            created_at=this.at,
        )
        db.session.add(event)
        db.session.flush()
        accounts.open_links(event.id)
        event_id = event.id
    with change(event_id, actor) as this:
        this.record(EventCreated(new.slug))
    return event_id


def set_status(actor: Actor, event_id: int, status: str) -> None:
    """Take the event to another status.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `bad_status`, it does not follow the present one.
    """
    actor.must_be(event_id)
    with change(event_id, actor, even_closed=True) as this:
        event = queries.row(event_id)
        if status not in NEXT[event.status]:
            raise Invalid("bad_status", before=event.status, after=status[:20])
        this.record(StatusChanged(event.status, status))
        event.status = status


@dataclass(frozen=True, slots=True)
class EventSettings:
    """What an office changes about an event up to the day."""

    starts_at: datetime | None
    timezone: str
    language: str
    venue: str


def change_settings(actor: Actor, event_id: int, new: EventSettings) -> None:
    """Change the event's hour, zone, screen language and venue.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `bad_timezone` or `bad_language`; nothing is changed.
    """
    actor.must_be(event_id)
    if new.timezone not in available_timezones():
        raise Invalid("bad_timezone", zone=new.timezone[:60])
    if new.language not in LANGUAGES:
        raise Invalid("bad_language")
    with change(event_id, actor) as this:
        event = queries.row(event_id)
        event.starts_at, event.timezone = new.starts_at, new.timezone
        event.language, event.venue = new.language, new.venue.strip()[:MOST_TEXT]
        this.record(SettingsChanged())


def put_back(actor: Actor, event_id: int, change_id: int) -> str:
    """Take back one change of the event's lists, whole; return its kind.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: there is no such change.
        Conflict: it was taken back already, is too old, somebody changed one of its rows since, or something
            else stands on a row that would go.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        done = before.put_back(this, change_id)
        this.record(ListPutBack(change_id))
        people_changed(this, event_id)
        return done.kind


def people_changed(this: Change, event_id: int) -> None:
    """Compose: the list of delegates is another one now."""
    queries.row(event_id).people_revision = this.revision


def attendance_changed(this: Change, event_id: int) -> None:
    """Compose: somebody else is in the hall now."""
    prepared(_ATTENDANCE, event=event_id, number=this.revision)

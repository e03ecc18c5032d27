"""A new event: its row, its code number, its sessions, its crew's links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from ceremony.accounts import usecases as accounts
from ceremony.base import secrets
from ceremony.base.change import Change, change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.event_draft import RESERVED
from ceremony.core.refusals import Conflict, Invalid
from ceremony.events import queries
from ceremony.events.facts import EventCreated
from ceremony.events.models import Event, EventSession

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
CODE_NUMBERS = 10_000


@dataclass(frozen=True, slots=True)
class NewSession:
    """One session: `preparatory` (phiên trù bị) or `official` (phiên chính thức)."""

    kind: str
    starts_at: datetime | None = None
    venue: str = ""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What a new event begins with: a field for each column of the same name."""

    slug: str
    name: str
    name_lines: tuple[str, ...]
    form: str = "hoi_nghi"
    preset: str = "custom"
    host: str = ""
    superior: str = ""
    place: str = ""
    venue: str = ""
    ordinal: int | None = None
    period_from: int | None = None
    period_to: int | None = None
    quarter: str = ""
    session: str = ""
    legal_bases: tuple[str, ...] = ()
    flag_salute: bool = False
    starts_at: datetime | None = None
    timezone: str = "Asia/Ho_Chi_Minh"
    language: str = "vi"
    stage_capacity: int = 10
    filing: str = "family"
    greets: bool = True
    max_delegates: int | None = None
    expected_delegates: int | None = None
    exemplar_share: int | None = None
    copied_from_id: int | None = None
    sessions: tuple[NewSession, ...] = ()
    draft: dict[str, Any] = field(default_factory=dict)


def create(actor: Actor, new: NewEvent) -> int:
    """Make an event, its code number and its crew's links; return its id.

    Raises:
        NotAllowed: the actor is no organiser of this house.
        Invalid: the slug is not one.
        Conflict: the slug is taken.
    """
    actor.must_be(None)
    with change(None, actor) as this:
        return begin(this, new)


def begin(this: Change, new: NewEvent) -> int:
    """Compose: make an event within a change of the house, which from then on is the event's first.

    Raises:
        Invalid, Conflict: as for `create`.
    """
    must_be_a_slug(new.slug)
    must_be_free(new.slug)
    event = Event(code_no=_code_no(), created_at=this.at, **_columns(new))
    db.session.add(event)
    db.session.flush()
    write_sessions(event.id, new.sessions)
    accounts.open_links(event.id)
    db.session.flush()
    this.begins(event.id)
    this.record(EventCreated(new.slug))
    return event.id


def must_be_a_slug(slug: str) -> None:
    """Go on only if this can be an event's address.

    Raises:
        Invalid: `bad_slug`.
    """
    if not SLUG.fullmatch(slug):
        raise Invalid("bad_slug", slug=slug[:80])


def must_be_free(slug: str) -> None:
    """Go on only if no event and no page of ours has this address.

    Raises:
        Conflict: `slug_taken`.
    """
    if slug in RESERVED or slug in queries.slugs():
        raise Conflict("slug_taken", slug=slug)


def write_sessions(event_id: int, sessions: Iterable[NewSession]) -> None:
    """Compose: these are the event's sessions now; one that stays keeps its row."""
    rows = {one.no: one for one in queries.sessions(event_id)}
    for no, one in enumerate(sessions, start=1):
        row = rows.pop(no, None) or EventSession(event_id=event_id, no=no)
        row.kind, row.starts_at, row.venue = one.kind, one.starts_at, one.venue
        db.session.add(row)
    for row in rows.values():
        db.session.delete(row)


def _columns(new: NewEvent) -> dict[str, Any]:
    values = {one.name: getattr(new, one.name) for one in fields(new) if one.name != "sessions"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _code_no() -> int:
    taken = queries.code_numbers()
    if len(taken) >= CODE_NUMBERS:
        raise Conflict("no_code_left")
    code_no = secrets.below(CODE_NUMBERS)
    while code_no in taken:
        code_no = (code_no + 1) % CODE_NUMBERS
    return code_no

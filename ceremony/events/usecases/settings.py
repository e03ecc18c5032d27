"""What an office sets up about an event, and changes up to the day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from ceremony.base import secrets
from ceremony.base.change import change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.names import Convention
from ceremony.core.presets import FORMS, PRESETS
from ceremony.core.refusals import Conflict, Invalid
from ceremony.core.statuses import Lock, must_be_open
from ceremony.events import queries
from ceremony.events.facts import SettingsChanged
from ceremony.events.models import Event
from ceremony.events.usecases.creating import NewSession, must_be_a_slug, must_be_free, write_sessions
from ceremony.events.usecases.lists import people_changed

LANGUAGES = ("vi", "en")
LOCKED_BY = {Lock.ADDRESS: ("slug",), Lock.KIND: ("preset", "form"), Lock.FILING: ("filing",)}
"""Which settings each lock is about."""


@dataclass(frozen=True, slots=True)
class EventSettings:
    """Everything an office sets about an event: a field for each column of the name, and its sessions."""

    slug: str
    name: str
    name_lines: tuple[str, ...]
    form: str
    preset: str
    host: str
    superior: str
    place: str
    venue: str
    ordinal: int | None
    period_from: int | None
    period_to: int | None
    quarter: str
    session: str
    legal_bases: tuple[str, ...]
    flag_salute: bool
    starts_at: datetime | None
    timezone: str
    language: str
    filing: str
    greets: bool
    max_delegates: int | None
    expected_delegates: int | None
    exemplar_share: int | None
    sessions: tuple[NewSession, ...] = ()


def settings_of(event_id: int) -> EventSettings:
    """The settings as they are."""
    row = queries.row(event_id)
    values: dict[str, Any] = {
        one.name: getattr(row, one.name) for one in fields(EventSettings) if one.name != "sessions"
    }
    values |= {"name_lines": tuple(row.name_lines), "legal_bases": tuple(row.legal_bases)}
    sessions = (NewSession(one.kind, one.starts_at, one.venue) for one in queries.sessions(event_id))
    return EventSettings(**values, sessions=tuple(sessions))


def fingerprint(event_id: int) -> str:
    """What a form shows that it was drawn from these very settings, the row on stage included."""
    plain = repr((settings_of(event_id), queries.row(event_id).stage_capacity))
    return secrets.digest(plain)[:20]


def change_settings(actor: Actor, event_id: int, new: EventSettings, seen: str = "") -> None:
    """Change what is set about an event; what stays the same is no change, and never refused.

    `seen` is the fingerprint of the settings that a page showed; who sends a part without having seen the
    rest has none.

    Raises:
        NotAllowed: the actor is not the organiser.
        Invalid: `bad_timezone`, `bad_language`, `bad_slug`, `bad_setting`; nothing is changed.
        Conflict: `slug_taken`; `locked`, the event's status does not let this change; `saved_meanwhile`, they
            are not what was `seen`.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        event, changed = queries.row(event_id), must_be_changeable(event_id, new, seen)
        for name in changed - {"sessions"}:
            value = getattr(new, name)
            setattr(event, name, list(value) if isinstance(value, tuple) else value)
        if "sessions" in changed:
            write_sessions(event_id, new.sessions)
        db.session.flush()
        this.record(SettingsChanged())
        if "filing" in changed:
            people_changed(this, event_id)


def must_be_changeable(event_id: int, new: EventSettings, seen: str = "") -> set[str]:
    """Go on only if the event can be set so; return the names of what is another then.

    Raises:
        Invalid, Conflict: as for `change_settings`.
    """
    if seen and seen != fingerprint(event_id):
        raise Conflict("saved_meanwhile")
    _must_be_sound(new)
    event, was = queries.row(event_id), settings_of(event_id)
    changed = {one.name for one in fields(new) if getattr(new, one.name) != getattr(was, one.name)}
    _must_be_open(event, changed, fewer_sessions=len(new.sessions) < len(was.sessions))
    if "slug" in changed:
        must_be_free(new.slug)
    return changed


def _must_be_sound(new: EventSettings) -> None:
    must_be_a_slug(new.slug)
    if new.timezone not in available_timezones():
        raise Invalid("bad_timezone", zone=new.timezone[:60])
    if new.language not in LANGUAGES:
        raise Invalid("bad_language")
    known = new.preset in PRESETS and new.form in FORMS and new.filing in {one.value for one in Convention}
    if not known:
        raise Invalid("bad_setting")


def _must_be_open(event: Event, changed: set[str], fewer_sessions: bool) -> None:
    for lock, names in LOCKED_BY.items():
        if changed & set(names):
            must_be_open(event.status, lock)
    if fewer_sessions:
        must_be_open(event.status, Lock.HAPPENED)

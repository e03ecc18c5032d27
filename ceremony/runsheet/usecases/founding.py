"""How an event comes to be: from a plan, from a form, from last year's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ceremony.awards.usecases.placing import take_over_forms
from ceremony.base.change import change
from ceremony.core.actor import Actor
from ceremony.core.draft_limits import must_be_sound
from ceremony.core.event_draft import items_of, name_lines, seeded, start_of
from ceremony.core.plan_sessions import preparatory
from ceremony.core.refusals import Invalid
from ceremony.events import queries as event_queries
from ceremony.events import usecases as events
from ceremony.invitations import usecases as invitations
from ceremony.preparation import usecases as preparation
from ceremony.runsheet.usecases.programme import begin_programme

MOST_ITEMS = 500
"""A whole day in steps of a minute; more is a count that was misread."""
HALL_ZONE = "Asia/Ho_Chi_Minh"


def found_event(actor: Actor, slug: str, draft: Mapping[str, Any], starts_at: datetime | None = None) -> int:
    """Make an event from what a plan says, its programme and tasks included; return its id.

    `draft` has the shape of `ceremony plan --json`, as read or as a person edited it; what has no column of
    its own stays with the event whole. An item that stands for several ("02 tập thể và 02 cá nhân") becomes
    as many.

    Raises:
        NotAllowed, Invalid, Conflict: as for creating an event; `bad_draft` says where the draft cannot be
            taken, `too_many_items`, `too_many_tasks` how many there may be. Nothing is made then.
    """
    actor.must_be(None)
    must_be_sound(draft)
    said = seeded(draft)
    starts_at = starts_at or _start(said, HALL_ZONE)
    new = _new(slug, said, starts_at, sessions=_sessions(said, starts_at))
    return _found(actor, new, said)


def duplicate_event(actor: Actor, event_id: int, slug: str, draft: Mapping[str, Any]) -> int:
    """Make next year's event from this one and what a person says of it; return its id.

    What the office set up once is taken over: zone, language, the row on stage, how lists are filed,
    whether the lobby greets, which sessions there are, how invitations are worded, where certificates have
    their words. People, decisions and all that happened are not.

    Raises:
        NotAllowed, Invalid, Conflict: as for creating an event.
    """
    actor.must_be(None)
    must_be_sound(draft)
    said, like = seeded(draft), event_queries.row(event_id)
    taken_over = {
        "timezone": like.timezone,
        "language": like.language,
        "stage_capacity": like.stage_capacity,
        "filing": like.filing,
        "greets": like.greets,
        "copied_from_id": event_id,
        "sessions": tuple(
            events.NewSession(one.kind, None, one.venue) for one in event_queries.sessions(event_id)
        ),
    }
    return _found(actor, _new(slug, said, _start(said, like.timezone), **taken_over), said, event_id)


def _found(actor: Actor, new: events.NewEvent, draft: Mapping[str, Any], like: int | None = None) -> int:
    """The event, its links, its programme and its tasks are one change: all of it is there, or none."""
    items = items_of(draft)
    if len(items) > MOST_ITEMS:
        raise Invalid("too_many_items", most=MOST_ITEMS)
    with change(None, actor) as this:
        event_id = events.begin(this, new)
        begin_programme(this, items)
        preparation.write_plan(this, draft)
        if like is not None:
            invitations.take_over(this, like)
            take_over_forms(this, like)
    return event_id


def _new(slug: str, draft: Mapping[str, Any], starts_at: datetime | None, **more: Any) -> events.NewEvent:
    period = draft["period"] or (None, None)
    name = draft["name"] or slug
    return events.NewEvent(
        slug=slug,
        name=name,
        name_lines=tuple(draft["name_lines"]) or name_lines(draft, name) or (name.upper(),),
        form=draft["form"],
        preset=draft["preset"],
        host=draft["host"],
        superior=draft["superior"],
        place=draft["place"] or "",
        venue=draft["venue"] or "",
        ordinal=draft["ordinal"],
        period_from=period[0],
        period_to=period[1],
        quarter=draft["quarter"] or "",
        session=draft["session"] or "",
        legal_bases=tuple(draft["legal_bases"]),
        flag_salute=draft["flag_salute"],
        starts_at=starts_at,
        max_delegates=draft["max_delegates"],
        expected_delegates=draft["expected_delegates"],
        exemplar_share=draft["exemplar_share"],
        draft=dict(draft),
        **more,
    )


def _start(draft: Mapping[str, Any], zone: str) -> datetime | None:
    said = start_of(draft)
    return datetime.combine(*said, ZoneInfo(zone)).astimezone(UTC) if said else None


def _sessions(draft: Mapping[str, Any], starts_at: datetime | None) -> tuple[events.NewSession, ...]:
    """The session before the day and the day's own, where the plan tells of both; else the event has one."""
    zone, venue = ZoneInfo(HALL_ZONE), draft["venue"] or ""
    own = starts_at and starts_at.astimezone(zone).date()
    before = preparatory(draft.get("when") or "", own) if own else None
    if before is None:
        return ()
    earlier = datetime.combine(*before, zone).astimezone(UTC)
    return (
        events.NewSession("preparatory", earlier, venue),
        events.NewSession("official", starts_at, venue),
    )

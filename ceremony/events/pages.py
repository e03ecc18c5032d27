"""What every page of an event shares: which event, who may see it, its first picture."""

from __future__ import annotations

from typing import Any

from flask import abort, g, render_template
from markupsafe import Markup

from ceremony.base import passes
from ceremony.base.live import ITS_EVENTS, Surface, drawer
from ceremony.base.web import current_actor
from ceremony.core.refusals import Unknown
from ceremony.events import queries
from ceremony.events.queries import EventSummary


def event_of(slug: str) -> EventSummary:
    """The event of an address.

    Raises:
        Unknown: there is none.
    """
    event = queries.by_slug(slug)
    if event is None:
        raise Unknown(what="event")
    g.event = event
    return event


def seen_event(slug: str) -> EventSummary:
    """The event of an address, for whoever holds any role in it.

    Raises:
        Unknown: there is none.
        NotAllowed: it is not this actor's.
    """
    event = event_of(slug)
    current_actor().must_be_of(event.id)
    return event


def live_page(
    slug: str, surface: Surface, template: str, *, beside: Surface | None = None, **values: Any
) -> str:
    """A page with a live picture in it, as `picture`: the very one that a screen is sent which connects now.

    What the picture was drawn from stands beside it under the surface's `variable`. A page with a second
    picture has that one as `beside`, with its `seq`; whoever may watch the first may watch it too.
    """
    event = event_of(slug)
    actor = current_actor()
    if actor.device_id is None:
        abort(401)
    actor.must_be(event.id, *surface.watched_by)
    language = language_of_page(surface)
    drawn = drawer.current(surface, event.id, event.slug, language)
    second = drawer.current(beside, event.id, event.slug, language) if beside is not None else None
    return render_template(
        template,
        **{surface.variable: drawn.value},
        beside={"picture": Markup(second.packet["html"]), "seq": second.seq} if second is not None else None,
        **values,
        picture=Markup(drawn.packet["html"]),
        pass_token=passes.made_for(actor.device_id),
        run=drawer.run,
        seq=drawn.seq,
    )


def language_of_page(surface: Surface) -> str:
    """A screen of the hall speaks the event's language as it is at each drawing, a crew page its reader's."""
    from flask_babel import get_locale

    return ITS_EVENTS if surface.is_screen else str(get_locale())

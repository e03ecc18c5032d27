"""The crew's ways in: a code for each role, on the board and on a sheet to cut up."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, render_template
from markupsafe import Markup

from ceremony.accounts import usecases as access
from ceremony.base import ways_in
from ceremony.base.web import current_actor, done
from ceremony.core import codes
from ceremony.core.actor import Actor, Role
from ceremony.events.pages import event_of, seen_event
from ceremony.screens import papers
from ceremony.screens.views import bp


def join_url(code: str, phone: bool = False) -> str:
    """A crew link: the secret stands only after `#`, so no log and no proxy ever sees it.

    For a `phone` it is the address that other machines reach, even when this page was opened at 127.0.0.1.
    """
    return f"{ways_in.here(phone)}/join#{code}"


def crew_links(actor: Actor, event_id: int) -> list[dict[str, Any]]:
    """Each role's link, as a picture, as digits and as an address without the secret.

    Raises:
        NotAllowed: the actor is not the organiser.
    """
    return [
        {
            "role": role,
            "url": join_url(code),
            "typed": join_url(code, phone=True).partition("#")[0],
            "code": codes.printed(code),
            "qr": Markup(papers.qr_svg(join_url(code, phone=True))),
        }
        for role, code in access.join_codes(actor, event_id).items()
        if role is not Role.ORGANISER
    ]


@bp.get("/events/<slug:slug>/links/print")
def links_sheet(slug: str) -> str:
    event = seen_event(slug)
    return render_template("events/links.html", event=event, links=crew_links(current_actor(), event.id))


@bp.post("/events/<slug:slug>/links/<role>/renew")
def renew(slug: str, role: str) -> Response:
    if role not in list(Role):
        abort(404)
    access.renew_link(current_actor(), event_of(slug).id, Role(role))
    return done(f"/events/{slug}")

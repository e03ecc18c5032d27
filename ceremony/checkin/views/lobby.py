"""The screen in the lobby."""

from __future__ import annotations

from flask import render_template, session

from ceremony.base.web import current_actor
from ceremony.checkin.queries.lobby import banner
from ceremony.checkin.surfaces.lobby import LOBBY
from ceremony.checkin.views import bp
from ceremony.events.pages import event_of, live_page


@bp.get("/events/<slug:slug>/lobby")
def lobby(slug: str) -> str | tuple[str, int]:
    event = event_of(slug)
    if current_actor().device_id is None and "device" in session:
        return lobby_shell(slug), 401  # a screen whose access was withdrawn: the lobby never sees why
    return live_page(
        slug, LOBBY, "checkin/lobby.html", beside=None, banner=banner(event), language=event.language
    )


@bp.get("/events/<slug:slug>/lobby/shell")
def lobby_shell(slug: str) -> str:
    """The banner alone: what the screen keeps for when the server is away."""
    event = event_of(slug)
    return render_template("screens/shell.html", banner=banner(event), language=event.language)

"""What hangs in the hall: the wall, its launcher, the programme, portraits."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, session
from werkzeug.wrappers import Response as AnyResponse

from ceremony.accounts import usecases as access
from ceremony.awards import queries as awards
from ceremony.base import ways_in
from ceremony.base.live import LANGUAGES
from ceremony.base.web import current_actor
from ceremony.core.actor import Role
from ceremony.core.refusals import Unknown
from ceremony.delegates import queries as delegates
from ceremony.events.pages import event_of, live_page, seen_event
from ceremony.screens import queries
from ceremony.screens.surfaces import HALL, PROGRAMME
from ceremony.screens.views import bp
from ceremony.screens.views.links import join_url

HOURS_S = 3600


@bp.get("/events/<slug:slug>/hall")
def hall(slug: str) -> str | tuple[str, int]:
    event = event_of(slug)
    if current_actor().device_id is None and "device" in session:
        return shell(slug), 401  # a screen whose access was withdrawn: the wall never sees why
    return live_page(slug, HALL, "screens/hall.html", banner=queries.banner(event), language=event.language)


@bp.get("/events/<slug:slug>/hall/shell")
def shell(slug: str) -> str:
    """The banner alone, which is on the wall anyway: what a screen keeps for when the server is away."""
    event = event_of(slug)
    return render_template("screens/shell.html", banner=queries.banner(event), language=event.language)


@bp.get("/events/<slug:slug>/hall/launcher")
def launcher(slug: str) -> Response:
    """A file for the projector's desktop: it waits for the server and then opens the hall.

    Over plain http always: a wall has nobody who presses through a browser's warning.
    """
    event = event_of(slug)
    actor = current_actor()
    actor.must_be(event.id, Role.SCREEN, Role.STAGE)
    urls = [f"{ways_in.here(phone=request.is_secure)}/events/{slug}/hall"]
    if actor.may(event.id):
        code = access.join_codes(actor, event.id)[Role.SCREEN]
        urls = list(dict.fromkeys((join_url(code, phone=request.is_secure), join_url(code, phone=True))))
    text = render_template(
        "screens/launcher.html", banner=queries.banner(event), hall_url=urls[0], urls=urls[1:]
    )
    response = Response(text, mimetype="text/html")
    response.headers["Content-Disposition"] = f'attachment; filename="man-hinh-{slug}.html"'
    return response


@bp.get("/events/<slug:slug>/programme")
def programme(slug: str) -> str:
    return live_page(slug, PROGRAMME, "runsheet/programme.html")


@bp.get("/events/<slug:slug>/portraits/<digest>.jpg")
def portrait(slug: str, digest: str) -> Response:
    event = seen_event(slug)
    ours = delegates.portraits_of(event.id, digest) or awards.portraits_of(event.id, digest)
    jpeg = delegates.portrait(digest) if ours else None
    if jpeg is None:
        raise Unknown(what="portrait")
    response = Response(jpeg, mimetype="image/jpeg")
    response.headers["Cache-Control"] = f"private, max-age={HOURS_S}, immutable"
    return response


@bp.before_app_request
def choose_language() -> AnyResponse | None:
    """`?lang=en` on any page is remembered by this browser."""
    wanted = request.args.get("lang")
    if request.method == "GET" and wanted in LANGUAGES:
        session["language"] = wanted
        return redirect(request.path)
    return None

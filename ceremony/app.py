"""create_app(settings): the only list of features."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from flask import Flask, Response, g, has_request_context, jsonify, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_babel import Babel, gettext
from flask_socketio import SocketIO
from sqlalchemy.exc import SQLAlchemyError

from ceremony.accounts import views as accounts_views
from ceremony.awards import views as awards_views
from ceremony.base import api, db, jinja, live, paths, sockets, static, turns, web, words
from ceremony.calling import api as calling_api
from ceremony.calling import surfaces as calling_surfaces
from ceremony.calling import views as calling_views
from ceremony.checkin import api as checkin_api
from ceremony.checkin import queries as door_names
from ceremony.checkin import surfaces as checkin_surfaces
from ceremony.checkin import views as checkin_views
from ceremony.core.actor import Actor
from ceremony.delegates import views as delegates_views
from ceremony.events import api as events_api
from ceremony.events import queries as events
from ceremony.events import views as events_views
from ceremony.invitations import guests
from ceremony.invitations import views as invitations_views
from ceremony.preparation import views as preparation_views
from ceremony.printing import views as printing_views
from ceremony.runsheet import views as runsheet_views
from ceremony.screens import surfaces as screens_surfaces
from ceremony.screens import views as screens_views
from ceremony.settings import Settings

SLUG = re.compile(api.SlugConverter.regex)
A_LONG_TIME_S = 400 * 24 * 3600


def create_app(settings: Settings) -> Flask:
    """Make the application. It opens no port and migrates nothing."""
    settings.data.mkdir(parents=True, exist_ok=True)
    app = Flask("ceremony", template_folder=str(paths.TEMPLATES), static_folder=None)
    app.session_interface = SessionsByScheme()
    jinja.prepare(app)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        HOUSE_KEY=settings.house_key,
        PUBLIC_URL=settings.public_url,
        SETTINGS=settings,
        SESSION_COOKIE_NAME=_cookie_name(settings),
        WTF_CSRF_SSL_STRICT=False,  # the token is bound to a cookie that no page of plain http can set
        PERMANENT_SESSION_LIFETIME=A_LONG_TIME_S,
        BABEL_DEFAULT_LOCALE="vi",
        BABEL_TRANSLATION_DIRECTORIES=str(paths.TRANSLATIONS),
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    Babel(app, locale_selector=_language)
    words.speak_by(gettext)
    db.init(app, settings.database_url)
    turns.init(app)
    web.init(app)
    static.init(app)
    app.url_map.converters["move"] = calling_views.MoveConverter
    api.init(app)

    for pages in (
        accounts_views,
        events_views,
        delegates_views,
        preparation_views,
        awards_views,
        invitations_views,
        guests,
        checkin_views,
        runsheet_views,
        calling_views,
        printing_views,
        screens_views,
    ):
        app.register_blueprint(pages.bp)
    for part in (events_api, checkin_api, calling_api):
        api.api.register_blueprint(part.bp)
    for pictures in (calling_surfaces, checkin_surfaces, screens_surfaces):
        live.drawer.add(pictures.SURFACES)
    live.drawer.context = _picture_context

    from ceremony import house

    app.register_blueprint(house.bp)
    joining = accounts_views.joining.words
    joining.event_name = lambda event_id: events.of(event_id).name
    joining.conference = events.named_for
    joining.doors, joining.door_called = door_names.known_doors, door_names.door_called
    joining.door_proposed = door_names.door_proposed
    app.context_processor(_page_context)
    jinja.init(app)
    app.jinja_env.globals["hm"] = _hm
    app.jinja_env.globals["dmy"] = _dmy
    app.jinja_env.globals["N_"] = str

    @app.get("/healthz")
    def healthz() -> Response:
        """200 only when data is ready: what a launcher, a screen and a monitor wait for."""
        try:
            return jsonify({"status": "ok", "events": events.how_many()})
        except SQLAlchemyError:
            return Response("the database does not answer", status=503)

    return app


def with_sockets(app: Flask) -> SocketIO:
    """Hang the live namespace onto the application."""
    return sockets.init(app, _event_named)


class SessionsByScheme(SecureCookieSessionInterface):
    """A session of http and one of https, beside each other: neither reads, replaces or ends the other."""

    def get_cookie_name(self, app: Flask) -> str:
        name = super().get_cookie_name(app)
        return f"__Host-{name}" if request.is_secure else name

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def _cookie_name(settings: Settings) -> str:
    """Cookies are shared between ports of one host: two servers on it must not log each other out."""
    from ceremony.base.secrets import digest

    return f"ceremony_{digest(str(settings.data))[:8]}"


def _language() -> str:
    """The reader's choice, else Vietnamese: the office's Windows may well be English."""
    if has_request_context():
        asked = request.path.startswith("/house/") and request.accept_languages.best_match(live.LANGUAGES)
        chosen = asked or session.get("language")
        if chosen in live.LANGUAGES:
            return str(chosen)
    return "vi"


def _event_named(slug: object) -> tuple[int, str, str] | None:
    if not isinstance(slug, str) or not SLUG.fullmatch(slug):
        return None
    event = events.by_slug(slug)
    return (event.id, event.slug, event.language) if event is not None else None


def _picture_context(event_id: int) -> dict[str, Any]:
    g.event = events.of(event_id)
    return {"event": g.event}


class Reader:
    """Who reads a page, as templates speak of them."""

    def __init__(self, actor: Actor, event_id: int | None) -> None:
        self.name = actor.name
        self.roles = {str(role) for role in actor.roles_in(event_id)}


def _page_context() -> dict[str, Any]:
    from flask_babel import get_locale

    context: dict[str, Any] = {"language": str(get_locale() or "vi")}
    event = g.get("event")
    if event is not None:
        context["event"] = event
    actor = g.get("actor")
    if actor is not None and actor.device_id is not None:
        context["actor"] = Reader(actor, event.id if event is not None else None)
    return context


def _hm(instant: datetime | str | None) -> str:
    """A time of day in the event's zone: 07:52."""
    if not instant:
        return ""
    at = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    event = g.get("event")
    zone = event.zone if event is not None else None
    return f"{at.astimezone(zone):%H:%M}"


def _dmy(day: date | datetime | str | None) -> str:
    """A day as it is written on paper, in the event's zone: 26/11/2026."""
    if not day:
        return ""
    at = datetime.fromisoformat(day) if isinstance(day, str) else day
    if isinstance(at, datetime) and at.tzinfo is not None:
        event = g.get("event")
        at = at.astimezone(event.zone if event is not None else None)
    return f"{at.day}/{at.month}/{at.year}"

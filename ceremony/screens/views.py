"""Pages that look across features: the organiser's board, the hall, the way to each face."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
)
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from ceremony.accounts import queries as accounts
from ceremony.accounts import usecases as access
from ceremony.awards import queries as awards
from ceremony.awards import usecases as award_usecases
from ceremony.base import clock, live
from ceremony.base.lan import for_phones
from ceremony.base.live import LANGUAGES
from ceremony.base.web import by_script, current_actor, done
from ceremony.checkin import queries as checkin
from ceremony.core import codes
from ceremony.core.actor import Role
from ceremony.core.refusals import Invalid, Unknown
from ceremony.delegates import queries as delegates
from ceremony.events import queries as events
from ceremony.events import usecases as event_usecases
from ceremony.events.pages import event_of, live_page, seen_event
from ceremony.runsheet import queries as runsheet
from ceremony.screens import papers, queries
from ceremony.screens.surfaces import HALL, PROGRAMME

bp = Blueprint("board", __name__)
HOURS_S = 3600

FACES = {
    Role.ORGANISER: "",
    Role.DOOR: "/door",
    Role.MC: "/mc",
    Role.STAGE: "/desk",
    Role.TRAY: "/tray",
    Role.WING: "/wing",
    Role.SCREEN: "/hall",
}
"""Where each role works; the others follow the programme."""


@bp.get("/")
def home() -> str | AnyResponse:
    actor = current_actor()
    if actor.everywhere:
        return redirect("/events")
    if len(actor.grants) == 1:
        event_id, roles = next(iter(actor.grants.items()))
        if len(roles) == 1:
            return redirect(face_of(event_id, next(iter(roles))))
    return redirect("/events") if actor.grants else render_template("home.html")


@bp.get("/events")
def index() -> str:
    actor = current_actor()
    if actor.device_id is None:
        abort(401)
    mine = [event for event in events.all_events() if actor.roles_in(event.id)]
    counted = {event.id: checkin.counts(event.id) for event in mine}
    return render_template(
        "events/index.html",
        events=[
            {
                "slug": event.slug,
                "name": event.name,
                "status": event.status,
                "starts_at": event.starts_at,
                "place": event.place,
                "present": counted[event.id][0],
                "expected": counted[event.id][1],
                "faces": faces_of(event.slug, actor.roles_in(event.id)),
            }
            for event in mine
        ],
    )


@bp.get("/events/<slug:slug>")
def board(slug: str) -> str | AnyResponse:
    event = seen_event(slug)
    actor = current_actor()
    if not actor.may(event.id):
        role = next(role for role in Role if role in actor.roles_in(event.id))
        return redirect(face_of(event.id, role))
    present, expected = checkin.counts(event.id)
    links = [
        {
            "role": role,
            "url": url,
            "typed": join_url(code, phone=True).partition("#")[0],
            "code": codes.printed(code),
            "qr": Markup(papers.qr_svg(join_url(code, phone=True))),
        }
        for role, code in access.join_codes(actor, event.id).items()
        if role is not Role.ORGANISER
        for url in [join_url(code)]
    ]
    return render_template(
        "events/board.html",
        links=links,
        devices=accounts.devices(event.id),
        statuses=event_usecases.NEXT[event.status],
        present=present,
        expected=expected,
        settings={
            "starts_at": _for_form(event.starts_at, event.zone),
            "timezone": event.timezone,
            "language": event.language,
            "venue": event.venue,
            "stage_capacity": event.stage_capacity,
        },
        past=event.is_past(clock.now()),
        connected=live.connected_devices(),
        this_device=actor.device_id,
        items=len(runsheet.items(event.id)),
        recipients=len(awards.recipients(event.id)),
        launcher_url=f"/events/{slug}/hall/launcher",
    )


def join_url(code: str, phone: bool = False) -> str:
    """A crew link: the secret stands only after `#`, so no log and no proxy ever sees it.

    For a `phone` it is the address that other machines reach, even when this page was opened at 127.0.0.1.
    """
    public, listens_on = current_app.config["PUBLIC_URL"], current_app.config.get("LISTENS_ON", "")
    here = request.host_url.rstrip("/")
    return f"{public or (for_phones(here, listens_on) if phone else here)}/join#{code}"


@bp.post("/events/<slug:slug>/status")
def set_status(slug: str) -> Response:
    event_usecases.set_status(current_actor(), event_of(slug).id, request.form.get("status", ""))
    return done(f"/events/{slug}")


@bp.post("/events/<slug:slug>/settings")
def change_settings(slug: str) -> Response:
    event, actor, form = event_of(slug), current_actor(), request.form
    zone = form.get("timezone", event.timezone)
    settings = event_usecases.EventSettings(
        starts_at=_hour(form["starts_at"], zone) if "starts_at" in form else event.starts_at,
        timezone=zone,
        language=form.get("language", event.language),
        venue=form.get("venue", event.venue),
    )
    capacity = form.get("stage_capacity", "")
    if capacity.isdecimal() and len(capacity) < 4 and int(capacity) != event.stage_capacity:
        award_usecases.set_stage_capacity(actor, event.id, int(capacity))
    event_usecases.change_settings(actor, event.id, settings)
    if not by_script():
        flash("saved", "settings")
    return done(f"/events/{slug}#settings")


def _for_form(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" if at else ""


def _hour(text: str, zone: str) -> datetime | None:
    """A time of day and a date as a browser sends them, in the event's zone."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError, ZoneInfoNotFoundError):
        raise Invalid("bad_hour", text=text[:40]) from None


@bp.post("/events/<slug:slug>/devices/<id:device_id>/revoke")
def revoke(slug: str, device_id: int) -> Response:
    access.revoke(current_actor(), event_of(slug).id, device_id)
    return done(f"/events/{slug}")


@bp.post("/events/<slug:slug>/links/<role>/renew")
def renew(slug: str, role: str) -> Response:
    if role not in list(Role):
        abort(404)
    access.renew_link(current_actor(), event_of(slug).id, Role(role))
    return done(f"/events/{slug}")


@bp.get("/face/<id:event_id>/<role>")
def face(event_id: int, role: str) -> AnyResponse:
    if role not in list(Role) or events.by_id(event_id) is None:
        abort(404)
    return redirect(face_of(event_id, Role(role)))


@bp.get("/<any(door, mc, desk, tray, wing, hall, programme):page>")
def short(page: str) -> AnyResponse:
    """Short addresses to type: the one event this device may open that page in, else the list."""
    actor = current_actor()
    role = next((role for role, path in FACES.items() if path == f"/{page}"), Role.VIEWER)
    open_here = [
        event
        for event in events.all_events()
        if actor.may(event.id, role) or (role is Role.VIEWER and actor.roles_in(event.id))
    ]
    if len(open_here) == 1:
        return redirect(f"/events/{open_here[0].slug}/{page}")
    return redirect("/events" if actor.device_id is not None else "/")


def face_of(event_id: int, role: Role) -> str:
    """The page a role works on."""
    return f"/events/{events.of(event_id).slug}{FACES.get(role, '/programme')}"


def faces_of(slug: str, roles: frozenset[Role]) -> list[tuple[str, str]]:
    """(role, page) for the roles held, the organiser's seeing all."""
    held = [role for role in Role if role in roles or Role.ORGANISER in roles]
    return [(str(role), f"/events/{slug}{FACES[role]}") for role in held if role in FACES]


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
    """A file for the projector's desktop: it waits for the server and then opens the hall."""
    event = event_of(slug)
    actor = current_actor()
    actor.must_be(event.id, Role.SCREEN, Role.STAGE)
    urls = [f"{request.host_url.rstrip('/')}/events/{slug}/hall"]
    if actor.may(event.id):
        code = access.join_codes(actor, event.id)[Role.SCREEN]
        urls = list(dict.fromkeys((join_url(code), join_url(code, phone=True))))
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

"""Who makes a request; signing in, setting up, signing out."""

from __future__ import annotations

from flask import g, redirect, render_template, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from ceremony.accounts import queries, usecases
from ceremony.accounts.views import bp
from ceremony.base.passes import doorkeeper
from ceremony.base.web import WORDED_BY_FEATURES, current_actor, status_of, worded
from ceremony.core.actor import HOUSE, NOBODY, Actor
from ceremony.core.refusals import Refusal

MOST_EMAIL = 254


def actor_of_request() -> Actor:
    """The bearer of a token under /api, the house under /house, a browser's device everywhere else."""
    from hmac import compare_digest

    from flask import current_app

    bearer = request.headers.get("Authorization", "")
    token = bearer[7:].strip() if bearer[:7].lower() == "bearer " else ""
    if request.path.startswith("/house/"):
        key = current_app.config["HOUSE_KEY"]
        return HOUSE if compare_digest(token.encode(), key.encode()) else NOBODY
    if not request.path.startswith("/api/"):
        token = session.get("device", "")
    return (queries.actor_of_token(token) if 0 < len(token) <= 512 else None) or NOBODY


doorkeeper.by_request = actor_of_request
doorkeeper.by_token = queries.actor_of_token
doorkeeper.by_device = queries.actor_of_device


def came_from() -> str:
    return request.remote_addr or "?"


def let_in(token: str) -> None:
    """From here on this browser is this device; of an earlier session only the reader's language stays."""
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    session["device"] = token
    session.permanent = True
    g.pop("actor", None)


@bp.get("/login")
def login() -> str:
    return render_template("accounts/login.html", error=None)


@bp.post("/login")
def sign_in() -> Response | tuple[str, int]:
    email = request.form.get("email", "")
    try:
        token = usecases.sign_in(email, request.form.get("password", ""), came_from())
    except Refusal as refusal:
        page = render_template("accounts/login.html", error=worded(refusal), email=email[:MOST_EMAIL])
        return page, status_of(refusal)
    let_in(token)
    return redirect("/events", 303)


def _worded(code: str, details: dict[str, str]) -> str | None:
    if code == "comings_wait":
        return _(
            "Máy này còn %(n)s lượt chưa gửi. Mở lại trang cửa đón tiếp, chờ gửi xong rồi hãy đăng xuất.",
            **details,
        )
    return None


WORDED_BY_FEATURES.append(_worded)


@bp.post("/logout")
def logout() -> Response:
    usecases.sign_out(current_actor())
    session.clear()
    return redirect("/", 303)


@bp.get("/setup")
def setup() -> str:
    return render_template("accounts/setup.html", error=None)


@bp.post("/setup")
def set_up() -> Response | tuple[str, int]:
    form = request.form
    try:
        token = usecases.set_up(
            form.get("token", ""),
            form.get("name", ""),
            form.get("email", ""),
            form.get("password", ""),
            came_from(),
        )
    except Refusal as refusal:
        typed = {name: form.get(name, "")[:200] for name in ("token", "name", "email")}
        page = render_template("accounts/setup.html", error=worded(refusal), **typed)
        return page, status_of(refusal)
    let_in(token)
    return redirect("/events", 303)

"""The page of the link in a message: a guest's own invitation, to be held up at the door.

The code stands behind `#` of its address and so reaches no server by itself; a module posts it, and without
script it is typed. There is such a page only where guests can reach this house.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, abort, current_app, render_template, request, session
from flask_babel import gettext as _

from ceremony.base import secrets
from ceremony.base.web import WORDED_BY_FEATURES, by_script, status_of, worded
from ceremony.core.codes import printed
from ceremony.core.refusals import Refusal
from ceremony.invitations.opening import opened

bp = Blueprint("guests", __name__, url_prefix="/i")
MOST_CODE = 600


@bp.before_request
def only_where_guests_come() -> None:
    if not current_app.config["PUBLIC_URL"]:
        abort(404)


@bp.get("")
def page() -> str:
    return render_template("invitations/guest.html")


@bp.post("")
def show() -> Response | str | tuple[str, int]:
    try:
        said = opened(request.form.get("code", "")[:MOST_CODE], _device(), request.remote_addr or "?")
    except Refusal as refusal:
        if by_script():
            raise
        return render_template("invitations/guest.html", problem=worded(refusal)), status_of(refusal)
    from ceremony.base.qr import rows_of, svg_path  # what makes codes is loaded where one is shown

    shown = "invitations/_guest.html" if by_script() else "invitations/guest.html"
    typed = {name: printed(said[name]) for name in ("code", "hand_code")}
    return render_template(shown, says=said, typed=typed, path=svg_path(rows_of(said["code"])))


@bp.after_request
def unseen_by_others(response: Response) -> Response:
    """Nobody is told where a guest came from, and no search engine keeps the page."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response


def _device() -> str:
    """This browser, by the session that its form belongs to."""
    if "guest" not in session:
        session["guest"] = secrets.token()[:22]
    return str(session["guest"])


def _worded(code: str, details: Mapping[str, str]) -> str | None:
    return {
        "no_invitation": _("Không có giấy mời mang mã này. Kiểm tra lại từng số."),
        "invitation_replaced": _("Giấy mời này đã được thay bằng giấy mới; xin dùng mã của giấy mới."),
        "invitation_void": _("Giấy mời này không còn dùng được; xin hỏi ban tổ chức."),
        "invitation_over": _("Sự kiện của giấy mời này đã kết thúc."),
    }.get(code)


WORDED_BY_FEATURES.append(_worded)

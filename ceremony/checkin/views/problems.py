"""The desk for problems: what doors disagreed on is settled here, and codes that let nobody in are seen."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, render_template, request, session
from flask_babel import gettext as _

from ceremony.base.web import WORDED_BY_FEATURES, by_script, current_actor, done, worded
from ceremony.checkin.queries import problems as queries
from ceremony.checkin.surfaces.arrivals import ARRIVALS
from ceremony.checkin.surfaces.problems import PROBLEMS, card_face
from ceremony.checkin.usecases import problems, refused
from ceremony.checkin.views import bp
from ceremony.checkin.views.standing import at_a_door
from ceremony.core.refusals import Refusal
from ceremony.events.pages import live_page
from ceremony.events.queries import EventSummary

DESK = "/events/<slug:slug>/problems"


@bp.get(DESK)
def desk(slug: str) -> str:
    door = session.get("door", "")
    return live_page(slug, PROBLEMS, "checkin/problems.html", beside=ARRIVALS, door_name=door)


@bp.get(f"{DESK}/conflicts/<id:conflict_id>")
def conflict(slug: str, conflict_id: int) -> str:
    event = at_a_door(slug)
    return _conflict_page(event, conflict_id)


@bp.post(f"{DESK}/conflicts/<id:conflict_id>")
def close(slug: str, conflict_id: int) -> Response | tuple[str, int]:
    event = at_a_door(slug)
    outcome, note = request.form.get("outcome", ""), request.form.get("note", "")
    try:
        problems.close_conflict(current_actor(), event.id, conflict_id, outcome, note)
    except Refusal as refusal:
        if by_script() or refusal.code not in ("note_needed", "not_awaited", "card_closed"):
            raise
        return _conflict_page(event, conflict_id, worded(refusal), note), 409
    return done(f"/events/{slug}/problems")


@bp.post(f"{DESK}/conflicts/<id:conflict_id>/reopen")
def reopen(slug: str, conflict_id: int) -> Response:
    event = at_a_door(slug)
    problems.reopen_conflict(current_actor(), event.id, conflict_id)
    return done(f"/events/{slug}/problems")


@bp.post(f"{DESK}/tried/<id:scan_id>/seen")
def put_aside(slug: str, scan_id: int) -> Response:
    event = at_a_door(slug)
    refused.put_aside(current_actor(), event.id, scan_id)
    return done(f"/events/{slug}/problems")


def _conflict_page(event: EventSummary, conflict_id: int, problem: str = "", note: str = "") -> str:
    face = card_face(queries.card(event.id, conflict_id))
    return render_template("checkin/problem.html", card=face, problem=problem, note=note)


def _worded(code: str, details: Mapping[str, str]) -> str | None:
    """The sentences for what the desk and the report refuse."""
    match code:
        case "card_closed":
            return _("%(by)s đã giải quyết việc này rồi.", **details)
        case "card_open":
            return _("Việc này chưa giải quyết xong, không cần mở lại.")
        case "card_too_old":
            return _("Việc này giải quyết đã lâu, không mở lại được nữa.")
        case "second_is_listed":
            return _(
                "Không mở lại được: người thứ hai đã ghi vào danh sách là %(name)s. "
                "Nếu ghi nhầm, tìm tên ấy ở bàn này rồi bấm “Hoàn tác có mặt”.",
                **details,
            )
        case "card_stands":
            return _(
                "Chưa xóa %(name)s: còn việc về người này ở Bàn giải quyết. Giải quyết xong rồi xóa.",
                **details,
            )
        case "cards_stand":
            return _(
                "Chưa hoàn tác: còn việc ở Bàn giải quyết về người sẽ bị xóa. Giải quyết xong rồi hoàn tác."
            )
        case "not_a_way":
            return _("Việc này không giải quyết theo cách đó được.")
        case "note_needed":
            return _("Ghi vài chữ đã giải quyết thế nào.")
        case "not_awaited":
            return _("%(name)s không còn trong danh sách được chờ. Xem lại ở trang Đại biểu.", **details)
        case "second_known":
            return _("Người thứ hai đã có người ghi tên hoặc đã cho qua rồi.")
        case "seat_needed":
            return _("Ghi số ghế.")
        case "seat_taken":
            return _("Ghế %(seat)s đang của %(name)s, chưa đến.", **details)
        case "seat_sat_in":
            return _("Ghế %(seat)s đang của %(name)s, đã vào. Chọn ghế khác.", **details)
        case "seat_no_row":
            return _("Chưa ai có ghế ở hàng %(row)s. Vẫn ghi %(seat)s?", **details)
        case "seat_far":
            return _(
                "Số ghế lớn hơn nhiều so với ghế cuối đã biết của hàng %(row)s. Vẫn ghi %(seat)s?", **details
            )
        case "seat_new_place":
            return _("Chưa ai có chỗ “%(seat)s”. Vẫn ghi?", **details)
        case "reason_of_absence":
            return _("Ghi lý do vắng.")
    return None


WORDED_BY_FEATURES.append(_worded)

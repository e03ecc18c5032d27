"""An event's lists before the day: taking a change of one back. And how an event's refusals are worded."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash
from flask_babel import gettext as _

from ceremony.base.web import WORDED_BY_FEATURES, by_script, current_actor, done
from ceremony.events import usecases
from ceremony.events.pages import event_of

bp = Blueprint("events", __name__)

LISTS = {
    "people": "people", "awards": "decisions", "tasks": "preparation", "invitations": "invitations",
}  # fmt: skip
"""The page on which each kind of list stands."""


@bp.post("/events/<slug:slug>/changes/<id:change_id>/undo")
def put_back(slug: str, change_id: int) -> Response:
    kind = usecases.put_back(current_actor(), event_of(slug).id, change_id)
    if not by_script():
        flash("put_back", "lists")
    return done(f"/events/{slug}/{LISTS.get(kind.partition('_')[0], '')}".rstrip("/"))


def worded(code: str, details: dict[str, Any]) -> str | None:
    """The sentence for a refusal of this feature."""
    match code:
        case "bad_setting":
            return _("Có chỗ trong cài đặt chưa đúng; chưa có gì thay đổi.")
        case "undone_already":
            return _("Thay đổi này đã được hoàn tác rồi.")
        case "undo_too_old":
            return _("Thay đổi này quá cũ, không hoàn tác được nữa.")
        case "changed_since":
            return _("Chưa hoàn tác: %(name)s đã được sửa sau đó. Hoàn tác lần sửa ấy trước.", **details)
        case "stands_on":
            return _(
                "Chưa hoàn tác: %(name)s đã có mặt, có trong danh sách khen hoặc chương trình.", **details
            )
    if code == "saved_meanwhile":
        return _(
            "Chưa lưu: có người vừa lưu bản khác trong lúc anh chị sửa. Những gì anh chị gõ vẫn còn ở đây; "
            "xem bản vừa lưu ghi bên dưới rồi lưu lại bản đúng."
        )
    if code != "locked":
        return None
    return {
        "address": _("Sự kiện đã sẵn sàng nên không đổi địa chỉ được; chuyển về Đang soạn trước."),
        "kind": _("Sự kiện đang diễn ra nên không đổi cấp và hình thức được."),
        "filing": _("Sự kiện đang diễn ra nên không đổi cách xếp tên được."),
        "programme": _("Chương trình đã bắt đầu nên không viết lại được."),
        "happened": _("Sự kiện đang diễn ra nên không bỏ được những gì đã diễn ra."),
    }.get(details.get("what", ""), _("Trạng thái của sự kiện không cho thay đổi chỗ này."))


WORDED_BY_FEATURES.append(worded)

"""The pages of decisions: the list, one decision, one of its lines, the links, a file, the proof."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint
from flask_babel import gettext as _

from ceremony.base.web import WORDED_BY_FEATURES

bp = Blueprint("awards", __name__, url_prefix="/events/<slug:slug>")


def worded(code: str, details: Mapping[str, str]) -> str | None:
    """The sentence for a refusal of this feature, or None for another's."""
    match code:
        case "row_changed":
            return _("Chưa lưu: có người vừa sửa chỗ này. Xem bản của họ rồi lưu lại bản đúng.")
        case "decision_exists":
            return _("Đã có một quyết định mang số và ngày này.")
        case "has_happened":
            return _(
                "Không bỏ được: %(name)s đã được gọi tên. Gọi nhầm thì rút lời gọi ở bàn điều khiển, "
                "rồi tạm giữ hoặc thu hồi.",
                **details,
            )
        case "called_already":
            return _(
                "%(name)s đã được gọi nên không đổi được thành người khác, loại khác hay thứ tự khác; "
                "chữ viết sai, lời đọc và người nhận thay vẫn sửa được.",
                **details,
            )
        case "review_stale":
            return _("Danh sách đã thay đổi sau khi so tệp này. Xem lại bản so mới rồi ghi.")
        case "applied_already":
            return _("Tệp này đã được ghi rồi.")
        case _:
            return None


WORDED_BY_FEATURES.append(worded)

from ceremony.awards.views import certificates, decisions, importing, links, proof, recipients  # noqa: E402

__all__ = ["bp", "certificates", "decisions", "importing", "links", "proof", "recipients"]

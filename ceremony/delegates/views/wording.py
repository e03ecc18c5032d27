"""The sentences for what the list of people refuses."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from ceremony.base.web import WORDED_BY_FEATURES


def worded(code: str, details: Mapping[str, str]) -> str | None:
    """Return the sentence for a code of this feature, or None for another's."""
    match code:
        case "edited_meanwhile":
            return _("Chưa lưu: có người vừa sửa dòng này. Xem hai bản dưới đây rồi lưu lại bản đúng.")
        case "person_needed":
            return _(
                "Không xóa được %(name)s: đã có mặt, có trong quyết định, trong chương trình hoặc đi thay "
                "người khác. Đặt trạng thái Rút tên thay vì xóa.",
                **details,
            )
        case "nothing_chosen":
            return _("Chọn ít nhất một người và một điều cần ghi.")
        case "reason_needed":
            return _("Xếp %(name)s khác quy tắc: ghi lý do trước.", **details)
        case "heic_picture":
            return _("Ảnh HEIC của iPhone chưa đọc được ở đây: đổi sang JPEG rồi gửi lại.")
        case "picture_too_large":
            return _("Ảnh này quá lớn. Gửi bản nhỏ hơn, dưới 20 MB.")
        case "too_many_pictures":
            return _("Mỗi lần gửi nhiều nhất %(most)s ảnh.", **details)
        case "two_pictures":
            return _("%(name)s được chọn cho hai ảnh. Giữ một ảnh thôi.", **details)
        case "no_such_picture":
            return _("Ảnh hoặc người được chọn không còn ở đây. Chọn lại rồi treo; chưa treo ảnh nào.")
        case "no_picture_chosen":
            return _("Chọn người cho ít nhất một ảnh rồi hãy treo.")
        case "applied_already":
            return _("Những ảnh này đã được treo rồi.")
    return None


WORDED_BY_FEATURES.append(worded)

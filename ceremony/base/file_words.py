"""The sentence for a file that could not be read: which file, what is wrong with it, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _


def worded(code: str, details: Mapping[str, str]) -> str | None:
    """Return the sentence for a code of a room that opens or reads files, or None for another's."""
    match code:
        case "no_file":
            return _("Chọn một tệp trước.")
        case "work_failed":
            return _("Máy chủ gặp lỗi khi làm việc với tệp này; chưa có gì thay đổi.")
    if "file" not in details:
        return None
    match code:
        case "file_encrypted":
            return _("Tệp %(file)s có mật khẩu. Bỏ mật khẩu rồi gửi lại.", **details)
        case "file_truncated":
            return _("Tệp %(file)s bị hỏng hoặc thiếu phần cuối. Chép lại từ bản gốc.", **details)
        case "file_too_large":
            return _("Tệp %(file)s quá lớn, nhiều nhất là %(limit)s.", **details)
        case "file_macros":
            return _("Tệp %(file)s có macro. Lưu lại dạng không macro (.xlsx, .docx) rồi gửi lại.", **details)
        case "file_not_this_kind":
            return _("Tệp %(file)s không phải là tệp %(expected)s như tên gọi.", **details)
        case "file_kind_not_read":
            return _("Không đọc được tệp %(file)s ở đây: cần một trong %(expected)s.", **details)
        case "file_mixed_encodings":
            return _("Tệp %(file)s lẫn nhiều bảng mã, từ dòng %(line)s. Lưu lại dạng UTF-8.", **details)
        case "file_no_text":
            return _(
                "Tệp %(file)s không có chữ để đọc; ảnh quét thì phải gõ lại hoặc nhận dạng chữ.", **details
            )
        case "file_too_heavy":
            return _("Tệp %(file)s nặng quá, đọc không nổi. Chia nhỏ tệp rồi gửi lại.", **details)
        case "file_too_slow":
            return _("Đọc tệp %(file)s quá lâu nên đã dừng. Chia nhỏ tệp rồi gửi lại.", **details)
        case "file_empty":
            return _("Tệp %(file)s rỗng.", **details)
        case "file_unreadable":
            return _("Không mở được tệp %(file)s.", **details)
        case "not_a_decision":
            return _("Tệp %(file)s không phải là quyết định khen thưởng.", **details)
        case "not_a_decision_file":
            return _(
                "Tệp %(file)s ghi “%(says)s”, không phải là quyết định khen thưởng. Chọn quyết định hoặc "
                "danh sách kèm theo quyết định.",
                **details,
            )
        case "no_header":
            return _("Tệp %(file)s không có hàng tiêu đề với cột “%(expected)s”.", **details)
        case _:
            return None

"""The programme an event of each kind usually has, for an office that has no plan to send. To be edited.

Source: domain guide 3 (a commune's half day, all levels, a district's annual review).
"""

from __future__ import annotations

from typing import Any

_COMMUNE = """
intro | Tuyên bố lý do, giới thiệu đại biểu
opening | Phát biểu khai mạc Hội nghị
report | Báo cáo tổng kết phong trào thi đua yêu nước
paper | Báo cáo tham luận của các điển hình tiên tiến
award | Biểu dương, tôn vinh, khen thưởng các điển hình tiên tiến
launch | Phát động phong trào thi đua
response | Phát biểu hưởng ứng phong trào thi đua
delegate_vote | Thông qua danh sách đại biểu dự Đại hội cấp trên
directive | Phát biểu chỉ đạo
closing | Bế mạc Hội nghị
"""
_CONGRESS = """
flag_salute | Chào cờ
intro | Tuyên bố lý do, giới thiệu đại biểu
opening | Phát biểu khai mạc Đại hội
report | Báo cáo tổng kết phong trào thi đua yêu nước và công tác khen thưởng
paper | Báo cáo tham luận của các điển hình tiên tiến
exchange | Giao lưu điển hình tiên tiến
award | Biểu dương, tôn vinh các điển hình tiên tiến
launch | Phát động phong trào thi đua
response | Phát biểu hưởng ứng phong trào thi đua
delegate_vote | Thông qua danh sách đại biểu dự Đại hội cấp trên
closing | Tổng kết và bế mạc Đại hội
"""
_REVIEW = """
arts | Chương trình văn nghệ chào mừng
intro | Tuyên bố lý do, giới thiệu đại biểu
opening | Phát biểu khai mạc
report | Báo cáo tổng kết phong trào thi đua, phương hướng năm tới
paper | Báo cáo tham luận
award | Công bố quyết định, khen thưởng tập thể và cá nhân
directive | Phát biểu chỉ đạo
launch | Phát động phong trào thi đua năm tới
closing | Bế mạc Hội nghị
"""
_BY_PRESET = {
    "commune": _COMMUNE,
    "agency": _COMMUNE,
    "district": _CONGRESS,
    "province": _CONGRESS,
    "annual_review": _REVIEW,
}


def usual_programme(preset: str) -> list[dict[str, Any]]:
    """Return the items in the shape a plan's draft has them; none where nothing is usual."""
    rows = [row.split(" | ") for row in _BY_PRESET.get(preset, "").strip().splitlines()]
    return [
        {
            "line": 0,
            "type": type,
            "title": title,
            "performer": None,
            "count": None,
            "minutes": None,
            "also": [],
        }
        for type, title in rows
    ]

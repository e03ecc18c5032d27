"""The types of a programme's items: what each is called, and how long it usually takes.

Source: domain guide 3.
"""

from __future__ import annotations

from ceremony.core.script import N_

TYPE_NAMES = {
    "reception": N_("Đón tiếp đại biểu"),
    "arts": N_("Văn nghệ chào mừng"),
    "flag_salute": N_("Chào cờ"),
    "intro": N_("Tuyên bố lý do, giới thiệu đại biểu"),
    "opening": N_("Phát biểu khai mạc"),
    "report": N_("Báo cáo tổng kết"),
    "video": N_("Phóng sự, phim tư liệu"),
    "paper": N_("Báo cáo tham luận"),
    "exchange": N_("Giao lưu điển hình"),
    "award": N_("Công bố quyết định, trao thưởng"),
    "launch": N_("Phát động thi đua"),
    "signing": N_("Ký kết giao ước thi đua"),
    "response": N_("Phát biểu hưởng ứng"),
    "delegate_vote": N_("Thông qua danh sách đại biểu dự Đại hội cấp trên"),
    "directive": N_("Phát biểu chỉ đạo"),
    "reply": N_("Phát biểu tiếp thu, đáp từ"),
    "closing": N_("Bế mạc"),
    "photo": N_("Chụp ảnh lưu niệm"),
    "break": N_("Giải lao"),
}
"""Whoever shows one asks for its own language."""

USUAL_MINUTES = {
    "reception": 30,
    "arts": 20,
    "flag_salute": 5,
    "intro": 10,
    "opening": 10,
    "report": 20,
    "video": 10,
    "paper": 6,
    "exchange": 20,
    "award": 30,
    "launch": 10,
    "signing": 10,
    "response": 5,
    "delegate_vote": 10,
    "directive": 15,
    "reply": 5,
    "closing": 5,
    "photo": 10,
    "break": 15,
}
"""How long an item usually takes in a commune hall, in minutes; estimates, to be edited."""

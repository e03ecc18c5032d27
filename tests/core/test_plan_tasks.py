"""What of "Tổ chức thực hiện" is somebody's task, and what only stands among them."""

from __future__ import annotations

from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from tests.core.plans import column

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ ĐẮK NHAU", "Số: 87/KH-UBND", "Đắk Nhau, ngày 05 tháng 3 năm 2025", "KẾ HOẠCH",
    "Tổ chức Hội nghị tuyên dương điển hình tiên tiến xã Đắk Nhau, giai đoạn 2020 - 2025",
)  # fmt: skip
FOOT = ("Nơi nhận:", "- UBND huyện;", "- Lưu: VT.")


def tasks(*lines: str) -> list[tuple[str | None, str]]:
    return column(to_json(read_plan([*HEAD, *lines, *FOOT]), "plan")["tasks"], "owner", "text")


def test_where_the_money_comes_from_is_nobodys_task() -> None:
    told = tasks(
        "IV. TỔ CHỨC THỰC HIỆN", "1. Sở Tài chính: thẩm định kinh phí trước ngày 15/7/2025.",
        "2. Các sở, ban, ngành: gửi hồ sơ đại biểu trước 01/8/2025.",
        "Kinh phí: trích từ Quỹ thi đua, khen thưởng tỉnh.",
    )  # fmt: skip

    assert column([{"owner": owner} for owner, _ in told], "owner") == ["Sở Tài chính", "Các sở, ban, ngành"]


def test_who_sees_to_the_money_has_a_task() -> None:
    told = tasks("IV. TỔ CHỨC THỰC HIỆN", "1. Kinh phí: Giao Kế toán lập dự toán trước ngày 15/3/2025.")

    assert len(told) == 1


def test_tasks_numbered_on_from_their_own_heading_are_told_with_a_deadline_or_without() -> None:
    told = tasks(
        "4. TỔ CHỨC THỰC HIỆN", "7. Văn phòng – Thống kê: gửi giấy mời trước ngày 20/3/2025.",
        "8. Đài truyền thanh xã: tuyên truyền trước, trong và sau Hội nghị.",
        "9. Kinh phí: từ nguồn ngân sách xã năm 2025.", "5. BÁO CÁO", "10. Các thôn báo cáo kết quả.",
    )  # fmt: skip

    assert told == [
        ("Văn phòng – Thống kê", "gửi giấy mời trước ngày 20/3/2025"),
        ("Đài truyền thanh xã", "tuyên truyền trước, trong và sau Hội nghị"),
    ]

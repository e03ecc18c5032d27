"""Plans that no rule was written for: other names, numbering and tables, lines wrapped as in a PDF."""

from __future__ import annotations

from typing import Any

import pytest

from ceremony.core import figures
from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from tests.core.plans import column, read, told

OF_THE_EVENT = (
    "kind", "preset", "form", "ordinal", "starts_on", "starts_at", "quarter", "session", "max_delegates",
    "expected_delegates", "exemplar_share", "arts_count",
)  # fmt: skip
EVENTS: dict[str, dict[str, Any]] = {
    "hoi-nghi-phu-hoa.txt": {
        "kind": "event_plan", "preset": "commune", "form": "hoi_nghi", "starts_on": "2025-08-20",
        "starts_at": "07:30:00", "session": "half_day", "max_delegates": 150, "exemplar_share": 70,
        "arts_count": 4,
    },
    "dai-hoi-minh-long.txt": {
        "kind": "event_plan", "preset": "province", "form": "dai_hoi",
        "ordinal": 2, "starts_on": "2025-10-17",
        "session": "full_day", "max_delegates": 500, "exemplar_share": 70, "arts_count": 6,
    },
    "hoi-nghi-so-y-te.md": {
        "kind": "event_plan", "preset": "agency", "form": "hoi_nghi", "quarter": "2025-Q2",
        "session": "half_day", "expected_delegates": 180,
    },
    "tong-ket-yen-mac.txt": {
        "kind": "event_plan", "preset": "annual_review", "form": "hoi_nghi", "starts_on": "2024-01-26",
        "starts_at": "08:00:00", "session": "half_day", "expected_delegates": 120,
    },
}  # fmt: skip
PROGRAMMES = {
    "hoi-nghi-phu-hoa.txt": "reception flag_salute opening report paper award launch closing",
    "dai-hoi-minh-long.txt": "reception flag_salute intro opening report paper break award launch "
    "delegate_vote directive closing",
    "hoi-nghi-so-y-te.md": "reception intro report exchange award launch closing",
    "tong-ket-yen-mac.txt": "arts intro report paper award directive closing",
}
LEVELS = {
    "cac-cap-song-lam.txt": [
        ("commune", "Hội nghị tuyên dương điển hình tiên tiến", 150, None, 75, "2025-Q1", "half_day"),
        ("agency", "Hội nghị điển hình tiên tiến", 250, None, 70, "2025-Q2", "half_day"),
        ("district", "Đại hội Thi đua yêu nước", 300, None, None, "2025-Q2", "full_day"),
        (
            "province",
            "Đại hội Thi đua yêu nước tỉnh Sông Lam lần thứ V",
            None,
            450,
            None,
            "2025-Q3",
            "full_day",
        ),
    ],
    "cac-cap-theo-noi-dung.txt": [
        ("commune", "Hội nghị biểu dương điển hình tiên tiến", 120, None, None, "2025-Q1", None),
        ("agency", "Hội nghị điển hình tiên tiến", 200, None, None, "2025-Q1", None),
        ("district", "Đại hội Thi đua yêu nước", 280, None, None, "2025-Q2", None),
        ("province", "Đại hội Thi đua yêu nước", 400, None, None, None, None),
    ],
    "cac-cap-bang.txt": [
        ("commune", "Hội nghị tuyên dương điển hình tiên tiến", 150, None, 70, "2025-Q3", "half_day"),
        ("agency", "Hội nghị điển hình tiên tiến", 200, None, 70, "2025-Q3", "half_day"),
        ("province", "Đại hội Thi đua yêu nước", 500, None, None, "2025-Q4", "full_day"),
    ],
}
MOVEMENTS = {
    "nam-binh-an.txt": [
        ("Nông dân sản xuất, kinh doanh giỏi", ["Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã"]),
        ("Quyết thắng", ["Ban CHQS xã", "Công an xã"]),
        ("Dạy tốt, học tốt", ["Trường Tiểu học", "Trường THCS"]),
        ("Chuyển đổi số", ["Văn phòng HĐND và UBND"]), ("Vì người nghèo", []),
    ],
    "nam-tan-long.txt": [
        ("Cả nước thi đua xây dựng nông thôn mới", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Vì người nghèo - Không để ai bị bỏ lại phía sau", ["UBMTTQ Việt Nam phường",
        "Phòng Văn hóa - Xã hội"]),
        ("Bình dân học vụ số", ["Trung tâm Phục vụ hành chính công"]), ("Tuổi trẻ xung kích", []),
    ],
    "nam-ke-sach.txt": [
        ("Toàn dân bảo vệ an ninh Tổ quốc", ["Công an xã"]),
        ("Thanh niên lập nghiệp", ["Đoàn TNCS Hồ Chí Minh xã"]), ("Gia đình hiếu học", ["Hội Khuyến học xã"]),
        ("Toàn dân chung tay xây dựng nông thôn mới", []),
    ],
}  # fmt: skip
TASKS = {
    "hoi-nghi-phu-hoa.txt": [
        ("Văn phòng HĐND và UBND xã", {"date": "2025-08-15"}),
        ("Phòng Văn hóa - Xã hội", {"date": "2025-08-10"}),
        ("Phòng Văn hóa - Xã hội", None), ("Phòng Kinh tế", None),
        ("Các tập thể được phân công tham luận", {"days_before": 3}),
    ],
    "dai-hoi-minh-long.txt": [
        ("Sở Nội vụ", None), ("Sở Nội vụ", {"date": "2025-10-01"}), ("Sở Văn hóa, Thể thao và Du lịch", None),
        ("Công an tỉnh", None),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội", None),
    ],
    "hoi-nghi-so-y-te.md": [
        ("Văn phòng Sở", None), ("Văn phòng Sở", {"date": "2025-06-10"}), ("Phòng Tổ chức cán bộ", None),
        ("Các bệnh viện, trung tâm y tế", None),
    ],
    "tong-ket-yen-mac.txt": [
        ("Trưởng phòng Nội vụ", None), ("Trưởng phòng Nội vụ", {"date": "2024-01-20"}),
        ("Chánh Văn phòng HĐND và UBND huyện", None),
        ("Phòng Giáo dục và Đào tạo; UBND xã Mạc Thượng; Hội Liên hiệp Phụ nữ huyện", {"days_before": 2}),
    ],
    "cac-cap-song-lam.txt": [
        ("Sở Nội vụ", None), ("Sở Nội vụ", {"date": "2024-09-30"}), ("UBND các huyện, thành phố", None),
        ("Các địa phương, đơn vị", {"date": "2025-07-15"}),
    ],
    "cac-cap-bang.txt": [
        ("Sở Nội vụ", None), ("Ủy ban nhân dân các xã, phường, đặc khu", {"date": "2025-07-31"}),
    ],
    "nam-binh-an.txt": [
        ("Công chức Văn hóa - Xã hội", {"date": "2025-06-20"}),
        ("Công chức Văn hóa - Xã hội", {"date": "2025-12-05"}), ("Các ngành, đoàn thể", None),
    ],
    "nam-tan-long.txt": [
        ("Phòng Văn hóa - Xã hội", None), ("Phòng Văn hóa - Xã hội", {"date": "2026-12-15"}),
        ("UBMTTQ Việt Nam phường và các tổ chức chính trị - xã hội phường", None),
    ],
    "nam-ke-sach.txt": [
        ("Công chức Văn phòng - Thống kê", {"date": "2025-02-28"}), ("Công chức Văn phòng - Thống kê", None),
    ],
    "tuyen-truyen-cam-thuy.txt": [
        ("Phòng Văn hóa và Thông tin", None), ("Phòng Văn hóa và Thông tin", None),
        ("Trung tâm Văn hóa, Thể thao và Du lịch", {"date": "2025-04-30"}),
        ("Ban Tuyên giáo Huyện ủy và các tổ chức chính trị - xã hội huyện", None),
        ("UBND các xã, thị trấn", None),
    ],
    "tuyen-truyen-ha-dong.txt": [
        ("Phòng Văn hóa - Xã hội", None), ("Trung tâm Văn hóa, Thông tin và Thể thao phường", None),
        ("Trung tâm Văn hóa, Thông tin và Thể thao phường", None), ("Các tổ dân phố", {"date": "2025-09-30"}),
    ],
    "tuyen-truyen-lien-doan.md": [
        ("Ban Tuyên giáo - Nữ công", None), ("Ban Tuyên giáo - Nữ công", {"date": "2025-04-25"}),
        ("Công đoàn cơ sở", None),
    ],
}  # fmt: skip
DOCUMENTS = {
    "hoi-nghi-phu-hoa.txt": ("57/KH-UBND", "2025-08-05", "UBND xã Phú Hòa", "Phú Hòa"),
    "dai-hoi-minh-long.txt": ("301/KH-UBND", "2025-09-12", "UBND tỉnh Minh Long", "Minh Long"),
    "hoi-nghi-so-y-te.md": ("18/KH-SYT", "2025-05-20", "Sở Y tế", "An Bình"),
    "tong-ket-yen-mac.txt": ("09/KH-UBND", "2024-01-08", "UBND huyện Yên Mạc", "Yên Mạc"),
    "cac-cap-song-lam.txt": ("144/KH-UBND", "2024-07-18", "UBND tỉnh Sông Lam", "Sông Lam"),
    "cac-cap-bang.txt": ("215/KH-UBND", "2025-07-15", "UBND thành phố Hải Phòng", "Hải Phòng"),
    "nam-tan-long.txt": (None, "2026-01-15", "UBND phường Tân Long", "Tân Long"),
    "nam-ke-sach.txt": (
        "02/KH-HĐTĐKT", "2024-12-20", "Hội đồng Thi đua - Khen thưởng xã Kế Tân", "Kế Tân",
    ),
    "tuyen-truyen-ha-dong.txt": ("12/KH-UBND", "2025-08-01", "UBND phường Hà Đông", "Hà Đông"),
    "tuyen-truyen-lien-doan.md": (
        "33/KH-LĐLĐ", "2025-03-10", "Liên đoàn Lao động tỉnh An Bình", "An Bình",
    ),
}  # fmt: skip
UNREAD = {
    "nam-binh-an.txt": ["Đẩy mạnh tuyên truyền.", "Vì người nghèo"],
    "nam-ke-sach.txt": ["4 Toàn dân chung tay xây dựng nông thôn mới"],
    "tuyen-truyen-cam-thuy.txt": ["Tư tưởng thi đua yêu nước của Chủ tịch Hồ Chí Minh."],
    "tuyen-truyen-ha-dong.txt": [
        "Qua cổng thông tin điện tử của phường và hệ thống truyền thanh thông minh."
    ],
}


@pytest.mark.parametrize("plan", EVENTS)
def test_an_event_is_read_whatever_the_plan_looks_like(plan: str) -> None:
    draft = read(plan)
    assert told(draft, *OF_THE_EVENT) == EVENTS[plan]
    assert " ".join(column(draft["programme"], "type")) == PROGRAMMES[plan]


@pytest.mark.parametrize("plan", DOCUMENTS)
def test_a_letterhead_is_read_even_when_its_two_columns_ran_together(plan: str) -> None:
    assert tuple(read(plan)["document"].values()) == DOCUMENTS[plan]


@pytest.mark.parametrize("plan", LEVELS)
def test_levels_are_read_one_by_one_by_subject_or_from_a_table(plan: str) -> None:
    draft = read(plan)
    values = ("max_delegates", "expected_delegates", "exemplar_share", "quarter", "session")
    assert column(draft["levels"], "preset", "name", *values) == LEVELS[plan]
    assert told(draft, "preset", "name", "form", *values) == {}


@pytest.mark.parametrize("plan", MOVEMENTS)
def test_movements_are_read_from_a_table_a_list_or_rows_that_lost_their_columns(plan: str) -> None:
    draft = read(plan)
    assert (draft["kind"], column(draft["movements"], "name", "owners")) == ("year_plan", MOVEMENTS[plan])


@pytest.mark.parametrize("plan", TASKS)
def test_tasks_have_their_owner_and_deadline(plan: str) -> None:
    assert column(read(plan)["tasks"], "owner", "due") == TASKS[plan]


@pytest.mark.parametrize("plan", TASKS)
def test_what_was_not_understood_is_told_and_nothing_else(plan: str) -> None:
    assert column(read(plan)["notes"], "text") == UNREAD.get(plan, [])


@pytest.mark.parametrize("plan", ["tuyen-truyen-cam-thuy.txt", "tuyen-truyen-ha-dong.txt"])
def test_a_publicity_plan_has_a_time_and_money_but_no_event(plan: str) -> None:
    draft = read(plan)
    assert (draft["kind"], draft["programme"], draft["name"]) == ("publicity_plan", [], None)
    assert (draft["when"], draft["budget_source"]) == {
        "tuyen-truyen-cam-thuy.txt": (
            "Từ tháng 11/2024 đến hết tháng 12/2025", "Từ ngân sách huyện và nguồn xã hội hóa",
        ),
        "tuyen-truyen-ha-dong.txt": (
            "Từ tháng 8/2025 đến hết năm 2025",
            "Ngân sách phường giao cho các đơn vị trong dự toán chi thường xuyên năm 2025",
        ),
    }[plan]  # fmt: skip


def test_names_in_a_programme_s_brackets_are_who_speaks() -> None:
    draft = read("hoi-nghi-phu-hoa.txt")
    assert column(draft["papers"], "unit") == ["Hội Nông dân xã", "Trường THCS Phú Hòa", "Công an xã"]
    assert draft["paper_rules"] == {"minutes": [None, 7], "due_days_before": 3}
    assert draft["copies_to"] == [
        "UBND tỉnh (b/c)", "Thường trực Đảng ủy, HĐND xã", "Các phòng, ban, ngành, đoàn thể xã",
        "Lưu: VT, VHXH",
    ]  # fmt: skip


@pytest.mark.parametrize(("title", "kind"), [
    ("Tổ chức Hội nghị biểu dương người tốt, việc tốt năm 2025", "event_plan"),
    ("Tổ chức Lễ tuyên dương điển hình tiên tiến", "event_plan"),
    ("Tổ chức Hội nghị tổng kết phong trào thi đua năm 2024", "event_plan"),
    ("Tổ chức Hội nghị tuyên dương, tiến tới Đại hội Thi đua yêu nước các cấp", "event_plan"),
    ("Tổ chức Đại hội Thi đua yêu nước các cấp", "levels_plan"),
    ("Phát động phong trào thi đua yêu nước năm 2025", "year_plan"),
    ("Tuyên truyền, nhân rộng điển hình tiên tiến", "publicity_plan"),
    ("Phòng cháy, chữa cháy rừng", None),
])  # fmt: skip
def test_the_title_says_what_kind_of_plan_it_is(title: str, kind: str | None) -> None:
    assert read_plan(["KẾ HOẠCH", title]).kind == kind


@pytest.mark.parametrize(("said", "quarter"), [
    ("trong quý I và quý II năm 2025", None), ("Quý 3-2025", "2025-Q3"), ("quý IV, năm 2025", "2025-Q4"),
    ("trong tháng 8 năm 2025", "2025-Q3"), ("quý II", None),
])  # fmt: skip
def test_a_quarter_is_read_only_where_the_plan_names_one(said: str, quarter: str | None) -> None:
    plan = ["KẾ HOẠCH", "Tổ chức Hội nghị điển hình tiên tiến", "I. NỘI DUNG", f"1. Thời gian: {said}."]
    assert to_json(read_plan(plan), "")["quarter"] == quarter


@pytest.mark.parametrize(("said", "most", "expected"), [
    ("không quá 200 (hai trăm) đại biểu", 200, None), ("Số lượng: 200 đại biểu (tối đa)", 200, None),
    ("Số lượng đại biểu tham dự không quá 200.", 200, None), ("Dự kiến: 110 người", None, 110),
    ("Số đại biểu: 120", None, 120), ("dưới 150 đại biểu", 150, None), ("05 tập thể, 10 cá nhân", None, None),
])  # fmt: skip
def test_how_many_come_is_a_cap_or_a_guess(said: str, most: int | None, expected: int | None) -> None:
    assert (figures.at_most(said), figures.expected(said)) == (most, expected)


def test_how_many_come_of_each_level_makes_no_plan_for_all_levels() -> None:
    plan = ["KẾ HOẠCH", "Tổ chức Hội nghị tuyên dương", "I. NỘI DUNG", "1. Số lượng, thành phần đại biểu"]
    parts = ["- Cấp tỉnh: 05 đại biểu.", "- Cấp xã: không quá 95 đại biểu.", "Tổng số: 120 đại biểu."]
    draft = to_json(read_plan([*plan, *parts]), "")
    assert (draft["kind"], draft["levels"]) == ("event_plan", [])
    assert (draft["max_delegates"], draft["expected_delegates"]) == (None, 120)


@pytest.mark.parametrize("said", [
    "Căn cứ Chỉ thị số 05/CT-UBND ngày 15/01/2025 của UBND tỉnh, Sở Y tế phát động thi đua với các nội dung:",
    "Căn cứ Chỉ thị số 05/CT-UBND ngày 15/01/2025 của UBND tỉnh; căn cứ tình hình thực tế, nhà trường lập kế "
    "hoạch như sau:",
    "Thực hiện Chỉ thị số 05/CT-UBND ngày 15/01/2025 của UBND tỉnh; Sở Y tế (SYT) ban hành Kế hoạch như sau:",
])  # fmt: skip
def test_who_makes_the_plan_is_no_part_of_what_it_rests_on(said: str) -> None:
    draft = to_json(read_plan(["KẾ HOẠCH", "Tổ chức Hội nghị", said, "I. NỘI DUNG"]), "")
    assert draft["legal_bases"] == ["Chỉ thị số 05/CT-UBND ngày 15/01/2025 của UBND tỉnh"]


@pytest.mark.parametrize(("said", "by"), [
    ("chậm nhất đến ngày 03/9/2025", {"date": "2025-09-03"}), ("xong ngày 10/5/2025", {"date": "2025-05-10"}),
    ("trước 16 giờ 00 phút ngày 12/9/2025", {"date": "2025-09-12"}),
    ("từ ngày 01/8/2025 đến ngày 15/8/2025", {"date": "2025-08-15"}),
    ("trước thời điểm khai mạc Hội nghị ít nhất 05 ngày làm việc", {"days_before": 5}),
    ("trước Hội nghị 01 tuần", {"days_before": 7}), ("trước ngày 25 hằng tháng", None),
    ("trong tháng 12/2025", None),
])  # fmt: skip
def test_a_deadline_is_a_day_or_so_many_days_before(said: str, by: dict[str, Any] | None) -> None:
    plan = ["KẾ HOẠCH", "Tổ chức Hội nghị", "I. TỔ CHỨC THỰC HIỆN", f"1. Phòng Nội vụ: Gửi báo cáo {said}."]
    assert column(to_json(read_plan(plan), "")["tasks"], "owner", "due") == [("Phòng Nội vụ", by)]


@pytest.mark.parametrize(("said", "share"), [
    ("80% là điển hình tiên tiến và 20% là khách mời", 80), ("khách mời chiếm 30%, điển hình chiếm 70%", 70),
    ("30% là khách mời; 70% còn lại là điển hình tiên tiến", 70), ("100% thôn có đại biểu", None),
])  # fmt: skip
def test_the_share_of_exemplars_is_not_the_guests(said: str, share: int | None) -> None:
    assert figures.exemplar_share(said) == share


SIGNED = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)"]
COPIES = ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT./."]


@pytest.mark.parametrize("name", ["Lê Văn Sáng", "PGS.TS. Lê Văn Sáng", "K'Brèm", "LÊ VĂN SÁNG"])
@pytest.mark.parametrize("signature", [(*COPIES, *SIGNED, "…"), (*SIGNED, "…", *COPIES), (*SIGNED, "…")])
def test_who_signs_is_read_below_the_copies_above_them_or_without(
    name: str, signature: tuple[str, ...]
) -> None:
    foot = [name if line == "…" else line for line in signature]
    plan = ["KẾ HOẠCH", "Tổ chức Hội nghị", "I. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ: Gửi báo cáo.", *foot]
    draft = to_json(read_plan(plan), "")
    assert (draft["signer"], column(draft["tasks"], "owner")) == (name.split(". ")[-1], ["Phòng Nội vụ"])
    assert (draft["copies_to"], draft["notes"]) == (
        ["UBND tỉnh", "Lưu: VT"] if COPIES[0] in foot else [], [],
    )  # fmt: skip


@pytest.mark.parametrize("head", [
    ["ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI |", "TỈNH HÀ AN |", "Số: 2/KH-UBND | Hà An, ngày 01/8/2025 |"],
    ["ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI", "TỈNH HÀ AN", "Số 2/KH-UBND     Hà An, ngày 01/8/2025"],
    ["ỦY BAN NHÂN DÂN", "TỈNH HÀ AN", "Số: 2 /KH-UBND", "Hà An, ngày 01 tháng 8", "năm 2025", "KẾ HOẠCH:"],
])  # fmt: skip
def test_a_letterhead_and_a_title_are_told_apart_in_any_layout(head: list[str]) -> None:
    plan = [*head, "TUYÊN TRUYỀN ĐIỂN HÌNH TIÊN TIẾN NĂM 2025", "1. Mục đích: Lan tỏa gương tốt."]
    draft = to_json(read_plan(plan), "")
    assert tuple(draft["document"].values()) == ("2/KH-UBND", "2025-08-01", "UBND tỉnh Hà An", "Hà An")
    assert (draft["title"], draft["aims"]) == (plan[-2], ["Lan tỏa gương tốt."])
    assert draft["notes"] == []


def test_a_row_whose_cell_has_two_lines_keeps_both_bodies() -> None:
    table = ["STT", "Tên phong trào", "Cơ quan", "thường trực", "1\tVì người nghèo\tUBMTTQ xã", "2"]
    table += ["Toàn dân bảo vệ an ninh Tổ quốc", "Công an xã", "Ban CHQS xã", "3\tTuổi trẻ sáng tạo\tĐoàn xã"]
    draft = to_json(read_plan(["KẾ HOẠCH", "Phong trào thi đua năm 2025", *table]), "")
    assert column(draft["movements"], "no", "name", "owners") == [
        (1, "Vì người nghèo", ["UBMTTQ xã"]),
        (2, "Toàn dân bảo vệ an ninh Tổ quốc", ["Công an xã", "Ban CHQS xã"]),
        (3, "Tuổi trẻ sáng tạo", ["Đoàn xã"]),
    ]


@pytest.mark.parametrize(("beside", "city"), [("Xã, phường", "district"), ("Sở, ban, ngành", "province")])
def test_a_city_is_of_the_same_level_in_a_table_as_under_headings(beside: str, city: str) -> None:
    title = [
        "KẾ HOẠCH",
        "Tổ chức hội nghị điển hình tiên tiến các cấp tiến tới Đại hội Thi đua yêu nước thành phố",
        "II. Quy định chung",
    ]
    table = [
        "TT\tĐối tượng\tSố lượng tối đa\tThời gian",
        f"1\t{beside}\t150 đại biểu\tQuý I/2025",
        "2\tThành phố\t300 đại biểu\tQuý II/2025",
    ]
    headings = [
        f"1. Đối với các {beside.lower()}", "- Số lượng đại biểu: Tối đa 150 đại biểu.",
        "2. Đối với thành phố", "- Số lượng đại biểu: Tối đa 300 đại biểu.",
    ]  # fmt: skip

    found = [to_json(read_plan([*title, *said]), "")["levels"] for said in (table, headings)]

    assert [column(levels, "preset", "max_delegates")[-1] for levels in found] == [(city, 300)] * 2

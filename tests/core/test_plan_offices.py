"""Plans as offices of every kind type them: tabs behind marks, days without a year, sessions in a table."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ceremony.core import figures
from ceremony.core.event_draft import seeded
from ceremony.core.kinds import preset_of
from ceremony.core.owners import owner_and_task
from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from ceremony.core.programme import types
from ceremony.core.tasks import Due, due
from tests.core.plans import column, read

PROGRAMMES = {
    "hoi-nghi-tra-giang-tab.txt": "arts intro opening report paper award directive reply closing",
    "tong-ket-cam-son.txt": "arts intro opening report paper None break award directive reply signing "
    "closing",
    "cac-cap-lam-ha.md": "flag_salute intro opening report paper award directive launch delegate_vote "
    "closing",
    "dai-hoi-son-hai.txt": "reception flag_salute opening video report paper exchange break award directive "
    "reply launch signing closing",
    "hoi-nghi-binh-long.txt": "reception flag_salute intro opening report paper award directive reply "
    "closing",
    "hoi-nghi-an-binh.txt": "reception intro opening report paper award directive launch response "
    "delegate_vote closing",
}
TASKS: dict[str, list[tuple[str | None, Any]]] = {
    "hoi-nghi-tra-giang-tab.txt": [
        ("Văn phòng Hội LHPN tỉnh", {"date": "2025-04-10"}),
        ("Văn phòng Hội LHPN tỉnh", {"date": "2025-05-15"}),
        ("Ban Tuyên giáo - Chính sách Luật pháp", {"date": "2025-05-20"}),
        ("Ban Tuyên giáo - Chính sách Luật pháp", None),
        ("Ban Tổ chức - Kiểm tra", {"date": "2025-04-30"}),
        (
            "Hội LHPN các huyện, thành phố; Hội Phụ nữ Công an tỉnh, Ban Công tác phụ nữ Bộ CHQS tỉnh",
            {"date": "2025-04-20"},
        ),
        (
            "Hội LHPN huyện Cầu Kè; Hội LHPN thành phố Trà Giang; Hội Phụ nữ Công an tỉnh",
            {"date": "2025-05-10"},
        ),
    ],
    "dai-hoi-son-hai.txt": [
        ("Tiểu ban Nội dung (Sở Nội vụ thường trực)", {"date": "2025-09-25"}),
        ("Tiểu ban Tuyên truyền (Sở Văn hóa, Thể thao và Du lịch thường trực)", {"date": "2025-10-05"}),
        ("Tiểu ban Hậu cần (Văn phòng UBND tỉnh thường trực)", {"date": "2025-10-10"}),
        ("Tiểu ban An ninh, Y tế (Công an tỉnh thường trực)", None),
        ("Sở Nội vụ (cơ quan Thường trực Hội đồng)", {"date": "2025-09-15"}),
        ("Sở Nội vụ (cơ quan Thường trực Hội đồng)", {"date": "2025-10-05"}),
        ("Sở Tài chính", {"date": "2025-09-20"}),
        ("Các đơn vị được phân công tham luận", {"date": "2025-09-28"}),
        ("UBND các xã, phường", None),
    ],
    "hoi-nghi-an-binh.txt": [
        ("Phòng Văn hóa - Xã hội", {"date": "2025-08-20"}),
        ("Phòng Văn hóa - Xã hội", {"date": "2025-08-30"}),
        ("Phòng Văn hóa - Xã hội", {"days_before": 10}),
        ("Văn phòng HĐND và UBND phường", {"date": "2025-09-09"}),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", {"date": "2025-08-31"}),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam phường và các đoàn thể", None),
        ("Công an phường, Ban Chỉ huy Quân sự phường", None),
        ("Các khu phố", {"date": "2025-08-25"}),
    ],
}


@pytest.mark.parametrize("plan", PROGRAMMES)
def test_a_programme_is_read_however_the_office_typed_it(plan: str) -> None:
    assert " ".join(str(one) for one in column(read(plan)["programme"], "type")) == PROGRAMMES[plan]


@pytest.mark.parametrize("plan", TASKS)
def test_tasks_keep_their_owner_and_their_day(plan: str) -> None:
    assert column(read(plan)["tasks"], "owner", "due") == TASKS[plan]


def test_an_item_without_a_known_type_keeps_its_words_and_is_told() -> None:
    draft = read("tong-ket-cam-son.txt")
    (talk,) = [one for one in draft["programme"] if one["type"] is None]
    assert (talk["title"], talk["performer"], talk["minutes"]) == ("Thảo luận", None, [20, 20])
    assert talk["line"] in column(draft["notes"], "line")


def test_items_of_the_session_before_the_day_are_told_and_not_put_into_the_day() -> None:
    draft = read("dai-hoi-son-hai.txt")
    told = " ".join(column(draft["notes"], "text"))
    assert (draft["starts_on"], draft["starts_at"]) == ("2025-10-15", "07:30:00")
    assert "Thông qua danh sách Đoàn Chủ tịch" in told and "Tổng duyệt nghi thức" in told


def test_levels_stand_in_a_table_of_bars_whatever_their_rows_say() -> None:
    draft = read("cac-cap-lam-ha.md")
    assert draft["title"] == (
        "Tổ chức Hội nghị điển hình tiên tiến các cấp, tiến tới Đại hội Thi đua yêu nước tỉnh Lâm Hà lần thứ "
        "IX, giai đoạn 2025 - 2030"
    )
    assert draft["legal_bases"] == [
        "Luật Thi đua, khen thưởng ngày 15/6/2022",
        "Kế hoạch số 01/KH-HĐTĐKT ngày 20/5/2024 của Hội đồng Thi đua - Khen thưởng Trung ương",
    ]
    assert column(draft["levels"], "preset", "max_delegates", "exemplar_share", "quarter", "session") == [
        ("commune", 150, 75, "2024-Q4", "half_day"),
        ("agency", 250, 70, "2025-Q1", "half_day"),
        ("district", 280, 70, "2025-Q2", "half_day"),
        ("province", 500, None, "2025-Q3", "full_day"),
    ]


def test_a_paper_is_somebodys_and_has_a_subject() -> None:
    draft = read("tong-ket-cam-son.txt")
    assert column(draft["papers"], "unit", "detail") == [
        ("Khoa Cấp cứu - Hồi sức tích cực", "nâng cao chất lượng cấp cứu ban đầu"),
        ("Khoa Nhi", "mô hình buồng bệnh thân thiện"),
        ("Phòng Điều dưỡng", "chăm sóc người bệnh toàn diện"),
        ("Khoa Dược", "quản lý sử dụng kháng sinh"),
    ]
    assert draft["paper_rules"] == {"minutes": [None, 10], "due_days_before": None, "due_on": "2026-01-05"}
    assert seeded(draft)["paper_rules"]["due_days_before"] == 4


def test_who_speaks_is_named_in_a_row_of_semicolons() -> None:
    assert column(read("dai-hoi-son-hai.txt")["papers"], "unit", "speaker", "detail") == [
        ("Sở Y tế", "", ""),
        ("Đảng ủy xã Tân Phú", "", ""),
        ("Công ty Cổ phần Thủy sản Sơn Hải", "", ""),
        ("Trường THPT chuyên Sơn Hải", "", ""),
        ("", "Lò Văn Păn", "xã Mường Lạn"),
    ]


def test_a_rule_for_papers_is_nobodys_name() -> None:
    body = "4. Đề nghị các đơn vị sau chuẩn bị tham luận: Hạt Kiểm lâm; Hội Nông dân xã. "
    said = body + "Mỗi tham luận từ 05 - 07 phút, gửi về Văn phòng Sở trước ngày 12/6/2025."
    draft = to_json(read_plan(["KẾ HOẠCH", "Tổ chức Hội nghị", "V. TỔ CHỨC THỰC HIỆN", said]), "")
    assert column(draft["tasks"], "owner") == ["các đơn vị sau", "các đơn vị sau"]


def test_the_marks_of_a_party_document_are_read() -> None:
    head = [
        "BAN TUYÊN GIÁO VÀ DÂN VẬN\tĐẢNG CỘNG SẢN VIỆT NAM",
        "Số: 64-KH/BTGDVTU",
        "KẾ HOẠCH",
        "Tuyên truyền",
    ]
    assert to_json(read_plan(head), "")["document"]["number"] == "64-KH/BTGDVTU"


@pytest.mark.parametrize(
    ("issuer", "preset"),
    [
        ("UBND phường An Bình", "commune"),
        ("UBND phường Hương Long", "commune"),
        ("HĐTĐKT phường Phương Lâm", "commune"),
        ("UBND xã Phương Thịnh", "commune"),
        ("UBND tỉnh Bình Phương", "province"),
    ],
)
def test_a_ward_is_known_whatever_it_is_called(issuer: str, preset: str) -> None:
    assert preset_of("Hội nghị điển hình tiên tiến", issuer) == preset


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Phát biểu của đại biểu cấp trên", ["directive"]),
        ("Thông qua danh sách Đoàn Chủ tịch, Đoàn Thư ký", []),
        ("Tổng duyệt nghi thức trao thưởng", []),
        ("Thông qua danh sách Đoàn đại biểu dự Đại hội cấp trên", ["delegate_vote"]),
        ("Bầu đại biểu dự Đại hội cấp trên", ["delegate_vote"]),
    ],
)
def test_an_item_is_no_vote_because_delegates_are_named(title: str, first: list[str]) -> None:
    assert types(title)[:1] == first


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Phòng Kế hoạch tổng hợp", None),
        ("Ban Tổ chức - Kiểm tra", None),
        ("Phòng Kế hoạch tổng hợp chủ trì rà soát danh sách", "Phòng Kế hoạch tổng hợp"),
        ("Phòng Nội vụ tổng hợp báo cáo UBND huyện", "Phòng Nội vụ"),
        ("Các cơ quan chủ trì phong trào: Xây dựng kế hoạch", "Các cơ quan chủ trì phong trào"),
        ("Phòng Nội vụ chủ trì, phối hợp với Văn phòng: Tham mưu báo cáo", "Phòng Nội vụ"),
    ],
)
def test_a_name_may_end_in_what_the_office_does(text: str, owner: str | None) -> None:
    assert owner_and_task(text)[0] == owner


def test_a_month_is_over_on_its_last_day_and_a_day_without_a_year_comes_after_the_plan() -> None:
    assert due("hoàn thành trong tháng 02/2028") == Due(date=date(2028, 2, 29))
    assert due("từ tháng 01/2025 đến hết tháng 12/2025") is None
    head = [
        "Hà An, ngày 15 tháng 12 năm 2025",
        "KẾ HOẠCH",
        "Tổ chức Hội nghị tổng kết",
        "I. TỔ CHỨC THỰC HIỆN",
    ]
    jobs = [
        "1. Các thôn gửi danh sách trước 16h00 ngày 05/01.",
        "2. Văn phòng gửi giấy mời trước ngày 20/12.",
    ]
    tasks = to_json(read_plan([*head, *jobs]), "")["tasks"]
    assert column(tasks, "due") == [{"date": "2026-01-05"}, {"date": "2025-12-20"}]


def test_a_plan_of_one_day_and_one_place_is_of_one_event_whatever_levels_come() -> None:
    draft = read("hoi-nghi-binh-long.txt")
    assert (draft["kind"], draft["preset"], draft["levels"]) == ("event_plan", "agency", [])
    assert (draft["starts_on"], draft["venue"]) == ("2025-05-28", "Hội trường Tỉnh ủy")
    assert column(draft["tasks"], "owner", "due") == [
        ("Ban Phong trào", {"date": "2025-03-20"}),
        ("Ban Phong trào", {"date": "2025-04-15"}),
        ("Văn phòng", {"date": "2025-05-20"}),
        ("Ban Tuyên giáo", None),
    ]


def test_the_last_sentence_is_no_part_of_the_money() -> None:
    money = "Kinh phí thực hiện từ nguồn ngân sách tỉnh cấp cho Ủy ban MTTQ Việt Nam tỉnh năm 2025"
    assert read("hoi-nghi-binh-long.txt")["budget_source"] == money


def test_work_that_begins_on_a_day_is_not_due_on_it() -> None:
    rows = ["STT\tCông việc\tPhụ trách\tThời gian", "1\tTập văn nghệ\tĐoàn trường\tTừ 15/5/2026"]
    rows += ["2\tIn giấy khen\tKế toán\tTừ 15/5/2026 đến 20/5/2026", "3\tLễ tân\tĐội cờ đỏ\t29/5/2026"]
    head = ["KẾ HOẠCH", "Tổ chức Hội nghị tổng kết", "I. TỔ CHỨC THỰC HIỆN"]
    tasks = to_json(read_plan([*head, *rows]), "")["tasks"]
    assert column(tasks, "due") == [None, {"date": "2026-05-20"}, {"date": "2026-05-29"}]


def test_how_long_an_item_lasts_is_no_part_of_its_title_or_its_speaker() -> None:
    draft = read("tong-ket-tam-son.txt")
    items = {one["type"]: one for one in draft["programme"]}
    assert [(items[one]["title"], items[one]["performer"], items[one]["minutes"]) for one in items][3:7] == [
        ("Ý kiến tham luận", None, [None, 5]),
        ("Công bố Quyết định khen thưởng; trao thưởng", None, [20, 20]),
        ("Ý kiến phát biểu của lãnh đạo Đảng ủy", "lãnh đạo Đảng ủy", [10, 10]),
        ("Phát động phong trào thi đua năm 2026", "đ/c Chủ tịch UBND xã", [10, 10]),
    ]
    assert column(draft["papers"], "unit") == ["Trường THCS Tam Sơn", "Hội Nông dân xã", "thôn Đông"]


def test_a_name_below_the_copies_signs_for_the_office_beside_them() -> None:
    draft = read("tong-ket-tam-son.txt")
    assert (draft["signer"], draft["expected_delegates"], draft["notes"]) == ("Lò Thị Phương", 95, [])


def test_direct_workers_are_a_share_of_the_exemplars_and_no_share_of_all() -> None:
    assert figures.exemplar_share("Cá nhân điển hình tiên tiến 100 Công nhân trực tiếp chiếm 60%") is None


def test_the_headings_of_a_table_of_guests_are_nobody() -> None:
    rows = ["TT\tĐối tượng\tSố lượng", "1\tĐại biểu khách mời\t30", "2\tĐại diện tập thể\t40"]
    head = ["KẾ HOẠCH", "Tổ chức Hội nghị điển hình tiên tiến", "2. Thành phần: 70 đại biểu"]
    attendance = to_json(read_plan([*head, *rows]), "")["attendance"]
    assert attendance == ["Đại biểu khách mời 30", "Đại diện tập thể 40"]


def test_bodies_that_are_asked_by_name_speak() -> None:
    head = ["KẾ HOẠCH", "Tổ chức Hội nghị điển hình tiên tiến", "III. TỔ CHỨC THỰC HIỆN"]
    asked = "1. Đề nghị Đồn Biên phòng Hòn Ngọc, Trạm Ra đa 55 và Trường Tiểu học Hòn Ngọc"
    draft = to_json(read_plan([*head, f"{asked} chuẩn bị báo cáo tham luận."]), "")
    assert column(draft["papers"], "unit") == [
        "Đồn Biên phòng Hòn Ngọc",
        "Trạm Ra đa 55",
        "Trường Tiểu học Hòn Ngọc",
    ]
    of_all = "1. Đề nghị các phòng, ban và các đoàn thể chuẩn bị tham luận."
    assert to_json(read_plan([*head, of_all]), "")["papers"] == []


def test_a_quarter_is_nobody() -> None:
    head = ["KẾ HOẠCH", "Phong trào thi đua năm 2026", "III. TIẾN ĐỘ THỰC HIỆN"]
    tasks = to_json(read_plan([*head, "1/ Quý II: Sơ kết 6 tháng, báo cáo trước ngày 20/6/2026."]), "")[
        "tasks"
    ]
    assert column(tasks, "owner", "due") == [(None, {"date": "2026-06-20"})]


@pytest.mark.parametrize(
    ("letterhead", "superior"),
    [
        (("UBND TỈNH CÀ MAU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ Y TẾ\tĐộc lập"), "UBND tỉnh Cà Mau"),
        (("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "SỞ Y TẾ"), "UBND tỉnh Cà Mau"),
        (("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ TÂN HÒA\tĐộc lập"), None),
        (("SỞ Y TẾ",), None),
    ],
)
def test_the_body_above_the_issuer_is_who_the_letterhead_puts_there(
    letterhead: tuple[str, ...], superior: str | None
) -> None:
    draft = read_plan(
        [
            *letterhead,
            "Số: 12/KH-SYT\tCà Mau, ngày 05 tháng 3 năm 2025",
            "KẾ HOẠCH",
            "Tổ chức Hội nghị điển hình tiên tiến giai đoạn 2020 - 2025",
            "Sở Y tế xây dựng Kế hoạch tổ chức Hội nghị như sau:",
        ]
    )
    assert draft.superior == superior
    assert draft.sources.get("superior") == ((1,) if superior else None)
    assert seeded(to_json(draft, "ke-hoach.docx"))["superior"] == (
        "ỦY BAN NHÂN DÂN TỈNH CÀ MAU" if superior else ""
    )

"""Plans of offices after the reform of 2025 and before it: prose, columns of spaces, tables of tasks."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from tests.core.plans import column, lines_of, read, told

OF_THE_EVENT = (
    "preset", "form", "ordinal", "starts_on", "starts_at", "quarter", "session", "venue", "max_delegates",
    "expected_delegates", "exemplar_share", "arts_count", "signer",
)  # fmt: skip
EVENTS: dict[str, dict[str, Any]] = {
    "hoi-nghi-dong-tien.txt": {
        "preset": "commune", "form": "hoi_nghi", "ordinal": 1, "starts_on": "2025-09-26",
        "starts_at": "07:30:00", "session": "half_day", "expected_delegates": 160, "arts_count": 3,
        "venue": "Hội trường tầng 2, Trụ sở Đảng ủy - HĐND - UBND xã", "signer": "Hoàng Đức Thắng",
    },
    "tuyen-duong-bac-son.txt": {
        "preset": "commune", "form": "hoi_nghi", "starts_on": "2025-03-28", "starts_at": "14:00:00",
        "session": "half_day", "venue": "Nhà văn hóa khu phố 5", "max_delegates": 120, "exemplar_share": 80,
        "arts_count": 4, "signer": "Trương Thị Bích Liên",
    },
    "dai-hoi-tay-khe.txt": {
        "preset": "province", "form": "dai_hoi", "ordinal": 1, "starts_on": "2025-09-26",
        "session": "full_day", "venue": "Trung tâm Văn hóa - Điện ảnh tỉnh", "expected_delegates": 450,
        "signer": "Lương Thị Kim Anh",
    },
    "hoi-nghi-giao-duc.txt": {
        "preset": "agency", "form": "hoi_nghi", "ordinal": 5, "starts_on": "2025-05-20",
        "starts_at": "08:00:00", "session": "half_day", "venue": "Hội trường Trường THPT Chuyên Hà Trung",
        "expected_delegates": 210, "signer": "Nguyễn Quỳnh Chi",
    },
    "tong-ket-my-lam.txt": {
        "preset": "annual_review", "form": "hoi_nghi", "starts_on": "2026-01-09", "starts_at": "13:30:00",
        "session": "half_day", "venue": "Hội trường UBND phường", "signer": "Phan Thành Nhân",
    },
    "bieu-duong-phu-nu.md": {
        "preset": "agency", "form": "hoi_nghi", "quarter": "2025-Q2", "session": "half_day",
        "venue": "Nhà Văn hóa huyện", "expected_delegates": 130, "arts_count": 2, "signer": "Lò Thị Mai",
    },
    "hoi-nghi-truong.txt": {
        "preset": "agency", "form": "hoi_nghi", "starts_on": "2025-05-28", "starts_at": "14:00:00",
        "session": "half_day",
        "venue": "Hội trường A, Trường Cao đẳng Sư phạm Vĩnh Hòa", "expected_delegates": 110,
        "signer": "Đinh Xuân Trường",
    },
    "hoi-nghi-tan-my.txt": {
        "preset": "commune", "form": "hoi_nghi", "ordinal": 5, "starts_on": "2025-04-15",
        "starts_at": "07:00:00", "venue": "Hội trường Nhà Văn hóa xã Tân Mỹ", "expected_delegates": 135,
        "signer": "Nguyễn Văn Tư",
    },
    "hoi-nghi-hung-thinh.txt": {
        "preset": "commune", "form": "hoi_nghi", "starts_on": "2025-09-12", "starts_at": "08:00:00",
        "session": "half_day", "venue": "Hội trường UBND xã", "signer": "Ngô Quang Vinh",
    },
    "phuc-vu-quang-long.txt": {
        "preset": "province", "form": "dai_hoi", "ordinal": 5, "starts_on": "2025-07-25",
        "starts_at": "07:30:00", "venue": "Nhà hát lớn tỉnh", "expected_delegates": 420, "arts_count": 8,
        "signer": "Y Thông Kbuôr",
    },
    "phat-dong-suoi-trong.txt": {
        "preset": "commune", "starts_on": "2026-02-23", "starts_at": "07:30:00", "venue": "Sân vận động xã",
        "arts_count": 2, "signer": "Quàng Văn Pọm",
    },
}  # fmt: skip
DOCUMENTS = {
    "hoi-nghi-dong-tien.txt": ("86/KH-UBND", "2025-09-11", "UBND xã Đồng Tiến", "Đồng Tiến"),
    "dai-hoi-tay-khe.txt": ("248/KH-UBND", "2025-08-05", "UBND tỉnh Tây Khê", "Tây Khê"),
    "hoi-nghi-giao-duc.txt": ("905/KH-SGDĐT", "2025-04-14", "Sở Giáo dục và Đào tạo", "Hà Trung"),
    "tong-ket-my-lam.txt": (None, None, "UBND phường Mỹ Lâm", "Mỹ Lâm"),
    "nam-long-hai.txt": ("07/KH-UBND", "2025-01-20", "UBND xã Long Hải", "Long Hải"),
    "bieu-duong-phu-nu.md": (
        "21/KH-BTV", "2025-04-03", "Ban Thường vụ Hội Liên hiệp Phụ nữ huyện Cẩm Sơn", "Cẩm Sơn",
    ),
    "hoi-nghi-truong.txt": (
        "233/KH-CĐSP", "2025-05-08", "Trường Cao đẳng Sư phạm Vĩnh Hòa", "Vĩnh Hòa",
    ),
    "cac-cap-thanh-pho.txt": ("140/KH-UBND", "2025-07-22", "UBND thành phố Cần Thơ", "Cần Thơ"),
    "hoi-nghi-tan-my.txt": (
        "02/KH-HĐTĐKT", "2025-03-18", "Hội đồng Thi đua, Khen thưởng xã Tân Mỹ", "Tân Mỹ",
    ),
    "nam-lac-thuy.txt": ("24/KH-UBND", "2025-02-06", "UBND huyện Lạc Thủy", "Lạc Thủy"),
    "cac-cap-hoa-son.txt": ("210/KH-UBND", "2024-11-26", "UBND huyện Hòa Sơn", "Hòa Sơn"),
    "phat-dong-suoi-trong.txt": ("44/KH-UBND", "2026-02-03", "UBND xã Suối Trong", "Suối Trong"),
}  # fmt: skip
PROGRAMMES: dict[str, list[tuple[str, str | None, int | None, list[int | None] | None]]] = {
    "hoi-nghi-dong-tien.txt": [
        ("reception", None, 3, [30, 30]), ("flag_salute", None, None, [10, 10]),
        ("opening", "Đồng chí Chủ tịch UBND xã", None, [5, 5]), ("video", None, None, [10, 10]),
        ("report", "Đồng chí Phó Chủ tịch UBND xã", None, [15, 15]), ("paper", None, 4, [None, 5]),
        ("award", None, None, [25, 25]), ("directive", "lãnh đạo cấp trên", None, None),
        ("launch", None, None, None), ("delegate_vote", None, None, None), ("closing", None, None, None),
    ],
    "tuyen-duong-bac-son.txt": [
        ("reception", None, None, None), ("arts", None, None, None), ("intro", None, None, None),
        ("opening", None, None, None), ("report", None, None, None), ("exchange", None, 3, None),
        ("award", None, None, None), ("launch", None, None, None), ("closing", None, None, None),
    ],
    "bieu-duong-phu-nu.md": [
        ("reception", None, 2, [30, 30]), ("intro", None, None, [10, 10]),
        ("opening", "đ/c Chủ tịch Hội LHPN huyện", None, [10, 10]), ("report", None, None, [20, 20]),
        ("exchange", None, None, [40, 40]), ("award", None, None, [30, 30]),
        ("directive", "lãnh đạo huyện", None, [10, 10]), ("closing", None, None, None),
    ],
    "hoi-nghi-truong.txt": [
        ("arts", "Đoàn TN - Hội SV", None, [15, 15]), ("intro", "Phòng HC-TH", None, [5, 5]),
        ("opening", "Hiệu trưởng", None, [10, 10]), ("report", "Phó Hiệu trưởng", None, [20, 20]),
        ("paper", None, 7, [50, 50]), ("award", "Ban Giám hiệu", None, [30, 30]),
        ("launch", "Chủ tịch Công đoàn", None, [10, 10]), ("closing", "Hiệu trưởng", None, [10, 10]),
    ],
    "hoi-nghi-hung-thinh.txt": [
        ("reception", "Ban Tổ chức", None, [30, 30]), ("arts", "Đội văn nghệ xã", 2, [10, 10]),
        ("flag_salute", "MC", None, [5, 5]), ("intro", "MC", None, [5, 5]),
        ("opening", "Đ/c Chủ tịch UBND xã", None, [10, 10]),
        ("report", "Đ/c Phó Chủ tịch UBND xã", None, [20, 20]), ("paper", None, 4, [40, 40]),
        ("award", "Phòng VH-XH; lãnh đạo xã", None, [30, 30]),
        ("directive", "Lãnh đạo Đảng ủy xã", None, [15, 15]),
        ("launch", "Đ/c Chủ tịch UBND xã", None, [10, 10]),
        ("closing", "Đ/c Chủ tịch UBND xã", None, [5, 5]),
    ],
    "phat-dong-suoi-trong.txt": [
        ("arts", None, 2, None), ("flag_salute", None, None, None), ("intro", "MC", None, None),
        ("launch", "Đ/c Chủ tịch UBND xã", None, None), ("response", None, None, None),
        ("signing", None, None, None), ("award", None, None, None), ("closing", None, None, None),
    ],
}  # fmt: skip
TASKS: dict[str, list[tuple[str | None, dict[str, Any] | None]]] = {
    "hoi-nghi-dong-tien.txt": [
        ("Phòng Văn hóa - Xã hội (cơ quan thường trực)", {"date": "2025-09-18"}),
        ("Phòng Văn hóa - Xã hội (cơ quan thường trực)", {"date": "2025-09-15"}),
        ("Phòng Văn hóa - Xã hội (cơ quan thường trực)", {"days_before": 7}),
        ("Văn phòng HĐND và UBND xã", None), ("Văn phòng HĐND và UBND xã", None), ("Phòng Kinh tế", None),
        ("Trung tâm Phục vụ hành chính công", None), ("Công an xã, Ban Chỉ huy Quân sự xã", None),
        ("Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội", None),
        ("Các thôn", {"date": "2025-09-12"}),
    ],
    "tuyen-duong-bac-son.txt": [
        ("công chức Văn hóa - Xã hội", {"date": "2025-03-20"}), ("công chức Tài chính - Kế toán", None),
        ("Đoàn TNCS Hồ Chí Minh phường", {"date": "2025-03-31"}), ("các khu phố", {"days_before": 5}),
    ],
    "dai-hoi-tay-khe.txt": [
        (None, None), ("Các đơn vị", {"date": "2025-08-15"}), (None, {"date": "2025-09-10"}),
        (None, {"date": "2025-09-24"}), ("Sở Nội vụ", None), ("Sở Nội vụ", {"date": "2025-08-30"}),
        ("Văn phòng UBND tỉnh", None), ("Văn phòng UBND tỉnh", None),
        ("Sở Văn hóa, Thể thao và Du lịch", {"days_before": 3}), ("Sở Tài chính", None),
        ("Báo và phát thanh, truyền hình Tây Khê", None), ("Công an tỉnh", None),
        ("UBND các xã, phường", None), ("Ban Tuyên giáo và Dân vận Tỉnh ủy", None),
    ],
    "tong-ket-my-lam.txt": [
        ("Phòng Văn hóa - Xã hội", {"date": "2025-12-25"}), ("Văn phòng HĐND và UBND phường", None),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", None), ("Các cơ quan, đơn vị", {"date": "2025-12-15"}),
        ("Các cơ quan, đơn vị", {"date": "2025-12-31"}),
    ],
    "hoi-nghi-truong.txt": [
        ("Phòng HC-TH", {"date": "2025-05-15"}), ("Phòng Quản trị", {"date": "2025-05-27"}),
        ("Phòng KH-TC", {"date": "2025-05-20"}), ("Các khoa", {"date": "2025-05-22"}),
    ],
    "cac-cap-hoa-son.txt": [
        ("Phòng Nội vụ", {"date": "2025-02-28"}), ("Phòng Nội vụ", {"date": "2025-04-15"}),
        ("Phòng Tài chính - Kế hoạch", None), ("Văn phòng HĐND và UBND huyện", None),
        ("UBND các xã, thị trấn", {"date": "2025-04-10"}),
    ],
    "tuyen-truyen-cao-thuong.txt": [
        ("Văn phòng HĐND và UBND xã", None), ("Phòng Văn hóa - Xã hội", None),
        ("Phòng Văn hóa - Xã hội", {"date": "2026-06-30"}),
        ("Đoàn TNCS Hồ Chí Minh xã", {"date": "2026-03-26"}), ("Phòng Văn hóa - Xã hội", None),
        ("Phòng Kinh tế", None),
    ],
    "phat-dong-suoi-trong.txt": [
        ("Đ/c Phó Chủ tịch UBND xã", None), ("Phòng VH-XH", {"date": "2026-02-15"}), ("Văn phòng", None),
        ("Xã Đoàn", None), ("Công an xã", None),
    ],
}  # fmt: skip
UNREAD = {
    "hoi-nghi-dong-tien.txt": [
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 15/TTr-VHXH ngày 08/9/2025."
    ],
    "hoi-nghi-giao-duc.txt": ["Hình thức: Trực tiếp kết hợp trực tuyến."],
    "tong-ket-my-lam.txt": [
        "Chủ trì: Đồng chí Chủ tịch UBND phường - Chủ tịch Hội đồng Thi đua - Khen thưởng phường."
    ],
    "nam-lac-thuy.txt": [
        "Đợt 1 (từ ngày 01/01/2025 đến ngày 30/4/2025): Thi đua lập thành tích chào mừng kỷ niệm 50 năm Ngày "
        "giải phóng miền Nam.",
        "Đợt 2 (từ ngày 01/5/2025 đến ngày 02/9/2025): Thi đua chào mừng Quốc khánh.",
        "(Có biểu chi tiết kèm theo)",
    ],
    "hoi-nghi-hung-thinh.txt": [
        "Nội dung chương trình: Có chương trình chi tiết kèm theo.",
        "Trang phục: Lịch sự, đại biểu có huân, huy chương đeo đầy đủ.",
    ],
    "cac-cap-hoa-son.txt": ["Địa điểm: Trung tâm Hội nghị huyện."],
    "nam-long-hai.txt": [
        "Thi đua phát triển kinh tế, nâng cao thu nhập.", "Thi đua xây dựng nông thôn mới nâng cao.",
        "Khen thưởng kịp thời, đúng người, đúng việc.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("plan", EVENTS)
def test_an_event_is_read_from_labels_shared_headings_or_prose(plan: str) -> None:
    draft = read(plan)
    assert (draft["kind"], told(draft, *OF_THE_EVENT)) == ("event_plan", EVENTS[plan])


@pytest.mark.parametrize("plan", DOCUMENTS)
def test_a_letterhead_is_read_in_one_column_or_two(plan: str) -> None:
    assert tuple(read(plan)["document"].values()) == DOCUMENTS[plan]


@pytest.mark.parametrize("plan", PROGRAMMES)
def test_a_programme_is_read_from_prose_times_or_a_table(plan: str) -> None:
    items = read(plan)["programme"]
    assert column(items, "type", "performer", "count", "minutes") == PROGRAMMES[plan]


@pytest.mark.parametrize("plan", TASKS)
def test_tasks_are_read_from_lists_tables_and_dates_that_stand_first(plan: str) -> None:
    assert column(read(plan)["tasks"], "owner", "due") == TASKS[plan]


@pytest.mark.parametrize("plan", sorted({*EVENTS, *DOCUMENTS} - {"dai-hoi-tay-khe.txt"}))
def test_only_what_was_not_understood_is_told(plan: str) -> None:
    assert column(read(plan)["notes"], "text") == UNREAD.get(plan, [])


def test_a_session_before_the_day_is_no_part_of_the_programme_and_is_told() -> None:
    draft = read("dai-hoi-tay-khe.txt")
    assert " ".join(column(draft["programme"], "type")) == (
        "arts flag_salute intro opening report paper exchange directive directive award launch delegate_vote "
        "closing"
    )
    assert "Bầu Đoàn Chủ tịch, Ban Thư ký." in column(draft["notes"], "text")
    assert draft["name_lines"] == ["ĐẠI HỘI THI ĐUA YÊU NƯỚC TỈNH TÂY KHÊ LẦN THỨ I, GIAI ĐOẠN 2025 - 2030"]


def test_levels_named_together_in_one_line_each_keep_their_own_values() -> None:
    values = ("preset", "name", "max_delegates", "expected_delegates", "quarter", "session", "due")
    assert column(read("cac-cap-thanh-pho.txt")["levels"], *values) == [
        ("commune", "Hội nghị điển hình tiên tiến", 200, None, None, "half_day", {"date": "2025-08-31"}),
        ("agency", "Hội nghị điển hình tiên tiến", 150, None, "2025-Q3", "half_day", {"date": "2025-09-30"}),
        ("province", "Đại hội Thi đua yêu nước", None, 500, "2025-Q4", "full_day", None),
    ]


def test_a_level_is_as_long_as_the_plan_says_outside_of_brackets() -> None:
    values = ("preset", "max_delegates", "expected_delegates", "exemplar_share", "quarter", "session", "due")
    assert column(read("cac-cap-hoa-son.txt")["levels"], *values) == [
        ("commune", 150, None, 70, "2025-Q1", "half_day", None),
        ("agency", None, None, None, None, None, {"date": "2025-02-28"}),
        ("district", None, 220, None, "2025-Q2", "full_day", None),
    ]


def test_who_is_asked_to_speak_in_a_sentence() -> None:
    assert column(read("hoi-nghi-tan-my.txt")["papers"], "kind", "unit", "speaker", "detail") == [
        ("collective", "Hội Nông dân", "", ""), ("collective", "Hội Phụ nữ", "", ""),
        ("collective", "ấp Mỹ An", "", ""), ("individual", "", "Lê Văn Hai", "nông dân giỏi"),
    ]  # fmt: skip


def test_parts_of_a_table_are_no_movements_and_only_who_leads_stands_for_one() -> None:
    assert column(read("nam-lac-thuy.txt")["movements"], "no", "name", "owners") == [
        (1, "Cả nước thi đua xây dựng nông thôn mới", ["Phòng Nông nghiệp và Môi trường"]),
        (2, "Cả nước chung tay vì người nghèo", ["Phòng Nội vụ"]),
        (3, "Thi đua cải cách hành chính", ["Văn phòng HĐND & UBND huyện"]),
        (4, "Thắp sáng đường quê", ["Huyện đoàn"]),
    ]


def test_movements_of_a_list_are_told_apart_from_their_bodies_by_any_sign() -> None:
    assert column(read("nam-yen-binh.txt")["movements"], "name", "owners") == [
        ("Phát triển kinh tế", ["Hội Nông dân"]),
        ("Toàn dân đoàn kết xây dựng đời sống văn hóa", ["UBMTTQ thị trấn"]),
        ("Toàn dân bảo vệ an ninh Tổ quốc", ["Công an thị trấn"]),
        ("Xây dựng xã hội học tập", ["Hội Khuyến học", "các trường học"]),
        ("Quyết thắng", ["Ban CHQS thị trấn"]),
    ]


def test_movements_of_a_table_are_named_without_the_word_and_the_quotes_around_them() -> None:
    assert column(read("nam-long-hai.txt")["movements"], "name", "owners") == [
        ("Toàn dân đoàn kết xây dựng đời sống văn hóa", ["Ủy ban MTTQ Việt Nam xã"]),
        ("Nông dân thi đua sản xuất, kinh doanh giỏi", ["Hội Nông dân xã"]),
        (
            "Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc", ["Hội LHPN xã"],
        ),
        ("Cựu chiến binh gương mẫu", ["Hội Cựu chiến binh xã"]),
        ("Quyết thắng", ["Ban CHQS xã", "Công an xã"]),
        ("Dạy tốt - Học tốt", ["Trường TH Long Hải", "Trường THCS Long Hải"]),
    ]  # fmt: skip


@pytest.mark.parametrize("plan", sorted({*EVENTS, *DOCUMENTS, *TASKS}))
def test_every_value_tells_the_lines_it_was_read_from(plan: str) -> None:
    draft = read(plan)
    for member in told(draft, *OF_THE_EVENT):
        assert draft["sources"][member], member
    for name in ("programme", "tasks", "movements", "levels", "copies_to", "legal_bases", "papers"):
        assert all(draft["sources"][f"{name}.{place}"] for place in range(len(draft[name]))), name


@pytest.mark.parametrize("width", [62, 70, 78])
@pytest.mark.parametrize("plan", ["hoi-nghi-dong-tien.txt", "dai-hoi-tay-khe.txt", "hoi-nghi-tan-my.txt"])
def test_a_plan_broken_into_narrow_lines_says_the_same(plan: str, width: int) -> None:
    narrow = [
        part
        for line in lines_of(plan)
        for part in ([line] if "\t" in line else textwrap.wrap(line, width, break_on_hyphens=False))
    ]
    assert said(to_json(read_plan(narrow), "")) == said(read(plan))


def said(draft: Any) -> Any:
    """Return a draft without the file and the lines it was read from."""
    if isinstance(draft, dict):
        return {key: said(one) for key, one in draft.items() if key not in ("file", "line", "sources")}
    return [said(one) for one in draft] if isinstance(draft, list) else draft

"""Reading a written plan: the style, not one file."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.outline import outline
from ceremony.core.plan_json import from_json, to_json
from ceremony.core.plans import Draft, read_plan
from ceremony.core.programme import counted, minutes, types
from ceremony.core.tasks import Due, due

PLAN = """
Số: /KH-UBND
Phước Tân, ngày tháng năm 2025
KẾ HOẠCH
Tổ chức Hội nghị tuyên dương điển hình tiên tiến giai đoạn 2020 - 2025
Thực hiện Kế hoạch số 12/KH-UBND ngày 28/11/2024 của UBND huyện Hòa Lâm,
UBND xã xây dựng kế hoạch tổ chức Hội nghị, cụ thể như sau:
A. MỤC TIÊU, YÊU CẦU
1. Đánh giá kết quả phong trào.
B. NỘI DUNG
I. HÌNH THỨC, THỜI GIAN
1. Hình thức: Tổ chức “Hội nghị tuyên dương điển hình tiên tiến”
2. Thời gian tổ chức: 1/2 ngày, vào quý I/2025
3. Thành phần:
- Đại biểu khách mời: lãnh đạo HĐND, UBND xã.
4. Số lượng đại biểu: tối đa không quá 200 đại biểu.
II. NỘI DUNG TỔ CHỨC
1. Chương trình, nội dung Hội nghị
- Tuyên bố lý do, giới thiệu đại biểu và khai mạc.
- Báo cáo tổng kết phong trào thi đua và phương hướng, nhiệm vụ giai đoạn 2025 – 2030.
- Báo cáo tham luận của các điển hình tiên tiến (02 tập thể và 02 cá nhân được khen thưởng).
- Biểu dương, tôn vinh, khen thưởng các điển hình tiên tiến.
- Phát động phong trào thi đua (do CT. UBND xã phát động).
- Phát biểu hưởng ứng phong trào thi đua (CT. UBMTTQVN xã phát biểu hưởng ứng)
- Thông qua danh sách đại biểu đi dự Đại hội cấp trên.
- Phát biểu chỉ đạo của lãnh đạo Đảng ủy
- Tặng hoa lưu niệm bằng một cách chưa ai biết
- Bế mạc Hội nghị.
2. Tên Hội nghị thống nhất như sau:
HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN
Giai đoạn 2020 – 2025
3. Một số nội dung sau Hội nghị
Sau khi kết thúc Hội nghị Thường trực Hội đồng báo cáo trước ngày 10/4/2025. Đồng thời tham mưu họp xét.
III. TỔ CHỨC THỰC HIỆN
1. Giao cho Công chức Văn phòng – Thống kê (Thường trực) chủ trì tham mưu chuẩn bị cơ sở vật chất.
2. Phòng Nội vụ.
- Chuẩn bị tài liệu, nước uống.
3. Đề nghị UBMTTQVN xã: Chủ động phối hợp với UBND xã.
Trên là Kế hoạch tổ chức Hội nghị của UBND xã Phước Tân./.
Nơi nhận:
- UBND huyện (b/c);
- Lưu: VT.
CHỦ TỊCH
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_plan(PLAN.splitlines())


def test_the_document_is_known_as_far_as_it_is_filled_in(draft: Draft) -> None:
    assert (draft.document.number, draft.document.date) == (None, None)
    assert (draft.document.issuer, draft.document.place) == ("UBND xã Phước Tân", "Phước Tân")
    filled = read_plan(["Số: 21/KH-UBND\tTân Hòa, ngày 17 tháng 02 năm 2025", *PLAN.splitlines()[3:]])
    assert (filled.document.number, filled.document.date) == ("21/KH-UBND", date(2025, 2, 17))


def test_what_kind_of_event_when_and_for_how_many(draft: Draft) -> None:
    assert (draft.kind, draft.preset, draft.form, draft.session) == (
        "event_plan",
        "commune",
        "hoi_nghi",
        "half_day",
    )
    assert (draft.period, draft.ordinal, draft.quarter, draft.starts_on) == (
        (2020, 2025),
        None,
        "2025-Q1",
        None,
    )
    assert (draft.max_delegates, draft.expected_delegates, draft.exemplar_share) == (200, None, None)
    assert draft.name == "Hội nghị tuyên dương điển hình tiên tiến"
    assert draft.name_lines == ("HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN", "Giai đoạn 2020 – 2025")


def test_the_programme_with_who_and_how_many(draft: Draft) -> None:
    assert [(item.type, item.performer, item.count) for item in draft.programme] == [
        ("intro", None, None), ("report", None, None), ("paper", None, 4), ("award", None, None),
        ("launch", "CT. UBND xã", None), ("response", "CT. UBMTTQVN xã", None), ("delegate_vote", None, None),
        ("directive", "lãnh đạo Đảng ủy", None), ("", None, None), ("closing", None, None),
    ]  # fmt: skip
    assert draft.programme[0].also == ("opening",)
    assert draft.programme[4].title == "Phát động phong trào thi đua"


def test_tasks_with_owner_and_deadline(draft: Draft) -> None:
    assert [(task.owner, task.due) for task in draft.tasks] == [
        ("Thường trực Hội đồng", Due(date=date(2025, 4, 10))),
        ("Thường trực Hội đồng", None),
        ("Công chức Văn phòng – Thống kê (Thường trực)", None),
        ("Phòng Nội vụ", None),
        ("UBMTTQVN xã", None),
    ]  # fmt: skip
    assert draft.tasks[3].text == "Chuẩn bị tài liệu, nước uống"


def test_bases_copies_and_what_nobody_understood(draft: Draft) -> None:
    assert draft.copies_to == ("UBND huyện (b/c)", "Lưu: VT")
    assert draft.legal_bases == ("Kế hoạch số 12/KH-UBND ngày 28/11/2024 của UBND huyện Hòa Lâm",)
    assert draft.notes == ((27, "Tặng hoa lưu niệm bằng một cách chưa ai biết"),)


def test_a_plan_with_a_day_an_hour_and_speakers() -> None:
    draft = read_plan(
        """KẾ HOẠCH
Tổ chức Đại hội Thi đua yêu nước thành phố Hòa Lâm lần thứ IV
I. THỜI GIAN
1. Thời gian: 01 ngày, bắt đầu lúc 7 giờ 30 phút, ngày 26/3/2025
2. Địa điểm: Nhà văn hóa (số 3, đường A).
3. Dự kiến khoảng 325 đại biểu; điển hình tiên tiến chiếm 70%
4. Các tập thể, cá nhân sau chuẩn bị tham luận (từ 5 đến 7 phút), gửi trước ngày tổ chức Đại hội 05 ngày:
- Tập thể: Hội Nông dân (ông Trần Quốc Bảo, Chủ tịch Hội trình bày).
- Phòng Kinh tế.
- Cá nhân: bà H'Loan Niê, nữ hộ sinh.""".splitlines()
    )
    assert (draft.form, draft.ordinal, draft.session) == ("dai_hoi", 4, "full_day")
    assert (draft.starts_on, draft.starts_at, draft.venue) == (date(2025, 3, 26), time(7, 30), "Nhà văn hóa")
    assert (draft.expected_delegates, draft.exemplar_share) == (325, 70)
    assert (draft.paper_minutes, draft.paper_due) == ((5, 7), Due(days_before=5))
    assert [(paper.kind, paper.unit, paper.speaker, paper.detail) for paper in draft.papers] == [
        ("collective", "Hội Nông dân", "Trần Quốc Bảo", "Chủ tịch Hội"),
        ("collective", "Phòng Kinh tế", "", ""),
        ("individual", "", "H'Loan Niê", "nữ hộ sinh"),
    ]  # fmt: skip


def test_a_programme_laid_out_as_a_table_with_times_and_performers() -> None:
    draft = read_plan(
        [
            "KẾ HOẠCH",
            "Tổ chức Hội nghị",
            "I. CHƯƠNG TRÌNH",
            "1\t1. Khai mạc\tMC\t10 phút",
            "- Báo cáo tổng kết\tUBND xã\t20 phút",
            "- Trao Giấy khen\tChủ tịch\t30 phút",
            "- Bế mạc\tUBND xã\t5 phút",
        ]
    )
    assert [(item.type, item.performer, item.minutes) for item in draft.programme] == [
        ("opening", "MC", (10, 10)), ("report", "UBND xã", (20, 20)), ("award", "Chủ tịch", (30, 30)),
        ("closing", "UBND xã", (5, 5)),
    ]  # fmt: skip


@pytest.mark.parametrize(("title", "type"), [
    ("Đón tiếp đại biểu", "reception"), ("Chương trình văn nghệ", "arts"), ("Chào cờ", "flag_salute"),
    ("Phát biểu khai mạc", "opening"), ("Chiếu phóng sự", "video"), ("Giao lưu điển hình", "exchange"),
    ("Công bố Quyết định khen thưởng", "award"), ("Ký kết giao ước thi đua", "signing"),
    ("Phát biểu hưởng ứng phong trào", "response"), ("Đáp từ", "reply"), ("Tổng kết và bế mạc", "closing"),
    ("Báo cáo tham luận (02 tập thể được khen thưởng)", "paper"), ("Chụp ảnh lưu niệm", "photo"),
    ("Giải lao", "break"), ("Phát động phong trào thi đua và bế mạc Hội nghị", "launch"),
])  # fmt: skip
def test_an_item_is_of_the_type_its_title_begins_with(title: str, type: str) -> None:
    assert types(title)[0] == type


def test_numbers_in_words() -> None:
    assert minutes("không quá 7 phút") == (None, 7)
    assert minutes("lúc 7 giờ 30 phút") is None
    assert minutes("5 – 7 phút") == (5, 7)
    assert counted("02 tập thể và 02 cá nhân") == 4
    assert due("05 ngày trước") == Due(days_before=5)
    assert due("trước ngày 31/2/2025") is None


def test_the_outline_keeps_lines_in_their_place_and_takes_markdown_off() -> None:
    text = outline(["#### **I. PHẦN MỘT**", "", "1. Một", "a) Nhỏ", "- gạch", "Chữ thường", "2. Hai"])
    assert [(line.number, line.depth, line.mark) for line in text.lines] == [
        (1, 1, "I"),
        (3, 2, "1"),
        (4, 4, "a"),
        (5, 5, "-"),
        (6, 7, ""),
        (7, 2, "2"),
    ]
    assert [line.text for line in text.children(text.lines[0])] == ["Một", "Hai"]
    assert text.heading_of(text.lines[4]) == text.lines[3]


lines = some.lists(
    some.one_of(
        some.text(),
        some.sampled_from(PLAN.splitlines()),
        some.from_regex(r"(ngày|quý|số|lần thứ|giai đoạn|trước) [0-9IVX/ -]{0,20}"),
    ),
    max_size=60,
)


@given(lines)
def test_whatever_the_lines_are_a_draft_comes_out_and_survives_json(texts: list[str]) -> None:
    draft = read_plan(texts)
    told = json.loads(json.dumps(to_json(draft, "x.txt")))
    assert from_json(told) == draft
    assert {line for line, _ in draft.notes} <= set(range(1, len(texts) + 1))

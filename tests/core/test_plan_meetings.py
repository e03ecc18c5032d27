"""Plans that leave something to be understood: what they are of, who speaks, when, and for how many."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from ceremony.core import figures
from ceremony.core.event_draft import items_of, seeded, start_of
from ceremony.core.kinds import preset_of
from ceremony.core.owners import is_body
from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from ceremony.core.programme import types
from ceremony.core.speakers import speakers
from tests.core.plans import column, read, told

OF_THE_EVENT = (
    "kind", "name", "preset", "form", "period", "ordinal", "starts_on", "starts_at", "session", "venue",
    "venue_address", "max_delegates", "expected_delegates", "arts_count", "signer", "superior",
)  # fmt: skip
EVENTS: dict[str, dict[str, Any]] = {
    "tong-ket-ea-wy.txt": {
        "kind": "event_plan", "preset": "annual_review", "form": "hoi_nghi", "starts_on": "2027-01-22",
        "name": "Hội nghị tổng kết công tác thi đua, khen thưởng năm 2026, triển khai nhiệm vụ năm 2027",
        "starts_at": "08:00:00", "session": "half_day", "venue": "Hội trường xã", "venue_address": "thôn 4",
        "expected_delegates": 140, "arts_count": 3, "signer": "Y Thuyên Niê",
        "superior": "UBND tỉnh Đắk Lắk",
    },
    "dai-hoi-cu-kuin.txt": {
        "kind": "event_plan", "preset": "agency", "form": "dai_hoi", "ordinal": 3, "starts_on": "2030-08-09",
        "name": "Đại hội Thi đua yêu nước Trung tâm Kỹ thuật Đo lường lần thứ III", "session": "full_day",
        "venue": "Hội trường tầng 2, Trung tâm Kỹ thuật Đo lường", "expected_delegates": 160,
        "signer": "Phan Đình Vượng", "superior": "Sở Khoa học và Công nghệ Đắk Lắk",
    },
    "hoi-nghi-buon-ho.md": {
        "kind": "event_plan", "preset": "commune", "form": "hoi_nghi", "period": [2025, 2030],
        "name": "Hội nghị biểu dương điển hình tiên tiến phường Buôn Hồ", "starts_on": "2030-09-27",
        "starts_at": "13:30:00", "session": "half_day", "venue": "Nhà văn hóa phường",
        "expected_delegates": 95, "signer": "Nông Văn Sáu",
    },
}  # fmt: skip
PROGRAMMES = {
    "tong-ket-ea-wy.txt": [
        ("reception", None), ("intro", "Văn phòng HĐND và UBND xã"), ("report", "Phó Chủ tịch UBND xã"),
        ("paper", "Buôn Kuăn, Thôn 7, Hội Cựu chiến binh xã, bà H'Lê Mlô"), ("award", None),
        ("directive", "Lãnh đạo Đảng ủy xã"), ("reply", "Chủ tịch UBND xã"),
    ],
    "dai-hoi-cu-kuin.txt": [
        ("flag_salute", None), ("intro", None), ("opening", "Giám đốc Trung tâm"), ("report", None),
        ("paper", "Phòng Kiểm định"), ("paper", "Công đoàn Trung tâm"), ("award", None), ("closing", None),
    ],
    "hoi-nghi-buon-ho.md": [
        ("reception", "Đoàn phường"), ("intro", "Văn phòng"), ("opening", "Chủ tịch UBND phường"),
        ("report", "Phó Chủ tịch UBND phường"),
        ("paper", "cô Trần Thị Hoài, Trường TH Nguyễn Du; ông Y Sơn, buôn Tring"),
        ("paper", "Tổ dân phố 2, Hội Phụ nữ phường"), ("award", "Chủ tịch UBND phường"),
        ("closing", "Chủ tịch UBND phường"),
    ],
}  # fmt: skip
PAPERS = {
    "tong-ket-ea-wy.txt": [
        ("Buôn Kuăn", "", ""), ("Thôn 7", "", ""), ("Hội Cựu chiến binh xã", "", ""), ("", "H'Lê Mlô", ""),
    ],
    "dai-hoi-cu-kuin.txt": [("Phòng Kiểm định", "", ""), ("Công đoàn Trung tâm", "", "")],
    "hoi-nghi-buon-ho.md": [
        ("", "Trần Thị Hoài", "Trường TH Nguyễn Du"), ("", "Y Sơn", "buôn Tring"), ("Tổ dân phố 2", "", ""),
        ("Hội Phụ nữ phường", "", ""),
    ],
}  # fmt: skip
ATTENDANCE = {
    "tong-ket-ea-wy.txt": [
        "Lãnh đạo Đảng ủy, HĐND, UBND, Ủy ban MTTQ xã",
        "Trưởng thôn, buôn và các tập thể, cá nhân được khen",
    ],
    "dai-hoi-cu-kuin.txt": ["130 đại biểu chính thức", "30 khách mời"],
    "hoi-nghi-buon-ho.md": ["Điển hình tiên tiến được mời 70", "Khách mời, lãnh đạo 25"],
}
UNREAD = {
    "tong-ket-ea-wy.txt": [
        "Theo đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 09/TTr-VHXH ngày 08/01/2027,"
    ],
    "dai-hoi-cu-kuin.txt": ["Quy mô tham dự mở rộng: 25 người làm công tác phục vụ."],
    "hoi-nghi-buon-ho.md": [
        "Ý kiến tham luận của cơ sở (3 ý kiến) Tổ dân phố 2, Hội Phụ nữ phường",
    ],
}
PLANS = [*EVENTS]


@pytest.mark.parametrize("plan", PLANS)
def test_the_event_is_known_whatever_the_title_leaves_out(plan: str) -> None:
    assert told(read(plan), *OF_THE_EVENT) == EVENTS[plan]


@pytest.mark.parametrize("plan", PLANS)
def test_who_does_it_stands_in_front_behind_or_in_a_cell(plan: str) -> None:
    assert column(read(plan)["programme"], "type", "performer") == PROGRAMMES[plan]


@pytest.mark.parametrize("plan", PLANS)
def test_each_speaker_that_is_named_gives_a_paper(plan: str) -> None:
    assert column(read(plan)["papers"], "unit", "speaker", "detail") == PAPERS[plan]


@pytest.mark.parametrize("plan", PLANS)
def test_those_who_come_are_listed_without_headings_and_sums(plan: str) -> None:
    assert read(plan)["attendance"] == ATTENDANCE[plan]


@pytest.mark.parametrize("plan", PLANS)
def test_what_was_read_nowhere_is_told(plan: str) -> None:
    assert column(read(plan)["notes"], "text") == UNREAD[plan]


def test_movements_that_are_honoured_are_the_events_too() -> None:
    assert [(one["name"], one["owners"]) for one in read("hoi-nghi-buon-ho.md")["movements"]] == [
        ("Buôn làng xanh", ["Ủy ban MTTQ Việt Nam phường"]),
        ("Lớp học sáng đèn", ["Phòng Văn hóa - Xã hội"]),
    ]


def test_each_row_of_papers_has_its_own_speakers_and_an_open_place_for_whom_it_only_counts() -> None:
    rows = [row for row in items_of(seeded(read("hoi-nghi-buon-ho.md"))) if row.type == "paper"]
    assert [(row.title[-5:], row.performer) for row in rows] == [
        ("(1/2)", "Trần Thị Hoài, Trường TH Nguyễn Du"),
        ("(2/2)", "Y Sơn, buôn Tring"),
        ("(1/3)", "Tổ dân phố 2"),
        ("(2/3)", "Hội Phụ nữ phường"),
        ("(3/3)", ""),
    ]


def test_as_many_rows_of_papers_as_are_asked_for_elsewhere_have_one_each() -> None:
    row = {"type": "paper", "title": "Tham luận", "performer": None, "minutes": None, "count": None}
    asked = [{"line": 40, "unit": "Trạm Y tế xã"}, {"line": 41, "unit": "Công an xã"}]
    draft = seeded({"programme": [row | {"line": 20}, row | {"line": 21}], "papers": asked})
    assert [one.performer for one in items_of(draft)] == ["Trạm Y tế xã", "Công an xã"]


def test_a_line_that_a_program_made_up_is_none() -> None:
    row = {"type": "paper", "title": "Tham luận", "performer": None, "minutes": None, "line": ["x"]}
    draft = seeded({"programme": [row], "papers": [{"line": {}, "unit": "Trạm Y tế xã"}]})
    assert [one.performer for one in items_of(draft)] == ["Trạm Y tế xã"]


def test_the_afternoon_begins_in_the_afternoon() -> None:
    draft = seeded(read("dai-hoi-cu-kuin.txt"))
    assert draft["starts_at"] is None
    assert start_of(draft) == (date(2030, 8, 9), time(14))


BODY = """Số: 3/KH-UBND
Phú Thạnh, ngày 05 tháng 01 năm 2028
KẾ HOẠCH
{title}
UBND xã Phú Thạnh {makes}:
1. Thời gian: 14h00, ngày 20/01/2028.
2. Địa điểm: Nhà văn hóa xã.
3. Chương trình
- Tuyên bố lý do.
- Báo cáo tổng kết.
- Trao Giấy khen.
- Bế mạc {form}.
"""


def _of(title: str, makes: str = "xây dựng kế hoạch như sau", form: str = "Hội nghị") -> dict[str, Any]:
    return to_json(read_plan(BODY.format(title=title, makes=makes, form=form).splitlines()), "x")


@pytest.mark.parametrize(
    ("title", "name", "preset"),
    [
        (
            "Tổng kết phong trào thi đua yêu nước năm 2027 và phát động thi đua năm 2028",
            "Hội nghị tổng kết phong trào thi đua yêu nước năm 2027 và phát động thi đua năm 2028",
            "annual_review",
        ),
        (
            "Về việc tổ chức tổng kết công tác khen thưởng năm 2027",
            "Hội nghị tổng kết công tác khen thưởng năm 2027",
            "annual_review",
        ),
        (
            "Tuyên dương học sinh giỏi năm học 2027 - 2028",
            "Hội nghị tuyên dương học sinh giỏi năm học 2027 - 2028",
            "commune",
        ),
        (
            "Tổ chức tôn vinh người lao động tiêu biểu",
            "Hội nghị tôn vinh người lao động tiêu biểu",
            "commune",
        ),
    ],
)
def test_a_title_without_its_form_is_completed_from_the_text(title: str, name: str, preset: str) -> None:
    draft = _of(title)
    assert told(draft, "kind", "name", "preset", "form", "starts_on") == {
        "kind": "event_plan", "name": name, "preset": preset, "form": "hoi_nghi", "starts_on": "2028-01-20",
    }  # fmt: skip
    assert column(draft["programme"], "type") == ["intro", "report", "award", "closing"]


def test_the_sentence_that_makes_the_plan_names_its_event() -> None:
    draft = _of(
        "Tổng kết năm thi đua 2027",
        "ban hành Kế hoạch tổ chức Hội nghị tổng kết phong trào “Người tốt, việc tốt” năm 2027 như sau",
    )
    assert draft["name"] == "Hội nghị tổng kết phong trào “Người tốt, việc tốt” năm 2027"


@pytest.mark.parametrize(
    "title",
    [
        "Phát động thi đua và công tác khen thưởng năm 2028",
        "Phát động thi đua năm 2028",
        "Công tác khen thưởng năm 2028",
        "Thực hiện các phong trào thi đua năm 2028",
    ],
)
def test_a_plan_of_a_years_work_is_none_of_a_meeting(title: str) -> None:
    lines = ["KẾ HOẠCH", title, "I. NỘI DUNG", "1. Đẩy mạnh các phong trào thi đua đến từng thôn."]
    assert read_plan(lines).kind == "year_plan"
    assert _of(title)["kind"] == "event_plan"


@pytest.mark.parametrize(
    ("words", "many", "apart"),
    [
        ("Tổ Sử - Địa, Công đoàn, cô Ka Nhiên", None, ["Tổ Sử - Địa", "Công đoàn", "cô Ka Nhiên"]),
        ("ông Y Blăn, Chi hội trưởng Nông dân; Trạm Y tế", None,
         ["ông Y Blăn, Chi hội trưởng Nông dân", "Trạm Y tế"]),
        ("anh Lò Văn Tới, bản Nà Sẳng, chị Én", 2, ["anh Lò Văn Tới, bản Nà Sẳng", "chị Én"]),
        ("anh Lò Văn Tới, bản Nà Sẳng, chị Én", 3, ["anh Lò Văn Tới", "bản Nà Sẳng", "chị Én"]),
        ("hội viên nông dân tiêu biểu", None, []),
        ("Trần Đình Lộc, Phan Thu Hà", 2, ["Trần Đình Lộc", "Phan Thu Hà"]),
        ("Đại diện Hội Phụ nữ xã và Đoàn xã", None, ["Hội Phụ nữ xã", "Đoàn xã"]),
        ("Hội Nông dân (ông A, bà B)", None, ["Hội Nông dân (ông A, bà B)"]),
        ("Trần Đình Lộc, Phan Thu Hà", None, []),
        ("02 tập thể, 03 cá nhân", 5, []),
        ("đại diện các tập thể", None, []),
        ("Ban Tổ chức", None, []),
        ("", None, []),
    ],
)  # fmt: skip
def test_speakers_are_told_apart_by_their_words_or_their_number(
    words: str, many: int | None, apart: list[str]
) -> None:
    assert speakers(words, many) == apart


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Lãnh đạo Đảng ủy xã phát biểu", "directive"),
        ("Đồng chí Bí thư Huyện ủy phát biểu ý kiến", "directive"),
        ("Lãnh đạo UBND xã phát biểu khai mạc", "opening"),
        ("Đại diện học sinh phát biểu", None),
        ("Đón khách", "reception"),
        ("Đón nhận Huân chương Lao động", "award"),
    ],
)
def test_who_speaks_without_a_word_on_what_is_of_the_type_of_the_office(
    title: str, first: str | None
) -> None:
    assert next(iter(types(title)), None) == first


@pytest.mark.parametrize(
    ("when", "session"),
    [
        ("từ 13 giờ 30 đến 16 giờ 45, ngày 04/3/2027", "half_day"),
        ("7h30 - 16h30 ngày 04/3/2027", "full_day"),
        ("bắt đầu 8h00, kết thúc lúc 11h30 ngày 04/3/2027", "half_day"),
        ("từ 8h00 ngày 04/3/2027 đến 11h00 ngày 05/3/2027", None),
        ("8h00 ngày 04/3/2027", None),
    ],
)
def test_the_first_and_the_last_hour_say_how_long_it_takes(when: str, session: str | None) -> None:
    assert figures.session(when) == session


ROWS = """Ban chỉ đạo tạm thời, chưa có quyết định thành lập
KẾ HOẠCH
Tổ chức Lễ biểu dương gia đình học tập năm 2028
1. Thời gian: ngày 11/11/2028.
2. Địa điểm: Nhà văn hóa (bản Nà Sẳng). Xe đón đại biểu ở ngã ba đường vào bản.
3. Số lượng đại biểu: 90 người (gồm: 60 người học, 20 khách mời và 10 người phục vụ).
4. Chương trình
- Văn nghệ (15 phút): Trường THCS Nà Sẳng.
- Chủ tịch Hội Khuyến học khai mạc.
- Báo cáo điển hình: gia đình ông Lù A Páo; Đội 4; Xí nghiệp Chè.
- Thường trực Đảng ủy xã phát biểu.
- Bế mạc.
5. Mỗi báo cáo điển hình tối đa 5 phút, gửi trước buổi lễ 04 ngày.
"""


def test_a_ceremony_in_other_words_is_read_all_the_same() -> None:
    draft = to_json(read_plan(ROWS.splitlines()), "x")
    assert column(draft["programme"], "type", "performer") == [
        ("arts", "Trường THCS Nà Sẳng"),
        ("opening", "Chủ tịch Hội Khuyến học"),
        ("paper", "gia đình ông Lù A Páo; Đội 4; Xí nghiệp Chè"),
        ("directive", "Thường trực Đảng ủy xã"),
        ("closing", None),
    ]
    assert column(draft["papers"], "unit", "kind") == [
        ("gia đình ông Lù A Páo", "household"),
        ("Đội 4", "collective"),
        ("Xí nghiệp Chè", "collective"),
    ]
    assert draft["paper_rules"] == {"minutes": [None, 5], "due_days_before": 4}
    assert draft["attendance"] == ["60 người học", "20 khách mời", "10 người phục vụ"]


def test_what_stands_beside_a_hall_or_over_a_plan_is_told() -> None:
    notes = column(to_json(read_plan(ROWS.splitlines()), "x")["notes"], "line")
    assert notes == [1, 5]


CAPTIONED = """KẾ HOẠCH
Tổ chức Hội nghị tuyên dương người tốt năm 2028
1. Thời gian: ngày 11/11/2028.
CHƯƠNG TRÌNH
Hội nghị tuyên dương người tốt
Mời 12 người dự thêm phần giao lưu.
STT\tNội dung\tThực hiện
1\tKhai mạc\tChủ tịch UBND xã
2\tBáo cáo tổng kết\tVăn phòng
3\tTrao Giấy khen\tLãnh đạo xã
4\tBế mạc\tChủ tịch UBND xã
"""


def test_a_count_under_a_caption_is_no_caption() -> None:
    draft = to_json(read_plan(CAPTIONED.splitlines()), "x")
    assert len(draft["programme"]) == 4
    assert column(draft["notes"], "line") == [6]


@pytest.mark.parametrize(
    ("issuer", "preset"),
    [
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "agency"),
        ("Ban Thường vụ Tỉnh ủy", "province"),
        ("Trung tâm Khuyến nông", "agency"),
        ("UBND xã Nà Sẳng", "commune"),
    ],
)
def test_a_board_of_a_committee_is_an_agency_and_its_standing_board_the_committee(
    issuer: str, preset: str
) -> None:
    assert preset_of("Tổ chức Hội nghị điển hình tiên tiến", issuer) == preset


def test_bodies_under_each_other_in_a_cell_are_told_apart_by_their_first_word() -> None:
    firsts = ("Đồn Biên phòng", "Xí nghiệp Chè", "Buôn Kuăn", "Cô Ka Nhiên", "Gia đình ông Páo")
    assert all(map(is_body, firsts))
    assert not any(map(is_body, ("Thầy thuốc nhân dân", "Anh hùng Lao động")))


TOLD = """KẾ HOẠCH
Tuyên dương người lao động giỏi; phát động thi đua quý II năm 2032
1. Thời gian, địa điểm: 14 giờ 30, ngày 12/3/2032, tại Nhà văn hóa Công nhân, số 9 đường Bến Bính.
2. Thành phần (dự kiến 130 người):
- Khách mời.
3. Nội dung: chào cờ; giới thiệu đại biểu; Phó Chủ tịch UBND phường khai mạc; {papers}; trao thưởng; bế mạc.
"""


@pytest.mark.parametrize(
    ("papers", "rows"),
    [
        (
            "tham luận của 03 doanh nghiệp (Công ty Dệt Hòa An, Công ty Nhựa Tân Tiến, Hợp tác xã Bến Bính)",
            [("Tham luận (1/3)", "Công ty Dệt Hòa An"), ("Tham luận (2/3)", "Công ty Nhựa Tân Tiến"),
             ("Tham luận (3/3)", "Hợp tác xã Bến Bính")],
        ),
        (
            "tham luận của Công đoàn phường; tham luận của Đoàn phường",
            [("Tham luận của Công đoàn phường", "Công đoàn phường"),
             ("Tham luận của Đoàn phường", "Đoàn phường")],
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_lists_the_programme_names_its_speakers(
    papers: str, rows: list[tuple[str, str]]
) -> None:
    draft = to_json(read_plan(TOLD.format(papers=papers).splitlines()), "x")
    spoken = [one for one in items_of(seeded(draft)) if one.type == "paper"]
    assert [(one.title, one.performer) for one in spoken] == rows
    assert column(draft["papers"], "unit") == [performer for _title, performer in rows]


def test_day_and_hall_in_one_sentence_are_enough_for_an_event() -> None:
    draft = to_json(read_plan(TOLD.format(papers="giao lưu").splitlines()), "x")
    assert told(draft, "kind", "starts_on", "venue", "venue_address", "expected_delegates") == {
        "kind": "event_plan",
        "starts_on": "2032-03-12",
        "venue": "Nhà văn hóa Công nhân",
        "venue_address": "số 9 đường Bến Bính",
        "expected_delegates": 130,
    }

"""Reading a decision itself, as an office writes one in Word."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ceremony.awards.reading import Decision, Decisions, read_decisions
from ceremony.awards.reading.capitals import in_sentence
from ceremony.awards.reading.entries import entry, heading
from ceremony.awards.reading.posts import place_of_work
from ceremony.core.refusals import Invalid
from tests.awards.lists import document
from tests.edges import PATIENCE_S

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "Số: 112/QĐ-UBND", "Tân Hòa, ngày 10 tháng 3 năm 2025", "QUYẾT ĐỊNH",
    "Về việc tặng Giấy khen cho các tập thể, cá nhân trong phong trào thi đua “Dân vận khéo”",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "QUYẾT ĐỊNH:",
)  # fmt: skip
FOOT = ("Điều 2. Văn phòng HĐND và UBND, các ông (bà) có tên tại Điều 1 thi hành Quyết định này./.",
        "Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Hữu Lâm")  # fmt: skip
GIVES = "Điều 1. Tặng Giấy khen của Chủ tịch UBND xã Tân Hòa cho các tập thể, cá nhân"


def paper(tmp_path: Path, *lines: str, **more: object) -> Decisions:
    path = tmp_path / "quyet-dinh.docx"
    path.write_bytes(document(*lines, **more))  # type: ignore[arg-type]
    return read_decisions(path)


def only(read: Decisions) -> Decision:
    [decision] = read.decisions
    return decision


def listed(read: Decisions) -> list[tuple[str, str, str, str, str]]:
    return [
        (one.kind, one.honorific, one.name, one.position, one.unit) for one in only(read).recipients
    ]  # fmt: skip


def codes(read: Decisions) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in read.problems]


def test_the_head_says_which_decision_it_is(tmp_path: Path) -> None:
    decision = only(paper(tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Ông Lê An, Nông dân, ấp 1.", *FOOT))

    assert (decision.number, decision.date, decision.award) == ("112/QĐ-UBND", date(2025, 3, 10), "gk_xa")
    assert decision.issuer == "Chủ tịch UBND xã Tân Hòa"
    assert decision.title == "Giấy khen của Chủ tịch UBND xã Tân Hòa"
    assert decision.summary == (
        "tặng Giấy khen cho các tập thể, cá nhân trong phong trào thi đua “Dân vận khéo”"
    )
    assert decision.movement == "Dân vận khéo"


def test_groups_and_lines_in_the_article(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES} đã có thành tích xuất sắc trong công tác dân vận, gồm:",
        "I. TẬP THỂ (02 tập thể)", "1. Tập thể cán bộ, giáo viên Trường Tiểu học Tân Hòa;",
        "2. Hội LHPN xã (đại diện: bà Dương Thị Yến, Chủ tịch Hội);",
        "II. HỘ GIA ĐÌNH", "1. Hộ ông Điểu Lộc, ấp 3;",
        "III. CÁ NHÂN", "1. Ông Nguyễn Văn An, Nông dân, ấp Suối Đá;", "2. Bà Tô Thị Bích - Trưởng ấp 3;",
        "3. Ông Lê Văn Cam, sinh năm 1950, cựu chiến binh ấp Tân Lập (truy tặng).", *FOOT,
    )  # fmt: skip

    assert listed(read) == [
        ("collective", "", "Tập thể cán bộ, giáo viên Trường Tiểu học Tân Hòa", "",
         "Tập thể cán bộ, giáo viên Trường Tiểu học Tân Hòa"),
        ("collective", "", "Hội LHPN xã", "", "Hội LHPN xã"),
        ("household", "", "Hộ ông Điểu Lộc", "", "ấp 3"),
        ("individual", "Ông", "Nguyễn Văn An", "Nông dân", "ấp Suối Đá"),
        ("individual", "Bà", "Tô Thị Bích", "Trưởng ấp 3", ""),
        ("individual", "Ông", "Lê Văn Cam", "cựu chiến binh", "ấp Tân Lập"),
    ]  # fmt: skip
    people = only(read).recipients
    assert [one.line for one in people] == [1, 2, 3, 4, 5, 6]
    assert {one.reason for one in people} == {"có thành tích xuất sắc trong công tác dân vận"}
    assert (people[1].receiver_name, people[1].receiver_role) == ("Dương Thị Yến", "Chủ tịch Hội")
    assert people[1].spoken_text == "Hội Liên hiệp Phụ nữ xã"
    assert (people[5].posthumous, people[5].birth_year) == (True, 1950)
    assert codes(read) == [
        ("dòng 11", "missing_receiver"), ("dòng 14", "missing_receiver"), ("dòng 18", "missing_receiver"),
    ]  # fmt: skip


def test_a_list_behind_the_signature_is_a_table(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES} (có danh sách kèm theo).", *FOOT, "DANH SÁCH",
        "Tập thể, cá nhân được tặng Giấy khen", "(Kèm theo Quyết định số 112/QĐ-UBND ngày 10/3/2025)",
        table=(
            ("STT", "Họ và tên", "Chức vụ", "Đơn vị"), ("I", "TẬP THỂ", "", ""),
            ("1", "Trạm Y tế xã", "", ""), ("II", "CÁ NHÂN", "", ""),
            ("1", "Đặng Văn Ổn", "Y sĩ", "Trạm Y tế xã"), ("2", "", "Y tá", "Trạm"),
        ),
    )  # fmt: skip

    assert listed(read) == [
        ("collective", "", "Trạm Y tế xã", "", "Trạm Y tế xã"),
        ("individual", "", "Đặng Văn Ổn", "Y sĩ", "Trạm Y tế xã"),
    ]
    assert ("dòng 24", "missing") in codes(read)
    assert read.stops


def test_each_group_may_have_a_table_of_its_own_and_nobody_is_lost_between(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES} (có danh sách kèm theo).", *FOOT, "DANH SÁCH",
        more=(
            ("I. TẬP THỂ", (("STT", "Tên tập thể", "Thành tích"), ("1", "HỘI LHPN XÃ", "Dân vận"),
                            ("2", "Trạm Y tế (đại diện: bà Lê Thị B, Trạm trưởng)", "Tiêm chủng"))),
            ("II. HỘ GIA ĐÌNH", (("TT", "Chủ hộ", "Họ và tên", "Địa chỉ"), ("1", "", "Điểu K’Ré", "Ấp 2"))),
            ("III. CÁ NHÂN", (("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"),
                              ("1", "Đặng Văn Ổn", "Y sĩ", "Trạm Y tế xã", "Tiêm chủng"))),
        ),
    )  # fmt: skip

    assert listed(read) == [
        ("collective", "", "Hội LHPN Xã", "", "Hội LHPN Xã"),
        ("collective", "", "Trạm Y tế", "", "Trạm Y tế"),
        ("household", "", "Điểu K’Ré", "", "Ấp 2"),
        ("individual", "", "Đặng Văn Ổn", "Y sĩ", "Trạm Y tế xã"),
    ]
    receivers = [(one.receiver_name, one.receiver_role) for one in only(read).recipients]
    assert receivers[1] == ("Lê Thị B", "Trạm trưởng")


def test_a_list_of_lines_behind_the_signature(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES} (có danh sách kèm theo).", *FOOT, "DANH SÁCH",
        "(Kèm theo Quyết định số 112/QĐ-UBND)", "1. Tập thể", "- Trường Mầm non Hoa Sen", "2. Cá nhân",
        "- Ông Nguyễn Văn An, Trưởng ấp 3", "- Bà H'Loan Niê, Nữ hộ sinh, Trạm Y tế xã",
    )  # fmt: skip

    assert [line[:3] for line in listed(read)] == [
        ("collective", "", "Trường Mầm non Hoa Sen"),
        ("individual", "Ông", "Nguyễn Văn An"),
        ("individual", "Bà", "H'Loan Niê"),
    ]


def test_an_article_for_one_person_names_them_in_its_sentence(tmp_path: Path) -> None:
    one = "Điều 1. Tặng Giấy khen cho ông Nguyễn Văn An, Nông dân, ấp Suối Đá, đã có thành tích cứu người."

    assert listed(paper(tmp_path, *HEAD, one, *FOOT)) == [
        ("individual", "Ông", "Nguyễn Văn An", "Nông dân", "ấp Suối Đá")
    ]


def test_an_article_for_one_kind_says_it_of_all_below(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD[:4], "Về việc công nhận danh hiệu “Lao động tiên tiến”", *HEAD[5:],
        "Điều 1. Công nhận danh hiệu “Lao động tiên tiến” năm 2024 cho các ông (bà) có tên sau:",
        "Đoàn Văn Tổ - Công chức Văn phòng", "Trần Thị B", *FOOT,
    )  # fmt: skip

    assert listed(read) == [
        ("individual", "", "Đoàn Văn Tổ", "Công chức Văn phòng", ""),
        ("individual", "", "Trần Thị B", "", ""),
    ]
    assert (only(read).award, only(read).title) == ("ld_tien_tien", "Lao động tiên tiến")
    assert codes(read) == []


def test_what_is_missing_and_what_was_not_understood_is_told_by_line(tmp_path: Path) -> None:
    read = paper(
        tmp_path, "Số: 9/QĐ-UBND", "QUYẾT ĐỊNH", "Điều 1. Tặng Giấy khen cho các cá nhân, gồm:",
        "1. Ông Nguyễn Văn An;", "Mỗi người một phần quà.", "Điều 2. Thi hành.",
    )  # fmt: skip

    assert codes(read) == [
        ("dòng 1", "missing_date"), ("dòng 1", "missing_issuer"), ("dòng 1", "unknown_award"),
        ("dòng 5", "not_a_person"),
    ]  # fmt: skip


def test_capitals_and_an_old_font_are_told_as_they_will_be_written(tmp_path: Path) -> None:
    read = paper(tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Ông NGUYỄN VĂN ẢNH, Nông dân.", *FOOT)
    assert [(one.name, one.honorific) for one in only(read).recipients] == [("Nguyễn Văn Ảnh", "Ông")]
    assert codes(read) == [("dòng 10", "all_caps")]

    old = paper(
        tmp_path, "Sè: 9/Q§-UBND", "QuyÕt ®Þnh", "VÒ viÖc tÆng GiÊy khen",
        "C¨n cø LuËt Thi ®ua, khen th\u00adëng;",
        "§iÒu 1. TÆng GiÊy khen cña Chñ tÞch UBND x· T©n Hßa cho c¸c c¸ nh©n, gåm:",
        "1. ¤ng NguyÔn V¨n HiÕu, N«ng d©n, Êp T©n LËp.", "§iÒu 2. Thi hµnh.",
    )  # fmt: skip
    assert [one.name for one in only(old).recipients] == ["Nguyễn Văn Hiếu"]
    assert "legacy_font" in [one.code for one in old.problems]


def test_money_columns_and_numbers_of_two_levels_make_nobody_else_of_anybody(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Tập thể: 01", "1.1. Trường Mầm non Hoa Sen", "2. Cá nhân",
        "2.1.\tÔng Nguyễn Văn An\tTrưởng ấp\tẤp 3", "Mức thưởng kèm theo:", "- Tập thể: 2.000.000 đồng;",
        "- Cá nhân: 1.000.000 đồng.", *FOOT,
    )  # fmt: skip

    assert listed(read) == [
        ("collective", "", "Trường Mầm non Hoa Sen", "", "Trường Mầm non Hoa Sen"),
        ("individual", "Ông", "Nguyễn Văn An", "Trưởng ấp", "Ấp 3"),
    ]


def test_the_title_before_a_name_in_a_table_is_no_part_of_the_name(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES} (có danh sách kèm theo).", *FOOT, "DANH SÁCH CÁ NHÂN", "II. Cá nhân",
        table=(("TT", "Họ và tên", "Chức vụ, đơn vị công tác"), ("1", "Ông Nguyễn Văn An", "Trưởng ấp, Ấp 3"),
               ("2", "Bà Hoa", "Nông dân, Ấp 2"), ("3", "Bà Lê Thị B", "Nông dân, Ấp 2")),
    )  # fmt: skip

    assert listed(read) == [
        ("individual", "Ông", "Nguyễn Văn An", "Trưởng ấp", "Ấp 3"),
        ("individual", "", "Bà Hoa", "Nông dân", "Ấp 2"),
        ("individual", "Bà", "Lê Thị B", "Nông dân", "Ấp 2"),
    ]
    assert only(read).recipients[0].spoken_text == "Nguyễn Văn An"


THREE = ("1. Ông Lê An;", "2. Ông Lê B;", "3. Bà Lê C.")


@pytest.mark.parametrize(("summary", "article", "told"), [
    ("02 tập thể và 05 cá nhân", "các tập thể, cá nhân", ["02 tập thể", "05 cá nhân"]),
    ("các cá nhân", "05 (năm) cá nhân (trong đó 01 cá nhân truy tặng)", ["05 (năm) cá nhân"]),
    ("03 ông (bà)", "02 cá nhân là nông dân và 02 cá nhân là giáo viên", ["02 cá nhân, 02 cá nhân"]),
    ("03 cá nhân", "03 đồng chí thuộc 02 đơn vị (có danh sách 03 cá nhân kèm theo)", []),
    ("03 tập thể, cá nhân", "01 cá nhân và 02 cá nhân trong 05 năm 2020 – 2025", []),
    ("04 người", "03 cá nhân, hộ gia đình", ["04 người"]),
])  # fmt: skip
def test_a_list_that_was_cut_off_is_told_by_the_decisions_own_counts(
    tmp_path: Path, summary: str, article: str, told: list[str]
) -> None:
    head = (*HEAD[:4], f"Về việc tặng Giấy khen cho {summary}", *HEAD[5:])
    gives = f"Điều 1. Tặng Giấy khen của Chủ tịch UBND xã Tân Hòa cho {article}, gồm:"

    read = paper(tmp_path, *head, gives, *THREE, *FOOT)

    assert [one.value for one in read.problems if one.code == "count_differs"] == told
    assert not read.stops


def test_counts_of_all_articles_are_added_and_each_heading_counts_its_own(tmp_path: Path) -> None:
    gives = "Tặng Giấy khen của Chủ tịch UBND xã Tân Hòa cho"
    read = paper(
        tmp_path, *HEAD[:4], "Về việc tặng Giấy khen cho 05 cá nhân", *HEAD[5:],
        f"Điều 1. {gives} 03 cá nhân, gồm:", "- 03 cá nhân", *THREE[:2], "3. Bà LÊ THỊ CẨM.",
        f"Điều 2. {gives} 02 cá nhân, gồm:", "I. CÁ NHÂN (03 cá nhân)", "1. Ông Tô An;", "2. Ông Tô B.",
        "Điều 3. Thi hành.",
    )  # fmt: skip

    assert codes(read) == [("dòng 15", "count_differs"), ("dòng 13", "all_caps")]
    assert "“I. CÁ NHÂN (03 cá nhân)”, danh sách có 2" in read.problems[0].text


def test_a_paragraph_where_a_name_should_stand_stops_the_list(tmp_path: Path) -> None:
    read = paper(tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Ông Lê An;", "2. Tập thể " + "Trường " * 50, *FOOT)

    assert [(one.cell, one.code) for one in read.problems if one.level == "error"] == [
        ("dòng 11", "too_long")
    ]


def test_a_decision_that_names_nobody_stops(tmp_path: Path) -> None:
    read = paper(tmp_path, *HEAD, "Điều 1. Tặng Giấy khen (có danh sách kèm theo).", *FOOT)

    assert [one.code for one in read.problems if one.level == "error"] == ["empty_list"]


def test_another_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refusal:
        paper(tmp_path, "Số: KH", "Nội quy", "Điều 1. Mọi người cùng đi.")

    assert refusal.value.code == "not_a_decision"


@pytest.mark.parametrize(("says", "lines"), [
    ("KẾ HOẠCH", ("Số: 87/KH-UBND", "KẾ HOẠCH", "Tổ chức Hội nghị tặng Giấy khen")),
    ("TỜ TRÌNH", ("Số: 9/TTr-UBND", "TỜ TRÌNH", "Về việc tặng Bằng khen")),
    ("BÁO CÁO THÀNH TÍCH", ("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng Giấy khen")),
    ("GIẤY MỜI", ("GIẤY MỜI", "Dự Hội nghị trao Quyết định số 112/QĐ-UBND ngày 10/3/2025")),
    ("15/UBND-VX", ("Số: 15/UBND-VX", "V/v tặng Giấy khen")),
])  # fmt: skip
def test_a_paper_that_says_what_else_it_is_gives_nobody(
    tmp_path: Path, says: str, lines: tuple[str, ...]
) -> None:
    with pytest.raises(Invalid) as refusal:
        paper(tmp_path, *lines, "I. MỤC ĐÍCH, YÊU CẦU", "1. Tặng Giấy khen cho cá nhân, tập thể.")

    assert (refusal.value.code, refusal.value.details["says"]) == ("not_a_decision_file", says)


@pytest.mark.parametrize("number", ["112/QĐ-UBND", "112/2025/QĐ-TTg", "112/QĐKT-CTN", "15-QĐ/TU"])
def test_whatever_an_office_puts_behind_its_letters_a_decision_is_one(tmp_path: Path, number: str) -> None:
    attached = ("KẾ HOẠCH", "(kèm theo)")
    for titled in (HEAD[3:], (*HEAD[4:7], GIVES)):
        read = paper(tmp_path, f"Số: {number}", *titled, f"{GIVES}:", "1. Ông Lê An;", *FOOT, *attached)
        assert [one.name for one in only(read).recipients] == ["Lê An"]


@pytest.mark.parametrize(("line", "kind"), [
    ("I. TẬP THỂ", "collective"), ("a) Hộ gia đình:", "household"),
    ("II. CÁ NHÂN (03 cá nhân)", "individual"),
    ("* Đối với cá nhân", "individual"), ("1. Tập thể Trường Tiểu học", ""), ("1. Ông Lê Cá Nhân", ""),
])  # fmt: skip
def test_a_heading_is_only_what_names_a_kind_and_nobody(line: str, kind: str) -> None:
    assert heading(line) == kind


@pytest.mark.parametrize(("line", "names", "told"), [
    (".\tLê An", ["Lê An"], []), ("1. –, 2, Nông dân", [], ["not_a_person", "empty_list"]),
])  # fmt: skip
def test_signs_before_a_name_are_no_name(
    tmp_path: Path, line: str, names: list[str], told: list[str]
) -> None:
    read = paper(tmp_path, *HEAD, f"{GIVES.replace('tập thể, ', '')}, gồm:", line, *FOOT)

    assert [one.name for one in only(read).recipients] == names
    assert [one.code for one in read.problems] == told


def dead(read: Decisions) -> list[tuple[str, str, str, str, bool]]:
    return [
        (one.honorific, one.name, one.receiver_name, one.receiver_role, one.posthumous)
        for one in only(read).recipients
    ]


@pytest.mark.parametrize(("article", "names"), [
    ("Truy tặng Giấy khen cho ông Phạm Văn Nam, nguyên Phó Chủ tịch UBND xã.", ["Phạm Văn Nam"]),
    ("Truy tặng Giấy khen cho 01 cá nhân: Ông Phạm Văn Nam, nguyên Bí thư Chi bộ.", ["Phạm Văn Nam"]),
    ("Truy tặng Giấy khen cho các ông, bà: Lê Văn Một, thôn 1; Trần Thị Hai, thôn 2.",
     ["Lê Văn Một", "Trần Thị Hai"]),
    ("Truy tặng Giấy khen cho cố Thiếu tá Lê Ba và ông Lê Tư, nông dân.", ["Lê Ba", "Lê Tư"]),
])  # fmt: skip
def test_an_article_that_names_its_people_adds_to_the_list_of_another(
    tmp_path: Path, article: str, names: list[str]
) -> None:
    listed = (f"{GIVES} gồm 01 tập thể và 02 cá nhân:", "- Bon Ndrong;", "- Ông Lê An;", "- Bà Thị Mai.")
    read = paper(tmp_path, *HEAD, *listed, f"Điều 2. {article}", *FOOT)

    assert [one.name for one in only(read).recipients] == ["Bon Ndrong", "Lê An", "Thị Mai", *names]
    assert [one.posthumous for one in only(read).recipients] == [False] * 3 + [True] * len(names)
    assert [one.line for one in only(read).recipients] == list(range(1, 4 + len(names)))


def test_an_article_that_gives_and_names_nobody_is_told(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Ông Lê An;", "Điều 2. Tặng quà cho người có công.", *FOOT
    )

    assert codes(read) == [("dòng 11", "not_read")]


def test_an_article_tells_the_dead_and_the_living_apart(tmp_path: Path) -> None:
    both = (
        "Điều 1. Tặng, truy tặng Giấy khen cho ông Điểu Mới (đã mất) và bà Thị Sen, nông dân, đã cứu người."
    )
    assert [one[1::3] for one in dead(paper(tmp_path, *HEAD, both, *FOOT))] == [
        ("Điểu Mới", True),
        ("Thị Sen", False),
    ]


def test_a_group_of_the_dead_is_a_heading(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES} (có danh sách kèm theo).", *FOOT, "DANH SÁCH", "I. TẶNG GIẤY KHEN",
        "1. Ông Lê An", "II. TRUY TẶNG GIẤY KHEN", "1. Ông Lê Cảnh, con gái Lê Thị Bé nhận thay",
        "2. Đồng chí Lê Dũng",
    )  # fmt: skip

    assert dead(read) == [
        ("Ông", "Lê An", "", "", False), ("Ông", "Lê Cảnh", "Lê Thị Bé", "con gái", True),
        ("Đồng chí", "Lê Dũng", "", "", True),
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "found"), [
    ("Ông Nguyễn Văn A (đã mất), nông dân", ("Ông", "Nguyễn Văn A", "", "")),
    ("Cố ông Phạm Văn Nam, nguyên Bí thư Chi bộ (truy tặng)", ("Ông", "Phạm Văn Nam", "", "")),
    ("Cố đ/c Lê C (truy tặng; đại diện gia đình: bà Lê Thị D - vợ)", ("Đ/c", "Lê C", "Lê Thị D", "vợ")),
    ("Liệt sĩ Điểu Ong, bon Bu Prăng, bà Thị Ong (mẹ) lên nhận", ("Liệt sĩ", "Điểu Ong", "Thị Ong", "mẹ")),
    ("Ông Trần H, đã mất ngày 12/3/2025, nguyên Bí thư", ("Ông", "Trần H", "", "")),
    ("Bà Lê Thị E, nông dân – đã từ trần", ("Bà", "Lê Thị E", "", "")),
])  # fmt: skip
def test_that_somebody_has_died_is_no_part_of_the_name(
    tmp_path: Path, line: str, found: tuple[str, ...]
) -> None:
    assert dead(paper(tmp_path, *HEAD, f"{GIVES}, gồm:", f"1. {line};", *FOOT)) == [(*found, True)]


@pytest.mark.parametrize(("line", "name"), [
    ("Bà Nguyễn Thị Mất, Giáo viên", "Nguyễn Thị Mất"), ("Cố Thị Lan, nông dân", "Cố Thị Lan"),
    ("Ông Lê An, đại diện hộ kinh doanh chợ", "Lê An"),
    ("Ông Văn Sáu (Ba Sáu), nông dân", "Văn Sáu (Ba Sáu)"),
    ("Ông Lê B, Trưởng ban đại diện cha mẹ học sinh", "Lê B"), ("Bà Lê C, đại diện Hội Phụ Nữ", "Lê C"),
])  # fmt: skip
def test_words_that_only_sound_so_make_nobody_dead_and_nobody_a_receiver(
    tmp_path: Path, line: str, name: str
) -> None:
    read = paper(tmp_path, *HEAD, f"{GIVES.replace('tập thể, ', '')}, gồm:", f"1. {line};", *FOOT)
    assert [one[1:] for one in dead(read)] == [(name, "", "", False)]


def test_a_household_whose_head_has_died_is_honoured_in_life(tmp_path: Path) -> None:
    line = "- Hộ ông Điểu K’Ré (đã mất), bon Bu Prăng, bà Thị Bré (vợ) nhận thay."
    read = paper(tmp_path, *HEAD, f"{GIVES}, gồm:", "II. HỘ GIA ĐÌNH", line, *FOOT)

    assert dead(read) == [("", "Hộ ông Điểu K’Ré", "Thị Bré", "vợ", False)]
    assert codes(read) == []


def test_a_note_beside_a_name_says_who_receives_and_the_rest_of_it_is_told(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES} (có danh sách kèm theo).", *FOOT, "DANH SÁCH",
        table=(
            ("STT", "Họ và tên", "Chức vụ, đơn vị", "Ghi chú"),
            ("1", "Ông Nguyễn Văn Cường (đã mất)", "Nguyên Chi hội trưởng CCB bon Ndrong",
             "Truy tặng; bà Lê Thị Út (vợ) nhận thay"),
            ("2", "Cố ông Lê Nam", "Nông dân", "Con trai: Lê Tư. Khen lần 2"),
            ("3", "Bà Thị Sen", "Nông dân", ""),
        ),
    )  # fmt: skip

    assert dead(read) == [
        ("Ông", "Nguyễn Văn Cường", "Lê Thị Út", "vợ", True), ("Ông", "Lê Nam", "Lê Tư", "Con trai", True),
        ("Bà", "Thị Sen", "", "", False),
    ]  # fmt: skip
    assert {one.screen_text for one in only(read).recipients} >= {"Nguyễn Văn Cường", "Lê Nam"}
    assert [(one.code, one.value) for one in read.problems if one.code != "unknown_kind"] == [
        ("note_not_read", "Con trai: Lê Tư. Khen lần 2")
    ]


@pytest.mark.parametrize(
    "words", ["Ông A, ", "bà Lê Út (vợ) nhận thay, ", "(đã mất", "Trưởng ban - ", "ông A; "]
)
def test_a_page_of_text_in_one_line_is_read_in_no_time(tmp_path: Path, words: str) -> None:
    began = time.monotonic()
    read = paper(tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Bà Lê An;", f"2. {words * 3_000}", *FOOT)

    assert only(read).recipients[0].name == "Lê An"
    assert time.monotonic() - began < PATIENCE_S


def test_a_comrade_in_a_numbered_line_is_no_sum_of_money(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Đồng chí Lê An, Trưởng ấp 3;", "2. 500.000 đồng.", *FOOT
    )

    assert [line[:3] for line in listed(read)] == [("individual", "Đồng chí", "Lê An")]


def test_what_a_line_says_it_names_stands_before_the_name(tmp_path: Path) -> None:
    read = paper(
        tmp_path, *HEAD, f"{GIVES}, gồm:", "1. Tập thể: Ban Chỉ huy Quân sự xã; Tổ Toán - Tin;",
        "2. Cá nhân: Thầy Lê Văn Bảy, Tổ trưởng Tổ Toán - Tin.", *FOOT,
    )  # fmt: skip

    assert [(line[0], line[2], *line[3:]) for line in listed(read)] == [
        ("collective", "Ban Chỉ huy Quân sự xã", "", "Ban Chỉ huy Quân sự xã"),
        ("collective", "Tổ Toán - Tin", "", "Tổ Toán - Tin"),
        ("individual", "Lê Văn Bảy", "Tổ trưởng", "Tổ Toán - Tin"),
    ]


@pytest.mark.parametrize(("about", "position", "unit"), [
    ("Tổ trưởng Tổ Toán - Tin", "Tổ trưởng", "Tổ Toán - Tin"),
    ("Chỉ huy trưởng BCH Quân sự xã", "Chỉ huy trưởng", "BCH Quân sự xã"),
    ("Chi hội trưởng Phụ nữ", "Chi hội trưởng Phụ nữ", ""),
    ("Nguyên Chi hội trưởng CCB bon Ndrong", "Nguyên Chi hội trưởng CCB", "bon Ndrong"),
    ("Công chức Địa chính – Nông nghiệp – UBND xã", "Công chức Địa chính – Nông nghiệp", "UBND xã"),
    ("Công chức Văn phòng - Thống kê", "Công chức Văn phòng - Thống kê", ""),
    ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "Phó Bí thư Đảng ủy, Chủ tịch", "UBND xã"),
    ("Bí thư Chi bộ kiêm Trưởng bon Ndrong", "Bí thư Chi bộ kiêm Trưởng bon Ndrong", ""),
    ("Chánh Văn phòng HĐND và UBND xã", "Chánh Văn phòng", "HĐND và UBND xã"),
    ("Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị", "Chuyên viên", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("Chuyên viên Phòng Văn hóa - Xã hội, xã A", "Chuyên viên", "Phòng Văn hóa - Xã hội, xã A"),
    ("Trường Tiểu học Kim Đồng - Hiệu trưởng", "Hiệu trưởng", "Trường Tiểu học Kim Đồng"),
    ("Phó Trưởng Công an xã", "Phó Trưởng Công an xã", ""), ("Nông dân - Suối Đá", "Nông dân", "Suối Đá"),
    ("Ấp Trưởng Thọ", "", "Ấp Trưởng Thọ"), ("Y sĩ, Trạm Y tế", "Y sĩ", "Trạm Y tế"), ("", "", ""),
])  # fmt: skip
def test_a_post_and_a_unit_are_parted_where_the_words_say(about: str, position: str, unit: str) -> None:
    assert place_of_work(about) == (position, unit)


@pytest.mark.parametrize(("capitals", "said"), [
    ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG SƠN", "Chủ tịch Ủy ban nhân dân xã Quảng Sơn"),
    ("HIỆU TRƯỞNG TRƯỜNG THPT CHUYÊN BẢO LỘC", "Hiệu trưởng Trường THPT Chuyên Bảo Lộc"),
    ("HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC KIM ĐỒNG", "Hiệu trưởng Trường Tiểu học Kim Đồng"),
    ("GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO LÂM ĐỒNG", "Giám đốc Sở Giáo dục và Đào tạo Lâm Đồng"),
    ("CHỦ TỊCH HỘI LHPN TỈNH ĐẮK NÔNG", "Chủ tịch Hội LHPN tỉnh Đắk Nông"),
    ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
])  # fmt: skip
def test_an_office_in_capitals_is_written_as_in_a_sentence(capitals: str, said: str) -> None:
    assert in_sentence(capitals) == said


lines = some.lists(some.text("aÔ1. ,;()–-:\tĐiều 1Tặng cho ông Nguyễn TẬP THỂ", max_size=60), max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines)
def test_whatever_stands_in_the_article_is_read_or_told(tmp_path: Path, told: list[str]) -> None:
    read = paper(tmp_path, *HEAD, f"{GIVES}, gồm:", *told, *FOOT)

    assert all(one.name for one in only(read).recipients)
    for no, text in enumerate(told):
        entry(no, text, "", lambda *_said: None)

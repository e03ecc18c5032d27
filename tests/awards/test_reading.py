"""Reading decisions as offices lay them out."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from ceremony import samples
from ceremony.awards.models import Recipient as Row
from ceremony.awards.reading import (
    Decision,
    Decisions,
    Recipient,
    decisions_from_json,
    decisions_to_json,
    read_decisions,
)
from ceremony.core.award_changes import same_people
from ceremony.core.decisions import Candidate, Namesakes, suggest
from ceremony.core.refusals import Invalid
from tests.awards import lists

TITLE = (
    ("ỦY BAN NHÂN DÂN XÃ TÂN HÒA",),
    ("(Kèm theo Quyết định số 112/QĐ-UBND ngày 10/3/2025 của Chủ tịch UBND xã Tân Hòa)",),
    ("Về việc tặng Giấy khen cho các tập thể, cá nhân giai đoạn 2020 – 2025",),
    ("Người trao: Đồng chí Nguyễn Hữu Lâm, Chủ tịch UBND xã",),
    ("Người công bố: Đồng chí Phạm Thị Bích",),
    ("Phong trào: “Cả nước chung sức xây dựng nông thôn mới”",),
    (),
)  # fmt: skip
HEADER = ("TT", "Tên tập thể, hộ, cá nhân", "Chức vụ – Đơn vị", "Đối tượng", "Thành tích", "Người nhận",
          "Chức danh người nhận", "Cách đọc", "Ghi chú")  # fmt: skip


def decisions(tmp_path: Path, *sheets: Sequence[Sequence[object]]) -> Decisions:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"QĐ {number}")
        for row in rows:
            sheet.append(list(row))
    book.save(tmp_path / "awards.xlsx")
    return read_decisions(tmp_path / "awards.xlsx")


def only(read: Decisions) -> Decision:
    [decision] = read.decisions
    return decision


def codes(read: Decisions) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in read.problems]


def test_the_title_says_which_decision_it_is_and_who_acts(tmp_path: Path) -> None:
    decision = only(decisions(tmp_path, [*TITLE, HEADER, (1, "Lê An", "Nông dân – Ấp 1", "Cá nhân")]))
    assert (decision.number, decision.date, decision.issuer) == (
        "112/QĐ-UBND",
        date(2025, 3, 10),
        "Chủ tịch UBND xã Tân Hòa",
    )
    assert decision.summary == "tặng Giấy khen cho các tập thể, cá nhân giai đoạn 2020 – 2025"
    assert (decision.award, decision.rank, decision.call_mode) == ("gk_xa", 450, "after")
    assert decision.title == "Giấy khen của Chủ tịch UBND xã Tân Hòa"
    assert decision.presenter == "Đồng chí Nguyễn Hữu Lâm, Chủ tịch UBND xã"
    assert (decision.reader, decision.movement) == (
        "Đồng chí Phạm Thị Bích",
        "Cả nước chung sức xây dựng nông thôn mới",
    )


@pytest.mark.parametrize(("issuer", "words", "award"), [
    ("Thủ tướng Chính phủ", "tặng Bằng khen", "bk_thu_tuong"),
    ("Chủ tịch UBND tỉnh Phước Bình", "tặng Bằng khen", "bk_bo_tinh"),
    ("Chủ tịch UBND phường 5", "tặng Giấy khen", "gk_xa"),
    ("Chủ tịch UBND huyện A", "tặng Giấy khen", "gk_so_don_vi"),
    ("Giám đốc Sở Y tế", "tặng Giấy khen", "gk_so_don_vi"),
    ("Giám đốc Công ty B", "tặng Giấy khen", "gk_doanh_nghiep"),
    ("Chủ tịch UBND tỉnh A", "công nhận danh hiệu “Tập thể lao động xuất sắc”", "tt_ld_xuat_sac"),
    ("Chủ tịch UBND xã A", "công nhận danh hiệu “Lao động tiên tiến”", "ld_tien_tien"),
    ("Chủ tịch UBND xã A", "làm một việc khác", ""),
])  # fmt: skip
def test_the_award_is_known_by_what_it_is_and_who_gives_it(
    tmp_path: Path, issuer: str, words: str, award: str
) -> None:
    title = f"Kèm theo Quyết định số 9/QĐ ngày 10 tháng 3 năm 2025 của {issuer} về việc {words}"
    read = decisions(tmp_path, [(title,), HEADER, (1, "Lê An", "Ấp 1", "Cá nhân")])
    assert (only(read).award, only(read).issuer, only(read).date) == (award, issuer, date(2025, 3, 10))
    assert codes(read) == ([] if award else [("A1", "unknown_award")])


def test_groups_give_the_kind_and_lines_run_through_the_decision(tmp_path: Path) -> None:
    read = decisions(tmp_path, [
        *TITLE, HEADER[:3] + HEADER[4:], ("I. TẬP THỂ",),
        (1, "Hội LHPN xã", "Hội LHPN xã", "Vay vốn", "Dương Thị Yến", "Phó Chủ tịch"),
        ("II", "HỘ GIA ĐÌNH"), (1, "Hộ ông Điểu Lộc", "Ấp 3", "", "Điểu Lộc", "Chủ hộ"),
        ("III. CÁ NHÂN",), (1, "K'Brêu", "Nông dân – Ấp 3", "Ca cao", "", "", "Cờ Brêu"),
        ("Danh sách này có 03 người./.",),
    ])  # fmt: skip
    assert [(one.line, one.kind, one.name, one.unit, one.position) for one in only(read).recipients] == [
        (1, "collective", "Hội LHPN xã", "Hội LHPN xã", ""),
        (2, "household", "Hộ ông Điểu Lộc", "Ấp 3", ""),
        (3, "individual", "K'Brêu", "Ấp 3", "Nông dân"),
    ]
    women, household, man = only(read).recipients
    assert (women.receiver_name, women.receiver_role) == ("Dương Thị Yến", "Phó Chủ tịch")
    assert (women.screen_text, women.spoken_text) == ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ xã")
    assert (household.comes_up, man.comes_up, man.reading_note) == (
        ("Điểu Lộc", "Ấp 3"),
        ("K'Brêu", "Ấp 3"),
        "Cờ Brêu",
    )


def test_titles_are_parted_from_names_only_where_a_list_has_titles(tmp_path: Path) -> None:
    with_titles = [(1, "Ông Nguyễn Văn An", "Ấp 1", "Cá nhân"), (2, "Đ/c Lê Thị Bình", "Ấp 1", "Cá nhân"),
                   (3, "Ông K'Brêu", "Ấp 3", "Cá nhân")]  # fmt: skip
    without = [(1, "Ông Văn Sáu", "Ấp 1", "Cá nhân"), (2, "Lê Thị Bình", "Ấp 1", "Cá nhân")]
    lists = [only(decisions(tmp_path, [*TITLE, HEADER, *rows])) for rows in (with_titles, without)]
    assert [[(one.honorific, one.name) for one in decision.recipients] for decision in lists] == [
        [("Ông", "Nguyễn Văn An"), ("Đ/c", "Lê Thị Bình"), ("Ông", "K'Brêu")],
        [("", "Ông Văn Sáu"), ("", "Lê Thị Bình")],
    ]


def test_a_title_that_is_nobodys_family_is_parted_whatever_the_others_bear(tmp_path: Path) -> None:
    rows = [(1, "Thầy Lê Văn Bảy", "Ấp 1", "Cá nhân"), (2, "Lê Thị Bình", "Ấp 1", "Cá nhân"),
            (3, "Ông Văn Sáu", "Ấp 1", "Cá nhân"), (4, "Thiếu tá Lê Tư", "Ấp 1", "Cá nhân"),
            (5, "Lê Năm", "Ấp 1", "Cá nhân"), (6, "Lê Sáu", "Ấp 1", "Cá nhân")]  # fmt: skip
    read = only(decisions(tmp_path, [*TITLE, HEADER, *rows]))
    assert [(one.honorific, one.name) for one in read.recipients] == [
        ("Thầy", "Lê Văn Bảy"), ("", "Lê Thị Bình"), ("", "Ông Văn Sáu"), ("Thiếu tá", "Lê Tư"),
        ("", "Lê Năm"), ("", "Lê Sáu"),
    ]  # fmt: skip


def test_death_is_told_in_any_cell_of_a_row_and_by_the_head_of_its_group(tmp_path: Path) -> None:
    header = HEADER[:3] + HEADER[4:]
    read = decisions(tmp_path, [
        *TITLE, header, (1, "Lê An", "Nông dân (đã mất) – Ấp 1", "", "Lê Thị Bé (con gái)"),
        (2, "Cố ông Lê Tư", "Ấp 1", "", "", "", "", "Vợ ông là bà Lê Thị Năm lên nhận"), (3, "Lê Ba", "Ấp 1"),
        ("II. TRUY TẶNG",), (1, "Lê Bốn", "Ấp 2", "", "Lê Mai", "vợ"), ("III. CÁ NHÂN",),
        (1, "Lê Sáu", "Ấp 2"),
    ])  # fmt: skip
    people = only(read).recipients
    told = [(one.name, one.posthumous, one.comes_up[0], one.receiver_role) for one in people]
    assert told == [
        ("Lê An", True, "Lê Thị Bé", "con gái"), ("Lê Tư", True, "Lê Thị Năm", "Vợ"),
        ("Lê Ba", False, "Lê Ba", ""), ("Lê Bốn", True, "Lê Mai", "vợ"), ("Lê Sáu", False, "Lê Sáu", ""),
    ]  # fmt: skip
    assert (people[0].position, people[1].honorific) == ("Nông dân", "Ông")


def test_the_dead_are_received_for_by_their_family(tmp_path: Path) -> None:
    read = decisions(tmp_path, [
        *TITLE, HEADER,
        (1, "Trần Văn Đậu", "Ấp 2", "Cá nhân", "", "Trần Thị Mận", "Con gái", "", "Truy tặng"),
        (2, "Lê Văn Cam (truy tặng)", "Ấp 2", "Cá nhân"),
    ])  # fmt: skip
    first, second = only(read).recipients
    assert (first.posthumous, first.comes_up) == (True, ("Trần Thị Mận", "Ấp 2"))
    assert (second.posthumous, second.name) == (True, "Lê Văn Cam")
    assert codes(read) == [("F10", "missing_receiver")]


def test_what_is_missing_is_told_by_cell_and_a_missing_name_stops(tmp_path: Path) -> None:
    read = decisions(tmp_path, [HEADER, (1, "Hội A", "", "Tập thể"), (2, "Lê An", "Ấp 1", ""),
                                (3, "", "Ấp 1", "Cá nhân", "Có công")])  # fmt: skip
    assert codes(read) == [
        ("A1", "not_a_decision"),
        ("A1", "missing_number"), ("A1", "missing_date"), ("A1", "missing_issuer"), ("A1", "unknown_award"),
        ("F2", "missing_receiver"), ("D3", "unknown_kind"), ("B4", "missing"),
    ]  # fmt: skip
    assert read.stops


def test_a_formula_is_told_and_a_cell_that_nothing_could_show_stops_the_list(tmp_path: Path) -> None:
    read = decisions(tmp_path, [
        *TITLE, HEADER, ("=A8+1", "=1+2", "Ấp 1", "Cá nhân"), (2, "A" + "n" * 300, "Ấp 1", "Cá nhân"),
        (3, "Lê An", "Ấp 1", "Cá nhân", "x" * 1_001), (4, "Lê B", "Ấp 1", "Cá nhân", "x" * 1_000),
    ])  # fmt: skip
    assert [(one.cell, one.code, one.level) for one in read.problems] == [
        ("B9", "formula", "warning"), ("B10", "too_long", "error"), ("E11", "too_long", "error"),
    ]  # fmt: skip
    assert max(len(one.value) for one in read.problems) == 200


def test_one_name_twice_in_a_decision_has_two_keys(tmp_path: Path) -> None:
    rows = [(1, "Nguyễn Thị Hoa", "Ấp 1", "Cá nhân"), (2, "Nguyễn Thị Hoa", "Ấp 2", "Cá nhân"),
            (3, "Nguyễn Thị Hoa", "Ấp 1", "Cá nhân")]  # fmt: skip
    keys = [one.key for one in only(decisions(tmp_path, [*TITLE, HEADER, *rows])).recipients]
    assert keys == ["nguyen thi hoa|ap 1|", "nguyen thi hoa|ap 2|", "nguyen thi hoa|ap 1|#2"]


def test_an_empty_list_stops_and_a_workbook_without_one_is_refused(tmp_path: Path) -> None:
    assert codes(decisions(tmp_path, [*TITLE, HEADER])) == [("A8", "empty_list")]
    with pytest.raises(Invalid) as refusal:
        decisions(tmp_path, [("a", "b")])
    assert refusal.value.code == "no_header"


HOA = Recipient(1, "individual", "Nguyễn Thị Hoa", "Hội LHPN xã")


def test_a_delegate_is_suggested_by_name_and_unit_and_never_guessed() -> None:
    people = [
        Candidate(1, "Nguyễn Thị Hoa", "Ấp 2"),
        Candidate(2, "Nguyễn Thị Hoa", "Hội Liên hiệp Phụ nữ xã"),
        Candidate(3, "Nguyễn Thị Hòa", "Hội LHPN xã"),
    ]
    assert suggest(HOA, Namesakes(people)) == 2
    assert suggest(HOA, Namesakes(people[::2])) is None
    assert suggest(HOA, Namesakes([*people, Candidate(4, "Nguyễn Thị Hoa", "Hội LHPN xã")])) is None
    assert (
        suggest(
            Recipient(1, "collective", "Hội LHPN xã", "Hội LHPN xã", receiver_name="Lê An"), Namesakes(people)
        )
        is None
    )


def test_who_receives_is_suggested_under_the_form_of_address_they_were_written_with() -> None:
    board = Recipient(1, "collective", "Hội LHPN xã", "Hội LHPN xã", receiver_name="Bà Nguyễn Thị Hoa")
    assert suggest(board, Namesakes([Candidate(2, "Nguyễn Thị Hoa", "Hội LHPN xã")])) == 2
    women = Namesakes([Candidate(3, "Thị Cẩm", "Ấp 1"), Candidate(4, "Ông Thị Cẩm", "Ấp 1")])
    assert suggest(Recipient(1, "individual", "Ông Thị Cẩm", "Ấp 1"), women) == 4


@pytest.mark.parametrize(("name", "unit", "fits"), [
    ("Nguyễn Thị Hoa", "Ấp 2", False),
    ("Nguyễn Thị Hoa", "", True),
    ("NGUYỄN THỊ HOA", "Hội Liên hiệp Phụ nữ xã Tân Hòa", True),
    ("Nguyễn Thị Hòa", "", False),
    ("Nguyễn Thị Hòa", "Hội LHPN xã Tân Hòa", False),
    ("Nguyen Thi Hoa", "Hội LHPN xã", True),
])  # fmt: skip
def test_a_name_alone_is_enough_only_where_it_is_the_same_and_no_unit_speaks_against_it(
    name: str, unit: str, fits: bool
) -> None:
    assert suggest(HOA, Namesakes([Candidate(7, name, unit)])) == (7 if fits else None)


def test_a_name_of_other_marks_in_another_unit_is_somebody_else() -> None:
    honoured = Recipient(1, "individual", "Nguyễn Thị Hòa", "Ấp Bàu Sen")
    assert suggest(honoured, Namesakes([Candidate(1, "Nguyễn Thị Hoa", "Trường Mầm non")])) is None


def test_twins_of_tone_placement_are_one_name() -> None:
    honoured = Recipient(1, "individual", "Nguyễn Thị Hòa", "Ấp Bàu Sen")
    assert suggest(honoured, Namesakes([Candidate(1, "Nguyễn Thị Hoà"), Candidate(2, "Nguyễn Thị Hoa")])) == 1


def test_a_first_row_that_reads_like_a_heading_takes_no_column_from_the_header(tmp_path: Path) -> None:
    read = decisions(tmp_path, [*TITLE, HEADER, (None, "Truy tặng"), (1, "Lê An", "Ấp 1", "Cá nhân")])
    assert [one.name for one in only(read).recipients] == ["Truy tặng", "Lê An"]


@pytest.mark.parametrize(("both", "position", "unit"), [
    ("Phó Chủ tịch Hội CCB xã", "Phó Chủ tịch", "Hội CCB xã"), ("Giáo viên", "Giáo viên", ""),
    ("Nguyên Hội viên Hội CCB", "Nguyên Hội viên", "Hội CCB"), ("Ấp 1", "", "Ấp 1"),
])  # fmt: skip
def test_a_position_and_a_unit_in_one_cell_are_parted_without_a_mark_too(
    tmp_path: Path, both: str, position: str, unit: str
) -> None:
    read = decisions(tmp_path, [*TITLE, HEADER, (1, "Lê An", both, "Cá nhân")])
    [an] = only(read).recipients
    assert (an.position, an.unit) == (position, unit)


def test_each_group_of_a_sheet_may_have_a_header_of_its_own(tmp_path: Path) -> None:
    read = decisions(
        tmp_path,
        [
            *TITLE,
            ("I. TẬP THỂ",),
            ("STT", "Tên tập thể", "Thành tích"),
            (1, "Trạm Y tế", "Tiêm chủng"),
            (),
            ("II. CÁ NHÂN",),
            ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"),
            (1, "Lê An", "Y sĩ", "Trạm Y tế", "Dân vận"),
        ],
    )
    told = [(one.kind, one.name, one.position, one.unit, one.reason) for one in only(read).recipients]
    assert told == [
        ("collective", "Trạm Y tế", "", "Trạm Y tế", "Tiêm chủng"),
        ("individual", "Lê An", "Y sĩ", "Trạm Y tế", "Dân vận"),
    ]
    assert codes(read) == [("10", "missing_receiver")]


def written(no: int, name: str, unit: str = "Ấp 1") -> Row:
    return Row(kind="individual", name=name, unit=unit, line=no)


@pytest.mark.parametrize(("before", "now", "found"), [
    (["Trần Hoà", "Trần Hóa"], ["Trần Hóa", "Trần Hoà"], ["Trần Hóa", "Trần Hoà"]),
    (["Trần Hòa"], ["Trần Hoà"], ["Trần Hòa"]),
    (["Lê An", "Lê An"], ["Lê An", "Lê An", "Lê An"], ["Lê An", "Lê An", None]),
    (["Le Van An"], ["Lê Văn Ân", "Lê Văn An"], ["Le Van An", None]),
    (["Trần Hoa"], ["Trần Hòa", "Trần Hoa"], [None, "Trần Hoa"]),
])  # fmt: skip
def test_a_decision_read_again_finds_everybody_once(
    before: list[str], now: list[str], found: list[str | None]
) -> None:
    rows = [written(no, name) for no, name in enumerate(before, start=1)]
    read = [Recipient(no, "individual", name, "Ấp 1") for no, name in enumerate(now, start=1)]

    known = same_people(read, rows[::-1])

    assert [known[one.line].name if one.line in known else None for one in read] == found
    assert len({id(row) for row in known.values()}) == len(known)


words = some.sampled_from(["I. TẬP THỂ", "Hộ gia đình", "CÁ NHÂN", "Truy tặng", "Lê An"])
cells = some.one_of(some.none(), some.integers(0, 9_999), some.text("aBéẢ().I. –,=<'", max_size=20), words)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.lists(cells, max_size=9), max_size=12))
def test_whatever_stands_in_the_list_is_read_or_told(tmp_path: Path, rows: list[list[object]]) -> None:
    read = decisions(tmp_path, [*TITLE, HEADER, *rows])
    assert decisions_from_json(json.loads(json.dumps(decisions_to_json(read)))) == read
    recipients = only(read).recipients
    assert [one.line for one in recipients] == list(range(1, len(recipients) + 1))
    assert len({one.key for one in recipients}) == len(recipients)


def test_a_decision_on_two_sheets_is_one_and_its_lines_run_on(tmp_path: Path) -> None:
    collectives = [
        *TITLE,
        HEADER,
        (1, "Tập thể Trường Tiểu học", "", "Tập thể"),
        (2, "Tập thể Trạm Y tế", "", "Tập thể"),
    ]
    people = [*TITLE, HEADER, (1, "Nguyễn Văn An", "Ấp Suối Đá", "Cá nhân")]

    decision = only(decisions(tmp_path, collectives, people))

    assert [(one.line, one.kind) for one in decision.recipients] == [
        (1, "collective"), (2, "collective"), (3, "individual"),
    ]  # fmt: skip


def test_a_list_that_was_cut_off_is_told_by_the_counts_of_its_title(tmp_path: Path) -> None:
    title = (*TITLE[:2], ("Về việc tặng Giấy khen cho 02 tập thể và 05 cá nhân",))
    rows = [(no, f"Lê An {no}", "Ấp 1", "Cá nhân") for no in range(1, 4)]

    read = decisions(tmp_path, [*title, HEADER, *rows])

    assert [(one.cell, one.code, one.value, one.level) for one in read.problems] == [
        ("A3", "count_differs", "02 tập thể", "warning"), ("A3", "count_differs", "05 cá nhân", "warning"),
    ]  # fmt: skip
    assert "“05 cá nhân”, danh sách có 3" in read.problems[1].text


def test_counts_hold_over_all_sheets_of_a_decision_or_for_one_of_them(tmp_path: Path) -> None:
    title = (*TITLE[:2], ("tặng Giấy khen cho 01 tập thể, 03 cá nhân thuộc 2 đơn vị",))
    hall = (1, "Trạm Y tế", "", "Tập thể", "", "Lê B")
    people = [(no, f"Lê An {no}", "Ấp 1", "Cá nhân") for no in range(1, 4)]

    first, second = (
        [*title, ("DANH SÁCH 01 CÁ NHÂN",), HEADER, hall, people[0]],
        [*title, HEADER, *people[1:]],
    )

    assert codes(decisions(tmp_path, first, second)) == []


def test_a_heading_of_a_group_counts_those_below_it(tmp_path: Path) -> None:
    header = HEADER[:3] + HEADER[4:]
    read = decisions(tmp_path, [
        *TITLE, header, ("I. HỘ GIA ĐÌNH (01 hộ)",), (1, "Hộ ông Lộc", "Ấp 3", "", "Lộc"),
        ("II. CÁ NHÂN (05)",), (1, "Lê An", "Ấp 1"), (2, "Lê B", "Ấp 1"),
    ])  # fmt: skip
    assert codes(read) == [("A11", "count_differs")]


def test_two_lists_without_a_number_cannot_be_told_apart_and_stop(tmp_path: Path) -> None:
    unnumbered = [
        ("Danh sách tặng Giấy khen của Chủ tịch UBND xã Tân Hòa",),
        (),
        HEADER,
        (1, "Nguyễn Văn An"),
    ]

    read = decisions(tmp_path, unnumbered, unnumbered)

    assert read.stops
    assert [(one.sheet, one.code) for one in read.problems if one.level == "error"] == [
        ("QĐ 2", "missing_number")
    ]


def test_the_samples_list_of_delegates_is_no_list_of_awards() -> None:
    assert read_decisions(samples.DELEGATES).stops


def test_a_list_of_delegates_is_no_decision(tmp_path: Path) -> None:
    read = read_decisions(samples.DELEGATES)
    assert {(one.code, one.level) for one in read.problems if one.code == "not_a_decision"} == {
        ("not_a_decision", "error")
    }
    assert read.stops


@pytest.mark.parametrize(("macros", "code"), [(True, "file_macros"), (False, "")])
def test_a_workbook_made_for_macros_is_refused_only_for_its_macros(
    tmp_path: Path, macros: bool, code: str
) -> None:
    book = tmp_path / "khen-thuong.xlsm"
    book.write_bytes(lists.workbook(lists.AN))
    if macros:
        with zipfile.ZipFile(book, "a") as packed:
            packed.writestr("xl/vbaProject.bin", b"x")

    try:
        said = [one.name for one in read_decisions(book).decisions[0].recipients]
    except Invalid as refused:
        said = [refused.code]

    assert said == [code or "Nguyễn Văn An"]

"""Reading a list of delegates as a commune sends it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from ceremony.core.refusals import Invalid
from ceremony.delegates.reading import People, Person, people_from_json, people_to_json, read_people

HEADER = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Đối tượng", "ĐT")


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Trang {number}")
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def people(tmp_path: Path, *rows: Sequence[object]) -> People:
    return read_people(workbook(tmp_path / "list.xlsx", rows), this_year=2026)


def one(tmp_path: Path, header: Sequence[str], row: Sequence[object]) -> Person:
    [person] = people(tmp_path, header, row).people
    return person


def codes(read: People) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in read.problems]


def test_a_plain_list_is_read_in_its_order(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        HEADER,
        (1, "Trần Văn B", 1970, "Ấp 1", "Khách mời", "0900000001"),
        (2, "Lê Thị A", "15/3/1981", "Ấp 2", "Cá nhân điển hình tiên tiến", None),
    )
    first, second = read.people
    assert (first.name, first.birth_year, first.unit, first.category, first.phone, first.order) == (
        "Trần Văn B",
        1970,
        "Ấp 1",
        "guest",
        "0900000001",
        1,
    )
    assert (second.birth_date, second.category, second.row) == (date(1981, 3, 15), "exemplar_individual", 3)
    assert (first.key, read.problems) == ("tran van b|ap 1|1970", ())


def test_a_bare_seat_has_capitals_and_a_seat_told_in_words_is_not_shouted(tmp_path: Path) -> None:
    header = ("Họ và tên", "Chỗ ngồi")
    read = people(tmp_path, header, ("Trần Văn B", "c7"), ("Lê Thị A", "hàng 3, ghế 12"))

    assert [person.seat for person in read.people] == ["C7", "hàng 3, ghế 12"]


def test_a_header_under_merged_titles_over_two_rows_in_any_order_of_columns(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        ("ỦY BAN NHÂN DÂN XÃ",), ("DANH SÁCH ĐẠI BIỂU",), (),
        ("Ghi chú", "Đơn vị", "Họ đệm", "Tên", "Năm sinh", "", "Dân tộc", "Đảng viên"),
        ("", "", "", "", "Nam", "Nữ"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
        ("đi muộn", "Ấp 1", "Nguyễn Thị", "Hoa", None, 1980, "Kinh", "x"),
        (None, "Ấp 2", "Điểu", "Sơn", 1975, None, "S'tiêng", "không"),
    )  # fmt: skip
    woman, man = read.people
    assert (woman.name, woman.gender, woman.birth_year, woman.note, woman.party) == (
        "Nguyễn Thị Hoa",
        "female",
        1980,
        "đi muộn",
        True,
    )
    assert (man.name, man.gender, man.ethnicity, man.party) == ("Điểu Sơn", "male", "S'tiêng", False)


@pytest.mark.parametrize(("typed", "name"), [
    (unicodedata.normalize("NFD", "Nguyễn Văn Ả"), "Nguyễn Văn Ả"), ("Lê\u00a0Thị  Hoa. ", "Lê Thị Hoa"),
    ("NGUYỄN VĂN ĐỨC", "Nguyễn Văn Đức"), ("K'BRÊU", "K'Brêu"),
])  # fmt: skip
def test_what_was_typed_is_kept_beside_the_name_it_becomes(tmp_path: Path, typed: str, name: str) -> None:
    person = one(tmp_path, HEADER, (1, typed, 1970, "Ấp 1"))
    assert (person.name, person.as_typed) == (name, typed)
    assert one(tmp_path, HEADER, (1, name, 1970, "Ấp 1")).as_typed == ""


def test_capitals_are_told_by_cell_with_what_they_become(tmp_path: Path) -> None:
    [problem] = people(tmp_path, HEADER, (1, "LÊ THỊ HOA", 1970, "Ấp 1")).problems
    assert (problem.sheet, problem.cell, problem.value, problem.code, problem.level) == (
        "Trang 1",
        "B2",
        "LÊ THỊ HOA",
        "all_caps",
        "warning",
    )
    assert "Lê Thị Hoa" in problem.text


@pytest.mark.parametrize("name", [
    "Sơn", "K’Hùng", "H'Loan Niê", "Y Thắng Niê", "Thị Đrớ", "Ông Thị Cẩm", "Bà Huyện",
    "Nguyễn Phúc Hoàng Thị Bảo Ngọc", "Công Huyền Tôn Nữ Thị Hà",
])  # fmt: skip
def test_unusual_names_stay_as_they_are(tmp_path: Path, name: str) -> None:
    header = ("Danh xưng", "Họ và tên", "Đơn vị")
    read = people(tmp_path, header, ("Bà", name, "Ấp 1"))
    assert (read.people[0].name, read.people[0].honorific, read.problems) == (name, "Bà", ())


def test_a_form_of_address_and_a_degree_before_the_name_are_moved_and_told(tmp_path: Path) -> None:
    read = people(
        tmp_path, HEADER, (1, "Đ/c ThS. Lê Văn An", 1970, "Ấp 1"), (2, "Ông Điểu Sơn", 1970, "Ấp 1"),
        (3, "Đại tá, GS.TS Hồ Quân", 1960, "Ấp 1"), (4, "Bà K'Brêu", 1961, "Ấp 3"),
    )  # fmt: skip
    assert [(person.honorific, person.title, person.name) for person in read.people] == [
        ("Đồng chí", "ThS.", "Lê Văn An"),
        ("Ông", "", "Điểu Sơn"),
        ("", "Đại tá, GS.TS", "Hồ Quân"),
        ("Bà", "", "K'Brêu"),
    ]
    assert codes(read) == [(cell, "honorific_in_name") for cell in ("B2", "B3", "B4", "B5")]


@pytest.mark.parametrize(("cell", "year", "day"), [
    (1970, 1970, None), ("1970", 1970, None), (1970.0, 1970, None), (25569, 1970, date(1970, 1, 1)),
    (datetime(1970, 5, 4), 1970, date(1970, 5, 4)), ("04/05/1970", 1970, date(1970, 5, 4)),
    ("4-5-1970", 1970, date(1970, 5, 4)), ("5/1970", 1970, None),
])  # fmt: skip
def test_a_birth_is_a_year_a_day_or_the_number_excel_keeps(
    tmp_path: Path, cell: object, year: int, day: date | None
) -> None:
    person = one(tmp_path, HEADER, (1, "Lê An", cell, "Ấp 1"))
    assert (person.birth_year, person.birth_date) == (year, day)


@pytest.mark.parametrize("cell", ["31/2/1970", "khoảng 1970", 17, -3, "13/13/1990", "1/1/3000", "1/1/29"])
def test_a_birth_nobody_can_read_is_left_blank_and_told(tmp_path: Path, cell: object) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", cell, "Ấp 1"))
    assert (read.people[0].birth_year, codes(read), read.stops) == (None, [("C2", "bad_date")], False)


@pytest.mark.parametrize("label", [
    "SINH NĂM", "Sinh năm", "SN", "N.sinh", "Năm", "Ngày/tháng/năm sinh", "Ngày, tháng, năm sinh", "N.T.N.S",
    "Sinh ngày", "Năm sinh (tuổi)", "Ngày sinh (dd/mm/yyyy)",
])  # fmt: skip
def test_a_column_of_births_is_known_under_the_names_offices_use(tmp_path: Path, label: str) -> None:
    person = one(tmp_path, ("Họ và tên", label), ("Lê An", 1970))
    assert (person.birth_year, person.gender) == (1970, "")


def test_a_year_beside_the_births_is_another_year(tmp_path: Path) -> None:
    read = people(tmp_path, ("Họ và tên", "Năm", "Năm sinh"), ("Lê An", 2024, 1970))
    assert (read.people[0].birth_year, codes(read)) == (1970, [("B1", "unknown_column")])


def test_men_alone_are_told_by_a_mark_not_by_a_year(tmp_path: Path) -> None:
    """Without its marks, a column of years may be called so too."""
    read = people(tmp_path, ("Họ và tên", "Nam"), ("Lê An", 1970), ("Hồ Bình", "x"))
    assert [(one.birth_year, one.gender) for one in read.people] == [(1970, ""), (None, "male")]


def test_marks_beside_a_year_say_the_gender(tmp_path: Path) -> None:
    header = ("Họ và tên", "Năm sinh", "Nam", "Nữ")
    read = people(tmp_path, header, ("Lê An", 1970, "x", None), ("Lê Hoa", 1980, "-", "x"))
    assert [(one.birth_year, one.gender) for one in read.people] == [(1970, "male"), (1980, "female")]
    assert read.problems == ()


@pytest.mark.parametrize("cell", [2035, "2026", datetime(2027, 5, 4), "1/2/2026"])
def test_who_is_not_born_yet_is_told_and_the_year_left_blank(tmp_path: Path, cell: object) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", cell, "Ấp 1"))
    person = read.people[0]
    assert (person.birth_year, person.birth_date, codes(read)) == (None, None, [("C2", "bad_date")])
    assert "birth_year" not in (person.said or ())


def test_a_small_child_is_told_and_the_year_kept(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", 2024, "Ấp 1"), (2, "Lê Bé", 2018, "Ấp 1"))
    assert ([one.birth_year for one in read.people], codes(read)) == ([2024, 2018], [("C2", "bad_date")])


def test_two_births_are_none_and_told(tmp_path: Path) -> None:
    header = ("Họ và tên", "Nam", "Nữ", "Đơn vị")
    read = people(tmp_path, header, ("Lê An", 1965, 1966, "Ấp 1"), ("Lê Ba", 1970, None, "Ấp 1"))
    assert [(one.birth_year, one.gender) for one in read.people] == [(None, ""), (1970, "male")]
    assert codes(read) == [("C2", "bad_date")]
    assert "1965; 1966" in read.problems[0].text
    assert not {"birth_year", "gender"} & (read.people[0].said or frozenset())


def test_a_year_of_two_digits_is_of_the_last_century_and_told(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", "15-3-80", "Ấp 1"))
    assert (read.people[0].birth_date, codes(read)) == (date(1980, 3, 15), [("C2", "bad_date")])
    assert "1980" in read.problems[0].text


@pytest.mark.parametrize(("typed", "phone"), [
    (900000001, "0900000001"), ("0900.000.001", "0900000001"), ("+84 900 000 001", "0900000001"),
    ("02713 812 345", "02713812345"), ("12", "12"), ("0900000001.0", "0900000001"),
    ("Zalo: 0900 000 001", "0900000001"),
])  # fmt: skip
def test_a_phone_gets_back_the_nought_it_lost(tmp_path: Path, typed: object, phone: str) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", 1970, "Ấp 1", "", typed))
    assert read.people[0].phone == phone
    assert codes(read) == ([("F2", "bad_phone")] if typed in (900000001, "12") else [])


@pytest.mark.parametrize(("typed", "others"), [
    ("0905 123 456 / 0906 111 222", "0906111222"), ("0905123456 0906111222", "0906111222"),
    ("905123456 - 906111222", "0906111222"),
    ("0905.123.456; 0906.111.222, 02713 812 345", "0906111222, 02713812345"),
    ("0905123456 (vợ: 0906111222)", "0906111222"), ("0905123456/457", "457"),
])  # fmt: skip
def test_of_several_phones_the_first_is_kept_and_the_others_told(
    tmp_path: Path, typed: str, others: str
) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", 1970, "Ấp 1", "", typed))
    assert (read.people[0].phone, codes(read), read.stops) == ("0905123456", [("F2", "bad_phone")], False)
    assert read.problems[0].text == (f"Ô này có hơn một số điện thoại; ghi 0905123456, không ghi {others}.")


def test_the_same_phone_twice_is_one(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", 1970, "Ấp 1", "", "0905123456 / 0905 123 456"))
    assert (read.people[0].phone, read.problems) == ("0905123456", ())


@pytest.mark.parametrize(("label", "category"), [
    ("Cá nhân ĐHTT điển hình", "exemplar_individual"), ("Đại diện tập thể", "exemplar_collective_rep"),
    ("Đại diện hộ gia đình", "exemplar_household_rep"), ("Lãnh đạo xã", "leader"),
    ("Lãnh đạo cấp trên", "guest_superior"), ("Khách mời", "guest"), ("Phóng viên báo", "press"),
    ("Công chức phụ trách thi đua", "officer_tdkt"), ("guest", "guest"), ("", ""),
])  # fmt: skip
def test_the_label_of_a_category_is_known_by_its_words(tmp_path: Path, label: str, category: str) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", 1970, "Ấp 1", label))
    assert (read.people[0].category, read.problems) == (category, ())


def test_an_unknown_category_is_told_and_left_blank(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, (1, "Lê An", 1970, "Ấp 1", "Diện khác lạ"))
    assert (read.people[0].category, codes(read)) == ("", [("E2", "unknown_category")])


def test_a_row_without_a_name_stops_the_import_and_a_spare_number_does_not(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, (1, None, 1970, "Ấp 1"), (2, None, None, None))
    assert (read.people, codes(read), read.stops) == ((), [("B2", "missing")], True)


def test_headings_totals_and_signatures_are_not_people(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        HEADER,
        ("I. KHỐI ĐẢNG",),
        (1, "Lê An", 1970, "Ấp 1"),
        ("", "Tổng cộng: 1 người"),
        ("", "", "", "Tân Hòa, ngày 1/3/2025"),
    )
    assert [person.name for person in read.people] == ["Lê An"]
    assert codes(read) == [("B4", "not_a_person"), ("D5", "not_a_person")]


def test_of_a_short_list_nobody_is_taken_for_a_total_or_a_signature(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        ("Họ và tên", "Chức vụ", "Đơn vị"),
        ("Tống Thị Hoa", "Nông dân"),
        ("Nguyễn Văn Nam", "Chủ tịch UBND xã", "Xã Tân Hưng"),
        ("Lê Thị Mai", "Kế toán"),
        ("Công Tằng Tôn Nữ Bích Hà", "Nghệ nhân", "Phường 5"),
        ("Tổng cộng: 4 người",),
        ("", "", "Tân Hưng, ngày 1 tháng 3 năm 2026"),
        ("Người lập", "", "CHỦ TỊCH"),
        ("Phạm Thị Bích", "", "Trần Quốc Bảo"),
    )
    assert [person.name for person in read.people] == [
        "Tống Thị Hoa",
        "Nguyễn Văn Nam",
        "Lê Thị Mai",
        "Công Tằng Tôn Nữ Bích Hà",
    ]
    assert [cell for cell, _code in codes(read)] == ["A6", "C7", "A8", "A9"]


def test_who_has_no_number_yet_but_an_office_and_a_unit_is_somebody(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị"),
        (None, "Nguyễn Văn Nam", "Chủ tịch UBND xã", "Xã Tân Hưng"),
        (1, "Lê An", "Nông dân", "Ấp 1"),
        (None, "Cán bộ lập danh sách", "CHỦ TỊCH"),
    )
    assert [person.name for person in read.people] == ["Nguyễn Văn Nam", "Lê An"]


def test_a_heading_names_the_unit_when_no_column_does(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        ("STT", "Họ và tên", "Chức vụ"),
        ("I. Ấp Suối Đá",),
        (1, "Lê An", "Trưởng ấp"),
        ("II. Ấp Bàu Sen",),
        (1, "Lê Bình", "Trưởng ấp"),
    )
    assert [(person.name, person.unit) for person in read.people] == [
        ("Lê An", "Ấp Suối Đá"),
        ("Lê Bình", "Ấp Bàu Sen"),
    ]


@pytest.mark.parametrize("name", ["NguyÔn V¨n ¶", "Nguyeãn Vaên AÛ", "TrÇn §øc"])
def test_a_name_in_an_old_font_stops_the_import(tmp_path: Path, name: str) -> None:
    read = people(tmp_path, HEADER, (1, name, 1970, "Ấp 1"))
    assert (codes(read), read.stops) == ([("B2", "legacy_font")], True)


def test_namesakes_are_told_with_unit_and_year_and_never_share_a_key(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        HEADER,
        (1, "Nguyễn Thị Hoa", 1980, "Ấp 1"),
        (2, "Nguyễn Thị Hoa", 1991, "Ấp 2"),
        (3, "Nguyễn Thị Hòa", 1980, "Ấp 1"),
        (4, "Nguyễn Thị Hoa", 1980, "Ấp 1"),
    )
    assert codes(read) == [("B3", "same_name"), ("B5", "duplicate_in_file")]
    assert "Ấp 1, 1980" in read.problems[0].text
    assert len({person.key for person in read.people}) == 4


def test_a_namesake_on_another_sheet_is_told_with_that_sheet(tmp_path: Path) -> None:
    sheets = [(HEADER, (1, "Lê An", year, "Ấp 1")) for year in (1970, 1981)]
    [told] = read_people(workbook(tmp_path / "list.xlsx", *sheets)).problems
    assert (told.sheet, told.text) == (
        "Trang 2",
        "Trùng tên với người khác (trang “Trang 1”, dòng 2: Ấp 1, 1970).",
    )


def test_each_unit_may_have_a_header_of_its_own_and_nobody_is_lost_between(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        ("DANH SÁCH ĐẠI BIỂU",),
        ("STT", "Họ và tên", "Năm sinh", "Chức vụ"),
        (1, "Nguyễn Văn Hùng", 1970, "Bí thư"),
        ("II. TRƯỜNG THCS",),
        ("STT", "Họ và tên", "Điện thoại", "Năm sinh", "Quê quán"),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        (1, "Trần Văn Bốn", "0912345678", 1990, "Ấp 1"),
        ("III. TRẠM Y TẾ",),
        ("STT", "Họ và tên", "Năm sinh", "Chức vụ"),
        (1, "Phan Văn Năm", 1991, "Bác sĩ"),
    )
    assert [(one.name, one.birth_year, one.position, one.phone, one.unit) for one in read.people] == [
        ("Nguyễn Văn Hùng", 1970, "Bí thư", "", ""),
        ("Trần Văn Bốn", 1990, "", "0912345678", "TRƯỜNG THCS"),
        ("Phan Văn Năm", 1991, "Bác sĩ", "", "TRẠM Y TẾ"),
    ]
    assert codes(read) == [("E5", "unknown_column")]
    shown = [(column["label"], column["field"]) for column in read.sheets[0]["columns"]]
    assert shown[3:] == [("Chức vụ", "position"), ("", "")]
    assert "position" not in (read.people[1].said or ())


def test_a_column_that_only_a_later_header_names_is_shown_as_it_is_read(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        ("STT", "Họ và tên"),
        (1, "Nguyễn Văn Hùng"),
        ("STT", "Họ và tên", "Điện thoại"),
        (1, "Trần Văn Bốn", "0912345678"),
    )
    assert [(one["label"], one["field"]) for one in read.sheets[0]["columns"]][2:] == [
        ("Điện thoại", "phone")
    ]
    assert [one.phone for one in read.people] == ["", "0912345678"]


def test_a_title_that_names_the_unit_is_no_part_of_the_header(tmp_path: Path) -> None:
    read = people(
        tmp_path, ("Đơn vị: Trường Tiểu học",), (), ("STT", "Họ và tên", "Năm sinh"), (1, "Lê An", 1970)
    )
    assert (read.sheets[0]["header"], [column["label"] for column in read.sheets[0]["columns"]]) == (
        3,
        ["STT", "Họ và tên", "Năm sinh"],
    )


def test_keys_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    rows = [
        (1, "Nguyễn Thị Hòa", 1980, "Ấp 1"),
        (2, "Nguyễn Thị Hoa", 1980, "Ấp 1"),
        (3, "Lê An", 1970, "Ấp 1"),
    ]
    there = {person.name: person.key for person in people(tmp_path, HEADER, *rows).people}
    back = {person.name: person.key for person in people(tmp_path, HEADER, *reversed(rows)).people}
    assert there == back


def test_formulas_and_markup_come_as_written(tmp_path: Path) -> None:
    person = one(tmp_path, HEADER, (1, "Lê An", 1970, '=HYPERLINK("http://x","y")'))
    assert person.unit == '=HYPERLINK("http://x","y")'
    read = people(tmp_path, HEADER, (1, "=1+1", 1970, "<script>alert(1)</script>"))
    assert (read.people[0].name, read.people[0].unit, codes(read)) == (
        "=1+1",
        "<script>alert(1)</script>",
        [("B2", "not_a_person")],
    )


def test_every_sheet_with_a_header_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "two.xlsx",
        [HEADER, (1, "Lê An", 1970, "Ấp 1")],
        [("Ghi nhớ", "gọi điện")],
        [("Tên đại biểu", "Cơ quan", "Cột lạ"), ("Lê Bình", "Ấp 2", "gì đó")],
    )
    read = read_people(path)
    assert [(person.sheet, person.name, person.order) for person in read.people] == [
        ("Trang 1", "Lê An", 1),
        ("Trang 3", "Lê Bình", 2),
    ]
    assert [(problem.sheet, problem.cell, problem.code) for problem in read.problems] == [
        ("Trang 2", "A1", "no_header"),
        ("Trang 3", "C1", "unknown_column"),
    ]


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refusal:
        people(tmp_path, ("a", "b"), (1, 2))
    assert refusal.value.code == "no_header"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_read_like_a_sheet(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "list.csv"
    rows = (HEADER[:4], ("1", "Đặng Thị Hoà", "1980", "Ấp 1"))
    path.write_text("\n".join(mark.join(row) for row in rows), encoding=encoding)
    [person] = read_people(path).people
    assert (person.name, person.birth_year, person.unit) == ("Đặng Thị Hoà", 1980, "Ấp 1")


def test_a_csv_of_windows_1258_is_composed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    bare = "Họ và tên,Đơn vị\nNguyễn Thị Hòa,Ấp 1\n"
    path.write_bytes(_with_horns(bare).encode("windows-1258"))
    assert [person.name for person in read_people(path).people] == ["Nguyễn Thị Hòa"]


def _with_horns(text: str) -> str:
    """Put letters and tones the way Windows-1258 has them: ê whole, its tone after it."""
    out = ""
    for sign in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", sign)
        tones = "".join(mark for mark in parts if mark in "\u0300\u0309\u0303\u0301\u0323")
        out += unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tones
    return out


cells = some.one_of(
    some.none(), some.integers(-(10**12), 10**12), some.booleans(), some.floats(-1e18, 1e18),
    some.text(some.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=40),
    some.datetimes(datetime(1905, 1, 1), datetime(2200, 1, 1)),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.lists(cells, max_size=8), max_size=10))
def test_whatever_stands_under_the_header_is_read_or_told(tmp_path: Path, rows: list[list[object]]) -> None:
    header = (*HEADER, "Ghế", "Đảng viên")
    read = people(tmp_path, header, *rows)
    assert people_from_json(json.loads(json.dumps(people_to_json(read)))) == read
    assert len({person.key for person in read.people}) == len(read.people)
    assert all(person.name for person in read.people)


def test_rows_after_a_long_gap_are_not_lost(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, *[()] * 3_000, (1, "Lê An", 1970, "Ấp 1"))
    assert [(person.name, person.row) for person in read.people] == [("Lê An", 3_002)]


def test_what_reports_ask_for_is_read_under_the_names_offices_use(tmp_path: Path) -> None:
    header = (
        "Họ và tên", "Lao động trực tiếp", "Lĩnh vực", "Thành phần kinh tế", "Thành tích, khen thưởng",
        "Trình độ chuyên môn", "Ngày bổ nhiệm", "Khách quý", "Thuộc đối tượng",
    )  # fmt: skip
    row = ("Lê An", "x", "Kinh tế", "Tập thể", "CSTĐ cơ sở", "Đại học", "5/3/2021", "x", "Khách mời")
    person = one(tmp_path, header[:8], row[:8])
    assert person.vip is True
    assert (person.direct_worker, person.sector, person.economic_sector) == (True, "Kinh tế", "Tập thể")
    assert (person.honour, person.education, person.appointed_on) == (
        "CSTĐ cơ sở",
        "Đại học",
        date(2021, 3, 5),
    )


def test_a_person_says_what_the_file_speaks_of(tmp_path: Path) -> None:
    person = one(tmp_path, ("STT", "Họ và tên", "Điện thoại"), (1, "Đ/c Lê An", "0911111111"))
    assert set(person.said or ()) == {"name", "as_typed", "phone", "honorific"}
    unreadable = one(tmp_path, HEADER, (1, "Lê An", "khoảng 1970", "Ấp 1", "Diện khác lạ"))
    assert set(unreadable.said or ()) == {"name", "as_typed", "unit"}


def test_one_label_over_two_columns_is_a_name_in_two_parts(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        ("STT", "Họ và tên", None, "Đơn vị"),
        (1, "Nguyễn Văn", "An", "Ấp 1"),
        (2, None, "Sơn", "Ấp 1"),
        (3, "H'Loan", "Niê", "Ấp 2"),
    )
    assert [person.name for person in read.people] == ["Nguyễn Văn An", "Sơn", "H'Loan Niê"]


def test_groups_totals_and_signatures_of_any_width_are_not_people(tmp_path: Path) -> None:
    read = people(
        tmp_path,
        HEADER,
        ("I", "KHỐI ĐẢNG"),
        (1, "Lê An", 1970, "Ấp 1"),
        ("", "Khối các ấp"),
        (2, "Hồ Bình", 1971, "Ấp 2"),
        ("", "Tổng cộng", "=SUM(C2:C5)", "2 người", "x"),
        ("", "", "", "Tân Hòa, ngày 1 tháng 3 năm 2025"),
        ("", "Người lập", "", "TM. UBND XÃ"),
        ("", "Phạm Thị Bích", "", "Trần Quốc Bảo"),
    )
    assert [person.name for person in read.people] == ["Lê An", "Hồ Bình"]
    assert {code for _cell, code in codes(read)} == {"not_a_person"}
    assert not read.stops


def test_what_was_hidden_is_read_and_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, (1, "Lê An", 1970, "Ấp 1"), (2, "Hồ Bình", 1971, "Ấp 2")):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "list.xlsx")
    read = read_people(tmp_path / "list.xlsx")
    assert [person.birth_year for person in read.people] == [1970, 1971]
    assert codes(read) == [("C1", "hidden_columns"), ("A3", "hidden_rows")]


def test_a_note_pinned_to_a_cell_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", (HEADER, (1, "Lê An", 1970, "Ấp 1"), (2, "Lê Ba", 1980, "Ấp 1")))
    book = load_workbook(path)
    for cell in ("B2", "C3"):
        book.worksheets[0][cell].comment = Comment("Ngồi hàng đầu", "Văn phòng")
    book.save(path)

    [told] = read_people(path).problems

    assert (told.cell, told.code, told.value, told.level) == ("B2", "cell_notes", "B2, C3", "warning")


def test_a_formula_is_kept_as_written_and_told_and_a_counted_number_is_one(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, ("=A1+1", "Lê An", 1970, "=CONCAT(A1)"))
    assert (read.people[0].unit, codes(read)) == ("=CONCAT(A1)", [("D2", "formula")])


def test_columns_are_read_as_a_person_named_them_and_so_is_the_next_such_header(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [("Mã", "Quý danh"), ("x", "Lê An")])
    unknown = read_people(path, {}, asks=True)
    assert (unknown.people, unknown.sheets[0]["header"]) == ((), 0)

    columns = {"A": "", "B": "name"}
    named = read_people(path, {"sheets": {"Trang 1": {"header": 1, "columns": columns}}}, asks=True)
    remembered = {named.sheets[0]["signature"]: {"columns": columns}}
    again = read_people(path, {"remembered": remembered}, asks=True)

    assert [person.name for person in again.people] == ["Lê An"]
    assert [one["field"] for one in again.sheets[0]["columns"]] == ["", "name"]


def test_columns_without_a_name_are_one_problem_not_one_in_each_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [HEADER, (1, "Lê An"), (2, "Hồ Bình")])
    read = read_people(path, {"sheets": {"Trang 1": {"columns": {"A": "no"}}}}, asks=True)
    assert (read.people, codes(read), read.stops) == ((), [("A1", "no_name_column")], True)


@pytest.mark.parametrize(("font", "name"), [("tcvn3", "Nguyễn Văn Ả"), ("none", "NguyÔn V¨n ¶")])
def test_an_old_font_is_converted_as_a_person_said(tmp_path: Path, font: str, name: str) -> None:
    path = workbook(
        tmp_path / "list.xlsx", [HEADER, (1, "NguyÔn V¨n ¶", 1970, "Ấp 1"), (2, "Lê Hoà", 1970, "Ấp 1")]
    )
    read = read_people(path, {"sheets": {"Trang 1": {"font": font}}})
    assert [person.name for person in read.people] == [name, "Lê Hoà"]
    assert not read.stops


def test_a_list_all_in_an_old_font_header_and_all_is_read(tmp_path: Path) -> None:
    rows = [("STT", "Hä vµ tªn", "§¬n vÞ"), (1, "TrÇn ThÞ Hoµ", "Êp 1"), (2, "Lª ¸nh", "Êp B×nh S¬n")]
    path = workbook(tmp_path / "list.xlsx", rows)
    assert {code for _cell, code in codes(read_people(path))} == {"legacy_font"}
    read = read_people(path, {"font": "auto"})
    assert [(person.name, person.unit) for person in read.people] == [
        ("Trần Thị Hoà", "Ấp 1"),
        ("Lê Ánh", "Ấp Bình Sơn"),
    ]


def test_rows_are_told_as_they_are_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = workbook(tmp_path / "list.xlsx", [HEADER, *((no, "Lê An", 1970, f"Ấp {no}") for no in range(600))])
    read_people(path, {}, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1] == (600, 600)


def test_a_hidden_sheet_is_told_and_nobody_comes_from_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [HEADER, (1, "Lê An")], [HEADER, (1, "Hồ Bình")])
    book = load_workbook(path)
    book.worksheets[1].sheet_state = "hidden"
    book.save(path)

    read = read_people(path)

    assert [person.name for person in read.people] == ["Lê An"]
    assert [(one.sheet, one.code) for one in read.problems] == [("Trang 2", "hidden_sheet")]


def test_a_cell_that_no_card_could_show_stops_the_list(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, (1, "A" + "n" * 120, 1970, "Ấp 1"), (2, "Lê An", 1970, "B" * 1001))

    assert read.stops
    assert [code for code in codes(read) if code[1] == "too_long"] == [("B2", "too_long"), ("D3", "too_long")]


@pytest.mark.parametrize(("typed", "name", "position", "note", "gender"), [
    ("Trần B (Hiệu trưởng)", "Trần B", "Hiệu trưởng", "", ""),
    ("TRẦN BÌNH (hiệu trưởng)", "Trần Bình", "hiệu trưởng", "", ""),
    ("Trần B [già làng]", "Trần B", "già làng", "", ""),
    ("Trần B (Phó ấp", "Trần B", "Phó ấp", "", ""),
    ("Trần B - Bí thư Chi bộ", "Trần B", "Bí thư Chi bộ", "", ""),
    ("Trần B, Chủ tịch UBND xã", "Trần B", "Chủ tịch UBND xã", "", ""),
    ("Trần B (đã mất)", "Trần B", "", "đã mất", ""),
    ("Trần B (con ông Trưởng ấp)", "Trần B", "", "con ông Trưởng ấp", ""),
    ("Trần B (nữ)", "Trần B", "", "", "female"),
    ("Trần B (Bí thư) (1975)", "Trần B", "Bí thư", "1975", ""),
])  # fmt: skip
def test_what_stands_behind_a_name_goes_where_it_belongs_and_is_told(
    tmp_path: Path, typed: str, name: str, position: str, note: str, gender: str
) -> None:
    read = people(tmp_path, HEADER, (1, typed, 1970, "Ấp 1"))
    person = read.people[0]
    assert (person.name, person.position, person.note, person.gender) == (name, position, note, gender)
    assert {code for code in codes(read) if code[1] != "all_caps"} == {("B2", "aside_in_name")}
    assert (person.as_typed, read.stops) == (typed, False)
    assert {"position": position, "note": note, "gender": gender}.items() <= {
        **dict.fromkeys(("position", "note", "gender"), ""),
        **{field: getattr(person, field) for field in person.said or ()},
    }.items()


def test_an_office_behind_a_name_takes_no_other_away(tmp_path: Path) -> None:
    header = ("Họ và tên", "Chức vụ", "Ghi chú")
    read = people(
        tmp_path, header, ("Trần B (Bí thư)", "Hiệu trưởng", "đi muộn"), ("Lê A (Bí thư)", "Bí thư", None)
    )
    assert [(one.name, one.position, one.note) for one in read.people] == [
        ("Trần B", "Hiệu trưởng", "đi muộn; Bí thư"),
        ("Lê A", "Bí thư", ""),
    ]


def test_a_degree_behind_a_name_is_a_degree(tmp_path: Path) -> None:
    person = one(tmp_path, HEADER, (1, "Trần Văn B, ThS.", 1970, "Ấp 1"))
    assert (person.name, person.title) == ("Trần Văn B", "ThS")


@pytest.mark.parametrize("typed", ["Trần B, Hoa", "<b>Lê</b> An", "Lê @n", "(Hiệu trưởng)"])
def test_what_else_is_no_name_is_told_and_kept(tmp_path: Path, typed: str) -> None:
    read = people(tmp_path, HEADER, (1, typed, 1970, "Ấp 1"))
    assert (read.people[0].name, codes(read)) == (typed, [("B2", "not_a_person")])


def test_a_name_in_two_columns_is_told_by_the_cell_that_is_odd(tmp_path: Path) -> None:
    header = ("STT", "Họ đệm", "Tên", "Đơn vị")
    read = people(
        tmp_path,
        header,
        (1, '=HYPERLINK("http://x","Lê Văn")', "Tám", "Ấp 1"),
        (2, "Lê Văn", "Chín9", "Ấp 1"),
        (3, "Ông Lê Văn", "Mười", "Ấp 1"),
        (4, "Trần", "B (Hiệu trưởng)", "Ấp 1"),
        (5, "LÊ VĂN", "AN", "Ấp 1"),
        (6, None, None, "Ấp 1"),
    )
    assert codes(read) == [
        ("B2", "not_a_person"), ("C3", "not_a_person"), ("B4", "honorific_in_name"), ("C5", "aside_in_name"),
        ("B6", "all_caps"), ("C7", "missing"),
    ]  # fmt: skip
    assert [one.value for one in read.problems][:2] == ['=HYPERLINK("http://x","Lê Văn")', "Chín9"]


def test_a_clan_in_a_column_of_its_own_is_one_word_with_the_name(tmp_path: Path) -> None:
    header = ("Họ đệm", "Tên", "Đơn vị")
    read = people(
        tmp_path, header, ("K'", "Brèo", "Bon 1"), ("H’", "Hen Niê", "Bon 1"), ("Y", "Wang Niê", "Bon 1")
    )
    apart = people(tmp_path, ("Họ và tên", "Đơn vị"), ("K’ Brèo", "Bon 1"), ("H' Hen Niê", "Bon 1"))
    assert [one.name for one in read.people] == ["K'Brèo", "H’Hen Niê", "Y Wang Niê"]
    assert [one.key for one in apart.people] == [one.key for one in read.people[:2]]


def test_a_sign_nobody_sees_is_a_space_between_words_or_told(tmp_path: Path) -> None:
    read = people(tmp_path, HEADER, (1, "Lê Văn\u200bBình", 1970, "Ấp 1"), (2, "Lê Ng\u200bọc", 1970, "Ấp 1"))
    assert [one.name for one in read.people] == ["Lê Văn Bình", "Lê Ngọc"]
    assert codes(read) == [("B3", "unseen_sign")]


MIXED = (
    ("STT", "Họ đệm", "Tên", "Đơn vị"),
    (1, "NguyÔn V¨n", "Hµ", "Hội CCB"),
    (2, "Nguyeãn Vaên", "Thò", "Thôn 5"),
    (3, "Đỗ Thị", "Hoà", "Ấp 1"),
)


def test_a_sheet_in_two_old_fonts_is_read_cell_by_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", MIXED)
    read = read_people(path, {"sheets": {"Trang 1": {"font": "auto"}}})
    assert [(one.name, one.unit) for one in read.people] == [
        ("Nguyễn Văn Hà", "Hội CCB"),
        ("Nguyễn Văn Thị", "Thôn 5"),
        ("Đỗ Thị Hoà", "Ấp 1"),
    ]
    assert read.problems == ()


def test_choosing_one_old_font_leaves_the_cells_of_another_and_stops_at_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", MIXED)
    before = read_people(path)
    read = read_people(path, {"sheets": {"Trang 1": {"font": "tcvn3"}}})
    assert (before.sheets[0]["legacy"], list(before.sheets[0]["fonts"])) == (
        "auto",
        ["auto", "tcvn3", "tcvn3h", "vni"],
    )
    assert codes(before) == [(cell, "legacy_font") for cell in ("B2", "C2", "B3", "C3")]
    assert (codes(read), read.stops) == ([("B3", "legacy_font"), ("C3", "legacy_font")], True)
    assert [one.name for one in read.people][:2] == ["Nguyễn Văn Hà", "Nguyeãn Vaên Thò"]

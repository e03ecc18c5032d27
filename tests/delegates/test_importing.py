"""A list goes in through its page: sent, read beside, looked over, written, taken back."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.edges import Element, Refused
from tests.galas import PROGRAMME, Gala, draft
from tests.servers import Server

HEADER = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Chức vụ", "ĐT")
PLAIN = (
    (1, "Nguyễn Văn An", 1970, "Ấp Suối Đá", "Nông dân", "0911111111"),
    (2, "Lê Thị Hoa", 1980, "UBND xã Tân Hòa", "Công chức", "0922222222"),
    (3, "Điểu Sơn", None, "Ấp Tân Lập", "Già làng", ""),
)
MESSY = (
    ("I", "KHỐI ĐẢNG, CHÍNH QUYỀN"),
    (1, "Nguyễn Văn", "An", 1970, None, "Kinh", "x", "Bí thư", "Đảng ủy xã", "Lãnh đạo", 912345678),
    (2, "LÊ THỊ", "HOA", None, 1980, "Kinh", None, "Chủ tịch", "Hội LHPN xã", "Lãnh đạo", "0912.345.679"),
    (3, "Trần\u00a0Quốc ", "Bảo", 25569, None, "Kinh", "x", "Chủ tịch", "UBND xã", "Lãnh đạo", None),
    ("II", "CÁC ẤP"),
    (4, None, "K'Brêu", 1965, None, "Cơ Ho", None, "Già làng", "Ấp 1", "Cá nhân điển hình", None),
    (5, "H'Loan", "Niê", None, 1999, "Ê Đê", None, "Nông dân", "Ấp 1", "Cá nhân điển hình", "12"),
    (6, "Y Thắng", "Niê", 1988, None, "Ê Đê", None, "Nông dân", "Ấp 2", "Đại diện hộ gia đình", None),
    (7, "Điểu", "Sơn", datetime(1975, 5, 4), None, "S'tiêng", None, "Nông dân", "Ấp 2", "Diện lạ", None),
    (8, "Nguyễn Thị", "Hoa", None, 1980, "Kinh", None, "Nông dân", "Ấp 1", "Cá nhân điển hình", None),
    (9, "Nguyễn Thị", "Hoa", None, 1991, "Kinh", None, "Nông dân", "Ấp 2", "Cá nhân điển hình", None),
    (10,),
    (None, "Tổng cộng", None, "=SUM(D8:D16)", None, "=SUM(E8:E16)"),
    (None, None, None, None, None, None, None, None, "Tân Hòa, ngày 01 tháng 3 năm 2026"),
    (None, "NGƯỜI LẬP BIỂU", None, None, None, None, None, None, "CHỦ TỊCH"),
    (None, "Phạm Thị Bích", None, None, None, None, None, None, "Trần Quốc Bảo"),
)


def workbook(*rows: Sequence[object], title: str = "Đại biểu") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return packed(book)


def packed(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def messy() -> bytes:
    """What a commune sends: merged titles, two rows of header, groups, totals, signatures, hidden things."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Điển hình"
    sheet["A1"], sheet["A2"] = "UBND XÃ TÂN HÒA", "DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ"
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A2:L2")
    labels = ("STT", "Họ và tên", None, "Năm sinh", None, "Dân tộc", "Đảng viên", "Chức vụ", "Đơn vị")
    for place, label in enumerate((*labels, "Đối tượng", "ĐT", "Ghi chú"), start=1):
        sheet.cell(5, place, label)
        sheet.cell(7, place, f"({place})")
    sheet["D6"], sheet["E6"] = "Nam", "Nữ"
    sheet.merge_cells("B5:C5")
    sheet.merge_cells("D5:E5")
    for number, row in enumerate(MESSY, start=8):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place, value)
    sheet.column_dimensions["L"].hidden = True
    sheet.row_dimensions[10].hidden = True
    return packed(book)


class Office:
    """Somebody who sends lists of one event through its pages, without script."""

    def __init__(self, gala: Gala) -> None:
        self.gala, self.browser = gala, gala.organiser
        self.base = f"{gala.base}/people"
        self.at = ""

    def sends(self, data: bytes, name: str = "dai-bieu.xlsx") -> Element:
        """Send a file and wait until it is read; return its page."""
        self.browser.open(f"{self.base}/import")
        self.at = self.browser.sends_file(f"{self.base}/import", name, data).headers["Location"]
        return self.waits()

    def reads_again(self, **choices: str) -> Element:
        fields = {key.replace("_", "-"): value for key, value in choices.items()}
        self.browser.sends(f"{self.at}/read", **{**self.chosen(), **fields})
        return self.waits()

    def chosen(self) -> dict[str, str]:
        """What the page's form about reading holds as it stands."""
        form = self.browser.page.one("form", "reading")
        fields = {
            one.attributes["name"]: one.attributes.get("value", "")
            for one in form.all("input")
            if one.attributes["name"] != "csrf_token"
            and (one.attributes.get("type") not in ("radio", "checkbox") or "checked" in one.attributes)
        }
        for select in form.all("select"):
            chosen = [one for one in select.all("option") if "selected" in one.attributes]
            fields[select.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
        return fields

    def writes(self, **fields: str) -> Element:
        revision = self.browser.page.one("input", name="revision").attributes["value"]
        self.browser.post(f"{self.at}/apply", script=False, **{"revision": revision, **fields})
        return self.waits()

    def writes_anyway(self) -> Element:
        """Send what no page offers."""
        self.browser.post(f"{self.at}/apply", script=False, revision="0")
        return self.waits()

    def waits(self) -> Element:
        for _turn in range(400):
            page = self.browser.open(self.at)
            if not list(page.all("work-progress")):
                return page
            time.sleep(0.1)
        raise AssertionError("the file was never read")

    def imports(self, *rows: Sequence[object]) -> Element:
        self.sends(workbook(HEADER, *rows))
        return self.writes()

    @property
    def counts(self) -> list[int]:
        """New, changed, unchanged, gone."""
        return [int(one.text) for one in self.browser.page.one("div", "counts").all("b")]

    @property
    def doubts(self) -> set[tuple[str, str]]:
        """Cell and sentence of everything that is odd."""
        rows = [list(row.all("td")) for table in self.tables for row in table.one("tbody").all("tr")]
        return {(cells[1].text, cells[3].text) for cells in rows}

    @property
    def tables(self) -> list[Element]:
        return list(self.browser.page.all("table", "doubts-table"))

    @property
    def differences(self) -> list[str]:
        return [one.text for one in self.browser.page.all("p", "difference")]

    @property
    def listed(self) -> list[tuple[Any, ...]]:
        wanted = "select name, unit, birth_year, phone, position, status from delegate where true"
        return sorted(tuple(row) for row in self.gala.rows(wanted))

    @property
    def codes(self) -> dict[str, str]:
        return {name: code for name, code in self.gala.rows("select name, code from delegate where true")}


@pytest.fixture
def office(eve: Gala) -> Office:
    return Office(eve)


def test_a_communes_workbook_is_read_with_every_doubt_by_cell(office: Office) -> None:
    office.sends(messy())

    assert office.counts == [9, 0, 0, 0]
    assert {cell for cell, _text in office.doubts} == {
        "L6", "A10", "K9", "B10", "K14", "J16", "B18", "B20", "I21", "B22", "B23",
    }  # fmt: skip
    office.writes()
    assert [name for name, *_rest in office.listed] == [
        "H'Loan Niê",
        "K'Brêu",
        "Lê Thị Hoa",
        "Nguyễn Thị Hoa",
        "Nguyễn Thị Hoa",
        "Nguyễn Văn An",
        "Trần Quốc Bảo",
        "Y Thắng Niê",
        "Điểu Sơn",
    ]


def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    office.imports(*PLAIN)
    before = office.listed

    page = office.sends(workbook(HEADER, *PLAIN))

    assert office.counts == [0, 0, 3, 0]
    assert "đã đúng như tệp này" in page.text
    assert not list(page.all("form", "apply"))
    assert office.listed == before


def test_a_corrected_file_makes_no_second_copy_and_shows_what_it_changes(office: Office) -> None:
    office.imports(*PLAIN)
    codes = office.codes
    corrected = (
        (1, "Nguyễn Văn An", 1970, "Ấp Suối Đá", "Trưởng ấp", "0911111119"),
        (2, "Lê Thị Hoa", 1980, "Ủy ban nhân dân xã Tân Hòa", "Công chức", "0922222222"),
        (3, "Điểu Sơn", 1955, "Ấp Tân Lập", "Già làng", ""),
        (4, "Trần Mới", 1990, "Ấp Tân Lập", "", ""),
    )

    office.sends(workbook(HEADER, *corrected))

    assert office.counts == [1, 3, 0, 0]
    assert office.differences == [
        "Chức vụ: Nông dân → Trưởng ấp",
        "Điện thoại: 0911111111 → 0911111119",
        "Đơn vị: UBND xã Tân Hòa → Ủy ban nhân dân xã Tân Hòa",
        "Năm sinh: (trống) → 1955",
    ]
    assert "Đã nhập dai-bieu.xlsx: 1 mới, 3 thay đổi, 0 rút." in office.writes().text
    assert {name: office.codes[name] for name in codes} == codes
    office.sends(workbook(HEADER, *corrected))
    assert office.counts == [0, 0, 4, 0]


def test_an_import_is_taken_back_whole(office: Office) -> None:
    office.imports(*PLAIN)
    before = office.listed
    office.imports(*PLAIN[:2], (3, "Điểu Sơn", 1955, "Ấp Tân Lập", "Già làng", "0933333333"))
    [[last]] = office.gala.rows("select max(id) from list_change where true")

    office.browser.sends(f"{office.gala.base}/changes/{last}/undo")

    assert office.listed == before


def test_the_page_of_a_list_says_when_it_was_taken_back(office: Office) -> None:
    office.sends(workbook(HEADER, *PLAIN))
    written = office.writes()
    assert "Đã nhập dai-bieu.xlsx: 3 mới, 0 thay đổi, 0 rút." in written.text
    [[last]] = office.gala.rows("select max(id) from list_change where true")

    office.browser.sends(f"{office.gala.base}/changes/{last}/undo")

    page = office.waits().text
    assert "Đã nhập dai-bieu.xlsx" not in page
    assert "dai-bieu.xlsx đã được nhập, rồi được Trần Thị Bình hoàn tác." in page


def test_who_is_no_longer_listed_goes_only_when_asked(office: Office) -> None:
    office.imports(*PLAIN)
    page = office.sends(workbook(HEADER, *PLAIN[:2]))

    assert office.counts == [0, 0, 2, 1]
    assert "Điểu Sơn" in page.text
    office.writes()
    assert {row[5] for row in office.listed} == {"expected"}
    office.sends(workbook(HEADER, *PLAIN[:2]))
    office.writes(remove_gone="yes")
    assert [row[0] for row in office.listed if row[5] == "withdrawn"] == ["Điểu Sơn"]
    office.imports(*PLAIN)
    assert {row[5] for row in office.listed} == {"expected"}


def test_a_list_of_names_and_phones_takes_no_positions_away(office: Office) -> None:
    office.imports(*PLAIN)

    office.sends(workbook(("TT", "Họ và tên", "Điện thoại"), (1, "Điểu Sơn", "0944444444")))

    assert office.differences == ["Điện thoại: (trống) → 0944444444"]
    office.writes()
    assert office.listed[2] == ("Điểu Sơn", "Ấp Tân Lập", None, "0944444444", "Già làng", "expected")


def test_a_list_without_years_brings_other_phones_to_people_of_its_units_only(office: Office) -> None:
    office.imports(*PLAIN)
    header = ("TT", "Họ và tên", "Đơn vị", "Điện thoại")

    office.sends(
        workbook(
            header,
            (1, "Lê Thị Hoa", "UBND xã Tân Hòa", "0944444444"),
            (2, "Nguyễn Văn An", "", "0955555555"),
        )
    )

    assert office.differences == ["Điện thoại: 0922222222 → 0944444444"]
    assert office.counts == [1, 1, 0, 2]


def test_an_error_is_told_by_cell_and_nothing_can_be_written(office: Office) -> None:
    page = office.sends(workbook(HEADER, *PLAIN, (4, None, 1990, "Ấp 9", "", "")))

    assert office.doubts == {("B5", "Thiếu họ và tên.")}
    assert not list(page.all("form", "apply"))
    page = office.writes_anyway()
    assert "1 lỗi phải sửa trước" in page.text
    assert office.listed == []


def test_a_list_somebody_changed_meanwhile_is_shown_again_before_it_is_written(office: Office) -> None:
    office.imports(*PLAIN)
    office.sends(workbook(HEADER, (1, "Nguyễn Văn An", 1970, "Ấp Suối Đá", "Trưởng ấp", "0911111111")))
    page, at = office.browser.page, office.at
    office.imports(*PLAIN, (4, "Trần Mới", 1990, "Ấp 9", "", ""))

    office.browser.page, office.at = page, at
    page = office.writes()

    assert "danh sách vừa được người khác sửa" in page.text
    assert office.counts == [0, 1, 0, 3]
    assert "Trưởng ấp" not in str(office.listed)
    office.writes()
    assert "Trưởng ấp" in str(office.listed)


def test_a_column_nobody_knows_is_named_once_and_remembered(office: Office) -> None:
    header = ("Mã", "Quý danh", "Chỗ làm")
    page = office.sends(workbook(header, ("x", "Lê An", "Ấp 1")))
    assert "Chưa đọc được người nào" in page.text

    office.reads_again(header_0="1")
    office.reads_again(column_0_B="name", column_0_C="unit")

    assert office.counts == [1, 0, 0, 0]
    office.writes()
    office.sends(workbook(header, ("x", "Lê An", "Ấp 1"), ("y", "Hồ Bình", "Ấp 2")), "tiep.xlsx")
    assert office.counts == [1, 0, 1, 0]


def test_a_sheet_can_be_left_out(office: Office) -> None:
    book = Workbook()
    for sheet, name in ((book.worksheets[0], "Lê An"), (book.create_sheet("Nháp"), "Hồ Bình")):
        sheet.append(["Họ và tên", "Đơn vị"])
        sheet.append([name, "Ấp 1"])
    office.sends(packed(book))
    assert office.counts == [2, 0, 0, 0]

    office.reads_again(skip_1="yes")

    assert office.counts == [1, 0, 0, 0]


def test_an_old_font_is_shown_before_and_after_and_converted_as_chosen(office: Office) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("STT", "Hä vµ tªn", "§¬n vÞ"),
        (1, "NguyÔn V¨n ¶", "Êp 1"),
        (2, "®ç quang huy", "Êp Suèi §¸"),
    ):
        sheet.append(row)
    for cell in ("A1", "B1", "C1", "B2", "C2", "C3"):
        sheet[cell].font = Font(name=".VnTime")
    sheet["B3"].font = Font(name=".VnTimeH")
    page = office.sends(packed(book))
    assert {cell for cell, text in office.doubts if "phông cũ" in text} == {"B2", "C2", "B3", "C3"}
    assert "Nguyễn Văn Ả" in page.one("section", "fonts").text

    office.reads_again(font_0="tcvn3")
    office.writes()

    assert [(name, unit) for name, unit, *_rest in office.listed] == [
        ("Nguyễn Văn Ả", "Ấp 1"),
        ("Đỗ Quang Huy", "Ấp Suối Đá"),
    ]


def test_a_sheet_in_two_old_fonts_is_offered_cell_by_cell_first(office: Office) -> None:
    rows = ((1, "NguyÔn V¨n ¶", 1970, "Ấp 1"), (2, "Nguyeãn Vaên Baûy", 1971, "Ấp 1"))
    page = office.sends(workbook(HEADER[:4], *rows))
    fonts = page.one("section", "fonts")
    radios = {
        one.attributes["value"]: "checked" in one.attributes for one in fonts.all("input", name="font-0")
    }
    assert (list(radios), radios["auto"]) == (["auto", "tcvn3", "tcvn3h", "vni", "none"], True)
    assert "Nguyễn Văn Bảy" in fonts.text

    office.reads_again(font_0="tcvn3")
    assert [cell for cell, text in office.doubts if "VNI" in text] == ["B3"]
    assert "Chưa ghi được" in office.browser.page.one("section", id="changes").text

    office.reads_again(font_0="auto")
    assert office.doubts == set()
    office.writes()
    assert [name for name, *_rest in office.listed] == ["Nguyễn Văn Bảy", "Nguyễn Văn Ả"]


def test_every_kind_of_doubt_has_a_name(office: Office) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, (1, "Trần\u200bb (Hiệu trưởng)", 2999, "x" * 1001, "", "0905123456/1")):
        sheet.append(row)
    book.create_sheet("Nháp").sheet_state = "hidden"

    page = office.sends(packed(book))

    kinds = [one.one("summary").text for one in page.all("details", "doubts")]
    assert len(kinds) == 6
    assert not [kind for kind in kinds if "_" in kind]


def test_capitals_are_kept_when_somebody_says_so(office: Office) -> None:
    office.sends(workbook(HEADER, (1, "LÊ AN", 1970, "Ấp 1", "", "")))
    office.reads_again(capitals_0="keep")
    office.writes()
    assert office.listed[0][0] == "LÊ AN"


def test_a_namesake_in_the_event_is_told_with_unit_and_year(office: Office) -> None:
    office.imports(*PLAIN)

    office.sends(workbook(HEADER, (1, "Lê Thị Hoa", 1991, "Ấp Mới", "", "")))

    [(cell, text)] = office.doubts
    assert cell == "B2"
    assert "UBND xã Tân Hòa, 1980" in text
    assert office.counts == [1, 0, 0, 3]


def test_a_list_moves_people_among_their_seats_and_is_told_of_one_that_two_are_left_with(
    office: Office,
) -> None:
    header = ("Họ và tên", "Đơn vị", "Ghế")
    office.sends(
        workbook(header, ("Lê An", "Ấp 1", "A1"), ("Lê Bình", "Ấp 1", "A2"), ("Lê Chi", "Ấp 1", "Dãy 2"))
    )
    office.writes()

    office.sends(
        workbook(header, ("Lê An", "Ấp 1", "A2"), ("Lê Bình", "Ấp 1", "A1"), ("Hồ Em", "Ấp 1", "Dãy 2"))
    )
    assert office.doubts == set()

    office.sends(
        workbook(header, ("Lê An", "Ấp 1", "a 2"), ("Hồ Em", "Ấp 1", "A3"), ("Hồ Dũng", "Ấp 1", "A3"))
    )
    (first, taken), (second, twice) = sorted(office.doubts)
    assert (first, second) == ("C2", "C4")
    assert "Lê Bình, đã có trong danh sách" in taken
    assert "dòng 3: Hồ Em" in twice


def test_every_doubt_can_be_carried_home_and_none_is_a_formula(office: Office) -> None:
    rows = [(no, f"=1+{no}", 1970, "Ấp 1", "@x", "12") for no in range(1, 401)]
    page = office.sends(workbook(HEADER, *rows))
    assert "và 100 dòng nữa" in page.text

    answer = office.browser.get(f"{office.at}/doubts.csv")

    assert answer.content.startswith("\ufeff".encode())
    table = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(table) > 800
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert table[1][:5] == ["Đại biểu", "B2", "lưu ý", "Không giống một người", "'=1+1"]


def test_what_a_file_says_stands_on_pages_as_it_was_written(office: Office) -> None:
    words = ('=HYPERLINK("http://x","y")', "<script>alert(1)</script>", "100%% %(n)s {{ 7*7 }}")
    page = office.imports((1, "Lê An", 1970, words[0], words[1], ""), (2, "Hồ Bình", 1970, words[2], "", ""))

    assert all(word in page.text for word in words)
    assert not [one for one in page.all("script") if "alert" in one.text]
    assert [row[1] for row in office.listed] == [words[2], words[0]]


def test_a_speaker_is_found_in_the_list_that_comes_later(server: Server, eve: Gala) -> None:
    said = draft(PROGRAMME)
    said["programme"][1]["performer"] = "Lê Thị Hoa, Công chức UBND xã Tân Hòa"
    eve.slug += "-noi"
    eve.plan(said)

    Office(eve).imports(*PLAIN)

    assert eve.rows("select count(*) from item where delegate_id is not null and true")[0][0] == 1


def test_only_the_organiser_sends_lists(office: Office, gala: Gala) -> None:
    from tests.people import MC

    crew = MC(gala, "Hạnh")
    for path in ("/people/import", "/people/import/1", "/people/import/1/doubts.csv"):
        assert crew.browser.get(f"{gala.base}{path}").status_code in (403, 404)
    crew.leaves()
    office.sends(workbook(HEADER, *PLAIN))
    number = re.findall(r"\d+$", office.at)[0]
    with pytest.raises(Refused):
        gala.organiser.open(f"{gala.base}/people/import/{number}")


def test_twins_keep_their_codes_whoever_of_them_is_put_right_and_the_change_is_taken_back(
    office: Office,
) -> None:
    twin = ("Nguyễn Thị Hoa", 1980, "Ấp 1", "")
    office.imports((1, *twin, "0911111111"), (2, *twin, "0922222222"), (3, *twin, "0933333333"))
    by_phone = "select phone, code from delegate where true"
    before = dict(tuple(row) for row in office.gala.rows(by_phone))

    office.sends(
        workbook(
            HEADER,
            (1, *twin, "0900000000"),
            (2, *twin, "0911111111"),
            (3, *twin, "0944444444"),
            (4, *twin, "0933333333"),
        )
    )
    assert [text for cell, text in office.doubts if "Trong sự kiện" in text] != []
    assert office.counts == [2, 0, 2, 1]
    office.writes()

    after = dict(tuple(row) for row in office.gala.rows(by_phone))
    assert {phone: after[phone] for phone in ("0911111111", "0933333333")} == {
        phone: before[phone] for phone in ("0911111111", "0933333333")
    }
    [[last]] = office.gala.rows("select max(id) from list_change where true")
    office.browser.sends(f"{office.gala.base}/changes/{last}/undo")
    assert dict(tuple(row) for row in office.gala.rows(by_phone)) == before


def test_a_son_of_the_same_name_is_not_in_the_hall_because_his_father_is(office: Office) -> None:
    office.imports((1, "Nguyễn Văn An", 1950, "Ấp 1", "", "0911111111"))
    father = office.gala.delegate("Nguyễn Văn An")
    office.gala.asks.post("/checkins", delegate_id=father, nonce="cha-da-den")

    office.imports((1, "Nguyễn Văn An", 1980, "Ấp 1", "", "0922222222"))

    assert [row[2] for row in office.listed] == [1950, 1980]
    asked = office.gala.asks.get("/delegates", q="Nguyễn Văn An")
    assert sorted((one["id"] == father, one["present"]) for one in asked) == [
        (False, False),
        (True, True),
    ]


def test_who_is_in_the_hall_is_not_moved_on_a_guess_and_the_newcomer_is_told(office: Office) -> None:
    office.imports((1, "Nguyễn Văn An", 1970, "Ấp 1", "", ""), (2, "Lê Thị Hoa", 1980, "Ấp 1", "", ""))
    there = office.gala.delegate("Nguyễn Văn An")
    office.gala.asks.post("/checkins", delegate_id=there, nonce="an-da-den")

    office.sends(
        workbook(
            HEADER,
            (1, "Nguyễn Văn An", 1970, "Ấp 3", "", ""),
            (2, "Lê Thị Hoa", 1980, "Ấp 3", "", ""),
        )
    )

    assert office.counts == [1, 1, 0, 1]
    [(cell, text)] = office.doubts
    assert cell == "B2"
    assert "Ấp 1, 1970" in text


def test_an_imported_list_is_corrected_in_every_way_at_once(office: Office) -> None:
    office.imports(
        (1, "Nguyễn Văn Ann", None, "Ấp 1", "", "0911111111"),
        (2, "Lê Thị Hoa", 1980, "Ấp 1", "", ""),
        (3, "Tran Quoc Bao", 1970, "Ấp 2", "", ""),
        (4, "Điểu Sơn", 1956, "Ấp 2", "", ""),
    )
    codes = set(office.codes.values())

    office.imports(
        (1, "Nguyễn Văn An", None, "Ấp 1", "", "0911111111"),
        (2, "Lê Thị Hoa", 1980, "Ấp 3", "", ""),
        (3, "Trần Quốc Bảo", 1970, "Ấp 2", "", ""),
        (4, "Điểu Sơn", 1965, "Ấp 2", "", ""),
    )

    assert set(office.codes.values()) == codes
    assert [row[:3] for row in office.listed] == [
        ("Lê Thị Hoa", "Ấp 3", 1980),
        ("Nguyễn Văn An", "Ấp 1", None),
        ("Trần Quốc Bảo", "Ấp 2", 1970),
        ("Điểu Sơn", "Ấp 2", 1965),
    ]


def test_another_given_name_is_a_new_person_told_beside_the_one_it_is_like(office: Office) -> None:
    office.imports((1, "Nguyễn Văn Hùng", 1980, "Ấp 1", "", ""))

    office.sends(workbook(HEADER, (1, "Nguyễn Văn Hưng", 1980, "Ấp 1", "", "")))

    assert office.counts == [1, 0, 0, 1]
    [(cell, text)] = office.doubts
    assert cell == "B2"
    assert "Ấp 1, 1980" in text


def test_a_second_press_while_a_file_is_read_again_changes_nothing(office: Office) -> None:
    office.sends(workbook(HEADER, *((no, f"LÊ AN {no}", 1970, "Ấp 1", "", "") for no in range(1, 800))))
    chosen = office.chosen()

    office.browser.sends(f"{office.at}/read", **{**chosen, "capitals-0": "keep"})
    office.browser.sends(f"{office.at}/read", **{**chosen, "skip-0": "yes"})

    page = office.waits()
    assert office.counts == [799, 0, 0, 0]
    assert "LÊ AN 1" in page.one("details", "who").text

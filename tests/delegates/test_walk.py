"""What a stranger met who walked through the week before with lists of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.delegates.forms import beside, edits, field
from tests.delegates.test_importing import HEADER, PLAIN, Office, packed, workbook
from tests.delegates.test_portraits import sends
from tests.edges import Refused
from tests.galas import CAST, Gala
from tests.marks import ONE_DATABASE

pytestmark = ONE_DATABASE
"""Other stories write lists and make events on both."""

AN = "Nguyễn Văn An"


@pytest.fixture
def office(eve: Gala) -> Office:
    return Office(eve)


def test_a_blank_cell_takes_away_nothing_a_person_typed(office: Office) -> None:
    office.imports(*PLAIN)
    edits(office.gala, AN, position="Chi hội trưởng")
    blank = workbook(HEADER, (1, AN, 1970, "Ấp Suối Đá", "", None), *PLAIN[1:])

    for _time in range(2):
        office.sends(blank)
        assert (office.counts, office.differences) == ([0, 0, 3, 0], [])

    assert field(office.gala, AN, "position") == "Chi hội trưởng"
    assert field(office.gala, AN, "phone") == "0911111111"


def test_a_file_adds_to_a_person_and_changes_what_it_names(office: Office) -> None:
    office.imports(*PLAIN)

    office.sends(workbook(HEADER, *PLAIN[:2], (3, "Điểu Sơn", 1950, "Ấp Tân Lập", "", "0933333333")))

    assert office.differences == ["Năm sinh: (trống) → 1950", "Điện thoại: (trống) → 0933333333"]


def lying_here(gala: Gala, state: str, many: int, hours: int = 0, kind: str = "delegates") -> list[int]:
    """Files of the event that were sent so many hours ago; their numbers."""
    at = f"{datetime.now(UTC) - timedelta(hours=hours):%Y-%m-%d %H:%M:%S.000000}"
    before = {one for (one,) in gala.rows("select id from upload where true")}
    for no in range(many):
        beside(
            gala,
            "insert into upload (event_id, kind, name, data, made_at, by, choices, state, refusal) values "
            "((select id from event where slug = :slug), "
            f":kind, :name, :data, '{at}', 'An', '{{}}', :state, '{{}}')",
            slug=gala.slug, kind=kind, name=f"{no}.xlsx", data=b"x", state=state,
        )  # fmt: skip
    return sorted({one for (one,) in gala.rows("select id from upload where true")} - before)


def still_here(gala: Gala, numbers: list[int]) -> list[int]:
    return sorted({one for (one,) in gala.rows("select id from upload where true")} & set(numbers))


def test_refused_and_written_files_push_out_no_file_that_somebody_looks_over(office: Office) -> None:
    [waits] = lying_here(office.gala, "read", 1, hours=5)
    refused = lying_here(office.gala, "refused", 20)
    written = lying_here(office.gala, "applied", 20)

    office.sends(workbook(HEADER, *PLAIN))

    assert still_here(office.gala, [waits]) == [waits]
    assert still_here(office.gala, [*refused, *written]) == written[-6:]


def test_of_too_many_that_wait_the_oldest_go_but_none_somebody_is_at(office: Office) -> None:
    left = lying_here(office.gala, "read", 32, hours=3)
    others = lying_here(office.gala, "read", 2, hours=4, kind="awards")
    office.sends(workbook(HEADER, *PLAIN))
    assert still_here(office.gala, left) == left[-29:]
    assert still_here(office.gala, others) == others

    at_work = lying_here(office.gala, "read", 40)
    office.sends(workbook(HEADER, *PLAIN))
    assert still_here(office.gala, [*left, *at_work]) == at_work


def test_two_rows_alike_are_two_people_only_after_the_page_says_so_first(office: Office) -> None:
    alike = (2, "Lê Thị Hoa", 1980, "UBND xã Tân Hòa", "Công chức", "")
    shouting = (3, "ĐIỂU SƠN", None, "Ấp Tân Lập", "Già làng", "")
    page = office.sends(workbook(HEADER, alike, shouting, alike))

    told = page.one("details", "doubts")
    assert "open" in told.attributes
    assert (
        "Hai dòng cùng tên, cùng đơn vị, không khác năm sinh (dòng 2: UBND xã Tân Hòa, 1980): "
        "coi là hai người; nếu là một người hãy bỏ một dòng."
    ) in told.text
    assert office.counts == [3, 0, 0, 0]


def test_a_row_that_says_all_again_phone_and_all_is_left_out_and_told(office: Office) -> None:
    again, other = (9, *PLAIN[0][1:]), (10, *PLAIN[0][1:5], "0999999999")
    office.sends(workbook(HEADER, *PLAIN, again, other))

    assert office.counts == [4, 0, 0, 0]
    [copy, twin] = sorted(office.doubts)
    assert copy == ("B5", "Hai dòng giống hệt, cả số điện thoại (dòng 2: Ấp Suối Đá, 1970): "
                    "là một người, chỉ ghi một lần.")  # fmt: skip
    assert (twin[0], "coi là hai người" in twin[1]) == ("B6", True)


def test_what_a_refused_picture_holds_is_printed_nowhere(eve: Gala) -> None:
    eve.invite(CAST)

    answer = sends(eve, AN, b"PK this is nobody's picture")

    assert answer.status_code == 422
    assert "this is nobody" not in eve.server.said
    assert "re_encoded" not in eve.server.said


@pytest.mark.parametrize(("language", "name"), [("vi", "diem-can-xem.csv"), ("en", "doubts.csv")])
def test_the_file_of_doubts_is_named_in_the_readers_language(
    office: Office, language: str, name: str
) -> None:
    office.sends(workbook(HEADER, *PLAIN))

    answer = office.browser.get(f"{office.at}/doubts.csv?lang={language}")
    office.browser.get("/?lang=vi")

    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"


def test_who_is_no_number_puts_nobody_back_in_order(eve: Gala) -> None:
    eve.invite(CAST)
    eve.organiser.open(f"{eve.base}/protocol")

    with pytest.raises(Refused):
        eve.organiser.sends(f"{eve.base}/protocol/reset", person="9" * 30)


def test_a_partial_list_sent_again_is_nothing_to_write(office: Office) -> None:
    office.imports(*PLAIN)
    some = workbook(HEADER, PLAIN[2], PLAIN[0])

    page = office.sends(some)

    assert office.counts == [0, 0, 2, 1]
    assert "Thứ tự trong danh sách sẽ theo tệp này" not in page.text
    assert "Không ai mới, không ai thay đổi" in page.one("form", "apply").text
    assert "required" in page.one("input", name="remove_gone").attributes


def in_old_font() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("STT", "Hä vµ tªn", "§¬n vÞ", "Chøc vô"),
        (1, "NguyÔn V¨n ¶", "Êp 1", ""),
        (2, "Lª ThÞ B×nh", "Êp Suèi §¸", ""),
    ):
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.font = Font(name=".VnTime")
    return packed(book)


def test_a_list_in_an_old_font_is_read_as_it_was_chosen_last(office: Office) -> None:
    office.sends(in_old_font())
    office.reads_again(font_0="vni")
    office.reads_again(font_0="tcvn3")
    office.writes()

    page = office.sends(in_old_font(), "gui-lai.xlsx")

    assert office.counts == [0, 0, 2, 0]
    assert office.doubts == set()
    checked = [
        one.attributes["value"] for one in page.all("input", name="font-0") if "checked" in one.attributes
    ]
    assert checked == ["tcvn3"]
    office.reads_again(font_0="none")
    assert office.counts[0] == 2


def test_of_another_old_font_under_the_same_header_a_person_is_asked(office: Office) -> None:
    header = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Nơi ở")
    office.sends(workbook(header, (1, "NguyÔn V¨n ¶", 1970, "Êp Suèi §¸")))
    office.reads_again(font_0="tcvn3")

    office.sends(workbook(header, (1, "Nguyeãn Thò Bích", 1970, "AÁp Suoái Ñaù")))

    assert [cell for cell, text in sorted(office.doubts) if "phông cũ" in text] == ["B2", "D2"]

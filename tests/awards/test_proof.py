"""The proof before the rehearsal, and what the list says is to be looked at."""

from __future__ import annotations

import pytest

from tests.awards.lists import AN, HEADER, Office, words, workbook
from tests.edges import Element
from tests.galas import Gala

BOARD = (2, "BQL chợ xã", "", "BQL chợ xã", "Tập thể", "")
TWIN = (3, "Nguyễn Văn An", "Thợ mộc", "Ấp Tân Lập", "Cá nhân", "")


@pytest.fixture
def office(eve: Gala) -> Office:
    made = Office(eve)
    made.imports(workbook(AN, BOARD, TWIN))
    return made


def proof(office: Office, look: str = "") -> Element:
    return office.browser.open(f"{office.base}/proof{look}")


def cells(page: Element, tray: int) -> list[str]:
    row = list(page.all("tr"))
    found = [[cell.text for cell in one.all("td")] for one in row]
    return next(texts for texts in found if texts and texts[0] == str(tray))


def test_everybody_stands_in_calling_order_with_the_three_texts_side_by_side(office: Office) -> None:
    page = proof(office)

    assert [one.text.split(" · ")[0] for one in page.all("h2") if one.text.startswith("Đợt")] == [
        "Đợt 1 Giấy khen của Chủ tịch UBND xã Tân Hòa", "Đợt 2 Giấy khen của Chủ tịch UBND xã Tân Hòa",
    ]  # fmt: skip
    assert cells(page, 2)[1:] == [
        "Nguyễn Văn An Nông dân, Ấp Suối Đá",
        "Nguyễn Văn An",
        "Nguyễn Văn An Chưa nối với đại biểu Trùng tên trong đợt",
    ]


def test_what_differs_is_marked_where_it_differs(office: Office) -> None:
    first = office.gala.rows("select id from recipient where unit = 'Ấp Suối Đá'")[0][0]
    new = {"screen_text": "Nguyễn Văn Ân", "spoken_text": "bác Nguyễn An", "certificate_text": "Vì vườn mẫu"}
    assert office.edits(f"/recipients/{first}", **new).status_code == 303

    page = proof(office)

    assert [one.text for one in page.all("mark", of_class="piece-mark") if one.text != "khác dấu"] == ["Ân"]
    assert "bác" in [one.text for one in page.all("mark", of_class="piece-differs")]
    assert "thiếu: Văn" in [one.text for one in page.all("del", of_class="piece-missing")]
    assert "Giấy khen ghi: Vì vườn mẫu" in words(page)


def test_only_what_needs_a_look_is_shown_when_asked(office: Office) -> None:
    office.imports(workbook(AN, BOARD, TWIN, (4, "Lê Thị Bình", "", "Ấp 3", "Cá nhân", "")))
    assert "Tất cả 4" in words(proof(office))

    page = proof(office, "?look=any")

    assert "Cần xem lại 3" in words(page)
    assert "Lê Thị Bình" not in words(page)
    assert "Chữ tắt chưa rõ cách đọc" in words(page)


def test_the_list_says_what_to_look_at_and_shows_only_that(office: Office) -> None:
    page = office.browser.open(f"{office.base}/decisions")
    assert [one.text for one in page.one("nav", of_class="award-filters").all("a")] == [
        "Tất cả", "Chưa soát xong 3", "Thiếu người lên nhận 1", "Chưa nối với đại biểu 3",
        "Chữ tắt chưa rõ cách đọc 1", "Trùng tên trong đợt 2",
    ]  # fmt: skip

    page = office.browser.open(f"{office.base}/decisions?look=same_name")
    assert [one.text for one in page.all("a", of_class="award-name")] == ["Nguyễn Văn An", "Nguyễn Văn An"]

    office.edits_recipient("BQL chợ xã", spoken_text="Ban Quản lý chợ xã", receiver_name="Lê B")
    page = office.browser.open(f"{office.base}/decisions")
    assert "Chữ tắt" not in words(page), "somebody has said how it is said"
    assert "Chữ khác quyết định" in words(page)


def test_a_name_in_capitals_is_told(eve: Gala) -> None:
    office = Office(eve)
    office.imports(workbook(AN))
    office.edits_recipient("Nguyễn Văn An", name="NGUYỄN VĂN AN")

    assert "Tên toàn chữ hoa" in words(office.browser.open(f"{office.base}/decisions"))


def test_an_event_without_decisions_has_an_empty_proof(eve: Gala) -> None:
    assert "Chưa có ai trong các quyết định." in words(proof(Office(eve)))


def test_an_abbreviation_said_in_full_is_no_doubt(eve: Gala) -> None:
    office = Office(eve)
    header = (*HEADER, "Người nhận")
    office.imports(workbook((1, "UBND xã", "", "UBND xã", "Tập thể", "", "Trần B"), header=header))

    page = proof(office)

    assert cells(page, 1)[3].startswith("Ủy ban nhân dân xã")
    assert "Cần xem lại 0" in words(page)

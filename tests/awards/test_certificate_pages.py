"""The organiser says where the words stand, looks, saves; the shop prints what was saved."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from ceremony.core.decisions import Decision, Decisions, Recipient, decisions_to_json, rank_of
from tests.awards.lists import Office, typed, words
from tests.edges import Element
from tests.galas import Gala
from tests.marks import ONE_DATABASE
from tests.people import MC
from tests.printing.shop import Shop

pytestmark = ONE_DATABASE
FORM = "/certificates/gk_xa"


@pytest.fixture
def office(eve: Gala) -> Office:
    said = (
        Recipient(1, "individual", "Nguyễn Văn An", "Ấp Suối Đá", "Nông dân", reason="Vườn mẫu"),
        Recipient(
            2, "individual", "Nguyễn Thị Ánh", "Trường Tiểu học Tân Hòa", "Giáo viên", reason="Dạy giỏi"
        ),
    )
    title = "Giấy khen của Chủ tịch UBND xã Tân Hòa"
    decision = Decision(
        "Quyết định", "112/QĐ-UBND", date(2025, 3, 10), "Chủ tịch UBND xã Tân Hòa", "về việc khen thưởng",
        "gk_xa", title, rank_of("gk_xa"), recipients=said,
    )  # fmt: skip
    eve.import_decisions(decisions_to_json(Decisions((decision,), ())))
    return Office(eve)


def boxes(page: Element) -> int:
    return len(list(page.all("rect", of_class="certificate-box")))


def test_the_page_shows_the_sheet_with_a_sample_and_keeps_what_is_typed(office: Office) -> None:
    page = office.browser.open(f"{office.base}/certificates")
    assert "Giấy khen của Chủ tịch UBND xã Tân Hòa · 2" in words(page)
    assert boxes(page) == 5 and "chưa có chữ" not in words(page)
    sheet = page.one("svg", of_class="certificate-sheet").text
    assert "Nguyễn Thị Ánh" in sheet and "mỗi ô với chữ dài nhất" in words(page)

    answer = office.edits(FORM, **{"name-x": "50,5", "register-on": "y", "shift_x": "-1,5"})
    assert answer.status_code == 303, answer.text[:2000]

    page = office.browser.open(f"{office.base}{FORM}")
    kept = typed(page)
    assert (kept["name-x"], kept["shift_x"], kept["register-text"]) == ("50,5", "-1,5", "Vào sổ số: ………")
    assert boxes(page) == 6 and "Đã lưu." in words(page)
    journalled = office.gala.rows("select data from journal where kind = 'CertificatesPlaced'")
    assert ["gk_xa" in str(row[0]) for row in journalled] == [True]


def test_whoever_has_no_reason_is_counted_before_anything_is_printed(office: Office) -> None:
    office.edits_recipient("Nguyễn Văn An", reason="")

    page = office.browser.open(office.base + FORM)

    assert "1 người chưa có chữ cho ô “Thành tích”: ô ấy để trống." in words(page)
    told = [one.text for one in Shop(office.gala).stands("certificates").all("p", of_class="paper-warn")]
    assert told == ["1 tờ không có chữ ở ô “Thành tích”."]


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(office: Office) -> None:
    answer = office.edits(
        FORM, **{"name-x": "200", "reason-size": "5", "decision-y": "cao", "shift_y": "99", "dated-x": "295"}
    )

    assert answer.status_code == 422
    for sentence in (
        "Rộng: Ra ngoài mép phải: rộng nhiều nhất 97 mm.", "Cỡ chữ: Ghi một số từ 9 đến 72.",
        "Từ mép trên: Ghi một số từ 0 đến 450.", "Ghi một số từ -30 đến 30.",
        "Từ mép trái: Ra ngoài tờ giấy: nhiều nhất 287 mm.", "5 ô chưa đúng; chưa lưu gì.",
    ):  # fmt: skip
        assert sentence in answer.text, sentence
    assert office.gala.rows("select award from certificate_form where true") == []


def test_trying_shows_the_sheet_and_saves_nothing(office: Office) -> None:
    answer = office.edits(FORM, do="look", sheet="a3", **{"signer-on": "y", "signer-text": "Trần Quốc Bảo"})

    assert answer.status_code == 200 and "Trần Quốc Bảo" in answer.text
    assert 'viewBox="-2 -2 424.0 301.0"' in answer.text
    assert office.gala.rows("select award from certificate_form where true") == []


def test_nobody_overwrites_what_somebody_else_has_saved_meanwhile(office: Office) -> None:
    before = typed(office.browser.open(office.base + FORM))
    assert office.edits(FORM, **{"name-x": "50"}).status_code == 303

    answer = office.presses(FORM, **{**before, "name-x": "60"})

    assert answer.status_code == 409 and "có người vừa sửa chỗ này" in answer.text
    assert typed(office.browser.open(office.base + FORM))["name-x"] == "50"


def test_only_the_organiser_says_where_words_stand(office: Office) -> None:
    mc = MC(office.gala)
    assert mc.browser.get(office.base + FORM).status_code == 403
    assert office.browser.get(f"{office.base}/certificates/bk_thu_tuong").status_code == 404


def test_the_shop_prints_what_was_saved_and_names_who_does_not_fit(office: Office) -> None:
    assert office.edits(FORM, **{"shift_x": "2", "sheet": "a3"}).status_code == 303
    shop = Shop(office.gala)
    made = shop.prints("certificates")

    assert [text.split(" Nông")[0].split(" Giáo")[0] for text in made.pages] == [
        "Nguyễn Văn An",
        "Nguyễn Thị Ánh",
    ]
    assert "Trang" not in made.pages[0]
    assert float(PdfReader(BytesIO(made.file)).pages[0].mediabox.width) == pytest.approx(420 * mm, abs=0.5)
    assert "Trang in thử" in shop.prints("certificate-test").pages[0]

    office.edits_recipient("Nguyễn Văn An", reason="Có nhiều thành tích " * 90)
    assert "Nguyễn Văn An (Ấp Suối Đá), ô “Thành tích”" in shop.prints("certificates").problem

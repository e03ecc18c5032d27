"""Words on pre-printed certificates: each in its place to a fifth of a millimetre, or somebody is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from ceremony.awards.papers.certificates import RAISED, Certificates, geometry, sheet_of
from ceremony.awards.papers.trial import CertificateTest, trial
from ceremony.base.paper.sheets import Overfull
from ceremony.core.certificates import (
    A3,
    A4,
    LABELS,
    USUAL,
    Form,
    Honoured,
    Place,
    beyond,
    kept,
    unsaid_after_death,
    usual,
    words,
)
from ceremony.core.certificates import longest as longest_of
from ceremony.core.pages import Line, Page
from tests.base.paper.references import looks_as_before
from tests.base.paper.sheets_read import Sheet, faults, printed, sheets

CLOSE = 0.2 * mm
AN = Honoured(
    "Nguyễn Văn An", "Ông", "Nông dân", "Ấp Suối Đá", "Hiến đất làm đường giao thông nông thôn",
    number="12/QĐ-UBND", date=date(2026, 3, 5), place="Tân Hòa",
)  # fmt: skip
LEFT = Form(places={"decision": Place(30, 160, 105, 7, 12, "left")})
LONG = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt"
FULL = usual(*A4, 450)


def page(who: Honoured, form: Form) -> Page:
    return Page("r1", (Line("r1", f"{who.name} ({who.unit})", words(who, form)),), geometry(form))


def drawn(folder: Path, *wanted: tuple[Honoured, Form]) -> Sequence[Sheet]:
    pages = [page(who, form) for who, form in wanted]
    return sheets(printed(Certificates(), pages, folder / "certificates.pdf"))


def test_a_word_stands_where_a_ruler_says(tmp_path: Path) -> None:
    (sheet,) = drawn(tmp_path, (AN, LEFT))

    assert (sheet.width, sheet.height) == pytest.approx((297 * mm, 210 * mm), abs=0.1)
    assert sheet.words[0].left == pytest.approx(30 * mm, abs=CLOSE)
    assert sheet.text == "Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026"


def test_a_line_of_words_stands_as_on_a_dotted_line_at_the_lower_edge_of_its_box(tmp_path: Path) -> None:
    pdf = printed(Certificates(), [page(AN, LEFT)], tmp_path / "one.pdf")
    found: list[float] = []

    def note(text: str, outer: list[float], matrix: list[float], *_font: Any) -> None:
        if text.strip():
            found.append(outer[5] + matrix[5])

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    assert found[-1] == pytest.approx((210 - 160 - 7) * mm + RAISED, abs=CLOSE)


@pytest.mark.parametrize(("align", "edge"), [("left", 60), ("center", 110), ("right", 160)])
def test_words_are_aligned_in_their_box(tmp_path: Path, align: str, edge: float) -> None:
    form = Form(places={"name": Place(60, 90, 100, 16, 20, align)})
    (sheet,) = drawn(tmp_path, (AN, form))

    left, right = sheet.words[0].left, sheet.words[-1].right
    at = {"left": left, "center": (left + right) / 2, "right": right}[align]
    assert at == pytest.approx(edge * mm, abs=CLOSE)


def test_the_shift_moves_everything_right_and_up(tmp_path: Path) -> None:
    before, after = drawn(tmp_path, (AN, FULL), (AN, replace(FULL, shift_x=2.5, shift_y=1.5)))

    assert before.text == after.text
    for one, moved in zip(before.words, after.words, strict=True):
        assert moved.left - one.left == pytest.approx(2.5 * mm, abs=CLOSE)
        assert one.top - moved.top == pytest.approx(1.5 * mm, abs=CLOSE)


def test_sheets_of_two_sizes_are_printed_each_in_its_own(tmp_path: Path) -> None:
    one, other = drawn(tmp_path, (AN, FULL), (AN, usual(*A3, 450)))

    assert other.width == pytest.approx(420 * mm, abs=0.1) and one.width == pytest.approx(297 * mm, abs=0.1)


def test_what_is_too_long_for_its_box_is_told_by_person_and_field(tmp_path: Path) -> None:
    with pytest.raises(Overfull) as told:
        drawn(tmp_path, (replace(AN, reason="Có nhiều thành tích " * 55), FULL))

    assert told.value.page.lines[0].label == "Nguyễn Văn An (Ấp Suối Đá)"
    assert told.value.field == LABELS["reason"]


@pytest.mark.parametrize("name", [LONG, "Nghiêngnghiêngnghiêngnghiêngng", "An"])
def test_the_longest_name_fits_its_box_and_nothing_touches(tmp_path: Path, name: str) -> None:
    who = replace(
        AN, name=name, position="Phó Bí thư Chi bộ, Trưởng ấp, Tổ trưởng Tổ hòa giải cơ sở", unit="Ấp 3"
    )
    pdf = printed(Certificates(), [page(who, FULL)], tmp_path / "one.pdf")

    assert faults(pdf) == []
    assert name in sheets(pdf)[0].text


def test_a_form_is_looked_at_with_the_longest_words_of_every_field() -> None:
    said = [words(AN, FULL), words(replace(AN, name=LONG, reason="Dạy giỏi", position=""), FULL)]

    longest = longest_of(FULL, said)
    assert (longest["name"], longest["reason"]) == (LONG, AN.reason)
    assert longest["office"] == "Nông dân, Ấp Suối Đá"
    tried = trial("gk_xa", "Giấy khen", FULL, said)
    assert {line.key: line.says["sample"] for line in tried.lines if longest[line.key]} == {
        field: text for field, text in longest.items() if text
    }


def test_a_certificate_has_nothing_but_its_words() -> None:
    assert not Certificates.has_foot
    assert words(Honoured("Tập thể A", date=date(2026, 3, 5)), FULL) == {
        "name": "Tập thể A",
        "dated": "Ngày 05 tháng 3 năm 2026",
    }


def test_what_the_certificate_says_goes_before_the_reason_and_the_signer_has_no_title() -> None:
    signed = replace(
        FULL, places={**FULL.places, "signer": replace(USUAL["signer"], on=True, text="ThS. Lê Thị Hà")}
    )
    said = words(replace(AN, certificate_text="Đã có thành tích xuất sắc"), signed)

    assert said["reason"] == "Đã có thành tích xuất sắc" and said["signer"] == "Lê Thị Hà"
    assert said["office"] == "Nông dân, Ấp Suối Đá"


def test_a_certificate_says_truy_tang_of_whom_it_is_given_to_after_death() -> None:
    asked = replace(FULL, places={**FULL.places, "given": replace(USUAL["given"], on=True)})
    gone = replace(AN, posthumous=True)

    assert (words(AN, asked)["given"], words(gone, asked)["given"]) == ("TẶNG", "TRUY TẶNG")
    assert "given" not in words(gone, FULL)
    assert unsaid_after_death(FULL, [AN, gone, gone]) == 2
    assert unsaid_after_death(asked, [gone]) == unsaid_after_death(usual(*A4, 350), [gone]) == 0


def test_what_a_higher_level_awards_comes_with_its_words_already() -> None:
    assert usual(*A4, 350).printed == {} and usual(*A4, 450).printed


def test_a_form_is_kept_as_it_was_and_fields_it_does_not_know_are_off() -> None:
    plain = FULL.plain()
    del plain["register"]
    again = kept(A4, (1.0, -2.0), plain)

    assert again.printed == FULL.printed and not again.places["register"].on
    assert (again.shift_x, again.shift_y) == (1.0, -2.0)


def test_every_usual_place_lies_on_its_sheet() -> None:
    for size in (A4, A3, A4[::-1], A3[::-1]):
        form = usual(*size, 450)
        everything = replace(
            form, places={name: replace(place, on=True) for name, place in form.places.items()}
        )
        assert list(beyond(everything)) == []


def test_the_trial_page_draws_every_box_with_its_name_and_says_how_to_measure(tmp_path: Path) -> None:
    pages = [
        trial(
            "gk_xa",
            "Giấy khen của Chủ tịch UBND xã",
            FULL,
            [words(AN, FULL), words(replace(AN, name=LONG), FULL)],
        )
    ]
    file = tmp_path / "trial.pdf"
    pdf = printed(CertificateTest(), pages, file)
    (sheet,) = sheets(pdf)

    for part in (
        "Trang in thử: Giấy khen",
        "Thành tích",
        "Chức vụ, đơn vị",
        "Tờ 297 × 210 mm",
        LONG,
        "Trang 1/1",
    ):
        assert part in sheet.text, part
    assert "đúng là 10 mm và 10 mm" in sheet.text
    assert looks_as_before(file, "certificate-test")
    assert sheet_of(pages[0].says) == (297 * mm, 210 * mm)


def test_a_certificate_looks_as_it_did(tmp_path: Path) -> None:
    file = tmp_path / "one.pdf"
    printed(Certificates(), [page(AN, FULL)], file)

    assert looks_as_before(file, "certificate")

"""Signs that cannot be printed are named; those that print nothing are no fault."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.pages import Line, Page
from ceremony.core.signs import cleaned, code_point, of_pages, printable, seen, unprintable

VIETNAMESE = (
    "".join(
        unicodedata.normalize("NFC", letter + tone)
        for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    )
    + "đĐ bcdghklmnpqrstvxBCDGHKLMNPQRSTVX'-.,()…0123456789"
)
COVERED = frozenset(map(ord, VIETNAMESE))


@given(st.text(alphabet=VIETNAMESE))
def test_nothing_that_is_vietnamese_is_refused(text: str) -> None:
    assert unprintable(unicodedata.normalize("NFD", text), COVERED) == ()
    assert unprintable(text, COVERED) == ()


@given(st.text())
def test_what_is_left_can_be_printed_and_leaving_out_again_changes_nothing(text: str) -> None:
    left = printable(text, COVERED)

    assert unprintable(left, COVERED) == ()
    assert printable(left, COVERED) == left


@given(st.text())
def test_a_text_without_such_signs_is_left_as_it_is_set(text: str) -> None:
    if not unprintable(text, COVERED):
        assert printable(text, COVERED) == seen(text)


def test_joiners_marks_of_direction_and_variants_print_nothing() -> None:
    text = "An\u200b \u202eBình\u202c\ufe0f\u2060"

    assert unprintable(text, COVERED) == ()
    assert seen(text) == "An Bình"


def test_letters_from_right_to_left_are_refused_even_where_a_face_has_them() -> None:
    assert unprintable("אa", COVERED | {ord("א")}) == ("א",)


def test_a_texts_place_is_named_by_person_field_and_sign() -> None:
    one = Line("7", "Nguyễn 🌸 An (Ấp Suối Đá)", {"name": "Nguyễn 🌸 An", "seat": "A1"}, "Ấp 語")
    pages = [Page("1", (one,), {"title": "Danh sách", "columns": ["Tên\u0007"]})]

    assert [(found.label, found.field, found.signs) for found in of_pages(pages, COVERED)] == [
        ("", "columns", ("\u0007",)),
        (one.label, "name", ("🌸",)),
        (one.label, "group", ("語",)),
    ]
    assert code_point("🌸") == "U+1F338"
    assert of_pages([cleaned(pages[0], COVERED)], COVERED) == []
    assert cleaned(pages[0], COVERED).lines[0].says == {"name": "Nguyễn An", "seat": "A1"}


def test_where_words_are_gone_a_line_is_left_for_a_pen_and_none_for_an_ornament() -> None:
    assert printable("Ông 王小明", COVERED) == "Ông …………"
    assert printable("Ông محمد علي, Bí thư", COVERED) == "Ông ………… Bí thư"
    assert printable("🌸 Bà An 🌸", COVERED) == "Bà An"
    assert printable("王小明", COVERED) == printable("🌸", COVERED) == "…………"


def test_a_page_without_such_signs_is_left_as_it_is() -> None:
    page = Page("1", (Line("1", "An", {"name": unicodedata.normalize("NFD", "Ân\u200b")}),))

    assert cleaned(page, COVERED) is page

"""The reader of printed sheets sees what it is there to see."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from ceremony.base.paper import faces
from ceremony.base.paper.ink import Box
from tests.base.paper.sheets_read import faults, sheets, sizes

A_SHEET = (300.0, 200.0)


def sheet(*words: tuple[str, float, float, float], turned: bool = False) -> bytes:
    """A sheet with these words, each with its size, left edge and baseline."""
    faces.ready()
    file = BytesIO()
    canvas = Canvas(file, pagesize=A_SHEET)
    if turned:
        canvas.translate(*A_SHEET)
        canvas.rotate(180)
    for text, size, x, y in words:
        canvas.setFont(faces.SANS, size)
        canvas.drawString(x, y, text)
    canvas.save()
    return file.getvalue()


def test_words_that_stand_apart_are_no_fault() -> None:
    assert faults(sheet(("Nguyễn", 12, 20, 100), ("Ẫm", 12, 20, 84), ("An", 12, 120, 100))) == []


def test_words_that_touch_are_named() -> None:
    assert faults(sheet(("Nguyễn", 12, 20, 100), ("An", 12, 40, 103))) == ["1: An touches Nguyễn"]


def test_a_word_that_leaves_the_sheet_is_named() -> None:
    assert faults(sheet(("Nguyễn", 12, 280, 100))) == ["1: Nguyễn is off the sheet"]
    assert faults(sheet(("Nguyễn", 12, 4, 100)), side=10) == ["1: Nguyễn is off the sheet"]


def test_words_too_small_to_read_are_named_in_points_on_paper() -> None:
    assert faults(sheet(("Nguyễn", 8.5, 20, 100))) == ["words of 8.5 pt"]
    assert sizes(sheet(("Nguyễn", 12, 20, 100), turned=True)) == {12.0}


def test_words_are_found_where_they_stand_also_upside_down() -> None:
    left, right = Box(0, 0, 150, 200), Box(150, 0, 150, 200)
    upright, turned = (sheets(sheet(("An", 12, 20, 100), turned=turned))[0] for turned in (False, True))
    assert (upright.in_box(left), upright.in_box(right)) == ("An", "")
    assert (turned.in_box(left), turned.in_box(right)) == ("", "An")

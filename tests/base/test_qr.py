"""The codes of invitations as they are drawn, read by somebody else's reader."""

from __future__ import annotations

import zxingcpp
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from ceremony.base.qr import MODULES, QUIET_MODULES, rows_of, runs, svg_path

digits = some.text("0123456789", min_size=24, max_size=24)


@given(digits)
def test_runs_are_all_dark_modules_and_nothing_else(code: str) -> None:
    rows = rows_of(code)
    drawn = {(row, at + step) for row, at, long in runs(rows) for step in range(long)}

    assert drawn == {(row, at) for row in range(MODULES) for at in range(MODULES) if rows[row][at]}


def test_an_independent_reader_reads_the_digits_and_version_one_at_level_q() -> None:
    code = "100012345678901234567890"
    side = MODULES + 2 * QUIET_MODULES
    picture = Image.new("L", (side, side), 255)
    for row, at, long in runs(rows_of(code)):
        for step in range(long):
            picture.putpixel((at + step + QUIET_MODULES, row + QUIET_MODULES), 0)

    (found,) = zxingcpp.read_barcodes(picture.resize((side * 4, side * 4), Image.Resampling.NEAREST))

    assert (found.text, found.ec_level, found.symbology_identifier) == (code, "Q", "]Q1")


def test_a_path_for_the_screen_begins_behind_the_quiet_zone() -> None:
    assert svg_path(rows_of("1" * 24)).startswith("M4 4h7v1h-7z")

"""How a seat is written: what an office types stays as it is, and a bare code has capitals."""

from __future__ import annotations

import pytest

from ceremony.core.letter_says import seat as told
from ceremony.core.seats import is_bare, seat_of, written


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("c7", "C7"), ("a-12", "A-12"), (" đ5 ", "Đ5"), ("b 3", "B 3"), ("vip3", "VIP3"), ("VIP 3", "VIP 3"),
        ("12a", "12A"), ("12", "12"),
    ],
)  # fmt: skip
def test_a_bare_code_is_written_with_capitals(typed: str, kept: str) -> None:
    assert written(typed) == kept
    assert is_bare(kept)


@pytest.mark.parametrize(
    "typed",
    [
        "hàng 3, ghế 12",
        "Hàng C số 7",
        "ghế 5",
        "bàn 3",
        "lô 3",
        "khu 1",
        "khu1",
        "day 2",
        "lo 4",
        "dãy 2 ghế 4",
        "khách mời",
        "",
    ],
)
def test_words_are_left_as_they_were_typed(typed: str) -> None:
    assert written(typed) == typed
    assert not is_bare(typed)


def test_a_letter_calls_a_bare_code_a_chair_and_no_part_of_the_hall() -> None:
    assert [told(seat) for seat in ("C7", "hàng 3, ghế 12", "khu 1")] == ["ghế C7", "hàng 3, ghế 12", "khu 1"]


def test_the_same_seat_is_the_same_however_it_is_written() -> None:
    assert {seat_of(seat) for seat in ("hàng 3, ghế 12", "HÀNG 3, GHẾ 12")} == {"hàng3,ghế12"}

"""Files that people unpack: found by number, name and unit, on whatever machine the office has."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.file_names import MOST_BYTES, file_name, unlike

WORDS = st.text(max_size=120)


def test_a_file_is_called_by_number_person_and_unit() -> None:
    assert file_name(12, "Nguyễn Văn An", "Ấp Suối Đá", "pdf") == "012 Nguyễn Văn An - Ấp Suối Đá.pdf"
    assert file_name(1204, "Đoàn Thị Ớt", "", "txt") == "1204 Đoàn Thị Ớt.txt"
    assert file_name(None, "K'Nam", "Sóc 5", "txt") == "K'Nam - Sóc 5.txt"


def test_signs_that_mean_something_to_a_file_system_are_left_out() -> None:
    assert file_name(3, "An: a/b\\c?", 'Tổ "1"', "pdf") == "003 An a b c - Tổ 1.pdf"
    assert file_name(3, "../../etc", "..", "pdf") == "003 etc.pdf"


def test_a_name_that_windows_takes_for_a_device_is_none() -> None:
    assert file_name(None, "Con", "", "txt") == "_Con.txt"
    assert file_name(None, "Côn", "", "txt") == "Côn.txt"


def test_somebody_without_a_name_or_unit_still_has_a_file() -> None:
    assert file_name(7, "", "", "pdf") == "007 Không tên.pdf"
    assert file_name(7, "\u202e", "Ấp 3", "pdf") == "007 - Ấp 3.pdf"


def test_a_long_name_loses_words_never_half_a_letter() -> None:
    long = file_name(500, "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương " * 8, "Ủy ban nhân dân " * 9)

    assert long.startswith("500 Công Tằng Tôn Nữ Hoàng Thị")
    assert long.endswith(" - Ủy ban nhân dân Ủy ban nhân dân Ủy ban nhân dân Ủy ban.pdf")
    assert len(long.encode()) <= MOST_BYTES


@given(st.none() | st.integers(0, 99_999), WORDS, WORDS, st.sampled_from(["pdf", "txt", "png"]))
def test_every_name_can_be_written_everywhere(number: int | None, name: str, unit: str, ending: str) -> None:
    made = file_name(number, name, unit, ending)

    assert made == unicodedata.normalize("NFC", made)
    assert len(made.encode()) <= MOST_BYTES
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', made)
    assert made.endswith(f".{ending}")
    assert made == made.strip(" .")
    assert len(made) > len(ending) + 1
    assert not PureWindowsPath(made).is_reserved()


@given(st.lists(st.builds(file_name, st.none(), st.sampled_from(["An", "AN", "ÁN", "án", "B"]), st.just(""))))
def test_no_two_are_one_file(names: list[str]) -> None:
    made = unlike(names)

    assert len({name.casefold() for name in made}) == len(made) == len(names)
    assert all(first == second for first, second in zip(names[:1], made[:1], strict=True))

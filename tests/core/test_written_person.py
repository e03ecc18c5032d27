"""A line an office typed, taken apart: who is it, how called, in which post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.written_person import written


@pytest.mark.parametrize(("line", "honorific", "name", "post"), [
    ("Đồng chí Phạm Thị Ngọc Bích, công chức Văn phòng – Thống kê xã",
     "Đồng chí", "Phạm Thị Ngọc Bích", "Công chức Văn phòng – Thống kê xã"),
    ("bà Trần Thị Bình, Chánh Văn phòng, Ủy viên", "Bà", "Trần Thị Bình", "Chánh Văn phòng, Ủy viên"),
    ("Ông H'Mok Niê", "Ông", "H'Mok Niê", ""),
    ("Ông Thị Cẩm, Nhân viên y tế", "", "Ông Thị Cẩm", "Nhân viên y tế"),
    ("TS. Võ Quốc Khánh, Phó Chủ tịch UBND tỉnh", "", "TS. Võ Quốc Khánh", "Phó Chủ tịch UBND tỉnh"),
    ("Chủ tịch Ủy ban nhân dân xã", "", "Chủ tịch Ủy ban nhân dân xã", ""),
    ("Đồng chí Chủ tịch UBND xã", "", "Đồng chí Chủ tịch UBND xã", ""),
    ("lãnh đạo UBND xã, đại diện các ấp", "", "Lãnh đạo UBND xã, đại diện các ấp", ""),
    ("UBND, Công an", "", "UBND, Công an", ""),
    ("Ban Tổ Chức, Phòng Nội vụ", "", "Ban Tổ Chức, Phòng Nội vụ", ""),
    ("Công Đoàn, Ban Chấp hành", "", "Công Đoàn, Ban Chấp hành", ""),
    ("Trường Sa, Khánh Hòa", "", "Trường Sa, Khánh Hòa", ""),
    ("Anh Hùng, thôn 3", "", "Anh Hùng, thôn 3", ""),
    ("Đoàn Thị Lan, Bí thư Đoàn xã", "", "Đoàn Thị Lan", "Bí thư Đoàn xã"),
    ("Nguyễn Văn An", "", "Nguyễn Văn An", ""),
    ("", "", "", ""),
])  # fmt: skip
def test_title_name_and_post_are_told_apart(line: str, honorific: str, name: str, post: str) -> None:
    found = written(line)
    assert (found.honorific, found.name, found.position) == (honorific, name, post)


@given(some.text(max_size=60))
def test_no_word_is_lost(line: str) -> None:
    found = written(line)
    said = ", ".join(part for part in (f"{found.honorific} {found.name}".strip(), found.position) if part)
    assert said.casefold() == line.strip().casefold() or not said.strip()

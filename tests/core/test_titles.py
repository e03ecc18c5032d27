"""What is said before a name: a title is no part of it, and a family may be called like one."""

from __future__ import annotations

import pytest

from ceremony.core.decisions import Candidate, Namesakes, Recipient, is_sure, suggest
from ceremony.core.titles import title_of, unaddressed


@pytest.mark.parametrize(("text", "title", "name"), [
    ("Thầy Lê Văn Bảy", "Thầy", "Lê Văn Bảy"), ("Cô giáo Ka Thị Hiền", "Cô giáo", "Ka Thị Hiền"),
    ("Nhà giáo Ưu tú Trần Thị G", "Nhà giáo Ưu tú", "Trần Thị G"),
    ("Bác sĩ H'Loan Niê", "Bác sĩ", "H'Loan Niê"),
    ("Thiếu tá Phạm Văn E", "Thiếu tá", "Phạm Văn E"), ("Y sĩ Đặng Ổn", "Y sĩ", "Đặng Ổn"),
    ("Đồng chí Đại úy Lê Văn I", "Đồng chí Đại úy", "Lê Văn I"), ("Đ/c K'Brêu", "Đ/c", "K'Brêu"),
    ("Anh hùng Lao động Hồ Giáo", "Anh hùng Lao động", "Hồ Giáo"), ("ông nguyễn an", "ông", "nguyễn an"),
    ("Ông Thị Cẩm", "", "Ông Thị Cẩm"), ("Bà Thị Mai", "Bà", "Thị Mai"), ("Y Blih", "", "Y Blih"),
    ("Cô nuôi Trường Mầm non", "", "Cô nuôi Trường Mầm non"), ("Bác", "", "Bác"), ("", "", ""),
])  # fmt: skip
def test_a_title_before_a_name_is_told_from_it(text: str, title: str, name: str) -> None:
    assert title_of(text) == (title, name)


@pytest.mark.parametrize(("written", "name"), [
    ("Hộ gia đình bà Thị Mai", "Thị Mai"), ("Gia đình ông Điểu Xuân", "Điểu Xuân"),
    ("Hộ Điểu K'Ré", "Điểu K'Ré"), ("TS. BS. Lê An", "Lê An"), ("Thầy ThS. Lê An", "Lê An"),
    ("Lê TS An", "Lê TS An"), ("Hộ ông bà Lê An", "ông bà Lê An"), ("Hồ An", "Hồ An"), ("Bảo An", "Bảo An"),
])  # fmt: skip
def test_a_delegate_is_looked_for_by_the_name_alone(written: str, name: str) -> None:
    assert unaddressed(written) == name


def test_who_heads_a_household_is_suggested_for_it() -> None:
    household = Recipient(1, "household", "Hộ ông Điểu K’Ré", "Bon Bu Prăng")
    known = [Candidate(1, "Điểu K'Ré", "Bon Bu Prăng"), Candidate(2, "Điểu Ré", "Bon Bu Prăng")]

    assert suggest(household, Namesakes(known)) == 1
    assert is_sure(*household.comes_up, known[0])


def test_two_heads_of_a_household_are_nobody_to_be_sure_of() -> None:
    household = Recipient(1, "household", "Hộ bà Thị Mai và ông Điểu Mai", "Bon Bu Prăng")

    assert suggest(household, Namesakes([Candidate(1, "Thị Mai"), Candidate(2, "Điểu Mai")])) is None

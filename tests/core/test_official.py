"""How an official paper writes the name of whoever signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.official import signer, stead

TITLES = (
    "GS.", "PGS.TS.", "TS", "T.S", "ThS.", "Th.S", "NCS.", "Tiến sĩ", "Tiến sỹ", "Thạc sỹ", "BS.CKII",
    "Bác sĩ chuyên khoa II", "DSCKI", "AHLLVTND", "Nhà giáo ưu tú", "Đồng chí", "Đ/c",
)  # fmt: skip
NAMES = ("Lê Văn Hùng", "Ông Ích Khiêm", "Trần Thị Bà", "H'Loan Niê", "Lê A")


@given(some.lists(some.sampled_from(TITLES), max_size=3), some.sampled_from(NAMES[:1] + NAMES[2:]))
def test_no_title_stands_before_the_name_however_many_there_were(titles: list[str], name: str) -> None:
    assert signer(" ".join([*titles, name])) == name


@pytest.mark.parametrize("name", NAMES)
def test_a_name_without_titles_stays(name: str) -> None:
    assert signer(name) == name


def test_a_rank_stays_and_the_titles_behind_it_go() -> None:
    assert signer("Đại tá, ThS. Lê Văn Hùng") == "Đại tá Lê Văn Hùng"
    assert signer("Thiếu tướng, PGS.TS. Trần Bình An") == "Thiếu tướng Trần Bình An"
    assert signer("Lê Văn Hùng, ThS.") == "Lê Văn Hùng"


def test_ong_goes_unless_it_may_be_the_family_name() -> None:
    assert signer("Ông Nguyễn Văn Minh") == "Nguyễn Văn Minh"
    assert signer("Ông Ích Khiêm") == "Ông Ích Khiêm"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("TM. ỦY BAN NHÂN DÂN", ["TM. ỦY BAN NHÂN DÂN"]),
        ("TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ("tm. Ban Tổ chức; kt.Trưởng ban", ["tm. Ban Tổ chức", "kt.Trưởng ban"]),
        (
            "TM. UBND, TL. CHỦ TỊCH, TUQ. CHÁNH VĂN PHÒNG",
            ["TM. UBND", "TL. CHỦ TỊCH", "TUQ. CHÁNH VĂN PHÒNG"],
        ),
        ("TM. ỦY BAN NHÂN DÂN, Q. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        ("TM. ỦY BAN NHÂN DÂN Q. TÂN BÌNH", ["TM. ỦY BAN NHÂN DÂN Q. TÂN BÌNH"]),
        ("KT. GIÁM ĐỐC", ["KT. GIÁM ĐỐC"]),
        ("TM. ỦY BAN NHÂN DÂN,", ["TM. ỦY BAN NHÂN DÂN"]),
        (" \n ", []),
    ],
)
def test_each_in_whose_stead_somebody_signs_has_a_line(said: str, lines: list[str]) -> None:
    assert stead(said) == lines

"""Where a line may end on the wall: never within a compound, a place or an hour; anywhere else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from ceremony.core.tied_words import COMPOUNDS, JOINED, MOST_SIGNS, TIED, tied

OTHERS = ("xã Tân Hòa", "ấp 3", "và", "của", "Nguyễn", "tỉnh", "2020 – 2025", "12")
words = some.sampled_from([*COMPOUNDS, *OTHERS])
lines = some.lists(words | some.text(min_size=1, max_size=6), max_size=9).map(" ".join)


def pieces(text: str) -> list[str]:
    """What a browser may put on lines of its own."""
    return [piece.replace(TIED, " ").replace(JOINED, "") for piece in text.split(" ")]


@pytest.mark.parametrize(("said", "lines"), [
    ("Đoàn TNCS Hồ Chí Minh xã Tân Hòa", ["Đoàn TNCS Hồ Chí Minh", "xã Tân Hòa"]),
    ("Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã",
     ["Chủ tịch", "Ủy ban", "Mặt trận Tổ quốc", "Việt Nam", "xã"]),
    ("cá nhân có thành tích xuất sắc", ["cá nhân", "có", "thành tích", "xuất sắc"]),
    ("Nhân dân và cán bộ ấp Suối Đá, ấp 3", ["Nhân dân", "và", "cán bộ", "ấp Suối Đá,", "ấp 3"]),
    ("CÁN BỘ, CÔNG CHỨC XÃ TÂN HÒA", ["CÁN BỘ,", "CÔNG CHỨC", "XÃ", "TÂN", "HÒA"]),
    ("tiếp tục lúc 10 giờ 15 phút", ["tiếp tục", "lúc", "10 giờ 15 phút"]),
    ("ngày 26 tháng 11 năm 2026", ["ngày 26", "tháng 11", "năm 2026"]),
    ("yêu nước giai đoạn 2020 – 2025, 2025 – 2030", ["yêu nước", "giai đoạn 2020 – 2025,", "2025 – 2030"]),
    ("(thi đua, khen thưởng)", ["(thi đua,", "khen thưởng)"]),
    ("", [""]),
])  # fmt: skip
def test_a_line_ends_between_compounds_only(said: str, lines: list[str]) -> None:
    assert pieces(tied(said)) == lines


def test_a_word_that_only_begins_like_a_compound_is_left_alone() -> None:
    assert tied("đồng chítt, phong tràoo, xcá nhân") == "đồng chítt, phong tràoo, xcá nhân"


def test_a_school_whose_name_is_long_is_tied_in_two() -> None:
    said = tied("Trường Trung học cơ sở Nguyễn Thị Minh")
    assert pieces(said) == ["Trường", "Trung học cơ sở", "Nguyễn Thị Minh"]


@example("Trưởng ấp Đảng ủy", 8)
@given(lines, some.integers(min_value=8, max_value=40))
def test_no_word_changes_and_no_tie_is_longer_than_asked(line: str, most: int) -> None:
    said = tied(line, most)

    assert said.replace(TIED, " ").replace(JOINED, "") == line.replace(TIED, " ").replace(JOINED, "")
    joined = [piece for piece in said.split(" ") if TIED in piece and TIED not in line and "–" not in piece]
    assert all(len(piece.strip(".,;:!?…()[]“”‘’\"'")) <= most for piece in joined)


def test_every_compound_is_short_enough_to_be_tied() -> None:
    assert [words for words in COMPOUNDS if len(words) > MOST_SIGNS or TIED not in tied(words)] == []


def test_a_period_in_a_narrow_place_is_tied_in_two_and_never_ends_behind_its_dash() -> None:
    assert pieces(tied("giai đoạn 2020 – 2025", 18)) == ["giai đoạn", "2020 – 2025"]
    assert f"–{JOINED}{TIED}" in tied("giai đoạn 2020 – 2025")

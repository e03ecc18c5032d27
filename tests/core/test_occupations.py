"""What stands behind a name: an office, an occupation, or something else."""

from __future__ import annotations

import pytest

from ceremony.core.occupations import is_position

OFFICES = (
    "Hiệu trưởng|Phó ấp|Trưởng bon|PCT UBND xã|già làng|Giáo viên|Chủ nhiệm HTX|GV|Nguyên Bí thư|Nông dân"
)
REMARKS = "đã mất|nữ|Bé|con ông Trưởng ấp|Mẹ VNAH|1975|đi thay Chủ tịch|vợ Bí thư|Ama Hoa|"


@pytest.mark.parametrize("words", OFFICES.split("|"))
def test_an_office_or_an_occupation_is_a_position(words: str) -> None:
    assert is_position(words)


@pytest.mark.parametrize("words", REMARKS.split("|"))
def test_whose_child_or_what_became_of_somebody_is_none(words: str) -> None:
    assert not is_position(words)

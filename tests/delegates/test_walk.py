"""What a stranger met who walked through the week before with lists of their own."""

from __future__ import annotations

import pytest

from tests.delegates.forms import edits, field
from tests.delegates.test_importing import HEADER, PLAIN, Office, workbook
from tests.galas import Gala

AN = "Nguyễn Văn An"


@pytest.fixture
def office(eve: Gala) -> Office:
    return Office(eve)


def test_a_blank_cell_takes_away_nothing_a_person_typed(office: Office) -> None:
    office.imports(*PLAIN)
    edits(office.gala, AN, position="Chi hội trưởng")
    blank = workbook(HEADER, (1, AN, 1970, "Ấp Suối Đá", "", None), *PLAIN[1:])

    for _time in range(2):
        office.sends(blank)
        assert (office.counts, office.differences) == ([0, 0, 3, 0], [])

    assert field(office.gala, AN, "position") == "Chi hội trưởng"
    assert field(office.gala, AN, "phone") == "0911111111"


def test_a_file_adds_to_a_person_and_changes_what_it_names(office: Office) -> None:
    office.imports(*PLAIN)

    office.sends(workbook(HEADER, *PLAIN[:2], (3, "Điểu Sơn", 1950, "Ấp Tân Lập", "", "0933333333")))

    assert office.differences == ["Năm sinh: (trống) → 1950", "Điện thoại: (trống) → 0933333333"]

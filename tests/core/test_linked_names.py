"""A name of a decision beside the delegate's: whose is printed, and when it is said that they differ."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pytest

from ceremony.core.linked_names import Differing, all_differing, differing, lacks, receiver_name, same_name


@dataclass(frozen=True)
class Honoured:
    name: str
    kind: str = "individual"
    receiver_name: str = ""
    posthumous: bool = False
    delegate_id: int | None = 1
    link_confirmed: bool = True


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Văn Ẩn", unicodedata.normalize("NFD", "Nguyễn Văn Ẩn"), True),
        ("Trần Thị Hoà", "Trần Thị Hòa", True),
        ("bà Trần Thị Hòa", "Trần Thị Hòa", True),
        ("Ông Thị Cẩm", "Ông Thị Cẩm", True),
        ("Trần Thị Hoa", "Trần Thị Hòa", False),
        ("Nguyễn Văn Ẩn", "Nguyễn Văn Ẩm", False),
        ("Lý Thị Mỹ", "Lý Thị Mĩ", False),
    ],
)
def test_form_tone_placement_and_address_make_no_other_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_the_decisions_name_stays_and_the_difference_is_told() -> None:
    honoured = Honoured("Nguyễn Văn Ẩn")

    assert receiver_name(honoured, "Nguyễn Văn Ẩm") == ""
    assert differing(honoured, "Nguyễn Văn Ẩm") == Differing("Nguyễn Văn Ẩn", "Nguyễn Văn Ẩm")
    assert differing(honoured, "Nguyễn Văn Ẩn") is differing(honoured, "") is None


def test_who_comes_up_for_others_is_called_as_the_list_has_it_once_a_person_said_who_it_is() -> None:
    school = Honoured("Trường Tiểu học", "collective", "Trần Quốc Bảo")
    guessed = Honoured("Trường Tiểu học", "collective", "Trần Quốc Bảo", link_confirmed=False)

    assert receiver_name(school, "Trần Quốc Bửu") == "Trần Quốc Bửu"
    assert differing(school, "Trần Quốc Bửu") is None
    assert receiver_name(guessed, "Trần Quốc Bửu") == "Trần Quốc Bảo"
    assert differing(guessed, "Trần Quốc Bửu") == Differing("Trần Quốc Bảo", "Trần Quốc Bửu", False)


def test_somebody_who_receives_for_a_living_honouree_is_not_taken_for_the_delegate() -> None:
    honoured = Honoured("Nguyễn Văn An", receiver_name="Nguyễn Thị Sáu")

    assert receiver_name(honoured, "Nguyễn Văn An") == "Nguyễn Thị Sáu"
    assert differing(honoured, "Nguyễn Văn An") is differing(honoured, "Nguyễn Thị Sáu") is None


def test_a_household_that_bears_a_persons_name_differs_in_the_decision_itself() -> None:
    household = Honoured("Hộ ông Trần Quốc Bảo", "household", "Trần Quốc Bảo")

    assert differing(household, "Trần Quốc Bửu") == Differing("Hộ ông Trần Quốc Bảo", "Trần Quốc Bửu")
    assert differing(household, "Trần Quốc Bảo") is None


def test_a_paper_names_the_first_of_many_and_counts_all() -> None:
    many = [Honoured(f"Nguyễn Văn {name}", delegate_id=1) for name in ("A", "B", "C", "D", "E", "G")]
    found = all_differing(many, {1: "Nguyễn Văn X"}, of_decision=True)

    ((code, count, named),) = lacks("other_name", found)
    assert (code, count, named[0], len(named)) == ("other_name", 6, "Nguyễn Văn A / Nguyễn Văn X", 5)
    assert lacks("other_receiver", all_differing(many, {1: "Nguyễn Văn X"}, of_decision=False)) == []

"""What a file changes about decisions that stand already."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.award_changes import fingerprint, of_recipient, same_people
from ceremony.core.decisions import Candidate, Namesakes, Recipient, is_another

ROW = Recipient(
    1, "individual", "HTX Tân Hòa", "Ấp 1", screen_text="HTX Tân Hòa", spoken_text="Hợp tác xã Tân Hòa"
)
SAID = replace(ROW, said=("unit",))


def changed(row: Recipient, read: Recipient) -> dict[str, object]:
    return {name: now for name, (_was, now) in of_recipient(row, read).items()}


def test_what_a_file_does_not_name_stays() -> None:
    by_hand = replace(ROW, position="Giám đốc", screen_text="Hợp tác xã", reading_note="hát tê ích")

    assert changed(by_hand, replace(SAID, unit="Ấp 2")) == {"unit": "Ấp 2"}


def test_what_is_shown_and_said_follows_the_name_until_somebody_words_it() -> None:
    renamed = replace(SAID, name="HTX Tân Lập", screen_text="HTX Tân Lập", spoken_text="Hợp tác xã Tân Lập")

    assert changed(ROW, renamed) == {
        "name": "HTX Tân Lập", "screen_text": "HTX Tân Lập", "spoken_text": "Hợp tác xã Tân Lập",
    }  # fmt: skip
    assert changed(replace(ROW, spoken_text="Hợp tác xã nông nghiệp"), renamed) == {
        "name": "HTX Tân Lập", "screen_text": "HTX Tân Lập",
    }  # fmt: skip


def test_a_file_of_which_nothing_is_known_names_everything() -> None:
    assert changed(replace(ROW, position="Giám đốc"), ROW) == {"position": ""}


def test_a_fingerprint_is_of_these_fields_only() -> None:
    other = replace(ROW, note="khác")
    assert fingerprint(ROW, ["name", "unit"]) == fingerprint(other, ["name", "unit"])
    assert fingerprint(ROW, ["name"]) != fingerprint(replace(ROW, name="Khác"), ["name"])


@pytest.mark.parametrize(
    ("kind", "before", "after", "same"),
    [
        ("individual", "Phạm Văn Minh", "Phạm Văn Bình", False),
        ("individual", "Nguyễn Văn An", "Nguyễn Văn Anh", False),
        ("individual", "Lê An", "Lê An Tú", False),
        ("individual", "Lê Thị Hoa", "Lê Thị Hòa", True),
        ("individual", "Lê An", "Lê Thị An", True),
        ("individual", "Phạm Văn Mihn", "Phạm Văn Minh", True),
        ("individual", "Trần Thị Hươngg", "Trần Thị Hương", True),
        ("individual", "Nguyễn Thị Ánh", "Nguễn Thị Ánh", True),
        ("individual", "H'Loan Niê", "H'Lan Niê", False),
        ("household", "Hộ bà Thị Giang", "Hộ bà Thị Giang Hương", True),
        ("household", "Hộ ông Phạm Văn Minh", "Hộ ông Phạm Văn Bình", False),
        ("collective", "Chi bộ ấp Suối Đá 1", "Chi bộ ấp Suối Đá 2", False),
        ("collective", "Hợp tác xã Rạng Đôngg", "Hợp tác xã Rạng Đông", True),
    ],
)
def test_another_given_name_on_the_same_line_is_another_honouree(
    kind: str, before: str, after: str, same: bool
) -> None:
    [row], [read] = [Recipient(1, kind, before, "Ấp 1")], [Recipient(1, kind, after, "Ấp 1")]

    assert (same_people([read], [row]) == {1: row}) is same


def test_whom_the_delegates_tell_apart_are_two() -> None:
    row, read = (
        Recipient(1, "individual", "Lê Thị Hoa", "Ấp 1"),
        Recipient(1, "individual", "Lê Thị Hòa", "Ấp 1"),
    )

    both = Namesakes([Candidate(1, row.name, row.unit), Candidate(2, read.name, read.unit)])
    one = Namesakes([Candidate(1, row.name, row.unit)])

    assert is_another(row.comes_up, 1, read.comes_up, both)
    assert is_another(row.comes_up, None, read.comes_up, both)
    assert not is_another(row.comes_up, 1, read.comes_up, one)
    assert same_people([read], [row], lambda known, new: True) == {}


names = some.sampled_from(["Lê An", "Lê Ân", "Trần Hoà", "Trần Hòa", "H'Loan"])
people = some.lists(some.tuples(names, some.sampled_from(["", "Ấp 1", "Ấp 2"])), max_size=6)


def listed(told: list[tuple[str, str]]) -> list[Recipient]:
    return [Recipient(no, "individual", name, unit) for no, (name, unit) in enumerate(told, start=1)]


@given(people, people)
def test_nobody_is_found_twice_and_the_same_list_finds_everybody(
    before: list[tuple[str, str]], now: list[tuple[str, str]]
) -> None:
    rows, read = listed(before), listed(now)
    found = same_people(read, rows)
    assert len({id(row) for row in found.values()}) == len(found)
    assert len(same_people(rows, rows)) == len(rows)

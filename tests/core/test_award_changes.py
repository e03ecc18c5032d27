"""What a file changes about decisions that stand already."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.award_changes import fingerprint, of_recipient, same_people
from ceremony.core.decisions import Recipient

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

"""Invitation codes: made, printed, mistyped and read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.codes import (
    FULL_CHANCE,
    HAND_CHANCE,
    JOIN_CHANCE,
    FullCode,
    HandCode,
    full_code,
    hand_code,
    join_code,
    printed,
    qr_side_mm,
    read,
    read_join,
)

full = some.builds(full_code, some.integers(1, 10**6), some.integers(0, FULL_CHANCE - 1))
hand = some.builds(hand_code, some.integers(0, HAND_CHANCE - 1))
join = some.builds(join_code, some.integers(0, JOIN_CHANCE - 1))

LOOKS_LIKE = {"0": "Oo", "1": "IlL|i", "2": "Z", "5": "S", "8": "B"}
VIETNAMESE_KEYS = dict(
    zip(
        "1234567890", ["ă", "â", "ê", "ô", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323", "đ"], strict=True
    )
)


def test_a_code_says_its_version_and_event() -> None:
    code = full_code(12_345, 678)
    assert code == "123450000000000000067847"
    assert int(code) % 97 == 1
    assert read(code) == FullCode(code)
    assert (FullCode(code).version, FullCode(code).event) == (1, 2345)
    assert [FullCode(code).is_of_another(event) for event in (2345, 12_345, 2346)] == [False, False, True]
    assert not FullCode("2" + code[1:]).is_of_another(7), "another version may say its event otherwise"


def test_codes_are_printed_in_groups_a_person_can_hold() -> None:
    assert printed(full_code(1, 7)) == "1000 1000 0000 0000 0000 0704"
    assert printed(hand_code(12_345)) == "123 459"
    assert len(printed(join_code(5)).split()) == 4


@pytest.mark.parametrize(
    ("make", "chance"), [(hand_code, HAND_CHANCE), (join_code, JOIN_CHANCE), (hand_code, -1)]
)
def test_chance_out_of_range_makes_no_code(make: object, chance: int) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match="range"):
        make(chance)


@given(full)
def test_every_code_reads_as_itself(code: str) -> None:
    assert read(code) == FullCode(code)
    assert read(printed(code)) == FullCode(code)


@given(hand)
def test_every_hand_code_reads_as_itself(code: str) -> None:
    assert read(code) == HandCode(code)
    assert read(printed(code)) == HandCode(code)


@given(join)
def test_every_join_code_reads_as_itself(code: str) -> None:
    assert read_join(printed(code)) == code
    assert read(code) is None


@given(some.one_of(full, hand, join), some.data())
def test_one_wrong_digit_is_noticed(code: str, data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(code) - 1))
    wrong = data.draw(some.sampled_from("0123456789").filter(lambda digit: digit != code[at]))
    slip = code[:at] + wrong + code[at + 1 :]
    assert (read(slip), read_join(slip)) == (None, None)


@given(some.one_of(full, hand, join), some.data())
def test_two_neighbours_swapped_are_noticed(code: str, data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(code) - 2))
    slip = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    if slip != code:
        assert (read(slip), read_join(slip)) == (None, None)


@given(full, some.lists(some.sampled_from(" .-\u00a0\u2013\u200b\t/"), min_size=24, max_size=24))
def test_signs_between_the_digits_do_not_matter(code: str, between: list[str]) -> None:
    assert read("".join(sum(zip(code, between, strict=True), ()))) == FullCode(code)


@given(full, some.sampled_from([0xFF10, 0x0660, 0x1D7CE]))
def test_digits_of_other_keyboards_are_digits(code: str, zero: int) -> None:
    assert read("".join(chr(zero + int(digit)) for digit in code)) == FullCode(code)


@given(full, some.data())
def test_letters_that_look_like_digits_are_taken_for_them(code: str, data: some.DataObject) -> None:
    at = data.draw(some.sets(some.integers(0, 23), max_size=12))
    typed = [
        data.draw(some.sampled_from(LOOKS_LIKE.get(sign, sign))) if no in at else sign
        for no, sign in enumerate(code)
    ]
    assert read("".join(typed)) == FullCode(code)


@pytest.mark.parametrize(
    "before", ["https://192.168.1.7:8443/v#", "HTTPS://HOI-NGHI.LOCAL/#", "]Q1", " \u00a0", "#"]
)
@pytest.mark.parametrize("after", ["", "\r\n", "\t", " "])
def test_a_scanned_link_is_the_code_behind_its_mark(before: str, after: str) -> None:
    code = full_code(3, 10**16)
    assert read(before + code + after) == FullCode(code)


@given(full)
def test_a_scanner_on_a_vietnamese_keyboard_still_reads(code: str) -> None:
    assert read("".join(VIETNAMESE_KEYS[digit] for digit in code)) == FullCode(code)


def test_that_keyboard_reads_when_a_browser_has_composed_its_letters() -> None:
    code = next(code for n in range(999) if "9" not in (code := full_code(1, n * 10**13 + 5678)))
    typed = unicodedata.normalize("NFC", "".join(VIETNAMESE_KEYS[digit] for digit in code))
    assert read(typed) == FullCode(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Nguyễn Văn Ả",
        "nva",
        "Bình",
        "lô SO",
        "12345",
        "1234567",
        "\ud800",
        "\x00" * 24,
        "٣" * 5,
        "9" * 10**6,
        "½" * 6,
    ],
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert read(text) is None
    assert read_join(text) is None


@given(some.text())
def test_any_text_is_read_without_harm(text: str) -> None:
    found = read(text)
    assert found is None or found.digits.isdigit()


@given(
    some.one_of(
        some.text("abcdefghilmnoqsuyzBISZO ", max_size=30), some.text("oilszB", min_size=6, max_size=6)
    )
)
def test_a_name_is_never_taken_for_a_code(name: str) -> None:
    assert read(name) is None


def test_an_invitations_code_fits_a_small_square() -> None:
    assert qr_side_mm(21, module_mm=0.6) == pytest.approx(17.4)
    with pytest.raises(ValueError, match="22 modules"):
        qr_side_mm(22, 0.5)

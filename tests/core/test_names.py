"""Vietnamese names: one spelling, search without marks, filing order."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as some

from ceremony.core.names import (
    ALPHABET,
    TONES,
    Convention,
    Parts,
    alphabet_key,
    as_title_case,
    clean,
    filing_key,
    fold,
    given_name,
    has_unseen,
    initials,
    is_all_caps,
    split,
    tidy,
    whole,
    with_marks,
)

anything = some.text(some.characters(codec=None))
syllables = some.text(ALPHABET + "".join(TONES), min_size=1, max_size=7)
people = some.lists(syllables, min_size=1, max_size=6).map(" ".join).map(tidy).filter(bool)


@given(anything)
@example("a\u200b\u0301 \ud800 \x00 .")
def test_cleaned_text_is_one_line_of_nfc_and_stays_so(text: str) -> None:
    name = clean(text)
    assert name == clean(name) == unicodedata.normalize("NFC", name)
    assert name.isprintable() and "  " not in name and name == name.strip()
    name.encode()


def test_white_space_dots_and_hidden_signs_of_a_cell_are_taken_off() -> None:
    assert clean("\ufeff  Nguyễn\u00a0Văn \t Ả . \u200b") == "Nguyễn Văn Ả"
    assert tidy("PGS.TS.") == "PGS.TS."


@pytest.mark.parametrize(("typed", "name", "told"), [
    ("Văn\u200bBình", "Văn Bình", False), ("Lê\ufeffThị\u2060Hoa", "Lê Thị Hoa", False),
    ("Ngu\u200byễn An", "Nguyễn An", True), ("VĂN\u200bBÌNH", "VĂNBÌNH", True),
    ("\ufeffLê \u200b An\u200b", "Lê An", False), ("H'\u200bHen", "H'Hen", False),
])  # fmt: skip
def test_a_hidden_sign_between_two_words_is_a_space(typed: str, name: str, told: bool) -> None:
    assert (tidy(typed), has_unseen(typed)) == (name, told)


@pytest.mark.parametrize(("family", "given", "name"), [
    ("K'", "Brèo", "K'Brèo"), ("H’ ", " Hen Niê", "H’Hen Niê"), ("Điểu K`", "Ré", "Điểu K`Ré"),
    ("K", "’Brèo", "K’Brèo"), ("Y", "Wang Niê", "Y Wang Niê"), ("H", "Hen Niê", "H Hen Niê"),
    ("Nguyễn Văn", "An", "Nguyễn Văn An"), ("", "Sơn", "Sơn"), ("Sơn", "", "Sơn"),
])  # fmt: skip
def test_a_name_in_two_columns_is_one_name(family: str, given: str, name: str) -> None:
    assert whole(family, given) == name


@pytest.mark.parametrize(("apart", "name"), [
    ("K' Brèo", "K'Brèo"), ("H’ Hen Niê", "H'Hen Niê"), ("Điểu K´ Ré", "Điểu K’Ré"),
])  # fmt: skip
def test_a_clan_written_apart_is_the_same_name_to_search(apart: str, name: str) -> None:
    assert fold(apart) == fold(name)
    assert with_marks(apart) == with_marks(name)
    assert clean(apart) == apart


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(people)
def test_however_a_name_is_encoded_or_cased_it_is_found_and_filed_alike(name: str) -> None:
    apart = unicodedata.normalize("NFD", name)
    assert fold(apart) == fold(name) == fold(name.upper())
    assert filing_key(apart) == filing_key(name)
    assert set(fold(name)) <= set("abcdefghijklmnopqrstuvwxyz ")


def test_folding_knows_d_with_a_stroke_and_every_apostrophe() -> None:
    assert fold("Nguyễn  Văn Ả") == "nguyen van a"
    assert fold("ĐẶNG Đình Đức") == "dang dinh duc"
    assert {fold(f"H{sign}Hen Niê") for sign in "'’‘`´"} == {"h'hen nie"}
    assert fold("Ð") == "ð"  # an Icelandic letter, whatever it looks like


@pytest.mark.parametrize(("old", "new"), [
    ("Hoà", "Hòa"), ("Thuý", "Thúy"), ("Khoẻ", "Khỏe"), ("Thuỷ", "Thủy"),
])  # fmt: skip
def test_twins_of_tone_placement_are_one_name_to_search_and_filing_only(old: str, new: str) -> None:
    assert fold(old) == fold(new)
    assert with_marks(old) == with_marks(new)
    assert filing_key(f"Lê {old}") == filing_key(f"Lê {new}")
    assert clean(old) == old


@given(
    some.sampled_from(list(pairwise(ALPHABET))),
    some.sampled_from(["", *TONES]),
    some.sampled_from(["", *TONES]),
    syllables,
)
def test_letters_decide_before_tones(pair: tuple[str, str], low: str, high: str, after: str) -> None:
    first, second = pair
    assert filing_key(first + low + after) < filing_key(second + high + after)


@given(some.sampled_from(list(pairwise(["", *TONES]))), some.sampled_from("aăâeêioôơuưy"))
def test_tones_break_ties_in_their_order(pair: tuple[str, str], vowel: str) -> None:
    first, second = pair
    assert filing_key(f"Lê m{vowel}{first}n") < filing_key(f"Lê m{vowel}{second}n")


@given(some.lists(people, max_size=12))
def test_filing_is_by_given_name_then_family_then_middle(names: list[str]) -> None:
    parts = [split(name) for name in sorted(names, key=filing_key)]
    keys = [(alphabet_key(one.given), alphabet_key(one.family), alphabet_key(one.middle)) for one in parts]
    assert keys == sorted(keys)


def test_a_list_is_filed_as_an_office_files_it() -> None:
    filed = [
        "An",
        "Trần An",
        "Phạm Anh",
        "Nguyễn Văn Ân",
        "Lê Dũng",
        "Lê Đức",
        "Lê Hoa",
        "Nguyễn Hòa",
        "Lê Hoá",
        "Lê Thị Hoá",
        "Ngô Hóa",
        "Vũ Ý",
    ]
    assert sorted(reversed(filed), key=filing_key) == filed
    assert filing_key("ang") < filing_key("anh")
    assert filing_key("Cường") < filing_key("Čương") < filing_key("Dương")


def test_the_second_convention_puts_the_middle_name_before_the_family() -> None:
    names = ["Lê Văn An", "Trần Thị An"]
    assert sorted(names, key=filing_key) == names
    middle = [filing_key(name, Convention.MIDDLE_FIRST) for name in names]
    assert middle == sorted(middle, reverse=True)


@pytest.mark.parametrize(("name", "parts"), [
    ("Nguyễn Thị Hoa", Parts("Nguyễn", "Thị", "Hoa")),
    ("Nguyễn Phúc Hoàng Thị Bảo Ngọc", Parts("Nguyễn", "Phúc Hoàng Thị Bảo", "Ngọc")),
    ("Krang", Parts("", "", "Krang")),
    ("K'Nam", Parts("", "", "K'Nam")),
    ("Ka Nam", Parts("", "", "Ka Nam")),
    ("Cill Ha Git", Parts("Cill", "", "Ha Git")),
    ("H'Hen Niê", Parts("Niê", "", "H'Hen")),
    ("H’ Hen Niê", Parts("Niê", "", "H’ Hen")),
    ("Y Wang Niê", Parts("Niê", "", "Y Wang")),
    ("Y Wang", Parts("", "", "Y Wang")),
    ("Điểu Sơn", Parts("Điểu", "", "Sơn")),
    ("Thị Giang", Parts("Thị", "", "Giang")),
    ("Ayun Thanh Phong", Parts("Ayun", "Thanh", "Phong")),
    ("", Parts("", "", "")),
])  # fmt: skip
def test_who_is_called_by_which_word(name: str, parts: Parts) -> None:
    assert split(name) == parts
    assert given_name(name) == parts.given


@given(anything, anything)
def test_any_name_has_parts_that_hold_all_its_words(name: str, said: str) -> None:
    parts = split(name, said)
    words = clean(name).split()
    assert sorted(" ".join((parts.family, parts.middle, parts.given)).split()) == sorted(words)


def test_a_person_may_say_which_word_is_the_given_name() -> None:
    assert split("Cil Múp Ha Krang Lan", "Krang Lan") == Parts("Cil", "Múp Ha", "Krang Lan")
    assert split("Nguyễn Văn An", "Bình") == Parts("Nguyễn", "Văn", "An")
    assert filing_key("An Bình Chi", given="An") < filing_key("An Bình Chi")


@pytest.mark.parametrize(("caps", "name"), [
    ("NGUYỄN THỊ ẢNH", "Nguyễn Thị Ảnh"), ("K'NAM", "K'Nam"), ("H’HEN NIÊ", "H’Hen Niê"), ("Y-LỐP", "Y-Lốp"),
    (unicodedata.normalize("NFD", "NGUYỄN VĂN ĐỆ"), "Nguyễn Văn Đệ"),
])  # fmt: skip
def test_a_name_in_capitals_is_given_ordinary_case(caps: str, name: str) -> None:
    assert is_all_caps(caps)
    assert as_title_case(caps) == name


@given(people)
def test_only_names_in_capitals_are_changed(name: str) -> None:
    assume(not is_all_caps(name))
    assert as_title_case(name) == name


def test_initials_are_those_people_type() -> None:
    assert initials("Nguyễn Văn Ả") == "nva"
    assert initials("Điểu K'Rứa") == "dk"
    assert initials("") == ""

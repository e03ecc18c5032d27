"""Decision, screen and MC side by side: the same, said in full, or to be looked at."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.abbreviations import spoken
from ceremony.core.names import tidy
from ceremony.core.proof import Notice, Piece, compare, proof, warnings

some_words = (
    "UBND HĐND xã Tân Hòa Hoà hoà, Nguyễn Văn Ả ả An K'Nam – HTX Ủy ban nhân dân ấp 3 12/QĐ-UBND".split()
)
texts = some.lists(some.sampled_from(some_words), max_size=9).map(" ".join)


def kinds(decision: str, other: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.kind) for piece in compare(decision, other)]


@given(texts | some.text(max_size=30))
def test_a_text_is_the_same_as_itself_however_it_is_encoded(text: str) -> None:
    apart = unicodedata.normalize("NFD", f" {text}  ")
    assert compare(text, apart) == ((Piece(tidy(text), "same"),) if tidy(text) else ())


@given(texts, texts)
def test_no_word_of_either_text_is_lost(decision: str, other: str) -> None:
    pieces = compare(decision, other)
    assert " ".join(piece.text for piece in pieces if piece.kind != "missing") == tidy(other)
    told = " ".join(piece.text if piece.kind in ("same", "missing") else piece.decided for piece in pieces)
    assert not Counter(spoken(tidy(decision)).lower().split()) - Counter(spoken(told).lower().split())


def test_an_abbreviation_in_whose_midst_words_are_missing_stands_there_once() -> None:
    assert compare("ban HĐND", "UBND") == (Piece("UBND", "differs", "ban HĐND"),)


@given(texts)
def test_what_the_house_says_by_itself_needs_no_second_look(decision: str) -> None:
    assert proof(1, decision, decision, spoken(decision)).verdict in ("same", "expanded")


def test_nothing_but_hidden_signs_is_no_word() -> None:
    assert compare("\u200b", "\u200b") == ()


def test_the_three_texts_are_one() -> None:
    assert proof(1, "Nguyễn Văn Ả", "Nguyễn Văn Ả", "Nguyễn Văn Ả").verdict == "same"
    assert proof(1, "Nguyễn Văn Ả").verdict == "same"


def test_an_abbreviation_said_in_full_is_as_it_should_be() -> None:
    seen = proof(1, "UBND xã Tân Hòa", "UBND xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa")
    assert seen.verdict == "expanded"
    assert seen.spoken == (Piece("Ủy ban nhân dân", "expanded", "UBND"), Piece("xã Tân Hòa", "same"))


def test_an_abbreviation_in_full_on_the_screen_is_not_what_was_decided() -> None:
    assert proof(1, "UBND xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa").verdict == "look"


def test_a_twin_of_tone_placement_on_the_screen_is_looked_at_and_cannot_be_heard() -> None:
    assert compare("Trần Thị Hoà", "Trần Thị Hòa") == (Piece("Trần Thị", "same"), Piece("Hòa", "mark", "Hoà"))
    assert proof(1, "Trần Thị Hoà", "Trần Thị Hòa").verdict == "look"
    assert proof(1, "Trần Thị Hoà", "Trần Thị Hoà", "Trần Thị Hòa").verdict == "same"


def test_another_tone_is_another_name_for_the_mc_too() -> None:
    assert kinds("Trần Thị Hoa", "Trần Thị Hòa") == [("Trần Thị", "same"), ("Hòa", "mark")]
    assert proof(1, "Trần Thị Hoa", "", "Trần Thị Hòa").verdict == "look"


@pytest.mark.parametrize(("decision", "other"), [
    ("Nguyễn Văn Ả", "NGUYỄN VĂN Ả"), ("H'Hen Niê", "H’Hen Niê"), ("Tập thể ấp 3,", "Tập thể ấp 3"),
])  # fmt: skip
def test_case_apostrophe_and_comma_are_looked_at_on_a_screen(decision: str, other: str) -> None:
    assert {kind for _, kind in kinds(decision, other)} <= {"same", "mark"}
    assert proof(1, decision, other).verdict == "look"
    assert proof(1, decision, "", other).verdict == "same"


def test_other_words_stand_beside_what_was_decided() -> None:
    assert compare("Ông Lê Văn Chín, ấp 3", "Ông Lê Văn Chính, ấp 5") == (
        Piece("Ông Lê Văn", "same"),
        Piece("Chính,", "differs", "Chín,"),
        Piece("ấp", "same"),
        Piece("5", "differs", "3"),
    )


def test_words_left_out_and_words_added() -> None:
    assert kinds("Trường THCS Tân Hưng, huyện Đồng Phú", "Trường THCS Tân Hưng,") == [
        ("Trường THCS Tân Hưng,", "same"),
        ("huyện Đồng Phú", "missing"),
    ]
    assert kinds("Điểu K'Rứa", "Ông Điểu K'Rứa") == [("Ông", "differs"), ("Điểu K'Rứa", "same")]
    assert kinds("Điểu K'Rứa", "") == [("Điểu K'Rứa", "missing")]
    assert proof(1, "UBND xã Tân Hòa", "UBND xã Tân Hòa", "Ủy ban xã Tân Hòa").verdict == "look"


def test_an_abbreviation_where_the_decision_has_the_words_is_looked_at() -> None:
    assert compare("Hợp tác xã Tân Hòa", "HTX Tân Hòa") == (
        Piece("HTX", "differs", "Hợp tác xã"),
        Piece("Tân Hòa", "same"),
    )


def test_an_abbreviation_that_both_have_is_one_word() -> None:
    assert kinds("UBND, HĐND xã", "UBND xã") == [
        ("UBND", "mark"),
        ("Hội đồng nhân dân", "missing"),
        ("xã", "same"),
    ]


def test_an_abbreviation_before_its_own_last_word_is_found_in_full() -> None:
    assert kinds("HTX xã Tân Hòa", "Hợp tác xã xã Tân Hòa") == [
        ("Hợp tác xã", "expanded"),
        ("xã Tân Hòa", "same"),
    ]


def test_two_of_one_name_in_a_batch_are_told_to_the_mc() -> None:
    hoas = [
        proof(1, "Nguyễn Thị Hòa", batch=1),
        proof(2, "Lê An", batch=1),
        proof(3, "NGUYỄN THỊ HOÀ", batch=1),
        proof(4, "Nguyễn Thị Hòa", batch=2),
    ]
    assert warnings(hoas) == (Notice("same_name", (1, 3), "Nguyễn Thị Hòa"),)


def test_an_abbreviation_nobody_can_say_asks_for_a_reading_note() -> None:
    assert warnings([proof(7, "Tập thể KTXH xã Tân Hòa")]) == (Notice("abbreviation", (7,), "KTXH"),)
    assert warnings([proof(7, "Tập thể KTXH xã", reading_note="Kinh tế – xã hội")]) == ()


@pytest.mark.parametrize("text", [
    "HTX Tân Hòa", "Trưởng TDP 5", "Vua Hùng Vương XVIII", "NGUYỄN VĂN Ả", "Nguyễn Văn ANH", "Điểu K'Rứa",
    "Quyết định 12/QĐ-UBND", "Lớp 5A1",
])  # fmt: skip
def test_what_can_be_said_asks_for_nothing(text: str) -> None:
    assert warnings([proof(7, text)]) == ()


@given(texts, texts)
def test_any_two_texts_have_a_verdict(screen: str, said: str) -> None:
    assert proof(1, "UBND xã Tân Hòa", screen, said).verdict in ("same", "expanded", "look")

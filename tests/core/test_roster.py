"""Finding people as a door finds them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.names import Convention, fold
from ceremony.core.roster import Entry, Index

PEOPLE = (
    Entry(1, "Nguyễn Văn Ả", "Ấp Suối Đá", "B12"),
    Entry(2, "Nguyễn Thị Hoa", "Trường Tiểu học Tân Hòa", "B13"),
    Entry(3, "Trần Hòa", "Ấp Bàu Sen", "C1"),
    Entry(4, "Trần Hoà", "Ấp Suối Đá", "C10"),
    Entry(5, "Điểu K'Rứa", "Ấp Sóc Lớn", "C11"),
    Entry(6, "H’Hen Niê", "Trạm Y tế", "D-4", also="483920", phone="0900000006"),
    Entry(7, "Lê Thị Hòa Bình", "UBND xã", "A1"),
    Entry(8, "Krang", "Ấp Sóc Lớn", "K20"),
)  # fmt: skip
INDEX = Index(PEOPLE)
words = some.text("aăâbcdđeêghiklmnoôơpqrstuưvxy' -", min_size=1, max_size=24)


@pytest.mark.parametrize(("typed", "best"), [
    ("nguyen van a", 1), ("van a nguyen", 1), ("nva", 1), ("a", 1), ("Nguyễn Văn Ả", 1),
    ("krua", 5), ("k'rua", 5), ("k’rứa", 5), ("dieu k", 5), ("ĐIỂU", 5),
    ("hhen", 6), ("hen nie", 6), ("h'hen", 6),
    ("b12", 1), ("B 13", 2), ("d4", 6), ("c1", 3), ("tieu hoc", 2), ("soc lon krang", 8), ("0900000006", 6),
    ("006", 6), ("+84 900 000 006", 6), ("nie 006", 6), ("483920", 6), ("483 920", 6),
])  # fmt: skip
def test_the_likeliest_person_comes_first(typed: str, best: int) -> None:
    assert INDEX.find(typed)[0] == best


def test_marks_in_the_query_put_those_marks_first_and_lose_nobody() -> None:
    assert INDEX.find("hoa") == [2, 3, 4, 7]
    assert INDEX.find("hòa") == INDEX.find("hoà") == [3, 4, 7, 2]
    assert INDEX.find("Trần Hòa") == [3, 4]


def test_a_unit_that_is_spelt_as_typed_comes_before_a_name_that_is_not() -> None:
    of_the_party = Entry(3, "Lê Văn Tám", "Đảng ủy xã")
    namesakes = [Entry(no, f"Nguyễn Thị {name}", "Ấp Suối Đá") for no, name in enumerate(["Uyên", "Uy"])]
    few, many = [*namesakes, of_the_party], [Entry(no, "Trần Thị Uyên", "Ấp 1") for no in range(10, 600)]

    for typed in ("ủy", "uỷ", "Ủy"):
        assert Index(few).find(typed) == [3, 1, 0]
        assert Index([*few, *many]).find(typed)[0] == 3
    assert Index(few).find("uy") == [1, 0, 3]


def test_a_decomposed_query_is_the_same_query() -> None:
    assert INDEX.find(unicodedata.normalize("NFD", "Nguyễn Thị Hoa")) == INDEX.find("Nguyễn Thị Hoa")


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "'", "...", "\x00", "xyz", "nguyen xyz", "06", "0900", "000", "90000000", "nguyen 006"],
)
def test_nothing_typed_or_nobody_meant_finds_nobody(typed: str) -> None:
    assert INDEX.find(typed) == []


@given(some.lists(words, min_size=1, max_size=30), words)
def test_only_people_who_hold_every_word_are_found_and_each_once(names: list[str], typed: str) -> None:
    index = Index(Entry(id, name) for id, name in enumerate(names))
    found = index.find(typed, limit=100)
    assert len(found) == len(set(found))
    for id in found:
        assert set(fold(typed)) - set(" -'") <= set(fold(names[id]))


@given(
    some.lists(
        words.filter(lambda name: fold(name).strip("' -") != ""), min_size=1, max_size=30, unique_by=fold
    )
)
def test_everybody_is_found_first_by_the_whole_name(names: list[str]) -> None:
    index = Index(Entry(id, name) for id, name in enumerate(names))
    for id, name in enumerate(names):
        bare = fold(name).replace("'", "").replace("-", " ").split()
        same = [other for other in names if fold(other).replace("'", "").replace("-", " ").split() == bare]
        if len(same) == 1:
            assert id in index.find(name, limit=5)


def test_a_telephone_is_found_by_its_last_digits_behind_whoever_sits_there() -> None:
    index = Index(
        [
            Entry(1, "Trần An", phone="0912345678 / 02763 123 456"),
            Entry(2, "Lê Bình", seat="678", also="456789"),
            Entry(3, "Võ Ánh", phone="84987654321"),
        ]
    )
    assert [index.find(typed) for typed in ("678", "456", "5678", "345", "0987654321")] == [
        [2, 1],
        [1],
        [1],
        [],
        [3],
    ]


def test_a_query_that_fits_thousands_keeps_the_best() -> None:
    crowd = [Entry(id, f"Nguyễn Văn An {id % 7}", seat=f"A{id}") for id in range(3_000)]
    index = Index([*crowd, Entry(9_999, "Nguyễn")])
    assert index.find("nguyen", limit=3)[0] == 9_999
    assert index.find("a1500", limit=3) == [1_500]


def test_a_name_is_found_before_everybody_of_a_unit_that_sounds_like_it() -> None:
    of_the_unit = [Entry(no, f"An Văn {no}", unit="Ấp Tân Hòa") for no in range(1, 40)]
    index = Index([*of_the_unit, Entry(99, "Vũ Thị Hoa", unit="Ấp Bàu Sen")])
    assert index.find("hoa", 3)[0] == 99


def test_everybody_a_query_means_is_told_however_many_they_are() -> None:
    crowd = Index(Entry(no, f"Lê Văn {no:03d}") for no in range(1, 1001))
    found = crowd.everybody("le van")
    assert (len(found), set(found)) == (1000, set(range(1, 1001)))
    assert crowd.everybody("le van 500") == [500]
    assert crowd.everybody("nobody") == crowd.everybody("") == []


def test_a_given_name_of_ones_own_and_the_events_convention_file_an_entry() -> None:
    people = [Entry(1, "Trần Bảo An"), Entry(2, "Lê Văn An"), Entry(3, "Điểu Ka", given="Điểu")]
    middle_first = Index(people, Convention.MIDDLE_FIRST)
    assert Index(people).everybody("an") == [2, 1]
    assert middle_first.everybody("an") == [1, 2]

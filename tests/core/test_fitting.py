"""Names set as large as a badge lets them, over lines that no syllable is broken on."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ceremony.core.fitting import ALONE, ANOTHER, NARROWEST, Room, fitted, wrapped

LEAST = 9.0
NARROW = frozenset("iIltj.,'")


def measure(text: str) -> float:
    """A face in which some letters are narrow, as in every face."""
    return sum(0.3 if sign in NARROW else 0.6 for sign in text)


def syllables(longest: int = 7) -> st.SearchStrategy[str]:
    return st.text("aăâeiklnghoơuyĐNTHV'", min_size=1, max_size=longest)


TEXTS = st.lists(syllables(), min_size=1, max_size=14).map(" ".join)
ROOMS = st.builds(
    Room,
    width=st.floats(40, 400),
    height=st.floats(14, 200),
    most=st.floats(LEAST, 60),
    least=st.just(LEAST),
    leading=st.floats(1.1, 1.5),
)


def big(width: float, height: float, most: float = 60.0) -> Room:
    return Room(width, height, most, LEAST, 1.2)


@given(TEXTS, ROOMS)
def test_words_fit_their_box_and_are_neither_too_small_nor_too_large(text: str, room: Room) -> None:
    found = fitted(text, measure, room)
    assume(found)
    assert found is not None
    assert LEAST <= found.size + 1e-6 <= room.most + 1e-5
    assert len(found.lines) * found.size * room.leading <= room.height + 1e-3
    assert all(measure(line) * found.size * found.narrowed <= room.width + 1e-3 for line in found.lines)


@given(TEXTS, ROOMS)
def test_no_syllable_is_broken_and_none_is_lost(text: str, room: Room) -> None:
    found = fitted(text, measure, room)
    assume(found and not found.broken)
    assert found is not None
    assert " ".join(found.lines) == text


@given(TEXTS, st.floats(60, 400), st.floats(9, 14))
def test_a_column_takes_a_text_of_any_length(text: str, width: float, size: float) -> None:
    found = wrapped(text, measure, width, size, LEAST)
    assert " ".join(found.lines) == text
    assert found.size == size
    assert all(measure(line) * size <= width + 1e-3 for line in found.lines)


@given(TEXTS, ROOMS, st.floats(1, 2), st.floats(1, 2))
def test_more_room_never_makes_a_name_smaller_but_for_fewer_lines_or_a_syllable_alone(
    text: str, room: Room, wider: float, taller: float
) -> None:
    before = fitted(text, measure, room)
    assume(before and not before.broken)
    roomier = Room(room.width * wider, room.height * taller, room.most, room.least, room.leading)
    after = fitted(text, measure, roomier)
    assert before is not None
    assert after is not None
    assert after.size >= before.size * ALONE * ANOTHER ** (len(before.lines) - 1) - 1e-6


@given(TEXTS, st.text("x🌸 \n\u00a0", max_size=8), ROOMS)
def test_whatever_is_typed_is_set_or_refused(text: str, odd: str, room: Room) -> None:
    found = fitted(text + odd, measure, room)
    assert found is None or found.lines


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("Nguyễn Văn An", big(220, 40), ("Nguyễn Văn An",)),
        ("Nguyễn Văn An", big(120, 90), ("Nguyễn", "Văn An")),
        ("Nguyễn Thị Ánh", big(80, 60, most=18), ("Nguyễn", "Thị Ánh")),
        ("Lê An", big(200, 60), ("Lê An",)),
        ("Dương Công Chiến", big(260, 170, most=46), ("Dương", "Công Chiến")),
        (
            "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt",
            big(230, 60),
            ("Công Tằng Tôn Nữ Hoàng", "Thị Nguyễn Phước", "Thùy Dương Ánh Nguyệt"),
        ),
    ],
)
def test_a_name_is_broken_where_it_is_largest_and_evenest(
    name: str, room: Room, lines: tuple[str, ...]
) -> None:
    found = fitted(name, measure, room)
    assert found is not None
    assert found.lines == lines


def test_a_short_last_syllable_has_company_where_that_costs_little() -> None:
    found = fitted("Trương Hoàng Nguyệt Ý", measure, big(95, 62))
    assert found is not None
    assert found.lines[-1] != "Ý"


def test_words_that_are_tied_stay_on_one_line() -> None:
    found = fitted("Chủ tịch Ủy\u00a0ban\u00a0nhân\u00a0dân xã Tân Hòa", measure, big(140, 60, most=14))
    assert found is not None
    assert any("Ủy ban nhân dân" in line for line in found.lines)


def test_a_tie_is_given_up_before_letters_are_made_narrower() -> None:
    found = fitted("Ủy\u00a0ban\u00a0nhân\u00a0dân", measure, big(60, 60, most=10))
    assert found is not None
    assert found.lines == ("Ủy ban", "nhân dân")
    assert found.narrowed == 1.0


def test_a_syllable_that_is_a_little_too_wide_is_made_narrower() -> None:
    word = "x" * 20
    found = fitted(word, measure, big(20 * 0.6 * LEAST * 0.8, 30))
    assert found is not None
    assert found.lines == (word,)
    assert found.size == LEAST
    assert NARROWEST <= found.narrowed < 1.0


def test_what_is_no_syllable_of_any_language_is_broken_as_the_last_resort() -> None:
    found = fitted("x" * 30, measure, big(100, 60))
    assert found is not None
    assert (found.lines, found.narrowed, found.broken) == (("x" * 15, "x" * 15), 1.0, True)
    assert wrapped("An " + "x" * 30, measure, 100, 10, LEAST).broken


def test_what_is_too_long_at_the_smallest_size_is_told() -> None:
    assert fitted("Nguyễn " * 40, measure, big(100, 30)) is None


def test_a_text_of_two_lines_keeps_them() -> None:
    assert wrapped("Ấp 1\nẤp 2", measure, 100, 10, LEAST).lines == ("Ấp 1", "Ấp 2")

"""One door, however its name is typed."""

from __future__ import annotations

from ceremony.core.doors import as_known, key, next_door

KNOWN = {key(name): name for name in ("Cửa A", "Cửa chính")}


def test_a_name_typed_without_marks_or_capitals_is_the_door_that_is_known() -> None:
    typed = ("cửa a", "CUA A", "cửaA", "Cửa  a ", "cua chinh", "Cửa B")

    assert [as_known(name, KNOWN) for name in typed] == [*["Cửa A"] * 4, "Cửa chính", "Cửa B"]


def test_the_next_door_has_the_first_number_that_is_free() -> None:
    assert [next_door(names) for names in ([], ["Cửa A"], ["CỬA 1", "cửa2"])] == ["Cửa 1", "Cửa 1", "Cửa 3"]

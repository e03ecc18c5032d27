"""The names of doors: typed by many hands on the day, and one door all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ceremony.core.names import fold

MOST = 40
"""So many doors of an event are told apart by name; a hall has three."""
WORD = "Cửa"


def key(name: str) -> str:
    """What two spellings of one door share: no case, no marks, no spaces.

    >>> key("cửa  a") == key("Cửa A") == key("CUA A"), key("Cửa A") == key("Cửa B")
    (True, False)
    """
    return fold(name).replace(" ", "")


def as_known(name: str, known: Mapping[str, str]) -> str:
    """Return the spelling by which a door is known, else the name as it is. `known` is by `key`."""
    return known.get(key(name), name)


def next_door(names: Iterable[str]) -> str:
    """Return the first of `Cửa 1`, `Cửa 2` … that no door is called.

    >>> next_door([]), next_door(["cửa 1", "Cửa chính"])
    ('Cửa 1', 'Cửa 2')
    """
    taken = {key(name) for name in names}
    no = 1
    while key(f"{WORD} {no}") in taken:
        no += 1
    return f"{WORD} {no}"

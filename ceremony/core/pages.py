"""The pages of a paper: which lines stand on which, and which printed pages are no longer true.

On the day paper is plan B for every screen and plan A for the people in the hall, so a page that was printed
must stay comparable with the lists: a name that was corrected since, a delegate who came or went. What is
compared is what the page says, line by line, never how its file was packed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

Says = Mapping[str, Any]
"""What is printed, by field: plain JSON."""
FULL_ENOUGH = 0.6
"""Of a page's room: when it may end with a group, and leave the rest empty."""
DIGEST = 16
"""Signs of a digest that are kept: an office prints thousands of lines, not thousands of millions."""
ALL_SAY = "all_say"
"""The field that is too long where a piece has no room because of what all pieces say, whoever it is for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a page that can be right or wrong by itself: a row of a list, a badge, a whole letter."""

    key: str
    label: str
    """Whom it is about, for a sentence: Nguyễn Văn An (Ấp Suối Đá)."""
    says: Says
    group: str = ""
    """The heading it stands under, repeated on every page on which the group goes on."""

    @property
    def digest(self) -> str:
        return _digest([self.key, self.group, self.says])


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page (of a folded plate: one sheet). `key` finds it again: a person, or its place in a
    list.
    """

    key: str
    lines: tuple[Line, ...]
    says: Says = field(default_factory=dict)
    """What it says besides its lines: its heading, the columns that were chosen."""

    def stamp(self, layout: int) -> Stamp:
        """What is remembered of it once it is printed. `layout`: raised when the drawing itself changes."""
        rows = tuple((line.key, line.digest, line.label) for line in self.lines)
        return Stamp(self.key, _digest([layout, self.says, [digest for _, digest, _ in rows]]), rows)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page said: its digest, and for each line its key, digest and label."""

    key: str
    digest: str
    rows: tuple[tuple[str, str, str], ...]


class Lack(NamedTuple):
    """Something a paper cannot say yet: `nameless`, `no_seat` …, of how many, or of what."""

    code: str
    many: int = 0
    what: tuple[str, ...] = ()


class State(StrEnum):
    """Where a page stands: never printed, true, no longer true, or one that is printed and must go.

    CUT: printed without signs that cannot be printed; what is missing is written on it by hand.
    """

    NEW = "new"
    TRUE = "true"
    CUT = "cut"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """One page as it stands. `no` counts from 1 in the paper of now; 0 for a page that is gone."""

    key: str
    no: int
    state: State
    who: tuple[str, ...] = ()
    """Whose lines are new, changed or gone, by label; empty where only the page's own words changed."""


def standings(
    now: Sequence[Stamp], printed: Mapping[str, Stamp], cut: Mapping[str, Stamp] | None = None
) -> list[Standing]:
    """Compare the pages of now with what was printed last under each key; the gone ones come last.

    `cut`: what pages with signs that cannot be printed are without them, by key.
    """
    here, without = {stamp.key for stamp in now}, cut or {}
    found = [
        _standing(no, stamp, printed.get(stamp.key), without.get(stamp.key))
        for no, stamp in enumerate(now, start=1)
    ]
    gone = [
        Standing(key, 0, State.GONE, tuple(label for _, _, label in stamp.rows))
        for key, stamp in printed.items()
        if key not in here
    ]
    return found + gone


def _standing(no: int, stamp: Stamp, before: Stamp | None, cut: Stamp | None) -> Standing:
    if before is None:
        return Standing(stamp.key, no, State.NEW, tuple(label for _, _, label in stamp.rows))
    if before.digest == stamp.digest:
        return Standing(stamp.key, no, State.TRUE)
    if cut is not None and before.digest == cut.digest:
        return Standing(stamp.key, no, State.CUT, tuple(_differ(stamp, before)))
    return Standing(stamp.key, no, State.CHANGED, tuple(_differ(stamp, before)))


def _differ(stamp: Stamp, before: Stamp) -> Iterable[str]:
    """The labels of lines that are not on both pages alike, those of now first."""
    was = {key: digest for key, digest, _ in before.rows}
    now = {key for key, _, _ in stamp.rows}
    yield from (label for key, digest, label in stamp.rows if was.get(key) != digest)
    yield from (label for key, _, label in before.rows if key not in now)


@dataclass(frozen=True, slots=True)
class Row:
    """How much room a line takes, in one unit throughout; `heading` is its group's, wherever that is
    printed.
    """

    height: float
    group: str = ""
    heading: float = 0.0


def filled(rows: Sequence[Row], room: float, least: float = FULL_ENOUGH) -> list[range]:
    """Share lines out to pages in their order; return which lines stand on each, as ranges of places.

    A group's heading stands above its first line and is repeated at the top of every page on which the group
    goes on. A page that is `least` full ends with a group where it can: then a line that grows in one group
    leaves the pages of the groups behind it as they were printed. A line that is taller than a page has a
    page of its own: nothing is left out.

    >>> filled([Row(4), Row(4), Row(4)], room=10)
    [range(0, 2), range(2, 3)]
    >>> filled([Row(4, "A"), Row(4, "A"), Row(4, "B"), Row(4, "B")], room=13)
    [range(0, 2), range(2, 4)]
    """
    pages: list[range] = []
    start = 0
    while start < len(rows):
        stop = _end(rows, start, room, least * room)
        pages.append(range(start, stop))
        start = stop
    return pages


def _end(rows: Sequence[Row], start: int, room: float, enough: float) -> int:
    """Return the place behind the last line of the page that begins at `start`."""
    used, group, whole = 0.0, None, start
    for place in range(start, len(rows)):
        row = rows[place]
        opens = row.group != group
        if opens and place > start and used >= enough:
            whole = place
        used += row.height + (row.heading if opens else 0.0)
        if used > room and place > start:
            return whole if whole > start else place
        group = row.group
    return len(rows)


def _digest(said: object) -> str:
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()[:DIGEST]

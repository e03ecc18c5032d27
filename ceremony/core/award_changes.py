"""What a file changes about decisions that an event has already.

What a file says is taken over; what it does not name stays as it is, for somebody may have written it by
hand: a file without a column does not empty it. What is shown and said follows the name for as long as
nobody has worded it otherwise.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from ceremony.core.aloud import spoken
from ceremony.core.decisions import Decision, Named, Recipient, put_right
from ceremony.core.names import fold, with_marks

OF_DECISION = "issuer summary award title rank movement call_mode reader presenter".split()
OF_RECIPIENT = (
    "line kind name honorific unit position screen_text spoken_text reading_note reason certificate_text "
    "movement posthumous receiver_name receiver_role"
).split()
OF_THE_CALL = ("kind", "line")
"""What stays as it was once somebody has been called."""
ALWAYS = frozenset({"line", "kind", "name"})
BY_AWARD = ("award", "rank", "call_mode")
"""These go together: whoever gave a decision another rank keeps it until the award is another one."""
Changes = dict[str, tuple[Any, Any]]
"""By field: what it was, what it would be."""
Row = TypeVar("Row", bound=Any)


def of_decision(row: Any, read: Decision) -> Changes:
    """Say what a file changes about a decision."""
    new = {name: getattr(read, name) for name in OF_DECISION if name not in BY_AWARD and getattr(read, name)}
    if read.award and read.award != row.award:
        new |= {name: getattr(read, name) for name in BY_AWARD}
    return _differing(row, new)


def of_recipient(row: Any, read: Recipient) -> Changes:
    """Say what a file changes about one line of a decision."""
    if read.said is None:
        return _differing(row, {name: getattr(read, name) for name in OF_RECIPIENT})
    new = {name: getattr(read, name) for name in OF_RECIPIENT if name in ALWAYS or name in read.said}
    if "screen_text" not in read.said and row.screen_text in ("", row.name):
        new["screen_text"] = read.name
    if "spoken_text" not in read.said and row.spoken_text in ("", row.name, spoken(row.name)):
        new["spoken_text"] = spoken(read.name)
    if "unit" not in read.said and row.unit in ("", row.name):
        new["unit"] = read.unit
    return _differing(row, new)


def fingerprint(row: Any, fields: Iterable[str]) -> str:
    """Return what tells whether any of these fields is another than when it was last looked at."""
    plain = {name: _plain(getattr(row, name)) for name in fields}
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]


def same_people(
    read: Sequence[Recipient],
    mine: Sequence[Row],
    is_another: Callable[[Row, Recipient], bool] = lambda row, one: False,
) -> dict[int, Row]:
    """Find those who are in a decision already, by their line in the file; nobody is found twice.

    Who has the very name and unit goes first, of several the first in the decision; then a name whose
    marks were put right in the file; then one that was put right on its own line; then one whose unit is
    another or is not in the file, where nobody else left over bears the name.

    `is_another` says of a row and a name put right that they are two people after all.
    """
    found: dict[int, Row] = {}
    taken: set[int] = set()

    def take(one: Recipient, row: Row) -> None:
        found[one.line] = row
        taken.add(id(row))

    for spelt in (with_marks, fold):
        left: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in sorted(mine, key=lambda row: row.line):
            if id(row) not in taken:
                left[row.kind, spelt(row.name), spelt(row.unit)].append(row)
        for one in read:
            rows = left[one.kind, spelt(one.name), spelt(one.unit)]
            if one.line not in found and rows and not _two(rows[0], one, is_another):
                take(one, rows.pop(0))
    left_over = {row.line: row for row in mine if id(row) not in taken}
    for one in read:
        other = left_over.get(one.line)
        if one.line in found or other is None or id(other) in taken:
            continue
        if put_right(other, one) and not _two(other, one, is_another):
            take(one, other)
    _moved(read, mine, found, taken, take)
    return found


def _two(row: Row, one: Recipient, is_another: Callable[[Row, Recipient], bool]) -> bool:
    return with_marks(row.name) != with_marks(one.name) and is_another(row, one)


def _moved(
    read: Sequence[Recipient],
    mine: Sequence[Row],
    found: Mapping[int, Row],
    taken: set[int],
    take: Callable[[Recipient, Row], None],
) -> None:
    """The name alone is enough where it stands once on either side."""
    waiting = [one for one in read if one.line not in found]
    rows = [row for row in mine if id(row) not in taken]
    bearers = Counter(map(_name_alone, waiting)), Counter(map(_name_alone, rows))
    by_name = {_name_alone(row): row for row in rows}
    for one in waiting:
        name = _name_alone(one)
        if bearers[0][name] == bearers[1][name] == 1:
            take(one, by_name[name])


def _name_alone(one: Named) -> tuple[str, str]:
    return one.kind, with_marks(one.name)


def _differing(row: Any, new: Mapping[str, Any]) -> Changes:
    return {name: (getattr(row, name), value) for name, value in new.items() if getattr(row, name) != value}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

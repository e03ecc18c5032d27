"""What a draft may hold before an event is made of it: texts, numbers and days that every part can keep.

A plan that was read, or edited in its form, keeps within these by itself; a draft that a program sends may be
anything. Whatever is wrong is told by where it stands in the shape of `ceremony plan --json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from ceremony.core.item_types import TYPE_NAMES
from ceremony.core.presets import FORMS, PRESETS
from ceremony.core.refusals import Invalid

MOST_TEXT, MOST_LIST = 20_000, 10_000
MOST_PEOPLE, MOST_DAYS, MOST_MINUTES, MOST_ORDINAL = 1_000_000, 3650, 24 * 60, 3999
SHOWN = 60
Test = Callable[[Any], bool]
Columns = Mapping[str, Test]
Member = tuple[str, Any, Test]


def must_be_sound(draft: Mapping[str, Any]) -> None:
    """Go on only if an event can be made of this draft; a member that is absent or null says nothing.

    Raises:
        Invalid: `bad_draft`: `where` it cannot be taken, and `value`, what stands there.
    """
    for where, value, fits in _members(draft):
        if not fits(value):
            raise Invalid("bad_draft", where=where, value=str(value)[:SHOWN])


def _members(draft: Mapping[str, Any]) -> Iterator[Member]:
    yield from _of("", draft, _ONE)
    for name, of_one in _LISTS.items():
        yield name, draft.get(name), _or_nothing(_is_list)
        for no, one in enumerate(_listed(draft, name)):
            yield from _of_row(f"{name}[{no}]", one, of_one)
    for name, of_part in _PARTS.items():
        yield from _of_part(name, draft.get(name), of_part)


def _of_row(where: str, row: Any, fits: Test | Columns) -> Iterator[Member]:
    if not isinstance(fits, Mapping):
        yield where, row, fits
        return
    yield where, row, _is_mapping
    if isinstance(row, Mapping):
        yield from _of(f"{where}.", row, fits)
        yield from _of_part(f"{where}.due", row.get("due"), _DUE)


def _of_part(where: str, part: Any, columns: Columns) -> Iterator[Member]:
    yield where, part, _or_nothing(_is_mapping)
    if isinstance(part, Mapping):
        yield from _of(f"{where}.", part, columns)


def _of(before: str, part: Mapping[str, Any], columns: Columns) -> Iterator[Member]:
    return ((before + name, part.get(name), fits) for name, fits in columns.items())


def _listed(draft: Mapping[str, Any], name: str) -> Sequence[Any]:
    rows = draft.get(name)
    return rows if isinstance(rows, list | tuple) else ()


def _or_nothing(fits: Test) -> Test:
    return lambda value: value is None or fits(value)


def _text(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > MOST_TEXT or "\x00" in value:
        return False
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


def _number(least: int, most: int) -> Test:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _pair(fits: Test) -> Test:
    return lambda value: (
        isinstance(value, list | tuple) and len(value) == 2 and all(one is None or fits(one) for one in value)
    )


def _written(read: Callable[[str], object]) -> Test:
    def fits(value: Any) -> bool:
        try:
            return isinstance(value, str) and (not value or read(value) is not None)
        except ValueError:
            return False

    return fits


def _one_of(*known: str) -> Test:
    return lambda value: isinstance(value, str) and (not value or value in known)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) <= MOST_LIST


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping)


_WORDS = _or_nothing(_text)
_MINUTES = _or_nothing(_pair(_number(0, MOST_MINUTES)))
_PEOPLE, _DAY = _or_nothing(_number(0, MOST_PEOPLE)), _or_nothing(_written(date.fromisoformat))
_ONE: Columns = {
    **dict.fromkeys(
        ("name", "title", "host", "superior", "place", "venue", "venue_address", "quarter", "session"), _WORDS
    ),
    "preset": _or_nothing(_one_of(*PRESETS)),
    "form": _or_nothing(_one_of(*FORMS)),
    "ordinal": _or_nothing(_number(0, MOST_ORDINAL)),
    "period": _or_nothing(_pair(_number(1, 9999))),
    "starts_on": _DAY,
    "starts_at": _or_nothing(_written(time.fromisoformat)),
    "max_delegates": _PEOPLE,
    "expected_delegates": _PEOPLE,
    "exemplar_share": _or_nothing(_number(0, 100)),
}
_LISTS: dict[str, Test | Columns] = {
    "name_lines": _text,
    "legal_bases": _text,
    "programme": {
        "type": _or_nothing(_one_of(*TYPE_NAMES)),
        "title": _text,
        "performer": _WORDS,
        "count": _PEOPLE,
        "minutes": _MINUTES,
    },
    "papers": {"unit": _text, "speaker": _WORDS, "detail": _WORDS},
    "tasks": {"text": _text, "owner": _WORDS},
}
_PARTS: dict[str, Columns] = {
    "document": {"issuer": _WORDS, "date": _WORDS},
    "paper_rules": {
        "minutes": _MINUTES,
        "due_days_before": _or_nothing(_number(0, MOST_DAYS)),
        "due_on": _DAY,
    },
}
_DUE: Columns = {"date": _DAY, "days_before": _or_nothing(_number(0, MOST_DAYS))}

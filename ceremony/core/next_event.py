"""Next year's event out of this one's: what is taken over, and what is only suggested."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from ceremony.core.event_draft import Draft, later, seeded
from ceremony.core.presets import roman


@dataclass(frozen=True, slots=True)
class Before:
    """An event as the next one begins with it: its settings by name, its items and tasks."""

    settings: Mapping[str, Any]
    items: Sequence[Mapping[str, Any]]
    tasks: Sequence[Mapping[str, Any]]
    day: date | None
    draft: Mapping[str, Any]


_SAME = (
    "preset", "form", "host", "superior", "place", "venue", "session", "max_delegates", "expected_delegates",
    "exemplar_share", "flag_salute",
)  # fmt: skip

_TIMES = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = re.compile(rf"(\blần\s+thứ\s+)([IVXLC]+|\d{{1,3}}|{'|'.join(_TIMES)})\b", re.IGNORECASE)
Moved = Callable[[str], str]
"""Words about this event as they would be about the next one."""


def next_event(before: Before) -> Draft:
    """Return the draft of the next event: its years and its number moved on, to be looked at by a person.

    Who spoke last time does not speak again by itself; a task that was due on a day is due so many days
    before the event. Its day is left open.
    """
    settings = before.settings
    years = _years(settings)
    first, last, ordinal = settings["period_from"], settings["period_to"], settings["ordinal"]
    quarter = settings["quarter"]
    moved = partial(_moved, years=years, ordinal=ordinal)
    return seeded(
        {
            "kind": "event_plan",
            "name": moved(settings["name"]),
            "name_lines": [moved(line) for line in settings["name_lines"]],
            "period": [first and first + years, last and last + years] if first or last else None,
            "ordinal": ordinal and ordinal + 1,
            "quarter": quarter and later(quarter, years),
            "legal_bases": list(settings["legal_bases"]),
            "programme": [_item(one, moved) for one in before.items],
            "tasks": list(_tasks(before.tasks, before.day, moved)),
            "copies_to": list(before.draft.get("copies_to", ())),
            "budget_source": before.draft.get("budget_source"),
            "paper_rules": before.draft.get("paper_rules") or {},
            **{name: settings[name] for name in _SAME},
            "seeded": True,
        }
    )


def _years(settings: Mapping[str, Any]) -> int:
    """An event that looks back on a period comes again when the next period is over."""
    first, last = settings["period_from"], settings["period_to"]
    return max(1, last - first) if first and last else 1


def _moved(text: str, years: int, ordinal: int | None) -> str:
    """The years later, and after "lần thứ" the next number; that of another body stays."""
    return _ORDINAL.sub(partial(_next_time, ordinal), later(text, years)) if ordinal else later(text, years)


def _next_time(ordinal: int, found: re.Match[str]) -> str:
    said = found[2]
    ways: list[Callable[[int], str]] = [roman, str, "{:02d}".format, lambda no: "".join(_TIMES[no - 1 : no])]
    for way in ways:
        if said.casefold() == way(ordinal).casefold():
            new = way(ordinal + 1) or roman(ordinal + 1)
            return found[1] + (new.upper() if said.isupper() else new)
    return found[0]


def _item(one: Mapping[str, Any], moved: Moved) -> dict[str, Any]:
    least, most = one["least_minutes"], one["minutes"]
    return {
        "line": 0,
        "type": one["type"],
        "title": moved(one["title"]),
        "performer": None if one["type"] == "paper" else one["performer"] or None,
        "count": None,
        "minutes": [least, most],
        "also": [],
    }


def _tasks(tasks: Iterable[Mapping[str, Any]], day: date | None, moved: Moved) -> Iterable[dict[str, Any]]:
    for one in tasks:
        before, text = one["days_before"], one["text"]
        if before is None and one["due_on"] is not None and day is not None and one["due_on"] <= day:
            before, text = (day - one["due_on"]).days, _undated(text, one["due_on"])
        yield {
            "line": 0,
            "owner": one["owner"] or None,
            "text": moved(text),
            "due": None if before is None else {"days_before": before},
        }


def _undated(text: str, due: date) -> str:
    """A task's words without the day it was due on, which is so many days before the event from now on."""
    signs = rf"\s*[/.-]\s*0?{due.month}(?:\s*[/.-]\s*{due.year})?"
    words = rf"\s+tháng\s+0?{due.month}(?:\s+năm\s+{due.year})?"
    written = rf"0?{due.day}(?:{signs}|{words})"
    due_by = rf"[\s,;]*\(?\b(?:trước|chậm nhất(?:\s+là)?|đến hết|đến)\s+(?:ngày\s+)?{written}(?![\d/])\)?"
    return re.sub(due_by, "", text, flags=re.IGNORECASE).strip() or text

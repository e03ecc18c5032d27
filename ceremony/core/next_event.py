"""Next year's event out of this one's: what is taken over, and what is only suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ceremony.core.event_draft import Draft, later, seeded


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


def next_event(before: Before) -> Draft:
    """Return the draft of the next event: years in names and period moved on, to be looked at by a person.

    Who spoke last time does not speak again by itself; a task that was due on a day is due so many days
    before the event. Its day is left open.
    """
    settings = before.settings
    years = _years(settings)
    first, last, ordinal = settings["period_from"], settings["period_to"], settings["ordinal"]
    quarter = settings["quarter"]
    return seeded(
        {
            "kind": "event_plan",
            "name": later(settings["name"], years),
            "name_lines": [later(line, years) for line in settings["name_lines"]],
            "period": [first and first + years, last and last + years] if first or last else None,
            "ordinal": ordinal and ordinal + 1,
            "quarter": quarter and later(quarter, years),
            "legal_bases": list(settings["legal_bases"]),
            "programme": [_item(one, years) for one in before.items],
            "tasks": list(_tasks(before.tasks, before.day, years)),
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


def _item(one: Mapping[str, Any], years: int) -> dict[str, Any]:
    least, most = one["least_minutes"], one["minutes"]
    return {
        "line": 0,
        "type": one["type"],
        "title": later(one["title"], years),
        "performer": None if one["type"] == "paper" else one["performer"] or None,
        "count": None,
        "minutes": [least, most],
        "also": [],
    }


def _tasks(tasks: Iterable[Mapping[str, Any]], day: date | None, years: int) -> Iterable[dict[str, Any]]:
    for one in tasks:
        before = one["days_before"]
        if before is None and one["due_on"] is not None and day is not None and one["due_on"] <= day:
            before = (day - one["due_on"]).days
        yield {
            "line": 0,
            "owner": one["owner"] or None,
            "text": later(one["text"], years),
            "due": None if before is None else {"days_before": before},
        }

"""A plan's draft as the command line prints it, and back: the contract's shape, and a few fields more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, time
from typing import Any

from ceremony.core.levels import Level
from ceremony.core.movements import Movement
from ceremony.core.papers import Paper
from ceremony.core.plan_head import Document
from ceremony.core.plans import Draft
from ceremony.core.programme import Item
from ceremony.core.tasks import Due, Task

_PLAIN = (
    "title",
    "kind",
    "name",
    "preset",
    "form",
    "ordinal",
    "place",
    "when",
    "quarter",
    "session",
    "venue",
    "venue_address",
    "max_delegates",
    "expected_delegates",
    "exemplar_share",
    "arts_count",
    "budget_source",
    "signer",
    "superior",
)
_LISTS = ("name_lines", "copies_to", "legal_bases", "attendance", "aims", "campaign")


def to_json(draft: Draft, file: str) -> dict[str, Any]:
    """Return the draft as the command line prints it (the contract's shape, and a few fields more)."""
    return {
        "file": file,
        "document": {**asdict(draft.document), "date": _iso(draft.document.date)},
        "title": draft.title,
        "kind": draft.kind,
        "name": draft.name,
        "name_lines": list(draft.name_lines),
        "preset": draft.preset,
        "form": draft.form,
        "period": draft.period and list(draft.period),
        "ordinal": draft.ordinal,
        "place": draft.place,
        "when": draft.when,
        "starts_on": _iso(draft.starts_on),
        "starts_at": _iso(draft.starts_at),
        "quarter": draft.quarter,
        "session": draft.session,
        "venue": draft.venue,
        "venue_address": draft.venue_address,
        "max_delegates": draft.max_delegates,
        "expected_delegates": draft.expected_delegates,
        "exemplar_share": draft.exemplar_share,
        "arts_count": draft.arts_count,
        "budget_source": draft.budget_source,
        "levels": [_level_json(level) for level in draft.levels],
        "programme": [_item_json(item) for item in draft.programme],
        "papers": [asdict(paper) for paper in draft.papers],
        "paper_rules": {
            "minutes": draft.paper_minutes and list(draft.paper_minutes),
            "due_days_before": draft.paper_due.days_before if draft.paper_due else None,
            **({"due_on": _iso(draft.paper_due.date)} if draft.paper_due and draft.paper_due.date else {}),
        },
        "tasks": [{**asdict(task), "due": _due_json(task.due)} for task in draft.tasks],
        "movements": [{**asdict(one), "owners": list(one.owners)} for one in draft.movements],
        "copies_to": list(draft.copies_to),
        "legal_bases": list(draft.legal_bases),
        "attendance": list(draft.attendance),
        "aims": list(draft.aims),
        "campaign": list(draft.campaign),
        "signer": draft.signer,
        "superior": draft.superior,
        "notes": [{"line": line, "text": words} for line, words in draft.notes],
        "sources": {member: list(lines) for member, lines in draft.sources.items()},
    }


def from_json(plain: Mapping[str, Any]) -> Draft:
    """Return what `to_json` was given, without the file's name."""
    rules = plain["paper_rules"]
    same: dict[str, Any] = {name: plain[name] for name in _PLAIN}
    lists: dict[str, Any] = {name: tuple(plain[name]) for name in _LISTS}
    return Draft(
        **same,
        **lists,
        document=Document(**{**plain["document"], "date": _iso_date(plain["document"]["date"])}),
        period=_pair(plain["period"]),
        starts_on=_iso_date(plain["starts_on"]),
        starts_at=plain["starts_at"] and time.fromisoformat(plain["starts_at"]),
        levels=tuple(_level_from(one) for one in plain["levels"]),
        movements=tuple(Movement(**{**one, "owners": tuple(one["owners"])}) for one in plain["movements"]),
        sources={member: tuple(lines) for member, lines in plain["sources"].items()},
        programme=tuple(_item_from(one) for one in plain["programme"]),
        papers=tuple(Paper(**one) for one in plain["papers"]),
        paper_minutes=_pair(rules["minutes"]),
        paper_due=_paper_due(rules),
        tasks=tuple(Task(**{**one, "due": _due_from(one["due"])}) for one in plain["tasks"]),
        notes=tuple((note["line"], note["text"]) for note in plain["notes"]),
    )


def _item_json(item: Item) -> dict[str, Any]:
    return {
        **asdict(item),
        "type": item.type or None,
        "minutes": item.minutes and list(item.minutes),
        "also": list(item.also),
    }


def _item_from(plain: Mapping[str, Any]) -> Item:
    return Item(
        **{
            **plain,
            "type": plain["type"] or "",
            "minutes": _pair(plain["minutes"]),
            "also": tuple(plain["also"]),
        }
    )


def _level_json(level: Level) -> dict[str, Any]:
    return {**asdict(level), "starts_on": _iso(level.starts_on), "due": _due_json(level.due)}


def _level_from(plain: Mapping[str, Any]) -> Level:
    dated = {"starts_on": _iso_date(plain["starts_on"]), "due": _due_from(plain["due"])}
    return Level(**{**plain, **dated})


def _due_from(plain: Mapping[str, Any] | None) -> Due | None:
    if plain is None:
        return None
    return Due(_iso_date(plain.get("date")), plain.get("days_before"))


def _pair(plain: Sequence[Any] | None) -> Any:
    return plain and (plain[0], plain[1])


def _iso_date(plain: str | None) -> date | None:
    return date.fromisoformat(plain) if plain else None


def _paper_due(rules: Mapping[str, Any]) -> Due | None:
    due = Due(_iso_date(rules.get("due_on")), rules["due_days_before"])
    return None if due == Due() else due


def _due_json(when: Due | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {"date": when.date.isoformat()} if when.date else {"days_before": when.days_before}


def _iso(value: date | time | None) -> str | None:
    return value.isoformat() if value else None

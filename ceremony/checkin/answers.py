"""The door's answer as a card: colour, word, and one sentence that says what to do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ceremony.checkin import queries
from ceremony.checkin.queries.beside import Beside
from ceremony.core import names
from ceremony.core.admission import TONES, Outcome, is_vip
from ceremony.events.queries import EventSummary


def worded(event: EventSummary, answer: dict[str, Any]) -> dict[str, Any]:
    """What a door shows for an answer of `check_in` or `walk_in`; the template has the sentences."""
    outcome = Outcome(answer["outcome"])
    person = answer["delegate"] or {}
    about = queries.beside(event.id, person["id"]) if person else None
    texts = ("name", "honorific", "position", "unit", "seat", "award", "attention")
    return {
        "outcome": str(outcome),
        "tone": str(TONES[outcome]),
        **{name: person.get(name, "") for name in texts},
        "delegate_id": person.get("id"),
        "first": _first(event, answer["first"]),
        "present": answer["present"],
        "expected": answer["expected"],
        **(_about(about) if about is not None else {}),
    }


def hits(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whom a search found, as a door shows them: the year of birth only where two go by one name."""
    called = [names.fold(one["name"]) for one in found]
    return [
        one if called.count(name) > 1 else {**one, "birth_year": None}
        for one, name in zip(found, called, strict=True)
    ]


def _about(about: Beside) -> dict[str, Any]:
    person = about.person
    return {
        "portrait": person.portrait,
        "vip": is_vip(person.category, person.vip),
        "status": person.status,
        "came": person.added_at_door,
        "substitute": about.substitute,
        "stands_for": about.stands_for,
        "receives": about.receives,
        "others": about.others,
    }


def _first(event: EventSummary, first: dict[str, Any] | None) -> dict[str, Any] | None:
    if first is None:
        return None
    at = datetime.fromisoformat(first["at"]).astimezone(event.zone)
    where = ", ".join(part for part in (first["door"], first["by"]) if part)
    return {**first, "at": at, "hour": f"{at:%H:%M}", "where": where}

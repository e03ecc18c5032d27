"""Who among the delegates is meant: what we suggest, for a person to confirm."""

from __future__ import annotations

from typing import Any

from ceremony.awards import queries
from ceremony.awards.models import Recipient
from ceremony.core.calling import Phase
from ceremony.core.decisions import Candidate, is_sure, only_fit
from ceremony.core.person_words import unaddressed
from ceremony.delegates import queries as delegates
from ceremony.delegates.queries import DelegateLine
from ceremony.events.queries import EventSummary

MOST_MATCHES = 20


def links_page(event_id: int) -> dict[str, Any]:
    """Everybody whom nobody has spoken of yet, with our suggestion, then those of whom somebody has."""
    people = [one for one in queries.recipients(event_id) if one.phase != Phase.WITHDRAWN]
    candidates = queries.candidates(event_id)
    meant = {
        one.id: one.delegate_id
        if one.link_confirmed or one.delegate_id is not None
        else only_fit(*one.comes_up, candidates)
        for one in people
    }
    known = {one.id: one for one in delegates.lines(event_id, sorted(set(filter(None, meant.values()))))}
    lines: list[dict[str, Any]] = [
        {"row": one, "delegate": person, "sure": person is not None and _sure(one, person)}
        for one in people
        for person in [known.get(meant[one.id] or 0)]
    ]
    waiting = [line for line in lines if not line["row"].link_confirmed]
    return {
        "suggested": [line for line in waiting if line["delegate"] is not None],
        "unknown": [line for line in waiting if line["delegate"] is None],
        "confirmed": [line for line in lines if line["row"].link_confirmed],
        "sure": sum(line["sure"] for line in waiting),
    }


def matches(event: EventSummary, query: str) -> list[DelegateLine]:
    """Delegates whom somebody may mean who types this."""
    return delegates.lines(event.id, _found(event, query) or _found(event, unaddressed(query)))


def _found(event: EventSummary, query: str) -> list[int]:
    return delegates.find(event.id, event.people_revision, query, MOST_MATCHES) if query.strip() else []


def _sure(one: Recipient, person: DelegateLine) -> bool:
    return is_sure(*one.comes_up, Candidate(person.id, person.name, person.unit, person.birth_year))

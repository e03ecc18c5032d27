"""Who among the delegates is meant: what we suggest, for a person to confirm."""

from __future__ import annotations

from typing import Any

from ceremony.awards import queries
from ceremony.awards.faces.lines import names_beside
from ceremony.awards.models import Recipient
from ceremony.core.calling import Phase
from ceremony.core.decisions import Candidate, Namesakes, is_sure, only_fit
from ceremony.core.names import clean, with_marks
from ceremony.core.titles import unaddressed
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
    names = {one.id: one.name for one in known.values()}
    lines: list[dict[str, Any]] = [
        {
            "row": one,
            **names_beside(one, names),
            "delegate": person,
            "sure": person is not None and _sure(one, person),
        }
        for one in people
        for person in [known.get(meant[one.id] or 0)]
    ]
    waiting = [line for line in lines if not line["row"].link_confirmed]
    unknown = [line for line in waiting if line["delegate"] is None]
    return {
        "suggested": [line for line in waiting if line["delegate"] is not None],
        "unknown": _with_namesakes(event_id, unknown, candidates),
        "confirmed": [line for line in lines if line["row"].link_confirmed],
        "sure": sum(line["sure"] for line in waiting),
    }


def _with_namesakes(
    event_id: int, lines: list[dict[str, Any]], candidates: Namesakes
) -> list[dict[str, Any]]:
    """Beside each whom we suggest nobody for, who bears the name all the same: for a person to look at."""
    bearers = {line["row"].id: _bearers(line["row"].comes_up[0], candidates) for line in lines}
    alone = {id: found[0] for id, found in bearers.items() if len(found) == 1}
    known = {one.id: one for one in delegates.lines(event_id, sorted({one.id for one in alone.values()}))}
    return [
        {
            **line,
            "namesakes": len(bearers[row.id]),
            "namesake": known.get(alone[row.id].id) if row.id in alone else None,
        }
        for line in lines
        for row in [line["row"]]
    ]


def _bearers(name: str, candidates: Namesakes) -> list[Candidate]:
    """Who bears a name with its marks: Hoa is not Hòa."""
    called = with_marks(clean(candidates.called(name)))
    return [one for one in candidates.of(candidates.called(name)) if with_marks(clean(one.name)) == called]


def matches(event: EventSummary, query: str) -> list[DelegateLine]:
    """Delegates whom somebody may mean who types this."""
    return delegates.lines(event.id, _found(event, query) or _found(event, unaddressed(query)))


def _found(event: EventSummary, query: str) -> list[int]:
    return delegates.find(event.id, event.people_revision, query, MOST_MATCHES) if query.strip() else []


def _sure(one: Recipient, person: DelegateLine) -> bool:
    return is_sure(*one.comes_up, Candidate(person.id, person.name, person.unit, person.birth_year))

"""How every paper stands: what was printed beside the lists of now. Runs in a process of its own."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ceremony.base.paper import faces, sheets
from ceremony.base.paper.paper import Paper
from ceremony.core import signs
from ceremony.core.pages import ALL_SAY, Standing, State
from ceremony.core.paper_kinds import OF_PEOPLE
from ceremony.core.refusals import Unknown
from ceremony.events import queries as events
from ceremony.printing import papers, queries
from ceremony.printing.papers.drawing import NAMED, Tell, labels, standing, told

Plain = dict[str, Any]
MOST_TOLD = 60
"""So many old pieces of a paper are told one by one."""


def check(event_id: int, tell: Tell) -> Plain:
    """Compare every paper with its last print; return by paper how it stands.

    Raises:
        Unknown: there is no such event.
    """
    event = events.of(event_id)
    if event is None:
        raise Unknown(what="event")
    found = {}
    for done, kind in enumerate(papers.ROOMS, start=1):
        found[kind] = _one(papers.paper(kind), kind, event_id)
        tell(done, len(papers.ROOMS))
    return {"revision": event.revision, "version": queries.version(event_id), "papers": found}


def _one(paper: Paper, kind: str, event_id: int) -> Plain:
    pages, printed = list(paper.pages(event_id)), queries.printed(event_id, kind)
    stand = standing(pages, paper, printed)
    states = Counter(one.state for one in stand)
    over = sheets.overfull(paper, sheets.suspects(pages)) if kind in OF_PEOPLE else []
    unprintable = signs.of_pages(pages, faces.covered())
    old = [one for one in stand if one.state in (State.CHANGED, State.NEW)] if printed else []
    return {
        "pieces": len(pages),
        "sheets": sheets.how_many(paper, len(pages)),
        "per_sheet": sheets.per_sheet(paper),
        "printed": len(printed),
        "new": states[State.NEW],
        "changed": states[State.CHANGED],
        "cut": states[State.CUT],
        "cut_pieces": [_told(one, paper) for one in stand if one.state is State.CUT][:MOST_TOLD],
        "old_pieces": [_told(one, paper) for one in old[:MOST_TOLD]],
        "gone": [_thrown_away(one, kind) for one in stand if one.state is State.GONE][:MOST_TOLD],
        "gone_count": states[State.GONE],
        "lacks": paper.lacks(event_id),
        "overfull": [labels(page, field) for page, field in over[:NAMED] if field != ALL_SAY],
        "unprintable": [told(one) for one in unprintable[:NAMED]],
        "unprintable_count": len(unprintable),
    }


def _told(one: Standing, paper: Paper) -> Plain:
    sheet = -(-one.no // sheets.per_sheet(paper)) if one.no else 0
    said = {"key": one.key, "sheet": sheet, "state": str(one.state)}
    return {**said, "who": list(one.who[:6]), "more": max(0, len(one.who) - 6)}


def _thrown_away(one: Standing, kind: str) -> Plain:
    """A piece that must go: of a list by its number, for whoever stands on it may stand elsewhere now."""
    if kind not in OF_PEOPLE and one.key.isdecimal():
        return {"key": one.key, "sheet": int(one.key), "who": []}
    return {"key": one.key, "sheet": 0, "who": list(one.who)}

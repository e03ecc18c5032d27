"""The demo event: the sample files, through the importers that users' files go through."""

from __future__ import annotations

from datetime import timedelta

from ceremony.awards import queries as award_queries
from ceremony.awards import usecases as awards
from ceremony.awards.reading import read_decisions
from ceremony.base import clock
from ceremony.core.actor import HOUSE
from ceremony.delegates import usecases as delegates
from ceremony.delegates.reading import read_people
from ceremony.events.reading import draft_to_json, read_draft
from ceremony.events.usecases import set_status
from ceremony.runsheet.usecases import found_event, link_speakers
from ceremony.samples import DECISIONS, DELEGATES, DEMO, PLAN, portraits

STARTS_IN = timedelta(minutes=10)
TO_FIVE_MINUTES_S = 300


def stage() -> int:
    """Make the demo event, live, with nobody in the hall yet; return its id.

    It starts ten minutes from now, so that the clock on its run-sheet means something.
    """
    draft = draft_to_json(read_draft(PLAN), PLAN.name)
    soon = clock.now() + STARTS_IN
    starts_at = soon - timedelta(seconds=soon.timestamp() % TO_FIVE_MINUTES_S)
    event_id = found_event(HOUSE, DEMO, draft, starts_at)
    delegates.apply(HOUSE, event_id, read_people(DELEGATES))
    awards.apply(HOUSE, event_id, read_decisions(DECISIONS))
    link_speakers(HOUSE, event_id)
    honoured = {
        one.delegate_id: one for one in award_queries.recipients(event_id) if one.kind == "individual"
    }
    pictures = {
        delegate_id: portraits.draw(one.name, one.id)
        for delegate_id, one in honoured.items()
        if delegate_id is not None and not one.posthumous
    }
    delegates.hang_portraits(HOUSE, event_id, pictures)
    set_status(HOUSE, event_id, "ready")
    set_status(HOUSE, event_id, "live")
    return event_id

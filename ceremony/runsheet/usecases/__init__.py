"""The verbs of the run-sheet before the day: a plan is read, an event founded, its programme written."""

from ceremony.core.event_draft import NewItem
from ceremony.runsheet.usecases.day import write_day
from ceremony.runsheet.usecases.founding import duplicate_event, found_event
from ceremony.runsheet.usecases.plans import send_plan, sent_plan, sent_plans
from ceremony.runsheet.usecases.programme import (
    fingerprint,
    link_speakers,
    rewrite_programme,
    write_programme,
)

__all__ = [
    "NewItem",
    "duplicate_event",
    "fingerprint",
    "found_event",
    "link_speakers",
    "rewrite_programme",
    "send_plan",
    "sent_plan",
    "sent_plans",
    "write_day",
    "write_programme",
]

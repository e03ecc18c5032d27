"""The verbs of an event: create it, set it up, take it from draft to the day and to its close."""

from ceremony.core.statuses import NEXT
from ceremony.events.usecases.creating import NewEvent, NewSession, begin, create
from ceremony.events.usecases.lists import attendance_changed, people_changed, put_back
from ceremony.events.usecases.settings import (
    EventSettings,
    change_settings,
    fingerprint,
    must_be_changeable,
    settings_of,
)
from ceremony.events.usecases.status import set_status

__all__ = [
    "NEXT",
    "EventSettings",
    "NewEvent",
    "NewSession",
    "attendance_changed",
    "begin",
    "change_settings",
    "create",
    "fingerprint",
    "must_be_changeable",
    "people_changed",
    "put_back",
    "set_status",
    "settings_of",
]

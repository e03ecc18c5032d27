"""Whoever is on the list beside their coming-in, if they have come in."""

from __future__ import annotations

from sqlalchemy import and_

from ceremony.checkin.models import Attendance
from ceremony.delegates.models import Delegate

THEIR_COMING = and_(Attendance.delegate_id == Delegate.id, Attendance.event_id == Delegate.event_id)
"""Joins the list with who is in the hall; outside, whoever is not in has nothing there."""

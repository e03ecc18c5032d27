"""The demo event: the sample files, through the importers that users' files go through."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from ceremony.accounts.models import Device, Grant
from ceremony.accounts.usecases import open_to_everyone
from ceremony.awards import queries as award_queries
from ceremony.awards import usecases as awards
from ceremony.awards.reading import read_decisions
from ceremony.base import clock
from ceremony.base.change import change
from ceremony.base.db import db
from ceremony.core.actor import HOUSE
from ceremony.delegates import usecases as delegates
from ceremony.delegates.reading import read_people
from ceremony.events.reading import event_draft
from ceremony.events.usecases import set_status
from ceremony.invitations import usecases as invitations
from ceremony.runsheet.usecases import found_event, link_speakers
from ceremony.samples import DECISIONS, DELEGATES, DEMO, PLAN, portraits

STARTS_IN = timedelta(minutes=10)
SIGNED_BEFORE = timedelta(days=10)
"""Invitations go out at least three working days before."""
TO_FIVE_MINUTES_S = 300


def stage() -> int:
    """Make the demo event, live, with nobody in the hall yet; return its id.

    It starts ten minutes from now, so that the clock on its run-sheet means something.
    """
    draft = event_draft(PLAN)["draft"]
    soon = clock.now() + STARTS_IN
    starts_at = soon - timedelta(seconds=soon.timestamp() % TO_FIVE_MINUTES_S)
    event_id = found_event(HOUSE, DEMO, held_on(draft, starts_at.date()), starts_at)
    open_to_everyone(HOUSE, event_id)
    delegates.apply(HOUSE, event_id, read_people(DELEGATES))
    awards.apply(HOUSE, event_id, read_decisions(DECISIONS))
    link_speakers(HOUSE, event_id)
    invitations.word(HOUSE, event_id, worded(starts_at.date()))
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


def worded(day: date) -> dict[str, Any]:
    """What the plan does not say of the invitations: who leads, whom to ask, who signs, and when."""
    return {
        "dated": day - SIGNED_BEFORE,
        "chair": "Đồng chí Nguyễn Hữu Lâm, Chủ tịch Ủy ban nhân dân xã",
        "contact": "Công chức Văn phòng – Thống kê xã Tân Hòa",
        "office": "Chủ tịch",
    }


def held_on(draft: Mapping[str, Any], day: date) -> dict[str, Any]:
    """The plan as it would be, were the conference held on this day: its deadlines and quarter move along."""
    moved = day - date.fromisoformat(draft["starts_on"])
    tasks = [{**one, "due": _moved(one["due"], moved)} for one in draft["tasks"]]
    return {**draft, "tasks": tasks, "quarter": f"{day.year}-Q{(day.month + 2) // 3}"}


def _moved(due: Mapping[str, Any] | None, by: timedelta) -> dict[str, Any] | None:
    if due and due.get("date"):
        return {**due, "date": (date.fromisoformat(due["date"]) + by).isoformat()}
    return dict(due) if due else None


def keep_devices(earlier: Path, event_id: int) -> None:
    """Let the devices that joined the last demo into this one, so that open tabs come back.

    An earlier demo that another version wrote, or that was cut off, keeps nothing. What somebody made beside
    it is not staged again, nor are the roles held there.
    """
    if not earlier.exists():
        return
    old = sqlite3.connect(earlier)
    try:
        devices = old.execute("SELECT id, kind, name, digest, joined_at, revoked_at FROM device").fetchall()
        grants = old.execute(
            "SELECT device_id, role FROM device_grant JOIN event ON event.id = event_id WHERE slug = ?",
            (DEMO,),
        ).fetchall()
    except sqlite3.Error:
        return
    finally:
        old.close()
    with change(None, HOUSE):
        for id_, kind, name, digest, joined_at, revoked_at in devices:
            joined, revoked = (
                at and datetime.fromisoformat(at).replace(tzinfo=UTC) for at in (joined_at, revoked_at)
            )
            db.session.add(
                Device(id=id_, kind=kind, name=name, digest=digest, joined_at=joined, revoked_at=revoked)
            )
        db.session.flush()
        for device_id, role in grants:
            db.session.add(Grant(device_id=device_id, event_id=event_id, role=role))

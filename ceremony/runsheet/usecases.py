"""The verbs of the run-sheet before the day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, bindparam, insert, update

from ceremony.awards import usecases as awards
from ceremony.base.change import change
from ceremony.base.db import db, prepared, unhurried
from ceremony.core.actor import Actor
from ceremony.core.aloud import spoken
from ceremony.core.day import Stage as StageOfTheDay
from ceremony.core.decisions import Candidate, Namesakes, only_fit
from ceremony.core.draft import Draft, live
from ceremony.core.refusals import Conflict
from ceremony.delegates import queries as delegates
from ceremony.events import usecases as events
from ceremony.preparation import usecases as preparation
from ceremony.runsheet import queries
from ceremony.runsheet.facts import ProgrammeWritten
from ceremony.runsheet.models import Item, Stage

USUAL_MINUTES = {
    "reception": 30,
    "arts": 20,
    "flag_salute": 5,
    "intro": 10,
    "opening": 10,
    "report": 20,
    "video": 10,
    "paper": 6,
    "exchange": 20,
    "award": 30,
    "launch": 10,
    "signing": 10,
    "response": 5,
    "delegate_vote": 10,
    "directive": 15,
    "reply": 5,
    "closing": 5,
    "photo": 10,
    "break": 15,
}
"""How long an item usually takes in a commune hall, in minutes; estimates, to be edited."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be written into the programme. `minutes` None: as long as its type usually takes."""

    type: str
    title: str
    performer: str = ""
    minutes: int | None = None
    least_minutes: int | None = None


def write_programme(actor: Actor, event_id: int, new: Sequence[NewItem]) -> None:
    """Write the programme of an event that has none yet.

    Raises:
        NotAllowed: the actor is not the organiser.
        Conflict: there is one already.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        if queries.items(event_id):
            raise Conflict("programme_exists")
        for no, one in enumerate(new, start=1):
            db.session.add(
                Item(
                    event_id=event_id,
                    no=no,
                    type=one.type,
                    title=one.title,
                    performer=one.performer,
                    minutes=one.minutes or USUAL_MINUTES.get(one.type, 10),
                    least_minutes=one.least_minutes,
                )
            )
        if db.session.get(Stage, event_id) is None:
            db.session.add(Stage(event_id=event_id, revision=0, step=0, scenes={}, note=""))
        this.record(ProgrammeWritten(len(new)))


def link_speakers(actor: Actor, event_id: int) -> int:
    """Link speakers to the delegates they must be, by name and by where from; return how many.

    Behind a speaker's name stands a unit, a position or both.

    Raises:
        NotAllowed: the actor is not the organiser.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        people = Namesakes(
            Candidate(one.id, one.name, f"{one.position} {one.unit}".strip())
            for one in unhurried(delegates.lines(event_id))
            if one.status != "replaced"
        )
        linked = 0
        for item in queries.items(event_id):
            if item.delegate_id is None and item.performer:
                name, _, where_from = item.performer.partition(",")
                item.delegate_id = only_fit(name, where_from, people)
                linked += item.delegate_id is not None
        if linked:
            this.record(ProgrammeWritten(0))
        return linked


_STAGE, _ITEM = cast(Table, Stage.__table__), cast(Table, Item.__table__)
_MOVE_STAGE = update(_STAGE).where(_STAGE.c.event_id == bindparam("event"))
_MOVE_ITEM = update(_ITEM).where(_ITEM.c.id == bindparam("item"))
_NEW_STAGE = insert(_STAGE)


def write_day(event_id: int, draft: Draft) -> None:
    """Compose: what a live action changed goes to its rows."""
    stage = {name: getattr(draft.stage, name) for name in StageOfTheDay.__dataclass_fields__}
    if not prepared(_MOVE_STAGE, event=event_id, **stage).rowcount:
        prepared(_NEW_STAGE, event_id=event_id, **stage)
    if rows := draft.changed_items:
        prepared(_MOVE_ITEM, [{"item": one.id, **live(one)} for one in rows])
    awards.write_callings(draft.changed_recipients)


HALL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
USUAL_START = time(7, 30)
DATED = re.compile(r"ngày .*tháng .*năm", re.IGNORECASE)
"""The banner's last line: it follows the event's day, so it is not kept as words."""
HALF_DAY_PRESETS = {"commune": 200, "agency": 300, "district": 300, "province": 500}
"""Most delegates by preset where the plan names no number (domain guide section 1)."""


def found_event(actor: Actor, slug: str, draft: Mapping[str, Any], starts_at: datetime | None = None) -> int:
    """Make an event from what a plan says, its programme included; return its id.

    `draft` has the shape of `ceremony plan --json`. What has no column of its own stays with the event
    whole. An item that stands for several ("02 tập thể và 02 cá nhân") becomes as many.

    Raises:
        NotAllowed, Invalid, Conflict: as for creating an event.
    """
    name = draft["name"] or draft["title"] or slug
    preset = draft["preset"] or "custom"
    event_id = events.create(
        actor,
        events.NewEvent(
            slug=slug,
            name=name,
            name_lines=tuple(line for line in draft["name_lines"] if not DATED.search(line))
            or (name.upper(),),
            form=draft["form"] or "hoi_nghi",
            preset=preset,
            host=host_of(draft["document"].get("issuer") or ""),
            place=draft["place"] or "",
            venue=draft["venue"] or "",
            starts_at=starts_at or _start(draft),
            max_delegates=draft["max_delegates"] or HALF_DAY_PRESETS.get(preset),
            exemplar_share=draft["exemplar_share"],
            draft=dict(draft),
        ),
    )
    write_programme(actor, event_id, [item for one in draft["programme"] for item in _items(one, draft)])
    preparation.write_plan(actor, event_id, draft)
    return event_id


def host_of(issuer: str) -> str:
    """The body above the banner's name, written out: UBND xã Tân Hòa → ỦY BAN NHÂN DÂN XÃ TÂN HÒA."""
    return spoken(issuer).upper()


def _start(draft: Mapping[str, Any]) -> datetime | None:
    if draft["starts_on"] is None:
        return None
    hour = time.fromisoformat(draft["starts_at"]) if draft.get("starts_at") else USUAL_START
    return datetime.combine(date.fromisoformat(draft["starts_on"]), hour, HALL_ZONE).astimezone(UTC)


OPENS = re.compile(r"(?:\s*,)?(?:\s+và)?\s+(?:phát biểu\s+)?khai mạc\b.*$", re.IGNORECASE)
"""How a title ends that tells of the opening too: "… giới thiệu đại biểu và khai mạc"."""


def _items(one: Mapping[str, Any], draft: Mapping[str, Any]) -> list[NewItem]:
    least, most = one["minutes"] or (None, None)
    if one["type"] == "intro" and "opening" in one.get("also", ()) and OPENS.search(one["title"]):
        return _intro_and_opening(one, draft["form"])
    if one["type"] != "paper":
        performer = spoken(one["performer"] or "")
        return [NewItem(one["type"], one["title"], performer, most or least, least)]
    rule = draft["paper_rules"]["minutes"] or (None, None)
    most, least = most or rule[1], least or rule[0]
    speakers = draft["papers"] or [{"unit": ""}] * (one["count"] or 1)
    return [
        NewItem("paper", f"Báo cáo tham luận ({no}/{len(speakers)})", _speaker(who), most, least)
        for no, who in enumerate(speakers, start=1)
    ]


def _intro_and_opening(one: Mapping[str, Any], form: str | None) -> list[NewItem]:
    """What the MC says and what a leader says are two items; the leader has a third of the time."""
    least, most = one["minutes"] or (None, None)
    title = f"Phát biểu khai mạc {'Đại hội' if form == 'dai_hoi' else 'Hội nghị'}"
    opening = [limit and max(1, limit // 3) for limit in (most or least, least)]
    intro = [limit and max(1, limit - limit // 3) for limit in (most or least, least)]
    return [
        NewItem("intro", OPENS.sub("", one["title"]), "", *intro),
        NewItem("opening", title, spoken(one["performer"] or ""), *opening),
    ]


def _speaker(who: Mapping[str, Any]) -> str:
    """`Trần Quốc Bảo, Hội Nông dân xã`: the person first, then what is known of where from."""
    named = [who.get("speaker", ""), who["unit"] or who.get("detail", "")]
    return ", ".join(dict.fromkeys(part for part in named if part))

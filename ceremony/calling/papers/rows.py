"""How the lists of the stage say an honouree: who is called, who comes up, what is to be seen about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from ceremony.calling.faces.parts import batch_head, person, twins_among
from ceremony.calling.moment import detail, honouree
from ceremony.calling.papers.on_paper import MARKS, OnPaper, place_and_day
from ceremony.core import aloud
from ceremony.core.actor import Role
from ceremony.core.aloud import spoken
from ceremony.core.calling import SECRET
from ceremony.core.day import Recipient
from ceremony.core.linked_names import all_differing
from ceremony.core.linked_names import lacks as linked_lacks
from ceremony.core.official import short_day
from ceremony.core.pages import Lack
from ceremony.core.protocol import Batch, Kind

PASSING = frozenset({"not_checked_in", "arrived"})
"""Marks that are other ones five minutes later: on these lists there is a box to tick instead."""
NOUNS = {Kind.COLLECTIVE: "tập thể", Kind.HOUSEHOLD: "hộ gia đình", Kind.INDIVIDUAL: "người"}
WITHOUT_A_NAME = "chưa rõ tên"


def title(moment: OnPaper, words: str) -> dict[str, Any]:
    return {"title": words, "about": f"{moment.event.name} · {place_and_day(moment.event)}"}


def about(says: Any) -> str:
    return str(says["about"])


def group(moment: OnPaper, batch: Batch) -> str:
    """Which batch, what it receives; on a line of its own, from whom."""
    head = batch_head(moment, batch)
    named = " · ".join(part for part in (f"Đợt {head['no']}/{head['of']}", head["title"]) if part)
    return f"{named}\nNgười trao: {head['presenter']}" if head["presenter"] else named


def counted(members: Sequence[Recipient]) -> str:
    noun = NOUNS.get(Kind(members[0].kind), "") if members else ""
    return f"{len(members)} {noun}".strip()


def on_stage(moment: OnPaper, no: int) -> list[Recipient]:
    """The people of a batch in the order of their marks; the locked are not among them."""
    return [one for one in moment.day.members(no) if one.phase not in SECRET]


def said(moment: OnPaper, one: Recipient, among: Sequence[Recipient] = ()) -> dict[str, Any]:
    """Everything a list may say of an honouree, as the screens say it."""
    shown = person(moment, one, Role.STAGE, twins_among(among))
    mark = "" if shown["mark"] in PASSING else MARKS.get(shown["mark"] or "", "")
    bare = replace(honouree(moment, one), detail="", receiver=None, on_behalf=False)
    return {
        "no": one.floor_mark,
        "tray": one.tray,
        "name": one.name,
        "called": spoken(aloud.honouree(bare)),
        "detail": detail(one),
        "note": f"đọc: {one.reading_note}" if one.reading_note else "",
        "seat": moment.seat(one),
        "receiver": _receiver(moment, one),
        "posthumous": "Truy tặng" if one.posthumous else "",
        "mark": mark,
        "decision": _decision(moment, one),
    }


def other_names(moment: OnPaper, people: Iterable[Recipient]) -> list[Lack]:
    """Which of these people the list of delegates calls otherwise: in the decision, or as who receives."""
    called = list(people)
    listed = {one.delegate_id: moment.listed(one) for one in called if one.delegate_id is not None}
    return [
        *linked_lacks("other_name", all_differing(called, listed, of_decision=True)),
        *linked_lacks("other_receiver", all_differing(called, listed, of_decision=False)),
    ]


def key(one: Recipient) -> str:
    """What finds a line again: of a recipient, not of the delegate with the same number."""
    return f"r{one.id}"


def label(one: Recipient) -> str:
    return label_of(one.name, one.unit)


def label_of(name: str, unit: str) -> str:
    """Whom a line is about, for a sentence."""
    return f"{name} ({unit})" if unit and unit != name else name


def _receiver(moment: OnPaper, one: Recipient) -> list[str]:
    """Who comes up in person, and as what."""
    found = moment.receiver(one)
    return [found["name"] or WITHOUT_A_NAME, found["role"]] if found is not None else []


def _decision(moment: OnPaper, one: Recipient) -> list[str]:
    row = moment.day.decision(one.decision_id)
    if row is None:
        return []
    return [row.title, row.number, short_day(row.date) if row.date else ""]

"""The MC's tablet: now, next, the words to say, the people with their reading notes and marks."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from ceremony.calling.faces.parts import has_arrived, lateness, leads_to, still_called, timer
from ceremony.calling.faces.reading import words_and_people
from ceremony.calling.moment import Now, honouree, now
from ceremony.core import aloud as words
from ceremony.core.calling import SECRET, Phase
from ceremony.core.cursor import StepKind
from ceremony.core.day import Recipient
from ceremony.core.script import STEP_NAMES

NAMES_SHOWN = 8
BESIDE_SHOWN = 4
SOON_MINUTES = 15
"""Planned minutes before its item within which a batch is called soon; the item before it is always soon."""


def mc(event_id: int) -> dict[str, Any]:
    """Now, next, the words to say, the people with their reading notes and marks."""
    moment = now(event_id)
    item, step, upcoming = moment.day.item, moment.day.step, moment.upcoming
    present, expected = moment.counts
    absent, soon = _absent_ahead(moment), _batches_soon(moment)
    return {
        "revision": moment.day.stage.revision,
        "now": {
            "no": item.no,
            "type": item.type,
            "title": item.title,
            "performer": item.performer,
            "step_text": _(STEP_NAMES[step.kind]) if step and step.kind is not StepKind.RUN else "",
            "step_no": moment.day.stage.step + 1,
            "step_of": len(moment.steps(item.id)),
        }
        if item
        else None,
        **words_and_people(moment),
        "next": _next(moment),
        "absent": _few([one for one in absent if one.batch in soon]),
        "absent_later": sum(one.batch not in soon for one in absent),
        "arrived": _few([one for one in moment.day.recipients if has_arrived(moment, one)]),
        "beside": _beside(moment),
        "present": present,
        "expected": expected,
        "timer": timer(moment),
        **lateness(moment),
        "message": moment.day.stage.note or None,
        "can_back": item is not None,
        "at_end": upcoming is None,
        "unwritten": not moment.day.items,
    }


def _next(moment: Now) -> dict[str, Any] | None:
    following = leads_to(moment)
    if following is None or moment.upcoming is None:
        return None
    said = moment.say(moment.upcoming)
    return {**following, "first_words": said[0][:160] if said else ""}


def _beside(moment: Now) -> list[str]:
    """Who is called or on stage beside the present batch: called again after the ceremony had gone on.

    All of them, until the award is handed over; the wall shows the last one, until the next GO. Whoever was
    left standing when the ceremony jumped to another item is the desk's to see, not the MC's.
    """
    present, came = moment.day.present_batch, moment.day.stage.came_at
    called = (one for one in moment.day.recipients if one.phase in (Phase.CALLED, Phase.ON_STAGE))
    beside = [one for one in called if one.batch != present and came and one.since and one.since >= came]
    return [_who_and_what(moment, one) for one in beside[:BESIDE_SHOWN]]


def _who_and_what(moment: Now, one: Recipient) -> str:
    row = moment.day.decision(one.decision_id)
    return " – ".join(filter(None, (words.honouree(honouree(moment, one)), row.title if row else "")))


def _absent_ahead(moment: Now) -> list[Recipient]:
    """Honourees who are not here and whose batch is still to be called: marked before the MC reaches them.

    Not while the doors are still open: then nearly everybody is not here yet.
    """
    if not moment.begun:
        return []
    coming = still_called(moment)
    return [
        one
        for one in moment.day.recipients
        if one.batch in coming
        and one.phase not in SECRET
        and moment.mark(one) in ("absent", "not_checked_in")
        and not has_arrived(moment, one)
    ]


def _batches_soon(moment: Now) -> frozenset[int]:
    """The batches of the present item, of the next one, and of those that hardly any time lies before."""
    here = moment.day.stage.item_id
    places = [no for no, one in enumerate(moment.day.plan) if one.id == here]
    ahead = (
        [one for one in moment.day.plan[places[0] :] if not one.skipped or one.id == here] if places else []
    )
    minutes = {one.id: one.minutes for one in moment.day.items}
    found, away = set[int](), 0
    for no, item in enumerate(ahead):
        if no > 1 and away > SOON_MINUTES:
            break
        found |= {one.batch for one in item.steps if one.batch is not None}
        away += minutes[item.id] if no else 0
    return frozenset(found)


def _few(people: list[Recipient]) -> dict[str, Any]:
    """As many as can be taken in at a glance, and how many more there are."""
    shown = people[:NAMES_SHOWN]
    named = [{"name": one.name, "batch": _("đợt %(no)s", no=one.batch) if one.batch else ""} for one in shown]
    return {"people": named, "more": len(people) - len(shown)}

"""The table of everybody, and the same written to many of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Response, flash, render_template, request
from werkzeug.datastructures import MultiDict

from ceremony.base.api import LARGEST
from ceremony.base.before import latest
from ceremony.base.form_fields import whole_number
from ceremony.base.web import current_actor, done
from ceremony.core import person_words
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Invalid
from ceremony.delegates import faces, forms, usecases
from ceremony.delegates.faces import Wanted
from ceremony.delegates.views import bp
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary

MOST_QUERY, MOST_PAGES = 100, 99_999
SHOWN = 12
"""So many of those who would change are named before it is done."""


@bp.get("/events/<slug:slug>/people")
def people(slug: str) -> str:
    event = organised(slug)
    wanted = wanted_by(request.args)
    return render_template(
        "delegates/people.html",
        event=event,
        place="people",
        wanted=wanted,
        back=query_of(wanted),
        table=faces.table(event.id, event.people_revision, wanted),
        categories=CATEGORIES,
        statuses=forms.STATUSES,
        form=forms.BulkForm(None),
        changes=latest(event.id, ("people",)),
        honorifics=person_words.HONORIFICS,
        link=link_to(event, wanted),
    )


@bp.post("/events/<slug:slug>/people/bulk")
def bulk(slug: str) -> Response | str | tuple[str, int]:
    """First say whom it would change; done only when the same is sent again with that number."""
    event = organised(slug)
    wanted = wanted_by(MultiDict(forms_of_back(request.form.get("back", ""))))
    form = forms.BulkForm()
    everybody = request.form.get("everybody") == "1"
    ids = faces.chosen(event.id, event.people_revision, wanted) if everybody else _chosen()
    if not form.validate():
        raise Invalid()
    values = form.values()
    if not ids or not values:
        raise Invalid("nothing_chosen")
    changing = usecases.would_change(event.id, ids, values)
    if request.form.get("count") == str(len(changing)):
        count = usecases.edit_many(current_actor(), event.id, ids, values)
        flash(str(count), "edited")
        return done(f"/events/{slug}/people?{query_of(wanted)}")
    return render_template(
        "delegates/people-bulk.html",
        event=event,
        place="people",
        back=query_of(wanted),
        chosen=len(ids),
        count=len(changing),
        changing=changing[:SHOWN],
        values=values,
        sent=[
            (name, value)
            for name, value in request.form.items(multi=True)
            if name not in ("csrf_token", "count")
        ],
        categories=CATEGORIES,
        statuses=forms.STATUSES,
    )


def organised(slug: str) -> EventSummary:
    """The event of an address, for its organiser alone: these pages hold what no screen may show."""
    event = event_of(slug)
    current_actor().must_be(event.id)
    return event


def wanted_by(sent: MultiDict[str, str]) -> Wanted:
    """What an address asks for; what it cannot mean is not asked for."""
    sort, status = sent.get("sort", ""), sent.get("status", "")
    return Wanted(
        q=" ".join(sent.get("q", "")[:MOST_QUERY].split()),
        category=sent.get("category", "") if sent.get("category") in (faces.NONE, *CATEGORIES) else "",
        unit=sent.get("unit", "")[: forms.MOST_TEXT],
        status=status if status in faces.STATUSES else "",
        doubtful=sent.get("doubtful") == "1",
        at_door=sent.get("at_door") == "1",
        sort=sort if sort in faces.SORTS else "",
        page=whole_number(sent.get("page"), MOST_PAGES) or 1,
    )


def query_of(wanted: Wanted, **other: Any) -> str:
    """The address's end that asks for this."""
    said = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__} | other
    said |= {name: "1" if said[name] else "" for name in ("doubtful", "at_door")}
    said["page"] = "" if said["page"] in (1, "") else said["page"]
    return urlencode({name: value for name, value in said.items() if value})


def forms_of_back(back: str) -> list[tuple[str, str]]:
    """The fields of an address's end that a form carries, to come back to the same part of the table."""
    return [(name, value) for name, value in parse_qsl(back[:2000], max_num_fields=20) if "\x00" not in value]


def came_from() -> Wanted:
    """The part of the table from which somebody opened this page."""
    back = request.values.get("back", "")
    return wanted_by(MultiDict(forms_of_back(back)))


def link_to(event: EventSummary, wanted: Wanted) -> Any:
    """Make addresses of the table that differ from this one by what is named."""

    def made(**other: Any) -> str:
        return f"/events/{event.slug}/people?{query_of(wanted, **other)}".rstrip("?")

    return made


def _chosen() -> list[int]:
    said = request.form.getlist("id")
    return [id for one in said if (id := whole_number(one, LARGEST)) is not None]

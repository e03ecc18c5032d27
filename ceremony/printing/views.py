"""The print shop's pages: what can be printed and how it stands, one paper, one print."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, send_file
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from ceremony.base import outputs
from ceremony.base.api import LARGEST
from ceremony.base.form_fields import whole_number
from ceremony.base.outputs import Output, Wish
from ceremony.base.upload_pages import the_app
from ceremony.base.web import by_script, current_actor, done, worded
from ceremony.core.file_names import file_name
from ceremony.core.paper_kinds import ALL, GROUPS, MESSAGES, OF_ONE, OF_PEOPLE
from ceremony.core.refusals import Invalid, Unknown
from ceremony.delegates import queries as delegates
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary
from ceremony.invitations import messages
from ceremony.printing import pages, queries, usecases
from ceremony.printing.usecases import Begun

bp = Blueprint("printing", __name__)
MOST_FOUND = 40
MOST_QUERY = 100
TYPES = {"pdf": "application/pdf", "zip": "application/zip", "txt": "text/plain; charset=utf-8"}


def organised(slug: str) -> EventSummary:
    """The event of an address, for its organiser alone: papers hold codes."""
    event = event_of(slug)
    current_actor().must_be(event.id)
    return event


@bp.get("/events/<slug:slug>/print")
def shop(slug: str) -> str | AnyResponse:
    event = organised(slug)
    asked = request.args.get("paper", "")
    if asked in ALL:
        who = request.args.get("who", "")
        return redirect(
            f"/events/{slug}/print/{asked}?who={who}" if who.isdecimal() else f"/events/{slug}/print/{asked}"
        )
    return render_template("printing/shop.html", groups=GROUPS, **_shared(event))


@bp.get("/events/<slug:slug>/print/stand")
def standing(slug: str) -> Response:
    """How far the comparing has come, for the page that waits."""
    event = organised(slug)
    _, work = pages.stand(the_app(), event)
    return _progress(work)


@bp.get("/events/<slug:slug>/print/<kind>")
def paper(slug: str, kind: str) -> str:
    event = organised(slug)
    return _paper(event, _kind(kind))


@bp.post("/events/<slug:slug>/print/<kind>")
def order(slug: str, kind: str) -> Response | AnyResponse:
    """Have it drawn: all of it, what is new or changed, some pages, or some people's pieces."""
    event, actor = organised(slug), current_actor()
    begun = usecases.begin(actor, event, _kind(kind), *_chosen())
    if kind == MESSAGES:
        return _messages(event, begun)
    wanted, name = request.form, pages.names()[kind]
    ending = "zip" if wanted.get("form") == "zip" else "pdf"
    order = {
        **{"what": "draw", "event_id": event.id, "kind": kind, "title": name, "who": begun.who},
        **{"stale": wanted.get("only") == "stale", "zipped": ending == "zip"},
        **{"numbers": wanted.get("numbers", "")[:200] if wanted.get("only") == "numbers" else ""},
        **{one: wanted.get(one) == "yes" for one in ("leave_out", "skip")},
    }

    def then(told: dict[str, Any]) -> dict[str, Any]:
        drawn = told.pop("pieces")
        if begun.records:
            told["at"] = usecases.record(actor, event.id, kind, told["revision"], drawn).isoformat()
        return {**told, "pieces": len(drawn)}

    file = file_name(None, name, event.name, ending)
    made = outputs.make(the_app(), Wish(event.id, kind, order, str(get_locale()), file, actor.name), then)
    return done(f"/events/{slug}/print/{kind}/{made.id}")


@bp.get("/events/<slug:slug>/print/<kind>/<key>")
def one_print(slug: str, kind: str, key: str) -> str | tuple[str, int]:
    output = _output(slug, kind, key)
    refused = outputs.why_refused(output) if output.state == "refused" else None
    page = render_template(
        "printing/output.html",
        output=output,
        name=pages.names()[kind],
        refused=worded(refused) if refused else "",
        details=output.refusal.get("details", {}),
        fields=pages.fields(),
        of_people=OF_PEOPLE,
        **_place(),
    )
    return (page, 422) if refused else page


@bp.get("/events/<slug:slug>/print/<kind>/<key>/progress")
def print_progress(slug: str, kind: str, key: str) -> Response:
    return _progress(_output(slug, kind, key))


@bp.get("/events/<slug:slug>/print/<kind>/<key>/file")
def fetch(slug: str, kind: str, key: str) -> Response:
    """The file itself, streamed; opened in the browser, or saved where `save=1` asks for it."""
    output = _output(slug, kind, key)
    if output.state != "ready":
        raise NotFound()
    save = request.args.get("save") == "1" or not output.wish.name.endswith(".pdf")
    return _handed_out(output.path, output.wish.name, save)


@bp.post("/events/<slug:slug>/print/<kind>/take-back")
def take_back(slug: str, kind: str) -> Response:
    """Nothing came out of the printer: what was printed before counts again."""
    at = _instant(request.form.get("at", ""))
    count = usecases.take_back(current_actor(), organised(slug).id, _kind(kind), at)
    flash(_("Đã bỏ ghi nhận lần in ấy: %(n)s phần.", n=count), "said")
    return done(f"/events/{slug}/print/{kind}")


@bp.post("/events/<slug:slug>/print/<kind>/thrown-away")
def thrown_away(slug: str, kind: str) -> Response:
    """The old pieces of whom or what is no longer in the paper are out of the hall."""
    keys = {key[:40] for key in request.form.getlist("key")[:1000]}
    count = usecases.throw_away(current_actor(), organised(slug).id, _kind(kind), keys)
    flash(_("Đã ghi là bỏ %(n)s tờ cũ.", n=count), "said")
    return done(f"/events/{slug}/print/{kind}")


@bp.post("/events/<slug:slug>/print/<kind>/thrown-away/<id:change_id>/undo")
def brought_back(slug: str, kind: str, change_id: int) -> Response:
    """They are not out of the hall after all."""
    usecases.bring_back(current_actor(), organised(slug).id, _kind(kind), change_id)
    if not by_script():
        flash("put_back", "lists")
    return done(f"/events/{slug}/print/{kind}")


def _kind(kind: str) -> str:
    if kind not in ALL:
        raise NotFound()
    return kind


def _place() -> dict[str, Any]:
    return {"place": "print"}


def _shared(event: EventSummary) -> dict[str, Any]:
    found, work = pages.stand(the_app(), event, again=request.args.get("again") == "1")
    return {
        "names": pages.names(),
        "uses": pages.uses(),
        "group_names": pages.groups(),
        "stand": found,
        "work": work,
        "last": queries.last_prints(event.id),
        "of_people": OF_PEOPLE,
        "of_one": OF_ONE,
        "lacks": pages.lacks,
        **_place(),
    }


def _paper(event: EventSummary, kind: str) -> str:
    asked = " ".join(request.args.get("q", "")[:MOST_QUERY].split())
    return render_template(
        "printing/paper.html",
        kind=kind,
        asked=asked,
        people=_people(event, asked),
        units=queries.units(event.id) if kind in OF_PEOPLE else {},
        fields=pages.fields(),
        changes=queries.thrown_away(event.id, kind),
        **_shared(event),
    )


def _people(event: EventSummary, asked: str) -> list[Any]:
    """Those a search means, or the one an address names."""
    if asked:
        ids = delegates.find(event.id, event.people_revision, asked, MOST_FOUND)
    else:
        ids = _ids(request.args.getlist("who"))[:MOST_FOUND]
    return [one for one in delegates.lines(event.id, ids) if one.status == "expected"] if ids else []


def _chosen() -> tuple[list[int] | None, str]:
    """Whom a form chose: some people, or a unit."""
    wanted = request.form
    who = _ids(wanted.getlist("who")) if wanted.get("only") == "people" else None
    return who, wanted.get("unit", "")[:500] if wanted.get("only") == "unit" else ""


def _messages(event: EventSummary, begun: Begun) -> Response:
    """The invitations as text: one as it is, several below one another or in a ZIP."""
    found = messages.texts(event.id, begun.who, the_app().config["PUBLIC_URL"])
    if not found:
        raise Invalid("nothing_to_print")
    zipped = request.form.get("form") == "zip"
    data = messages.zipped(found) if zipped else messages.joined(found)
    name = file_name(None, pages.names()[MESSAGES], event.name, "zip" if zipped else "txt")
    return _handed_out(BytesIO(data), name, save=True)


def _handed_out(file: Path | BytesIO, name: str, save: bool) -> Response:
    """A file for whoever asked, and for no cache: it holds codes."""
    kind = TYPES[name.rpartition(".")[2]]
    answer = send_file(file, mimetype=kind, as_attachment=save, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _output(slug: str, kind: str, key: str) -> Output:
    """One print of this paper.

    Raises:
        Unknown: it is another paper's, or gone.
    """
    output = outputs.of(the_app(), organised(slug).id, key)
    if output.wish.kind != _kind(kind):
        raise Unknown(what="output")
    return output


def _progress(work: Output | None) -> Response:
    if work is None or work.state != "making":
        return jsonify({"finished": True})
    return jsonify({"finished": False, "doing": "reading", "done": work.done, "of": work.of})


def _ids(said: list[str]) -> list[int]:
    return [one for text in said if (one := whole_number(text, LARGEST)) is not None]


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text[:40])
    except ValueError:
        raise NotFound() from None
    if at.tzinfo is None:
        raise NotFound()
    return at

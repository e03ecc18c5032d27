"""Many pictures at once, each file named after its person: sent, matched, confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response, flash, render_template, request

from ceremony.base import uploads
from ceremony.base.api import LARGEST
from ceremony.base.form_fields import whole_number
from ceremony.base.web import current_actor, done, status_of, worded
from ceremony.core.refusals import Invalid, Refusal, Unknown
from ceremony.delegates import queries, usecases
from ceremony.delegates.usecases.portraits import (
    MOST_PICTURES,
    MOST_PORTRAIT_BYTES,
    PILE,
    from_pile,
    pictures,
)
from ceremony.delegates.views import bp
from ceremony.delegates.views.table import organised
from ceremony.events.queries import EventSummary, by_slug

TAKES = {"delegates.pile_up": 400 * 1024 * 1024, "delegates.hang": MOST_PORTRAIT_BYTES + 64 * 1024}
"""Phone pictures as they are sent; each of a pile lies on the disk until its turn comes."""


@bp.url_value_preprocessor
def take_pictures(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Only an organiser may send so much: this is decided before anything of it is read."""
    if request.method != "POST" or endpoint not in TAKES:
        return
    event = by_slug((values or {}).get("slug", ""))
    if event is not None and current_actor().may(event.id):
        request.max_content_length = TAKES[endpoint]


@bp.get("/events/<slug:slug>/people/portraits")
def portraits(slug: str) -> str:
    return _form(organised(slug))


@bp.post("/events/<slug:slug>/people/portraits")
def pile_up(slug: str) -> Response | tuple[str, int]:
    event = organised(slug)
    try:
        pile = usecases.pile_up(current_actor(), event.id, _sent())
    except Refusal as refusal:
        return _form(event, worded(refusal)), 422
    return done(f"/events/{slug}/people/portraits/{pile}")


@bp.get("/events/<slug:slug>/people/portraits/<id:pile_id>")
def pile(slug: str, pile_id: int) -> str:
    return _pile(organised(slug), pile_id)


@bp.post("/events/<slug:slug>/people/portraits/<id:pile_id>")
def hang_pile(slug: str, pile_id: int) -> Response | tuple[str, int]:
    event = organised(slug)
    try:
        count = usecases.hang_pile(current_actor(), event.id, pile_id, _whose())
    except Refusal as refusal:
        if refusal.code not in ("two_pictures", "no_such_picture", "no_picture_chosen"):
            raise
        return _pile(event, pile_id, worded(refusal)), status_of(refusal)
    flash(str(count), "hung")
    return done(f"/events/{slug}/people")


@bp.get("/events/<slug:slug>/people/portraits/<id:pile_id>/<int:no>.jpg")
def of_pile(slug: str, pile_id: int, no: int) -> Response:
    event = organised(slug)
    jpeg = from_pile(uploads.of(event.id, PILE, pile_id), no)
    if jpeg is None:
        raise Unknown(what="portrait")
    return Response(jpeg, mimetype="image/jpeg")


def _whose() -> dict[int, int]:
    """Whose each picture is, as the form says it; a file that says nothing is nobody's.

    Raises:
        Invalid: `no_such_picture`: what was sent names no file and no person.
    """
    whose = {}
    for name, said in request.form.items():
        if not name.startswith("whose-") or not said:
            continue
        no, one = whole_number(name.removeprefix("whose-"), MOST_PICTURES), whole_number(said, LARGEST)
        if no is None or one is None:
            raise Invalid("no_such_picture")
        whose[no] = one
    return whose


def _sent() -> Iterator[tuple[str, bytes]]:
    """The files of the form, read one after another."""
    for file in request.files.getlist("file"):
        if file.filename:
            yield file.filename, file.stream.read(MOST_PORTRAIT_BYTES + 1)


def _form(event: EventSummary, problem: str = "") -> str:
    return render_template(
        "delegates/portraits.html", event=event, place="people", problem=problem, most=MOST_PICTURES
    )


def _pile(event: EventSummary, pile_id: int, problem: str = "") -> str:
    upload = uploads.of(event.id, PILE, pile_id)
    if upload.state == "applied":
        raise Invalid("applied_already")
    found = pictures(event.id, upload)
    why = {code: worded(Invalid(code)) for code in {one.refusal for one in found if one.refusal}}
    return render_template(
        "delegates/portraits-pile.html",
        event=event,
        place="people",
        pile=upload,
        pictures=found,
        why=why,
        people={one.id: one for one in queries.in_order(event.id, "name") if one.status != "replaced"},
        problem=problem,
    )

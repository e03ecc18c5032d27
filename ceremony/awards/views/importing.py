"""A file of decisions: sent, read beside, its doubts and changes shown, applied."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from ceremony.awards import usecases
from ceremony.awards.reading import ACCEPTED
from ceremony.awards.usecases.importing import UPLOAD
from ceremony.awards.views import bp
from ceremony.base import upload_pages, uploads
from ceremony.base.uploads import Upload
from ceremony.base.web import current_actor, done
from ceremony.base.web import worded as worded_anywhere
from ceremony.core.decisions import decisions_from_json
from ceremony.core.refusals import Conflict, Invalid
from ceremony.delegates.reading.choices import AS_IT_IS, BY_ITSELF, FONTS
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary


@bp.get("/decisions/import")
def choose_file(slug: str) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    return _choose(event)


@bp.post("/decisions/import")
def send_file(slug: str) -> Response | tuple[str, int]:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    try:
        name, data = upload_pages.sent_file()
        upload_id = usecases.send(actor, event.id, name, data)
    except Invalid as no:
        return _choose(event, worded_anywhere(no)), 422
    upload_pages.read_beside(upload_id)
    return done(f"/events/{slug}/decisions/import/{upload_id}")


@bp.get("/decisions/import/<id:upload_id>")
def look_over(slug: str, upload_id: int) -> str | AnyResponse | tuple[str, int]:
    event = event_of(slug)
    upload = usecases.sent(current_actor(), event.id, upload_id)
    if upload.state == "applied":
        return redirect(f"/events/{slug}/decisions")
    if upload.state == "refused":
        return _choose(event, upload_pages.why_refused(upload)), 422
    if upload.state == "waiting" and uploads.is_stale(upload):
        upload_pages.read_beside(upload_id)
    if upload.state == "waiting" or not upload_pages.in_their_language(upload):
        work = uploads.work_on(upload_pages.the_app(), upload_id) or uploads.Work("reading")
        return render_template("awards/import_wait.html", place="decisions", upload=upload, work=work)
    return _review(event, upload)


@bp.get("/decisions/import/<id:upload_id>/progress")
def progress(slug: str, upload_id: int) -> Response:
    return upload_pages.progress(usecases.sent(current_actor(), event_of(slug).id, upload_id))


@bp.post("/decisions/import/<id:upload_id>/read")
def read_file_again(slug: str, upload_id: int) -> Response:
    event, actor = event_of(slug), current_actor()
    upload = usecases.sent(actor, event.id, upload_id)
    if upload.state == "read":  # a second press: what it was chosen for is being read already
        fonts = {sheet["name"]: _font(f"font-{no}") for no, sheet in enumerate(_old_fonts(upload))}
        usecases.read_again(actor, event.id, upload_id, fonts)
        upload_pages.read_beside(upload_id)
    return done(f"/events/{slug}/decisions/import/{upload_id}")


@bp.post("/decisions/import/<id:upload_id>/apply")
def apply(slug: str, upload_id: int) -> Response | tuple[str, int]:
    event, actor = event_of(slug), current_actor()
    seen, remove_gone = request.form.get("seen", ""), request.form.get("remove_gone") == "yes"
    try:
        found = usecases.apply_upload(actor, event.id, upload_id, seen, remove_gone)
    except Conflict as no:
        if no.code != "review_stale":
            raise
        return _review(event, uploads.of(event.id, UPLOAD, upload_id), worded_anywhere(no)), 409
    flash(f"{found.new} {found.changed} {found.unchanged}", "imported")
    return done(f"/events/{slug}/decisions")


def _choose(event: EventSummary, problem: str = "") -> str:
    return render_template(
        "awards/import.html",
        place="decisions",
        accept=",".join(ACCEPTED),
        waiting=uploads.waiting(event.id, UPLOAD),
        problem=problem,
    )


def _old_fonts(upload: Upload) -> list[dict[str, Any]]:
    """The sheets with texts in an old font; a file that was read before these were looked for has none."""
    found: list[dict[str, Any]] = uploads.said(upload).get("sheets", [])
    return found


def _font(name: str) -> str:
    font = request.form.get(name, "")
    return font if font in (*FONTS, AS_IT_IS, BY_ITSELF) else ""


def _review(event: EventSummary, upload: Upload, problem: str = "") -> str:
    read = decisions_from_json(uploads.said(upload))
    return render_template(
        "awards/import_review.html",
        place="decisions",
        upload=upload,
        read=read,
        found=usecases.compare(event.id, read),
        sheets=_old_fonts(upload),
        fonts=FONTS,
        errors=[one for one in read.problems if one.level == "error"],
        warnings=[one for one in read.problems if one.level != "error"],
        problem=problem,
    )

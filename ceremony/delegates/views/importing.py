"""A file of people: sent, read beside, its columns named, its doubts and changes shown, applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from ceremony.base import upload_pages, uploads
from ceremony.base.api import LARGEST
from ceremony.base.before import taken_back
from ceremony.base.db import unhurried
from ceremony.base.form_fields import whole_number
from ceremony.base.uploads import Upload, Work
from ceremony.base.web import WORDED_BY_FEATURES, current_actor, done, worded
from ceremony.core.names import fold
from ceremony.core.people import People, people_from_json
from ceremony.core.refusals import Refusal
from ceremony.delegates import usecases
from ceremony.delegates.reading import field_labels
from ceremony.delegates.reading.choices import AS_IT_IS, BY_ITSELF, FONTS
from ceremony.delegates.views import bp, review
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary

MOST_HEADER_ROW = 10_000
upload_pages.takes_files(bp, "send_list")


@bp.get("/events/<slug:slug>/people/import")
def lists(slug: str) -> str:
    return _choose(event_of(slug))


@bp.post("/events/<slug:slug>/people/import")
def send_list(slug: str) -> Response | tuple[str, int]:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    try:
        upload_id = usecases.send_list(actor, event.id, *upload_pages.sent_file())
    except Refusal as refusal:
        return _choose(event, worded(refusal)), 422
    upload_pages.read_beside(upload_id)
    return done(_address(event, upload_id))


@bp.get("/events/<slug:slug>/people/import/<id:upload_id>")
def look_over(slug: str, upload_id: int) -> str | AnyResponse | tuple[str, int]:
    event = event_of(slug)
    upload = usecases.sent_list(current_actor(), event.id, upload_id)
    work = uploads.work_on(upload_pages.the_app(), upload_id)
    if upload.state == "applied":
        return _applied(event, upload)
    if upload.state == "refused":
        return _choose(event, upload_pages.why_refused(upload)), 422
    if upload.state == "waiting" and work is None:
        upload_pages.read_beside(upload_id)
        work = Work("reading")
    if work is not None:
        return render_template(
            "delegates/import-wait.html", event=event, place="people", upload=upload, work=work
        )
    return _review(event, upload)


@bp.get("/events/<slug:slug>/people/import/<id:upload_id>/progress")
def list_progress(slug: str, upload_id: int) -> Response:
    return upload_pages.progress(usecases.sent_list(current_actor(), event_of(slug).id, upload_id))


@bp.get("/events/<slug:slug>/people/import/<id:upload_id>/doubts.csv")
def list_doubts(slug: str, upload_id: int) -> Response:
    """Every doubt, however many, for whoever puts the file right."""
    event = event_of(slug)
    read = _read(usecases.sent_list(current_actor(), event.id, upload_id))
    lines = review.as_csv(review.all_doubts(read, usecases.compare(event.id, read.people)))
    answer = Response("".join(unhurried(lines, at_a_time=1_000)), mimetype="text/csv")
    name = fold(_("Điểm cần xem")).replace(" ", "-")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.csv")
    return answer


@bp.post("/events/<slug:slug>/people/import/<id:upload_id>/read")
def read_list_again(slug: str, upload_id: int) -> Response:
    event, actor = event_of(slug), current_actor()
    upload = usecases.sent_list(actor, event.id, upload_id)
    if upload.state != "read":  # a second press: what it was chosen for is being read already
        return done(_address(event, upload_id))
    sheets = _read(upload).sheets
    chosen = {sheet["name"]: _choice(no, sheet) for no, sheet in enumerate(sheets)}
    of_header = {
        sheet["signature"]: _to_remember(sheet, chosen[sheet["name"]])
        for sheet in sheets
        if sheet["signature"] and chosen[sheet["name"]]["columns"]
    }
    usecases.read_again(actor, event.id, upload_id, {"sheets": chosen}, of_header)
    upload_pages.read_beside(upload_id)
    return done(_address(event, upload_id))


@bp.post("/events/<slug:slug>/people/import/<id:upload_id>/apply")
def apply_list(slug: str, upload_id: int) -> Response:
    """Write the list beside the request: ten thousand rows take seconds."""
    event, actor = event_of(slug), current_actor()
    upload = usecases.sent_list(actor, event.id, upload_id)
    as_seen, remove_gone = _number("revision"), request.form.get("remove_gone") == "yes"

    def write(work: Work) -> None:
        def tell(done: int, of: int) -> None:
            work.done, work.of = done, of

        read = _read(usecases.sent_list(actor, event.id, upload_id))
        usecases.apply_list(actor, event.id, upload_id, read, as_seen, remove_gone, tell)

    if upload.state == "read":
        uploads.start(upload_pages.the_app(), upload_id, "writing", write)
    return done(_address(event, upload_id))


def _address(event: EventSummary, upload_id: int) -> str:
    return f"/events/{event.slug}/people/import/{upload_id}"


def _choose(event: EventSummary, problem: str = "") -> str:
    return render_template(
        "delegates/import.html",
        event=event,
        place="people",
        problem=problem,
        sent=usecases.sent_lists(current_actor(), event.id),
    )


def _read(upload: Upload) -> People:
    plain = uploads.said(upload)
    return people_from_json(plain, in_turn=unhurried) if "people" in plain else People((), ())


def _review(event: EventSummary, upload: Upload) -> str:
    read = _read(upload)
    return render_template(
        "delegates/import-review.html",
        event=event,
        place="people",
        upload=upload,
        review=review.review(read, usecases.compare(event.id, read.people)),
        fields=field_labels(),
        revision=event.people_revision,
        problem=upload_pages.why_refused(upload),
    )


def _applied(event: EventSummary, upload: Upload) -> AnyResponse:
    told = uploads.said(upload)
    if {"new", "changed", "gone"} <= set(told):
        flash(_what_came(event.id, upload.name, told), "said")
    return redirect(f"/events/{event.slug}/people")


def _what_came(event_id: int, file: str, told: Mapping[str, int]) -> str:
    """What a list changed; of one that was taken back only who did that: its numbers are true no longer."""
    if past := taken_back(event_id, told.get("number", 0)):
        return _("%(file)s đã được nhập, rồi được %(by)s hoàn tác.", file=file, by=past.undone_by)
    return _("Đã nhập %(file)s: %(new)s mới, %(changed)s thay đổi, %(gone)s rút.", file=file, **told)


def _choice(no: int, sheet: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says of one sheet; a column that stands in no list of ours is not read.

    The columns belong to the header they were shown under: another header row is read by its own labels.
    """
    known, sent = field_labels(), request.form
    header, font = _number(f"header-{no}", MOST_HEADER_ROW), sent.get(f"font-{no}", "")
    columns = {
        one["letter"]: field if (field := sent.get(f"column-{no}-{one['letter']}", "")) in known else ""
        for one in sheet["columns"]
    }
    same_header = header in (0, sheet["header"])
    return {
        "skip": sent.get(f"skip-{no}") == "yes",
        "header": header or None,
        "columns": columns if same_header and sheet["header"] else None,
        "font": font if font in (BY_ITSELF, *FONTS, AS_IT_IS) else "",
        "keep_capitals": sent.get(f"capitals-{no}") == "keep",
    }


def _to_remember(sheet: Mapping[str, Any], choice: Mapping[str, Any]) -> dict[str, Any]:
    """What the next file with this header is read by; a font only where it looks like this one."""
    columns = {"columns": choice["columns"]}
    return {**columns, "font": choice["font"], "legacy": sheet["legacy"]} if choice["font"] else columns


def _number(name: str, most: int = LARGEST) -> int:
    return whole_number(request.form.get(name), most) or 0


def _worded(code: str, details: Mapping[str, str]) -> str | None:
    match code:
        case "list_changed":
            return _(
                "Chưa ghi: danh sách vừa được người khác sửa. Xem lại những thay đổi dưới đây rồi ghi lại."
            )
        case "no_people":
            return _("Chưa ghi: tệp này không có người nào.")
        case "list_applied":
            return _("Tệp này đã được ghi vào danh sách rồi.")
    return None


WORDED_BY_FEATURES.append(_worded)

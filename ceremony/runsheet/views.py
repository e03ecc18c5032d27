"""An event comes to be: from a plan read and reviewed beside its own words, by hand, or from last year's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, abort, flash, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from ceremony.base import clock, upload_pages, uploads
from ceremony.base.form_fields import Sent, rearranged
from ceremony.base.uploads import Upload
from ceremony.base.web import WORDED_BY_FEATURES, current_actor, done, worded
from ceremony.core.event_draft import Draft, by_hand, of_level, seeded, slug_for, year_of
from ceremony.core.next_event import next_event
from ceremony.core.presets import PRESETS
from ceremony.core.refusals import Closed, Conflict, Invalid, Refusal
from ceremony.events import queries as events
from ceremony.events.pages import event_of
from ceremony.runsheet import queries, usecases
from ceremony.runsheet.forms import (
    COLUMNS,
    OF_PROGRAMME,
    PlanForm,
    ProgrammeForm,
    as_sent,
    items_as_sent,
    place_of,
)

bp = Blueprint("runsheet", __name__)
MOST_LINES = 4_000
"""So many lines of a plan stand on a page; what is read of the others is read all the same."""


@dataclass(frozen=True)
class Desk:
    """What lies on the desk while an event is made: the draft, the plan's lines, what the page says of it."""

    draft: Draft
    lines: list[str] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def read_at(self) -> dict[int, str]:
        """By line that gave a value, the place on the page of the first that has one."""
        found: dict[int, str] = {}
        for member, numbers in self.draft["sources"].items():
            for number in numbers:
                found[number] = found.get(number) or place_of(member)
        return found

    def lines_of(self, *members: str) -> list[int]:
        """The lines that these values were read from; a list's name stands for all that is in it."""
        found = {
            number
            for member, numbers in self.draft["sources"].items()
            if any(member == one or member.startswith(f"{one}.") for one in members)
            for number in numbers
        }
        return sorted(found)


@bp.get("/events/new")
def new() -> str:
    return _new()


@bp.post("/events/plan")
def send_plan() -> Response | tuple[str, int]:
    actor = current_actor()
    actor.must_be(None)
    try:
        upload_id = usecases.send_plan(actor, *upload_pages.sent_file())
    except Refusal as refusal:
        return _new(worded(refusal)), 422
    upload_pages.read_beside(upload_id)
    return done(f"/events/plan/{upload_id}")


@bp.get("/events/plan/<id:upload_id>")
def review(upload_id: int) -> str | AnyResponse:
    upload = usecases.sent_plan(current_actor(), upload_id)
    work = uploads.work_on(upload_pages.the_app(), upload_id)
    if upload.state == "waiting" and work is None:
        upload_pages.read_beside(upload_id)
        work = uploads.Work("reading")
    if upload.state != "read":
        return render_template(
            "runsheet/plan_waiting.html", upload=upload, work=work, why=upload_pages.why_refused(upload)
        )
    desk = _on_desk(upload, request.args.get("level", ""))
    if desk is None:
        return _levels(upload)
    return _page(desk, PlanForm(_suggested(desk.draft)))


@bp.get("/events/plan/<id:upload_id>/progress")
def progress(upload_id: int) -> Response:
    return upload_pages.progress(usecases.sent_plan(current_actor(), upload_id))


@bp.post("/events/plan/<id:upload_id>")
def make_of_plan(upload_id: int) -> Response | str | tuple[str, int]:
    actor = current_actor()
    upload = usecases.sent_plan(actor, upload_id)
    if upload.state != "read" or (desk := _on_desk(upload, request.form.get("level", ""))) is None:
        return done(f"/events/plan/{upload_id}")
    return _answer(desk, lambda form: usecases.found_event(actor, form.slug.data, form.draft(desk.draft)))


@bp.get("/events/new/<preset>")
def by_hand_page(preset: str) -> str:
    current_actor().must_be(None)
    desk = _blank(preset)
    return _page(desk, PlanForm(_suggested(desk.draft)))


@bp.post("/events/new/<preset>")
def make_by_hand(preset: str) -> Response | str | tuple[str, int]:
    actor, desk = current_actor(), _blank(preset)
    actor.must_be(None)
    return _answer(desk, lambda form: usecases.found_event(actor, form.slug.data, form.draft(desk.draft)))


@bp.get("/events/<slug:slug>/duplicate")
def duplicate_page(slug: str) -> str:
    event, actor = event_of(slug), current_actor()
    actor.must_be(None)
    desk = _copied(event.id, event.name)
    return _page(desk, PlanForm(_suggested(desk.draft)))


@bp.post("/events/<slug:slug>/duplicate")
def duplicate(slug: str) -> Response | str | tuple[str, int]:
    event, actor = event_of(slug), current_actor()
    actor.must_be(None)
    desk = _copied(event.id, event.name)
    return _answer(
        desk,
        lambda form: usecases.duplicate_event(actor, event.id, form.slug.data, form.draft(desk.draft)),
    )


@bp.get("/events/<slug:slug>/programme/edit")
def edit_programme(slug: str) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    return _programme(event.id, ProgrammeForm(items_as_sent(queries.items(event.id))))


@bp.post("/events/<slug:slug>/programme/edit")
def rewrite_programme(slug: str) -> Response | str | tuple[str, int]:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    do = request.form.get("do", "save")
    if do != "save":
        sent, row = rearranged(request.form, do, OF_PROGRAMME)
        return _programme(event.id, ProgrammeForm(sent), row)
    form = ProgrammeForm(request.form)
    if not form.validate():
        return _programme(event.id, form), 422
    try:
        usecases.rewrite_programme(actor, event.id, form.items(), request.form.get("was", "")[:40])
    except Closed as refusal:
        return _programme(event.id, form, problem=worded(refusal)), 409
    except Conflict as refusal:
        if refusal.code != "saved_meanwhile":
            raise
        return _programme(event.id, form, meanwhile=True), 409
    flash("saved", "programme")
    return done(f"/events/{slug}/programme/edit")


def _programme(
    event_id: int,
    form: ProgrammeForm,
    row: tuple[str, int] = ("", -1),
    meanwhile: bool = False,
    problem: str = "",
) -> str:
    """The programme as a form; if somebody has saved `meanwhile`, beside what they saved."""
    items = queries.items(event_id)
    return render_template(
        "runsheet/programme_edit.html",
        place="board",
        form=form,
        row=row,
        begun=queries.has_begun(event_id),
        was=(not meanwhile and request.form.get("was", "")[:40]) or usecases.fingerprint(items),
        problem=worded(Conflict("saved_meanwhile")) if meanwhile else problem,
        saved=items if meanwhile else [],
        lines_of=lambda *members: [],
    )


def _new(problem: str = "") -> str:
    actor = current_actor()
    return render_template(
        "events/new.html",
        sent=usecases.sent_plans(actor),
        presets=PRESETS.values(),
        events=events.all_events(),
        problem=problem,
    )


def _answer(desk: Desk, make: Any) -> Response | str | tuple[str, int]:
    """A row was moved, or the event is made; or everything that stands in its way is said at once."""
    do = request.form.get("do", "make")
    if do != "make":
        sent, row = rearranged(request.form, do, COLUMNS)
        return _page(desk, PlanForm(sent), row)
    form = PlanForm(request.form)
    if not form.validate():
        return _page(desk, form), 422
    try:
        event_id = make(form)
    except (Conflict, Invalid) as refusal:
        if refusal.code in ("slug_taken", "bad_slug"):
            form.slug.errors = [worded(refusal)]
            return _page(desk, form), 422
        return _page(desk, form, problem=worded(refusal)), 422
    return done(f"/events/{events.of(event_id).slug}")


def _page(desk: Desk, form: PlanForm, row: tuple[str, int] = ("", -1), problem: str = "") -> str:
    if opens_at := desk.draft.get("opens_at"):
        form.starts_at.description = _(
            "Mục đầu tiên của chương trình bắt đầu giờ này; kế hoạch ghi khai mạc lúc %(hour)s.",
            hour=opens_at,
        )
    return render_template(
        "runsheet/plan.html",
        problem=problem,
        form=form,
        alike=events.alike(form.name.data or "", form.starts_on.data),
        draft=desk.draft,
        lines=desk.lines[:MOST_LINES],
        more_lines=max(0, len(desk.lines) - MOST_LINES),
        lines_of=desk.lines_of,
        read_at=desk.read_at,
        spans=spans,
        notes={note["line"]: note["text"] for note in desk.draft["notes"]},
        row=row,
        **desk.said,
    )


def _levels(upload: Upload) -> str:
    read = uploads.said(upload)
    desk = Desk(read["draft"], read["lines"])
    return render_template(
        "runsheet/plan_levels.html",
        upload=upload,
        draft=desk.draft,
        lines=desk.lines[:MOST_LINES],
        more_lines=max(0, len(desk.lines) - MOST_LINES),
        read_at=dict.fromkeys(desk.read_at, ""),
        notes={note["line"]: note["text"] for note in desk.draft["notes"]},
        presets=PRESETS,
        lines_of=desk.lines_of,
        spans=spans,
    )


def spans(numbers: list[int]) -> list[tuple[int, int]]:
    """Lines that follow one another as one: 11, 12, 13, 20 are 11 to 13, and 20."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number <= found[-1][1] + 2:  # an empty line between two paragraphs parts nothing
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _on_desk(upload: Upload, level: str) -> Desk | None:
    """The plan, or of a plan for all levels the one level that was chosen; None while none was."""
    read = uploads.said(upload)
    draft, said = read["draft"], {"upload": upload, "level": level}
    if draft["levels"] and level != "all":
        if not level.isdecimal() or len(level) > 4 or int(level) >= len(draft["levels"]):
            return None
        draft = of_level(draft, int(level))
        said["level_title"] = draft["levels"][int(level)]["title"]
    return Desk(seeded(draft), read["lines"], said)


def _blank(preset: str) -> Desk:
    if preset not in PRESETS:
        abort(404)
    return Desk(by_hand(preset), said={"by_hand": PRESETS[preset]})


def _copied(event_id: int, name: str) -> Desk:
    return Desk(next_event(queries.before(event_id)), said={"copied_from": name})


def _suggested(draft: Draft) -> Sent:
    """The form as a person first sees it, with an address that is free."""
    year = year_of(draft) or clock.now().year
    return as_sent(draft, slug_for(draft["name"] or draft["title"] or "", year, events.slugs()))


def worded_here(code: str, details: dict[str, Any]) -> str | None:
    """The sentence for a refusal of this feature."""
    match code:
        case "bad_draft":
            return _("Không tạo được sự kiện: %(where)s không thể là “%(value)s”.", **details)
        case "too_many_items":
            return _("Nhiều nhất %(most)s mục cho một chương trình.", **details)
    return None


WORDED_BY_FEATURES.append(worded_here)

"""The invitations' pages: their wording with its preview, their numbers, and new codes for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, flash, render_template, request
from flask_babel import gettext as _

from ceremony.base import before
from ceremony.base.form_fields import whole_number
from ceremony.base.web import WORDED_BY_FEATURES, by_script, current_actor, done, worded
from ceremony.core import official
from ceremony.core.letter import symbol
from ceremony.core.letter_says import CAPTION, days_in_doubt
from ceremony.core.people import CATEGORIES
from ceremony.core.refusals import Closed, Conflict, Refusal
from ceremony.delegates import queries as delegates
from ceremony.delegates.models import Delegate
from ceremony.delegates.views import BESIDE_PERSON
from ceremony.events.forms import said
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary
from ceremony.invitations import faces, queries, usecases
from ceremony.invitations.forms import WordingForm, wording_form

bp = Blueprint("invitations", __name__)
Page = Response | str | tuple[str, int]
MOST_ID = 10**15
FOLLOWED = ("subject", "venue", "place", "issuer", "superior")
"""What a wording keeps as it was saved, though the event may have been given another since."""


@bp.get("/events/<slug:slug>/invitations")
def page(slug: str) -> Page:
    event = _organised(slug)
    return _page(event, _as_it_is(event))


@bp.post("/events/<slug:slug>/invitations")
def word(slug: str) -> Page:
    """Save the wording; or only show it (`do=preview`), which saves nothing."""
    event = _organised(slug)
    form = wording_form({}, event.zone, request.form)
    if request.form.get("do") == "preview":
        form.validate()
        return _preview(event, form) if by_script() else _page(event, form)
    if not form.validate():
        return _page(event, form, status=422)
    try:
        usecases.word(current_actor(), event.id, form.values(event.zone), request.form.get("was", "")[:40])
    except (Conflict, Closed) as refusal:
        if by_script():
            raise
        return _page(event, form, refusal, 409)
    return _done(f"/events/{slug}/invitations", _("Đã lưu lời giấy mời."))


@bp.post("/events/<slug:slug>/invitations/numbers")
def number(slug: str) -> Page:
    """Give every invitation that has none its number."""
    event = _organised(slug)
    had = queries.counts(event.id, ()).numbered
    given = usecases.number(current_actor(), event.id, [one.id for one in queries.invitees(event.id)])
    new = len(given) - had
    return _done(f"/events/{slug}/invitations", _("Đã cấp số cho %(n)s giấy mời.", n=new))


@bp.post("/events/<slug:slug>/people/<id:delegate_id>/invitation")
def reissue(slug: str, delegate_id: int) -> Page:
    event = _organised(slug)
    name = usecases.reissue(current_actor(), event.id, delegate_id)
    told = _("Đã cấp mã mới cho %(name)s. Giấy cũ không vào được nữa: in lại giấy mời này.", name=name)
    return _done(f"/events/{slug}/people/{delegate_id}#invitation", told)


def _done(back_to: str, told: str) -> Response:
    if not by_script():
        flash(told, "said")
    return done(back_to)


def _organised(slug: str) -> EventSummary:
    event = event_of(slug)
    current_actor().must_be(event.id)
    return event


def _as_it_is(event: EventSummary) -> WordingForm:
    return wording_form(queries.wording(event.id), event.zone)


def _page(
    event: EventSummary, form: WordingForm, refusal: Refusal | None = None, status: int = 200
) -> tuple[str, int]:
    """The page; with a refusal also what somebody has saved meanwhile."""
    meanwhile = refusal is not None and refusal.code == "worded_meanwhile"
    summoned = queries.letter(event.id).summoned
    _say_what_the_event_says(event, form)
    shown = render_template(
        "invitations/page.html",
        place="invitations",
        form=form,
        was=(not meanwhile and request.form.get("was", "")[:40]) or usecases.fingerprint(event.id),
        problem=worded(refusal) if refusal is not None else "",
        other=_otherwise(event, form) if meanwhile else {},
        counts=queries.counts(event.id, summoned),
        next_number=queries.next_number(event.id),
        reissued=queries.reissued(event.id),
        changes=before.latest(event.id, ("invitations",), limit=5),
        **_previewed(event, form),
    )
    return shown, status


def _say_what_the_event_says(event: EventSummary, form: WordingForm) -> None:
    """Below a field of which the event or its plan says something else by now: the hall may have moved."""
    usual, kept = queries.usual(event.id), queries.wording(event.id)
    for name in FOLLOWED:
        if (now := getattr(usual, name)) and now != kept[name]:
            form[name].description = _("Sự kiện nay ghi: %(text)s", text=now)
    form.starts_at.description = (
        _("Để trống thì mời đúng giờ khai mạc: %(hour)s.", hour=official.moment(usual.starts))
        if usual.starts
        else _("Sự kiện chưa có ngày giờ; để trống thì giấy mời không ghi thời gian.")
    )


def _preview(event: EventSummary, form: WordingForm) -> str:
    """Only the letters, for a script that shows what is being typed."""
    return render_template("invitations/_preview.html", event=event, **_previewed(event, form))


def _previewed(event: EventSummary, form: WordingForm) -> dict[str, Any]:
    letter = queries.letter_of(event.id, form.values(event.zone))
    asked = request.values.get("q", "").strip()[:100]
    chosen = whole_number(request.values.get("who"), MOST_ID)
    if asked:
        found = delegates.find(event.id, event.people_revision, asked, 20)
        chosen = next((one for one in found if queries.one(event.id, one) is not None), None)
    return {
        "doubts": [faces.in_doubt(one.code, one.many) for one in days_in_doubt(letter)],
        "caption": CAPTION,
        "previews": faces.previews(event.id, letter, chosen),
        "who": chosen,
        "q": asked,
        "nobody": bool(asked) and chosen is None,
    }


def _otherwise(event: EventSummary, form: WordingForm) -> dict[str, str]:
    """What the wording says now, where the form says something else."""
    now = _as_it_is(event)
    told = {name: (_told(now, name), _told(form, name)) for name in now._fields if name != "csrf_token"}
    return {name: saved for name, (saved, typed) in told.items() if saved != typed}


def _told(form: WordingForm, name: str) -> str:
    if name == "summoned":
        chosen = form.summoned.data or ()
        return ", ".join(_(CATEGORIES[one]) for one in CATEGORIES if one in chosen)
    return said(form[name])


def _of_person(event: EventSummary, row: Delegate) -> Mapping[str, Any]:
    """What a person's page says of the invitation."""
    no = queries.number_of(event.id, row.id)
    return {
        "invitation": {
            "number": symbol(queries.letter(event.id), no) if no is not None else "",
            "reissued": queries.reissued(event.id, row.id, limit=3),
            "comes": row.status == "expected",
            "asked": row.status not in usecases.NOT_INVITED,
        }
    }


BESIDE_PERSON.append(_of_person)


def worded_here(code: str, details: dict[str, Any]) -> str | None:
    """The sentence for a refusal of this feature."""
    match code:
        case "worded_meanwhile":
            return _("Chưa lưu: có người vừa sửa lời giấy mời. Xem hai bản dưới đây rồi lưu lại bản đúng.")
        case "bad_number":
            return _("Số đầu tiên từ 1 đến %(most)s.", **details)
        case "not_invited":
            return _(
                "%(name)s đã rút tên hoặc đã có người đi thay: không còn giấy mời để cấp lại mã.", **details
            )
    return None


WORDED_BY_FEATURES.append(worded_here)

"""Everything an office sets about an event, on one page."""

from __future__ import annotations

from flask import Response, flash, render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from ceremony.awards import usecases as awards
from ceremony.base.form_fields import LAST_YEAR, Sent, Whole, rearranged
from ceremony.base.web import by_script, current_actor, done, worded
from ceremony.core.presets import PRESETS, banner, warnings
from ceremony.core.refusals import Closed, Conflict, Invalid, Refusal
from ceremony.core.statuses import LOCKS
from ceremony.events import usecases as events
from ceremony.events.forms import (
    MOST_ORDINAL,
    SESSION_COLUMNS,
    SESSION_KINDS,
    SettingsForm,
    as_sent,
    said,
)
from ceremony.events.pages import event_of
from ceremony.events.queries import EventSummary
from ceremony.events.queries import row as event_row
from ceremony.events.queries import sessions as sessions_of
from ceremony.screens import queries
from ceremony.screens.views import bp

BESIDE = {"slug_taken": "slug", "bad_slug": "slug", "calling_begun": "stage_capacity"}
"""Beside which field a refusal is said; any other stands above the form."""


@bp.get("/events/<slug:slug>/settings")
def settings(slug: str) -> str:
    event = event_of(slug)
    current_actor().must_be(event.id)
    return _page(event, SettingsForm(_as_they_are(event)))


@bp.post("/events/<slug:slug>/settings")
def change_settings(slug: str) -> Response | str | tuple[str, int]:
    event, actor = event_of(slug), current_actor()
    actor.must_be(event.id)
    sent, do = _with_what_is_not_sent(event), request.form.get("do", "save")
    seen = request.form.get("was", "")[:40]
    if do.startswith("banner "):
        return _page(event, SettingsForm(_in_form(sent, do.removeprefix("banner "))))
    if do != "save":
        sent, row = rearranged(sent, do, SESSION_COLUMNS)
        return _page(event, SettingsForm(sent), row=row)
    form = SettingsForm(sent)
    if not form.validate():
        if by_script():
            raise Invalid("bad_setting")
        return _page(event, form), 422
    try:
        new = form.settings()
        events.must_be_changeable(event.id, new, seen)
        if form.stage_capacity.data not in (None, event.stage_capacity):
            awards.set_stage_capacity(actor, event.id, form.stage_capacity.data)
            seen = seen and events.fingerprint(event.id)
        events.change_settings(actor, event.id, new, seen)
    except (Closed, Conflict, Invalid) as refusal:
        if by_script():
            raise
        meanwhile = refusal.code in ("saved_meanwhile", "closed")
        return _page(event, form, refusal=refusal), 409 if meanwhile else 422
    if not by_script():
        flash("saved", "settings")
    return done(f"/events/{new.slug}/settings")


def _page(
    event: EventSummary, form: SettingsForm, row: tuple[str, int] = ("", -1), refusal: Refusal | None = None
) -> str:
    figures = queries.figures(event.id)
    meanwhile = refusal is not None and refusal.code == "saved_meanwhile"
    beside = BESIDE.get(refusal.code) if refusal else None
    if opens_at := event_row(event.id).draft.get("opens_at"):
        form.starts_at.description = _(
            "Giờ của mục đầu tiên, kể cả đón tiếp; kế hoạch ghi khai mạc lúc %(hour)s.", hour=opens_at
        )
    if beside and refusal:
        form[beside].errors = [worded(refusal)]
    return render_template(
        "events/settings.html",
        place="settings",
        form=form,
        row=row,
        was=(not meanwhile and request.form.get("was", "")[:40]) or events.fingerprint(event.id),
        other=_otherwise(event, form) if meanwhile else {},
        saved_sessions=sessions_of(event.id) if meanwhile else [],
        session_kinds=SESSION_KINDS,
        problem=worded(refusal) if refusal and not beside else "",
        figures=figures,
        warnings=warnings(PRESETS[event.preset], figures),
        locks=LOCKS[event.status],
        banners={kind: _banner(form, kind) for kind in ("hoi_nghi", "dai_hoi")},
        preview={
            "host": form.host.data,
            "lines": form.name_lines.entries or (form.name.data,),
            "place_line": event.place_line,
        },
        sessions_locked="happened" in LOCKS[event.status],
        may_make=current_actor().may(None),
    )


def _as_they_are(event: EventSummary) -> Sent:
    return as_sent(events.settings_of(event.id), event.stage_capacity)


def _otherwise(event: EventSummary, form: SettingsForm) -> dict[str, str]:
    """What the settings say now, where the form says something else: somebody has saved meanwhile."""
    now = SettingsForm(_as_they_are(event))
    return {
        name: said(now[name])
        for name in now._fields
        if name != "csrf_token" and said(now[name]) != said(form[name])
    }


def _with_what_is_not_sent(event: EventSummary) -> Sent:
    """What a program does not send stays as it is. The page sends everything, and says so."""
    sent: Sent = MultiDict(request.form)
    if "whole" not in sent:
        for name, values in _as_they_are(event).lists():
            if name not in sent:
                sent.setlist(name, values)
    return sent


def _in_form(sent: Sent, kind: str) -> Sent:
    """The form with its banner's lines in one of the two usual forms; nothing is saved by that."""
    made = sent.copy()
    made["name_lines"] = "\n".join(_banner(SettingsForm(sent), kind))
    return made


def _banner(form: SettingsForm, kind: str) -> tuple[str, ...]:
    """The lines of a banner of this kind; a number that the form would refuse is not drawn."""
    period = (_shown(form.period_from, LAST_YEAR), _shown(form.period_to, LAST_YEAR))
    return banner(kind, form.name.data or "", period, _shown(form.ordinal, MOST_ORDINAL))


def _shown(field: Whole, most: int) -> int | None:
    return field.data if field.data is not None and 0 < field.data <= most else None

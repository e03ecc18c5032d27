"""What a door's form says besides whom it means: when, at which door, who stands there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import render_template, request

from ceremony.base import secrets
from ceremony.base.form_fields import whole_number
from ceremony.base.web import by_script
from ceremony.checkin import usecases
from ceremony.checkin.forms import MOST_NAME
from ceremony.checkin.views.standing import named_door
from ceremony.core.refusals import Invalid
from ceremony.events.queries import EventSummary

LARGEST = 2**31 - 1
MOST_NONCE = usecases.MOST_NONCE - len(f"-{LARGEST}")
"""Of a form's nonce: a delegation's lets in each of its people by one of their own, `NONCE-ID`."""


def said_about() -> dict[str, Any]:
    """`at`, `door` and `by` as a scan and a walk-in carry them."""
    return {**said_of_before(), "door": named_door()}


def said_of_before() -> dict[str, Any]:
    """The same of what was so at `at`: what the door was called then does not name this device anew."""
    said = {name: request.form.get(name, "").strip()[:MOST_NAME] for name in ("door", "by")}
    return {
        "at": _at(request.form.get("at", "")),
        **{name: text.replace("\x00", "") for name, text in said.items()},
    }


def said_nonce() -> str:
    return request.form.get("nonce", "")[:MOST_NONCE] or fresh_nonce()


def fresh_nonce() -> str:
    return secrets.token()[:22]


def said_person(text: str | None) -> int | None:
    """A delegate's id, or None for anything that cannot be one."""
    return whole_number(text, LARGEST)


def step(event: EventSummary, name: str, **values: Any) -> str:
    """A part of the door's page for a script, or a page of its own."""
    template = f"checkin/{name}.html" if by_script() else "checkin/step.html"
    values.setdefault("nonce", fresh_nonce())
    return render_template(template, event=event, step=f"checkin/{name}.html", **values)


def _at(text: str) -> datetime | None:
    """When the guest stood there, by the device's clock put right; an hour without a zone is refused."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Invalid("missing", field="at")

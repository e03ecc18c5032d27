"""The page that says no: one sentence, a way on, and what was typed: no refusal costs a page of writing.

A form that can say where it is wrong comes back by itself; this page is for the rest: the event was closed
meanwhile, somebody signed out in another tab, a change cannot be taken back.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from flask import Response, make_response, render_template, request

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
SECRETS = re.compile(r"password|token|code|link", re.IGNORECASE)
"""Fields whose text is never said again."""
MOST_FIELDS, MOST_SIGNS = 60, 20_000


def error_page(sentence: str, status: int, sign_in: bool = False) -> Response:
    """A page that says it; whoever is nobody here is shown where to sign in."""
    shown = {"message": sentence, "code": status, "sign_in": sign_in or status == 401}
    page = render_template("errors/error.html", typed=typed(), way_back=way_back(), **shown)
    return make_response(page, status)


def typed() -> list[str]:
    """What a person wrote in the form of ours that was sent: texts, not choices, buttons or secrets.

    What somebody else's page sent is not shown: it would be their words in our house.
    """
    if request.method != "POST" or request.mimetype not in FORMS or _left().netloc != request.host:
        return []
    texts = [
        text.strip()[:MOST_SIGNS]
        for name, text in request.form.items(multi=True)
        if not SECRETS.search(name) and _written(text.strip())
    ]
    return list(dict.fromkeys(texts))[:MOST_FIELDS]


def way_back() -> str:
    """The page of ours that was left for this one, or nothing."""
    left = _left()
    there = f"{left.path}?{left.query}" if left.query else left.path
    same_page = request.method == "GET" and left.path == request.path
    return there if left.netloc == request.host and left.path and not same_page else ""


def _left() -> SplitResult:
    return urlsplit(request.referrer or "")


def _written(text: str) -> bool:
    """Whether it looks like words, an address or a number of a person's; a choice is one small plain word."""
    return bool(re.search(r"[^\W\d_a-z]|\s|@|[^\x00-\x7f]", text)) or bool(re.fullmatch(r"\+?\d{4,15}", text))

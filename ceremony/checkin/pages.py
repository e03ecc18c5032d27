"""What pages and programs are both answered, as it travels."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any

from flask import Response, request
from flask_babel import gettext as _

from ceremony.base.db import off_loop
from ceremony.base.web import current_actor, worded
from ceremony.checkin import usecases
from ceremony.core.refusals import Refusal

WORTH_PACKING = 8_000
"""Bytes from which on a roster travels packed: of ten thousand people it is four megabytes."""


def packed(body: bytes) -> Response:
    """A roster, packed for whoever can unpack it."""
    response = Response(body, mimetype="application/json")
    response.headers["Vary"] = "Accept-Encoding"
    if len(body) > WORTH_PACKING and request.accept_encodings["gzip"]:
        response.data = off_loop(lambda: gzip.compress(body, 3))
        response.headers["Content-Encoding"] = "gzip"
    return response


def settled(event_id: int, read: Sequence[Any]) -> list[dict[str, Any]]:
    """Have facts taken in, those among them that are facts; return what each is answered, in order."""
    facts = [one for one in read if not isinstance(one, Refusal)]
    taken = iter(usecases.settle_facts(current_actor(), event_id, facts))
    return [answered(one if isinstance(one, Refusal) else next(taken)) for one in read]


def answered(answer: dict[str, Any] | Refusal) -> dict[str, Any]:
    """What one of several is answered; why not, if it was refused."""
    if not isinstance(answer, Refusal):
        return answer
    if answer.code == "server_error":
        sentence = _("Máy chủ gặp lỗi. Chưa có gì thay đổi; thử lại hoặc báo kỹ thuật.")
    elif at_fault := answer.details.get("fields"):
        sentence = _("Dữ liệu gửi lên chưa đúng ở: %(fields)s. Chưa có gì thay đổi.", fields=at_fault)
    else:
        sentence = worded(answer)
    return {"error": answer.code, "message": sentence}

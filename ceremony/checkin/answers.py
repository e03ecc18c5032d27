"""The door's answer as a card: colour, word, and one sentence that says what to do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from ceremony.core.admission import TONES, Outcome
from ceremony.events.queries import EventSummary


def worded(event: EventSummary, answer: dict[str, Any]) -> dict[str, Any]:
    """What a door shows for an answer of `check_in`."""
    outcome = Outcome(answer["outcome"])
    person = answer["delegate"] or {}
    first = _first(event, answer["first"])
    return {
        "outcome": str(outcome),
        "tone": str(TONES[outcome]),
        "sentence": _sentence(outcome, first),
        "name": person.get("name", ""),
        "honorific": person.get("honorific", ""),
        "position": person.get("position", ""),
        "unit": person.get("unit", ""),
        "seat": person.get("seat", ""),
        "award": person.get("award", ""),
        "attention": person.get("attention", ""),
        "delegate_id": person.get("id"),
        "first": first,
        "present": answer["present"],
        "expected": answer["expected"],
    }


def _first(event: EventSummary, first: dict[str, Any] | None) -> dict[str, Any] | None:
    if first is None:
        return None
    at = datetime.fromisoformat(first["at"]).astimezone(event.zone)
    return {**first, "at": at, "hour": f"{at:%H:%M}"}


def _sentence(outcome: Outcome, first: dict[str, Any] | None) -> str:
    match outcome:
        case Outcome.ADMITTED:
            return _("Mời vào.")
        case Outcome.AGAIN if first is not None:
            where = ", ".join(part for part in (first["door"], first["by"]) if part)
            if where:
                return _("Đã vào lúc %(hour)s, %(where)s.", hour=first["hour"], where=where)
            return _("Đã vào lúc %(hour)s.", hour=first["hour"])
        case Outcome.REPLACED:
            return _(
                "Giấy này đã được thay: có người đi thay, hoặc giấy mời đã cấp lại. Mời gặp ban tổ chức."
            )
        case Outcome.DECLINED:
            return _("Đại biểu đã báo vắng. Nếu đúng người, bấm xác nhận để cho vào.")
        case Outcome.WITHDRAWN:
            return _("Không còn trong danh sách. Mời gặp ban tổ chức.")
        case Outcome.WRONG_EVENT:
            return _("Giấy mời này của một sự kiện khác.")
        case _:
            return _("Không có mã này. Kiểm tra lại từng số, hoặc tìm theo tên.")

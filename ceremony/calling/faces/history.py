"""The live log as the desk reads it: what was done, by whom, and what may be taken back now."""

from __future__ import annotations

from typing import Any

from flask import get_template_attribute
from flask_babel import gettext as _

from ceremony.calling import log
from ceremony.calling.faces.parts import short
from ceremony.core import undo
from ceremony.core.script import STEP_NAMES

LOG_SHOWN = 12
SAID_SHOWN = 32
"""Signs of who did it, and of a message that was sent."""


def history(event_id: int) -> dict[str, Any]:
    """The newest actions, each with its own way back, and the last one that moved the stage.

    That one keeps its key however many certificates the tray ticks meanwhile.
    """
    rows = log.latest(event_id)
    actions = log.values(rows)
    free, last = undo.free(actions), undo.newest(actions, loud=True)
    newest = next((row for row in rows if last is not None and row.number == last.number), None)
    return {
        "log": [
            {
                "no": row.number,
                "at": row.at,
                "text": said(row.command, row.subject),
                "by": short(row.by, SAID_SHOWN),
                "undoable": row.number in free,
                "undone": row.undone_at is not None,
            }
            for row in rows[:LOG_SHOWN]
        ],
        "undo": {"no": newest.number, "text": said(newest.command, newest.subject)} if newest else None,
    }


def said(command: str, subject: str) -> str:
    """A live action in the reader's language: what was done, and to what."""
    if command == log.MESSAGE and not subject:
        return _("Gỡ lời nhắn MC")
    kind, _colon, move = command.partition(":")
    did = _word("move", move) if kind == "award" else _command(command)
    to = _word("scene", subject) if command == "show" else _step(short(subject))
    if command == log.MESSAGE:
        to = short(subject, SAID_SHOWN)
    return ": ".join(filter(None, (did, to)))


def worded(code: str, details: dict[str, str]) -> str | None:
    """The sentences of undo."""
    match code:
        case "stands_on_it":
            later = said(details["command"], details["subject"])
            return _("Chưa hoàn tác được: sau đó có “%(later)s” (%(by)s).", later=later, by=details["by"])
        case "undone_already":
            return _("Việc này đã được hoàn tác rồi.")
        case _:
            return None


def _word(kind: str, value: str) -> str:
    """The word that stands on the buttons of every face."""
    return str(get_template_attribute("parts/words.html", kind)(value)).strip()


def _step(subject: str) -> str:
    step = log.step_of(subject)
    if step is None:
        return subject
    no, kind, batch = step
    return f"{no}. {_(STEP_NAMES[kind])}" + (", " + _("đợt %(no)s", no=batch) if batch else "")


def _command(command: str) -> str:
    match command:
        case "advance":
            return _("Tiếp")
        case "back":
            return _("Lùi")
        case "goto":
            return _("Chuyển tới")
        case "skip":
            return _("Bỏ qua")
        case "hold":
            return _("Tạm dừng")
        case "resume":
            return _("Chạy tiếp")
        case "extend":
            return _("Thêm giờ")
        case "show":
            return _("Đổi màn hình")
        case log.MESSAGE:
            return _("Nhắn MC")
        case _:
            return command

"""Reading a written plan: .docx, .pdf with text, .txt or .md in, a draft of an event out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ceremony.base.texts import read_lines
from ceremony.core.plan_json import from_json, to_json
from ceremony.core.plans import Draft, read_plan
from ceremony.core.printed_hours import with_hours

__all__ = ["Draft", "draft_from_json", "draft_to_json", "event_draft", "read_draft"]

draft_to_json = to_json
draft_from_json = from_json


def read_draft(path: Path) -> Draft:
    """Return what a plan's file says.

    Raises:
        Invalid: the file cannot be opened, or holds no text (`file_no_text`).
    """
    return read_plan(read_lines(path))


def event_draft(path: Path) -> dict[str, Any]:
    """Return what an event is made from: the draft, and what the hours printed in the programme say of it.

    Its `lines` are the plan's own, to be shown beside the draft.

    Raises:
        Invalid: as for `read_draft`.
    """
    lines = read_lines(path)
    return {"draft": with_hours(to_json(read_plan(lines), path.name), lines), "lines": lines}

"""Whether a plan is of one event although its title names none: "Tổng kết công tác thi đua năm 2025".

Offices leave "Hội nghị" out of a title and say it in the sentence that makes the plan, or only by what the
plan holds: a day, a place, a programme that somebody opens and closes. A year's plan has none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ceremony.core import figures
from ceremony.core.found import Found
from ceremony.core.kinds import event_words
from ceremony.core.labels import AT_A_PLACE, VENUE, closes, said
from ceremony.core.levels import form_of
from ceremony.core.outline import Line, Outline
from ceremony.core.plan_head import Title, opens
from ceremony.core.programme import Item

_REVIEWS = (
    r"(to chuc )?(tong ket|so ket|tuyen duong|bieu duong|ton vinh|vinh danh|gap mat|trao|khen thuong)\b"
)
_MEETS = frozenset(("intro", "opening", "closing"))
_MADE_FOR = re.compile(
    r"\bkế hoạch\s+(?:về\s+)?(?:việc\s+)?tổ chức\s+((?:hội nghị|đại hội|lễ|buổi lễ)\s[^.;:/]{6,280}?)"
    r"\s*(?:,?\s*(?:cụ thể\s+)?(?:như sau|với (?:các |những )?nội dung)\b|[.;:/]|"
    r"\s(?:của|tại) (?:ubnd|ủy ban|uỷ ban|hội đồng|sở|trường|ban)\b|$)",
    re.IGNORECASE,
)


def has_its_day(text: Outline) -> bool:
    """Say whether a plan names one day and one place: then it is of one event, of whatever levels."""
    when, where = (said(text, text.lines, label) for label in ("thoi gian", VENUE))
    at = where.value or AT_A_PLACE.search(when.value)
    return figures.day(when.value) is not None and bool(at)


def holds_one(text: Outline, head: Title, items: Sequence[Item]) -> bool:
    """Say whether the text holds one event that the title does not call by its form.

    Day and place, or a programme, are enough beside a title of what only a meeting does (tổng kết, tuyên
    dương); beside any other both are wanted.
    """
    if not head.words.value:
        return False
    if named_in_text(text, head).value:
        return True
    meets = bool(_MEETS & {item.type for item in items})
    reviews = re.match(_REVIEWS, event_words(head.words.value)) is not None
    return (meets or has_its_day(text)) if reviews else (meets and has_its_day(text))


def named_in_text(text: Outline, head: Title) -> Found[str | None]:
    """Return the event's name as the sentence has it that makes or ends the plan."""
    for line in _sentences_of_the_plan(text, head):
        named = _MADE_FOR.search(line.text)
        if named and len(named[1].split()) > 4:
            return Found(named[1][:1].upper() + named[1][1:].strip(" ,"), line.numbers)
    return Found(None)


def called_as_meeting(text: Outline, title: str) -> Found[str | None]:
    """Return a title with the form that the text calls the event by: "Hội nghị tổng kết …"."""
    if not re.match(_REVIEWS, event_words(title)):
        return Found(None)
    for line in text.lines:
        here = event_words(
            re.sub(r"\bđại hội (?:thi đua yêu nước )?(?:các cấp|cấp trên|toàn quốc)", "", line.text)
        )
        if form := form_of(here):
            noun = "Đại hội" if form == "dai_hoi" else "Hội nghị"
            return Found(f"{noun} {title[:1].lower()}{title[1:]}", line.numbers)
    return Found(None)


def _sentences_of_the_plan(text: Outline, head: Title) -> Iterator[Line]:
    yield from (line for line in head.preamble if opens(line))
    yield from (line for line in text.lines if closes(line))

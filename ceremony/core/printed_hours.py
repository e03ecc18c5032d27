"""The hours a plan prints beside the items of its programme, and what follows from them.

A plan that prints only when each item begins says how long it lasts all the same: until the next one. A row
of papers has one span for all of them. And where the first item is printed before the hour of the opening,
the programme begins with it: guests are received and sung to before anything is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ceremony.core.event_draft import Draft, speakers_by_row, speakers_of
from ceremony.core.programme import minutes

_HOUR = r"(\d{1,2})(?:\s?(?:h|g|giờ)(?:\s?(\d{2}))?|:(\d{2}))(?!\w)\s*['’′]?"
_PRINTED = re.compile(
    rf"[^\w]*(?:\d{{1,3}}[.)]\s+)?(?:(?:từ|lúc)\s+)?{_HOUR}(?:\s*(?:-|–|—|đến)\s*{_HOUR})?", re.IGNORECASE
)
_EACH = re.compile(r"\bmỗi\b|/\s*(?:bài|báo cáo|người|tham luận)", re.IGNORECASE)
MOST_MINUTES = 300
BEFORE_OPENING = 120
"""Nobody is received earlier than so many minutes before the opening."""

Printed = tuple[int, int | None]
"""When an item begins and when it is over, in minutes of its day."""


def with_hours(draft: Mapping[str, Any], lines: Sequence[str]) -> Draft:
    """Return a plan's draft with what its printed hours say of it.

    An item has `at`, its hour; one that stands for several and has one span for all has `span`, and its
    minutes are a share of it. `opens_at` is the hour of the opening where the programme begins before it;
    `next_day` holds the first item of each further day.
    """
    rows = [dict(one) for one in draft["programme"]]
    words = [_words(draft, no, one, lines) for no, one in enumerate(rows)]
    hours = [printed(text) for text in words]
    papers = speakers_by_row(draft)
    for no, (one, hour) in enumerate(zip(rows, hours, strict=True)):
        if hour is not None:
            one["at"] = _written(hour[0])
            _last(one, hour, hours[no + 1 : no + 2], words[no], papers[no])
    return {**draft, "programme": rows, **_beginning(draft, hours), "next_day": list(_next_days(hours))}


def printed(line: str) -> Printed | None:
    """Return the hours that stand in front of an item's words, or in a cell of its own.

    >>> printed("- 7h30’ - 8h00’: Đón tiếp"), printed("2. Khai mạc\\t14:20"), printed("7 hộ gia đình")
    ((450, 480), (860, None), None)
    """
    for cell in line.split("\t"):
        if found := _PRINTED.match(cell):
            start, end = _minute(*found.groups()[:3]), _minute(*found.groups()[3:])
            if start is not None:
                return start, end if end is not None and start < end else None
    return None


def _last(
    one: dict[str, Any], hour: Printed, after: Sequence[Printed | None], words: str, papers: Sequence[Any]
) -> None:
    """How long an item lasts: as it says itself, by its own span, or until the next one begins."""
    if minutes(words) is not None:
        return
    start, end = hour
    if end is None and after and after[0] is not None:
        end = after[0][0]
    if end is None or not 0 < end - start < MOST_MINUTES:
        return
    span, many = end - start, len(speakers_of(one, papers)) if one["type"] == "paper" else 1
    if many > 1 and not _EACH.search(words):
        one["span"] = span
        span = max(1, span // many)
    one["minutes"] = [span, span]


def _beginning(draft: Mapping[str, Any], hours: Sequence[Printed | None]) -> dict[str, Any]:
    """The programme's first hour is where its clock begins; the opening keeps its own."""
    if not hours or hours[0] is None:
        return {}
    first, said = hours[0][0], draft.get("starts_at")
    sources = {**draft["sources"], "starts_at": _lines(draft, 0) + draft["sources"].get("starts_at", [])}
    if not said:
        return {"starts_at": _written(first), "sources": sources}
    opens = _minute(said[:2], said[3:5], None)
    if opens is None or not 0 < opens - first <= BEFORE_OPENING:
        return {}
    return {"starts_at": _written(first), "opens_at": _written(opens), "sources": sources}


def _next_days(hours: Iterable[Printed | None]) -> Iterable[int]:
    """The items whose hour is before that of the item above them: another day has begun."""
    latest = -1
    for no, hour in enumerate(hours):
        if hour is not None:
            if hour[0] < latest:
                yield no
            latest = hour[0]


def _words(draft: Mapping[str, Any], no: int, one: Mapping[str, Any], lines: Sequence[str]) -> str:
    numbers = _lines(draft, no) or [one.get("line", 0)]
    return " ".join(lines[number - 1].strip() for number in numbers if 0 < number <= len(lines))


def _lines(draft: Mapping[str, Any], no: int) -> list[int]:
    return list(draft["sources"].get(f"programme.{no}", ()))


def _minute(hour: str | None, spoken: str | None, digital: str | None) -> int | None:
    if hour is None:
        return None
    made = int(hour) * 60 + int(spoken or digital or 0)
    return made if made < 24 * 60 and int(spoken or digital or 0) < 60 else None


def _written(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"

"""Which sessions a plan's words on time tell of: a phiên trù bị before the phiên chính thức.

The official session is the event's own day and hour; only the one before it has its own.
"""

from __future__ import annotations

import re
from datetime import date, time

from ceremony.core import figures
from ceremony.core.asides import put_aside

_USUAL = {"sáng": time(7, 30), "chiều": time(14), "tối": time(19)}
"""In a commune hall; estimates, to be edited."""
_WORD = r"(?:(?!chính thức)[^;()]){0,200}"
# Its day stands beside it, in brackets or not: "(trù bị chiều ngày 16/10)", "ngày 16/10 (phiên trù bị)".
_SAID = (
    re.compile(rf"{_WORD}\btrù bị\b{_WORD}", re.IGNORECASE),
    re.compile(rf"{_WORD}\((?:phiên |họp )?trù bị\)", re.IGNORECASE),
)


def preparatory(when: str, event: date) -> tuple[date, time] | None:
    """Return day and hour of the session before the event's own; None where none has a day.

    Where no hour is said it is the usual one of its half day: in the afternoon, if nothing is said at all.

    >>> preparatory("02 buổi (trù bị 14h30 ngày 16/10/2025, chính thức ngày 17/10/2025)", date(2025, 10, 17))
    (datetime.date(2025, 10, 16), datetime.time(14, 30))
    >>> preparatory("01 buổi, ngày 17/10/2025", date(2025, 10, 17))
    """
    for pattern in _SAID:
        for found in pattern.finditer(when):
            day = figures.day(found[0]) or _in_the_year_of(event, found[0])
            if day and day <= event:
                return day, figures.hour(found[0]) or usual_hour(found[0], "chiều")
    return None


def _in_the_year_of(event: date, words: str) -> date | None:
    """Return a day whose year stands only behind the official session's: "trù bị ngày 16/10"."""
    said = re.search(
        r"(?:ngày|sáng|chiều)\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?![\d/])", words, re.IGNORECASE
    )
    return figures.a_date(event.year, int(said[2]), int(said[1])) if said else None


def usual_hour(words: str, unsaid: str = "sáng") -> time:
    """Return when something usually begins of which only morning, afternoon or evening is said."""
    said = re.search(r"\b(sáng|chiều|tối)\b", words, re.IGNORECASE)
    return _USUAL[said[1].lower() if said else unsaid]


def official(when: str) -> str:
    """Return the words on the day itself, without those on the session before it (phiên trù bị)."""
    own = re.search(r"(?:phiên |buổi |họp )?chính thức.*", when, re.IGNORECASE)
    if own and "trù bị" in when.lower():
        return own[0]
    held = put_aside(when, lambda words: "" if "trù bị" in words.lower() else words)
    return re.sub(r"[;,]\s*(?:phiên |họp )?trù bị.*", "", held, flags=re.IGNORECASE)

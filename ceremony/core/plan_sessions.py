"""Which sessions a plan's words on time tell of: a phiên trù bị before the phiên chính thức.

The official session is the event's own day and hour; only the one before it has its own.
"""

from __future__ import annotations

import re
from datetime import date, time

from ceremony.core import figures

_WORD = r"(?:(?!chính thức)[^;()]){0,200}"
# Its day stands beside it, in brackets or not: "(trù bị chiều ngày 16/10)", "ngày 16/10 (phiên trù bị)".
_SAID = (
    re.compile(rf"{_WORD}\btrù bị\b{_WORD}", re.IGNORECASE),
    re.compile(rf"{_WORD}\((?:phiên |họp )?trù bị\)", re.IGNORECASE),
)


def preparatory(when: str, event: date) -> tuple[date, time | None] | None:
    """Return day and hour of the session before the event's own; None where none has a day.

    >>> preparatory("02 buổi (trù bị 14h00 ngày 16/10/2025, chính thức ngày 17/10/2025)", date(2025, 10, 17))
    (datetime.date(2025, 10, 16), datetime.time(14, 0))
    >>> preparatory("01 buổi, ngày 17/10/2025", date(2025, 10, 17))
    """
    for pattern in _SAID:
        for found in pattern.finditer(when):
            if (day := figures.day(found[0])) and day <= event:
                return day, figures.hour(found[0])
    return None

"""What stands in brackets; a bracket that never closes is none, and is not looked for from each "(" again."""

from __future__ import annotations

import re
from collections.abc import Callable

_ASIDE = re.compile(r"\(([^)]*)\)")


def asides(text: str) -> list[str]:
    """Return the words of each pair of brackets.

    >>> asides("Báo cáo (02 tập thể) (do Hội A")
    ['02 tập thể']
    """
    return _ASIDE.findall(text[: _closed(text)])


def put_aside(text: str, put: Callable[[str], str] | str) -> str:
    """Return a text with something else in the place of each pair of brackets and its words.

    >>> put_aside("Khen thưởng (do CT.) và tặng quà (Hội A", "")
    'Khen thưởng  và tặng quà (Hội A'
    """
    end = _closed(text)
    new: Callable[[re.Match[str]], str] = (
        (lambda _: put) if isinstance(put, str) else (lambda found: put(found[0]))
    )
    return _ASIDE.sub(new, text[:end]) + text[end:]


def _closed(text: str) -> int:
    """Return where the last pair of brackets ends."""
    return text.rfind(")") + 1

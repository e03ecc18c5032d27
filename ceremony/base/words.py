"""Sentences for whoever reads them: in a page's language, and where no page is shown in the terminal's.

Light on purpose: a process that reads one file loads no web framework to word what it doubts.
"""

from __future__ import annotations

from collections.abc import Callable

from ceremony.base.terminal import say

_speakers: list[Callable[..., str]] = [say]


def speak_by(worded: Callable[..., str]) -> None:
    """From now on sentences are worded by this: the application's, which knows whose page it is."""
    _speakers.append(worded)


def gettext(text: str, /, **blanks: object) -> str:
    """A sentence in the reader's language, its blanks filled."""
    return _speakers[-1](text, **blanks)

"""The language a terminal is spoken to in: Vietnamese, or English where `CEREMONY_LANGUAGE=en` asks for it.

Light on purpose: a command that only asks the running server loads no web framework to speak.
"""

from __future__ import annotations

import gettext
import os
from functools import cache

from ceremony.base.paths import ROOT, TRANSLATIONS

LANGUAGES = ("vi", "en")


def language() -> str:
    """The reader's choice, else Vietnamese: the office's system may well be English."""
    chosen = os.environ.get("CEREMONY_LANGUAGE", "")[:2].lower()
    return chosen if chosen in LANGUAGES else "vi"


def say(text: str, /, **blanks: object) -> str:
    """A sentence in the terminal's language, its blanks filled."""
    said = _catalogue(language()).gettext(text)
    return said % blanks if blanks else said


def command(words: str) -> str:
    """What somebody types for a command of ours on this machine: in a checkout nothing is on the path."""
    if not (ROOT / "pyproject.toml").is_file():
        return f"ceremony {words}"
    return f"{'py' if os.name == 'nt' else 'python3'} -m ceremony {words}"


@cache
def _catalogue(chosen: str) -> gettext.NullTranslations:
    return gettext.translation("messages", str(TRANSLATIONS), [chosen], fallback=True)

"""Which system a browser says it runs on: its own steps are shown first. Whoever lies sees another's."""

from __future__ import annotations

import re

SYSTEMS = ("iphone", "android", "windows", "mac")
_SAYS = (
    ("iphone", re.compile(r"iPhone|iPad|iPod")),
    ("android", re.compile(r"Android")),
    ("windows", re.compile(r"Windows NT")),
    ("mac", re.compile(r"Macintosh")),
)
_APPS = re.compile(r"Zalo|FBAN|FBAV|Instagram|MicroMessenger|Line/", re.IGNORECASE)


def system_of(agent: str) -> str | None:
    """One of `SYSTEMS`, or None.

    >>> system_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)")
    'iphone'
    >>> system_of("Mozilla/5.0 (Linux; Android 14; SM-A155F)")
    'android'
    """
    return next((name for name, says in _SAYS if says.search(agent)), None)


def inside_an_app(agent: str) -> bool:
    """Whether a chat program shows the page: those pass no warning, and often give no camera.

    >>> inside_an_app("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Zalo android/12100680")
    True
    """
    return bool(_APPS.search(agent))

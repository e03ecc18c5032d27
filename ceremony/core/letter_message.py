"""An invitation as a message: plain text for Zalo, SMS or a letter box, read on a small screen.

It is made of what stands on the paper and says nothing else, so that both tell a guest the same. Every line
stands for itself: nothing is lost where a program runs them together.
"""

from __future__ import annotations

import unicodedata

from ceremony.core import codes
from ceremony.core.pages import Says


def link_of(public_url: str | None, code: str) -> str:
    """Return the address of somebody's invitation; empty where this house has none that guests can reach.

    What stands behind `#` is never sent to a server, nor written down by one on the way.

    >>> link_of("https://hoinghi.example", "1" * 24)
    'https://hoinghi.example/i#111111111111111111111111'
    >>> link_of(None, "1" * 24)
    ''
    """
    return f"{public_url.rstrip('/')}/i#{code}" if public_url else ""


def message(says: Says, link: str = "") -> str:
    """Return an invitation as text, of what `letter_says` says of it."""
    alike = says["alike"]
    facts = [("Thời gian", alike["starts"]), ("Địa điểm", alike["venue"])]
    found = [
        alike["asks"],
        ", ".join(part for part in (says["called"], says["office"]) if part),
        f"tới dự {alike['event']}." if alike["event"] else "",
        *(f"{label}: {words}." for label, words in facts if words),
        *(
            _line(label, words)
            for label, words in (*says["summoned_through"], *says["own"], *alike["reminders"])
        ),
        alike["closing"].replace("./.", "."),
        f"Mã mời: {codes.printed(says['code'])}",
        f"Mã ngắn: {codes.printed(says['hand_code'])}",
        f"Mở mã QR trên điện thoại: {link}" if link else "",
    ]
    return unicodedata.normalize("NFC", "\n".join(filter(None, found)))


def _line(label: str, words: str) -> str:
    return f"{label}: {words}".rstrip() if label else words

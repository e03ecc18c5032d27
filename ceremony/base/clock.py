"""The only module that asks the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, aware and in UTC, to the millisecond (as the wire carries it)."""
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def now_ms() -> float:
    """Milliseconds since the epoch, for screens that measure how far their clock is off."""
    return time.time() * 1000


def ticks() -> float:
    """Seconds on a clock that only goes forward: for intervals, never for instants."""
    return time.monotonic()


def wire(instant: datetime | None) -> str | None:
    """RFC 3339 in UTC with milliseconds, as the contract says it."""
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

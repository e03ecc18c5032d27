"""Failures are counted, success never: guessing slows down, a busy door does not."""

from __future__ import annotations

from collections import OrderedDict, deque

from ceremony.base import clock
from ceremony.core.refusals import TooMany


class Throttle:
    """At most `failures` in `seconds` from one key; after that, no until the oldest has aged out."""

    def __init__(self, failures: int, seconds: float, keys: int = 10_000) -> None:
        self._failures = failures
        self._seconds = seconds
        self._keys = keys
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def check(self, key: str) -> None:
        """Go on only if this key has not failed too often lately.

        Raises:
            TooMany: with `seconds`, how long to wait.
        """
        times = self._seen.get(key)
        if times is None:
            return
        present = clock.ticks()
        while times and present - times[0] > self._seconds:
            times.popleft()
        if not times:
            del self._seen[key]
        elif len(times) >= self._failures:
            raise TooMany(seconds=max(1, round(self._seconds - (present - times[0]))))

    def failed(self, key: str) -> None:
        """Count one failure. The longest-quiet keys make room, so that strangers cannot fill memory."""
        times = self._seen.setdefault(key, deque(maxlen=self._failures))
        times.append(clock.ticks())
        self._seen.move_to_end(key)
        while len(self._seen) > self._keys:
            self._seen.popitem(last=False)

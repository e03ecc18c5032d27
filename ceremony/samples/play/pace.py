"""The play's own clock: half past six in the morning, running faster than ours."""

from __future__ import annotations

import threading
import time

OPENS_MIN = 6 * 60 + 30
"""The doors open at 06:30 of the day that is acted."""


class Pace:
    """Minutes of the acted day, and the words said at them."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._began = time.monotonic()
        self._mouth = threading.Lock()

    @property
    def minute(self) -> float:
        """Minutes since the doors opened."""
        return (time.monotonic() - self._began) * self._speed / 60

    @property
    def hour(self) -> str:
        hours, minutes = divmod(OPENS_MIN + int(self.minute), 60)
        return f"{hours:02}:{minutes:02}"

    def rest(self, minutes: float) -> None:
        time.sleep(max(0.0, minutes * 60 / self._speed))

    def until(self, minute: float) -> None:
        self.rest(minute - self.minute)

    def say(self, who: str, text: str) -> None:
        """One line of the running commentary."""
        with self._mouth:
            print(f"{self.hour}  {who:<15} {text}", flush=True)

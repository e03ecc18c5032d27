"""Between servers of one database: with Redis, each tells the others what has changed.

Only numbers and kinds travel, never a picture: each server draws for those who watch it. Without
Redis there is one server and nobody to tell.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
from collections.abc import Callable
from queue import Full, Queue
from typing import Any

log = logging.getLogger("ceremony.relay")
CHANNEL = "ceremony"
AGAIN_S = 1.0
MOUTH_S = 2.0


class Relay:
    def __init__(self, url: str) -> None:
        import redis

        self._ear = redis.Redis.from_url(url, socket_timeout=None, socket_connect_timeout=5)
        self._mouth = redis.Redis.from_url(url, socket_timeout=MOUTH_S, socket_connect_timeout=MOUTH_S)
        self._me = secrets.token_hex(8)
        self._unsaid: Queue[dict[str, Any]] = Queue(maxsize=1000)

    def tell(self, message: dict[str, Any]) -> None:
        """Have it said soon. Nobody who pressed a key waits for Redis; a full queue forgets the oldest."""
        while True:
            try:
                self._unsaid.put_nowait(message)
                return
            except Full:
                self._unsaid.get_nowait()

    def speak_for_ever(self) -> None:
        """Say what there is to say, in order."""
        while True:
            message = self._unsaid.get()
            try:
                self._mouth.publish(CHANNEL, json.dumps({**message, "from": self._me}))
            except Exception:  # the change is on disk all the same; others catch up when they reconnect
                log.warning("redis did not take a message; other servers will be late")

    def listen_for_ever(self, heard: Callable[[dict[str, Any]], None], missed: Callable[[], None]) -> None:
        """Hear the others; after a gap, `missed` redraws everything."""
        while True:
            try:
                channel: Any = self._ear.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]
                channel.subscribe(CHANNEL)
                missed()
                for line in channel.listen():
                    message = json.loads(line["data"])
                    if message.pop("from", None) != self._me:
                        heard(message)
            except Exception:
                log.warning("lost redis; trying again")
            threading.Event().wait(AGAIN_S)


_relay: Relay | None = None


def join(url: str | None) -> Relay | None:
    """Connect this process to the others, if a Redis is set."""
    global _relay
    _relay = Relay(url) if url else None
    return _relay


def tell(message: dict[str, Any]) -> None:
    """Tell the other servers, if there are any."""
    if _relay is not None:
        _relay.tell(message)

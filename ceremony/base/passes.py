"""Socket passes: what a page shows to open its socket, and how any bearer becomes an actor.

A pass is signed, names its device and nothing else, and outlives restarts. Whether the device still
may is asked when the socket opens; a revoked device's sockets are closed besides.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from ceremony.base import secrets
from ceremony.core.actor import Actor

KEPT_FOR_S = 400 * 24 * 3600
"""A hall screen may stay open from the rehearsal to the next year's; browsers keep cookies as long."""


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="ceremony-socket-pass")


def made_for(device_id: int) -> str:
    """The pass that a page of this device carries."""
    return str(_signer().dumps(device_id))


def device_of(text: str) -> int | None:
    """The device this pass was made for, or None if it is not ours or too old."""
    try:
        device_id = _signer().loads(text, max_age=KEPT_FOR_S)
    except BadSignature:
        return None
    return device_id if isinstance(device_id, int) else None


class Doorkeeper:
    """Who stands behind a credential. The feature that knows devices fills this in at start."""

    def __init__(self) -> None:
        self.by_device: Callable[[int], Actor | None] = lambda device_id: None
        self.by_token: Callable[[str], Actor | None] = lambda token: None
        self.by_request: Callable[[], Actor] = lambda: Actor("")


doorkeeper = Doorkeeper()


def bearer(text: object) -> Actor | None:
    """The actor behind a page's pass or a bearer token; None for anything else."""
    if not isinstance(text, str) or not text.isascii() or not 0 < len(text) <= 512:
        return None
    device_id = device_of(text)
    return doorkeeper.by_token(text) if device_id is None else doorkeeper.by_device(device_id)


def derived(*parts: object) -> int:
    """A number of 256 bits that only this server's secret makes from `parts`."""
    return secrets.derived(str(current_app.config["SECRET_KEY"]), *parts)


def mark() -> str:
    """What may be known of this server's secret: enough to tell it from another."""
    return secrets.digest(f"{derived('mark')}")

"""Which device says something: one token may serve several, which a program tells apart by texts."""

from __future__ import annotations

import hashlib

from ceremony.core.actor import Actor


def device_of(actor: Actor, text: str) -> int | None:
    """The device's number: the token's own, or below zero one made of it and the program's text."""
    if not text:
        return actor.device_id
    digest = hashlib.sha256(f"{actor.device_id}:{text}".encode()).digest()
    return -1 - int.from_bytes(digest[:4]) // 2

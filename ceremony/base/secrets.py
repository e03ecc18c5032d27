"""Secrets of one data directory: made on first start, never defaulted, readable by their owner only."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path


def kept(path: Path) -> str:
    """Return the secret in this file, making it (256 bits, mode 0600) the first time.

    Written under another name and linked into place, so that two processes starting together end
    with one secret and a power cut leaves none by halves.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without hard links
            if not path.exists():
                os.replace(draft, path)
        draft.unlink(missing_ok=True)
    return path.read_text(encoding="ascii").strip()


def token() -> str:
    """A fresh bearer secret, 256 bits."""
    return secrets.token_urlsafe(32)


def digest(text: str) -> str:
    """What is stored of a random secret. It is long and random, so one round of SHA-256 is enough."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def derived(key: str, *parts: object) -> int:
    """A number of 256 bits that only the holder of `key` can make from `parts`."""
    message = "\x1f".join(str(part) for part in parts).encode()
    return int.from_bytes(hmac.digest(key.encode(), message, "sha256"), "big")


def below(limit: int) -> int:
    """A random number from 0 up to, not including, `limit`."""
    return secrets.randbelow(limit)

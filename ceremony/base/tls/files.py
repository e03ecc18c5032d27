"""Where a data directory keeps its certificates, and whether they are still good. No cryptography is loaded.

`ca.pem` holds the CA's key and certificate, `server.pem` the server's key and chain; both are their owner's
alone. `ca.crt` is the part that anybody may have. `tls.json` says what the server must know to judge them.
"""

from __future__ import annotations

import hashlib
import json
import ssl
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ceremony.base import clock, lan

AUTHORITY, CHAIN, PUBLIC, NOTE = "ca.pem", "server.pem", "ca.crt", "tls.json"
RENEWED_BEFORE = timedelta(days=30)
PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Kept:
    """The certificates of a data directory as they are told of: nothing here is secret."""

    name: str
    sha256: str
    """The CA's fingerprint, 64 hex digits."""
    addresses: tuple[str, ...]
    names: tuple[str, ...]
    from_: datetime
    until: datetime
    folder: Path

    @property
    def der(self) -> bytes:
        """The CA's certificate."""
        return ssl.PEM_cert_to_DER_cert((self.folder / PUBLIC).read_text(encoding="ascii"))


def folder(data: Path) -> Path:
    return data / "tls"


def kept(data: Path) -> Kept | None:
    """What this directory has; None where there is nothing, or not the whole of it."""
    place = folder(data)
    try:
        told: dict[str, Any] = json.loads((place / NOTE).read_text(encoding="utf-8"))
        found = Kept(
            told["name"],
            told["sha256"],
            tuple(told["addresses"]),
            tuple(told["names"]),
            datetime.fromisoformat(told["from"]),
            datetime.fromisoformat(told["until"]),
            place,
        )
        whole = (place / AUTHORITY).is_file() and digest(place / CHAIN) == told["chain"]
        return found if whole and hashlib.sha256(found.der).hexdigest() == found.sha256 else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def fresh(data: Path) -> Kept | None:
    """What this directory has, if it serves today: for every address of this machine, for a month to come."""
    found, now = kept(data), clock.now()
    if found is None or not found.from_ <= now < found.until - RENEWED_BEFORE:
        return None
    return found if set(certified(lan.addresses())) <= set(found.addresses) else None


def certified(addresses: list[str]) -> list[str]:
    """Those the CA may vouch for: a machine that stands on the internet has an address that is not ours."""
    return [one for one in addresses if lan.is_private(one)]


def make(data: Path) -> Kept | None:
    """Have a process of our own make what is missing: cryptography never weighs on the server.

    None where it could not; it has said why on stderr.
    """
    command = [sys.executable, "-m", "ceremony", "tls", "--quiet", "--data", str(data)]
    try:
        subprocess.run(command, check=True, timeout=PATIENCE_S, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None
    return fresh(data)


def context(found: Kept) -> ssl.SSLContext:
    """What the https server shakes hands with.

    Raises:
        OSError: the files cannot be read, or are no certificate of ours.
    """
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.load_cert_chain(found.folder / CHAIN)
    made.set_alpn_protocols(["http/1.1"])
    return made


def fingerprint(sha256: str) -> list[str]:
    """A fingerprint in groups of four, as people compare it.

    >>> fingerprint("0123456789abcdef" * 4)[:4]
    ['0123', '4567', '89AB', 'CDEF']
    """
    return [sha256[at : at + 4].upper() for at in range(0, len(sha256), 4)]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

"""Where people of the hall open this server: over plain http, and where a page needs more, over https."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from flask import current_app, request

from ceremony.base import lan, tls

EXTENSION = "ceremony-ways-in"


class WaysIn:
    """What the server that runs this application listens to. None listens while a command borrows it."""

    def __init__(self, host: str = "", http_port: int | None = None) -> None:
        self.host, self.http_port = host, http_port
        self.https_port: int | None = None
        self.certificates: tls.Kept | None = None
        self.without_https = ""
        """Why not, where somebody may want to know: `taken` or `no certificate`."""

    def renewed(self, certificates: tls.Kept) -> None:
        self.certificates = certificates


def ways_in() -> WaysIn:
    found = current_app.extensions.get(EXTENSION)
    return found if isinstance(found, WaysIn) else WaysIn()


def here(phone: bool = False) -> str:
    """The base of links on this page. For a `phone` it is what other machines reach, over plain http.

    Who scans a link is first shown plain http, which no browser warns of; that page explains the way on.
    """
    if public := public_url():
        return public
    ways, base = ways_in(), request.host_url.rstrip("/")
    if not phone:
        return base
    if request.is_secure and ways.http_port is not None:
        base = f"http://{_host()}:{ways.http_port}"
    return lan.for_phones(base, ways.host)


def secure_here() -> str | None:
    """The https base for whoever sees this page over plain http on the hall's network; None where none is
    needed (this machine itself, or https already) or there is none."""
    name = _host()
    if request.is_secure or name in lan.LOOPBACK or (public_url() or "").startswith("https:"):
        return None
    return _secure(name)


def secure_for_phones() -> str | None:
    """The https base as other machines reach it; None without https."""
    return _secure(_host())


def public_url() -> str | None:
    found: str | None = current_app.config["PUBLIC_URL"]
    return found


def data() -> Path:
    folder: Path = current_app.config["SETTINGS"].data
    return folder


def _secure(name: str) -> str | None:
    ways = ways_in()
    if ways.https_port is None or ways.certificates is None:
        return None
    if name in lan.LOOPBACK or name not in (*ways.certificates.addresses, *ways.certificates.names):
        name = (lan.address() if ways.host in lan.EVERYWHERE else None) or name
    return f"https://{name}:{ways.https_port}"


def _host() -> str:
    name = urlsplit(f"//{request.host}").hostname or ""
    return f"[{name}]" if ":" in name else name

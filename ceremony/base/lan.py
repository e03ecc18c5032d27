"""This machine's addresses in the hall's network: what phones and screens must be told."""

from __future__ import annotations

import socket

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def addresses() -> list[str]:
    """The address of the interface that leads out of this machine; none where there is no network."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("10.255.255.255", 1))  # sends nothing: asks which interface would
            found = str(probe.getsockname()[0])
    except OSError:
        return []
    return [] if found.startswith("127.") else [found]


def for_phones(base: str, listens_on: str) -> str:
    """The base address as another machine reaches it: a page opened at 127.0.0.1 must not print that.

    Only where the server listens to the network at all.
    """
    scheme, _, host = base.partition("://")
    name, _, port = host.rpartition(":") if ":" in host else (host, "", "")
    if name not in LOOPBACK or listens_on not in ("0.0.0.0", "::"):
        return base
    found = addresses()
    return f"{scheme}://{found[0]}{':' + port if port else ''}" if found else base

"""This machine's addresses in the hall's network: what phones and screens must be told."""

from __future__ import annotations

import socket
import struct
import sys
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
OWN = (
    *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
    "100.64.0.0/10",  # what a phone may give that shares its network
    *("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15"),  # of trials
)
PRIVATE = tuple(map(IPv4Network, OWN))
"""What no machine on the internet answers to."""
EVERYWHERE = ("0.0.0.0", "::")
SIOCGIFADDR = 0xC0206921 if sys.platform == "darwin" else 0x8915
"""Ask for the address of an interface by its name: macOS, Linux."""


def addresses() -> list[str]:
    """Every address that another machine of the hall may know this one by, the one that leads out first.

    None where there is no network.
    """
    found = [*_leading_out(), *sorted(one for one in {*_of_interfaces(), *_of_our_name()} if is_private(one))]
    return [one for one in dict.fromkeys(found) if not one.startswith("127.")]


def address() -> str | None:
    """The one to tell people: of the interface that leads out, or else of any."""
    return next(iter(_leading_out() or addresses()), None)


def is_private(address: str) -> bool:
    """Whether an address is one of a hall's own network, or a home's, or an office's."""
    return any(IPv4Address(address) in network for network in PRIVATE)


def plain_name() -> str:
    """What this machine calls itself, without its domain; empty where that is no name."""
    name = socket.gethostname().partition(".")[0].lower()
    fits = name.isascii() and name.replace("-", "").isalnum() and not name.startswith("-") and len(name) < 64
    return name if fits and name != "localhost" else ""


def for_phones(base: str, listens_on: str) -> str:
    """The base address as another machine reaches it: a page opened at 127.0.0.1 must not print that.

    Only where the server listens to the network at all.
    """
    scheme, _, host = base.partition("://")
    name, _, port = host.rpartition(":") if ":" in host else (host, "", "")
    if name not in LOOPBACK or listens_on not in EVERYWHERE:
        return base
    found = address()
    return f"{scheme}://{found}{':' + port if port else ''}" if found else base


def _leading_out() -> list[str]:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("10.255.255.255", 1))  # sends nothing: asks which interface would
            found = str(probe.getsockname()[0])
            return [] if found.startswith("127.") else [found]
    except OSError:
        return []


def _of_interfaces() -> list[str]:
    """The address of each interface, where the system tells it by name."""
    found = []
    with (
        suppress(ImportError, OSError, AttributeError),
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe,
    ):
        from fcntl import ioctl

        for _number, name in socket.if_nameindex():
            with suppress(OSError):  # an interface without an address
                told = ioctl(probe.fileno(), SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                found.append(socket.inet_ntoa(told[20:24]))
    return found


def _of_our_name() -> list[str]:
    """The addresses that the system knows this machine's own name by: all of them on Windows."""
    try:
        return [str(one) for one in socket.gethostbyname_ex(socket.gethostname())[2]]
    except (OSError, UnicodeError):
        return []

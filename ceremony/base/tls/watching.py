"""A laptop that is carried into another Wi-Fi has another address: its certificate follows by itself."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from pathlib import Path

import gevent

from ceremony.base.tls.files import CHAIN, Kept, fresh, make

LOOKS_EVERY_S = 20
PATIENT_FOR_S = 600
"""After a try that came to nothing."""

log = logging.getLogger("ceremony.tls")


def follow(data: Path, context: ssl.SSLContext, tell: Callable[[Kept], None]) -> None:
    """For ever: renew the certificate when this machine has a new address, or a month before it ends."""
    while True:
        gevent.sleep(LOOKS_EVERY_S)
        if fresh(data) is None:
            renewed = make(data)
            if renewed is None:
                log.warning("the certificate could not be renewed")
                gevent.sleep(PATIENT_FOR_S)
                continue
            context.load_cert_chain(renewed.folder / CHAIN)
            tell(renewed)

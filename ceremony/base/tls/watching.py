"""A laptop that is carried into another Wi-Fi has another address: its certificate follows by itself."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from pathlib import Path

import gevent

from ceremony.base.tls.files import CHAIN, Kept, digest, fresh, make

LOOKS_EVERY_S = 20
PATIENT_FOR_S = 600
"""After a try that came to nothing."""

log = logging.getLogger("ceremony.tls")


def follow(
    data: Path,
    context: ssl.SSLContext,
    tell: Callable[[Kept], None],
    looks_every_s: float = LOOKS_EVERY_S,
    patient_for_s: float = PATIENT_FOR_S,
) -> None:
    """For ever: renew the certificate when this machine has a new address, or a month before it ends.

    A try that fails, whatever of it failed, is told in one line and made again after a patient pause.
    """
    served = _chain(fresh(data))
    while True:
        gevent.sleep(looks_every_s)
        try:
            found = fresh(data) or make(data)
            if found is None:
                raise OSError("none could be made")
            chain = _chain(found)
            if chain != served:
                context.load_cert_chain(found.folder / CHAIN)
                tell(found)
                served = chain
        except Exception as error:
            log.warning("the certificate could not be renewed: %s", error)
            gevent.sleep(patient_for_s)


def _chain(found: Kept | None) -> str:
    return digest(found.folder / CHAIN) if found is not None else ""

"""The certificate as an iPhone, an iPad or a Mac takes it: a configuration profile, unsigned."""

from __future__ import annotations

import plistlib
from uuid import NAMESPACE_URL, uuid5


def mobileconfig(name: str, der: bytes, sha256: str) -> bytes:
    """A profile that holds the CA's certificate and nothing else. The same CA makes the same profile."""
    ours = f"vn.ceremony.ca.{sha256[:16]}"
    root = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{ours}.root",
        "PayloadUUID": _uuid(f"{ours}.root"),
        "PayloadDisplayName": name,
        "PayloadCertificateFileName": "ceremony.crt",
        "PayloadContent": der,
    }
    return plistlib.dumps(
        {
            "PayloadType": "Configuration",
            "PayloadVersion": 1,
            "PayloadIdentifier": ours,
            "PayloadUUID": _uuid(ours),
            "PayloadDisplayName": name,
            "PayloadRemovalDisallowed": False,
            "PayloadContent": [root],
        }
    )


def _uuid(text: str) -> str:
    return str(uuid5(NAMESPACE_URL, text)).upper()

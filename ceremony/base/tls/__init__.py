"""The hall's own certificates: a CA of one data directory, limited to private networks, and its leaf.

A browser gives a page the camera, and lets it open without network, only at an address with a certificate.
"""

from ceremony.base.tls.files import Kept, context, fingerprint, fresh, kept, make
from ceremony.base.tls.serving import SecureServer

__all__ = ["Kept", "SecureServer", "context", "fingerprint", "fresh", "kept", "make"]

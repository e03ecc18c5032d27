"""Making certificates, with the `cryptography` package: only `ceremony tls` loads this."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from filelock import FileLock

from ceremony.base import clock, lan
from ceremony.base.secrets import digest
from ceremony.base.tls import files

CA_LASTS, LEAF_LASTS = timedelta(days=3653), timedelta(days=397)
CLOCKS_DIFFER = timedelta(days=1)
"""A phone whose clock is behind must not find a certificate of tomorrow."""
OWN_NETWORKS = (*lan.OWN, "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128")
OWN_DOMAINS = ("lan", "local", "localhost", "home.arpa")


@dataclass(frozen=True, slots=True)
class Authority:
    """A CA: its key, and the certificate that phones install."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def bring_up_to_date(data: Path, addresses: list[str], name: str, now: datetime | None = None) -> files.Kept:
    """Make what is missing and keep what is good: the CA as long as it lives, the leaf while it fits.

    Raises:
        OSError: the folder cannot be written.
    """
    place, now = files.folder(data), now or clock.now()
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(place / "tls.lock", timeout=files.PATIENCE_S):
        authority = _kept(place, now) or _new_authority(data, place, name, now)
        _issue(authority, place, sorted({*files.certified(addresses), "127.0.0.1"}), name, now)
    found = files.kept(data)
    if found is None:
        raise OSError("the certificates could not be read again")
    return found


def _kept(place: Path, now: datetime) -> Authority | None:
    """The CA that was made here, unless it is broken, ends within a month, or is of a day to come."""
    try:
        pem = (place / files.AUTHORITY).read_bytes()
        key = serialization.load_pem_private_key(pem, password=None)
        certificate = x509.load_pem_x509_certificate(pem)
        certificate.verify_directly_issued_by(certificate)
    except (OSError, ValueError, TypeError, InvalidSignature):
        return None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        return None
    lives = certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - files.RENEWED_BEFORE
    return Authority(key, certificate) if lives else None


def _new_authority(data: Path, place: Path, name: str, now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    called = f"Ceremony {name or 'server'} {digest(str(data))[:4]}"[:64]
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called)])
    ours = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    made = (
        _begun(subject, subject, key, now - CLOCKS_DIFFER, now + CA_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(_own(name), None), critical=True)
        .add_extension(ours, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(ours), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(place / files.AUTHORITY, _pem(key) + _pem(made))
    return Authority(key, made)


def _own(name: str) -> list[x509.GeneralName]:
    """All that the CA may ever vouch for: a key that leaks opens nothing on the internet."""
    names: list[x509.GeneralName] = [x509.DNSName(one) for one in (*OWN_DOMAINS, *_unmistakable(name))]
    return [*names, *(x509.IPAddress(ip_network(one)) for one in OWN_NETWORKS)]


def _unmistakable(name: str) -> list[str]:
    """The machine's name, unless it may be a domain of the internet, as `dev` and `vn` are: the CA would
    vouch for all of it. None of those has a digit or a hyphen, but for `xn--`."""
    plain = any(sign.isdigit() or sign == "-" for sign in name) and not name.startswith("xn--")
    return [name] if plain else []


def _issue(authority: Authority, place: Path, addresses: list[str], name: str, now: datetime) -> None:
    """Make the server's certificate, and last the note that makes it count."""
    key, allowed = ec.generate_private_key(ec.SECP256R1()), _allowed(authority.certificate)
    local = ("local", "lan", "home.arpa") if name else ()
    names = [one for one in (name, *(f"{name}.{end}" for end in local), "localhost") if _fits(one, allowed)]
    begins = max(now - CLOCKS_DIFFER, authority.certificate.not_valid_before_utc).replace(microsecond=0)
    ends = min(begins + LEAF_LASTS, authority.certificate.not_valid_after_utc)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, (name or "ceremony")[:64])])
    subjects = [*map(x509.DNSName, names), *(x509.IPAddress(ip_address(one)) for one in addresses)]
    issuer = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    made = (
        _begun(subject, authority.certificate.subject, key, begins, ends)
        .add_extension(x509.SubjectAlternativeName(subjects), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    public = authority.certificate
    _write(place / files.PUBLIC, _pem(public), mode=0o644)
    _write(place / files.CHAIN, _pem(key) + _pem(made) + _pem(public))
    note = {
        "name": str(public.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value),
        "sha256": public.fingerprint(hashes.SHA256()).hex(),
        "addresses": addresses,
        "names": names,
        "from": begins.isoformat(),
        "until": made.not_valid_after_utc.isoformat(),
        "chain": files.digest(place / files.CHAIN),
    }
    _write(place / files.NOTE, json.dumps(note, indent=1).encode(), mode=0o644)


def _allowed(authority: x509.Certificate) -> list[str]:
    """The domains this CA was made for: a name that the machine was given since is not among them."""
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    return [one.value for one in limits if isinstance(one, x509.DNSName)]


def _fits(name: str, allowed: list[str]) -> bool:
    return bool(name) and any(name == one or name.endswith(f".{one}") for one in allowed)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, begins: datetime, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
    )


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(thing: ec.EllipticCurvePrivateKey | x509.Certificate) -> bytes:
    if isinstance(thing, x509.Certificate):
        return thing.public_bytes(serialization.Encoding.PEM)
    return thing.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Put a file in place whole or not at all; a secret one is nobody else's even while it is written."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)

"""Stories of the hall's certificates: who believes them, what they never say, when they are renewed."""

from __future__ import annotations

import hashlib
import json
import os
import ssl
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import gevent
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ceremony.base import clock, lan, tls
from ceremony.base.tls import files
from ceremony.base.tls.authority import bring_up_to_date
from ceremony.base.tls.watching import follow
from tests.edges import PATIENCE_S

HALL = ["192.168.1.10", "10.0.0.5"]


def greets(chain: Path, authority: Path, name: str) -> None:
    """Shake hands in memory, as somebody who knows the CA.

    Raises:
        ssl.SSLError: the certificate is not believed.
    """
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context(cafile=authority)
    server.load_cert_chain(chain)
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [client.wrap_bio(down, up, server_hostname=name), server.wrap_bio(up, down, server_side=True)]
    for end in ends * 3:
        try:
            end.do_handshake()
        except ssl.SSLWantReadError:
            continue


def forged(place: Path, subject: x509.GeneralName) -> Path:
    """What somebody could make who has stolen the CA's key."""
    pem = (place / files.AUTHORITY).read_bytes()
    stolen, ca = serialization.load_pem_private_key(pem, None), x509.load_pem_x509_certificate(pem)
    assert isinstance(stolen, ec.EllipticCurvePrivateKey)
    own = ec.generate_private_key(ec.SECP256R1())
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "forged")]))
        .issuer_name(ca.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ca.not_valid_before_utc)
        .not_valid_after(ca.not_valid_before_utc + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([subject]), critical=False)
        .sign(stolen, hashes.SHA256())
    )
    secret = own.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = place / "forged.pem"
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


def test_who_knows_the_ca_believes_every_address_and_name_of_the_hall(tmp_path: Path) -> None:
    kept = bring_up_to_date(tmp_path, HALL, "laptop-1")

    for name in (*HALL, "127.0.0.1", "localhost", "laptop-1", "laptop-1.local", "laptop-1.lan"):
        greets(kept.folder / files.CHAIN, kept.folder / files.PUBLIC, name)


@pytest.mark.parametrize(
    "subject", [x509.DNSName("example.com"), x509.IPAddress(ip_address("8.8.8.8"))], ids=["name", "address"]
)
def test_a_stolen_key_vouches_for_nothing_on_the_internet(tmp_path: Path, subject: x509.GeneralName) -> None:
    kept = bring_up_to_date(tmp_path, HALL, "laptop-1")

    with pytest.raises(ssl.SSLError, match="permitted subtree violation"):
        greets(forged(kept.folder, subject), kept.folder / files.PUBLIC, str(subject.value))


def test_a_machine_called_like_a_domain_of_the_internet_vouches_for_none_of_it(tmp_path: Path) -> None:
    kept = bring_up_to_date(tmp_path, HALL, "dev")

    assert kept.names == ("dev.local", "dev.lan", "dev.home.arpa", "localhost")
    with pytest.raises(ssl.SSLError, match="permitted subtree violation"):
        greets(forged(kept.folder, x509.DNSName("web.dev")), kept.folder / files.PUBLIC, "web.dev")


def test_in_another_wifi_the_leaf_is_made_anew_and_the_ca_that_phones_know_stays(tmp_path: Path) -> None:
    before = bring_up_to_date(tmp_path, HALL, "laptop-1")
    after = bring_up_to_date(tmp_path, ["172.20.10.2"], "another-1")

    assert after.sha256 == before.sha256
    assert after.addresses == ("127.0.0.1", "172.20.10.2")
    assert "another-1" not in after.names and "another-1.local" in after.names
    greets(after.folder / files.CHAIN, after.folder / files.PUBLIC, "172.20.10.2")


def test_a_certificate_is_renewed_a_month_before_it_ends_and_when_an_address_is_new(tmp_path: Path) -> None:
    here, now = lan.addresses(), clock.now()
    old = bring_up_to_date(tmp_path, here, "laptop-1", now - timedelta(days=370))
    assert tls.fresh(tmp_path) is None

    renewed = bring_up_to_date(tmp_path, here, "laptop-1", now)
    assert tls.fresh(tmp_path) == renewed
    assert (renewed.sha256, renewed.until - renewed.from_) == (old.sha256, timedelta(days=397))

    (renewed.folder / files.CHAIN).write_bytes(b"half of a file")
    assert tls.fresh(tmp_path) is None


def test_the_keys_are_their_owners_alone_and_the_public_part_holds_none(tmp_path: Path) -> None:
    kept = bring_up_to_date(tmp_path, HALL, "laptop-1")

    if os.name == "posix":
        secret = [kept.folder / files.AUTHORITY, kept.folder / files.CHAIN]
        assert [oct(path.stat().st_mode & 0o777) for path in secret] == ["0o600"] * 2
    assert b"PRIVATE" not in (kept.folder / files.PUBLIC).read_bytes()
    assert sorted(path.name for path in kept.folder.iterdir()) == [
        "ca.crt",
        "ca.pem",
        "server.pem",
        "tls.json",
        "tls.lock",
    ]


def test_a_certificate_that_cannot_be_read_is_tried_again_until_it_is_mended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = bring_up_to_date(tmp_path, lan.addresses(), "laptop-1")
    chain, note, used = kept.folder / files.CHAIN, kept.folder / files.NOTE, tls.context(kept)
    told: list[tls.Kept] = []
    watcher = gevent.spawn(follow, tmp_path, used, told.append, looks_every_s=0.01, patient_for_s=0.01)
    gevent.sleep(0.05)

    broken = json.loads(note.read_text()) | {"chain": hashlib.sha256(b"half of a file").hexdigest()}
    broken["until"] = (kept.until + timedelta(days=1)).isoformat()
    chain.write_bytes(b"half of a file")
    note.write_text(json.dumps(broken))
    with gevent.Timeout(PATIENCE_S):
        while len(caplog.messages) < 2:
            gevent.sleep(0.01)
    assert (told, {"the certificate could not be renewed" in line for line in caplog.messages}) == (
        [],
        {True},
    )

    mended = bring_up_to_date(tmp_path, lan.addresses(), "laptop-1")
    with gevent.Timeout(PATIENCE_S):
        while not told:
            gevent.sleep(0.01)
    watcher.kill()
    assert told == [mended]

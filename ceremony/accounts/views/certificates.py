"""The hall's certificate for whoever wants to install it: nothing here is secret, nobody signs in."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, render_template, request

from ceremony.accounts.faces import phones, profile
from ceremony.accounts.faces.guides import PICTURES, THE_CERTIFICATE
from ceremony.accounts.faces.links import qr_of
from ceremony.accounts.views import bp
from ceremony.accounts.views.joining import words
from ceremony.base import tls, ways_in
from ceremony.base.web import current_actor


@bp.get("/ca")
def certificate_page() -> str:
    agent = request.headers.get("User-Agent", "")
    ours = phones.system_of(agent)
    order = sorted(phones.SYSTEMS, key=lambda one: one != ours)
    return render_template(
        "accounts/ca.html", systems=order, ours=ours, inside_an_app=phones.inside_an_app(agent), **_shown()
    )


@bp.get("/ca/huong-dan/<any(iphone, android, windows, mac):system>")
def certificate_guide(system: str) -> str:
    if ways_in.ways_in().certificates is None:
        abort(404)
    return render_template(
        "accounts/ca_guide.html", system=system, conference=words.conference(current_actor()), **_shown()
    )


@bp.get("/ca/ceremony.crt")
def certificate() -> Response:
    return _file(_kept().der, "ceremony.crt", "application/x-x509-ca-cert")


@bp.get("/ca/ceremony.mobileconfig")
def apple_profile() -> Response:
    kept = _kept()
    made = profile.mobileconfig(kept.name, kept.der, kept.sha256)
    return _file(made, "ceremony.mobileconfig", "application/x-apple-aspen-config")


def _kept() -> tls.Kept:
    found = ways_in.ways_in().certificates
    if found is None:
        abort(404)
    return found


def _file(content: bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(content, mimetype=kind, headers=headers)


def _shown() -> dict[str, Any]:
    kept, address = ways_in.ways_in().certificates, f"{ways_in.here(phone=True)}/ca"
    return {
        "certificate": kept,
        "groups": tls.fingerprint(kept.sha256) if kept else [],
        "pictures": PICTURES,
        "the_certificate": THE_CERTIFICATE,
        "address": address,
        "qr": qr_of(address),
        "secure": ways_in.secure_for_phones(),
        "public": (ways_in.public_url() or "").startswith("https:"),
    }

"""Static files under an address that moves with their content, so browsers may keep them for ever."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from flask import Blueprint, Flask, Response, redirect, send_from_directory

from ceremony.base.paths import STATIC

A_YEAR_S = 365 * 24 * 3600
for kind, ending in (("text/javascript", ".js"), ("application/wasm", ".wasm"), ("font/ttf", ".ttf")):
    mimetypes.add_type(kind, ending)  # a Windows registry may say otherwise


def stamp(folder: Path) -> str:
    """A short digest of every file's name and content."""
    seen = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        seen.update(path.relative_to(folder).as_posix().encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


def init(app: Flask) -> None:
    """Serve static files; templates name them with `static('css/tokens.css')`."""
    now = stamp(STATIC)
    bp = Blueprint("files", __name__)

    @bp.get("/static/<version>/<path:name>")
    def file(version: str, name: str) -> Response:
        response = send_from_directory(STATIC, name, max_age=A_YEAR_S if version == now else 0)
        if version == now:
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR_S}, immutable"
        return response

    @bp.get("/sw.js")
    def service_worker() -> Response:
        response = send_from_directory(STATIC, "js/sw.js", max_age=0)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Service-Worker-Allowed"] = "/"
        return response

    @bp.get("/favicon.ico")
    def favicon() -> Response:
        return redirect(address("images/favicon.svg"))  # type: ignore[return-value]

    def address(name: str) -> str:
        return f"/static/{now}/{name}"

    app.register_blueprint(bp)
    app.jinja_env.globals.update(static=address, static_stamp=now)

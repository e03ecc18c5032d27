"""The single-machine server: one process, gevent's loop, one writer for its data directory."""

from __future__ import annotations

import gc
import json
import logging
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gevent
from filelock import Timeout
from flask import Flask
from gevent.event import Event
from gevent.pywsgi import WSGIHandler, WSGIServer

from ceremony.accounts.usecases import recognise_house
from ceremony.app import create_app, with_sockets
from ceremony.base import jinja, schema, sockets, tls, ways_in
from ceremony.base.lock import lock
from ceremony.base.tls.serving import is_gone
from ceremony.base.tls.watching import follow
from ceremony.base.ways_in import WaysIn
from ceremony.core.actor import HOUSE
from ceremony.settings import Settings

BACKLOG = 1024
"""Five hundred screens may come back in the same second."""
FILES = 16_384
COLLECT_AT = (20_000, 20, 50)
"""Rarer, longer walks than Python's own: a walk over 500 open sockets is seen as a late picture."""

log = logging.getLogger("ceremony.server")


class Busy(Exception):
    """Another server runs on this data directory."""


class PortTaken(Exception):
    """The port cannot be opened; the message says why."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(why)
        self.port = port


class NoCertificate(Exception):
    """Https was asked for, and there is no certificate to serve it with."""


@dataclass(frozen=True, slots=True)
class Https:
    """The port for phones; 0 is any free one. One that somebody asked for `must` open."""

    port: int
    must: bool = False


class Prompt(WSGIHandler):  # type: ignore[misc]
    """A handler whose answers leave at once: with Nagle a keep-alive request waits 44 ms."""

    def __init__(self, connection: socket.socket, *rest: Any) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().__init__(connection, *rest)

    def log_error(self, msg: str, *args: Any) -> None:
        """What cannot be read as a request may hold a name or a code: that it came is all that is kept."""
        log.info("a request that could not be read was refused")

    def handle_error(self, kind: Any, error: Any, trace: Any) -> None:
        """A phone that walks out of the Wi-Fi ends its line in the middle of a word: no error of ours."""
        if is_gone(error):
            self.close_connection = True
        else:
            super().handle_error(kind, error, trace)

    def handle_one_response(self) -> None:
        """A line that was a web socket ends with it: what its client still sends is no next request."""
        super().handle_one_response()
        if self.environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            self.close_connection = True


SERVED = {
    "backlog": BACKLOG,
    "handler_class": Prompt,
    "log": None,
    "error_log": logging.getLogger("ceremony.wsgi"),
}


def run(
    settings: Settings, host: str, port: int, ready: Callable[[Flask, str], None], https: Https | None = None
) -> None:
    """Serve, and tell `ready` once the port answers. Returns when the server is stopped.

    With `https` the same application answers there too: phones get their cameras only so.

    Raises:
        Busy: another server runs on this data directory.
        WrongSchema: the database has another version's shape.
        Conflict: `other_secret`, the database was made with another `secret.key`.
        PortTaken: a port that must be opened cannot be.
        NoCertificate: https must be served, and no certificate could be made.
    """
    _many_files()
    try:
        held = lock(settings.data).acquire()
    except Timeout:
        raise Busy from None
    with held:
        app = create_app(settings)
        schema.must_be_ours(settings)
        with app.app_context():
            recognise_house(HOUSE)
        socketio = with_sockets(app)
        jinja.compile_all(app)
        server = WSGIServer((host, port), app, **SERVED)
        stopped = Event()
        for stop in (signal.SIGINT, signal.SIGTERM):
            with suppress(OSError, ValueError):  # not every system's loop can wait for every signal
                gevent.signal_handler(stop, stopped.set)
        _open(server)
        ways = app.extensions[ways_in.EXTENSION] = WaysIn(host, server.server_port)
        secure = _also_secure(settings.data, server, https, ways) if https is not None else None
        sockets.start(app, socketio, settings.redis_url)
        note = settings.data / "server.json"
        ports = {"port": server.server_port, "https_port": ways.https_port, "pid": os.getpid()}
        note.write_text(json.dumps(ports), encoding="utf-8")
        _settle()
        ready(app, f"http://{_shown(host)}:{server.server_port}")
        try:
            stopped.wait()
        finally:
            note.unlink(missing_ok=True)
            server.stop()
            if secure is not None:
                secure.stop()


def _also_secure(data: Path, plain: WSGIServer, https: Https, ways: WaysIn) -> tls.SecureServer | None:
    """Serve what `plain` serves on the secure port as well, as long as this process lives."""
    found = tls.fresh(data)
    try:
        if found is None:
            raise NoCertificate
        context = tls.context(found)
        server = tls.SecureServer(
            (plain.server_host, https.port), plain.application, ssl_context=context, **SERVED
        )
        _open(server)
    except (NoCertificate, OSError, PortTaken) as error:
        if https.must:
            raise error if isinstance(error, PortTaken) else NoCertificate from None
        ways.without_https = "taken" if isinstance(error, PortTaken) else "no certificate"
        return None
    ways.https_port, ways.certificates = server.server_port, found
    gevent.spawn(follow, data, context, ways.renewed)
    return server


def _open(server: WSGIServer) -> None:
    try:
        server.start()
    except OSError as error:
        raise PortTaken(server.address[1], error.strerror or str(error)) from None


def _shown(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::", "localhost") else host


def _settle() -> None:
    """What is loaded stays: the collector need not walk it again while five hundred screens wait."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AT)


def _many_files() -> None:
    """Every screen is an open file."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

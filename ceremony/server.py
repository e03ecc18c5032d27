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
from typing import Any

import gevent
from filelock import Timeout
from flask import Flask
from gevent.event import Event
from gevent.pywsgi import WSGIHandler, WSGIServer

from ceremony.accounts.usecases import recognise_house
from ceremony.app import create_app, with_sockets
from ceremony.base import jinja, schema, sockets
from ceremony.base.lock import lock
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


class Prompt(WSGIHandler):  # type: ignore[misc]
    """A handler whose answers leave at once: with Nagle a keep-alive request waits 44 ms."""

    def __init__(self, connection: socket.socket, *rest: Any) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().__init__(connection, *rest)

    def log_error(self, msg: str, *args: Any) -> None:
        """What cannot be read as a request may hold a name or a code: that it came is all that is kept."""
        log.info("a request that could not be read was refused")

    def handle_one_response(self) -> None:
        """A line that was a web socket ends with it: what its client still sends is no next request."""
        super().handle_one_response()
        if self.environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            self.close_connection = True


def run(settings: Settings, host: str, port: int, ready: Callable[[Flask, str], None]) -> None:
    """Serve, and tell `ready` once the port answers. Returns when the server is stopped.

    Raises:
        Busy: another server runs on this data directory.
        WrongSchema: the database has another version's shape.
        Conflict: `other_secret`, the database was made with another `secret.key`.
        PortTaken: the port cannot be opened.
    """
    _many_files()
    try:
        held = lock(settings.data).acquire()
    except Timeout:
        raise Busy from None
    with held:
        app = create_app(settings)
        app.config["LISTENS_ON"] = host
        schema.must_be_ours(settings)
        with app.app_context():
            recognise_house(HOUSE)
        socketio = with_sockets(app)
        jinja.compile_all(app)
        server = WSGIServer(
            (host, port),
            app,
            backlog=BACKLOG,
            handler_class=Prompt,
            log=None,
            error_log=logging.getLogger("ceremony.wsgi"),
        )
        stopped = Event()
        for stop in (signal.SIGINT, signal.SIGTERM):
            with suppress(OSError, ValueError):  # not every system's loop can wait for every signal
                gevent.signal_handler(stop, stopped.set)
        try:
            server.start()
        except OSError as error:
            raise PortTaken(error.strerror or str(error)) from None
        sockets.start(app, socketio, settings.redis_url)
        note = settings.data / "server.json"
        note.write_text(json.dumps({"port": server.server_port, "pid": os.getpid()}), encoding="utf-8")
        _settle()
        ready(app, f"http://{_shown(host)}:{server.server_port}")
        try:
            stopped.wait()
        finally:
            note.unlink(missing_ok=True)
            server.stop()


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

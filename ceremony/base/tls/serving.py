"""An https server on gevent's loop: each handshake in a greenlet of its own, none waited for too long."""

from __future__ import annotations

import logging
import re
import socket
import ssl
from typing import Any

import gevent
from gevent.pywsgi import WSGIServer

HANDSHAKE_S = 10
"""A phone on a crowded Wi-Fi answers within this; who only opens a line and says nothing is let go."""
MOST_HEAD = 8192
A_HANDSHAKE = b"\x16"
HOST = re.compile(rb"^host:[ \t]*([\w.\-]+|\[[\da-f:]+\])(?::\d+)?[ \t]*$", re.IGNORECASE | re.MULTILINE)
REQUEST = re.compile(rb"[A-Z]{3,7} (/[!-~]*) HTTP/1\.[01]\r?\n")
THE_END = b"Connection: close\r\nContent-Length: 0\r\n\r\n"
NOT_HTTP = b"HTTP/1.1 400 Bad Request\r\n" + THE_END

log = logging.getLogger("ceremony.tls")


class SecureServer(WSGIServer):  # type: ignore[misc]
    """Serves the same application as the plain server beside it."""

    def wrap_socket_and_handle(self, client_socket: Any, address: Any) -> None:
        """Shake hands, then serve. A phone that does not know the CA hangs up here: that is no news."""
        try:
            with gevent.Timeout(HANDSHAKE_S):
                line = self._greeted(client_socket)
        except (OSError, gevent.Timeout) as ended:
            log.debug("no handshake: %s", type(ended).__name__)
            client_socket.close()
            return
        if line is None:
            return
        try:
            self.handle(line, address)
        except OSError as error:
            if not is_gone(error):
                raise
        finally:
            line.close()

    def _greeted(self, client: Any) -> Any:
        """The secured line; None for who spoke plain http, and was shown the way."""
        first = client.recv(1, socket.MSG_PEEK)
        if first == A_HANDSHAKE:
            return self._shaken(self.wrap_socket(client, do_handshake_on_connect=False, **self.ssl_args))
        if first:
            client.sendall(self._shown_the_way(_head(client)))
        client.close()
        return None

    def _shaken(self, line: Any) -> Any:
        try:
            line.do_handshake()
        except BaseException:
            line.close()
            raise
        return line

    def _shown_the_way(self, head: bytes) -> bytes:
        """The same address with https; what stands after its # stays in the browser and comes along."""
        request, host = REQUEST.match(head), HOST.search(head.replace(b"\r", b""))
        if request is None or host is None:
            return NOT_HTTP
        there = b"https://%s:%d%s" % (host[1], self.server_port, request[1])
        return b"HTTP/1.1 307 Temporary Redirect\r\nLocation: %s\r\n" % there + THE_END


def _head(client: Any) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head and len(head) < MOST_HEAD:
        if not (more := client.recv(1024)):
            break
        head += more
    return head


def is_gone(error: BaseException | None) -> bool:
    """Whether an error of a line only says that its other end went away without a goodbye."""
    return isinstance(error, ssl.SSLError | ConnectionError | TimeoutError)

"""WebSocket lines to the screens: a picture goes out at once, whole, its frame built once for all who watch.

Three things that the stock libraries do are left out, because five hundred screens wait for one picture:

- simple-websocket agrees to deflate with every browser: 300 kB of window and a compression of the same
  picture for each screen, on a hall network where bytes cost nothing.
- It sends a frame with one `send`, which a full buffer cuts short.
- Engine.IO hands every message to a greenlet of its socket: five hundred switches before the last screen has
  its picture. A line that has nothing waiting is written to where it stands; one that cannot take the whole
  message now is left to its greenlet, which waits.
"""

from __future__ import annotations

from typing import Any

import simple_websocket
from engineio.async_drivers import gevent as driver
from engineio.packet import MESSAGE, Packet
from gevent.socket import socket
from wsproto.events import Message, TextMessage

_last: tuple[object, bytes] = (None, b"")


class Line(simple_websocket.Server):  # type: ignore[misc]
    """A server's end of a WebSocket."""

    def __init__(self, environ: dict[str, Any], **options: Any) -> None:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # what is not asked for is not agreed to
        self._rest = b""
        self._waits = False
        super().__init__(environ, **options)

    def send(self, data: str | bytes) -> None:
        """Send a message, after the rest of one that was cut short; wait until the buffer takes it all.

        Raises:
            ConnectionClosed: the other end is gone.
        """
        if not self.connected:
            raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)
        rest, self._rest, self._waits = self._rest, b"", True
        try:
            self.sock.sendall(rest + (self._frame(data) if data else b""))
        finally:
            self._waits = False

    def send_now(self, data: str | bytes) -> str | bytes | None:
        """Send a message as far as the buffer takes it; return what is left for `send`, None if nothing is.

        Of a message that was begun it is the empty one: its rest is kept here.
        """
        if self._waits or self._rest or not self.connected or type(self.sock) is not socket:
            return data  # a TLS socket is one of these as well: what is under it must not be written to
        frame = self._frame(data)
        try:
            sent = self.sock._sock.send(frame)  # gevent's own socket under the one that waits
        except OSError:  # full, or the other end is gone: `send` will tell
            return data
        self._rest = frame[sent:]
        return "" if self._rest else None

    def _frame(self, data: str | bytes) -> bytes:
        """The frame of a message; a broadcast hands the very same text to one line after another."""
        global _last
        if isinstance(data, bytes):
            return bytes(self.ws.send(Message(data=data)))
        if data is not _last[0]:
            _last = (data, self.ws.send(TextMessage(data=str(data))))
        return _last[1]


class Left(Packet):  # type: ignore[misc]
    """What a line could not take at once, for its greenlet to send."""

    def __init__(self, data: str | bytes) -> None:
        super().__init__(MESSAGE)
        self._left = data

    def encode(self, b64: bool = False) -> str | bytes:
        return self._left


class Prompt(driver.WebSocketWSGI):  # type: ignore[misc]
    """The WebSocket of an Engine.IO socket, whose messages go out at once where they can.

    Heartbeats stay with the socket's greenlet, which takes a silence of its own for the end.
    """

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self._socket = self.app.__self__  # Engine.IO gives a method of the socket to call with the line
        self._socket.send = self._send
        return super().__call__(environ, start_response)

    def _send(self, packet: Packet) -> None:
        ours = self._socket
        settled = ours.upgraded and not (ours.closing or ours.closed) and ours.queue.empty()
        if settled and packet.packet_type == MESSAGE and ours.check_ping_timeout():
            left = self.ws.send_now(packet.encode())
            if left is None:
                return
            packet = Left(left)
        type(ours).send(ours, packet)


def init() -> None:
    """Have Engine.IO answer with lines of ours."""
    simple_websocket.Server = Line
    driver._async["websocket"] = Prompt

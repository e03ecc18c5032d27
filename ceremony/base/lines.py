"""WebSocket lines to the screens: a picture goes out at once, whole, its frame built once for all who watch.

Three things that the stock libraries do are left out, because five hundred screens wait for one picture:

- simple-websocket agrees to deflate with every browser: 300 kB of window and a compression of the same
  picture for each screen, on a hall network where bytes cost nothing.
- It sends a frame with one `send`, which a full buffer cuts short.
- Socket.IO and Engine.IO look every screen up, and hand its message to a greenlet of its socket: five
  hundred switches before the last screen has its picture. A line on which nothing waits is written to where
  it stands, through `_free`; one that cannot take the whole message now is left to its greenlet, which waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import simple_websocket
import socketio
from engineio.async_drivers import gevent as driver
from engineio.packet import MESSAGE, Packet
from gevent.socket import socket
from socketio.packet import EVENT
from wsproto.events import Message, TextMessage
from wsproto.frame_protocol import FrameProtocol

_free: dict[str, Callable[[bytes], int]] = {}
"""The lines on which nothing waits to be sent: Engine.IO's name of a line → the write of its bare socket.

Whatever is to be sent by a line's greenlet takes it out first; the greenlet puts it back when all is sent.
"""


class Rest(bytes):
    """What is left of a frame that a line could not take whole: it goes out as it is."""


class Line(simple_websocket.Server):  # type: ignore[misc]
    """A server's end of a WebSocket."""

    def __init__(self, environ: dict[str, Any], **options: Any) -> None:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # what is not asked for is not agreed to
        super().__init__(environ, **options)

    def send(self, data: str | bytes) -> None:
        """Send a message or the rest of one; wait until the buffer takes it all.

        Raises:
            ConnectionClosed: the other end is gone.
        """
        if not self.connected:
            raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)
        if not isinstance(data, Rest):
            data = self.ws.send(
                Message(data=data) if isinstance(data, bytes) else TextMessage(data=str(data))
            )
        self.sock.sendall(data)

    @property
    def write(self) -> Callable[[bytes], int] | None:
        """Writes what the buffer takes and never waits; None for a line that cannot be written to so."""
        if not self.connected or type(self.sock) is not socket:
            return None  # a TLS socket is one of these as well: what is under it must not be written to
        return self.sock._sock.send  # type: ignore[no-any-return]  # gevent's own, under the one that waits


class Left(Packet):  # type: ignore[misc]
    """The rest of a frame, for the line's greenlet to send."""

    def __init__(self, rest: bytes) -> None:
        super().__init__(MESSAGE)
        self._rest = Rest(rest)

    def encode(self, b64: bool = False) -> bytes:
        return self._rest


class Prompt(driver.WebSocketWSGI):  # type: ignore[misc]
    """The WebSocket of an Engine.IO socket, which tells when nothing waits on it."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self._socket = self.app.__self__  # Engine.IO gives a method of the socket to call with the line
        self._socket.send = self._leave
        try:
            return super().__call__(environ, start_response)
        finally:
            _free.pop(self._socket.sid, None)

    def _leave(self, packet: Packet) -> None:
        """Leave a packet to the greenlet: heartbeats too, or it would take the silence for the end."""
        ours = self._socket
        _free.pop(ours.sid, None)
        type(ours).send(ours, packet)

    def send(self, message: str | bytes) -> None:
        """Engine.IO's own sending: one packet of perhaps several, between which nobody else's turn comes."""
        ours = self._socket
        _free.pop(ours.sid, None)
        super().send(message)
        write = self.ws.write
        if ours.upgraded and not (ours.closing or ours.closed) and ours.queue.empty() and write is not None:
            _free[ours.sid] = write


def broadcast(server: socketio.Server, event: str, data: Any, namespace: str, room: str) -> None:
    """Send everybody in a room of this server the same event."""
    packet = server.packet_class(EVENT, namespace=namespace, data=[event, data])
    message = Packet(MESSAGE, packet.encode())
    frame = bytes(FrameProtocol(client=False, extensions=[]).send_data(message.encode(), fin=True))
    for _, line in server.manager.get_participants(namespace, room):
        try:
            sent = _free[line](frame)
        except (KeyError, OSError):  # something waits, the buffer is full, or the other end is gone
            server.eio.send_packet(line, message)
            continue
        if sent < len(frame):
            server.eio.send_packet(line, Left(frame[sent:]))


def init() -> None:
    """Have Engine.IO answer with lines of ours."""
    simple_websocket.Server = Line
    driver._async["websocket"] = Prompt

"""WebSocket lines to the screens: a frame is built once for however many watch, sent whole, never deflated.

Stock simple-websocket agrees to deflate with every browser: 300 kB of window and a compression of the
same picture for each of five hundred screens, on a hall network where bytes cost nothing. It also sends a
frame with one `send`, which a full buffer cuts short.
"""

from __future__ import annotations

from typing import Any

import simple_websocket
from wsproto.events import Message, TextMessage

_last: tuple[object, bytes] = (None, b"")


class Line(simple_websocket.Server):  # type: ignore[misc]
    """A server's end of a WebSocket."""

    def __init__(self, environ: dict[str, Any], **options: Any) -> None:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # what is not asked for is not agreed to
        super().__init__(environ, **options)

    def send(self, data: str | bytes) -> None:
        """Send a message.

        Raises:
            ConnectionClosed: the other end is gone.
        """
        if not self.connected:
            raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)
        self.sock.sendall(self._frame(data))

    def _frame(self, data: str | bytes) -> bytes:
        """The frame of a message; a broadcast hands the very same text to one line after another."""
        global _last
        if isinstance(data, bytes):
            return bytes(self.ws.send(Message(data=data)))
        if data is not _last[0]:
            _last = (data, self.ws.send(TextMessage(data=str(data))))
        return _last[1]


def init() -> None:
    """Have Engine.IO answer with lines of ours."""
    simple_websocket.Server = Line

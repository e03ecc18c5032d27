"""The namespace `/live`: admit, send the present picture, then every newer one. Downlink only.

Commands travel over HTTP, where they can be refused and are never kept for later.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from engineio import json as engine_json
from flask import Flask, request
from flask_socketio import (
    ConnectionRefusedError,
    Namespace,
    SocketIO,
    disconnect,
    emit,
    join_room,
    leave_room,
)

from ceremony.base import clock, health, lines, live, relay
from ceremony.base.live import ITS_EVENTS, LANGUAGES, drawer, room_of
from ceremony.base.passes import bearer
from ceremony.core.actor import Actor, Role

PING_EVERY_S = 4
GONE_AFTER_S = 4
"""A screen that lost its network knows it after at most eight seconds, and so do we."""
TAKES_BYTES = 16_384
REFUSAL_GOES_OUT_S = 0.2


class Letters:
    """JSON with letters as they are: escaped, a Vietnamese picture would weigh a fifth more."""

    loads = staticmethod(engine_json.loads)

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        text = json.dumps(value, ensure_ascii=False, **options)
        try:
            text.encode()
        except UnicodeEncodeError:  # half of a letter, sent back to whoever sent it
            return json.dumps(value, **options)
        return text


EventOf = Callable[[object], tuple[int, str, str] | None]
"""A slug as a client sent it → (event's id, slug, its language), or None."""


def socket_id() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


class LiveNamespace(Namespace):  # type: ignore[misc]
    """Who watches what, and whose sockets they are."""

    def __init__(self, path: str, event_of: EventOf) -> None:
        super().__init__(path)
        self._event_of = event_of
        self._holders: dict[str, Actor] = {}
        self._watched: dict[str, set[tuple[int, str, str]]] = defaultdict(set)
        live.closers.append(self.close_device)

    def on_connect(self, auth: Any = None) -> None:
        holder = bearer(auth.get("token") if isinstance(auth, dict) else None)
        if holder is None:
            self._hang_up_on(socket_id())
            raise ConnectionRefusedError("pass_required")
        self._holders[socket_id()] = holder
        live.open_sockets[socket_id()] = holder.device_id
        health.devices.came(holder.grants)

    def on_disconnect(self, reason: str = "") -> None:
        sid = socket_id()
        holder = self._holders.pop(sid, None)
        live.open_sockets.pop(sid, None)
        if holder is not None:
            health.devices.went(holder.device_id, holder.grants)
        for key in self._watched.pop(sid, ()):
            drawer.watchers(*key).discard(sid)
            live.screens.went(key[0], sid)

    def on_watch(self, wish: object = None, *_more: object) -> None:
        sid = socket_id()
        asked = wish if isinstance(wish, dict) else {}
        name = asked.get("surface")
        surface = drawer.surfaces.get(name) if isinstance(name, str) else None
        found = self._event_of(asked.get("event"))
        holder = self._holders.get(sid)
        if surface is None or found is None or holder is None or not surface.open_to(holder, found[0]):
            emit("refused", {"surface": str(name)[:80], "error": "forbidden"})
            return
        event_id, slug, language = found
        if asked.get("language") in LANGUAGES:
            language = asked["language"]
        elif surface.is_screen:
            language = ITS_EVENTS  # it may become another while the screen watches
        picture = drawer.picture(surface, event_id, slug, language)
        if self._leaves_another_language(sid, event_id, surface.name, language):
            picture.dirty = True  # drawn anew, or its number would go back for this socket
        picture.watchers.add(sid)
        self._watched[sid].add((event_id, surface.name, language))
        join_room(picture.room)
        if surface.is_screen and _hangs(holder, event_id):
            live.screens.came(event_id, str(holder.device_id), holder.name, sid)
        emit("picture", drawer.current(surface, event_id, slug, language, asks=sid).packet)

    def on_time(self, asked: object = None, *_more: object) -> dict[str, Any]:
        t0 = asked.get("t0") if isinstance(asked, dict) else None
        return {"t0": t0 if isinstance(t0, int | float) else None, "t1": clock.now_ms()}

    def _leaves_another_language(self, sid: str, event_id: int, name: str, language: str) -> bool:
        """A surface is watched in one language at a time: the newer wish replaces the older."""
        others = [key for key in self._watched[sid] if key[:2] == (event_id, name) and key[2] != language]
        for key in others:
            self._watched[sid].discard(key)
            drawer.watchers(*key).discard(sid)
            leave_room(room_of(*key))
        return bool(others)

    def close_device(self, device_id: int) -> None:
        """Close every socket of this device: it has been revoked."""
        for sid, holder in list(self._holders.items()):
            if holder.device_id == device_id:
                self._hang_up_on(sid)
                disconnect(sid, namespace=self.namespace)

    def _hang_up_on(self, sid: str) -> None:
        """Once what we still say has gone out, close the line itself: clients do not always do it."""
        line = self.server.manager.eio_sid_from_sid(sid, self.namespace)

        def hang_up() -> None:
            self.socketio.sleep(REFUSAL_GOES_OUT_S)
            self.server.eio.disconnect(line)

        if line is not None:
            self.socketio.start_background_task(hang_up)


def _hangs(holder: Actor, event_id: int) -> bool:
    """Whether a wall is one of the hall's: its device joined as a screen, or an account opened it.

    A desk or a program that looks at the hall beside its own work is none.
    """
    return holder.account_id is not None or Role.SCREEN in holder.grants.get(event_id, ())


def init(app: Flask, event_of: EventOf) -> SocketIO:
    """Hang the namespace onto the application."""
    lines.init()
    socketio = SocketIO(
        app,
        async_mode="gevent",
        cors_allowed_origins=None,
        ping_interval=PING_EVERY_S,
        ping_timeout=GONE_AFTER_S,
        max_http_buffer_size=TAKES_BYTES,
        manage_session=False,
        cookie=None,
        json=Letters,
        logger=False,
        engineio_logger=False,
    )
    socketio.on_namespace(LiveNamespace("/live", event_of))
    return socketio


def start(app: Flask, socketio: SocketIO, redis_url: str | None) -> None:
    """Start the drawer, and the ear for other servers if there are any."""

    def send(packet: dict[str, Any], room: str) -> None:
        lines.broadcast(socketio.server, "picture", packet, "/live", room)

    socketio.start_background_task(drawer.draw_for_ever, app, send)
    others = relay.join(redis_url)
    if others is not None:

        def hear() -> None:
            with app.app_context():
                others.listen_for_ever(live.heard, drawer.mark_everything)

        socketio.start_background_task(hear)
        socketio.start_background_task(others.speak_for_ever)

"""Pictures out: each watched surface is drawn once per change and language, however many watch.

A change only marks surfaces dirty; one drawer, outside the request, draws them in order of
importance, yields between them, and after the first drawing of a surface draws it at most ten times a
second. A drawing reads everything of one moment: one that is marked meanwhile is drawn again.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from flask import Flask, render_template
from flask_babel import force_locale

from ceremony.base import clock, relay
from ceremony.base.db import look_up
from ceremony.core.actor import Actor, Role
from ceremony.core.facts import Entry, Fact

log = logging.getLogger("ceremony.live")

AT_MOST_EVERY_S = 0.1
AGAIN_AFTER_FAILURE_S = 1.0
HOURS_HOLD_S = 30.0
"""A page without script shows hours and lateness as they were drawn: whoever opens one sees the present."""
LANGUAGES = ("vi", "en")
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
"""Each in itself."""
ITS_EVENTS = ""
"""Instead of a language: whichever the event speaks when the picture is drawn."""


@dataclass(frozen=True)
class Surface:
    """A live picture: what it shows, which facts redraw it, who may watch.

    `query` takes the event's id and returns the value its template draws under the name `variable`;
    without a template the value itself is sent, as `state`. `order` says who is drawn first.
    """

    name: str
    query: Callable[[int], Any]
    redrawn_by: tuple[type[Fact], ...]
    watched_by: tuple[Role, ...]
    template: str | None = None
    variable: str = ""
    order: int = 9
    is_screen: bool = False
    """Whether those who watch it hang in the hall and are listed at the control desk."""

    def open_to(self, actor: Actor, event_id: int) -> bool:
        return actor.may(event_id, *self.watched_by)


@dataclass(slots=True)
class Picture:
    """One surface of one event in one language: what was drawn last, and whether it still holds."""

    surface: Surface
    event_id: int
    slug: str
    language: str
    """One of ours, or `ITS_EVENTS`."""
    seq: int = 0
    value: Any = None
    """What the surface's query said; for a page that shows more of it than the picture does."""
    packet: dict[str, Any] = field(default_factory=dict)
    dirty: bool = True
    drawn_at: float = float("-inf")
    sent: int = 0
    """The number that everybody who watches has been sent."""
    watchers: set[str] = field(default_factory=set)

    @property
    def room(self) -> str:
        return room_of(self.event_id, self.surface.name, self.language)

    @property
    def owed(self) -> bool:
        """Whether somebody watches who has not been sent the present."""
        return bool(self.watchers) and (self.dirty or self.sent < self.seq)


def room_of(event_id: int, name: str, language: str) -> str:
    """Where those wait who watch a surface in a language."""
    return f"{event_id}:{name}:{language}"


class Drawer:
    """Draws pictures and hands them to `send(packet, room)`."""

    def __init__(self) -> None:
        self.surfaces: dict[str, Surface] = {}
        self.context: Callable[[int], dict[str, Any]] = lambda event_id: {}
        self._pictures: dict[tuple[int, str, str], Picture] = {}
        self._seqs: dict[tuple[int, str], int] = {}
        self._wake = threading.Event()
        self._drawing = threading.RLock()

    @cached_property
    def run(self) -> str:
        """New at every start of the server: a picture of another run always goes up."""
        return secrets.token_hex(6)

    def add(self, surfaces: Iterable[Surface]) -> None:
        for surface in surfaces:
            self.surfaces[surface.name] = surface

    def picture(self, surface: Surface, event_id: int, slug: str, language: str) -> Picture:
        key = (event_id, surface.name, language)
        if key not in self._pictures:
            self._pictures[key] = Picture(surface, event_id, slug, language)
        return self._pictures[key]

    def watchers(self, event_id: int, name: str, language: str) -> set[str]:
        """The sockets that watch a surface; an empty set of its own where nobody ever did."""
        picture = self._pictures.get((event_id, name, language))
        return picture.watchers if picture is not None else set()

    def mark(self, event_id: int, kinds: set[str]) -> None:
        """These facts happened: what they touch no longer holds."""
        for picture in self._pictures.values():
            if picture.event_id == event_id and any(
                fact.__name__ in kinds for fact in picture.surface.redrawn_by
            ):
                picture.dirty = True
        self._wake.set()

    def mark_everything(self) -> None:
        """Something may have been missed: no picture holds."""
        for picture in self._pictures.values():
            picture.dirty = True
        self._wake.set()

    def current(
        self, surface: Surface, event_id: int, slug: str, language: str, asks: str | None = None
    ) -> Picture:
        """The present picture, drawn now if what was drawn last no longer holds.

        Whoever watches besides the socket that `asks` is then sent it by the drawer.
        """
        picture = self.picture(surface, event_id, slug, language)
        with self._drawing:
            if picture.dirty or clock.ticks() - picture.drawn_at > HOURS_HOLD_S:
                self._draw(picture)
                if picture.watchers - {asks}:
                    self._wake.set()
                else:
                    picture.sent = picture.seq
            return picture

    def _draw(self, picture: Picture) -> None:
        surface = picture.surface
        picture.dirty = False
        picture.drawn_at = clock.ticks()
        try:
            look_up()  # whoever asked may have begun to read before the change that this draws
            context = self.context(picture.event_id)  # the first read: from here on it is one moment
            with force_locale(picture.language or context["event"].language):
                value = surface.query(picture.event_id)
                body: dict[str, Any] = {"state": value}
                if surface.template is not None:
                    body = {"html": render_template(surface.template, **context, **{surface.variable: value})}
        except BaseException:
            picture.dirty = True
            self._wake.set()  # the drawer tries again, whoever asked first
            raise
        of_surface = (picture.event_id, surface.name)
        picture.seq = self._seqs[of_surface] = self._seqs.get(of_surface, 0) + 1
        picture.value = value
        picture.packet = {
            "event": picture.slug,
            "surface": surface.name,
            "run": self.run,
            "seq": picture.seq,
            **body,
        }

    def draw_for_ever(self, app: Flask, send: Callable[[dict[str, Any], str], None]) -> None:
        """The one drawer's work: wait for a mark, draw what is watched, yield, go on."""
        rest: float | None = None
        with app.app_context():
            while True:
                self._wake.wait(rest)  # a mark wakes it at once, also while a crowded surface has to wait
                self._wake.clear()
                rest = self._round(send)

    def _round(self, send: Callable[[dict[str, Any], str], None]) -> float | None:
        """Draw and send every picture that is owed and may be drawn now; return how long the others wait."""
        waits = []
        owed = [picture for picture in self._pictures.values() if picture.owed]
        for picture in sorted(owed, key=lambda p: p.surface.order):
            due = picture.drawn_at + AT_MOST_EVERY_S - clock.ticks()
            if picture.dirty and due > 0:
                waits.append(due)
                continue
            try:
                with self._drawing:
                    if picture.dirty:
                        self._draw(picture)
                picture.sent = picture.seq
                send(picture.packet, picture.room)
            except Exception:
                log.exception("surface %s could not be drawn", picture.surface.name)
                picture.drawn_at = clock.ticks() + AGAIN_AFTER_FAILURE_S
                waits.append(AGAIN_AFTER_FAILURE_S)
            finally:
                look_up()  # nothing of this moment stays open while it rests
            threading.Event().wait(0)
        return min(waits) if waits else None


drawer = Drawer()
closers: list[Callable[[int], None]] = []
"""Who can close a device's sockets: the namespace adds itself."""


open_sockets: dict[str, int | None] = {}
"""The device behind each socket that is open now."""


def connected_devices() -> set[int]:
    """The devices that have a socket open to this server."""
    return {device_id for device_id in open_sockets.values() if device_id is not None}


def redraw(entries: Sequence[Entry]) -> None:
    """These facts are on disk: draw what they touch, here and on every other server of this event.

    The drawer goes first: the hall has its picture before whoever pressed is answered in words.
    """
    kinds = {entry.fact.kind for entry in entries}
    for event_id in {entry.event_id for entry in entries}:
        touch(event_id, kinds)
    threading.Event().wait(0)


def touch(event_id: int, kinds: set[str]) -> None:
    """What such facts touch no longer holds, here and on every other server of this event.

    For what is on disk and no fact of the ceremony; facts themselves come by `redraw`.
    """
    drawer.mark(event_id, kinds)
    relay.tell({"event": event_id, "kinds": sorted(kinds)})


def close_device(device_id: int) -> None:
    """Close every socket of a revoked device, here and on every other server."""
    _close_here(device_id)
    relay.tell({"close": device_id})


def _close_here(device_id: int) -> None:
    for close in closers:
        close(device_id)


def heard(message: dict[str, Any]) -> None:
    """Another server of this database made a change."""
    if "close" in message:
        _close_here(int(message["close"]))
    else:
        drawer.mark(int(message["event"]), set(message["kinds"]))


@dataclass(frozen=True, slots=True)
class ScreensSeen(Fact):
    """A screen came or went. Device health is no fact of the ceremony: it is not journalled."""


class Screens:
    """The hall's screens that have been seen since this server started, and which are there now."""

    def __init__(self) -> None:
        self._seen: dict[int, dict[str, str]] = {}
        self._here: dict[int, dict[str, str]] = {}

    def came(self, event_id: int, device: str, name: str, sid: str) -> None:
        self._seen.setdefault(event_id, {})[device] = name
        self._here.setdefault(event_id, {})[sid] = device
        drawer.mark(event_id, {ScreensSeen.__name__})

    def went(self, event_id: int, sid: str) -> None:
        if self._here.get(event_id, {}).pop(sid, None) is not None:
            drawer.mark(event_id, {ScreensSeen.__name__})

    def of(self, event_id: int) -> list[tuple[str, bool]]:
        """(name, whether it is connected), the lost ones first."""
        here = set(self._here.get(event_id, {}).values())
        seen = self._seen.get(event_id, {})
        return sorted(
            ((name, device in here) for device, name in seen.items()), key=lambda one: (one[1], one[0])
        )


screens = Screens()

"""A watcher at a surface: takes every picture as a screen does, and looks at it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import TracebackType
from typing import Any

import socketio

from ceremony.samples.play.crew import House

MOST_BYTES = 16 * 1024
WAITS_S = 5.0
"""How long somebody looks up at a screen before saying that it is wrong."""
NAMES = {"batch-person", "name"}
UNCLOSED = frozenset("dd dt li option p tbody td th thead tr".split())
"""Elements that HTML lets end by themselves: a small picture leaves their end tags out."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

UNSEEN = str.maketrans({"\u00a0": " ", "\u2060": None})
"""How a screen ties words to one line: a reader sees a space, or nothing."""

Plain = dict[str, Any]


@dataclass
class Picture:
    """One picture as it came: when, how large, and what a reader sees on it."""

    at: float
    run: str
    seq: int
    size: int
    body: Any
    scene: str = ""
    names: tuple[str, ...] = ()
    text: str = ""
    whole: bool = True


@dataclass
class Eye(HTMLParser):
    """Reads a drawn card: its scene, the names on it, and whether every element is closed."""

    open: list[str] = field(default_factory=list)
    classes: list[set[str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    scene: str = ""
    whole: bool = True

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.scene = self.scene or (given.get("data-card") or "").partition(" ")[0].strip()
        classes = set((given.get("class") or "").split())
        if NAMES & classes:
            self.names.append("")
        if tag not in VOID:
            self.open.append(tag)
            self.classes.append(classes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] != tag and self.open[-1] in UNCLOSED:
            self._close()
        if not self.open or self._close() != tag:
            self.whole = False

    def handle_data(self, data: str) -> None:
        data = data.translate(UNSEEN)
        self.words.append(data)
        if self.classes and NAMES & self.classes[-1]:
            self.names[-1] += data.strip()

    def _close(self) -> str:
        self.classes.pop()
        return self.open.pop()


class Watch:
    """One surface, watched from the first picture to the last. Use it as a context."""

    def __init__(self, house: House, surface: str, role: str) -> None:
        self.surface = surface
        self.pictures: list[Picture] = []
        self.faults: list[str] = []
        self.role = role
        self._house = house
        self._news = threading.Condition()
        self._line = one_by_one(socketio.Client(reconnection_delay=0.2, reconnection_delay_max=1))
        self._line.on("connect", self._ask, namespace="/live")
        self._line.on("picture", self._take, namespace="/live")
        self._line.on("refused", self._refused, namespace="/live")

    def __enter__(self) -> Watch:
        token = self._house.token(self.role, "Người kiểm tra")
        self._line.connect(
            self._house.url, auth={"token": token}, namespaces=["/live"], transports=["websocket"]
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.disconnect()

    @property
    def last(self) -> Picture | None:
        return self.pictures[-1] if self.pictures else None

    @property
    def largest(self) -> int:
        return max((picture.size for picture in self.pictures), default=0)

    def shows(self, wanted: Callable[[Picture], bool], seconds: float = WAITS_S) -> bool:
        """Look until the newest picture is what is wanted."""
        with self._news:
            return self._news.wait_for(lambda: self.last is not None and wanted(self.last), seconds)

    def _ask(self) -> None:
        self._line.emit("watch", {"event": self._house.slug, "surface": self.surface}, namespace="/live")

    def _refused(self, told: Plain) -> None:
        self.faults.append(f"bị từ chối: {told.get('error')}")

    def _take(self, packet: Plain) -> None:
        picture = _seen(packet)
        with self._news:
            before = self.last
            if before is not None and before.run == picture.run and picture.seq < before.seq:
                self.faults.append(f"ảnh {picture.seq} đến sau ảnh {before.seq}")
            if picture.size >= MOST_BYTES:
                self.faults.append(f"ảnh {picture.seq} nặng {picture.size} byte")
            if not picture.whole:
                self.faults.append(f"ảnh {picture.seq} không trọn vẹn")
            self.pictures.append(picture)
            self._news.notify_all()


def one_by_one(line: Any) -> Any:
    """Take messages in the order they came: by itself the client gives each a thread of its own, to race."""
    trigger = line.eio._trigger_event

    def in_turn(event: str, *told: Any, **options: Any) -> Any:
        return trigger(event, *told, **{**options, "run_async": False})

    line.eio._trigger_event = in_turn
    return line


def _seen(packet: Plain) -> Picture:
    size = len(json.dumps(packet, ensure_ascii=False, separators=(",", ":")).encode())
    picture = Picture(
        time.monotonic(), packet["run"], packet["seq"], size, packet.get("html", packet.get("state"))
    )
    if isinstance(picture.body, str):
        eye = Eye()
        eye.feed(picture.body)
        eye.close()
        picture.scene, picture.names, picture.text = (
            eye.scene,
            tuple(eye.names),
            " ".join(" ".join(eye.words).split()),
        )
        picture.whole = eye.whole and not eye.open and bool(picture.body.strip())
    return picture

"""The edges people act through: a browser's pages and forms, a program's token, a socket's pictures."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import requests
import socketio
from requests.adapters import HTTPAdapter

from ceremony.samples.play.watch import one_by_one

PATIENCE_S = 60
"""How long a person waits before calling it broken. Nothing is measured with it."""
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Element:
    """One element of a page, with its children and its text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", of_class: str = "", **wanted: str) -> Iterator[Element]:
        """Every element below with this tag, class and attributes (`data_key="go"` is data-key)."""
        named = {key.replace("_", "-").strip("-"): value for key, value in wanted.items()}
        for child in self.children:
            if isinstance(child, Element):
                if (
                    tag in ("", child.tag)
                    and (not of_class or of_class in child.attributes.get("class", "").split())
                    and all(child.attributes.get(key) == value for key, value in named.items())
                ):
                    yield child
                yield from child.all(tag, of_class, **wanted)

    def one(self, tag: str = "", of_class: str = "", **wanted: str) -> Element:
        found = list(self.all(tag, of_class, **wanted))
        assert found, f"the page has no {tag} {of_class} {wanted}:\n{self.text[:2000]}"
        return found[0]

    @property
    def text(self) -> str:
        parts = [child if isinstance(child, str) else child.text for child in self.children]
        return " ".join(" ".join(parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read(html: str) -> Element:
    """Return what a page says, as a tree."""
    reader = _Reader()
    reader.feed(html)
    return reader.root


class Refused(Exception):
    """The server said no: its status and the contract's error code."""

    def __init__(self, answer: requests.Response) -> None:
        try:
            body = answer.json()
        except ValueError:
            body = {}
        self.status = answer.status_code
        self.error = body.get("error", "") if isinstance(body, dict) else ""
        self.text = answer.text
        super().__init__(f"{answer.request.method} {answer.url}: {answer.status_code} {answer.text[:300]}")

    @property
    def why(self) -> tuple[int, str]:
        return self.status, self.error


class _FromHere(HTTPAdapter):
    """Requests that leave from another address of this machine."""

    def __init__(self, source: str) -> None:
        self._source = source
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> Any:
        options["source_address"] = (self._source, 0)
        return super().init_poolmanager(*args, **options)


class Browser:
    """A browser without script: pages, forms with their CSRF token, cookies. `source` is where it sits."""

    def __init__(self, address: str, source: str | None = None) -> None:
        self.address = address
        self.session = requests.Session()
        if source is not None:
            self.session.mount("http://", _FromHere(source))
        self.page = Element("")

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.session.get(self.address + path, timeout=PATIENCE_S, **options)

    def open(self, path: str) -> Element:
        """Open a page, following redirects, and read it."""
        answer = self.get(path)
        if not answer.ok:
            raise Refused(answer)
        self.page = read(answer.text)
        return self.page

    @property
    def csrf(self) -> str:
        return self.page.one("input", name="csrf_token").attributes["value"]

    def post(self, path: str, /, script: bool = True, **fields: Any) -> requests.Response:
        """Send a form as the page's script does, or with `script=False` as a plain form."""
        headers = {"X-Requested-With": "ceremony"} if script else {}
        return self.session.post(
            self.address + path,
            data={"csrf_token": self.csrf, **fields},
            headers=headers,
            timeout=PATIENCE_S,
            allow_redirects=False,
        )

    def sends(self, path: str, /, **fields: Any) -> requests.Response:
        """Send a form by script, and expect it to be done.

        Raises:
            Refused: it was not.
        """
        answer = self.post(path, **fields)
        if answer.status_code >= 400:
            raise Refused(answer)
        return answer

    def sends_file(self, path: str, name: str, data: bytes, /, **fields: Any) -> requests.Response:
        """Send a form that holds a file, as a page without script does.

        Raises:
            Refused: it was not taken.
        """
        answer = self.session.post(
            self.address + path,
            data={"csrf_token": self.csrf, **fields},
            files={"file": (name, data)},
            timeout=PATIENCE_S,
            allow_redirects=False,
        )
        if answer.status_code >= 400:
            raise Refused(answer)
        return answer

    def join(self, code: str, name: str) -> None:
        """Type a join code and one's name."""
        self.open("/join")
        answer = self.post("/join", script=False, code=code, device_name=name)
        if answer.status_code != 303:
            raise Refused(answer)


class Program:
    """A program with a bearer token: the API of the contract."""

    def __init__(self, address: str, token: str, slug: str) -> None:
        self.address, self.token, self.slug = address, token, slug
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {token}"

    def ask(self, method: str, path: str, **options: Any) -> requests.Response:
        """Call `path` of this program's event; the answer may be a refusal."""
        url = f"{self.address}/api/v1/events/{self.slug}{path}"
        return self._session.request(method, url, timeout=PATIENCE_S, **options)

    def get(self, path: str, **params: Any) -> Any:
        return self._said(self.ask("GET", path, params=params))

    def post(self, path: str, **body: Any) -> Any:
        return self._said(self.ask("POST", path, json=body))

    def delete(self, path: str, **body: Any) -> Any:
        return self._said(self.ask("DELETE", path, json=body))

    def _said(self, answer: requests.Response) -> Any:
        if not answer.ok:
            raise Refused(answer)
        return answer.json()


class Socket:
    """A Socket.IO line to `/live`, over WebSocket, that keeps every picture it was sent."""

    def __init__(self, address: str, token: object) -> None:
        self.address, self.token = address, token
        self.pictures: list[dict[str, Any]] = []
        self.refused: list[dict[str, Any]] = []
        self.closed = False
        self._news = threading.Condition()
        self._client = one_by_one(socketio.Client(reconnection=False, handle_sigint=False))
        self._client.on("picture", self._picture, namespace="/live")
        self._client.on("refused", self._refused, namespace="/live")
        self._client.on("disconnect", self._closed, namespace="/live")

    def open(self) -> Socket:
        """Connect.

        Raises:
            socketio.exceptions.ConnectionError: the server refused.
        """
        auth = None if self.token is None else {"token": self.token}
        self._client.connect(
            self.address, auth=auth, transports=["websocket"], namespaces=["/live"], wait_timeout=PATIENCE_S
        )
        return self

    def emit(self, event: str, body: object = None) -> None:
        self._client.emit(event, body, namespace="/live")

    def call(self, event: str, body: object = None) -> Any:
        return self._client.call(event, body, namespace="/live", timeout=PATIENCE_S)

    def watch(self, slug: str, surface: str, **more: str) -> None:
        self.emit("watch", {"event": slug, "surface": surface, **more})

    def of(self, surface: str) -> list[dict[str, Any]]:
        """Every picture of this surface so far, in the order it came."""
        return [picture for picture in self.pictures if picture["surface"] == surface]

    def until(self, holds: Callable[[], Any], what: str = "what was waited for") -> Any:
        """Wait until something holds; it is asked again whenever something comes."""
        deadline = time.monotonic() + PATIENCE_S
        with self._news:
            while not (found := holds()):
                left = deadline - time.monotonic()
                assert left > 0, (
                    f"{what} never came; pictures: {[(p['surface'], p['seq']) for p in self.pictures]}"
                )
                self._news.wait(min(left, 0.2))
            return found

    def cut(self) -> None:
        """Lose the network: no goodbye."""
        if self._client.connected:
            self._client.eio.ws.sock.shutdown(socket.SHUT_RDWR)
            self.until(lambda: not self._client.connected, "the loss of the line")

    def _picture(self, picture: dict[str, Any]) -> None:
        self._note(self.pictures, picture)

    def _refused(self, refusal: dict[str, Any]) -> None:
        self._note(self.refused, refusal)

    def _note(self, kept: list[dict[str, Any]], one: dict[str, Any]) -> None:
        with self._news:
            kept.append(one)
            self._news.notify_all()

    def _closed(self, *_reason: object) -> None:
        with self._news:
            self.closed = True
            self._news.notify_all()

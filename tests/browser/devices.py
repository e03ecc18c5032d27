"""A phone, a laptop or a projector: a browser profile of its own, and what its pages complained about."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import TracebackType
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import ConsoleMessage, Page, Request

from tests.edges import PATIENCE_S, Browser
from tests.galas import Gala
from tests.servers import Server

PATIENCE_MS = PATIENCE_S * 1000
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
PROJECTOR: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SLOW_CONTACT = "WebSocket is closed before the connection is established"
"""What Chromium writes when a page gives up a server that takes seconds to answer, and tries again."""
NO_CONTACT = r"net::ERR_|WebSocket connection to|unknown error occurred when fetching the script"
"""What Chromium itself writes on the console while nobody answers, its look for a newer worker included."""


class Device:
    """One browser profile. Its pages are ordinary Playwright pages."""

    def __init__(self, chromium: Chromium, address: str, **shape: Any) -> None:
        self.address = address
        self.context = chromium.new_context(base_url=address, **{**LAPTOP, **shape})
        self.context.set_default_timeout(PATIENCE_MS)
        self._runs_scripts = shape.get("java_script_enabled", True)
        self._browser = Browser(address)
        self.requests: list[Request] = []
        self._said: list[str] = []
        self._forgiven = [SLOW_CONTACT]
        self.context.on("request", lambda request: self.requests.append(request))
        self.context.on("console", self._hear)
        self.context.on(
            "weberror", lambda error: self._said.append(f"{error.page and error.page.url} {error.error}")
        )

    def joins(self, gala: Gala, role: str, name: str) -> None:
        """Type the role's code; the name is what the first of them was."""
        self._browser.join(gala.code(role), name)
        self.is_the_browser_of(self._browser)

    def is_the_browser_of(self, browser: Browser) -> None:
        """Go on with the cookies of somebody who has signed in."""
        self._browser = browser
        self.context.add_cookies(
            [
                {"name": one.name, "value": one.value or "", "url": self.address}
                for one in browser.session.cookies
            ]
        )

    def opens(self, path: str) -> Page:
        """A page that somebody sees: Chromium lets keys and taps fall until it has drawn a first picture."""
        page = self.context.new_page()
        page.goto(path)
        if self._runs_scripts:
            drawn(page)
        return page

    def forgives(self, *patterns: str) -> None:
        """Expect these complaints: the story provokes them."""
        self._forgiven += patterns

    @property
    def complaints(self) -> list[str]:
        return [said for said in self._said if not any(re.search(one, said) for one in self._forgiven)]

    @property
    def asked_elsewhere(self) -> list[str]:
        ours = (self.address, self.address.replace("http", "ws"), "data:", "blob:", "file:")
        return [request.url for request in self.requests if not request.url.startswith(ours)]

    def put_away(self) -> None:
        self.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(f"{message.page and message.page.url}: {message.text}")


class Outage:
    """The server is killed, and started again on the same data whatever happens meanwhile.

    With `killed=False` the story kills it in a moment of its own.
    """

    def __init__(self, server: Server, *devices: Device, killed: bool = True) -> None:
        self._server, self._devices, self._killed = server, devices, killed

    def __enter__(self) -> None:
        for device in self._devices:
            device.forgives(NO_CONTACT)
        if self._killed:
            self._server.kill()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.start()


def drawn(page: Page) -> Page:
    """Wait until a page has run its scripts and can be seen: before that it may let a key fall."""
    page.wait_for_load_state()
    page.wait_for_function(DRAWN)
    return page


def until(page: Page, holds: Callable[[], object], what: str = "what was waited for") -> None:
    """Wait until something holds, while the page goes on living."""
    for _turn in range(PATIENCE_S * 10):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{what} never came")

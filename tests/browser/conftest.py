"""One Chromium and one server for the browser's stories; a browser profile for each device of a story."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import expect, sync_playwright

from tests import machine
from tests.browser.devices import PATIENCE_MS, Device
from tests.edges import Browser
from tests.galas import Gala
from tests.servers import Server

PROGRAM = os.environ.get(machine.BROWSER) or machine.browser()
collect_ignore_glob = [] if PROGRAM or os.environ.get("CI") else ["test_*.py"]
"""Without a browser these stories cannot be told; in CI they are then told as failures."""
collect_ignore = [] if machine.certutil() or os.environ.get("CI") else ["test_https.py"]

LEFT_OUT = """
    WebUIOmniboxAimPopup WebUIOmniboxFullPopup WebUIOmniboxPopup
    AimEnabled AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync
    DestroyProfileOnBrowserClose HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay MediaRouter
    NetworkTimeServiceQuerying OptimizationHints PaintHolding PreconnectToSearch TcpPortRandomizationWin
    ThirdPartyStoragePartitioning
""".split()
"""What Chromium loads around a page, and no story looks at. The first three are the lists below its address
bar: pages of its own, loaded for each device, and two thirds of the work of unpacking one. The others are
those Playwright leaves out by itself: Chromium heeds only the last such list."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={','.join(LEFT_OUT)}",
)
Devices = Callable[..., Device]

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Chromium]:
    assert PROGRAM, "no browser: install Chromium, Chrome or Edge"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=PROGRAM, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of these stories' own, on SQLite: some of them kill it."""
    running = Server(tmp_path_factory.mktemp("browser") / "data").start()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def organiser(server: Server) -> Browser:
    return server.set_up()


@pytest.fixture
def devices(chromium: Chromium, server: Server) -> Iterator[Devices]:
    """Unpack a device; with roles it has joined in them: `devices(gala, "mc", "stage")`.

    After the story none of them may have complained on its console, or asked anybody but our server.
    """
    unpacked: list[Device] = []

    def unpack(gala: Gala | None = None, *roles: str, name: str = "", **shape: Any) -> Device:
        device = Device(chromium, server.address, **shape)
        unpacked.append(device)
        for role in roles:
            assert gala is not None
            device.joins(gala, role, name or role)
        return device

    yield unpack
    for device in unpacked:
        device.put_away()
    assert [said for device in unpacked for said in device.complaints] == []
    assert [asked for device in unpacked for asked in device.asked_elsewhere] == []

"""What the tests need from the machine: a browser, PostgreSQL, Redis, a PDF reader.

On Debian as root what is missing is installed from the system's packages; elsewhere it is named, and
the tests that need it are left out. In CI (`CI=true`) leaving out is a failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ceremony import firstrun

BROWSER = "CEREMONY_TEST_BROWSER"
POSTGRES_URL = "CEREMONY_TEST_POSTGRES_URL"
REDIS_URL = "CEREMONY_TEST_REDIS_URL"
"""The environment in which the tests find the browser's path and the two servers."""


@dataclass(frozen=True, slots=True)
class Need:
    """One program, how it is found, and where it comes from."""

    find: Callable[[], str | None]
    package: str
    advice: str


def browser() -> str | None:
    """Return a Chromium, Chrome or Edge that is installed here."""
    names = (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "msedge",
    )
    folders = [
        Path(os.environ[key])
        for key in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        if key in os.environ
    ]
    places = [
        *(
            Path("/Applications", f"{name}.app/Contents/MacOS", name)
            for name in ("Google Chrome", "Chromium", "Microsoft Edge")
        ),
        *(
            folder / tail
            for folder in folders
            for tail in ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        ),
    ]
    return next(filter(None, map(shutil.which, names)), None) or next(
        (str(p) for p in places if p.exists()), None
    )


def postgres() -> str | None:
    """Return the folder of PostgreSQL's server programs; Debian keeps them off the path."""
    found = shutil.which("initdb")
    if found:
        return str(Path(found).resolve().parent)
    return next(
        (str(p.parent) for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None
    )


def certutil() -> str | None:
    """Return the program that puts a certificate into Chromium's store: on Linux that is its own."""
    return shutil.which("certutil") if sys.platform == "linux" else None


NEEDS = (
    Need(browser, "chromium", "Chromium, or an installed Chrome or Edge"),
    Need(postgres, "postgresql", "PostgreSQL (initdb on the path)"),
    Need(lambda: shutil.which("redis-server"), "redis-server", "Redis (redis-server on the path)"),
    Need(lambda: shutil.which("pdftoppm"), "poppler-utils", "poppler's tools (pdftoppm on the path)"),
    Need(certutil, "libnss3-tools", "NSS's tools (certutil on the path, Linux)"),
)


def missing() -> list[str]:
    """Install what is missing if that is ours to do; return what still is, in words."""
    packages = [need.package for need in NEEDS if not need.find()]
    if packages and firstrun.may_use_apt():
        firstrun.say(f"Cài {', '.join(packages)}", f"Installing {', '.join(packages)}")
        firstrun.apt_install(*packages)
    return [need.advice for need in NEEDS if not need.find()]


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """Run a throw-away PostgreSQL and Redis; the value says where they and the browser are."""
    with (
        tempfile.TemporaryDirectory(prefix="ceremony-tests-", ignore_cleanup_errors=True) as scratch,
        _postgres(Path(scratch)) as database,
        _redis(Path(scratch)) as redis,
    ):
        found = browser()
        yield {**database, **redis, **({BROWSER: found} if found else {})}


@contextmanager
def _postgres(scratch: Path) -> Iterator[dict[str, str]]:
    """A cluster of our own on a free port, without fsync: it lives as long as the tests."""
    programs = postgres()
    if programs is None:
        yield {}
        return
    home, port = scratch / "postgres", free_port()
    home.mkdir()
    control = [f"{programs}/pg_ctl", "-s", "-w", "-D", str(home / "data")]
    options = f"-F -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
    _as_somebody(
        home,
        [
            f"{programs}/initdb",
            "-D",
            str(home / "data"),
            "-U",
            "ceremony",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync",
        ],
    )
    _as_somebody(home, [*control, "-l", str(home / "log"), "-o", options, "start"])
    try:
        yield {POSTGRES_URL: f"postgresql+psycopg://ceremony@127.0.0.1:{port}/postgres"}
    finally:
        _as_somebody(home, [*control, "-m", "immediate", "stop"])


def _as_somebody(home: Path, command: list[str]) -> None:
    """PostgreSQL refuses to run as root: then its own user owns `home` and runs it."""
    user = None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        user = "postgres"
        shutil.chown(home, user, user)
        home.parent.chmod(0o711)
    groups: list[str] | None = [] if user else None
    subprocess.run(
        command, cwd=home, check=True, stdout=subprocess.DEVNULL, user=user, group=user, extra_groups=groups
    )


@contextmanager
def _redis(scratch: Path) -> Iterator[dict[str, str]]:
    program, port = shutil.which("redis-server"), free_port()
    if program is None:
        yield {}
        return
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(scratch)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        yield {REDIS_URL: f"redis://127.0.0.1:{port}/0"}
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """Return a TCP port of the loopback that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_for_port(port: int, seconds: float = 20) -> None:
    """Return once something listens on `port`.

    Raises:
        TimeoutError: nothing did for that long.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")

"""A real server of our own: started from the command line, killed, started again on the same data."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import requests

from ceremony.firstrun import ROOT
from tests import standby
from tests.edges import PATIENCE_S, Browser

STARTS_WITHIN_S = 60
ORGANISER = ("Trần Thị Bình", "binh@tanhoa.example", "một câu dễ nhớ mà dài")


def clean_environment(more: Mapping[str, str]) -> dict[str, str]:
    """This machine's environment without settings of ours, and with these.

    Where Python is told to keep no compiled code, each of hundreds of starts would compile everything anew.
    """
    left_out = ("CEREMONY_", "PYTHONDONTWRITEBYTECODE")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(left_out)}
    return {**kept, **more, "PYTHONUNBUFFERED": "1"}


class Server:
    """`ceremony serve` on a data directory, as a process of its own; over https as well only if asked."""

    def __init__(self, data: Path, environment: Mapping[str, str] | None = None, https: bool = False) -> None:
        self.data = data
        self.environment = dict(environment or {})
        self._process: subprocess.Popen[bytes] | standby.Begun | None = None
        self._starts = 0
        self.port = 0
        self.https_port: int | None = 0 if https else None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def secure_address(self) -> str:
        """Where it serves https: its certificates are good for this name of the loopback."""
        return f"https://localhost:{self.https_port}"

    @property
    def database_url(self) -> str:
        return self.environment.get("CEREMONY_DATABASE_URL") or f"sqlite:///{self.data / 'ceremony.sqlite'}"

    @property
    def said(self) -> str:
        """Everything it has printed, on both streams, since the first start."""
        return "".join(
            path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(self.data.parent.glob(f"{self.data.name}.*.log"))
        )

    def start(self, anew: bool = False) -> Server:
        """Start, and return once it answers; `anew` with an interpreter of its own, as from a terminal.

        Raises:
            AssertionError: it ended or did not answer; the text is what it said.
        """
        self._starts += 1
        note = self.data / "server.json"
        note.unlink(missing_ok=True)
        self.data.parent.mkdir(parents=True, exist_ok=True)
        log = self.data.parent / f"{self.data.name}.{self._starts:02}.log"
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data)]
        secure = ["--no-https"] if self.https_port is None else ["--https-port", str(self.https_port)]
        with log.open("wb") as out:
            self._process = self._begun(["serve", *where, *secure], out, anew)
        until = time.monotonic() + STARTS_WITHIN_S
        while not self._answers(note):
            assert self._process.poll() is None and time.monotonic() < until, self.said
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """Ask it to stop, as Ctrl+C does."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=PATIENCE_S)

    def kill(self) -> None:
        """Pull the plug: no handler runs, nothing is flushed."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        self._process.wait(timeout=PATIENCE_S)

    def order(self, name: str, /, **order: Any) -> Any:
        """Have the house do something, with the data directory's key, as the command line does."""
        key = (self.data / "house.key").read_text(encoding="ascii").strip()
        answer = requests.post(
            f"{self.address}/house/{name}",
            json=order,
            headers={"Authorization": f"Bearer {key}"},
            timeout=PATIENCE_S * 3,
        )
        assert answer.ok, answer.text
        return answer.json()

    def command(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run `ceremony …` on this server's data, whether the server runs or not."""
        return subprocess.run(
            [sys.executable, "-m", "ceremony", *arguments, "--data", str(self.data)],
            cwd=ROOT,
            env=clean_environment(self.environment),
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
            start_new_session=True,  # no terminal to ask a password on: it comes with `given`
        )

    @property
    def set_up_token(self) -> str:
        """The secret of the link it printed on its first start."""
        deadline = time.monotonic() + PATIENCE_S
        while (found := re.search(r"/setup#(\S+)", self.said)) is None:
            assert time.monotonic() < deadline, self.said
            time.sleep(0.02)
        return found[1]

    def set_up(self) -> Browser:
        """Follow the set-up link it printed; return the organiser's browser."""
        browser = Browser(self.address)
        browser.open("/setup")
        name, email, password = ORGANISER
        answer = browser.post(
            "/setup", script=False, token=self.set_up_token, name=name, email=email, password=password
        )
        assert answer.status_code == 303, answer.text
        browser.open("/login")
        return browser

    def _begun(
        self, arguments: list[str], log: IO[bytes], anew: bool
    ) -> subprocess.Popen[bytes] | standby.Begun:
        environment = clean_environment(self.environment)
        if standby.FORKS and not anew:
            return standby.begin(arguments, environment, log)
        command = [sys.executable, "-m", "ceremony", *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)

    def _answers(self, note: Path) -> bool:
        try:
            told = json.loads(note.read_text(encoding="utf-8"))
            self.port, self.https_port = int(told["port"]), told["https_port"]
            return requests.get(f"{self.address}/healthz", timeout=PATIENCE_S).ok
        except (OSError, ValueError, requests.RequestException):
            return False

"""A process that stands by with the server's modules loaded: each server of the tests is forked from it.

Most of a server's start is Python loading the same modules, and a run of the tests starts hundreds of
servers. Here they are loaded once, as `ceremony serve` loads them: gevent patches first, and nothing of a
server has begun. Each start is a process of its own, with its own number, environment, log and status; it
runs `python -m ceremony …` to the end of its interpreter, and is stopped or killed as any other.

The commands of the command line, what a server starts itself, the wheel and the clone are started anew.
"""

from __future__ import annotations

import _socket
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from typing import IO, Any

from ceremony.firstrun import ROOT

FORKS = sys.platform == "linux"
LONGEST_ORDER = 1 << 17
"""Bytes: the arguments and the environment."""


class Begun:
    """A process that stood by and has begun, spoken to as to a `subprocess.Popen`."""

    def __init__(self, told: int) -> None:
        self._told = os.fdopen(told, "rb", buffering=0)
        self.pid = int(self._told.readline() or 0)
        assert self.pid, "the process that stood by has ended; it said why on stderr"
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The status it ended with, or None."""
        return self._ended(within_s=0)

    def wait(self, timeout: float) -> int:
        """Return the status it ends with; below zero it is the signal that ended it.

        Raises:
            subprocess.TimeoutExpired: it goes on.
        """
        if (status := self._ended(timeout)) is None:
            raise subprocess.TimeoutExpired(f"ceremony (process {self.pid})", timeout)
        return status

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def _ended(self, within_s: float) -> int | None:
        if self.returncode is None and select.select([self._told], [], [], within_s)[0]:
            self.returncode = int(self._told.readline())
            self._told.close()
        return self.returncode


def begin(arguments: list[str], environment: Mapping[str, str], log: IO[bytes]) -> Begun:
    """Have a process begin `python -m ceremony …`; what it says on both streams goes to `log`."""
    told, tells = os.pipe()
    order = json.dumps({"arguments": arguments, "environment": dict(environment)})
    socket.send_fds(_line(), [order.encode()], [log.fileno(), tells])
    os.close(tells)
    return Begun(told)


@cache
def _line() -> socket.socket:
    """The line to the process that stands by for this one; it ends when the line does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.standby", str(theirs.fileno())]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with theirs:
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()]
        )
    return ours


def stand_by(line: _socket.socket) -> dict[str, Any]:
    """Return in each process that begins, with its order. The one that stands by returns from here never."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the tests
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _load()
    while True:
        order, control, _flags, _who = line.recvmsg(LONGEST_ORDER, _socket.CMSG_SPACE(2 * 4))
        if not order:
            os._exit(0)
        log, tells = memoryview(control[0][2]).cast("i")
        if os.fork() == 0 and _kept(log, tells):
            line.close()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            begun: dict[str, Any] = json.loads(order)
            return begun
        os.close(log)
        os.close(tells)


def _load() -> None:
    """What `ceremony serve` loads before it makes anything."""
    from gevent import monkey

    monkey.patch_all()
    import ceremony.server  # noqa: F401

    gc.collect()
    gc.freeze()


def _kept(log: int, tells: int) -> bool:
    """True in the process that begins. Its keeper tells its number and how it ended, and is gone."""
    from gevent.monkey import get_original
    from gevent.os import fork_gevent

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if (pid := fork_gevent()) == 0:
        for stream in (1, 2):
            os.dup2(log, stream)
        os.close(log)
        os.close(tells)
        return True
    os.close(log)
    os.write(tells, b"%d\n" % pid)
    _pid, status = get_original("os", "waitpid")(pid, 0)
    os.write(tells, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def become(arguments: list[str], environment: dict[str, str]) -> None:
    """Be `python -m ceremony …`."""
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["ceremony", *arguments]
    runpy.run_module("ceremony", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    become(**stand_by(_socket.socket(fileno=int(sys.argv[1]))))

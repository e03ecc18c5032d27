"""How far a file has come, on the terminal of whoever waits for it; on no other stream a sign of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from secrets import token_hex
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from ceremony.base.terminal import say as _
from ceremony.cli.group import ask

if TYPE_CHECKING:
    from ceremony.settings import Settings

ASK_EVERY_S = 0.2
Tell = Callable[[int, int], None]


@contextmanager
def reading_told() -> Iterator[Tell]:
    """Give a function that is told how many rows were read, of how many; it draws a bar."""
    with bar(_("Đọc tệp")) as tell:
        yield tell


def ask_told(settings: Settings, name: str, order: dict[str, Any]) -> Any:
    """Have an order carried out; a bar says how far its writing is."""
    if order["dry_run"] or not sys.stderr.isatty():
        return ask(settings, name, order)
    order["mark"] = token_hex(8)
    answers: list[Any] = []

    def send() -> None:
        try:
            answers.append(ask(settings, name, order))
        except Exception as error:  # it is raised where somebody waits for it
            answers.append(error)

    sender = Thread(target=send)
    sender.start()
    with bar(_("Ghi vào danh sách")) as tell:
        while sender.is_alive():
            sender.join(ASK_EVERY_S)
            tell(*_how_far(settings, order["mark"]))
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]


@contextmanager
def bar(label: str) -> Iterator[Tell]:
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, of: int) -> None:
            if of:
                bar.length = of
                bar.update(max(0, done - bar.pos))

        yield tell
        bar.update(max(0, (bar.length or 0) - bar.pos))


def _how_far(settings: Settings, mark: str) -> tuple[int, int]:
    """Ask the process that writes: the server, or this one where none runs."""
    from ceremony import orders

    if "ceremony.house" in sys.modules:
        from ceremony.house import how_far

        done, of = how_far({"mark": mark})
        return done, of
    try:
        done, of = orders.ask_running(settings, "how-far", {"mark": mark})
    except orders.Refused:
        return 0, 0
    return done, of

"""The child's side of `base/jobs.py`: read one file and say on stdout what it says. No command for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from ceremony.base.terminal import language
from ceremony.cli.group import main

Tell = Callable[[int, int], None]
Plain = dict[str, Any]


@main.command(hidden=True)
@click.argument("kind", type=click.Choice(["plan", "delegates", "awards"]))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--choices", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
def read(kind: str, file: Path, choices: Path) -> None:
    """Read a file for the server, which bounds and watches this process."""
    from ceremony.base.jobs import MOST_BYTES
    from ceremony.core.refusals import Refusal

    bound(MOST_BYTES)
    chosen = json.loads(choices.read_text(encoding="utf-8"))
    try:
        said = READERS[kind](file, chosen, lambda done, of: say("P", f"{done} {of}"))
        say("R", {**said, "language": language()})
    except Refusal as refusal:
        say("N", {"code": refusal.code, "details": refusal.details})
    except MemoryError:
        sys.exit(1)


def _plan(file: Path, choices: Plain, tell: Tell) -> Plain:
    from ceremony.events.reading import event_draft

    return event_draft(file)


def _delegates(file: Path, choices: Plain, tell: Tell) -> Plain:
    from ceremony.delegates.reading import people_to_json, read_people

    return people_to_json(read_people(file, choices, tell, asks=True))


def _awards(file: Path, choices: Plain, tell: Tell) -> Plain:
    from ceremony.awards.reading import decisions_to_json, fonts_chosen, read_decisions

    fonts = fonts_chosen(choices)
    return {**decisions_to_json(read_decisions(file, fonts)), "sheets": fonts.described}


READERS: dict[str, Callable[[Path, Plain, Tell], Plain]] = {
    "plan": _plan,
    "delegates": _delegates,
    "awards": _awards,
}


def say(mark: str, said: Plain | str) -> None:
    text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    sys.stdout.write(f"{mark} {text}\n")
    sys.stdout.flush()


def bound(most: int) -> None:
    """Have the system refuse more memory than this, where it can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))

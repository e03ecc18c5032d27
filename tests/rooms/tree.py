"""The checkout, read as files: what the room tests look at."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

from ceremony.firstrun import ROOT

NOT_OURS = {"vendor", "node_modules", "dist", "build", "__pycache__"}
WRITTEN = {".css", ".html", ".js", ".json", ".lock", ".md", ".po", ".py", ".svg", ".toml", ".txt", ".yml", ""}


def files(folder: str = ".", *suffixes: str) -> list[Path]:
    """Return the files below `folder` that belong to the project, as absolute paths."""
    return sorted(path for path in _walk(ROOT / folder) if not suffixes or path.suffix in suffixes)


def name(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


def copied(to: Path) -> Path:
    """Write into `to` what `git clone` gives, our files and nothing built; return it."""
    for path in files():
        copy = to / name(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return to


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=name(path))


def found(hits: dict[Path, list[str]]) -> list[str]:
    """What to show when a rule is broken: one line per hit."""
    return [f"{name(path)}: {hit}" for path, lines in hits.items() for hit in lines]


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in NOT_OURS and (path.name == ".ci" or not path.name.startswith(".")):
                yield from _walk(path)
        elif path.suffix != ".pyc" and (not path.name.startswith(".") or path.name == ".gitignore"):
            yield path

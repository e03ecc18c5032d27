"""Written plans as offices send them, and the reading of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan

HERE = Path(__file__).parent


def lines_of(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def read(name: str) -> dict[str, Any]:
    """Return what `ceremony plan --json` says of a plan."""
    return to_json(read_plan(lines_of(name)), name)


def told(draft: dict[str, Any], *members: str) -> dict[str, Any]:
    """Return the members that say something, of those asked for."""
    return {name: draft[name] for name in members if draft[name] not in (None, [])}


def column(rows: list[dict[str, Any]], *members: str) -> list[Any]:
    """Return one column of a list, or several as tuples."""
    return [row[members[0]] if len(members) == 1 else tuple(row[one] for one in members) for row in rows]

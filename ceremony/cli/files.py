"""Plans, delegates and decisions from files: read here, written by the one writer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceremony.cli.group import DATA, EVENT, FILE, JSON, ask, main, settings_of

if TYPE_CHECKING:
    from ceremony.settings import Settings


@main.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--create", "slug", help="Create an event with this short name from the plan.")
@JSON
@DATA
def plan(files: tuple[Path, ...], slug: str | None, as_json: bool, data: Path | None) -> None:
    """Read plans; create an event from one."""
    from ceremony.events.reading import draft_to_json, read_draft

    drafts = [draft_to_json(read_file(read_draft, file), file.name) for file in files]
    if slug is not None:
        if len(drafts) != 1:
            raise click.ClickException("--create takes one plan.")
        ask(settings_of(data), "create", {"slug": slug, "draft": drafts[0]})
        click.echo(f"Created {slug}: {drafts[0]['name'] or drafts[0]['title']}")
    elif as_json:
        click.echo(json.dumps(drafts, ensure_ascii=False))
    else:
        for draft in drafts:
            click.echo(f"{draft['file']}: {draft['name'] or draft['title']}")
            for item in draft["programme"]:
                click.echo(f"  {item['type'] or '?':<14} {item['title']}")
            for note in draft["notes"]:
                click.echo(f"  line {note['line']}, not understood: {note['text']}", err=True)


@main.command()
@FILE
@EVENT
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--remove-gone", is_flag=True, help="Withdraw who is no longer listed.")
@JSON
@DATA
def delegates(
    file: Path, slug: str, dry_run: bool, remove_gone: bool, as_json: bool, data: Path | None
) -> None:
    """Import delegates from .xlsx or .csv."""
    from ceremony.delegates.reading import people_to_json, read_people

    settings, read = settings_of(data), people_to_json(read_file(read_people, file))
    people = [
        {
            "row": one["row"],
            "sheet": one["sheet"],
            **{name: one[name] for name in ("name", "as_typed", "birth_year", "gender", "unit")},
            **{name: one[name] for name in ("position", "category", "key")},
        }
        for one in read["people"]
    ]
    order = {"event": slug, "read": read, "dry_run": dry_run, "remove_gone": remove_gone}
    _imported(settings, "delegates", order, {"rows": len(people), "people": people}, as_json)


@main.command()
@FILE
@EVENT
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@JSON
@DATA
def awards(file: Path, slug: str, dry_run: bool, as_json: bool, data: Path | None) -> None:
    """Import decisions and their recipients from .xlsx."""
    from ceremony.awards.reading import decisions_to_json, read_decisions

    settings, read = settings_of(data), decisions_to_json(read_file(read_decisions, file))
    rows = sum(len(one["recipients"]) for one in read["decisions"])
    order = {"event": slug, "read": read, "dry_run": dry_run}
    _imported(settings, "awards", order, {"rows": rows, "decisions": read["decisions"]}, as_json)


def _imported(
    settings: Settings, name: str, order: dict[str, Any], shown: dict[str, Any], as_json: bool
) -> None:
    """Send what was read to the one writer, and print what it changed and every doubt."""
    problems = order["read"]["problems"]
    stops = [one for one in problems if one["level"] == "error"]
    refused = bool(stops) and not order["dry_run"]
    found = {} if refused else ask(settings, name, order)
    if as_json:
        told = [{key: one[key] for key in ("sheet", "cell", "value", "code", "text")} for one in problems]
        click.echo(json.dumps({**shown, **found, "problems": told}, ensure_ascii=False))
    else:
        for one in problems:
            click.echo(f"{one['sheet']} {one['cell']}: {one['text']}", err=True)
        if found:
            click.echo(", ".join(f"{key} {value}" for key, value in {"rows": shown["rows"], **found}.items()))
    if refused:
        raise click.ClickException(f"{len(stops)} error(s); nothing was written.")


def read_file(read: Any, file: Path) -> Any:
    from ceremony.core.refusals import Refusal

    try:
        return read(file)
    except Refusal as refusal:
        raise click.ClickException(f"{file.name}: {_sentence(refusal)}") from None


def _sentence(refusal: Any) -> str:
    from flask import Flask
    from flask_babel import Babel

    from ceremony.base.paths import TRANSLATIONS
    from ceremony.base.web import worded

    app = Flask("ceremony")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale="vi")
    with app.test_request_context():
        return worded(refusal)

"""Links, tokens and the organiser's way back in."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ceremony.cli.group import DATA, EVENT, JSON, ask, base_url, main, settings_of

ROLES = ("organiser", "door", "mc", "stage", "tray", "wing", "host", "secretary", "screen", "viewer")


@main.command()
@EVENT
@DATA
@JSON
def links(slug: str, data: Path | None, as_json: bool) -> None:
    """Print one crew link per role."""
    settings = settings_of(data)
    found = ask(settings, "links", {"event": slug, "base": base_url(settings)})
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for line in found:
        click.echo(f"{line['role']:<10} {line['url']}")


@main.command()
@EVENT
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--name", default="", help="What the journal calls this program.")
@DATA
def token(slug: str, role: str, name: str, data: Path | None) -> None:
    """Print a bearer token for the API, alone on a line."""
    click.echo(ask(settings_of(data), "token", {"event": slug, "role": role, "name": name}))


@main.command("setup-link")
@DATA
def setup_link(data: Path | None) -> None:
    """Print a one-time link that sets up the organiser, or lets the organiser in again."""
    settings = settings_of(data)
    click.echo(ask(settings, "one-time-link", {"base": base_url(settings)}))


@main.command()
@click.argument("email")
@DATA
def password(email: str, data: Path | None) -> None:
    """Give the organiser with this address a new password (asked for, not shown)."""
    text = click.prompt("New password", hide_input=True, confirmation_prompt=True)
    ask(settings_of(data), "password", {"email": email, "password": text})
    click.echo("The password is changed.")

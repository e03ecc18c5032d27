"""`ceremony …`: serve, demo, links, tokens, and the importers of plans, delegates and decisions.

Imports stay inside the commands: `serve` must patch the standard library before anything else is
loaded, and `--help` should be quick on an old laptop.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceremony import __version__

if TYPE_CHECKING:
    from flask import Flask

    from ceremony.settings import Settings

DATA = click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="The data directory (default: per user)."
)
EVENT = click.option("--event", "slug", required=True, help="The event's short name.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
DEMO_MARK = "this-is-a-demo"
EARLIER = "earlier"
KEPT_BY_DEMO = ("server.lock", "secret.key", "house.key", *(f"ceremony.sqlite{end}" for end in ("", "-wal")))
"""A demo starts afresh, but the devices that joined the last one stay: open tabs come back by themselves."""
ROLES = ("organiser", "door", "mc", "stage", "tray", "wing", "host", "secretary", "screen", "viewer")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    """Runs the day of an award conference on one laptop."""


@main.command()
@DATA
@click.option("--host", default="0.0.0.0", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(data: Path | None, host: str, port: int) -> None:
    """Create or migrate the data, then serve the hall until stopped."""
    _patch()
    settings = _settings(data)
    if _is_older(settings):
        _child("migrate", "--data", str(settings.data))

    def ready(app: Flask, url: str) -> None:
        from ceremony import server

        with app.test_request_context():
            from ceremony.accounts import queries, usecases
            from ceremony.core.actor import HOUSE

            click.echo(f"Ceremony {__version__}  {url}")
            for address in server.addresses(int(url.rsplit(":", 1)[1])):
                click.echo(f"  in the hall: {address}")
            if not queries.any_account():
                token = usecases.one_time_link(HOUSE)
                click.echo(f"  set up the organiser (once, within 24 hours): {url}/setup#{token}")
            else:
                click.echo(f"  organiser: {url}/login    crew links: ceremony links --event SLUG")
        sys.stdout.flush()

    _run(settings, host, port, ready)


@main.command()
@DATA
@click.option("--host", default="0.0.0.0", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--no-open", is_flag=True, help="Open no browser.")
@click.option("--play", is_flag=True, help="Act a whole ceremony on it.")
@click.option("--speed", default=20.0, show_default=True, type=click.FloatRange(0.1, 1000))
@click.option("--once", is_flag=True, help="With --play: stop when the ceremony is over.")
def demo(
    data: Path | None, host: str, port: int, no_open: bool, play: bool, speed: float, once: bool
) -> None:
    """Serve a fresh sample conference: 200 delegates, 46 recipients, every screen."""
    _patch()
    settings = _demo_settings(data)
    _child("stage-demo", "--data", str(settings.data))

    def ready(app: Flask, url: str) -> None:
        from ceremony.accounts import usecases
        from ceremony.core import codes
        from ceremony.core.actor import HOUSE
        from ceremony.events import queries
        from ceremony.samples import DEMO

        with app.test_request_context():
            event = queries.by_slug(DEMO)
            found = usecases.join_codes(HOUSE, event.id) if event else {}
        click.echo(f"Ceremony {__version__}: a sample conference at {url}\n")
        for role, code in found.items():
            click.echo(f"  {role:<10} {url}/join#{code}   ({codes.printed(code)})")
        click.echo("\nOpen a link in any browser; several roles may share one. Ctrl+C stops.")
        sys.stdout.flush()
        organiser = f"{url}/join#{next(iter(found.values()))}"
        if play:
            _play(url, settings, speed, once)
        if not no_open:
            click.launch(organiser)

    _run(settings, host, port, ready)


@main.command()
@EVENT
@DATA
@JSON
def links(slug: str, data: Path | None, as_json: bool) -> None:
    """Print one crew link per role."""
    settings = _settings(data)
    found = _ask(settings, "links", {"event": slug, "base": _base(settings)})
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
    click.echo(_ask(_settings(data), "token", {"event": slug, "role": role, "name": name}))


@main.command("setup-link")
@DATA
def setup_link(data: Path | None) -> None:
    """Print a one-time link that sets up the organiser, or lets the organiser in again."""
    settings = _settings(data)
    click.echo(_ask(settings, "one-time-link", {"base": _base(settings)}))


@main.command()
@click.argument("email")
@DATA
def password(email: str, data: Path | None) -> None:
    """Give the organiser with this address a new password (asked for, not shown)."""
    text = click.prompt("New password", hide_input=True, confirmation_prompt=True)
    _ask(_settings(data), "password", {"email": email, "password": text})
    click.echo("The password is changed.")


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

    drafts = [draft_to_json(_read(read_draft, file), file.name) for file in files]
    if slug is not None:
        if len(drafts) != 1:
            raise click.ClickException("--create takes one plan.")
        _ask(_settings(data), "create", {"slug": slug, "draft": drafts[0]})
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

    settings, read = _settings(data), people_to_json(_read(read_people, file))
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

    settings, read = _settings(data), decisions_to_json(_read(read_decisions, file))
    rows = sum(len(one["recipients"]) for one in read["decisions"])
    order = {"event": slug, "read": read, "dry_run": dry_run}
    _imported(settings, "awards", order, {"rows": rows, "decisions": read["decisions"]}, as_json)


@main.command()
@click.option("--force", is_flag=True, help="Bring them even if they are fresh.")
def assets(force: bool) -> None:
    """Bring the browser libraries and fonts again, as the lockfile says."""
    from ceremony import assets as bring
    from ceremony.base.paths import STATIC

    try:
        bring.build(STATIC / "vendor", force=force)
    except bring.AssetsFailed as error:
        raise click.ClickException(str(error)) from None
    click.echo("Browser libraries and fonts are in place.")


@main.command()
@DATA
def migrate(data: Path | None) -> None:
    """Create the database, or bring an older one up to date (a copy is kept). `serve` does it by itself."""
    with _writing(_settings(data)):
        pass


@main.command("stage-demo", hidden=True)
@DATA
def stage_demo(data: Path | None) -> None:
    """Write the sample event (what `demo` starts with): readers and painters do not stay in the server."""
    from ceremony.samples.demo import keep_devices, stage

    settings = _of_demo(_settings(data))
    with _writing(settings) as app, app.test_request_context():
        stage()
        keep_devices(settings.data / f"{EARLIER}.sqlite")


@main.command(hidden=True)
@click.argument("url")
@click.option("--speed", default=20.0, type=float)
@DATA
def act(url: str, speed: float, data: Path | None) -> None:
    """Act a whole ceremony on the demo that runs at URL (what `demo --play` starts)."""
    from ceremony.samples.play import play as act_it

    sys.exit(act_it(url, _settings(data), speed))


def _patch() -> None:
    """gevent's sockets and locks, before anything that uses them is loaded."""
    from gevent import monkey

    monkey.patch_all()


@contextmanager
def _writing(settings: Settings) -> Iterator[Flask]:
    """The application on an up-to-date database, in the only process that writes to it."""
    from filelock import Timeout

    from ceremony.app import create_app
    from ceremony.base import schema
    from ceremony.base.lock import lock

    try:
        held = lock(settings.data).acquire()
    except Timeout:
        raise click.ClickException("Another Ceremony server runs on this data directory.") from None
    with held:
        app = create_app(settings)
        try:
            schema.bring_up_to_date(app, settings)
        except schema.WrongSchema:
            raise click.ClickException("This data was written by a newer version of Ceremony.") from None
        yield app


def _is_older(settings: Settings) -> bool:
    from ceremony.base import schema

    try:
        schema.must_be_ours(settings)
    except schema.WrongSchema as wrong:
        return not wrong.newer
    return False


def _child(*command: str) -> None:
    """Run another command of ours to its end; its refusal is ours."""
    import subprocess

    done = subprocess.run([sys.executable, "-m", "ceremony", *command])
    if done.returncode:
        sys.exit(done.returncode)


def _settings(data: Path | None) -> Settings:
    import os

    from ceremony.settings import BadSettings, from_environment

    os.umask(0o077)  # names, phones and password hashes are the owner's alone
    try:
        return from_environment(data)
    except BadSettings as error:
        raise click.ClickException(str(error)) from None


def _demo_settings(data: Path | None) -> Settings:
    """A directory of its own, emptied; one that holds anything but an earlier demo is refused."""
    import shutil
    from dataclasses import replace

    settings = _settings(data)
    folder = settings.data if data is not None else settings.data.with_name(settings.data.name + "-demo")
    if folder.exists() and any(folder.iterdir()) and not (folder / DEMO_MARK).exists():
        raise click.ClickException(f"{folder} holds something else; the demo takes an empty directory.")
    folder.mkdir(parents=True, exist_ok=True)
    from filelock import Timeout

    from ceremony.base.lock import lock

    try:
        with lock(folder):
            for path in folder.iterdir():
                if path.name not in KEPT_BY_DEMO:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            for path in folder.glob("ceremony.sqlite*"):
                path.rename(folder / path.name.replace("ceremony", EARLIER))
    except Timeout:
        raise click.ClickException("A demo runs here already; stop it first, or choose --data.") from None
    (folder / DEMO_MARK).touch()
    return _of_demo(replace(settings, data=folder))


def _of_demo(settings: Settings) -> Settings:
    """A demo's database is a file in its own directory, whatever the environment says."""
    from dataclasses import replace

    return replace(settings, database_url=f"sqlite:///{settings.data / 'ceremony.sqlite'}")


def _run(settings: Settings, host: str, port: int, ready: Any) -> None:
    from ceremony import assets, server
    from ceremony.base import schema
    from ceremony.base.paths import STATIC

    if not assets.fresh(STATIC / "vendor"):
        raise click.ClickException(
            "Browser libraries are missing: run `ceremony assets` once with internet. "
            "/ Thiếu thư viện trình duyệt: chạy `ceremony assets` một lần khi có mạng."
        )
    try:
        server.run(settings, host, port, ready)
        click.echo("Stopped.")
    except server.Busy:
        raise click.ClickException("Another Ceremony server runs on this data directory.") from None
    except schema.WrongSchema:
        raise click.ClickException("This data was written by a newer version of Ceremony.") from None
    except server.PortTaken as error:
        raise click.ClickException(f"Cannot serve on port {port}: {error}.") from None


def _play(url: str, settings: Settings, speed: float, once: bool) -> None:
    """Start the actor as a process of its own; with `once`, its end is ours."""
    import os
    import subprocess
    import threading

    command = [
        sys.executable,
        "-m",
        "ceremony",
        "act",
        url,
        "--speed",
        str(speed),
        "--data",
        str(settings.data),
    ]
    actor = subprocess.Popen(command)

    def wait() -> None:
        code = actor.wait()
        if once:
            sys.stdout.flush()
            (settings.data / "server.json").unlink(missing_ok=True)
            os._exit(code)

    threading.Thread(target=wait, daemon=True).start()


def _read(read: Any, file: Path) -> Any:
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


def _ask(settings: Settings, name: str, order: dict[str, Any]) -> Any:
    from ceremony import orders

    try:
        return orders.ask(settings, name, order)
    except orders.Refused as refused:
        raise click.ClickException(str(refused)) from None


def _base(settings: Settings) -> str:
    """Where links point: the public address, else the running server, else the usual port."""
    if settings.public_url:
        return settings.public_url
    try:
        port = json.loads((settings.data / "server.json").read_text(encoding="utf-8"))["port"]
    except (OSError, ValueError, KeyError):
        port = 8000
    return f"http://127.0.0.1:{port}"


def _imported(
    settings: Settings, name: str, order: dict[str, Any], shown: dict[str, Any], as_json: bool
) -> None:
    """Send what was read to the one writer, and print what it changed and every doubt."""
    problems = order["read"]["problems"]
    stops = [one for one in problems if one["level"] == "error"]
    refused = bool(stops) and not order["dry_run"]
    found = {} if refused else _ask(settings, name, order)
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

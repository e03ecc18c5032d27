"""The group of commands, and what several of them share."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceremony import __version__
from ceremony.base.terminal import say as _
from ceremony.orders import NEWER as NEWER

if TYPE_CHECKING:
    from flask import Flask

    from ceremony.settings import Settings

DATA = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Thư mục dữ liệu (mặc định: của người dùng)."),
)
EVENT = click.option("--event", "slug", required=True, help=_("Tên ngắn của sự kiện."))
JSON = click.option("--json", "as_json", is_flag=True, help=_("In ra JSON."))
ANOTHER_SERVER = _("Một máy chủ Ceremony khác đang chạy trên thư mục dữ liệu này.")
FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))


class OneLine(click.Group):
    """Says what is wrong with a command in one line and in the reader's language; `--help` says the rest."""

    def main(self, *args: Any, **options: Any) -> Any:
        if not options.setdefault("standalone_mode", True):
            return super().main(*args, **options)
        try:
            return super().main(*args, **{**options, "standalone_mode": False})
        except click.exceptions.Exit as done:
            sys.exit(done.exit_code)
        except click.Abort:
            sys.exit(1)
        except click.exceptions.NoArgsIsHelpError as asked:
            asked.show()
            sys.exit(asked.exit_code)
        except click.ClickException as error:
            click.echo(f"Error: {_sentence(error)}", err=True)
            sys.exit(error.exit_code)


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return _("Không có tùy chọn %(name)s. Xem --help.", name=error.option_name)
        case click.MissingParameter() if error.param is not None:
            return _("Thiếu %(name)s. Xem --help.", name=error.param.get_error_hint(error.ctx))
        case click.BadParameter() if error.param is not None:
            name = error.param.get_error_hint(error.ctx)
            return _("%(name)s không dùng được: %(why)s", name=name, why=error.message)
        case click.UsageError():
            return _("%(why)s Xem --help.", why=error.format_message())
    return error.format_message()


@click.group(
    cls=OneLine,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_("Điều hành ngày hội nghị trao thưởng trên một máy tính xách tay."),
)
@click.version_option(__version__)
def main() -> None:
    pass


def settings_of(data: Path | None) -> Settings:
    import os

    from ceremony.settings import BadSettings, from_environment

    os.umask(0o077)  # names, phones and password hashes are the owner's alone
    try:
        return from_environment(data)
    except BadSettings as error:
        raise click.ClickException(str(error)) from None


def ask(settings: Settings, name: str, order: dict[str, Any]) -> Any:
    from ceremony import orders

    try:
        return orders.ask(settings, name, order)
    except orders.Refused as refused:
        raise click.ClickException(str(refused)) from None


def base_url(settings: Settings) -> str:
    """Where links point: the public address, else the running server, else the usual port."""
    if settings.public_url:
        return settings.public_url
    try:
        port = json.loads((settings.data / "server.json").read_text(encoding="utf-8"))["port"]
    except (OSError, ValueError, KeyError):
        port = 8000
    return f"http://127.0.0.1:{port}"


@contextmanager
def writing(settings: Settings) -> Iterator[Flask]:
    """The application on an up-to-date database, in the only process that writes to it."""
    from filelock import Timeout

    from ceremony.app import create_app
    from ceremony.base import schema
    from ceremony.base.lock import lock

    try:
        held = lock(settings.data).acquire()
    except Timeout:
        raise click.ClickException(ANOTHER_SERVER) from None
    with held:
        app = create_app(settings)
        try:
            schema.bring_up_to_date(app, settings)
        except schema.WrongSchema:
            raise click.ClickException(NEWER) from None
        yield app


def child(*command: str) -> None:
    """Run another command of ours to its end; its refusal is ours."""
    import subprocess

    done = subprocess.run([sys.executable, "-m", "ceremony", *command])
    if done.returncode:
        sys.exit(done.returncode)

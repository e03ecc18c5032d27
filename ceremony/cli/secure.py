"""Https on the hall's network: `ceremony tls`, the options of whoever serves, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from ceremony.base.terminal import say as _
from ceremony.cli.group import DATA, JSON, main, settings_of

if TYPE_CHECKING:
    from flask import Flask

    from ceremony.server import Https
    from ceremony.settings import Settings

HTTPS_PORT = click.option(
    "--https-port",
    default=8443,
    show_default=True,
    type=click.IntRange(0, 65535),
    help=_("Cổng https cho điện thoại; 0: cổng trống bất kỳ."),
)
NO_HTTPS = click.option("--no-https", is_flag=True, help=_("Chỉ phục vụ http, không có máy ảnh điện thoại."))


@main.command(help=_("Tạo hoặc gia hạn chứng nhận https của hội trường; in tên, vân tay và nơi cất."))
@DATA
@JSON
@click.option("--quiet", is_flag=True, help=_("Không in gì khi xong."))
def tls(data: Path | None, as_json: bool, quiet: bool) -> None:
    from ceremony.base import lan
    from ceremony.base.tls import authority, fresh

    settings = settings_of(data)
    try:
        found = fresh(settings.data) or authority.bring_up_to_date(
            settings.data, lan.addresses(), lan.plain_name()
        )
    except OSError as error:
        raise click.ClickException(_("Không tạo được chứng nhận: %(error)s.", error=error)) from None
    if not quiet:
        _told(found, as_json)


def _told(found: Any, as_json: bool) -> None:
    import json

    from ceremony.base.tls import fingerprint

    file = str(found.folder / "ca.crt")
    told = {"name": found.name, "sha256": found.sha256, "file": file, "addresses": list(found.addresses)}
    if as_json:
        click.echo(json.dumps({**told, "names": list(found.names), "until": found.until.isoformat()}))
        return
    click.echo(found.name)
    click.echo(_("Vân tay SHA-256: %(groups)s", groups=" ".join(fingerprint(found.sha256))))
    click.echo(_("Địa chỉ: %(all)s", all=", ".join((*found.addresses, *found.names))))
    click.echo(_("Dùng được đến %(day)s; tự gia hạn khi khởi động.", day=f"{found.until:%d/%m/%Y}"))
    click.echo(file)


def https_wanted(port: int, https_port: int, no_https: bool) -> Https | None:
    """What the options ask for. Whoever takes any free port for http takes any for https as well."""
    from ceremony.server import Https

    if no_https:
        return None
    source = click.get_current_context().get_parameter_source("https_port")
    asked = source is not None and source is not ParameterSource.DEFAULT
    return Https(0 if port == 0 and not asked else https_port, must=asked)


def have_certificates(settings: Settings) -> None:
    """Have them made in a process of their own where today's do not serve; without any there is no https."""
    from ceremony.base import tls

    if tls.fresh(settings.data) is None:
        tls.make(settings.data)


def said_of_https(app: Flask, https_port: int) -> list[str]:
    """What whoever starts the server is told of https: its address, and the certificate's fingerprint."""
    from ceremony.base import lan
    from ceremony.base.tls import fingerprint
    from ceremony.base.ways_in import EXTENSION, WaysIn

    ways: WaysIn = app.extensions.get(EXTENSION) or WaysIn()
    if ways.without_https == "taken":
        return [
            _("Cổng %(port)s đang bận: chưa có https, điện thoại chưa dùng được máy ảnh.", port=https_port)
        ]
    if ways.without_https:
        return [_("Chưa có chứng nhận: chưa có https, điện thoại chưa dùng được máy ảnh.")]
    if ways.https_port is None or ways.certificates is None:
        return []
    name = (lan.address() if ways.host in lan.EVERYWHERE else None) or "127.0.0.1"
    return [
        _("https cho điện thoại: %(url)s", url=f"https://{name}:{ways.https_port}"),
        _(
            "cài chứng nhận: %(url)s  vân tay %(groups)s",
            url=f"http://{name}:{ways.http_port}/ca",
            groups=" ".join(fingerprint(ways.certificates.sha256)),
        ),
    ]

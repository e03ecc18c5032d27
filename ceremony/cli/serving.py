"""Serving the hall: for real, and as a demo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceremony import __version__
from ceremony.base.terminal import say as _
from ceremony.cli.group import ANOTHER_SERVER, DATA, NEWER, child, main, settings_of, writing
from ceremony.cli.secure import HTTPS_PORT, NO_HTTPS, have_certificates, https_wanted, said_of_https

if TYPE_CHECKING:
    from flask import Flask

    from ceremony.server import Https
    from ceremony.settings import Settings

DEMO_MARK = "this-is-a-demo"
EARLIER = "earlier"
KEPT_BY_DEMO = (
    "server.lock",
    "secret.key",
    "house.key",
    "tls",
    *(f"ceremony.sqlite{end}" for end in ("", "-wal")),
)
"""A demo starts afresh, but the devices that joined the last one stay: open tabs come back by themselves."""


@main.command(help=_("Tạo hoặc nâng cấp dữ liệu, rồi phục vụ hội trường cho đến khi dừng."))
@DATA
@click.option("--host", default="0.0.0.0", show_default=True, help=_("Địa chỉ lắng nghe."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@HTTPS_PORT
@NO_HTTPS
def serve(data: Path | None, host: str, port: int, https_port: int, no_https: bool) -> None:
    _patch()
    settings = settings_of(data)
    if _is_older(settings):
        child("migrate", "--data", str(settings.data))

    def ready(app: Flask, url: str) -> None:
        from ceremony.base.lan import for_phones

        with app.test_request_context():
            from ceremony.accounts import queries, usecases
            from ceremony.core.actor import HOUSE

            click.echo(f"Ceremony {__version__}  {url}")
            if (elsewhere := for_phones(url, host)) != url:
                click.echo("  " + _("trong hội trường: %(url)s", url=elsewhere))
            if not queries.any_account():
                token = usecases.one_time_link(HOUSE)
                once = _("lập tài khoản Ban tổ chức (một lần, trong 24 giờ):")
                click.echo(f"  {once} {url}/setup#{token}")
            else:
                click.echo("  " + _("Ban tổ chức: %(url)s/login", url=url))
                click.echo("  " + _("liên kết tham gia: ceremony links --event TÊN-NGẮN"))
        for line in said_of_https(app, https_port):
            click.echo(f"  {line}")
        sys.stdout.flush()

    _run(settings, host, port, ready, https_wanted(port, https_port, no_https))


@main.command(help=_("Mở hội nghị mẫu mới: 200 đại biểu, 46 phần thưởng, đủ mọi màn hình."))
@DATA
@click.option("--host", default="0.0.0.0", show_default=True, help=_("Địa chỉ lắng nghe."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@HTTPS_PORT
@NO_HTTPS
@click.option("--no-open", is_flag=True, help=_("Không mở trình duyệt."))
@click.option("--play", is_flag=True, help=_("Diễn trọn một buổi lễ trên đó."))
@click.option("--speed", default=20.0, show_default=True, type=click.FloatRange(0.1, 1000))
@click.option("--once", is_flag=True, help=_("Cùng --play: dừng khi buổi lễ xong."))
def demo(
    data: Path | None,
    host: str,
    port: int,
    https_port: int,
    no_https: bool,
    no_open: bool,
    play: bool,
    speed: float,
    once: bool,
) -> None:
    _patch()
    settings = _demo_settings(data)
    child("stage-demo", "--data", str(settings.data))

    def ready(app: Flask, url: str) -> None:
        from ceremony.accounts import usecases
        from ceremony.base.lan import for_phones
        from ceremony.core import codes
        from ceremony.core.actor import HOUSE
        from ceremony.core.role_names import ROLE_NAMES, WIDTH
        from ceremony.events import queries
        from ceremony.samples import DEMO

        with app.test_request_context():
            event = queries.by_slug(DEMO)
            found = usecases.join_codes(HOUSE, event.id) if event else {}
        click.echo(_("Ceremony %(version)s: hội nghị mẫu tại %(url)s", version=__version__, url=url) + "\n")
        for role, code in found.items():
            click.echo(f"  {_(ROLE_NAMES[role]):<{WIDTH}}  {url}/join#{code}   ({codes.printed(code)})")
        click.echo(
            "\n"
            + _("Mở liên kết bằng trình duyệt bất kỳ; một trình duyệt giữ được nhiều việc. Ctrl+C để dừng.")
        )
        if (elsewhere := for_phones(url, host)) != url:
            click.echo(
                _("Điện thoại cùng Wi-Fi: dùng %(there)s thay cho %(here)s.", there=elsewhere, here=url)
            )
        for line in said_of_https(app, https_port):
            click.echo(line)
        sys.stdout.flush()
        organiser = f"{url}/join#{next(iter(found.values()))}"
        if play:
            _play(url, settings, speed, once)
        if not no_open:
            click.launch(organiser)

    _run(settings, host, port, ready, https_wanted(port, https_port, no_https))


@main.command(
    hidden=True,
    help=_("Tạo cơ sở dữ liệu, hoặc nâng cấp bản cũ (có chép lại một bản). `serve` tự làm việc này."),
)
@DATA
def migrate(data: Path | None) -> None:
    with writing(settings_of(data)):
        pass


@main.command("stage-demo", hidden=True)
@DATA
def stage_demo(data: Path | None) -> None:
    """Write the sample event (what `demo` starts with): readers and painters do not stay in the server."""
    from ceremony.samples.demo import keep_devices, stage

    settings = _of_demo(settings_of(data))
    with writing(settings) as app, app.test_request_context():
        keep_devices(settings.data / f"{EARLIER}.sqlite", stage())


@main.command(hidden=True)
@click.argument("url")
@click.option("--speed", default=20.0, type=float)
@DATA
def act(url: str, speed: float, data: Path | None) -> None:
    """Act a whole ceremony on the demo that runs at URL (what `demo --play` starts)."""
    from ceremony.samples.play import play as act_it

    sys.exit(act_it(url, settings_of(data), speed))


@main.command(help=_("Tải lại thư viện trình duyệt và phông chữ, đúng theo bản khóa."))
@click.option("--force", is_flag=True, help=_("Tải lại cả khi đang đủ."))
def assets(force: bool) -> None:
    from ceremony import assets as bring
    from ceremony.base.paths import STATIC

    try:
        bring.build(STATIC / "vendor", force=force)
    except bring.AssetsFailed as error:
        raise click.ClickException(str(error)) from None
    click.echo(_("Thư viện trình duyệt và phông chữ đã đủ."))


def _patch() -> None:
    """gevent's sockets and locks, before anything that uses them is loaded."""
    from gevent import monkey

    monkey.patch_all()


def _run(settings: Settings, host: str, port: int, ready: Any, https: Https | None) -> None:
    from ceremony import assets, server
    from ceremony.base import schema
    from ceremony.base.paths import STATIC
    from ceremony.core.refusals import Conflict

    if not assets.fresh(STATIC / "vendor"):
        raise click.ClickException(
            _("Thiếu thư viện trình duyệt: chạy `ceremony assets` một lần khi có mạng.")
        )
    if https is not None:
        have_certificates(settings)
    try:
        server.run(settings, host, port, ready, https)
        click.echo(_("Đã dừng."))
    except server.Busy:
        raise click.ClickException(ANOTHER_SERVER) from None
    except schema.WrongSchema:
        raise click.ClickException(NEWER) from None
    except Conflict:
        raise click.ClickException(
            _("Dữ liệu này đi với secret.key khác: chép tệp đó vào %(folder)s.", folder=settings.data)
        ) from None
    except server.PortTaken as error:
        raise click.ClickException(
            _("Không mở được cổng %(port)s: %(error)s.", port=error.port, error=error)
        ) from None
    except server.NoCertificate:
        raise click.ClickException(
            _("Không có chứng nhận cho https: xem `ceremony tls`, hoặc dùng --no-https.")
        ) from None


def _is_older(settings: Settings) -> bool:
    from sqlalchemy.exc import SQLAlchemyError

    from ceremony.base import schema

    try:
        schema.must_be_ours(settings)
    except schema.WrongSchema as wrong:
        return not wrong.newer
    except SQLAlchemyError:
        raise click.ClickException(_("Cơ sở dữ liệu không trả lời.")) from None
    return False


def _demo_settings(data: Path | None) -> Settings:
    """A directory of its own, emptied; one that holds anything but an earlier demo is refused."""
    import shutil
    from dataclasses import replace

    settings = settings_of(data)
    folder = settings.data if data is not None else settings.data.with_name(settings.data.name + "-demo")
    if folder.exists() and any(folder.iterdir()) and not (folder / DEMO_MARK).exists():
        raise click.ClickException(
            _("%(folder)s đang chứa thứ khác; bản mẫu cần thư mục trống.", folder=folder)
        )
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
        raise click.ClickException(
            _("Bản mẫu đang chạy ở đây rồi; dừng nó trước, hoặc chọn --data.")
        ) from None
    (folder / DEMO_MARK).touch()
    return _of_demo(replace(settings, data=folder))


def _of_demo(settings: Settings) -> Settings:
    """A demo's database is a file in its own directory, whatever the environment says."""
    from dataclasses import replace

    return replace(settings, database_url=f"sqlite:///{settings.data / 'ceremony.sqlite'}")


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

"""Links, tokens and the organiser's way back in."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ceremony.base.lan import for_phones
from ceremony.base.terminal import say as _
from ceremony.cli.group import DATA, EVENT, JSON, ask, base_url, main, settings_of
from ceremony.core.actor import Role
from ceremony.core.role_names import ROLE_NAMES, WIDTH

ROLES = ("organiser", "door", "mc", "stage", "tray", "wing", "host", "secretary", "screen", "viewer")


@main.command(help=_("In liên kết tham gia của từng việc."))
@EVENT
@DATA
@JSON
def links(slug: str, data: Path | None, as_json: bool) -> None:
    settings = settings_of(data)
    found = ask(settings, "links", {"event": slug, "base": base_url(settings)})
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for line in found:
        click.echo(f"{_(ROLE_NAMES[Role(line['role'])]):<{WIDTH}}  {line['url']}")
    base = base_url(settings)
    if (elsewhere := for_phones(base, "0.0.0.0")) != base:
        click.echo(_("Điện thoại cùng Wi-Fi: dùng %(there)s thay cho %(here)s.", there=elsewhere, here=base))
        click.echo(
            _("Máy ảnh điện thoại cần https: trang tham gia tự chỉ đường; xem %(there)s/ca", there=elsewhere)
        )


@main.command(help=_("In mã truy cập API, một mình trên một dòng."))
@EVENT
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--name", default="", help=_("Tên của chương trình này trong nhật ký."))
@DATA
def token(slug: str, role: str, name: str, data: Path | None) -> None:
    click.echo(ask(settings_of(data), "token", {"event": slug, "role": role, "name": name}))


@main.command("setup-link", help=_("In liên kết dùng một lần để lập hoặc lấy lại tài khoản Ban tổ chức."))
@DATA
def setup_link(data: Path | None) -> None:
    settings = settings_of(data)
    click.echo(ask(settings, "one-time-link", {"base": base_url(settings)}))


@main.command(help=_("Đặt mật khẩu mới cho tài khoản có địa chỉ này (hỏi, không hiện)."))
@click.argument("email")
@DATA
def password(email: str, data: Path | None) -> None:
    text = click.prompt(_("Mật khẩu mới"), hide_input=True, confirmation_prompt=_("Gõ lại mật khẩu mới"))
    ask(settings_of(data), "password", {"email": email, "password": text})
    click.echo(_("Đã đổi mật khẩu."))

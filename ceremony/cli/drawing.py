"""Papers from the command line: `ceremony print` for people, `ceremony draw` for the server."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceremony.base.terminal import language
from ceremony.base.terminal import say as _
from ceremony.cli.group import DATA, EVENT, NEWER, ask, main, settings_of
from ceremony.cli.progress import bar
from ceremony.cli.reading import bound, say
from ceremony.core.paper_kinds import ALL, MESSAGES

if TYPE_CHECKING:
    from ceremony.core.refusals import Refusal
    from ceremony.settings import Settings

FILES = {MESSAGES: (".txt", ".csv", ".zip")}
"""How a paper's file may be called; any other paper's is a PDF, or a ZIP of such."""
GIVES_WAY = 5
"""How much a child that draws lets everything else on the laptop go first."""


@main.command(hidden=True)
@click.argument("order", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@DATA
def draw(order: Path, out: Path, data: Path | None) -> None:
    """Draw for the server, which bounds and watches this process."""
    from ceremony.base.jobs import MOST_BYTES
    from ceremony.core.refusals import Refusal

    with suppress(OSError, AttributeError):
        os.nice(GIVES_WAY)
    bound(MOST_BYTES)
    wanted = json.loads(order.read_text(encoding="utf-8"))
    with reading(settings_of(data)):
        try:
            say("R", _carried_out(wanted, out))
        except Refusal as refusal:
            say("N", {"code": refusal.code, "details": refusal.details})
        except MemoryError:
            sys.exit(1)


def _carried_out(wanted: dict[str, Any], out: Path) -> dict[str, Any]:
    from ceremony.printing.papers import checking, drawing

    def tell(done: int, of: int) -> None:
        say("P", f"{done} {of}")

    if wanted.pop("what") == "check":
        return checking.check(wanted["event_id"], tell)
    return drawing.draw(drawing.Order(**wanted), out, tell)


@main.command("print", help=_("In một loại giấy tờ của sự kiện ra tệp PDF (hoặc .zip: mỗi người một tệp)."))
@click.argument("kind", type=click.Choice(ALL))
@EVENT
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("Tệp viết ra."))
@click.option("--stale", is_flag=True, help=_("Chỉ những trang chưa in hoặc đã cũ."))
@click.option("--unit", default=None, help=_("Chỉ người của đơn vị này."))
@click.option("--pages", "numbers", default="", help=_("Chỉ các trang này, ví dụ 3,5-7."))
@click.option("--leave-out-signs", "leave_out", is_flag=True, help=_("Bỏ những ký tự không in được."))
@click.option("--skip-overfull", "skip", is_flag=True, help=_("Bỏ qua người mà chữ không đủ chỗ."))
@DATA
def print_(kind: str, slug: str, out: Path, unit: str | None, data: Path | None, **choices: Any) -> None:
    settings = settings_of(data)
    _must_be_named_as(kind, out)
    begun = ask(settings, "print", {"event": slug, "kind": kind, "unit": unit or ""})
    if kind == MESSAGES:
        _write_messages(settings, begun, out)
        click.echo(str(out))
        return
    order = {"event_id": begun["event_id"], "kind": kind, "who": begun["who"], **choices}
    said = _drawn(settings, {**order, "zipped": out.suffix.lower() == ".zip"}, out)
    if begun["records"]:
        printed = {"event": slug, "kind": kind, "revision": said["revision"], "pieces": said["pieces"]}
        ask(settings, "printed", printed)
    for who in said["skipped"]:
        click.echo(_("Không in, vì không đủ chỗ: %(who)s", who=who), err=True)
    click.echo(_("%(file)s: %(sheets)s tờ", file=out, sheets=said["sheets"]))


def _must_be_named_as(kind: str, out: Path) -> None:
    """A file that is called a PDF must be one."""
    ends, fit = out.suffix.lower(), FILES.get(kind, (".pdf", ".zip"))
    if ends and ends not in fit:
        said = _(
            "Tệp phải có đuôi %(fit)s, không phải %(ends)s: %(file)s", fit=", ".join(fit), ends=ends, file=out
        )
        raise click.ClickException(said)


def _drawn(settings: Settings, order: dict[str, Any], out: Path) -> dict[str, Any]:
    """Draw beside the file and put it in its place when it is whole."""
    from ceremony.base.web import worded
    from ceremony.core.refusals import Refusal
    from ceremony.printing import pages
    from ceremony.printing.papers import drawing

    draft = out.with_name(f".{out.name}.{os.getpid()}.draft")
    try:
        with reading(settings), bar(_("Vẽ")) as tell:
            try:
                wanted = drawing.Order(**order, title=pages.names()[order["kind"]])
                said = drawing.draw(wanted, draft, tell)
            except Refusal as refusal:
                _name_all(refusal)
                raise click.ClickException(worded(refusal)) from None
        draft.replace(out)
    except OSError as error:
        raise click.ClickException(
            _("Không ghi được %(file)s: %(why)s", file=out, why=error.strerror)
        ) from None
    finally:
        draft.unlink(missing_ok=True)
    return said


def _name_all(refusal: Refusal) -> None:
    """Tell whose texts have signs that cannot be printed, and whose are too long."""
    from ceremony.printing import pages

    fields = pages.fields()
    for who in refusal.details.get("overfull", [])[1:]:
        click.echo(_("Không đủ chỗ: %(who)s", who=who), err=True)
    for one in refusal.details.get("found", []):
        where = fields.get(one["field"], one["field"])
        click.echo(f"{one['who'] or where}: {where} {' '.join(one['signs'])}: {one['text']}", err=True)
    if refusal.code == "unprintable":
        click.echo(_("Muốn in mà bỏ các ký tự ấy: thêm --leave-out-signs."), err=True)


def _write_messages(settings: Settings, begun: dict[str, Any], out: Path) -> None:
    """One text for each person in a ZIP, all of them below one another, or as a table."""
    from ceremony.invitations import messages

    with reading(settings):
        found = messages.texts(begun["event_id"], begun["who"], settings.public_url)
        if not found:
            raise click.ClickException(_("Chưa có ai để mời."))
        made = {".zip": messages.zipped, ".csv": messages.table}.get(out.suffix.lower(), messages.joined)
        out.write_bytes(made(found))
    if not settings.public_url:
        click.echo(_("Tin mời không có đường dẫn, vì lệnh này không được đặt CEREMONY_PUBLIC_URL."), err=True)


@contextmanager
def reading(settings: Settings) -> Iterator[None]:
    """The database as it is, to read from; words in the terminal's language. No pages: they take a second."""
    from flask import Flask
    from flask_babel import Babel

    from ceremony.base import db, schema
    from ceremony.base.paths import TRANSLATIONS

    try:
        schema.must_be_ours(settings)
    except schema.WrongSchema:
        raise click.ClickException(NEWER) from None
    app = Flask("ceremony")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale=language())
    db.init(app, settings.database_url)
    with app.test_request_context():
        yield

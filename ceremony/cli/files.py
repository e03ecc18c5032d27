"""Plans, delegates and decisions from files: read here, written by the one writer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click

from ceremony.base.terminal import language
from ceremony.base.terminal import say as _
from ceremony.cli.group import DATA, EVENT, FILE, JSON, ask, main, settings_of
from ceremony.cli.progress import ask_told, reading_told

if TYPE_CHECKING:
    from ceremony.core.refusals import Refusal
    from ceremony.settings import Settings

UNREAD_SIGNS = 100
"""How many signs of a line that was not understood go to the terminal; the JSON has them all."""


@main.command(help=_("Đọc bản kế hoạch; tạo sự kiện từ một bản."))
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--create", "slug", help=_("Tạo sự kiện mang tên ngắn này từ bản kế hoạch."))
@JSON
@DATA
def plan(files: tuple[Path, ...], slug: str | None, as_json: bool, data: Path | None) -> None:
    from ceremony.events.reading import draft_to_json, event_draft, read_draft

    if slug is not None:
        if len(files) != 1:
            raise click.ClickException(_("--create chỉ nhận một bản kế hoạch."))
        drafts = [read_file(event_draft, files[0])["draft"]]
        made = ask(settings_of(data), "create", {"slug": slug, "draft": drafts[0]})
        click.echo(_("Đã tạo %(slug)s: %(name)s", slug=slug, name=drafts[0]["name"] or drafts[0]["title"]))
        if made["past"]:
            day = date.fromisoformat(drafts[0]["starts_on"])
            past = _("Ngày trong kế hoạch đã qua (%(day)s): sửa ở trang của sự kiện.", day=f"{day:%d/%m/%Y}")
            click.echo(past, err=True)
        return
    drafts = [draft_to_json(read_file(read_draft, file), file.name) for file in files]
    if as_json:
        click.echo(json.dumps(drafts, ensure_ascii=False))
    else:
        for draft in drafts:
            _tell(draft)


def _tell(draft: dict[str, Any]) -> None:
    """Print what a plan says for a person to compare; what was not understood goes beside it."""
    click.echo(f"{draft['file']}: {draft['name'] or draft['title']}")
    when = " ".join(str(draft[key]) for key in ("starts_at", "starts_on", "quarter") if draft[key])
    told = {
        _("Loại kế hoạch"): _kind(draft["kind"]),
        _("Thời gian"): when or draft["when"],
        _("Địa điểm"): draft["venue"],
        _("Đại biểu, nhiều nhất"): draft["max_delegates"],
        _("Đại biểu, dự kiến"): draft["expected_delegates"],
    }
    for label, value in told.items():
        if value:
            click.echo(f"  {label}: {value}")
    for level in draft["levels"]:
        parts = (level["name"], _at_most(level["max_delegates"]), level["quarter"])
        title = shorten(level["title"], width=UNREAD_SIGNS // 2, placeholder=" …")
        click.echo(f"  {title}: {', '.join(part for part in parts if part)}")
    for no, item in enumerate(draft["programme"], start=1):
        who = item["performer"] or ""
        performer = f" ({who})" if who and who not in item["title"] else ""
        click.echo(f"  {no:>2}. {item['title']}{performer}")
    if not draft["programme"]:
        click.echo("  " + _("Không thấy chương trình hội nghị trong bản này."))
    if draft["movements"]:
        click.echo("  " + _("Phong trào thi đua: %(count)s", count=len(draft["movements"])))
    if draft["tasks"]:
        click.echo("  " + _("Việc được giao: %(count)s", count=len(draft["tasks"])))
    for note in draft["notes"]:
        text = shorten(note["text"], width=UNREAD_SIGNS, placeholder=" …")
        unread = _("dòng %(line)s chưa hiểu: %(text)s", line=note["line"], text=text)
        click.echo(f"  {unread}", err=True)


def _kind(kind: str | None) -> str:
    words = {
        "event_plan": _("tổ chức một hội nghị, đại hội"),
        "levels_plan": _("tổ chức hội nghị, đại hội ở các cấp"),
        "year_plan": _("phong trào thi đua trong năm"),
        "publicity_plan": _("tuyên truyền phong trào thi đua"),
    }
    return words.get(kind or "") or _("chưa rõ")


def _at_most(people: int | None) -> str:
    return _("nhiều nhất %(count)s đại biểu", count=people) if people else ""


LEGACY = click.option(
    "--legacy",
    type=click.Choice(["auto", "tcvn3", "tcvn3h", "vni"]),
    help=_("Chuyển mã chữ gõ bằng phông cũ (TCVN3, TCVN3 chữ hoa, VNI)."),
)


@main.command(help=_("Nhập đại biểu từ .xlsx hoặc .csv."))
@FILE
@EVENT
@click.option("--dry-run", is_flag=True, help=_("Chỉ nói sẽ thay đổi gì; không ghi."))
@click.option("--remove-gone", is_flag=True, help=_("Rút những người không còn trong danh sách."))
@LEGACY
@JSON
@DATA
def delegates(
    file: Path,
    slug: str,
    dry_run: bool,
    remove_gone: bool,
    legacy: str | None,
    as_json: bool,
    data: Path | None,
) -> None:
    from ceremony.delegates.reading import people_to_json, read_people

    settings = settings_of(data)
    with reading_told() as tell:
        found = read_file(lambda path: read_people(path, {"font": legacy or ""}, tell), file)
    people = [
        {
            name: getattr(one, name)
            for name in (
                "row", "sheet", "name", "as_typed", "birth_year", "gender", "unit", "position", "category",
                "key",
            )
        }
        for one in found.people
    ]  # fmt: skip
    order = {
        "event": slug,
        "read": people_to_json(found),
        "dry_run": dry_run,
        "remove_gone": remove_gone,
        "file": file.name,
    }
    _imported(settings, "delegates", order, {"rows": len(people), "people": people}, as_json)


@main.command(help=_("Nhập quyết định khen thưởng và danh sách từ .xlsx, .docx."))
@FILE
@EVENT
@click.option("--dry-run", is_flag=True, help=_("Chỉ nói sẽ thay đổi gì; không ghi."))
@LEGACY
@JSON
@DATA
def awards(
    file: Path, slug: str, dry_run: bool, legacy: str | None, as_json: bool, data: Path | None
) -> None:
    from ceremony.awards.reading import decisions_to_json, fonts_chosen, read_decisions

    settings, fonts = settings_of(data), fonts_chosen({"font": legacy or ""})
    read = decisions_to_json(read_file(lambda path: read_decisions(path, fonts), file))
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
    found = {} if refused else ask_told(settings, name, order)
    problems = [*problems, *found.pop("problems", [])]
    if as_json:
        told = [{key: one[key] for key in ("sheet", "cell", "value", "code", "text")} for one in problems]
        click.echo(json.dumps({**shown, **found, "problems": told}, ensure_ascii=False))
    else:
        for one in problems:
            click.echo(f"{one['sheet']} {one['cell']}: {one['text']}", err=True)
        if found:
            click.echo(_counted(shown["rows"], found))
            if found.get("gone_names"):
                click.echo(_("Không còn tên trong tệp: %(names)s", names=", ".join(found["gone_names"])))
            if order["dry_run"]:
                click.echo(_("Đây là xem trước: chưa ghi gì."))
    if any(one["code"] == "legacy_font" for one in stops):
        click.echo(
            _("Chọn cách chuyển mã chữ gõ bằng phông cũ: thêm --legacy auto, tcvn3, tcvn3h hoặc vni."),
            err=True,
        )
    if stops:
        raise click.ClickException(_("%(count)s lỗi phải sửa trước; chưa ghi gì.", count=len(stops)))


def _counted(rows: int, found: dict[str, int]) -> str:
    words = {"new": _("mới"), "changed": _("thay đổi"), "unchanged": _("như cũ"), "gone": _("không còn tên")}
    lines = _("%(count)s dòng", count=rows)
    return ", ".join([lines, *(f"{found[key]} {word}" for key, word in words.items())])


def read_file(read: Any, file: Path) -> Any:
    from ceremony.core.refusals import Refusal

    try:
        return read(file)
    except Refusal as refusal:
        raise click.ClickException(f"{file.name}: {_worded(refusal)}") from None


def _worded(refusal: Refusal) -> str:
    """A page's sentence for a refusal, in the terminal's language."""
    from flask import Flask
    from flask_babel import Babel

    from ceremony.base.paths import TRANSLATIONS
    from ceremony.base.web import worded

    app = Flask("ceremony")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale=language())
    with app.test_request_context():
        return str(worded(refusal))

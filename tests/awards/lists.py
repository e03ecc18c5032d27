"""What an office has before the day: a workbook of a decision's list, the decision in Word, its pages."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import requests
from docx import Document
from openpyxl import Workbook

from tests.edges import PATIENCE_S, Browser, Element
from tests.galas import Gala

TITLE = (
    ("ỦY BAN NHÂN DÂN XÃ TÂN HÒA",),
    ("(Kèm theo Quyết định số 112/QĐ-UBND ngày 10/3/2025 của Chủ tịch UBND xã Tân Hòa)",),
    ("Về việc tặng Giấy khen cho các tập thể, cá nhân",),
)
HEADER = ("TT", "Tên tập thể, hộ, cá nhân", "Chức vụ", "Đơn vị", "Đối tượng", "Thành tích")
AN = (1, "Nguyễn Văn An", "Nông dân", "Ấp Suối Đá", "Cá nhân", "Vườn mẫu")
ANH = (2, "Nguyễn Thị Ánh", "Giáo viên", "Trường Tiểu học Tân Hòa", "Cá nhân", "Dạy giỏi")
ON = (3, "Đặng Văn Ổn", "Y sĩ", "Trạm Y tế xã", "Cá nhân", "Tiêm chủng")
FIELDS = ("input", "textarea", "select")


def workbook(*rows: Sequence[object], header: Sequence[str] = HEADER, title: Any = TITLE) -> bytes:
    """A sheet with a decision's title, a header and these rows."""
    book, out = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (*title, header, *rows):
        sheet.append(list(row))
    book.save(out)
    return out.getvalue()


def document(
    *lines: str,
    table: Sequence[Sequence[str]] = (),
    more: Sequence[tuple[str, Sequence[Sequence[str]]]] = (),
) -> bytes:
    """A Word document of these paragraphs, a table below them, and `more` headings with a table each."""
    paper, out = Document(), BytesIO()
    for line in lines:
        paper.add_paragraph(line)
    for heading, rows in (("", table), *more):
        if heading:
            paper.add_paragraph(heading)
        if not rows:
            continue
        grid = paper.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    paper.save(out)
    return out.getvalue()


def typed(page: Element, action: str = "") -> dict[str, str]:
    """What the fields of a page's form hold, as a browser would send them."""
    form = next(one for one in page.all("form") if one.attributes.get("action", "").endswith(action or ""))
    if not action:
        form = next(one for one in page.all("form") if list(one.all("input", name="seen")))
    found: dict[str, str] = {}
    for tag in FIELDS:
        for one in form.all(tag):
            name, kind = one.attributes.get("name", ""), one.attributes.get("type", "")
            if not name or name == "csrf_token" or (kind == "checkbox" and "checked" not in one.attributes):
                continue
            found[name] = _value(one)
    return found


def _value(one: Element) -> str:
    if one.tag == "textarea":
        return one.text
    if one.tag != "select":
        return one.attributes.get("value", "y" if one.attributes.get("type") == "checkbox" else "")
    chosen = [option for option in one.all("option") if "selected" in option.attributes]
    return chosen[0].attributes["value"] if chosen else ""


@dataclass
class Office:
    """The organiser at the pages of decisions."""

    gala: Gala

    @property
    def browser(self) -> Browser:
        return self.gala.organiser

    @property
    def base(self) -> str:
        return self.gala.base

    def sends(self, data: bytes, name: str = "khen-thuong.xlsx") -> str:
        """Send a file and wait until it is read; return the address of its review."""
        self.browser.open(f"{self.base}/decisions/import")
        answer = self.browser.sends_file(f"{self.base}/decisions/import", name, data)
        path = answer.headers["Location"]
        self._waits(path)
        return path

    def _waits(self, path: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not self.browser.get(f"{path}/progress").json()["finished"]:
            assert time.monotonic() < deadline, "nobody finishes reading"
            time.sleep(0.05)

    def looks_over(self, data: bytes, name: str = "khen-thuong.xlsx") -> Element:
        return self.browser.open(self.sends(data, name))

    def reads_again(self, path: str, **chosen: str) -> Element:
        """Choose how old fonts are converted, and wait until the file is read so."""
        assert self.browser.post(f"{path}/read", script=False, **chosen).status_code == 303
        self._waits(path)
        return self.browser.open(path)

    def applies(self, path: str, **fields: Any) -> requests.Response:
        """Press the button below the review that is open."""
        return self.browser.post(
            f"{path}/apply", script=False, **{**typed(self.browser.page, "/apply"), **fields}
        )

    def imports(self, data: bytes, name: str = "khen-thuong.xlsx", **fields: Any) -> None:
        path = self.sends(data, name)
        self.browser.open(path)
        answer = self.applies(path, **fields)
        assert answer.status_code == 303, answer.text[:2000]

    def recipient(self, name: str) -> int:
        return int(self.gala.rows("select id from recipient where name = :name", name=name)[0][0])

    def edits(self, path: str, /, **fields: Any) -> requests.Response:
        """Open a form, write these fields, send it."""
        page = self.browser.open(self.base + path)
        return self.browser.post(self.base + path, script=False, **{**typed(page), **fields})

    def edits_recipient(self, who: str, /, **fields: Any) -> None:
        answer = self.edits(f"/recipients/{self.recipient(who)}", **fields)
        assert answer.status_code == 303, answer.text[:2000]

    def presses(self, path: str, /, **fields: Any) -> requests.Response:
        return self.browser.post(self.base + path, script=False, **fields)

    def undoes(self) -> requests.Response:
        """Take back the newest change of the lists."""
        newest = self.gala.rows("select max(id) from list_change where undone_at is null")[0][0]
        return self.presses(f"/changes/{newest}/undo")

    def lines(self) -> list[tuple[int, str]]:
        rows = self.gala.rows("select line, name from recipient where true")
        return sorted((int(line), str(name)) for line, name in rows)

    def of(self, name: str, *columns: str) -> tuple[Any, ...]:
        rows = self.gala.rows(f"select {', '.join(columns)} from recipient where name = :name", name=name)
        return tuple(rows[0])


def words(page: Element) -> str:
    """What a page says, without the bar above it."""
    return re.sub(r"\s+", " ", page.one("main").text)

"""Plans that came as a PDF: lines broken by the layout, page numbers, columns, tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from ceremony.base.paths import STATIC
from ceremony.base.texts import read_lines
from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from tests.core.plans import lines_of

BODY = ParagraphStyle(
    "body", fontName="Plan", fontSize=14, leading=18, alignment=TA_JUSTIFY, firstLineIndent=10 * mm
)
CELL = ParagraphStyle("cell", fontName="Plan", fontSize=12, leading=15)
HEAD = ParagraphStyle("head", CELL, alignment=TA_CENTER)
WIDTHS = {3: (30, 95, 45), 4: (14, 28, 74, 54), 5: (14, 48, 42, 36, 30)}


def printed(plan: str, path: Path, upright: str) -> Path:
    """Set a plan as an office prints it: A4, justified, letterhead and signature side by side."""
    pdfmetrics.registerFont(TTFont("Plan", str(STATIC / "vendor" / "fonts" / "tinos-400.ttf")))
    lines = [line for line in lines_of(plan) if line.strip()]
    start, foot = lines.index("KẾ HOẠCH"), next(i for i, one in enumerate(lines) if one.startswith("Nơi"))
    annex = lines.index("CHƯƠNG TRÌNH") if "CHƯƠNG TRÌNH" in lines[foot:] else len(lines)
    flow: list[Flowable] = [letterhead(lines[:start]), *body(lines[start:foot], upright)]
    flow.append(beside(lines[foot:annex], lambda one: not one.startswith(("Nơi", "-"))))
    flow += [PageBreak(), *body(lines[annex:], upright)] if annex < len(lines) else []
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=25 * mm, rightMargin=15 * mm, topMargin=20 * mm
    )
    document.build(flow, onLaterPages=numbered)
    return path


def letterhead(lines: list[str]) -> Table:
    parts = [part for line in lines for part in line.split("\t") if part]
    return beside(parts, lambda one: one.startswith(("CỘNG", "Độc")) or "ngày" in one)


def body(lines: list[str], upright: str) -> Iterator[Flowable]:
    for rows, typed in groupby(lines, key=lambda line: "\t" in line):
        if rows:
            cells = [[Paragraph(cell, CELL) for cell in line.split("\t")] for line in typed]
            wide = [one * mm for one in WIDTHS[max(map(len, cells))]]
            filled = [[*row, *[""] * (len(wide) - len(row))] for row in cells]
            yield Table(filled, wide, style=[("VALIGN", (0, 0), (-1, -1), upright)])
        else:
            yield from (Paragraph(line, BODY) for line in typed)


def beside(lines: list[str], on_the_right: Any) -> Table:
    columns = [[one for one in lines if bool(on_the_right(one)) is right] for right in (False, True)]
    return Table(
        [[[Paragraph(one, HEAD if at else CELL) for one in part] for at, part in enumerate(columns)]]
    )


def numbered(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Plan", 13)
    canvas.drawCentredString(105 * mm, 285 * mm, str(document.page))


def said(lines: list[str]) -> Any:
    """Return a draft without the lines it was read from."""
    return _without_lines(to_json(read_plan(lines), ""))


def _without_lines(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _without_lines(one) for key, one in plain.items() if key not in ("line", "sources")}
    return [_without_lines(one) for one in plain] if isinstance(plain, list) else plain


@pytest.mark.parametrize("upright", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize(
    "plan",
    [
        "hoi-nghi-giao-duc.txt",
        "hoi-nghi-truong.txt",
        "tong-ket-my-lam.txt",
        "nam-long-hai.txt",
        "hoi-nghi-hung-thinh.txt",
    ],
)
def test_a_printed_plan_says_what_the_typed_one_says(tmp_path: Path, plan: str, upright: str) -> None:
    lines = read_lines(printed(plan, tmp_path / "plan.pdf", upright))
    assert said(lines) == said(lines_of(plan))
    assert not any(line.strip().isdigit() for line in lines)


def test_a_narrow_column_may_break_the_word_that_heads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WIDTHS, 4, (10, 32, 74, 54))
    lines = read_lines(printed("hoi-nghi-an-binh.txt", tmp_path / "plan.pdf", "TOP"))
    assert said(lines)["programme"] == said(lines_of("hoi-nghi-an-binh.txt"))["programme"]


@pytest.mark.parametrize("upright", ["TOP", "MIDDLE", "BOTTOM"])
def test_rows_may_begin_with_an_hour_and_go_on_over_the_page(tmp_path: Path, upright: str) -> None:
    typed = lines_of("hoi-nghi-binh-long.txt")
    lines = read_lines(printed("hoi-nghi-binh-long.txt", tmp_path / "plan.pdf", upright))
    assert said(lines)["programme"] == said(typed)["programme"]
    assert said(lines)["tasks"] == said(typed)["tasks"]

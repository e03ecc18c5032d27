"""Reading a plan's file, whatever it is written in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ceremony.core.refusals import Invalid
from ceremony.events.reading import draft_from_json, draft_to_json, read_draft
from ceremony.samples import PLAN, plan_text
from tests.core.plans import HERE


def test_text_markdown_and_word_say_the_same(tmp_path: Path) -> None:
    text, marked = tmp_path / "plan.txt", tmp_path / "plan.md"
    head = "\n".join("\t".join(cells) for cells in plan_text.HEAD[1:])
    foot = plan_text.FOOT[0][0]
    text.write_text(f"{head}\n{plan_text.BODY}\n{foot}", encoding="utf-8-sig")
    body = plan_text.BODY.replace("\nI. ", "\n## **I. ").replace("\nII. HÌNH", "**\n## II. HÌNH")
    marked.write_text(f"{head}\n{body}\n{foot}", encoding="utf-8")
    word, plain, markdown = read_draft(PLAN), read_draft(text), read_draft(marked)
    assert [item.title for item in plain.programme] == [item.title for item in word.programme]
    for draft in (plain, markdown):
        assert (draft.document, draft.starts_on, draft.venue) == (word.document, word.starts_on, word.venue)
        assert (draft.copies_to, len(draft.tasks), draft.notes) == (
            word.copies_to,
            len(word.tasks),
            word.notes,
        )


def test_a_pdf_with_text_is_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    for number, line in enumerate(["I. CHUONG TRINH", "- Khai mac", "- Bao cao tong ket", "- Be mac"]):
        canvas.drawString(72, 760 - 20 * number, line)
    canvas.save()
    assert [item.type for item in read_draft(tmp_path / "plan.pdf").programme] == [
        "opening",
        "report",
        "closing",
    ]


def test_a_draft_survives_its_json() -> None:
    draft = read_draft(PLAN)
    assert draft_from_json(draft_to_json(draft, PLAN.name)) == draft


def test_a_file_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(" \n\n")
    with pytest.raises(Invalid) as refusal:
        read_draft(tmp_path / "plan.txt")
    assert refusal.value.code == "file_no_text"


def test_the_terminal_says_what_kind_of_plan_it_is_and_that_it_has_no_programme() -> None:
    said = terminal("nam-binh-an.txt")
    assert said.stdout.splitlines()[1:] == [
        "  Loại kế hoạch: phong trào thi đua trong năm",
        "  Không thấy chương trình hội nghị trong bản này.",
        "  Phong trào thi đua: 5",
        "  Việc được giao: 3",
    ]
    assert len(said.stderr.splitlines()) == 2
    assert max(map(len, said.stderr.splitlines())) < 125


def test_the_terminal_lists_the_levels_of_a_plan_for_all_levels() -> None:
    assert terminal("cac-cap-bang.txt").stdout.splitlines()[2:5] == [
        "  Xã, phường, đặc khu: Hội nghị tuyên dương điển hình tiên tiến, nhiều nhất 150 đại biểu, 2025-Q3",
        "  Sở, ban, ngành: Hội nghị điển hình tiên tiến, nhiều nhất 200 đại biểu, 2025-Q3",
        "  Thành phố: Đại hội Thi đua yêu nước, nhiều nhất 500 đại biểu, 2025-Q4",
    ]


def terminal(plan: str) -> subprocess.CompletedProcess[str]:
    """Let a person at a Vietnamese terminal read a plan."""
    return subprocess.run(
        [sys.executable, "-m", "ceremony", "plan", str(HERE / plan)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CEREMONY_LANGUAGE": "vi", "PYTHONUTF8": "1"},
    )

"""Word files of an office: numbers that Word counts itself, tables, frames."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from ceremony.base.texts import read_lines
from ceremony.core.plan_json import to_json
from ceremony.core.plans import read_plan
from tests.core.plans import column

HEADINGS = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7")]
DASHES = [("bullet", "-"), ("bullet", "o")]
PARTS = [("decimal", "%1"), ("decimal", "%1.%2")]


class Office:
    """Somebody who types a plan in Word and lets it number the paragraphs."""

    def __init__(self) -> None:
        self.paper = Document()
        self._numbering = self.paper.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
        for number, levels in ((70, HEADINGS), (71, DASHES), (72, PARTS)):
            self._define(number, levels)
            self.begin_again(number, of=number)

    def _define(self, number: int, levels: Sequence[tuple[str, str]]) -> None:
        told = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, (shape, text) in enumerate(levels)
        )
        word = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{told}</w:abstractNum>'
        self._numbering.insert(0, parse_xml(word))

    def begin_again(self, number: int, of: int, at: int | None = None) -> None:
        over = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{at}"/></w:lvlOverride>' if at else ""
        word = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{of}"/>{over}</w:num>'
        self._numbering.append(parse_xml(word))

    def style(self, name: str, number: int, level: int) -> None:
        word = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        style: Any = self.paper.styles.add_style(name, 1)
        style.element.get_or_add_pPr().append(parse_xml(word))

    def types(
        self, text: str, number: int = 0, level: int = 0, style: str | None = None, into: Any = None
    ) -> None:
        paragraph = (into or self.paper).add_paragraph(text, style=style)
        self.numbers(paragraph, number, level)

    def numbers(self, paragraph: Any, number: int, level: int = 0) -> None:
        word = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        if number:
            paragraph._p.get_or_add_pPr().append(parse_xml(word))

    def table(self, *rows: Sequence[str]) -> Any:
        table = self.paper.add_table(len(rows), len(rows[0]))
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
        return table

    def sends(self, folder: Path) -> Path:
        self.paper.save(str(folder / "plan.docx"))
        return folder / "plan.docx"


def test_word_s_own_numbers_stand_before_what_they_number(tmp_path: Path) -> None:
    office = Office()
    office.begin_again(80, of=72, at=5)
    office.style("Mục", 70, 0)
    office.types("MỤC ĐÍCH", style="Mục")
    office.types("Biểu dương", 71)
    office.types("và tôn vinh", 71, 1)
    office.types("NỘI DUNG", style="Mục")
    office.types("Thời gian", 70, 1)
    office.types("Sáng", 70, 2)
    office.types("Chiều", 70, 2)
    office.types("Địa điểm", 70, 1)
    office.types("Hội trường", 70, 2)
    office.types("", 70, 1)
    office.types("Một", 72)
    office.types("Một hai", 72, 1)
    office.types("Năm", 80)
    assert read_lines(office.sends(tmp_path)) == [
        "I. MỤC ĐÍCH", "- Biểu dương", "+ và tôn vinh", "II. NỘI DUNG", "1. Thời gian", "a) Sáng", "b) Chiều",
        "2. Địa điểm", "a) Hội trường", "", "1. Một", "1.1. Một hai", "5. Năm",
    ]  # fmt: skip


def test_a_real_table_is_one_line_a_row_and_a_frame_is_its_paragraphs(tmp_path: Path) -> None:
    office = Office()
    office.table(("UBND XÃ A\nSố: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nA, ngày 01/8/2025"))
    table = office.table(
        ("TT", "Phong trào", "Cơ quan\nthường trực", ""),
        ("", "Quyết thắng,\nvì an ninh", "Công an xã\nBan CHQS xã", ""),
        ("", "Dạy tốt", "", ""),
    )
    for row in table.rows[1:]:
        office.numbers(row.cells[0].paragraphs[0], 72)
    table.cell(1, 2).merge(table.cell(2, 2))
    assert read_lines(office.sends(tmp_path)) == [
        "UBND XÃ A", "Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "A, ngày 01/8/2025",
        "TT\tPhong trào\tCơ quan thường trực\t",
        "1.\tQuyết thắng, vì an ninh\tCông an xã; Ban CHQS xã\t",
        "2.\tDạy tốt\tCông an xã; Ban CHQS xã\t",
    ]  # fmt: skip


def test_a_plan_that_word_numbered_is_read_like_one_typed_by_hand(tmp_path: Path) -> None:
    office = Office()
    office.style("Mục", 70, 0)
    office.table(("UBND XÃ AN LẠC\nSố: 31/KH-UBND", "Độc lập - Tự do - Hạnh phúc\nAn Lạc, ngày 12/8/2025"))
    office.types("KẾ HOẠCH")
    office.types("Tổ chức Hội nghị điển hình tiên tiến xã An Lạc giai đoạn 2020 - 2025")
    office.types("Ủy ban nhân dân xã An Lạc xây dựng Kế hoạch như sau:")
    office.types("NỘI DUNG", style="Mục")
    office.types("Thời gian: 01 buổi, ngày 05/9/2025", 70, 1)
    office.types("Chương trình", 70, 1)
    table = office.table(
        ("TT", "Nội dung", "Thực hiện"), ("", "Khai mạc", "Chủ tịch UBND xã"),
        ("", "Báo cáo tổng kết phong trào", "Phòng Văn hóa - Xã hội"), ("", "Trao thưởng", "Lãnh đạo xã"),
    )  # fmt: skip
    for row in table.rows[1:]:
        office.numbers(row.cells[0].paragraphs[0], 72)
    office.types("TỔ CHỨC THỰC HIỆN", style="Mục")
    office.types("Phòng Văn hóa - Xã hội", 70, 1)
    office.types("Chủ trì tham mưu trước ngày 01/9/2025.", 70, 2)
    office.types("Mời đại biểu.", 70, 2)
    office.types("Phòng Kinh tế", 70, 1)
    office.types("Cân đối kinh phí.", 70, 2)
    foot = office.table(("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nVõ Văn Hòa"))
    for copy in ("UBND tỉnh (b/c);", "Lưu: VT."):
        office.types(copy, 71, into=foot.cell(0, 0))

    lines = read_lines(office.sends(tmp_path))
    draft = to_json(read_plan(lines), "plan.docx")

    assert (draft["document"]["number"], draft["starts_on"], draft["session"], draft["signer"]) == (
        "31/KH-UBND", "2025-09-05", "half_day", "Võ Văn Hòa",
    )  # fmt: skip
    assert column(draft["programme"], "type", "performer") == [
        ("opening", "Chủ tịch UBND xã"), ("report", "Phòng Văn hóa - Xã hội"), ("award", "Lãnh đạo xã"),
    ]  # fmt: skip
    assert column(draft["tasks"], "owner", "due") == [
        ("Phòng Văn hóa - Xã hội", {"date": "2025-09-01"}), ("Phòng Văn hóa - Xã hội", None),
        ("Phòng Kinh tế", None),
    ]  # fmt: skip
    assert draft["copies_to"] == ["UBND tỉnh (b/c)", "Lưu: VT"]
    assert [lines[number - 1] for number in draft["sources"]["tasks.0"]] == [
        "1. Phòng Văn hóa - Xã hội", "a) Chủ trì tham mưu trước ngày 01/9/2025.",
    ]  # fmt: skip
    assert draft["notes"] == []

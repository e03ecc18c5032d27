"""Reading decisions as offices lay them out: one sheet for each, a title above, a numbered list below.

The title names the decision (số, ngày, của ai, về việc gì), lines such as "Người trao: …" say who acts,
rows such as "I. TẬP THỂ" divide the list. Order is the file's; nothing is sorted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from ceremony.awards.reading import counts, entries, family, wording
from ceremony.awards.reading.old_fonts import Fonts
from ceremony.awards.reading.posts import place_of_work
from ceremony.base.columns import (
    Header,
    as_text,
    filled,
    hidden_sheets,
    is_ordinal,
    later_headers,
    pinned_notes,
    under_headers,
)
from ceremony.base.tables import Row, Table, column_letter, read_tables
from ceremony.base.words import gettext as _
from ceremony.core import names
from ceremony.core.abbreviations import by_word
from ceremony.core.aloud import capital, spoken
from ceremony.core.decisions import Decision, Decisions, Recipient, call_mode, rank_of
from ceremony.core.people import Problem
from ceremony.core.protocol import Kind
from ceremony.core.refusals import Invalid
from ceremony.core.titles import title_of

COLUMNS = {
    "no": r"stt|tt|so tt|so thu tu",
    "receiver": r"(ho (va )?ten )?nguoi (len )?nhan( thay| thuong)?|(nguoi )?dai dien( len)?( nhan)?.*",
    "receiver_role": r"chuc danh.*|chuc vu nguoi nhan|quan he.*|tu cach.*",
    "movement": r"(ten )?phong trao( thi dua)?",
    "name": r"(ho (va )?)?ten( .*)?|tap the.*ca nhan|ca nhan.*tap the.*|duoc khen( thuong)?|danh sach",
    "position_unit": r"chuc vu.*(don vi|dia chi|noi).*",
    "position": r"chuc vu.*|nghe nghiep",
    "unit": r"don vi.*|dia chi.*|noi cong tac|co quan.*",
    "kind": r"doi tuong.*|loai.*",
    "honorific": r"(danh|kinh) xung|xung ho|ong ba",
    "certificate_text": r"noi dung (ghi )?(tren )?(giay|bang|co|ky niem).*|(ghi|in|chu) tren (giay|bang).*",
    "reason": r"(tom tat )?thanh tich.*|noi dung khen.*|ly do.*",
    "reading_note": r"cach doc.*|phien am",
    "screen_text": r"(chu )?(hien thi|tren|hien) (tren )?man hinh|man hinh",
    "spoken_text": r"(loi|doc) (doc )?tren san khau|loi doc|mc doc",
    "posthumous": r"truy tang",
    "birth": r"nam sinh|ngay.*sinh",
    "note": r"ghi chu.*",
}
NEEDS = (frozenset({"name"}),)
_GROUP = re.compile(r"([IVX]+|[A-H]|\d+)\s*[.)/:-]\s*.+")
_FOOT = re.compile(r"(tong (cong|so)|cong|danh sach (nay )?(co|gom)|nguoi lap|an dinh)\b.*")
_AS_A_PERSON_WROTE_IT = ("screen_text", "spoken_text", "reading_note")
"""An empty cell under one of these leaves what somebody worded by hand."""
_IN_COLUMNS = (
    "position unit honorific reason certificate_text movement receiver_name receiver_role posthumous"
).split()
_UNDER = {"receiver_name": "receiver"}
SHOWN = 200
"""Signs of a cell that are shown beside what is odd about it."""
MOST_NAME, MOST_TEXT = 300, 1_000
"""Signs of a name, a collective's being long, and of anything else that is said of a recipient."""


@dataclass(slots=True)
class Sheet:
    """One sheet being read: its columns, the kind of the group it is in, what was odd so far."""

    name: str
    header: Header
    kind: str = ""
    posthumous: bool = False
    """The group of those who have died."""
    typed: Mapping[int, Row] = field(default_factory=dict)
    """The rows as they were typed, where that was in a font of before Unicode."""
    problems: list[Problem] = field(default_factory=list)

    def text(self, row: Row, column: str) -> str:
        return self.header.text(row, column)

    def tell(self, row: Row, column: str, code: str, text: str, stop: bool = False) -> None:
        cell, value = self.header.address(row, column), self.text(row, column)
        self.problems.append(
            Problem(self.name, cell, value[:SHOWN], code, text, "error" if stop else "warning")
        )


def read_sheets(path: Path, fonts: Fonts) -> Decisions:
    """Return the decisions of an .xlsx workbook, one for each sheet with a list; .csv holds one.

    Raises:
        Invalid: the file cannot be opened, or no sheet has a list of recipients (`no_header`).
    """
    decisions: list[Decision] = []
    titles: list[tuple[Table, Header]] = []
    tables = read_tables(path)
    problems = [*hidden_sheets(tables), *pinned_notes(tables)]
    for table in tables:
        table, header, typed = fonts.of_sheet(table, COLUMNS, NEEDS)
        if header is None:
            if table.rows:
                text = _(
                    "Trang “%(sheet)s” không có danh sách khen thưởng nên không được đọc.", sheet=table.name
                )
                problems.append(Problem(table.name, f"A{table.rows[0].number}", "", "no_header", text))
            continue
        sheet = Sheet(table.name, header, typed=typed)
        decisions.append(_decision(table, sheet))
        titles.append((table, header))
        problems += sheet.problems
    if not decisions:
        raise Invalid("no_header", file=path.name, expected="Họ và tên")
    whole = _whole(decisions, problems)
    problems += _other_counts(whole, decisions, titles)
    return Decisions(whole, counts.foremost(problems))


def _whole(sheets: Sequence[Decision], problems: list[Problem]) -> tuple[Decision, ...]:
    """Return each decision once: an office puts its collectives on one sheet and its people on another.

    Sheets without a number cannot be told from each other; a second one stops the import.
    """
    whole: dict[str, Decision] = {}
    for one in sheets:
        before = whole.get(one.key)
        if before is None:
            whole[one.key] = one
        elif one.number:
            last = max((person.line for person in before.recipients), default=0)
            more = (replace(person, line=last + person.line) for person in one.recipients)
            whole[one.key] = replace(before, recipients=(*before.recipients, *more))
        else:
            text = _("Hai trang đều thiếu số quyết định: “%(first)s” và trang này.", first=before.sheet)
            problems.append(Problem(one.sheet, "A1", "", "missing_number", text, "error"))
    return tuple(whole.values())


def _other_counts(
    whole: Sequence[Decision], sheets: Sequence[Decision], titles: Sequence[tuple[Table, Header]]
) -> list[Problem]:
    """Tell where a title counts others than the decision lists, over all its sheets or on this one."""
    people = {one.key: one.recipients for one in whole}
    return [
        Problem(table.name, _where(table, quoted), quoted[:SHOWN], counts.DIFFERS, text)
        for one, (table, header) in zip(sheets, titles, strict=True)
        for quoted, text in counts.doubts(_lines_above(table, header), people[one.key], one.recipients)
    ]


def _where(table: Table, quoted: str) -> str:
    """Return the cell that says these words, else the first of the sheet."""
    start = quoted.split(", ")[0]
    cells = (
        f"{column_letter(place)}{row.number}"
        for row in table.rows
        for place in filled(row)
        if start in as_text(row.cells[place])
    )
    return next(cells, f"A{table.rows[0].number}")


def _decision(table: Table, sheet: Sheet) -> Decision:
    lines = _lines_above(table, sheet.header)
    above = "\n".join(lines)
    number, issuer = wording.first(wording.NUMBER, above), wording.first(wording.ISSUER, above)
    day, summary = wording.day_of(above), wording.first(wording.SUMMARY, above).rstrip(" )")
    award = wording.award_of(above, issuer)
    cell = f"A{table.rows[0].number}"
    if not number and award in ("", wording.SAID_OF_ANY_CONFERENCE):
        text = _("Trang này không nói số quyết định và hình thức khen: không phải danh sách khen thưởng.")
        sheet.problems.append(Problem(sheet.name, cell, "", "not_a_decision", text, "error"))
    _tell_missing(
        sheet,
        cell,
        {
            "missing_number": (number, _("số quyết định")),
            "missing_date": (day, _("ngày quyết định")),
            "missing_issuer": (issuer, _("người ký quyết định")),
            "unknown_award": (award, _("hình thức khen thưởng")),
        },
    )
    return Decision(
        sheet=table.name,
        number=wording.number_of(number),
        date=day,
        issuer=issuer,
        summary=summary,
        award=award,
        title=wording.title_of(award, issuer, above),
        rank=rank_of(award),
        call_mode=call_mode(rank_of(award)),
        movement=_said(lines, r"phong trao( thi dua)?"),
        presenter=_said(lines, r"nguoi trao( tang| thuong)?|trao"),
        reader=_said(lines, r"nguoi (cong bo|doc)( quyet dinh)?|cong bo( quyet dinh)?"),
        recipients=wording.keyed(entries.titled(recipients(table, sheet))),
    )


def _lines_above(table: Table, header: Header) -> list[str]:
    """Return the title's lines: each filled cell above the list, split where an office broke it."""
    cells = [row.cells[place] for row in table.rows if row.number < header.first_row for place in filled(row)]
    return [
        names.tidy(part)
        for cell in cells
        for part in (cell.split("\n") if isinstance(cell, str) else [as_text(cell)])
        if part.strip()
    ]


def _tell_missing(sheet: Sheet, cell: str, wanted: Mapping[str, tuple[object, str]]) -> None:
    for code, (found, what) in wanted.items():
        if not found:
            text = _("Không tìm thấy %(what)s ở phần tiêu đề.", what=what)
            sheet.problems.append(Problem(sheet.name, cell, "", code, text))


def _said(lines: list[str], label: str) -> str:
    """Return what stands after a label and a colon on a line of the title."""
    for line in lines:
        before, colon, after = line.partition(":")
        if colon and re.fullmatch(label, names.fold(before)):
            return after.strip().strip('“”"')
    return ""


def recipients(table: Table, sheet: Sheet) -> list[Recipient]:
    found: list[Recipient] = []
    groups: list[tuple[Row | None, int]] = []
    first, sheet.kind = sheet.header, sheet.kind or _kind_above(table, sheet.header)
    for sheet.header, rows in under_headers(table, first, later_headers(table, first, COLUMNS, NEEDS)):
        for row in rows:
            if _divides(row, sheet):
                groups.append((row, len(found)))
            elif recipient := _recipient(row, sheet, len(found) + 1):
                found.append(recipient)
    for (head, begins), (_head, ends) in pairwise([*groups, (None, len(found))]):
        if head is not None:
            _tell_count(head, sheet, ends - begins)
    if not found:
        cell, text = f"A{sheet.header.last_row}", _("Danh sách không có ai.")
        sheet.problems.append(Problem(sheet.name, cell, "", "empty_list", text, "error"))
    return found


def _kind_above(table: Table, header: Header) -> str:
    """The kind that the row right above a header names: "I. TẬP THỂ", where each group has its own header."""
    above = [row for row in table.rows if row.number < header.first_row][-1:]
    said = " ".join(as_text(row.cells[place]) for row in above for place in filled(row))
    kind = entries.heading(said)
    return kind if wording.kinds_named(names.fold(said)) == {kind} else ""


def _tell_count(head: Row, sheet: Sheet, listed: int) -> None:
    said = " ".join(as_text(head.cells[place]) for place in filled(head))
    if text := counts.of_heading(said, listed):
        cell = f"{column_letter(filled(head)[0])}{head.number}"
        sheet.problems.append(Problem(sheet.name, cell, said[:SHOWN], counts.DIFFERS, text))


def _divides(row: Row, sheet: Sheet) -> bool:
    """Take a row such as "II. HỘ GIA ĐÌNH" (or II | HỘ GIA ĐÌNH) as the head of what follows."""
    texts = [as_text(row.cells[place]) for place in filled(row)]
    joined = " ".join(texts)
    if len(texts) == 1 and is_ordinal(texts[0]):
        return True
    kind = wording.kind_named(names.fold(joined))
    heading = _GROUP.fullmatch(joined) or re.fullmatch(r"[IVX]+|[A-H]", texts[0]) or joined.isupper()
    after_death = family.given_after_death(joined)
    if len(texts) <= 2 and ((kind and (heading or len(texts) == 1)) or (after_death and heading)):
        sheet.kind, sheet.posthumous = kind or sheet.kind, after_death
        return True
    if len(texts) <= 2 and (_FOOT.fullmatch(names.fold(joined)) or not sheet.text(row, "name")):
        cell = f"{column_letter(filled(row)[0])}{row.number}"
        text = _("Dòng “%(text)s” không phải là tên được khen nên được bỏ qua.", text=joined[:60])
        sheet.problems.append(Problem(sheet.name, cell, joined, "not_a_person", text))
        return True
    return False


def _recipient(row: Row, sheet: Sheet, line: int) -> Recipient | None:
    written = _name(row, sheet)
    name = written.text
    if not name:
        sheet.tell(row, "name", "missing", _("Thiếu tên tập thể, hộ hoặc cá nhân được khen."), stop=True)
        return None
    _tell_unlike_text(row, sheet)
    kind = _kind(row, sheet, name)
    written, position, unit = _place_of_work(row, sheet, written)
    note = family.noted(sheet.text(row, "note"), _is_posthumous(row, sheet, kind, died=written.died))
    posthumous = _is_posthumous(row, sheet, kind, died=note.died)
    name, receiver, role = _receiver(row, sheet, written, note, kind)
    title, name = title_of(name) if written.late and kind is Kind.INDIVIDUAL else ("", name)
    if note.left:
        _tell_note(row, sheet, note.left)
    if not receiver and (kind is not Kind.INDIVIDUAL or posthumous):
        sheet.tell(
            row, "receiver", "missing_receiver", _("Chưa ghi người lên nhận thay cho %(name)s.", name=name)
        )
    return Recipient(
        line=line,
        kind=kind.value,
        name=name,
        unit=unit or (name if kind is Kind.COLLECTIVE else ""),
        position=position,
        honorific=sheet.text(row, "honorific") or capital(title),
        reason=sheet.text(row, "reason"),
        receiver_name=receiver,
        receiver_role=role,
        posthumous=posthumous,
        reading_note=sheet.text(row, "reading_note"),
        screen_text=sheet.text(row, "screen_text") or name,
        spoken_text=sheet.text(row, "spoken_text") or spoken(name),
        birth_year=_year(sheet.text(row, "birth")),
        note=sheet.text(row, "note"),
        row=row.number,
        certificate_text=sheet.text(row, "certificate_text"),
        movement=sheet.text(row, "movement"),
        said=_names(
            row,
            sheet,
            {"posthumous": posthumous, "receiver": receiver, "receiver_role": role, "honorific": title},
        ),
    )


def _tell_unlike_text(row: Row, sheet: Sheet) -> None:
    """A formula is not counted, and no certificate or screen could show a page of text: neither is silent."""
    for column in sheet.header.columns:
        said, most = sheet.text(row, column), MOST_NAME if column in ("name", "receiver") else MOST_TEXT
        if said.startswith("=") and column != "no":
            text = _("Ô này là công thức; được giữ nguyên như đã viết, không được tính.")
            sheet.tell(row, column, "formula", text)
        if len(said) > most:
            sheet.tell(row, column, "too_long", _("Ô này dài quá %(most)s ký tự.", most=most), stop=True)


def _names(row: Row, sheet: Sheet, told: Mapping[str, object]) -> tuple[str, ...]:
    """Return which fields the file names, so that it does not empty the others."""
    columns = set(sheet.header.columns)
    if "position_unit" in columns:
        columns |= {"position", "unit"}
    columns |= {field for field, value in told.items() if value}
    said = [name for name in _IN_COLUMNS if _UNDER.get(name, name) in columns]
    return (*said, *(name for name in _AS_A_PERSON_WROTE_IT if sheet.text(row, name)))


def _name(row: Row, sheet: Sheet) -> family.Bare:
    """Return the name as decided, and what was written around it."""
    written = family.bare(names.clean(sheet.text(row, "name")))
    name = names.clean(written.text)
    if row.number in sheet.typed and sheet.text(sheet.typed[row.number], "name") != sheet.text(row, "name"):
        text = _("Chữ gõ bằng phông cũ, sẽ ghi là: %(name)s.", name=name)
        sheet.tell(sheet.typed[row.number], "name", "legacy_font", text)
    if names.is_all_caps(name) and len(name) > 5:
        name = " ".join(word if word != said else names.as_title_case(word) for word, said in by_word(name))
        sheet.tell(row, "name", "all_caps", _("Tên gõ toàn chữ hoa, sẽ ghi là: %(name)s.", name=name))
    return replace(written, text=name)


def _is_posthumous(row: Row, sheet: Sheet, kind: Kind, died: bool) -> bool:
    """Whether the award is given after death; the head of a household may have died and the household not."""
    said = " ".join(sheet.text(row, column) for column in ("name", "note", "reason"))
    given = bool(sheet.text(row, "posthumous")) or sheet.posthumous or family.given_after_death(said)
    return given or (died and kind is Kind.INDIVIDUAL)


def _receiver(
    row: Row, sheet: Sheet, written: family.Bare, note: family.Note, kind: Kind
) -> tuple[str, str, str]:
    """Return the name and who receives for it: in columns of their own, behind the name, or in the note."""
    receiver, told = family.received(sheet.text(row, "receiver"))
    role = sheet.text(row, "receiver_role") or told
    if receiver:
        return written.text, receiver, role
    name, receiver, told = written.text, written.receiver, written.role
    if not receiver and kind is not Kind.INDIVIDUAL:
        name, receiver, told = entries.receiver_of(name)
    if not receiver:
        receiver, told = note.receiver, note.role
    return name, receiver, role or told


def _tell_note(row: Row, sheet: Sheet, left: str) -> None:
    text = _("Ghi chú “%(note)s” không thuộc ô nào của người được khen nên chỉ nêu ở đây.", note=left[:SHOWN])
    sheet.tell(row, "note", counts.NOTE, text)


def _kind(row: Row, sheet: Sheet, name: str) -> Kind:
    """Return whom the row commends: its own column says, else the group, else how the name begins."""
    column = sheet.text(row, "kind")
    if found := wording.kind_named(names.fold(column)) or sheet.kind:
        return Kind(found)
    if by_name := wording.kind_by_name(name):
        return by_name
    sheet.tell(row, "kind", "unknown_kind", _("Không rõ là tập thể, hộ hay cá nhân; được xếp là cá nhân."))
    return Kind.INDIVIDUAL


def _place_of_work(row: Row, sheet: Sheet, written: family.Bare) -> tuple[family.Bare, str, str]:
    """Return position and unit, and the name with what these cells say of its bearer's death besides."""
    cells = {one: family.bare(sheet.text(row, one)) for one in ("position", "unit", "position_unit")}
    written = replace(written, died=written.died or any(one.died for one in cells.values()))
    position, unit, both = (one.text for one in cells.values())
    if not both or position or unit:
        return written, position, unit
    return written, *place_of_work(both)


def _year(text: str) -> int | None:
    found = re.search(r"(?:19|20)\d\d", text)
    return int(found[0]) if found else None

"""Reading a list of delegates as a commune office sends it: values and problems, nothing written.

Names are stored as one spelling (NFC, single spaces); what was typed is kept beside them when it differs.
Nothing is guessed: a blank stays blank, an unknown label is a problem with its cell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from flask_babel import gettext as _

from ceremony.base.columns import (
    Header,
    as_text,
    filled,
    find_header,
    is_ordinal,
    people_rows,
)
from ceremony.base.office import Cell, Row, Table, column_letter, read_tables
from ceremony.core import names
from ceremony.core.people import (
    CATEGORIES,
    People,
    Person,
    Problem,
    base_key,
    people_from_json,
    people_to_json,
    with_keys,
)
from ceremony.core.refusals import Invalid

__all__ = ["People", "Person", "Problem", "people_from_json", "people_to_json", "read_people"]

COLUMNS = {
    "no": r"stt|tt|so tt|so thu tu|no",
    "family": r"ho dem|ho va (ten |chu )?dem|ho (ten |chu )?dem|ho lot|ho va lot|ho",
    "name": r"ho( va)? ten( .*)?|ten dai bieu|dai bieu|ho ten dai bieu",
    "given": r"ten",
    "honorific": r"(danh|kinh) xung|cach xung ho|xung ho|ong ba",
    "title": r"hoc ham.*|hoc vi.*|(cap|quan) (bac|ham).*",
    "reading_note": r"cach doc.*|phien am|doc la",
    "position": r"chuc (vu|danh)( nghe nghiep)?( hien nay)?|nghe nghiep",
    "position_unit": r"chuc (vu|danh).*don vi.*|chuc (vu|danh).*(dia chi|noi).*",
    "unit": r"(ten )?don vi.*|co quan.*|noi cong tac|dia chi.*|to chuc|thon ap.*|ap",
    "category": r"doi tuong.*|thanh phan.*|loai dai bieu|dien dai bieu",
    "gender": r"gioi( tinh)?|phai|nam nu",
    "birth": r"(ngay( thang)?( nam)? )?sinh|nam sinh|ngay thang nam sinh|sinh ngay|nam sinh tuoi",
    "birth_male": r"nam|nam sinh nam",
    "birth_female": r"nu|nam sinh nu",
    "ethnicity": r"dan toc",
    "religion": r"ton giao",
    "party": r"dang vien.*|dang|ngay vao dang|la dang vien",
    "phone": r"(so )?(dt|dien thoai|sdt|di dong|dtdd)( .*)?|sdt",
    "seat": r"(so )?ghe( ngoi)?|(cho|vi tri) ngoi|so ghe",
    "note": r"ghi chu.*",
}
NEEDS = (frozenset({"name"}), frozenset({"family", "given"}))

_CATEGORY_WORDS = {
    "guest_superior": r"cap tren|khach (tinh|huyen|trung uong)",
    "officer_tdkt": r"(cong|can|vien)\w* .*thi dua|tdkt|khoi thi dua",
    "exemplar_collective_rep": r"tap the",
    "exemplar_household_rep": r"ho gia dinh|dai dien ho|\bho\b",
    "exemplar_individual": r"ca nhan|dien hinh|guong|chien (si|sy) thi dua|cstd|truc tiep san xuat",
    "leader": r"lanh dao|chu toa",
    "press": r"bao|phong vien|truyen (thanh|hinh)",
    "artist": r"van nghe|nghe (si|sy)|dien vien",
    "staff": r"phuc vu|le tan|hau can|ban to chuc|giup viec",
    "guest": r"khach|duoc moi",
}
HONORIFICS = (
    "Đồng chí",
    "Đ/c",
    "Ông",
    "Bà",
    "Mẹ",
    "Hòa thượng",
    "Thượng tọa",
    "Đại đức",
    "Ni sư",
    "Sư cô",
    "Linh mục",
    "Mục sư",
    "Giám mục",
    "Anh",
    "Chị",
    "Cụ",
)
_TITLE = re.compile(
    r"((GS|PGS|TSKH|TS|ThS|BSCKI{1,3}|BS|CK\s?I{1,3}|KS|CN|LS|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT)"
    r"\b[.,]?\s*)+",
    re.IGNORECASE,
)
_LEGACY = re.compile(r"[¨®µ¶·¸¹§©«¬]|[aeAE][ãêâûõøùïÛÕØÙÏÃÊÂ]|[ûïøÛÏØ]")
_HEADING = re.compile(
    r"([IVXivx]+|[A-H]|\d+)\s*[.)/:-]\s*\D.*|"
    r"(tong|cong|danh sach|nguoi lap|ghi chu|noi nhan)\b.*"
)
_SERIAL_ZERO = date(1899, 12, 30)
_YES = {"x", "co", "dang vien", "v", "1", "yes", "+"}
_NO = {"khong", "chua", "0", "no", "-"}


@dataclass(slots=True)
class _Sheet:
    """One sheet being read: where its columns are and what was odd so far."""

    name: str
    header: Header
    group_unit: str = ""
    problems: list[Problem] = field(default_factory=list)

    def text(self, row: Row, column: str) -> str:
        return self.header.text(row, column)

    def tell(self, row: Row, column: str, code: str, text: str, stop: bool = False) -> None:
        cell, value = self.header.address(row, column), self.text(row, column)
        self.problems.append(Problem(self.name, cell, value, code, text, "error" if stop else "warning"))


def read_people(path: Path) -> People:
    """Return the people of an .xlsx or .csv file.

    Raises:
        Invalid: the file cannot be opened, or no sheet has a header with names (`no_header`).
    """
    tables = read_tables(path)
    people: list[Person] = []
    problems: list[Problem] = []
    headers = [(table, find_header(table, COLUMNS, NEEDS)) for table in tables]
    for table, header in headers:
        if header is None:
            problems += _without_header(table)
            continue
        sheet = _Sheet(table.name, header)
        _tell_unknown_columns(sheet)
        people += (person for row in people_rows(table, header) if (person := _person(row, sheet)))
        problems += sheet.problems
    if not any(header for _table, header in headers):
        raise Invalid("no_header", file=path.name, expected="Họ và tên")
    ordered = [replace(person, order=order) for order, person in enumerate(people, start=1)]
    keyed = with_keys(ordered)
    return People(tuple(keyed), (*problems, *_namesakes(keyed, dict(headers_by_sheet(headers)))))


def headers_by_sheet(headers: Iterable[tuple[Table, Header | None]]) -> Iterable[tuple[str, Header]]:
    return ((table.name, header) for table, header in headers if header is not None)


def _without_header(table: Table) -> list[Problem]:
    if not table.rows:
        return []
    text = _(
        "Trang “%(sheet)s” không có hàng tiêu đề với cột “Họ và tên” nên không được đọc.", sheet=table.name
    )
    return [Problem(table.name, f"A{table.rows[0].number}", "", "no_header", text)]


def _tell_unknown_columns(sheet: _Sheet) -> None:
    for place, label in sheet.header.unknown:
        cell = f"{column_letter(place)}{sheet.header.last_row}"
        text = _("Cột “%(label)s” không thuộc mẫu nên không được nhập.", label=label)
        sheet.problems.append(Problem(sheet.name, cell, label, "unknown_column", text))


def _person(row: Row, sheet: _Sheet) -> Person | None:
    """Return the person a row holds, or None for a heading, a total or a spare numbered line."""
    typed = _typed_name(row, sheet)
    if _is_no_person(row, sheet, typed):
        return None
    if not names.clean(typed):
        sheet.tell(row, "name", "missing", _("Thiếu họ và tên."), stop=True)
        return None
    honorific, title, name = _named(row, sheet, typed)
    year, born, gender = _born(row, sheet)
    position, unit = _place_of_work(row, sheet)
    return Person(
        row=row.number,
        sheet=sheet.name,
        name=name,
        as_typed=typed if typed != name else "",
        honorific=honorific,
        title=title,
        position=position,
        unit=unit or sheet.group_unit,
        category=_category(row, sheet),
        gender=_gender(row, sheet) or gender,
        birth_year=year,
        birth_date=born,
        ethnicity=sheet.text(row, "ethnicity"),
        religion=sheet.text(row, "religion"),
        party=_party(row, sheet),
        phone=_phone(row, sheet),
        seat=sheet.text(row, "seat").upper(),
        note=sheet.text(row, "note"),
        reading_note=sheet.text(row, "reading_note"),
    )


def _typed_name(row: Row, sheet: _Sheet) -> str:
    """Return the name as it stands in the cells, NBSP and doubled spaces included."""
    columns = ("family", "given") if "given" in sheet.header.columns else ("name",)
    if "given" in sheet.header.columns and "family" not in sheet.header.columns:
        columns = ("name", "given")
    cells = [sheet.header.cell(row, column) for column in columns]
    return " ".join(cell if isinstance(cell, str) else as_text(cell) for cell in cells if as_text(cell))


def _is_no_person(row: Row, sheet: _Sheet, typed: str) -> bool:
    """Spare numbered lines are skipped, headings may name a unit, totals and signatures are told."""
    places = filled(row)
    numbered = is_ordinal(sheet.text(row, "no"))
    if numbered and len(places) == 1:
        return True
    alone = as_text(row.cells[places[0]])
    looks_so = bool(_HEADING.fullmatch(names.fold(alone)) or _HEADING.fullmatch(alone))
    if not numbered and len(places) <= 2 and (looks_so or not typed):
        if "unit" not in sheet.header.columns and "position_unit" not in sheet.header.columns:
            sheet.group_unit = re.sub(r"^([IVX]+|[A-H]|\d+)\s*[.)/:-]\s*", "", alone)
        elif not looks_so or not re.match(r"[IVXA-H\d]", alone):
            cell = f"{column_letter(places[0])}{row.number}"
            text = _("Dòng “%(text)s” không phải là người nên được bỏ qua.", text=alone[:60])
            sheet.problems.append(Problem(sheet.name, cell, alone, "not_a_person", text))
        return True
    return False


def _named(row: Row, sheet: _Sheet, typed: str) -> tuple[str, str, str]:
    """Return honorific, title and name; what stood before the name in its cell is moved, and told."""
    name, column = names.clean(typed), "name" if "name" in sheet.header.columns else "given"
    honorific, title = sheet.text(row, "honorific"), sheet.text(row, "title")
    before = "" if honorific else _honorific_before(name)  # Ông is a family name too: Ông Thị Cẩm
    if before:
        name = names.clean(name[len(before) :])
        honorific = honorific or ("Đồng chí" if names.fold(before).startswith("d/c") else before)
    if (scholar := _TITLE.match(name)) and scholar.end() < len(name):
        title, name = title or scholar[0].strip(" ,"), names.clean(name[scholar.end() :])
        before = before or title
    if before:
        sheet.tell(
            row,
            column,
            "honorific_in_name",
            _("Đã tách “%(before)s” ra khỏi tên: %(name)s.", before=before, name=name),
        )
    if _LEGACY.search(name):
        text = _("Tên gõ bằng phông chữ cũ (TCVN3 hoặc VNI), cần chuyển mã.")
        sheet.tell(row, column, "legacy_font", text, stop=True)
    elif names.is_all_caps(name):
        name = names.as_title_case(name)
        sheet.tell(row, column, "all_caps", _("Tên gõ toàn chữ hoa, sẽ ghi là: %(name)s.", name=name))
    elif name.startswith("=") or any(sign.isdigit() for sign in name):
        sheet.tell(
            row, column, "not_a_person", _("Ô này không giống một cái tên; được giữ nguyên như đã gõ.")
        )
    return honorific, title, name


def _honorific_before(name: str) -> str:
    """Return the form of address a name begins with, when a whole name still follows it."""
    for word in HONORIFICS:
        before, rest = name[: len(word)], name[len(word) :]
        if before.lower() == word.lower() and rest.startswith((" ", ".")) and " " in names.clean(rest):
            return before
    return ""


def _born(row: Row, sheet: _Sheet) -> tuple[int | None, date | None, str]:
    """Return year, date and the gender that the two columns Nam | Nữ say."""
    for column, gender in (("birth", ""), ("birth_male", "male"), ("birth_female", "female")):
        cell = sheet.header.cell(row, column)
        if not as_text(cell):
            continue
        year, born = _when(cell)
        if year is None and column != "birth" and names.fold(as_text(cell)) in _YES:
            return None, None, gender
        if year is None:
            sheet.tell(row, column, "bad_date", _("Không đọc được ngày, năm sinh; ô được bỏ trống."))
        return year, born, gender
    return None, None, ""


def _when(cell: Cell) -> tuple[int | None, date | None]:
    """Read a year, a day/month/year, or the serial number Excel keeps for a date."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return (cell.year, cell) if 1900 < cell.year < 2100 else (None, None)
    text = as_text(cell)
    if re.fullmatch(r"\d{4}", text) and 1900 <= int(text) <= 2100:
        return int(text), None
    if re.fullmatch(r"\d{5}", text) and 3_000 <= int(text) <= 73_000:
        born = _SERIAL_ZERO + timedelta(days=int(text))
        return born.year, born
    parts = re.fullmatch(r"(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)", text)
    if parts is None:
        return None, None
    try:
        born = date(int(parts[3]), int(parts[2]), int(parts[1] or 1))
    except ValueError:
        return None, None
    return (born.year, born) if parts[1] else (born.year, None)


def _gender(row: Row, sheet: _Sheet) -> str:
    text = names.fold(sheet.text(row, "gender"))
    return {"nam": "male", "nu": "female", "m": "male", "f": "female"}.get(text, "")


def _category(row: Row, sheet: _Sheet) -> str:
    text = names.fold(sheet.text(row, "category"))
    if not text:
        return ""
    if text in CATEGORIES:
        return text
    for known, words in _CATEGORY_WORDS.items():
        if re.search(words, text):
            return known
    sheet.tell(row, "category", "unknown_category", _("Đối tượng này chưa có trong danh mục; được để trống."))
    return ""


def _place_of_work(row: Row, sheet: _Sheet) -> tuple[str, str]:
    position, unit = sheet.text(row, "position"), sheet.text(row, "unit")
    if not position and not unit and (both := sheet.text(row, "position_unit")):
        return split_position(both)
    return position, unit


def split_position(text: str) -> tuple[str, str]:
    """Return position and unit of `Trưởng ấp – Ấp Suối Đá` or `Giáo viên, Trường Tiểu học`."""
    head, mark, tail = next(
        (text.partition(mark) for mark in (" – ", " - ", "; ", ", ") if mark in text), (text, "", "")
    )
    return (head.strip(), tail.strip()) if mark else ("", text)


def _party(row: Row, sheet: _Sheet) -> bool | None:
    text = names.fold(sheet.text(row, "party"))
    if text in _NO:
        return False
    return True if text in _YES or _when(sheet.header.cell(row, "party"))[0] else None


def _phone(row: Row, sheet: _Sheet) -> str:
    text = sheet.text(row, "phone")
    if not text:
        return ""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    if len(digits) == 9 and not digits.startswith("0"):
        digits = "0" + digits
        sheet.tell(
            row, "phone", "bad_phone", _("Số điện thoại mất số 0 ở đầu, sẽ ghi là %(digits)s.", digits=digits)
        )
    if not re.fullmatch(r"0\d{9,10}", digits):
        sheet.tell(row, "phone", "bad_phone", _("Số điện thoại không đúng; được giữ nguyên như đã gõ."))
        return text
    return digits


def _namesakes(people: Iterable[Person], headers: Mapping[str, Header]) -> list[Problem]:
    """Tell who shares a name: written twice in one unit and year, or simply the same name."""
    bearers: dict[str, list[Person]] = defaultdict(list)
    twins: dict[str, list[Person]] = defaultdict(list)
    found: list[Problem] = []
    for person in people:
        same, twice = (
            bearers[names.with_marks(person.name)],
            twins[f"{names.with_marks(person.name)}|{base_key(person)}"],
        )
        if same:
            found.append(_namesake(person, same, twice, headers[person.sheet]))
        same.append(person)
        twice.append(person)
    return found


def _namesake(person: Person, same: list[Person], twice: list[Person], header: Header) -> Problem:
    others = (twice or same)[:5]
    rows = [
        _(
            "dòng %(row)s: %(unit)s, %(year)s",
            row=one.row,
            unit=one.unit or "?",
            year=one.birth_year or "?",
        )
        for one in others
    ]
    code = "duplicate_in_file" if twice else "same_name"
    said = _("Người này đã có trong danh sách") if twice else _("Trùng tên với người khác")
    place = header.columns.get("name", header.columns.get("given", 0))
    cell = f"{column_letter(place)}{person.row}"
    return Problem(person.sheet, cell, person.name, code, f"{said} ({'; '.join(rows)}).")

"""One sheet being read: where its header is, which column is which, what was odd so far, how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from ceremony.base.columns import (
    HEADER_WITHIN,
    Header,
    as_text,
    chosen_columns,
    column_place,
    filled,
    find_header,
    header_at,
    labels,
    later_headers,
    people_rows,
    signature,
    under_headers,
)
from ceremony.base.tables import Row, Table, column_letter
from ceremony.base.words import gettext as _
from ceremony.core.people import Problem
from ceremony.delegates.reading.choices import AS_IT_IS, BY_ITSELF, Choices, SheetChoice
from ceremony.delegates.reading.fonts import OldFont, old_font
from ceremony.delegates.reading.words import BIRTHS, COLUMNS, GIVES, NAMES, NEEDS, sentences

SAMPLES, SAMPLE_SIGNS = 3, 60
LOOKED_AT = 40
Plain = dict[str, Any]


@dataclass(slots=True)
class Sheet:
    """One sheet, the way it is read."""

    table: Table
    raw: Table
    """As it was typed, before an old font was converted."""
    choice: SheetChoice
    old_font: OldFont
    header: Header | None
    rows: list[Row] = field(default_factory=list)
    typed: Mapping[int, Row] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    said: frozenset[str] = frozenset()
    """The fields of a person its columns tell."""
    known_by: str = ""
    """The header's signature."""
    stretches: list[tuple[Header, list[Row]]] = field(default_factory=list)
    """The rows below each header: an office may put one over every group, of other columns even."""
    over: Header | None = None
    """The header over the row that is being read, where it is not the first."""
    group_unit: str = ""
    closed: bool = False
    """Whether the list is over: signatures follow."""
    problems: list[Problem] = field(default_factory=list)
    says: Mapping[str, str] = field(default_factory=sentences)
    capitals: list[list[str]] = field(default_factory=list)
    """Names typed in capitals, before and after."""
    this_year: int = 0
    """Nobody in the list was born in it or later."""

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def found(self) -> Header:
        found = self.over or self.header
        assert found is not None
        return found

    def go_under(self, header: Header | None) -> None:
        self.over = header
        self.said = _said(self.found)

    def has(self, column: str) -> bool:
        return column in self.found.columns

    def text(self, row: Row, column: str) -> str:
        return self.found.text(row, column)

    def as_typed(self, row: Row) -> Row:
        return self.typed.get(row.number, row)

    def tell(self, row: Row, column: str, code: str, text: str, stop: bool = False) -> None:
        cell, value = self.found.address(row, column), self.found.text(self.as_typed(row), column)
        self.add(cell, value, code, text, stop)

    def add(self, cell: str, value: str, code: str, text: str, stop: bool = False) -> None:
        self.problems.append(Problem(self.name, cell, value, code, text, "error" if stop else "warning"))


def opened(table: Table, choices: Choices, this_year: int) -> Sheet:
    """Find a sheet's header, as a person said or by its labels, and make its rows ready to be read."""
    choice, old = choices.of(table.name), old_font(table)
    by_cell = old.mixed and choice.font != AS_IT_IS  # the header may be in one font, the people in another
    seen = old.converted(BY_ITSELF if by_cell else choice.font or old.likeliest)
    header = _header(seen, choice, choices.remembered)
    if header is None:
        return Sheet(seen, table, choice, old, None, this_year=this_year)
    known_by = _known_by(table, old, header)
    if old and not choice.font:
        choice = replace(choice, font=choices.fonts.get((known_by, old.likeliest), ""))
    header = _split_name(seen, header)
    old = old.of_header(_name_in_two(header))
    read = old.converted(choice.font, _names(header))
    typed = {row.number: row for row in table.rows} if read is not table else {}
    over = labels(seen, header)
    stretches = list(under_headers(read, header, _later(seen, header)))
    rows = [row for _header, under in stretches for row in under]
    return Sheet(
        read,
        table,
        choice,
        old,
        header,
        rows,
        typed,
        over,
        _said(header),
        known_by,
        stretches=stretches,
        this_year=this_year,
    )


def _said(header: Header) -> frozenset[str]:
    return frozenset(one for field in header.columns for one in GIVES.get(field, (field,)))


def _later(table: Table, header: Header) -> Iterator[Header]:
    """Give the headers below the first; one that is the same again is read as a person said of that."""
    first = signature(labels(table, header))
    at = {row.number: row for row in table.rows}
    below = under_headers(table, header, later_headers(table, header, COLUMNS, NEEDS))
    for one, rows in islice(below, 1, None):
        of_header = (at[no] for no in range(one.first_row, one.last_row + 1) if no in at)
        near = replace(table, rows=(*of_header, *rows))
        same = signature(labels(near, one)) == first
        yield (
            replace(one, columns=header.columns, unknown=())
            if same
            else _split_name(near, _with_year(near, one))
        )


def _known_by(table: Table, old: OldFont, header: Header) -> str:
    """A header's signature: of its labels as they most likely read, whatever font somebody chooses then."""
    over = replace(table, rows=tuple(row for row in table.rows if row.number <= header.last_row))
    return signature(labels(replace(old, table=over).converted(old.likeliest), header))


def described(sheet: Sheet) -> Plain:
    """Return what a page shows of how a sheet was read, as plain values."""
    header = sheet.header
    shown = sheet.rows if header is not None else list(sheet.table.rows)
    over, fields = _over_columns(sheet)
    places = sorted({*over, *(place for row in shown[:LOOKED_AT] for place in filled(row))})
    return {
        "name": sheet.name,
        "header": header.first_row if header is not None else 0,
        "signature": sheet.known_by,
        "skipped": sheet.choice.skip,
        "columns": [_column(place, over.get(place, ""), fields, shown) for place in places],
        "rows": len(sheet.rows),
        "hidden": [column_letter(place) for place in sheet.raw.hidden_columns],
        "legacy": sheet.old_font.likeliest if sheet.old_font else "",
        "font": sheet.choice.font,
        "fonts": sheet.old_font.shown(_names(header)) if sheet.old_font else {},
        "keep_capitals": sheet.choice.keep_capitals,
        "capitals": sheet.capitals,
    }


def _over_columns(sheet: Sheet) -> tuple[dict[int, str], dict[int, str]]:
    """What stands over each column and what it is read as; where the first header is silent, a later one."""
    fields = sheet.header.fields if sheet.header is not None else {}
    over = dict(sheet.labels)
    for header, _rows in sheet.stretches[1:]:
        if new := header.fields.keys() - over.keys():
            said = labels(sheet.table, header)
            over |= {place: said.get(place, "") for place in new}
            fields |= {place: header.fields[place] for place in new}
    return over, fields


def tell_about(sheet: Sheet) -> None:
    """Tell what is odd about the sheet as a whole: columns nobody knows, and what was hidden in it."""
    unknown = [(header, one) for header, _rows in sheet.stretches for one in header.unknown]
    for header, (place, label) in unknown:
        text = _("Cột “%(label)s” không thuộc mẫu nên không được nhập.", label=label)
        sheet.add(f"{column_letter(place)}{header.last_row}", label, "unknown_column", text)
    if columns := [place for place in sheet.raw.hidden_columns if place in sheet.labels]:
        letters = ", ".join(column_letter(place) for place in columns)
        text = _("Cột đang bị ẩn trong tệp nhưng vẫn được đọc: %(columns)s.", columns=letters)
        sheet.add(f"{column_letter(columns[0])}{sheet.found.last_row}", letters, "hidden_columns", text)
    hidden = frozenset(sheet.raw.hidden_rows)
    if rows := [row.number for row in sheet.rows if row.number in hidden]:
        text = _("Hàng đang bị ẩn trong tệp nhưng vẫn được đọc: %(rows)s.", rows=_few(rows))
        sheet.add(f"A{rows[0]}", _few(rows), "hidden_rows", text)


def _names(header: Header | None) -> frozenset[int]:
    """The columns whose words begin with capitals: people's names, and those of their units."""
    columns = header.columns if header is not None else {}
    return frozenset(columns[one] for one in (*NAMES, "unit") if one in columns)


def _name_in_two(header: Header) -> tuple[int, ...]:
    """The columns that hold a name together; one column holds it whole."""
    places = [header.columns[one] for one in NAMES if one in header.columns]
    return tuple(places) if "given" in header.columns else ()


def _few(rows: list[int]) -> str:
    said = ", ".join(map(str, rows[:10]))
    return said if len(rows) <= 10 else _("%(first)s và %(count)s hàng nữa", first=said, count=len(rows) - 10)


def _header(table: Table, choice: SheetChoice, remembered: Mapping[str, Mapping[str, str]]) -> Header | None:
    """A person's word for this file counts first, then what was said of such a header before."""
    header = header_at(table, choice.header, COLUMNS) if choice.header else None
    if header is None and remembered:
        header = _known_before(table, remembered)
    if header is None:
        header = find_header(table, COLUMNS, NEEDS)
    if header is None or choice.columns is None:
        return header and _with_year(table, header)
    return chosen_columns(header, choice.columns)


def _with_year(table: Table, header: Header) -> Header:
    """A column that says no more than `Năm` has the births where no other has them; else another year."""
    if (place := header.columns.get("year")) is None:
        return header
    columns = {field: at for field, at in header.columns.items() if field != "year"}
    if BIRTHS.isdisjoint(columns):
        return replace(header, columns={**columns, "birth": place})
    return replace(header, columns=columns, unknown=(*header.unknown, (place, labels(table, header)[place])))


def _known_before(table: Table, remembered: Mapping[str, Mapping[str, str]]) -> Header | None:
    for row in table.rows:
        if row.number > HEADER_WITHIN:
            return None
        header = header_at(table, row.number, COLUMNS)
        if header is not None and (columns := remembered.get(signature(labels(table, header)))) is not None:
            return chosen_columns(header, columns)
    return None


def _split_name(table: Table, header: Header) -> Header:
    """One label `Họ và tên` over two columns, merged: the second holds the given name."""
    place = header.columns.get("name")
    over = labels(table, header)
    if place is None or "given" in header.columns or place + 1 in over:
        return header
    rows = [row for row in people_rows(table, header)[:LOOKED_AT] if len(row.cells) > place + 1]
    given = [as_text(row.cells[place + 1]) for row in rows if as_text(row.cells[place])]
    words = [one for one in given if one.replace("'", "").isalpha()]
    if len(words) * 2 <= len(given) or place + 1 in header.fields:
        return header
    return replace(header, columns={**header.columns, "given": place + 1})


def _column(place: int, label: str, fields: Mapping[int, str], rows: list[Row]) -> Plain:
    said = (as_text(row.cells[place]) for row in rows[:LOOKED_AT] if place < len(row.cells))
    samples = list(islice(dict.fromkeys(text[:SAMPLE_SIGNS] for text in said if text), SAMPLES))
    return {
        "letter": column_letter(place),
        "label": label[:SAMPLE_SIGNS],
        "field": fields.get(place, ""),
        "samples": samples,
    }


__all__ = ["Sheet", "column_place", "described", "opened", "tell_about"]

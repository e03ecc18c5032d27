"""One row of a list: the person it holds, or why it holds none; what was odd is told by its cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from ceremony.base.columns import as_text, filled, is_ordinal
from ceremony.base.tables import Row, column_letter
from ceremony.core import names
from ceremony.core.people import Person
from ceremony.delegates.reading import cells, words
from ceremony.delegates.reading.sheet import NAMES, Sheet

PLAIN = ("ethnicity", "religion", "note", "reading_note", "sector", "economic_sector", "honour", "education")
CAPITALS_SHOWN = 20
MOST_NAME, MOST_TEXT = 120, 1_000
"""Signs of a name, and of anything else that is said of a person."""
MAY_BE_FORMULA = frozenset({"no", *NAMES})
"""A running number may be counted; of a name that begins like a formula more is said."""
BIRTH = frozenset({"birth_year", "birth_date"})


def person(row: Row, sheet: Sheet) -> Person | None:
    """Return the person a row holds, or None for a heading, a total or a spare numbered line."""
    typed = _typed_name(row, sheet)
    if _is_no_person(row, sheet, typed):
        return None
    if not names.clean(typed):
        sheet.tell(row, _name_column(sheet), "missing", sheet.says["missing"], stop=True)
        return None
    _tell_too_long(row, sheet)
    _tell_old_font(row, sheet)
    _tell_formulas(row, sheet)
    return _read(row, sheet, typed)


def _read(row: Row, sheet: Sheet, typed: str) -> Person:
    said = set(sheet.said)
    honorific, title, name = _named(row, sheet, typed, said)
    position, unit = _place_of_work(row, sheet, said)
    written = _typed_name(sheet.as_typed(row), sheet)
    values: dict[str, Any] = {
        "name": name,
        "as_typed": written if written != name else "",
        "honorific": honorific,
        "title": title,
        "position": position,
        "unit": unit,
        "category": _category(row, sheet, said),
        "party": _yes_or_no(row, sheet, "party"),
        "direct_worker": _yes_or_no(row, sheet, "direct_worker"),
        "phone": _phone(row, sheet),
        "seat": sheet.text(row, "seat").upper(),
        "appointed_on": _appointed(row, sheet, said),
        **_born(row, sheet, said),
        **{column: sheet.text(row, column) for column in PLAIN if sheet.has(column)},
    }
    return Person(row=row.number, sheet=sheet.name, said=_spoken_of(said, values), **values)


def _spoken_of(said: set[str], values: Mapping[str, Any]) -> frozenset[str]:
    """Of the fields a sheet tells, those this row does: a blank cell takes away nothing a person typed.

    A bare year speaks of the birthday too, for one of another year is no longer true.
    """
    told = {field for field in said if values[field] not in ("", None)}
    told |= said & {"as_typed"}
    return frozenset(told | (said & BIRTH if "birth_year" in told else set()))


def _tell_too_long(row: Row, sheet: Sheet) -> None:
    """A cell may hold a page of text; no card, plate or list could show it, and none is cut in silence."""
    for column in sheet.found.columns:
        most = MOST_NAME if column in NAMES else MOST_TEXT
        if len(sheet.text(row, column)) > most:
            text = _("Ô này dài quá %(most)s ký tự.", most=most)
            sheet.tell(row, column, "too_long", text, stop=True)


def _name_column(sheet: Sheet) -> str:
    return "name" if sheet.has("name") else "given"


def _typed_name(row: Row, sheet: Sheet) -> str:
    """Return the name as it stands in the cells, NBSP and doubled spaces included."""
    columns = ("family", "given") if sheet.has("given") else ("name",)
    if sheet.has("given") and not sheet.has("family"):
        columns = ("name", "given")
    said = [sheet.found.cell(row, column) for column in columns]
    return " ".join(cell if isinstance(cell, str) else as_text(cell) for cell in said if as_text(cell))


def _is_no_person(row: Row, sheet: Sheet, typed: str) -> bool:
    """Spare numbered lines are skipped, headings may name a unit, totals and signatures are told."""
    places, number = filled(row), sheet.text(row, "no")
    numbered = is_ordinal(number) or number.startswith("=")
    if numbered:
        return len(places) == 1
    first = as_text(row.cells[places[0]])
    if _is_group(sheet, number, places, typed):
        return _skip_heading(row, sheet, places[1:] or places)
    if words.TOTAL.fullmatch(first.lower()):
        return _skip(row, sheet, places)
    if len(places) <= 3 and _is_in_office(row, sheet, typed):
        return False
    sheet.closed = sheet.closed or (len(places) <= 3 and _closes(row, places))
    if sheet.closed and len(places) <= 3:
        return _skip(row, sheet, places)
    if len(places) <= 2 and (_is_heading(first) or not typed):
        return _skip_heading(row, sheet, places)
    return False


def _is_group(sheet: Sheet, number: str, places: list[int], typed: str) -> bool:
    """`II | Khối các ấp`: a Roman number or a letter where people have theirs."""
    alone = len(places) <= 3 and not any(sheet.has(one) and not typed for one in NAMES)
    return bool(words.GROUP_NUMBER.fullmatch(number)) and alone


def _is_heading(text: str) -> bool:
    looks_so = words.HEADING.fullmatch(names.fold(text)) or words.HEADING.fullmatch(text)
    return bool(looks_so or words.BODIES.match(text.lower()))


def _is_in_office(row: Row, sheet: Sheet, typed: str) -> bool:
    """A chairman in a list of three columns is somebody who comes; below it the same word is who signs.

    Where people are numbered, one without a number must have a unit too.
    """
    office = sheet.text(row, "position") or sheet.text(row, "position_unit")
    if not typed or not _is_closing(office) or _is_closing(typed) or _is_heading(typed):
        return False
    return not sheet.has("no") or bool(sheet.text(row, "unit"))


def _closes(row: Row, places: list[int]) -> bool:
    return any(_is_closing(as_text(row.cells[place])) for place in places)


def _is_closing(text: str) -> bool:
    return bool(words.CLOSING.fullmatch(names.fold(text)))


def _skip_heading(row: Row, sheet: Sheet, places: list[int]) -> bool:
    """A heading names the unit of those below where no column does; else one without a number is told."""
    text = as_text(row.cells[places[0]])
    if not sheet.has("unit") and not sheet.has("position_unit"):
        sheet.group_unit = words.NUMBERING.sub("", text)
    elif not (words.NUMBERING.match(text) or _is_group(sheet, sheet.text(row, "no"), [0], "x")):
        _skip(row, sheet, places)
    return True


def _skip(row: Row, sheet: Sheet, places: list[int]) -> bool:
    text = as_text(row.cells[places[0]])
    said = sheet.says["skipped"] % {"text": text[:60]}
    sheet.add(f"{column_letter(places[0])}{row.number}", text, "not_a_person", said)
    return True


def _tell_old_font(row: Row, sheet: Sheet) -> None:
    """While nobody said how to convert an old font, each of its cells stops the import."""
    if not sheet.old_font or sheet.choice.font:
        return
    for place, column in sheet.found.fields.items():
        if sheet.old_font.holds(row, place):
            text = sheet.says["legacy_font"]
            sheet.tell(row, column, "legacy_font", text, stop=True)


def _tell_formulas(row: Row, sheet: Sheet) -> None:
    for place, column in sheet.found.fields.items():
        cell = row.cells[place] if place < len(row.cells) else None
        if isinstance(cell, str) and cell.startswith("=") and column not in MAY_BE_FORMULA:
            text = sheet.says["formula"]
            sheet.tell(row, column, "formula", text)


def _named(row: Row, sheet: Sheet, typed: str, said: set[str]) -> tuple[str, str, str]:
    """Return honorific, title and name; what stood before the name in its cell is moved, and told."""
    name, column = names.clean(typed), _name_column(sheet)
    honorific, title = sheet.text(row, "honorific"), sheet.text(row, "title")
    before = "" if honorific else _honorific_before(name)  # Ông is a family name too: Ông Thị Cẩm
    if before:
        name = names.clean(name[len(before) :])
        honorific = "Đồng chí" if names.fold(before).startswith("d/c") else before
        said.add("honorific")
    if (scholar := words.TITLE.match(name)) and scholar.end() < len(name):
        title, name = title or scholar[0].strip(" ,"), names.clean(name[scholar.end() :])
        before = before or title
        said.add("title")
    if before:
        text = sheet.says["honorific_in_name"] % {"before": before, "name": name}
        sheet.tell(row, column, "honorific_in_name", text)
    return honorific, title, _in_small_letters(row, sheet, name, column)


def _in_small_letters(row: Row, sheet: Sheet, name: str, column: str) -> str:
    if names.is_all_caps(name) and not sheet.choice.keep_capitals:
        was, name = name, names.as_title_case(name)
        if len(sheet.capitals) < CAPITALS_SHOWN:
            sheet.capitals.append([was, name])
        sheet.tell(row, column, "all_caps", sheet.says["all_caps"] % {"name": name})
    elif name.startswith("=") or any(sign.isdigit() for sign in name):
        text = sheet.says["no_name"]
        sheet.tell(row, column, "not_a_person", text)
    return name


def _honorific_before(name: str) -> str:
    """Return the form of address a name begins with, when a whole name still follows it."""
    for word in words.HONORIFICS:
        before, rest = name[: len(word)], name[len(word) :]
        if before.lower() == word.lower() and rest.startswith((" ", ".")) and _is_whole(names.clean(rest)):
            return before
    return ""


def _is_whole(name: str) -> bool:
    """K'Brêu is a whole name; of Ông Sơn nobody knows which half is the family."""
    return any(sign in name for sign in " '’")


def _born(row: Row, sheet: Sheet, said: set[str]) -> dict[str, Any]:
    """Return year, date and gender; a date that cannot be read takes none away that is known."""
    year, born, gender = _birth(row, sheet, said)
    own = cells.gender(sheet.text(row, "gender"))
    return {"birth_year": year, "birth_date": born, "gender": own or gender}


def _birth(row: Row, sheet: Sheet, said: set[str]) -> tuple[int | None, date | None, str]:
    for column, gender in (("birth", ""), ("birth_male", "male"), ("birth_female", "female")):
        cell = sheet.found.cell(row, column)
        if not as_text(cell):
            continue
        year, born = cells.when(cell)
        if year is None:
            said -= BIRTH
            if column == "birth" or names.fold(as_text(cell)) not in words.YES:
                sheet.tell(row, column, "bad_date", sheet.says["bad_birth"])
        elif cells.has_short_year(cell):
            sheet.tell(row, column, "bad_date", sheet.says["short_year"] % {"year": year})
        return year, born, gender
    return None, None, ""


def _appointed(row: Row, sheet: Sheet, said: set[str]) -> date | None:
    cell = sheet.found.cell(row, "appointed_on")
    if not as_text(cell):
        return None
    _year, day = cells.when(cell)
    if day is None:
        said.discard("appointed_on")
        text = sheet.says["bad_day"]
        sheet.tell(row, "appointed_on", "bad_date", text)
    elif cells.has_short_year(cell):
        sheet.tell(row, "appointed_on", "bad_date", sheet.says["short_year"] % {"year": day.year})
    return day


def _category(row: Row, sheet: Sheet, said: set[str]) -> str:
    text = sheet.text(row, "category")
    known = cells.category(text) if text else ""
    if known is None:
        said.discard("category")
        sheet.tell(row, "category", "unknown_category", sheet.says["unknown_category"])
    return known or ""


def _place_of_work(row: Row, sheet: Sheet, said: set[str]) -> tuple[str, str]:
    position, unit = sheet.text(row, "position"), sheet.text(row, "unit")
    if not position and not unit and (both := sheet.text(row, "position_unit")):
        position, unit = cells.split_position(both)
    if not unit and sheet.group_unit:
        unit = sheet.group_unit
        said.add("unit")
    return position, unit


def _yes_or_no(row: Row, sheet: Sheet, column: str) -> bool | None:
    return cells.yes_or_no(sheet.found.cell(row, column))


def _phone(row: Row, sheet: Sheet) -> str:
    text = sheet.text(row, "phone")
    if not text:
        return ""
    number, lost, sound = cells.phone(text)
    if lost:
        said = sheet.says["lost_nought"] % {"digits": number}
        sheet.tell(row, "phone", "bad_phone", said)
    elif not sound:
        sheet.tell(row, "phone", "bad_phone", sheet.says["bad_phone"])
    return number

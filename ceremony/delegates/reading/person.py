"""One row of a list: the person it holds, or why it holds none; what was odd is told by its cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ceremony.base.columns import as_text, filled, is_ordinal
from ceremony.base.tables import Row, column_letter
from ceremony.base.words import gettext as _
from ceremony.core import names, seats
from ceremony.core.occupations import is_position
from ceremony.core.people import Person, called_by_office
from ceremony.delegates.reading import cells, naming, words
from ceremony.delegates.reading.naming import Named
from ceremony.delegates.reading.sheet import Sheet
from ceremony.delegates.reading.words import NAMES

PLAIN = ("ethnicity", "religion", "note", "reading_note", "sector", "economic_sector", "honour", "education")
MOST_NAME, MOST_TEXT = 120, 1_000
"""Signs of a name, and of anything else that is said of a person."""
MAY_BE_FORMULA = frozenset({"no", *NAMES})
"""A running number may be counted; of a name that begins like a formula more is said."""
YOUNG = 6
"""Who would be younger than a schoolchild was hardly born in that year."""
BIRTH = frozenset({"birth_year", "birth_date"})


def person(row: Row, sheet: Sheet) -> Person | None:
    """Return the person a row holds, or None for a heading, a total or a spare numbered line."""
    typed = naming.typed_name(row, sheet)
    if _is_no_person(row, sheet, typed):
        return None
    office = _office(row, sheet, typed)
    if not office and not names.clean(typed):
        sheet.tell(row, naming.cell_of(row, sheet), "missing", sheet.says["missing"], stop=True)
        return None
    _tell_too_long(row, sheet)
    _tell_old_font(row, sheet)
    _tell_formulas(row, sheet)
    return _read(row, sheet, typed, office)


def _read(row: Row, sheet: Sheet, typed: str, office: str) -> Person:
    said = set(sheet.said)
    position, unit = _place_of_work(row, sheet, said)
    born = _born(row, sheet, said)
    known = Named(office, position=position, gender=born["gender"])
    if office:
        named = naming.by_office(row, sheet, known)
    else:
        named = naming.named(row, sheet, typed, known)
        said |= named.told
    written = "" if office else naming.typed_name(sheet.as_typed(row), sheet)
    values: dict[str, Any] = {
        **{column: sheet.text(row, column) for column in PLAIN if sheet.has(column)},
        **born,
        **named.values,
        "nameless": bool(office),
        "as_typed": written if written != named.name else "",
        "unit": unit,
        "category": _category(row, sheet, said),
        "party": _yes_or_no(row, sheet, "party"),
        "direct_worker": _yes_or_no(row, sheet, "direct_worker"),
        "vip": _yes_or_no(row, sheet, "vip"),
        "phone": _phone(row, sheet),
        "seat": seats.written(sheet.text(row, "seat")),
        "appointed_on": _appointed(row, sheet, said),
    }
    return Person(row=row.number, sheet=sheet.name, said=_spoken_of(said, values), **values)


def _office(row: Row, sheet: Sheet, typed: str) -> str:
    """The office of somebody whose name the list leaves open (nothing, or dots in its place); else empty."""
    if any(sign.isalnum() for sign in typed):
        return ""
    position, unit = _place_of_work(row, sheet, set())
    return called_by_office(position, unit) if position else ""


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
    if len(places) <= 3 and (_is_in_office(row, sheet, typed) or _is_office_alone(row, sheet, typed)):
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


def _is_office_alone(row: Row, sheet: Sheet, typed: str) -> bool:
    """An office and its unit without a name, in a row nobody numbered, is somebody; below a list it signs."""
    position, unit = sheet.text(row, "position"), sheet.text(row, "unit")
    if typed or sheet.closed or not unit or _is_closing(unit) or _is_heading(position):
        return False
    return is_position(position)


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
    """A cell that nobody said how to convert stops the import; so does one of another font than was said."""
    if not sheet.old_font:
        return
    choice, typed = sheet.choice.font, sheet.as_typed(row)
    for place, column in sorted(sheet.found.fields.items()):
        text = ""
        if not choice and sheet.old_font.holds(row, place):
            text = sheet.says["legacy_font"]
        elif choice and (other := sheet.old_font.is_in_another(typed, place, choice)):
            text = sheet.says["other_font"] % {"font": other.upper()}
        if text:
            sheet.tell(row, column, "legacy_font", text, stop=True)


def _tell_formulas(row: Row, sheet: Sheet) -> None:
    for place, column in sheet.found.fields.items():
        cell = row.cells[place] if place < len(row.cells) else None
        if isinstance(cell, str) and cell.startswith("=") and column not in MAY_BE_FORMULA:
            text = sheet.says["formula"]
            sheet.tell(row, column, "formula", text)


def _born(row: Row, sheet: Sheet, said: set[str]) -> dict[str, Any]:
    """Return year, date and gender; a date that cannot be read takes none away that is known."""
    column, gender = _birth_column(row, sheet, said)
    year, born = _birth(row, sheet, column, said) if column else (None, None)
    own = cells.gender(sheet.text(row, "gender"))
    return {"birth_year": year, "birth_date": born, "gender": own or gender}


def _birth_column(row: Row, sheet: Sheet, said: set[str]) -> tuple[str, str]:
    """Return the column a birth stands in, and the gender that a column of its own says."""
    of_its_own = as_text(sheet.found.cell(row, "birth"))
    halves = {
        column: gender
        for column, gender in (("birth_male", "male"), ("birth_female", "female"))
        if sheet.has(column) and names.fold(sheet.text(row, column)) not in ("", *words.NO)
    }
    if len(halves) > 1:
        male, female = (sheet.text(row, column) for column in halves)
        text = sheet.says["two_births"] % {"male": male, "female": female}
        sheet.tell(row, "birth_female", "bad_date", text)
        said -= {"gender"} if of_its_own else {"gender", *BIRTH}
        halves = {}
    column, gender = next(iter(halves.items()), ("", ""))
    if gender and not sheet.has("birth_female") and names.fold(sheet.text(row, column)) not in words.YES:
        gender = ""  # without its marks, `Nam` over years may be `Năm`
    return ("birth" if of_its_own else column), gender


def _birth(row: Row, sheet: Sheet, column: str, said: set[str]) -> tuple[int | None, date | None]:
    cell = sheet.found.cell(row, column)
    year, born = cells.when(cell)
    wrong = ""
    if year is None:
        is_mark = column != "birth" and names.fold(as_text(cell)) in words.YES
        wrong = "" if is_mark else sheet.says["bad_birth"]
    elif year >= sheet.this_year:
        wrong = sheet.says["late_birth"] % {"year": year}
        year, born = None, None
    elif cells.has_short_year(cell):
        wrong = sheet.says["short_year"] % {"year": year}
    elif sheet.this_year - year < YOUNG:
        wrong = sheet.says["young"] % {"year": year, "age": sheet.this_year - year + 1}
    if wrong:
        sheet.tell(row, column, "bad_date", wrong)
    if year is None:
        said -= BIRTH
    return year, born


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
    phone, said = cells.phone(text), ""
    if phone.others:
        said = sheet.says["several_phones"] % {"digits": phone.number, "others": ", ".join(phone.others)}
    elif phone.lost:
        said = sheet.says["lost_nought"] % {"digits": phone.number}
    elif not phone.sound:
        said = sheet.says["bad_phone"]
    if said:
        sheet.tell(row, "phone", "bad_phone", said)
    return phone.number

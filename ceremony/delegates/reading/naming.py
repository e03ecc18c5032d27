"""The name in a row, and what an office writes before it and behind it: told by the cell it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ceremony.base.columns import as_text
from ceremony.base.tables import Row
from ceremony.core import names
from ceremony.core.occupations import is_position
from ceremony.delegates.reading import cells, words
from ceremony.delegates.reading.sheet import Sheet
from ceremony.delegates.reading.words import NAMES

CAPITALS_SHOWN = 20


@dataclass(slots=True)
class Named:
    """Somebody's name, and what the cell of the name or another one says of them besides."""

    name: str
    honorific: str = ""
    title: str = ""
    position: str = ""
    gender: str = ""
    note: str = ""
    told: set[str] = field(default_factory=set)
    """What the name's own cell says of."""

    @property
    def values(self) -> dict[str, Any]:
        said = ("name", "honorific", "title", "position", "gender", "note")
        return {name: getattr(self, name) for name in said}


def typed_name(row: Row, sheet: Sheet) -> str:
    """Return the name as it stands in the cells, NBSP and doubled spaces included."""
    columns = ("family", "given") if sheet.has("given") else ("name",)
    if sheet.has("given") and not sheet.has("family"):
        columns = ("name", "given")
    said = [sheet.found.cell(row, column) for column in columns]
    typed = [cell if isinstance(cell, str) else as_text(cell) for cell in said if as_text(cell)]
    return names.whole(*typed) if len(typed) > 1 else "".join(typed)


def cell_of(row: Row, sheet: Sheet, words: str = "") -> str:
    """Return the column of a name's cell that holds these words, or the last that should hold any."""
    columns = [one for one in NAMES if sheet.has(one)]
    told = [one for one in columns if words and words in sheet.text(row, one)]
    filled = [one for one in columns if sheet.text(row, one)]
    return (told or filled or columns[-1:])[0]


def named(row: Row, sheet: Sheet, typed: str, one: Named) -> Named:
    """Complete what other cells say of somebody: name, form of address, degree, office behind the name."""
    one.name = names.clean(typed)
    one.honorific, one.title = sheet.text(row, "honorific"), sheet.text(row, "title")
    one.note = sheet.text(row, "note")
    _take_before(row, sheet, one)
    while _take_behind(row, sheet, one):
        pass
    one.name = _in_small_letters(row, sheet, one.name)
    if names.has_unseen(typed):
        sheet.tell(row, cell_of(row, sheet), "unseen_sign", sheet.says["unseen"] % {"name": one.name})
    return one


def by_office(row: Row, sheet: Sheet, one: Named) -> Named:
    """Complete what other cells say of somebody whose office stands in the place of the name, and tell."""
    one.honorific, one.title = sheet.text(row, "honorific"), sheet.text(row, "title")
    one.note = sheet.text(row, "note")
    sheet.tell(row, cell_of(row, sheet), "nameless", sheet.says["nameless"] % {"office": one.name})
    return one


def _take_before(row: Row, sheet: Sheet, one: Named) -> None:
    before = "" if one.honorific else _honorific_before(one.name)  # Ông is a family name too: Ông Thị Cẩm
    if before:
        one.name = names.clean(one.name[len(before) :])
        one.honorific = "Đồng chí" if names.fold(before).startswith("d/c") else before
        one.told.add("honorific")
    scholar = words.TITLE.match(one.name)
    if scholar and scholar.end() < len(one.name):
        one.title = one.title or scholar[0].strip(" ,")
        one.name = names.clean(one.name[scholar.end() :])
        before = before or one.title
        one.told.add("title")
    if before:
        text = sheet.says["honorific_in_name"] % {"before": before, "name": one.name}
        sheet.tell(row, cell_of(row, sheet, before), "honorific_in_name", text)


def _take_behind(row: Row, sheet: Sheet, one: Named) -> bool:
    """Take what stands behind a name to where it belongs, and tell; brackets never are part of a name."""
    name, said, in_brackets = _behind(one.name)
    goes_to = _place_of(said, one)
    if not name or not (in_brackets or goes_to != "note"):
        return False
    one.name = name
    if said:
        value = cells.gender(said) if goes_to == "gender" else said
        known = getattr(one, goes_to)
        setattr(
            one, goes_to, "; ".join(filter(None, (known, value))) if goes_to == "note" else known or value
        )
        one.told.add(goes_to)
        sheet.tell(
            row, cell_of(row, sheet, said), "aside_in_name", sheet.says[f"aside_{goes_to}"] % {"text": said}
        )
    return True


def _behind(name: str) -> tuple[str, str, bool]:
    """Return the name, what stands behind it, and whether that is in brackets."""
    if found := words.BEHIND.search(name):
        return names.clean(name[: found.start()]), names.clean(found[1]), True
    if found := words.APART.search(name):
        return names.clean(name[: found.start()]), names.clean(name[found.end() :]), False
    return "", "", False


def _place_of(said: str, one: Named) -> str:
    """Return what the words behind a name are; an office beside another one is a remark."""
    gender = cells.gender(said) if len(said) > 1 else ""
    if gender and one.gender in ("", gender):
        return "gender"
    if words.TITLE.fullmatch(said) and one.title in ("", said):
        return "title"
    if is_position(said) and names.fold(one.position) in ("", names.fold(said)):
        return "position"
    return "note"


def _in_small_letters(row: Row, sheet: Sheet, name: str) -> str:
    if names.is_all_caps(name) and not sheet.choice.keep_capitals:
        was, name = name, names.as_title_case(name)
        if len(sheet.capitals) < CAPITALS_SHOWN:
            sheet.capitals.append([was, name])
        sheet.tell(row, cell_of(row, sheet), "all_caps", sheet.says["all_caps"] % {"name": name})
    elif odd := words.NO_NAME.search(name):
        sheet.tell(row, cell_of(row, sheet, odd[0]), "not_a_person", sheet.says["no_name"])
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

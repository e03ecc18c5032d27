"""A list as its review page shows it: doubts by kind, what would change of whom; and as a file of doubts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from flask_babel import gettext as _

from ceremony.core.people import CATEGORIES, People, Person, Problem
from ceremony.delegates.reading import duplicates, given_twice
from ceremony.delegates.usecases import Comparison

SHOWN = 300
"""So many doubts of each kind, and so many people of each list, stand on the page; the rest is counted."""
TWICE = "duplicate_in_file"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything of one kind that is odd about a file."""

    code: str
    title: str
    stops: bool
    count: int
    first: Sequence[Problem]

    @property
    def opens(self) -> bool:
        """Whether nobody should overlook it: what stops the list, and who would stand in it twice."""
        return self.stops or self.code == TWICE

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a person, as it is and as it would be, in words."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a page says of a file before any of it is written."""

    read: People
    found: Comparison
    doubts: list[Doubts]
    new: list[Person]
    changed: list[tuple[Person, list[Difference]]]

    @property
    def errors(self) -> int:
        return sum(one.count for one in self.doubts if one.stops)

    @property
    def warnings(self) -> int:
        return sum(one.count for one in self.doubts if not one.stops)

    @property
    def writes(self) -> int:
        """So many people would be new or others."""
        return len(self.found.new) + len(self.found.changed)

    def to_name(self, sheet: Mapping[str, Any]) -> bool:
        """Whether a person should look at a sheet's columns: a label nobody knows, or no header anywhere."""
        if sheet["skipped"] or not sheet["header"]:
            return not sheet["skipped"] and not self.read.people
        return any(one["label"] and not one["field"] for one in sheet["columns"])

    @property
    def fonts_to_choose(self) -> bool:
        return any(sheet["legacy"] or sheet["fonts"] for sheet in self.read.sheets if not sheet["font"])

    @property
    def step(self) -> str:
        """Where the person stands: what has to be settled first."""
        if not self.read.people or self.fonts_to_choose:
            return "columns"
        return "doubts" if self.errors else "changes"


def review(read: People, found: Comparison) -> Review:
    people = {person.key: person for person in read.people}
    changed = [
        (people[one.key], [_difference(field, one.was[field], now) for field, now in one.now.items()])
        for one in found.changed[:SHOWN]
    ]
    new = [people[key] for key in found.new[:SHOWN]]
    return Review(read, found, _by_kind(all_doubts(read, found)), new, changed)


def all_doubts(read: People, found: Comparison) -> list[Problem]:
    """What is odd in the file itself, who bears the name of somebody in the event, whose seat is taken."""
    return [*read.problems, *duplicates(read, found.namesakes), *given_twice(read, found.seats)]


def as_csv(doubts: Iterable[Problem]) -> Iterator[str]:
    """Give the doubts as lines of a .csv that Excel opens in Unicode and in which nothing is a formula."""
    yield "\ufeff" + _line([_("Trang"), _("Ô"), _("Mức"), _("Loại"), _("Trong tệp"), _("Điều cần xem")])
    titles = titles_of_doubts()
    for one in doubts:
        level = _("lỗi") if one.level == "error" else _("lưu ý")
        yield _line([one.sheet, one.cell, level, titles.get(one.code, one.code), one.value, one.text])


def _line(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(map(harmless, cells))
    return out.getvalue()


def harmless(text: str) -> str:
    """Return text that a spreadsheet shows and does not reckon.

    >>> harmless('=HYPERLINK("http://x")'), harmless("Lê An")
    ('\\'=HYPERLINK("http://x")', 'Lê An')
    """
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _by_kind(problems: Iterable[Problem]) -> list[Doubts]:
    """Errors first, then who may stand twice, then what there is least of: the rare should be seen."""
    groups: dict[tuple[str, bool], list[Problem]] = defaultdict(list)
    for one in problems:
        groups[one.code, one.level == "error"].append(one)
    titles = titles_of_doubts()
    doubts = [
        Doubts(code, titles.get(code, code), stops, len(many), many[:SHOWN])
        for (code, stops), many in groups.items()
    ]
    return sorted(doubts, key=lambda one: (not one.stops, not one.opens, one.count))


def titles_of_doubts() -> dict[str, str]:
    return {
        "missing": _("Thiếu họ và tên"),
        "nameless": _("Chưa có tên: mời theo chức danh"),
        "legacy_font": _("Phông chữ cũ"),
        "no_header": _("Trang không có hàng tiêu đề"),
        "no_name_column": _("Chưa chọn cột họ và tên"),
        "unknown_column": _("Cột không được nhập"),
        "hidden_sheet": _("Trang bị ẩn"),
        "hidden_columns": _("Cột bị ẩn"),
        "hidden_rows": _("Hàng bị ẩn"),
        "cell_notes": _("Ghi chú đính vào ô"),
        "too_long": _("Ô quá dài"),
        "formula": _("Công thức"),
        "not_a_person": _("Không giống một người"),
        TWICE: _("Có hai lần trong tệp"),
        "same_name": _("Trùng tên trong tệp"),
        "duplicate_in_event": _("Trùng tên với người trong sự kiện"),
        "same_seat": _("Một ghế ghi cho hai người"),
        "all_caps": _("Tên gõ toàn chữ hoa"),
        "honorific_in_name": _("Danh xưng, học vị trong ô tên"),
        "aside_in_name": _("Chức vụ, ghi chú trong ô tên"),
        "unseen_sign": _("Ký tự ẩn trong tên"),
        "bad_date": _("Ngày, năm cần xem lại"),
        "bad_phone": _("Số điện thoại"),
        "unknown_category": _("Đối tượng chưa có trong danh mục"),
    }


def _difference(field: str, was: Any, now: Any) -> Difference:
    return Difference(_names().get(field, field), _said(field, was), _said(field, now))


def _said(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if value in (None, ""):
        return _("(trống)")
    return _words(field).get(str(value), str(value))


def _words(field: str) -> Mapping[str, str]:
    match field:
        case "category":
            return {code: _(word) for code, word in CATEGORIES.items()}
        case "gender":
            return {"male": _("Nam"), "female": _("Nữ")}
        case "status":
            return {"expected": _("có tên"), "withdrawn": _("đã rút")}
    return {}


def _names() -> dict[str, str]:
    return {
        "name": _("Họ và tên"),
        "nameless": _("Mời theo chức danh"),
        "as_typed": _("Như đã gõ"),
        "honorific": _("Danh xưng"),
        "title": _("Học hàm, học vị, cấp bậc"),
        "position": _("Chức vụ"),
        "unit": _("Đơn vị"),
        "category": _("Đối tượng"),
        "gender": _("Giới tính"),
        "birth_year": _("Năm sinh"),
        "birth_date": _("Ngày sinh"),
        "ethnicity": _("Dân tộc"),
        "religion": _("Tôn giáo"),
        "party": _("Đảng viên"),
        "direct_worker": _("Lao động trực tiếp"),
        "sector": _("Lĩnh vực"),
        "economic_sector": _("Thành phần kinh tế"),
        "honour": _("Thành tích, khen thưởng"),
        "education": _("Trình độ"),
        "vip": _("Khách quý"),
        "phone": _("Điện thoại"),
        "seat": _("Ghế"),
        "note": _("Ghi chú"),
        "reading_note": _("Cách đọc tên"),
        "appointed_on": _("Ngày bổ nhiệm"),
        "status": _("Trong danh sách"),
    }

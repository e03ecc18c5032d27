"""What somebody types about people: one of them, many alike, an office; problems stand by their fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from ceremony.base import clock
from ceremony.core import legacy, names, person_fields, seats
from ceremony.core.people import CATEGORIES, called_by_office
from ceremony.core.precedence import BLOCS, LEVELS
from ceremony.delegates.models import Delegate
from ceremony.delegates.usecases.editing import EDITED

One = TypeVar("One")
MOST_TEXT = 200
MOST_NAME = 120
MOST_NOTE = 1000
UNCHANGED, EMPTY = "", "-"
STATUSES = {"expected": _("Sẽ dự"), "declined": _("Báo vắng"), "withdrawn": _("Rút tên")}
_YES_NO = {"yes": True, "no": False}
_TOO_LONG = _("Dài quá.")


def _text(most: int = MOST_TEXT) -> StringField:
    return StringField(validators=[Length(max=most, message=_TOO_LONG)])


def _choice(*choices: str) -> SelectField:
    return SelectField(choices=[(one, one) for one in ("", *choices)], default="")


class PersonForm(FlaskForm):  # type: ignore[misc]
    """One person. What the form sends is cleaned, never guessed: a blank stays blank."""

    name = _text(MOST_NAME)
    sort_given = _text(MOST_NAME)
    honorific = _text(60)
    title = _text(60)
    position = _text()
    unit = _text()
    category = _choice(*CATEGORIES)
    gender = _choice("male", "female")
    birth = _text(20)
    ethnicity = _text(60)
    religion = _text(60)
    party = _choice(*_YES_NO)
    direct_worker = _choice(*_YES_NO)
    sector = _text()
    economic_sector = _text()
    honour = _text()
    education = _text()
    phone = _text(40)
    seat = _text(20)
    note = TextAreaField(validators=[Length(max=MOST_NOTE, message=_TOO_LONG)])
    reading_note = _text()
    attention = _text()
    vip = _choice(*_YES_NO)
    """Blank: a guest of honour as the category says."""
    absence_reason = _text()
    status = SelectField(choices=list(STATUSES.items()), default="expected")
    nameless = _choice("yes")
    """Invited by office: there is no name yet. Whoever writes one means the person."""
    keep_name = StringField()

    this_year: int = person_fields.NEVER
    """Nobody in the list was born in it or later."""
    known: Delegate | None = None
    """Whose line is edited; None for somebody new."""

    def validate_name(self, field: Field) -> None:
        if self.by_office:
            return
        if not names.clean(field.data or ""):
            raise ValidationError(_("Ghi họ và tên."))
        as_before = self.known is not None and names.clean(field.data) == self.known.name
        if self.better_name and not as_before and not self.keep_name.data:
            raise ValidationError(_("Tên này viết khác thường. Chọn cách ghi bên dưới."))

    def validate_position(self, field: Field) -> None:
        if self.by_office and not names.tidy(field.data or ""):
            raise ValidationError(_("Mời theo chức danh thì ghi chức vụ."))

    def validate_sort_given(self, field: Field) -> None:
        given = "" if self.by_office else names.clean(field.data or "")
        if given and names.split(names.clean(self.name.data or ""), given).given != given:
            raise ValidationError(_("Tên gọi phải là một phần của họ và tên."))
        if given and f" {given} " not in f" {names.clean(self.name.data or '')} ":
            raise ValidationError(_("Tên gọi phải là một phần của họ và tên."))

    def validate_birth(self, field: Field) -> None:
        born = _tried(person_fields.birth, names.tidy(field.data or ""))
        if born is None:
            raise ValidationError(_("Không đọc được. Ghi như 5/3/1975, hoặc chỉ năm: 1975."))
        if born[0] is not None and born[0] >= self.this_year:
            raise ValidationError(_("Năm sinh phải trước năm nay."))

    def validate_phone(self, field: Field) -> None:
        text = names.tidy(field.data or "")
        as_before = self.known is not None and text == self.known.phone
        if not as_before and _tried(person_fields.phone, text) is None:
            raise ValidationError(_("Số điện thoại có 10 hoặc 11 số, bắt đầu bằng 0."))

    @property
    def by_office(self) -> bool:
        """Whether somebody is to be invited by office alone."""
        return self.nameless.data == "yes" and not names.clean(self.name.data or "")

    @property
    def better_name(self) -> str:
        """The name as it should be written where it was typed in capitals or in an old font; else empty."""
        return better_name(self.name.data or "")

    @property
    def files_as(self) -> names.Parts:
        """The parts the name is filed by."""
        return names.split(names.clean(self.name.data or ""), names.clean(self.sort_given.data or ""))

    def values(self) -> dict[str, Any]:
        """The fields as they are stored."""
        texts = {
            name: names.tidy(self[name].data or "")
            for name in "honorific title position unit ethnicity religion sector economic_sector honour "
            "education reading_note attention absence_reason".split()
        }
        choices = {
            name: self[name].data or "" for name in ("category", "gender", "status") if self[name].data
        }
        year, born = person_fields.birth(names.tidy(self.birth.data or ""))
        phone = names.tidy(self.phone.data or "")
        return {
            **texts,
            **{"category": "", "gender": "", **choices},
            **self._called(texts["position"], texts["unit"]),
            "birth_year": year,
            "birth_date": born,
            "party": _YES_NO.get(self.party.data or ""),
            "direct_worker": _YES_NO.get(self.direct_worker.data or ""),
            "vip": _YES_NO.get(self.vip.data or ""),
            "phone": _tried(person_fields.phone, phone) or phone,
            "seat": seats.written(self.seat.data or ""),
            "note": "\n".join(names.tidy(line) for line in (self.note.data or "").splitlines()).strip(),
        }

    def _called(self, position: str, unit: str) -> dict[str, Any]:
        """Name, what files it, and whether an office stands in its place."""
        if self.by_office:
            office = called_by_office(position, unit)
            return {"name": office, "sort_given": office, "nameless": True}
        name, given = (names.clean(one.data or "") for one in (self.name, self.sort_given))
        return {"name": name, "sort_given": given, "nameless": False}


def better_name(typed: str) -> str:
    """A name typed in an old font or all in capitals, as it should be written; empty for any other."""
    coding = legacy.detect(typed)
    if coding is not None:
        return names.clean(legacy.decode_name(typed, coding))
    name = names.clean(typed)
    return names.as_title_case(name) if names.is_all_caps(name) and names.as_title_case(name) != name else ""


def person_form(known: Delegate | None, sent: MultiDict[str, str] | None = None) -> PersonForm:
    """The form as it was sent, or filled from somebody's line, or empty."""
    form = PersonForm(sent) if sent is not None else PersonForm(None, data=as_typed(known))
    form.known, form.this_year = known, clock.now().year
    if known is not None and known.status == "replaced":
        form.status.choices = [("replaced", "")]
    return form


def as_typed(row: Delegate | None) -> dict[str, str]:
    """Somebody's line as a person would type it."""
    if row is None:
        return {"status": "expected"}
    born = row.birth_date
    unnamed = {"name": "", "sort_given": ""} if row.nameless else {}
    return {
        **{name: str(getattr(row, name)) for name in EDITED if hasattr(PersonForm, name)},
        "birth": f"{born.day}/{born.month}/{born.year}" if born else str(row.birth_year or ""),
        "party": _yes_no(row.party),
        "direct_worker": _yes_no(row.direct_worker),
        "vip": _yes_no(row.vip),
        "nameless": "yes" if row.nameless else "",
        **unnamed,
    }


class BulkForm(FlaskForm):  # type: ignore[misc]
    """The same for many people: a blank changes nothing, a dash empties the field."""

    category = _choice(EMPTY, *CATEGORIES)
    unit = _text()
    honorific = _text(60)
    status = _choice(*STATUSES)
    direct_worker = _choice(EMPTY, *_YES_NO)
    sector = _text()
    economic_sector = _text()

    def values(self) -> dict[str, Any]:
        """What is to be written, field by field."""
        said = {name: names.tidy(self[name].data or "") for name in self._fields if name != "csrf_token"}
        new: dict[str, Any] = {
            name: "" if text == EMPTY else text for name, text in said.items() if text != UNCHANGED
        }
        if "direct_worker" in new:
            new["direct_worker"] = _YES_NO.get(new["direct_worker"])
        return new


class OfficeForm(FlaskForm):  # type: ignore[misc]
    """The office of somebody who is introduced; a blank is what the words of the position suggest."""

    bloc = _choice(*BLOCS)
    level = _choice(*LEVELS)
    appointed_on = _text(20)

    def validate_appointed_on(self, field: Field) -> None:
        if field.data and self.since is None:
            raise ValidationError(_("Không đọc được ngày. Ghi như 5/3/2021."))

    @property
    def since(self) -> date | None:
        return _tried(person_fields.day, names.tidy(self.appointed_on.data or ""))


def _tried(read: Callable[[str], One], text: str) -> One | None:
    try:
        return read(text)
    except ValueError:
        return None


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"

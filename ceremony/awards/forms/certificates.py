"""What a person types about a pre-printed certificate: its size, its fields in millimetres, its shift."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, FloatField, FormField, HiddenField
from wtforms import Form as PlainForm
from wtforms.validators import StopValidation
from wtforms.widgets import TextInput

from ceremony.awards.models import CertificateForm
from ceremony.awards.usecases.placing import print_of_form
from ceremony.base.form_fields import Choice, Text
from ceremony.core import certificates
from ceremony.core.certificates import A3, A4, LABELS, TYPED, Form, Place

SHEETS = {
    "a4": A4,
    "a4-down": (A4[1], A4[0]),
    "a3": A3,
    "a3-down": (A3[1], A3[0]),
}
OWN = "own"
SIDE, WIDE = certificates.MOST_SIDE, certificates.LEAST_WIDTH


class Measure(FloatField):
    """A length in millimetres or points, with a comma or a point; what was typed stays to be seen."""

    widget = TextInput()

    def __init__(self, label: Any, least: float, most: float, **options: Any) -> None:
        self.least, self.most = least, most
        super().__init__(label, render_kw={"inputmode": "decimal", "autocomplete": "off"}, **options)

    def _value(self) -> str:
        if self.raw_data and self.errors:
            return str(self.raw_data[0])
        return "" if self.data is None else _said(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = (valuelist[0] if valuelist else "").strip().replace(",", ".")
        self.data = None
        try:
            self.data = round(float(typed), 1) if len(typed) <= 8 else None
        except ValueError:
            raise ValueError(self._sentence) from None
        if self.data is None or not self.least <= self.data <= self.most:
            self.data = None
            raise ValueError(self._sentence)

    def pre_validate(self, form: Any) -> None:
        if self.process_errors or self.data is None:
            self.process_errors = self.process_errors or [self._sentence]
            raise StopValidation()

    @property
    def _sentence(self) -> str:
        return gettext(
            "Ghi một số từ %(least)s đến %(most)s.", least=f"{self.least:g}", most=f"{self.most:g}"
        )


class PlaceForm(PlainForm):
    """One field's box."""

    on = BooleanField(_("In"))
    x = Measure(_("Từ mép trái"), 0, SIDE)
    y = Measure(_("Từ mép trên"), 0, SIDE)
    width = Measure(_("Rộng"), WIDE, SIDE)
    height = Measure(_("Cao"), certificates.LEAST_HEIGHT, SIDE)
    size = Measure(_("Cỡ chữ"), certificates.LEAST_SIZE, certificates.MOST_SIZE)
    align = Choice(
        _("Căn"), [("left", _("trái")), ("center", _("giữa")), ("right", _("phải"))], default="center"
    )
    text = Text(_("Chữ in"), most=120)

    @property
    def place(self) -> Place:
        return Place(**self.data)

    def stands_out(self, side: str, form: Form) -> None:
        """Say where it stands out of the sheet, and how far it may reach."""
        at, long, edge = (
            (self.x, self.width, form.width) if side == "right" else (self.y, self.height, form.height)
        )
        room = edge - float(at.data or 0.0)
        if room < long.least:
            at.errors = [gettext("Ra ngoài tờ giấy: nhiều nhất %(room)s mm.", room=_said(edge - long.least))]
        elif side == "right":
            long.errors = [gettext("Ra ngoài mép phải: rộng nhiều nhất %(room)s mm.", room=_said(room))]
        else:
            long.errors = [gettext("Ra ngoài mép dưới: cao nhiều nhất %(room)s mm.", room=_said(room))]


class SheetForm(FlaskForm):  # type: ignore[misc]
    """One award's form. A field of it for every field of a certificate is made below."""

    sheet = Choice(
        _("Khổ giấy"),
        [
            ("a4", _("A4 ngang")),
            ("a4-down", _("A4 dọc")),
            ("a3", _("A3 ngang")),
            ("a3-down", _("A3 dọc")),
            (OWN, _("khổ khác")),
        ],
    )
    width = Measure(_("Rộng của tờ (mm)"), certificates.LEAST_SIDE, SIDE)
    height = Measure(_("Cao của tờ (mm)"), certificates.LEAST_SIDE, SIDE)
    shift_x = Measure(_("Dịch sang phải (mm)"), -certificates.MOST_SHIFT, certificates.MOST_SHIFT)
    shift_y = Measure(_("Dịch lên (mm)"), -certificates.MOST_SHIFT, certificates.MOST_SHIFT)
    seen = HiddenField()

    @property
    def rows(self) -> Iterator[tuple[str, Any, bool]]:
        """Each field: its name, its box, whether its words are typed here."""
        return ((name, self[name].form, name in TYPED) for name in LABELS)

    @property
    def filled(self) -> Form:
        """What was typed, once it is valid."""
        width, height, right, up = (
            float(one.data or 0.0) for one in (self.width, self.height, self.shift_x, self.shift_y)
        )
        return Form(width, height, right, up, {name: self[name].form.place for name in LABELS})

    def validate(self, *_more: Any, **_others: Any) -> bool:
        if self.sheet.data in SHEETS:  # the box of a size that is chosen says nothing
            self.width.process_errors, self.height.process_errors = [], []
            self.width.data, self.height.data = SHEETS[self.sheet.data]
        good = bool(super().validate())
        if not (self.width.errors or self.height.errors):
            good = not self._stand_out() and good
        return good

    def _stand_out(self) -> bool:
        """Tell every box that stands out of the sheet; what is wrong with it otherwise is told first."""
        places = {name: self[name].form.place for name in LABELS if not self[name].form.errors}
        sheet = Form(float(self.width.data or 0.0), float(self.height.data or 0.0), places=places)
        found = list(certificates.beyond(sheet))
        for name, side in found:
            self[name].form.stands_out(side, sheet)
        return bool(found)


def _said(length: float) -> str:
    return f"{length:g}".replace(".", ",")


for _name in LABELS:
    setattr(SheetForm, _name, FormField(PlaceForm, LABELS[_name]))


def sheet_form(form: Form, row: CertificateForm | None) -> SheetForm:
    """The form as sent, or filled from where the words stand now."""
    size = (form.width, form.height)
    sheet = next((name for name, one in SHEETS.items() if one == size), OWN)
    filled = SheetForm(
        data={
            "sheet": sheet, "width": form.width, "height": form.height, "shift_x": form.shift_x,
            "shift_y": form.shift_y, **form.plain(),
        }
    )  # fmt: skip
    if not filled.is_submitted():
        filled.seen.data = print_of_form(row)
    return filled

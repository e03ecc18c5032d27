"""What a person types about a decision, and about one of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, StopValidation, ValidationError

from ceremony.awards.models import Decision, Recipient
from ceremony.awards.usecases.deciding import DECISION, print_of_decision
from ceremony.awards.usecases.lines import MOST_LINES, RECIPIENT, print_of_recipient
from ceremony.base.form_fields import Choice, Day, Whole
from ceremony.core.aloud import spoken
from ceremony.core.decisions import call_mode
from ceremony.core.names import clean, tidy
from ceremony.core.protocol import AWARDS, Kind

SHORT, LONG = 300, 2_000
_too_long = _("Dài quá: nhiều nhất %(max)d ký tự.")
KINDS = {
    Kind.COLLECTIVE.value: _("Tập thể"),
    Kind.HOUSEHOLD.value: _("Hộ gia đình"),
    Kind.INDIVIDUAL.value: _("Cá nhân"),
}


class Number(Whole):
    """A whole number, of which one problem is told at a time."""

    def pre_validate(self, form: Any) -> None:
        if self.process_errors:
            raise StopValidation()


def _line(label: Any, most: int = SHORT) -> StringField:
    return StringField(label, [Length(max=most, message=_too_long)])


def _text(label: Any) -> TextAreaField:
    return TextAreaField(label, [Length(max=LONG, message=_too_long)])


class DecisionForm(FlaskForm):  # type: ignore[misc]
    """A decision: which, of whom, what it gives, how it is announced."""

    number = _line(_("Số quyết định"), 80)
    date = Day(_("Ngày ký"))
    issuer = _line(_("Người ký (chức vụ)"))
    summary = _text(_("Trích yếu"))
    award = SelectField(_("Hình thức khen"), validate_choice=False)
    title = _line(_("Tên gọi trên sân khấu"))
    rank = Number(_("Thứ bậc khi gọi"), least=1, most=999)
    movement = _line(_("Phong trào"))
    call_mode = Choice(
        _("Mời lên sân khấu"),
        [("after", _("sau khi công bố quyết định")), ("before", _("trước khi công bố quyết định"))],
    )
    one_by_one = BooleanField(_("Gọi từng người một, mỗi tên một hình"))
    reader = _line(_("Người công bố"))
    presenter = _line(_("Người trao"))
    seen = HiddenField()

    def validate_number(self, field: StringField) -> None:
        """A decision of which nothing is said could be found by nobody, neither here nor on the desk."""
        if not any(tidy(one.data or "") for one in (field, self.award, self.title)):
            raise ValidationError(_("Ghi số quyết định, hoặc chọn hình thức khen, hoặc ghi tên gọi."))

    def validate_award(self, field: SelectField) -> None:
        if field.data and field.data not in AWARDS:
            raise ValidationError(_("Chọn một hình thức trong danh sách."))

    def fields(self) -> dict[str, Any]:
        """What was typed, as a row keeps it."""
        typed = {name: _kept(self[name].data) for name in DECISION}
        award = AWARDS.get(typed["award"] or "")
        typed["title"] = typed["title"] or (award.title if award else "")
        return typed


class RecipientForm(FlaskForm):  # type: ignore[misc]
    """One line of a decision: who is honoured, what is shown and said, who comes up."""

    line = Number(_("Thứ tự trong quyết định"), least=1, most=MOST_LINES)
    kind = Choice(_("Khen ai"), KINDS.items())
    honorific = _line(_("Xưng hô"), 60)
    name = StringField(
        _("Tên trong quyết định"),
        [InputRequired(_("Ghi tên người hoặc tập thể được khen.")), Length(max=SHORT, message=_too_long)],
    )
    position = _line(_("Chức vụ, nghề nghiệp"))
    unit = _line(_("Đơn vị, địa chỉ"))
    certificate_text = _text(_("Nội dung ghi trên giấy khen"))
    screen_text = _line(_("Chữ trên màn hình"))
    spoken_text = _line(_("Lời MC đọc"))
    reading_note = _line(_("Cách đọc (ghi chú cho MC)"))
    reason = _text(_("Thành tích"))
    movement = _line(_("Phong trào"))
    posthumous = BooleanField(_("Truy tặng"))
    receiver_name = _line(_("Người lên nhận"))
    receiver_role = _line(_("Tư cách người nhận"))
    seen = HiddenField()

    def validate_name(self, field: StringField) -> None:
        if not clean(field.data or ""):
            raise ValidationError(_("Ghi tên người hoặc tập thể được khen."))

    def fields(self) -> dict[str, Any]:
        """What was typed, as a row keeps it."""
        typed = {name: _kept(self[name].data) for name in RECIPIENT}
        return {**typed, "name": clean(typed["name"])}


def decision_form(row: Decision | None) -> DecisionForm:
    """The form as sent, or filled from a row."""
    form = DecisionForm(obj=row) if row is not None else DecisionForm()
    form.award.choices = [("", "–"), *((award.id, award.title) for award in AWARDS.values())]
    if row is not None and not form.is_submitted():
        form.seen.data = print_of_decision(row)
        usual = AWARDS.get(row.award)
        form.rank.data = None if usual is not None and usual.rank == row.rank else row.rank
    elif row is None and not form.is_submitted():
        form.call_mode.data = call_mode(999)
    return form


def recipient_form(row: Recipient | None) -> RecipientForm:
    """The form as sent, or filled from a row; what follows the name by itself is left empty."""
    form = RecipientForm(obj=row) if row is not None else RecipientForm()
    if row is not None and not form.is_submitted():
        form.seen.data = print_of_recipient(row)
        shown = _beside_the_name(row)
        form.screen_text.data, form.spoken_text.data = shown["screen_text"], shown["spoken_text"]
    elif row is None and not form.is_submitted():
        form.kind.data = Kind.INDIVIDUAL.value
    return form


def written_meanwhile(row: Any, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody else has written into a row, of the fields that a person has typed otherwise."""
    now = {name: getattr(row, name) for name in typed}
    if isinstance(row, Recipient):
        now |= _beside_the_name(row)
    return {name: said for name, said in now.items() if typed[name] not in (said, None)}


def _beside_the_name(row: Recipient) -> dict[str, str]:
    """What is shown and said of a name, as a form has it: nothing where it follows the name."""
    return {
        "screen_text": "" if row.screen_text == row.name else row.screen_text,
        "spoken_text": "" if row.spoken_text in ("", spoken(row.name)) else row.spoken_text,
    }


def _kept(value: Any) -> Any:
    return tidy(value) if isinstance(value, str) else value

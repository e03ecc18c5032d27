"""What a person types about a thing to be done."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional, ValidationError

from ceremony.preparation.models import Task
from ceremony.preparation.usecases import MOST_DAYS, MOST_TEXT, ToDo


class TaskForm(FlaskForm):  # type: ignore[misc]
    """One thing: what, who, and either a day or so many days before the event."""

    text = TextAreaField(
        _("Việc"), [DataRequired(_("Ghi việc phải làm.")), Length(max=MOST_TEXT, message=_("Dài quá."))]
    )
    owner = StringField(_("Ai làm"), [Length(max=MOST_TEXT, message=_("Dài quá."))])
    due_on = DateField(_("Trước ngày"), [Optional()])
    days_before = IntegerField(
        _("Hoặc trước ngày lễ (số ngày)"),
        [Optional(), NumberRange(0, MOST_DAYS, _("Số ngày từ 0 đến %(most)s.", most=MOST_DAYS))],
    )

    def validate_days_before(self, field: IntegerField) -> None:
        if field.data is not None and self.due_on.data is not None:
            raise ValidationError(_("Ghi một ngày, hoặc số ngày trước lễ, không ghi cả hai."))

    def to_do(self) -> ToDo:
        return ToDo(
            text=self.text.data or "",
            owner=self.owner.data or "",
            due_on=self.due_on.data,
            days_before=self.days_before.data,
        )


def form_of(task: Task | None) -> TaskForm:
    """The form as sent, or filled from a row."""
    return TaskForm(obj=task) if task is not None else TaskForm()

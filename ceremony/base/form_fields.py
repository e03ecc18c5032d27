"""Fields and rows that forms of several features are made of; what each refuses is said beside it.

A list is sent as columns: the first `tasks.text` belongs to the first `tasks.owner`. Rows are added, moved
and taken away by buttons that send the whole form, so that it works without script; a module does the same in
the page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import (
    DateField,
    DateTimeLocalField,
    Form,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import TextArea, TextInput

from ceremony.core.names import tidy

Sent = MultiDict[str, str]
MOST_TEXT = 300
MOST_DIGITS = 18
MOST_WORDS = 20_000
MOST_ROWS = 2_000
"""More than any list holds that a person edits; what a list may hold is said by who keeps it."""
FIRST_YEAR, LAST_YEAR = 1945, 2200
TOO_LONG = _("Dài quá.")
A_NUMBER = _("Ghi một số.")


def one_line(text: str | None) -> str:
    return tidy(text or "")


def whole_number(text: str | None, most: int) -> int | None:
    """The number from 0 to `most` that these digits are; None for anything else.

    Whoever types five thousand digits is not given the number they make: reading it takes its time.
    """
    text = text or ""
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most))):
        return None
    number = int(text)
    return number if number <= most else None


def many_lines(text: str | None) -> str:
    """The lines that say something, each tidy."""
    return "\n".join(line for one in (text or "").splitlines() if (line := tidy(one)))


class Text(StringField):
    """One line of text."""

    def __init__(
        self, label: Any = None, *more: Any, required: Any = None, most: int = MOST_TEXT, **options: Any
    ):
        must = [DataRequired(required)] if required else []
        checks = [*must, *more, Length(max=most, message=TOO_LONG)]
        super().__init__(label, checks, filters=[one_line], **options)


class LongText(Text):
    """One line of text that may be long: the box grows with it."""

    widget = TextArea()

    def __init__(self, label: Any = None, *more: Any, **options: Any):
        super().__init__(label, *more, render_kw={"rows": 1}, **options)


class Lines(TextAreaField):
    """A list, one entry on each line."""

    def __init__(self, label: Any = None, **options: Any):
        checks = [Length(max=MOST_WORDS, message=TOO_LONG)]
        super().__init__(label, checks, filters=[many_lines], render_kw={"rows": 2}, **options)

    @property
    def entries(self) -> tuple[str, ...]:
        return tuple((self.data or "").splitlines())


class Whole(IntegerField):
    """A whole number, or nothing. A plain text box: what was typed instead of a number stays to be seen."""

    widget = TextInput()

    def __init__(
        self, label: Any = None, least: int = 0, most: int = 100_000, required: bool = False, **options: Any
    ):
        self.sentence = _("Ghi một số từ %(least)s đến %(most)s.", least=least, most=most)
        options.setdefault("render_kw", {"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            label,
            [InputRequired(A_NUMBER) if required else Optional(), NumberRange(least, most, self.sentence)],
            **options,
        )

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if len(text) > MOST_DIGITS and text.lstrip("+-").isdecimal():
            raise ValueError(
                self.sentence
            )  # what checks a range takes it for a float, which ends at 308 digits
        if text:
            try:
                self.data = int(text)
            except ValueError:
                raise ValueError(A_NUMBER) from None


class Choice(SelectField):
    """One of a few."""

    def __init__(self, label: Any, choices: Collection[tuple[str, Any]], **options: Any):
        super().__init__(label, choices=list(choices), **options)

    def pre_validate(self, form: Any) -> None:
        if self.data not in {value for value, *_rest in self.iter_choices()}:
            raise ValidationError(_("Chọn một trong các mục."))


class Moment(DateTimeLocalField):
    """A day and an hour, or nothing."""

    def __init__(self, label: Any = None, **options: Any):
        forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        super().__init__(label, [Optional()], format=forms, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        _said(super().process_formdata, valuelist, _("Ghi đủ ngày và giờ."))
        _must_be_near(self)


class Day(DateField):
    """A day, or nothing."""

    def __init__(self, label: Any = None, **options: Any):
        super().__init__(label, [Optional()], **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        _said(super().process_formdata, valuelist, _("Ngày này không có."))
        _must_be_near(self)


class Hour(TimeField):
    """An hour of a day, or nothing."""

    def __init__(self, label: Any = None, **options: Any):
        super().__init__(label, [Optional()], format=["%H:%M", "%H:%M:%S"], **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        _said(super().process_formdata, valuelist, _("Giờ này không có."))


def _must_be_near(field: Any) -> None:
    """Nobody plans a conference for the year 25: two digits are missing."""
    if field.data is not None and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        field.data = None
        raise ValueError(_("Năm phải từ %(first)s đến %(last)s.", first=FIRST_YEAR, last=LAST_YEAR))


def _said(read: Callable[[list[Any]], None], valuelist: list[Any], sentence: Any) -> None:
    try:
        read(valuelist)
    except ValueError:
        raise ValueError(sentence) from None


AnyRow = TypeVar("AnyRow", bound=Form)


def rows_of(kind: type[AnyRow], name: str, sent: Sent) -> list[AnyRow]:
    """The rows of a list that a form sent: its first `name.title` belongs to its first `name.minutes`."""
    columns = columns_of(name, sent)
    height = min(max(map(len, columns.values()), default=0), MOST_ROWS)
    return [
        kind(MultiDict({key: column[no] for key, column in columns.items()}), prefix=f"{name}.")
        for no in range(height)
    ]


def columns_of(name: str, sent: Sent) -> dict[str, list[str]]:
    """The columns of a list, all of one height."""
    columns = {key: sent.getlist(key) for key in sent if key.startswith(f"{name}.")}
    height = max(map(len, columns.values()), default=0)
    return {key: [*column, *[""] * (height - len(column))] for key, column in columns.items()}


@dataclass(frozen=True, slots=True)
class Problem:
    """One field that cannot be taken as it is: its place on the page, what it is called, why not."""

    place: str
    label: Any
    text: Any


def problems_of(form: Form, rows: Mapping[str, Sequence[Form]]) -> list[Problem]:
    """Everything that is wrong with a form and its rows, in the order of its fields."""
    found = [Problem(one.id, one.label.text, one.errors[0]) for one in form if one.errors]
    for name, of_list in rows.items():
        for no, row in enumerate(of_list):
            found += [
                Problem(f"{name}.{one.short_name}.{no}", f"{one.label.text} ({no + 1})", one.errors[0])
                for one in row
                if one.errors
            ]
    return found


def rearranged(sent: Sent, do: str, blanks: Mapping[str, Sequence[str]]) -> tuple[Sent, tuple[str, int]]:
    """Do to a list what a button says: `add programme`, `gone programme 3`, `up …`, `down …`.

    Return what the form holds then, and which row was meant. `blanks` names the columns of each list.
    """
    verb, name, place = [*do.split(), "", "", ""][:3]
    made, said = sent.copy(), whole_number(place, MOST_ROWS)
    no = -1 if said is None else said
    if name not in blanks:
        return made, ("", -1)
    empty: dict[str, list[str]] = {f"{name}.{column}": [] for column in blanks[name]}
    columns = empty | columns_of(name, sent)
    height = max(map(len, columns.values()), default=0)
    columns = {key: [*column, *[""] * (height - len(column))] for key, column in columns.items()}
    other = {"up": no - 1, "down": no + 1}.get(verb, -1)
    for key, column in columns.items():
        if verb == "add" and height < MOST_ROWS:
            column.append("")
        elif verb == "gone" and 0 <= no < height:
            del column[no]
        elif 0 <= no < height and 0 <= other < height:
            column[no], column[other] = column[other], column[no]
        made.setlist(key, column)
    meant = {"add": height, "gone": min(no, height - 2)}.get(verb, other if 0 <= other < height else no)
    return made, (name, meant)

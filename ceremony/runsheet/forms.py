"""An event in the making, as a form: filled from a plan, by hand or from last year's; read back as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField
from wtforms.validators import ValidationError

from ceremony.base.form_fields import (
    Choice,
    Day,
    Hour,
    Lines,
    LongText,
    Problem,
    Sent,
    Text,
    Whole,
    problems_of,
    rows_of,
)
from ceremony.core.event_draft import Draft, NewItem, seeded
from ceremony.core.item_types import TYPE_NAMES
from ceremony.events.forms import EventForm

MOST_DAYS = 3650
WORDS = ("name", "place", "venue", "venue_address", "budget_source", "session", "preset", "form", "signer")
NUMBERS = ("ordinal", "max_delegates", "expected_delegates", "exemplar_share", "arts_count")
LISTS = ("name_lines", "legal_bases", "copies_to", "attendance")


class ItemRow(Form):
    """One item of the programme; `at` is its place in the plan, empty for one that a person added."""

    at = HiddenField()
    type = Choice(_("Loại mục"), [("", _("chọn loại")), *((id, _(name)) for id, name in TYPE_NAMES.items())])
    title = LongText(_("Tên mục"), most=600)
    performer = Text(_("Người thực hiện"), most=400)
    count = Whole(_("Số lượng"), 1, 60)
    least = Whole(_("Từ (phút)"), 1, 600)
    most = Whole(_("Đến (phút)"), 1, 600)

    def validate_title(self, field: Text) -> None:
        if not field.data:
            raise ValidationError(_("Ghi tên mục, hoặc bỏ mục này."))

    def validate_type(self, field: Choice) -> None:
        if not field.data:
            raise ValidationError(_("Chọn loại mục."))

    def validate_most(self, field: Whole) -> None:
        if field.data and self.least.data and field.data < self.least.data:
            raise ValidationError(_("Nhiều nhất phải không ít hơn ít nhất."))


class PaperRow(Form):
    """One paper: which collective, or who."""

    at = HiddenField()
    unit = Text(_("Đơn vị"), most=400)
    speaker = Text(_("Người trình bày"), most=400)
    detail = LongText(_("Nội dung, chi tiết"), most=600)


class TaskRow(Form):
    """One thing to do: by a day, or so many days before the event."""

    at = HiddenField()
    text = LongText(_("Việc"), most=4_000)
    owner = Text(_("Ai làm"), most=600)
    due_on = Day(_("Trước ngày"))
    days_before = Whole(_("Hoặc số ngày trước lễ"), 0, MOST_DAYS)

    def validate_text(self, field: Text) -> None:
        if not field.data:
            raise ValidationError(_("Ghi việc phải làm, hoặc bỏ việc này."))

    def validate_days_before(self, field: Whole) -> None:
        if field.data is not None and self.due_on.data is not None:
            raise ValidationError(_("Ghi một ngày, hoặc số ngày trước lễ, không ghi cả hai."))


class MovementRow(Form):
    """One movement of the year, and the bodies that stand for it."""

    at = HiddenField()
    no = Whole(_("Số"), 0, 999)
    name = LongText(_("Tên phong trào"), most=600)
    owners = Text(_("Cơ quan thường trực (cách nhau bằng dấu chấm phẩy)"), most=600)

    def validate_name(self, field: Text) -> None:
        if not field.data:
            raise ValidationError(_("Ghi tên phong trào, hoặc bỏ dòng này."))


ROWS: dict[str, type[Form]] = {
    "programme": ItemRow,
    "papers": PaperRow,
    "tasks": TaskRow,
    "movements": MovementRow,
}
COLUMNS = {
    "programme": ("at", "type", "title", "performer", "count", "least", "most"),
    "papers": ("at", "unit", "speaker", "detail"),
    "tasks": ("at", "text", "owner", "due_on", "days_before"),
    "movements": ("at", "no", "name", "owners"),
}

OF_PROGRAMME = {"programme": tuple(one for one in COLUMNS["programme"] if one != "count")}
"""The columns of a programme that stands: each of its items is one."""


class PlanForm(EventForm):
    """A draft as a person sees and edits it. It is always filled from what was sent, or would be."""

    name_lines = Lines(
        _("Các dòng trên phông"),
        description=_("Mỗi dòng một hàng; ngày và địa danh tự đứng ở cuối. Để trống: theo mẫu thường dùng."),
    )
    starts_on = Day(_("Ngày tổ chức"))
    starts_at = Hour(_("Giờ bắt đầu"))
    venue_address = Text(_("Địa chỉ của hội trường"))
    signer = Text(_("Người ký kế hoạch"))
    budget_source = Text(_("Nguồn kinh phí"), most=1_000)
    arts_count = Whole(_("Số tiết mục văn nghệ"), 0, 100)
    copies_to = Lines(_("Nơi nhận"), description=_("Mỗi dòng một nơi."))
    attendance = Lines(_("Thành phần"), description=_("Mỗi dòng một thành phần, như kế hoạch ghi."))
    paper_least = Whole(_("Mỗi tham luận ít nhất (phút)"), 1, 240)
    paper_most = Whole(_("nhiều nhất (phút)"), 1, 240)
    paper_due = Whole(_("Gửi bài trước ngày lễ (số ngày)"), 0, MOST_DAYS)

    def __init__(self, sent: Sent):
        super().__init__(formdata=sent)
        self.rows = {name: rows_of(kind, name, sent) for name, kind in ROWS.items()}

    def validate(self, *extra: Any, **more: Any) -> bool:
        rows = [row for name in ROWS for row in self.filled(name)]
        return all([super().validate(*extra, **more), *[row.validate() for row in rows]])

    def validate_paper_most(self, field: Whole) -> None:
        if field.data and self.paper_least.data and field.data < self.paper_least.data:
            raise ValidationError(_("Nhiều nhất phải không ít hơn ít nhất."))

    def filled(self, name: str) -> list[Any]:
        """The rows in which somebody wrote something."""
        return [row for row in self.rows[name] if any(_typed(row))]

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self, self.rows)

    def draft(self, read: Draft) -> Draft:
        """The draft as it was edited; what has no field here stays as it was read. Ask only a valid form."""
        made = seeded(read)
        made |= {name: getattr(self, name).data or None for name in WORDS}
        made |= {name: getattr(self, name).data for name in NUMBERS}
        made |= {name: list(getattr(self, name).entries) for name in LISTS}
        first, last = self.period_from.data, self.period_to.data
        made |= {
            "host": self.host.data or "",
            "superior": self.superior.data or "",
            "flag_salute": self.flag_salute.data == "yes",
            "period": [first, last] if first or last else None,
            "quarter": self.quarter or None,
            "starts_on": self.starts_on.data and self.starts_on.data.isoformat(),
            "starts_at": self.starts_at.data and self.starts_at.data.isoformat("minutes"),
            "paper_rules": {
                "minutes": _pair(self.paper_least.data, self.paper_most.data),
                "due_days_before": self.paper_due.data,
            },
        }
        sources = {key: lines for key, lines in made["sources"].items() if key.partition(".")[0] not in ROWS}
        for name, back in BACK.items():
            made[name] = []
            for no, row in enumerate(self.filled(name)):
                was = _was(read[name], row.at.data)
                made[name].append({**was, **back(row)})
                if was and (lines := read["sources"].get(f"{name}.{row.at.data}")):
                    sources[f"{name}.{no}"] = lines
        return {**made, "sources": sources}


class ProgrammeForm(FlaskForm):  # type: ignore[misc]
    """The programme of an event that stands: its items, each known by its id."""

    def __init__(self, sent: Sent):
        super().__init__(formdata=sent)
        self.rows = {"programme": rows_of(ItemRow, "programme", sent)}

    def validate(self, *extra: Any, **more: Any) -> bool:
        return all([super().validate(*extra, **more), *[row.validate() for row in self.filled()]])

    def filled(self) -> list[ItemRow]:
        return [row for row in self.rows["programme"] if any(_typed(row))]

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self, self.rows)

    def items(self) -> list[tuple[int | None, NewItem]]:
        """The items as they are typed, each with the id it has."""
        return [(_id(row.at.data), _new_item(row)) for row in self.filled()]


def items_as_sent(items: Iterable[Any]) -> Sent:
    """The items of an event as the form would send them."""
    sent: Sent = MultiDict()
    for one in items:
        told = {"at": one.id, "type": one.type, "title": one.title, "performer": one.performer,
                "least": one.least_minutes, "most": one.minutes}  # fmt: skip
        for column, value in told.items():
            sent.add(f"programme.{column}", _said(value))
    return sent


def _id(at: str | None) -> int | None:
    return int(at) if at and at.isdecimal() and len(at) < 10 else None


def _new_item(row: ItemRow) -> NewItem:
    return NewItem(
        row.type.data, row.title.data or "", row.performer.data or "", row.most.data or row.least.data,
        row.least.data,
    )  # fmt: skip


PLACES = {
    "period": "period_from",
    "quarter": "quarter_no",
    "when": "starts_on",
    "document.issuer": "host",
    "document.place": "place",
    "paper_rules.minutes": "paper_least",
    "paper_rules.due_days_before": "paper_due",
}
"""The fields that are not named as the value they hold."""


def place_of(member: str) -> str:
    """The place on the page where a value of the draft stands; empty where it has none."""
    head = member.partition(".")[0]
    if head in ROWS:
        return f"at-{member}"
    named = PLACES.get(member, head)
    return named if hasattr(PlanForm, named) else ""


def _typed(row: Form) -> Iterable[Any]:
    return [field.raw_data and field.raw_data[0].strip() for field in row if field.short_name != "at"]


def _was(rows: list[Any], at: str | None) -> dict[str, Any]:
    """The row as the plan had it; nothing for a row that a person added."""
    no = int(at) if at and at.isdecimal() and len(at) < 6 else -1
    return dict(rows[no]) if 0 <= no < len(rows) else {"line": 0}


def _pair(least: int | None, most: int | None) -> list[int | None] | None:
    return [least, most] if least or most else None


def _item(row: Any) -> dict[str, Any]:
    return {
        "type": row.type.data,
        "title": row.title.data,
        "performer": row.performer.data or None,
        "count": row.count.data,
        "minutes": _pair(row.least.data, row.most.data),
    }


def _paper(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name).data or "" for name in ("unit", "speaker", "detail")}


def _task(row: Any) -> dict[str, Any]:
    day, before = row.due_on.data, row.days_before.data
    due = {"date": day.isoformat()} if day else {"days_before": before} if before is not None else None
    return {"owner": row.owner.data or None, "text": row.text.data, "due": due}


def _movement(row: Any) -> dict[str, Any]:
    owners = [one.strip() for one in (row.owners.data or "").split(";")]
    return {"no": row.no.data, "name": row.name.data, "owners": [one for one in owners if one]}


BACK = {"programme": _item, "papers": _paper, "tasks": _task, "movements": _movement}


def as_sent(draft: Mapping[str, Any], slug: str) -> Sent:
    """A draft as the form would send it."""
    year, _dash, quarter = (draft["quarter"] or "").partition("-Q")
    period, rules = draft["period"] or (None, None), draft["paper_rules"]
    least, most = rules.get("minutes") or (None, None)
    told: dict[str, Any] = {name: draft[name] for name in (*WORDS, *NUMBERS, "host", "superior")}
    told |= {name: "\n".join(draft[name]) for name in LISTS}
    told |= {
        "slug": slug,
        "quarter_no": quarter,
        "quarter_year": year,
        "period_from": period[0],
        "period_to": period[1],
        "flag_salute": "yes" if draft["flag_salute"] else "no",
        "starts_on": draft["starts_on"],
        "starts_at": (draft["starts_at"] or "")[:5],
        "paper_least": least,
        "paper_most": most,
        "paper_due": rules.get("due_days_before"),
    }
    sent: Sent = MultiDict({name: _said(value) for name, value in told.items()})
    for name, columns in COLUMNS.items():
        for no, one in enumerate(draft[name]):
            plain = _plain(one) | {"at": no}
            for column in columns:
                sent.add(f"{name}.{column}", _said(plain.get(column)))
    return sent


def _plain(one: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a draft with what stands inside others side by side."""
    least, most = one.get("minutes") or (None, None)
    due = one.get("due") or {}
    owners = "; ".join(one.get("owners", ()))
    return {
        **one, "least": least, "most": most, "due_on": due.get("date"), "days_before": due.get("days_before"),
        "owners": owners,
    }  # fmt: skip


def _said(value: Any) -> str:
    return "" if value is None else str(value)

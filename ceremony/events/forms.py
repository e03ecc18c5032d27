"""What a person types about an event: text in, typed values out, every problem beside its field."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, SelectField
from wtforms.validators import Regexp, ValidationError

from ceremony.base.form_fields import (
    FIRST_YEAR,
    LAST_YEAR,
    Choice,
    Lines,
    LongText,
    Moment,
    Problem,
    Sent,
    Text,
    Whole,
    problems_of,
    rows_of,
)
from ceremony.base.live import LANGUAGE_NAMES
from ceremony.core.names import Convention
from ceremony.core.presets import FORMS, PRESETS
from ceremony.events.usecases import EventSettings, NewSession

SLUG = r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?\Z"
MOST_ORDINAL = 200
SESSION_COLUMNS = {"sessions": ("kind", "starts_at", "venue")}
WORDS = (
    "slug", "name", "form", "preset", "host", "superior", "place", "venue", "session", "timezone", "language",
    "filing",
)  # fmt: skip
NUMBERS = ("ordinal", "period_from", "period_to", "max_delegates", "expected_delegates", "exemplar_share")
SESSION_KINDS = {"preparatory": _("Phiên trù bị"), "official": _("Phiên chính thức")}
LENGTHS = {"half_day": _("Nửa ngày (một buổi)"), "full_day": _("Một ngày")}
ZONES = {
    "Asia/Ho_Chi_Minh": _("Việt Nam"),
    "Asia/Bangkok": _("Thái Lan"),
    "Asia/Vientiane": _("Lào"),
    "Asia/Phnom_Penh": _("Campuchia"),
    "UTC": _("Giờ quốc tế"),
}
FILING = {
    Convention.FAMILY_FIRST.value: _("Tên, rồi họ, rồi đệm"),
    Convention.MIDDLE_FIRST.value: _("Tên, rồi đệm, rồi họ"),
}


class EventForm(FlaskForm):  # type: ignore[misc]
    """What every event has, whether it begins or stands."""

    name = LongText(_("Tên sự kiện"), required=_("Ghi tên sự kiện."), most=500)
    name_lines = Lines(
        _("Các dòng trên phông"), description=_("Mỗi dòng một hàng; ngày và địa danh tự đứng ở cuối.")
    )
    preset = Choice(_("Cấp, loại"), [(one.id, _(one.level)) for one in PRESETS.values()])
    form = Choice(_("Hình thức"), [(id, _(name)) for id, name in FORMS.items()])
    ordinal = Whole(_("Lần thứ"), 1, MOST_ORDINAL)
    period_from = Whole(_("Giai đoạn từ"), FIRST_YEAR, LAST_YEAR)
    period_to = Whole(_("đến"), FIRST_YEAR, LAST_YEAR)
    host = Text(_("Cơ quan tổ chức"), description=_("Viết đầy đủ; đứng trên cùng của phông."))
    superior = Text(_("Cơ quan cấp trên"), description=_("Cho tiêu đề văn bản; để trống nếu không ghi."))
    place = Text(_("Địa danh"), description=_("Đứng trước ngày trên phông: Tân Hưng, ngày …"))
    slug = Text(
        _("Địa chỉ trên máy chủ"),
        Regexp(SLUG, message=_("Chỉ gồm chữ thường không dấu, số và dấu gạch nối.")),
        required=_("Ghi địa chỉ."),
        most=60,
        description=_("Chữ thường không dấu, số, dấu gạch nối. Đứng trong liên kết của sự kiện."),
    )
    venue = Text(_("Địa điểm (hội trường)"))
    quarter_no = Choice(
        _("Quý"), [("", _("không ghi")), ("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")], default=""
    )
    quarter_year = Whole(_("của năm"), FIRST_YEAR, LAST_YEAR)
    session = Choice(_("Thời lượng"), [("", _("không ghi")), *LENGTHS.items()], default="")
    max_delegates = Whole(_("Số đại biểu tối đa"), description=_("Vượt thì được nhắc, không bị chặn."))
    expected_delegates = Whole(_("Dự kiến số đại biểu"))
    exemplar_share = Whole(_("Điển hình tiên tiến, phần trăm"), 0, 100)
    flag_salute = Choice(_("Chào cờ"), [("no", _("Không")), ("yes", _("Có"))], default="no")
    legal_bases = Lines(_("Căn cứ"), description=_("Mỗi dòng một văn bản."))

    def validate_period_to(self, field: Whole) -> None:
        if field.data and self.period_from.data and field.data < self.period_from.data:
            raise ValidationError(_("Năm cuối đứng trước năm đầu."))

    def validate_quarter_no(self, field: Choice) -> None:
        if field.data and self.quarter_year.data is None:
            raise ValidationError(_("Ghi năm của quý."))

    @property
    def quarter(self) -> str:
        return f"{self.quarter_year.data}-Q{self.quarter_no.data}" if self.quarter_no.data else ""


class SessionRow(Form):
    """One session of the event."""

    kind = Choice(_("Phiên"), SESSION_KINDS.items(), default="official")
    starts_at = Moment(_("Bắt đầu"))
    venue = Text(_("Địa điểm của phiên"))


class SettingsForm(EventForm):
    """Everything an office sets about an event."""

    starts_at = Moment(
        _("Giờ bắt đầu"), description=_("Giờ của mục đầu tiên, kể cả đón tiếp: chậm, sớm tính từ giờ này.")
    )
    timezone = Choice(_("Múi giờ"), list(ZONES.items()))
    language = Choice(_("Ngôn ngữ trên màn hình hội trường"), LANGUAGE_NAMES.items())
    filing = Choice(_("Xếp tên trong danh sách"), FILING.items())
    greets = Choice(
        _("Màn hình sảnh chào khách"),
        [("yes", _("Có, chào tên và ghế")), ("no", _("Không, chỉ hiện phông"))],
        default="yes",
        description=_("Chào từng người vừa vào cửa; không hiện gì khác ngoài tên và ghế."),
    )
    stage_capacity = Whole(
        _("Số người lên sân khấu mỗi đợt"),
        1,
        20,
        required=True,
        description=_("Số này chia các đợt trao; đã bắt đầu gọi tên thì không đổi được nữa."),
    )

    def __init__(self, sent: Sent, **options: Any):
        super().__init__(formdata=sent, **options)
        self.sessions = rows_of(SessionRow, "sessions", sent)
        zone = sent.get("timezone", "")
        if zone in available_timezones() and zone not in ZONES:
            self.timezone.choices = [*(self.timezone.choices or ()), (zone, zone)]

    def validate(self, *extra: Any, **more: Any) -> bool:
        return all([super().validate(*extra, **more), *(row.validate() for row in self.sessions)])

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self, {"sessions": self.sessions})

    def settings(self) -> EventSettings:
        """The settings as they are typed. Ask only a form that validates."""
        zone = ZoneInfo(self.timezone.data)
        typed: dict[str, Any] = {name: getattr(self, name).data for name in (*WORDS, *NUMBERS)}
        typed |= {name: typed[name] or "" for name in WORDS}
        return EventSettings(
            **typed,
            name_lines=self.name_lines.entries,
            legal_bases=self.legal_bases.entries,
            quarter=self.quarter,
            flag_salute=self.flag_salute.data == "yes",
            greets=self.greets.data == "yes",
            starts_at=instant(self.starts_at.data, zone),
            sessions=tuple(
                NewSession(row.kind.data, instant(row.starts_at.data, zone), row.venue.data or "")
                for row in self.sessions
            ),
        )


def said(field: Field) -> str:
    """What stands in a field as its reader sees it: of a choice its words."""
    if isinstance(field, SelectField):
        return next((str(label) for value, label, *_more in field.iter_choices() if value == field.data), "")
    if isinstance(at := field.data, datetime):
        return f"{at:%H:%M} {at.day}/{at.month}/{at.year}"
    return str(field._value()) if hasattr(field, "_value") else ""


def instant(wall: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A day and hour where the hall is, as an instant."""
    if wall is None:
        return None
    try:
        return wall.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return None


def for_input(at: datetime | None, zone: ZoneInfo) -> str:
    """An instant as a browser's box for day and hour has it."""
    return f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" if at else ""


def as_sent(settings: EventSettings, stage_capacity: int) -> Sent:
    """The settings as the form would send them."""
    zone, (year, _dash, quarter) = ZoneInfo(settings.timezone), settings.quarter.partition("-Q")
    told: dict[str, Any] = {
        name: getattr(settings, name)
        for name in EventSettings.__dataclass_fields__
        if name not in ("sessions", "quarter")
    }
    told |= {
        "name_lines": "\n".join(settings.name_lines),
        "legal_bases": "\n".join(settings.legal_bases),
        "quarter_no": quarter,
        "quarter_year": year,
        "flag_salute": "yes" if settings.flag_salute else "no",
        "greets": "yes" if settings.greets else "no",
        "starts_at": for_input(settings.starts_at, zone),
        "stage_capacity": stage_capacity,
    }
    sent: Sent = MultiDict({name: "" if value is None else str(value) for name, value in told.items()})
    for one in settings.sessions:
        sent.add("sessions.kind", one.kind)
        sent.add("sessions.starts_at", for_input(one.starts_at, zone))
        sent.add("sessions.venue", one.venue)
    return sent

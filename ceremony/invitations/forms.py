"""What an office types about its invitations; what is wrong with it stands beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, SelectMultipleField
from wtforms.validators import ValidationError

from ceremony.base.form_fields import (
    Choice,
    Day,
    Lines,
    LongText,
    Moment,
    Problem,
    Sent,
    Text,
    Whole,
    problems_of,
)
from ceremony.core.letter import HEADINGS
from ceremony.core.people import CATEGORIES
from ceremony.events.forms import instant
from ceremony.invitations.usecases import MOST_NUMBER

MOST_NAME = 300
MOST_LINE = 300
MOST_WORDS = 700
"""What the event and its plan say must be savable as it is: a name of 500 signs, a hall with its address."""
MOST_LINES = 12
"""Of contents, notes and copies: a letter is one page."""
MOST_STEADS = 3
"""Of in whose stead somebody signs: TM., under it KT. or TL., and once more for who signs for that one."""


class Several(SelectMultipleField):
    """Any of a few."""

    def pre_validate(self, form: Any) -> None:
        if not set(self.data or ()) <= {value for value, *_rest in self.iter_choices()}:
            raise ValidationError(_("Chọn trong các mục đã cho."))


class WordingForm(FlaskForm):  # type: ignore[misc]
    """What every invitation says."""

    superior = Text(_("Cơ quan cấp trên"), most=MOST_NAME, description=_("Để trống nếu không ghi."))
    issuer = Text(
        _("Cơ quan mời"),
        required=_("Ghi cơ quan mời."),
        most=MOST_NAME,
        description=_("Viết như trong câu, không viết hoa hết."),
    )
    symbol = Text(_("Ký hiệu"), most=40, description=_("Phần sau số: GM-UBND."))
    first_number = Whole(
        _("Số đầu tiên"), 1, MOST_NUMBER, required=True, description=_("Số kế tiếp trong sổ công văn đi.")
    )
    place = Text(_("Địa danh"), most=MOST_NAME)
    dated = Day(_("Ngày ký"), description=_("Để trống thì in “ngày … tháng … năm …” để ghi tay."))
    subject = LongText(_("Trích yếu"), most=MOST_WORDS, description=_("Dòng dưới chữ GIẤY MỜI."))
    starts_at = Moment(_("Giờ mời"))
    venue = LongText(_("Địa điểm"), most=MOST_WORDS)
    chair = Text(_("Chủ trì"), most=MOST_LINE)
    content = Lines(_("Nội dung"), description=_("Nhiều dòng thì in thành từng ý."))
    notes = Lines(_("Lưu ý"), description=_("Mỗi dòng một ý: trang phục, mang theo giấy mời …"))
    contact = Text(_("Liên hệ"), most=MOST_LINE, description=_("Tên và số điện thoại của đầu mối."))
    summoned = Several(_("Đối tượng được triệu tập"), choices=list(CATEGORIES.items()))
    heading_summoned = Choice(
        _("Tên giấy, khi triệu tập"), [(one, one) for one in HEADINGS], default=HEADINGS[0]
    )
    closing_invited = LongText(_("Câu cuối, khi mời"), most=MOST_LINE)
    closing_summoned = LongText(_("Câu cuối, khi triệu tập"), most=MOST_LINE)
    copies = Lines(_("Nơi nhận"), description=_("Mỗi dòng một nơi; “Như trên” tự đứng đầu, “Lưu” đứng cuối."))
    authority = Lines(
        _("Thẩm quyền ký"),
        description=_(
            "Mỗi dòng một ý, như sẽ in: TM. ỦY BAN NHÂN DÂN; người ký thay thêm dòng dưới: KT. CHỦ TỊCH."
        ),
    )
    office = Text(
        _("Chức vụ người ký"), most=MOST_NAME, description=_("Chức vụ của chính người ký: Phó Chủ tịch.")
    )
    signer = Text(
        _("Họ tên người ký"), most=MOST_NAME, description=_("In không kèm học hàm, học vị (NĐ 30/2020).")
    )

    def validate_symbol(self, field: Field) -> None:
        if "/" in (field.data or "") or (field.data or "")[:1].isdigit():
            raise ValidationError(_("Chỉ ghi phần sau số: GM-UBND, không ghi số và dấu gạch chéo."))

    def validate_content(self, field: Lines) -> None:
        _must_fit(field, MOST_WORDS)

    def validate_notes(self, field: Lines) -> None:
        _must_fit(field)

    def validate_copies(self, field: Lines) -> None:
        _must_fit(field)

    def validate_authority(self, field: Lines) -> None:
        _must_fit(field, lines=MOST_STEADS)

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self, {})

    def values(self, zone: ZoneInfo) -> dict[str, Any]:
        """The wording as it is kept. `zone` is the hall's; what cannot be read counts as empty."""
        lists = {name: list(self[name].entries) for name in ("notes", "copies")}
        others = {name: one.data for name, one in self._fields.items() if name not in (*lists, "csrf_token")}
        return {
            **{name: value if value is not None else _BLANK.get(name, "") for name, value in others.items()},
            **lists,
            "summoned": [one for one in CATEGORIES if one in (self.summoned.data or ())],
            "starts_at": instant(self.starts_at.data, zone),
        }


_BLANK: Mapping[str, Any] = {"dated": None, "first_number": 1, "heading_summoned": HEADINGS[0]}


def wording_form(worded: Mapping[str, Any], zone: ZoneInfo, sent: Sent | None = None) -> WordingForm:
    """The form as it was sent, or filled from a wording."""
    if sent is not None:
        return WordingForm(sent)
    starts = worded["starts_at"]
    shown: dict[str, Any] = {name: "\n".join(worded[name]) for name in ("notes", "copies")}
    shown["starts_at"] = starts.astimezone(zone).replace(tzinfo=None) if starts else None
    return WordingForm(None, data={**worded, **shown})


def _must_fit(field: Lines, most: int = MOST_LINE, lines: int = MOST_LINES) -> None:
    if len(field.entries) > lines:
        raise ValidationError(_("Nhiều nhất %(most)s dòng.", most=lines))
    long = next((no for no, line in enumerate(field.entries, start=1) if len(line) > most), 0)
    if long:
        raise ValidationError(_("Dòng %(no)s dài quá %(most)s ký tự.", no=long, most=most))

"""The report on the delegates in sentences that somebody reads aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _

from ceremony.core.aloud import mid_sentence
from ceremony.core.composition import Counted, Extreme, Meeting, Share, Spread, Turnout, Whole
from ceremony.events.queries import EventSummary


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report is told from: one moment, one whole that its shares are of."""

    event: EventSummary
    at: datetime
    meeting: Meeting
    whole: Whole
    of: str
    """`present` or `summoned`."""
    under: int

    @property
    def is_congress(self) -> bool:
        return self.event.form == "dai_hoi"

    @property
    def begun(self) -> bool:
        return self.event.starts_at is None or self.at >= self.event.starts_at

    @property
    def lines(self) -> list[tuple[str, Counted]]:
        """What is counted of the whole; origin, belief and party only where there are enough people."""
        whole = self.whole
        sensitive = [
            (_("Dân tộc thiểu số"), whole.minority),
            (_("Có tôn giáo"), whole.religious),
            (_("Đảng viên"), whole.party),
        ]
        return [
            (_("Nữ"), whole.women),
            *(sensitive if whole.tells_sensitive else []),
            (_("Lao động trực tiếp"), whole.direct_workers),
            (_("Dưới %(age)s tuổi", age=self.under), whole.young(self.under)),
        ]

    @property
    def spreads(self) -> list[tuple[str, Spread]]:
        spread = self.whole.spread
        sensitive = [
            (_("Dân tộc"), spread(lambda one: one.ethnicity)),
            (_("Tôn giáo"), spread(lambda one: one.religion)),
        ]
        return [
            *(sensitive if self.whole.tells_sensitive else []),
            (_("Lĩnh vực"), spread(lambda one: one.sector)),
            (_("Thành phần kinh tế"), spread(lambda one: one.economic_sector)),
            (_("Danh hiệu, hình thức khen thưởng cao nhất"), spread(lambda one: one.honour)),
            (_("Trình độ"), spread(lambda one: one.education)),
        ]


def percent(share: Share) -> str:
    """A share with one decimal, in the reader's language; nothing is a share of nobody.

    `21,4%`; all and none have no decimal.
    """
    tenths = share.tenths
    if tenths is None:
        return "–"
    if tenths in (0, 1000):
        return f"{tenths // 10}%"
    point = "." if str(get_locale()) == "en" else ","
    return f"{tenths // 10}{point}{tenths % 10}%"


def group_name(group: str, congress: bool) -> str:
    """How a counting group is called: at a congress delegates are official ones and guests."""
    match group, congress:
        case "exemplars", True:
            return _("Đại biểu chính thức")
        case "exemplars", False:
            return _("Điển hình tiên tiến")
        case "guests", True:
            return _("Đại biểu khách mời")
        case "guests", False:
            return _("Lãnh đạo, khách mời")
        case _:
            return _("Chưa phân loại")


def paragraphs(report: Report) -> list[str]:
    """The report as it is read aloud."""
    parts = (
        _turnout(report),
        _groups(report),
        _whole(report),
        _ages(report),
        _honours(report),
        _unknown(report),
    )
    return [part for part in parts if part]


def _turnout(report: Report) -> str:
    at = report.at.astimezone(report.event.zone)
    all_of = report.meeting.delegates
    words = {
        "hour": _("%(h)s giờ %(m)s phút", h=f"{at:%H}", m=f"{at:%M}"),
        "n": len(all_of.summoned),
        "came": len(all_of.present),
        "share": percent(all_of.share(all_of.present)),
    }
    if report.is_congress:
        text = _(
            "Tính đến %(hour)s, tổng số đại biểu được triệu tập dự Đại hội là %(n)s; có mặt %(came)s, "
            "đạt %(share)s.",
            **words,
        )
    else:
        text = _(
            "Tính đến %(hour)s, tổng số đại biểu được triệu tập dự Hội nghị là %(n)s; có mặt %(came)s, "
            "đạt %(share)s.",
            **words,
        )
    return " ".join([text, *_absent(all_of, report.begun), *_beside(report)])


def _absent(turnout: Turnout, begun: bool) -> Iterator[str]:
    """Before the hour nobody is absent yet who may still come."""
    excused, missing = len(turnout.excused), len(turnout.missing)
    away = _("Vắng") if begun else _("Chưa có mặt")
    if not excused and not missing:
        return
    if not excused and not begun:
        yield _("Chưa có mặt %(n)s.", n=missing)
        return
    if not excused:
        yield _("%(away)s %(n)s, đều chưa rõ lý do.", away=away, n=missing)
        return
    reasons = "; ".join(
        _("%(reason)s %(n)s", reason=mid_sentence(reason) if reason else _("không nêu lý do"), n=count)
        for reason, count in turnout.reasons
    )
    yield _(
        "%(away)s %(n)s, trong đó có lý do %(excused)s (%(reasons)s), chưa rõ lý do %(missing)s.",
        away=away,
        n=excused + missing,
        excused=excused,
        reasons=reasons,
        missing=missing,
    )


def _beside(report: Report) -> Iterator[str]:
    if added := len(report.meeting.delegates.added):
        yield _("Ngoài ra có %(n)s đại biểu đến thêm, không có trong danh sách triệu tập.", n=added)


def _groups(report: Report) -> str:
    told = [
        _(
            "%(group)s: triệu tập %(n)s, có mặt %(came)s, đạt %(share)s",
            group=group_name(group, report.is_congress),
            n=len(part.summoned),
            came=len(part.present),
            share=percent(part.share(part.present)),
        )
        for group, part in report.meeting.groups
        if part.summoned
    ]
    return f"{'. '.join(told)}." if len(told) > 1 else ""


def _whole(report: Report) -> str:
    if not report.whole.people:
        return ""
    known = [
        f"{mid_sentence(name)}: {_counted(counts)}"
        for name, counts in report.lines
        if counts.unknown < counts.of
    ]
    of = len(report.whole.people)
    head = (
        _("Trong tổng số %(n)s đại biểu có mặt: ", n=of)
        if report.of == "present"
        else _("Trong tổng số %(n)s đại biểu được triệu tập: ", n=of)
    )
    return f"{head}{'; '.join(known)}." if known else ""


def _counted(counts: Counted) -> str:
    return _("%(n)s, chiếm %(share)s", n=counts.yes, share=percent(counts.share))


def _unknown(report: Report) -> str:
    """What is told without being known of everybody, in one sentence; what is known of nobody is not told."""
    whole = report.whole
    sensitive = [
        (_("dân tộc"), whole.minority),
        (_("tôn giáo"), whole.religious),
        (_("đảng viên"), whole.party),
    ]
    fields: list[tuple[str, Counted | Spread]] = [
        (_("giới tính"), whole.women),
        *(sensitive if whole.tells_sensitive else []),
        (_("lao động trực tiếp"), whole.direct_workers),
        (_("ngày sinh"), whole.young(report.under)),
        (_("danh hiệu, khen thưởng"), _honours_of(report)),
    ]
    some = [(name, counts.unknown) for name, counts in fields if 0 < counts.unknown < counts.of]
    told = [_("%(what)s %(n)s người", what=name, n=count) for name, count in some]
    return _("Số liệu còn thiếu: %(list)s.", list="; ".join(told)) if told else ""


def _ages(report: Report) -> str:
    oldest, youngest = report.whole.oldest, report.whole.youngest
    if oldest is None or youngest is None or oldest == youngest:
        return ""
    return " ".join(
        (
            _("Đại biểu cao tuổi nhất: %(who)s.", who=_extreme(oldest)),
            _("Đại biểu trẻ tuổi nhất: %(who)s.", who=_extreme(youngest)),
        )
    )


def _extreme(extreme: Extreme) -> str:
    who = ", ".join(extreme.names)
    if extreme.more:
        return _(
            "%(names)s và %(more)s đại biểu nữa, %(age)s tuổi", names=who, more=extreme.more, age=extreme.age
        )
    return _("%(names)s, %(age)s tuổi", names=who, age=extreme.age)


def _honours(report: Report) -> str:
    spread = _honours_of(report)
    if not spread.parts:
        return ""
    told = [f"{label} {share.count}" for label, share in spread.parts]
    if spread.others:
        told.append(_("hình thức khác %(n)s", n=spread.others))
    return _("Danh hiệu, hình thức khen thưởng cao nhất: %(list)s.", list="; ".join(told))


def _honours_of(report: Report) -> Spread:
    return report.whole.spread(lambda one: one.honour)

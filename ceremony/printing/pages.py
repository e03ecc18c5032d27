"""What the print shop's pages show: every paper by name, how it stands, how far a print has come."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_babel import get_locale
from flask_babel import gettext as _

from ceremony.base import outputs
from ceremony.base.kept import Kept
from ceremony.base.outputs import Output, Wish
from ceremony.base.web import WORDED_BY_FEATURES
from ceremony.events.queries import EventSummary
from ceremony.invitations.faces import in_doubt

Plain = dict[str, Any]
CHECK = "check"
_stands: dict[str, Kept[Plain]] = {}
"""How the papers stand, by the language in which their doubts are said."""


def stand(app: Flask, event: EventSummary, again: bool = False) -> tuple[Plain | None, Output | None]:
    """How every paper of an event stands, or the work that finds it out. Once for each revision."""
    language = str(get_locale())
    kept = _stands.setdefault(language, Kept())
    found = kept.at(event.id, event.revision)
    if found is not None and not (again and found.get("failed")):
        return found, None
    kind = f"{CHECK}-{language}"
    work = outputs.under_way(app, event.id, kind)
    if work is None:
        work = _check(app, event, kind, kept, language)
    return None, work


def _check(app: Flask, event: EventSummary, kind: str, kept: Kept[Plain], language: str) -> Output:
    def then(told: Plain) -> Plain:
        kept.keep(event.id, told["revision"], told)
        return {}

    def failed() -> None:
        kept.keep(event.id, event.revision, {"failed": True, "papers": {}})

    wish = Wish(event.id, kind, {"what": CHECK, "event_id": event.id}, language)
    return outputs.make(app, wish, then, failed)


def names() -> dict[str, str]:
    """What every paper is called."""
    return {
        "invitations": _("Giấy mời"),
        "invitation-cards": _("Thiệp mời A5"),
        "messages": _("Lời mời gửi tin nhắn"),
        "badges": _("Thẻ đeo, 8 thẻ một tờ"),
        "badges-large": _("Thẻ đeo lớn, 4 thẻ một tờ"),
        "nameplates": _("Biển tên để bàn"),
        "seats": _("Nhãn dán ghế"),
        "door-list": _("Danh sách đón tiếp theo tên"),
        "door-list-units": _("Danh sách đón tiếp theo đơn vị"),
        "introductions": _("Danh sách giới thiệu đại biểu"),
        "script": _("Kịch bản dẫn chương trình"),
        "call-list": _("Danh sách gọi lên sân khấu"),
        "tray-list": _("Thứ tự khung trên khay"),
        "certificates": _("Chữ in trên phôi giấy khen, bằng khen"),
        "certificate-test": _("Trang in thử phôi"),
    }


def uses() -> dict[str, str]:
    """What every paper is for, in half a sentence."""
    return {
        "invitations": _("Khổ A4 theo thể thức văn bản, mỗi người một trang, có mã QR."),
        "invitation-cards": _("Thiệp trang trọng, cùng mã với giấy mời; không thay văn bản."),
        "messages": _("Văn bản thuần để gửi Zalo, SMS, thư điện tử."),
        "badges": _("90 × 65 mm, dải màu theo đối tượng."),
        "badges-large": _("95 × 130 mm, dải màu theo đối tượng."),
        "nameplates": _("A4 ngang gấp lại, hai mặt đều đọc được."),
        "seats": _("24 nhãn một tờ, theo thứ tự ghế."),
        "door-list": _("Có cột ký tên; dùng khi máy hỏng."),
        "door-list-units": _("Từng đơn vị, có cột ký tên."),
        "introductions": _("Theo thứ tự lễ tân, có ô đánh dấu ai đã đến."),
        "script": _("Lời của người dẫn với tên, số liệu đã điền."),
        "call-list": _("Thứ tự gọi, cách đọc tên, ai nhận thay."),
        "tray-list": _("Khung nào trước, ai đứng vị trí nào."),
        "certificates": _("Đúng vị trí từng mi-li-mét trên phôi đã in sẵn."),
        "certificate-test": _("In lên giấy trắng, soi với phôi trước khi in thật."),
    }


def groups() -> dict[str, str]:
    return {
        "invite": _("Mời"),
        "wear": _("Đeo, đặt bàn, dán ghế"),
        "door": _("Bàn đón tiếp"),
        "stage": _("Sân khấu"),
        "certificates": _("Giấy khen, bằng khen"),
    }


def lacks(code: str, count: int, what: list[str]) -> str:
    """The sentence for what a paper cannot say yet."""
    match code:
        case "letter":
            unsaid = {
                "dated": _("ngày ký"),
                "starts": _("thời gian"),
                "venue": _("địa điểm"),
                "signer": _("người ký"),
                "office": _("chức vụ người ký"),
            }
            return _("Giấy mời chưa ghi %(what)s.", what=", ".join(unsaid[one] for one in what))
        case "other_day" | "dated_after" | "dated_late":
            return in_doubt(code, count)
        case "letter_small":
            return _("%(n)s giấy mời phải in chữ nhỏ hơn cỡ 13: rút gọn lời giấy mời.", n=count)
        case "letter_overfull":
            return _("%(n)s giấy mời không đủ chỗ, không in được: rút gọn lời giấy mời.", n=count)
        case "nameless":
            return _("%(n)s người mời theo chức danh, chưa có tên.", n=count)
        case "no_category":
            return _("%(n)s người chưa rõ đối tượng.", n=count)
        case "no_seat":
            return _("%(n)s người chưa có ghế.", n=count)
        case "no_label":
            return _("%(n)s người chưa có ghế: không in nhãn cho họ.", n=count)
        case "same_seat":
            return _("%(n)s ghế ghi cho hai người trở lên.", n=count)
        case "no_receiver":
            return _("%(n)s tập thể, hộ chưa rõ ai lên nhận.", n=count)
        case "no_hour":
            return _("Chưa có giờ bắt đầu: kịch bản chỉ ghi số phút.")
        case "other_name":
            return _(
                "%(n)s người có tên trong quyết định khác tên trong danh sách đại biểu: %(who)s.",
                n=count, who=_some(what, count),
            )  # fmt: skip
        case "other_receiver":
            return _(
                "%(n)s người lên nhận chưa xác nhận là đại biểu nào và có tên khác: %(who)s.",
                n=count, who=_some(what, count),
            )  # fmt: skip
        case "certificate_after_death":
            return _(
                "%(n)s tờ truy tặng: bật ô “Tặng hoặc Truy tặng”, hoặc in lên giấy có sẵn chữ ấy.", n=count
            )
    return _("%(n)s tờ không có chữ ở ô “%(field)s”.", n=count, field=_(what[0]))


def _some(named: list[str], count: int) -> str:
    """The first of those a sentence is about."""
    return "; ".join([*named, *(["…"] if count > len(named) else [])])


def fields() -> dict[str, str]:
    """What a field of a paper is called where its signs cannot be printed."""
    return {
        "name": _("họ tên"),
        "called": _("họ tên"),
        "title": _("tiêu đề"),
        "office": _("chức vụ, đơn vị"),
        "position": _("chức vụ"),
        "unit": _("đơn vị"),
        "group": _("đề mục"),
        "seat": _("chỗ ngồi"),
        "own": _("chỗ ngồi"),
        "event": _("tên sự kiện"),
        "reason": _("thành tích"),
        "text": _("lời dẫn"),
    }


def worded_here(code: str, details: dict[str, Any]) -> str | None:
    """The sentence for a refusal of this feature."""
    match code:
        case "nothing_to_print":
            return _("Không có gì để in: chưa có ai hay nội dung nào, hoặc mọi trang đã in và còn đúng.")
        case "unprintable":
            return _("Có ký tự không in được; chưa in gì. Sửa ở danh sách, hoặc in mà bỏ các ký tự ấy.")
        case "overfull":
            return _("Không đủ chỗ cho phần của %(who)s: rút gọn họ tên, chức vụ hoặc đơn vị.", **details)
        case "overfull_wording":
            return _("Không đủ chỗ cho lời chung của giấy mời, dù của ai: rút gọn lời giấy mời.")
        case "bad_pages":
            return _("Ghi số trang từ 1 đến %(of)s, ví dụ 3, 5-7: %(text)s.", **details)
        case "nobody_of_unit":
            return _("Không có ai của đơn vị này trong danh sách: %(unit)s.", **details)
        case "not_by_person":
            return _("Giấy này không in riêng từng người.")
        case "printed_since":
            return _("Lần in ấy không còn là lần in cuối, không bỏ ghi nhận được.")
        case "printed_again":
            return _("Chưa hoàn tác: có tờ trong số đã bỏ nay đã được in lại.")
        case "print_too_slow":
            return _("In quá lâu nên đã dừng. In từng đơn vị, hoặc thử lại.")
        case "too_many_prints":
            return _("Đang có nhiều lần in chờ vẽ. Đợi một lát rồi in tiếp.")
        case "print_failed":
            return _("Không vẽ được tệp in. Thử lại; nếu vẫn lỗi, báo kỹ thuật.")
    return None


WORDED_BY_FEATURES.append(worded_here)

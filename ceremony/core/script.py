"""The MC's words: solemn, in Vietnamese, with the values of the moment in them.

Values in, paragraphs out. Words are said from the decision and the lists as they stand now: who is absent
or locked is left out by the caller, who receives for another is named. Nothing here is a translated user
interface: whatever language the desk speaks, the hall hears Vietnamese.
Source: domain guide 3 (flag salute, vote), 4.4 (introductions) and 6 (abbreviations are said in full).
"""

from __future__ import annotations

import re
from dataclasses import replace

from ceremony.core import award_words
from ceremony.core.aloud import (
    Honouree,
    Person,
    capital,
    filled,
    honouree,
    lowered,
    mid_sentence,
    person,
    same_names,
    spoken,
)
from ceremony.core.moment import Decision, Group, Hall, Moment
from ceremony.core.steps import StepKind

__all__ = [
    "FIRST_STEPS", "STEP_NAMES", "Decision", "Group", "Hall", "Honouree", "Moment", "Person",
    "filled", "honouree", "person", "same_names", "spoken", "words",
]  # fmt: skip

_COUNTER = re.compile(r"\s*\(\d+/\d+\)$")
"""Which of several papers it is: for the run-sheet, not for the ear."""

FIRST_STEPS = frozenset({StepKind.RUN, StepKind.RISE, StepKind.REASON, StepKind.READ, StepKind.READER})


def N_(words: str) -> str:
    """Mark words for the catalogues; a page that shows them asks for its own language."""
    return words


STEP_NAMES = {
    StepKind.RUN: N_("Tiến hành"),
    StepKind.RISE: N_("Mời đứng dậy"),
    StepKind.ANTHEM: N_("Chào cờ, Quốc ca"),
    StepKind.SEAT: N_("Mời an tọa"),
    StepKind.REASON: N_("Tuyên bố lý do"),
    StepKind.INTRODUCE: N_("Giới thiệu đại biểu"),
    StepKind.READ: N_("Đọc danh sách"),
    StepKind.VOTE: N_("Biểu quyết"),
    StepKind.RESULT: N_("Công bố kết quả"),
    StepKind.READER: N_("Mời người công bố quyết định"),
    StepKind.READING: N_("Công bố quyết định"),
    StepKind.CALL: N_("Mời lên sân khấu"),
    StepKind.NAME: N_("Gọi tên"),
    StepKind.ON_STAGE: N_("Ổn định trên sân khấu"),
    StepKind.PRESENT: N_("Trao thưởng"),
    StepKind.PHOTO: N_("Chụp ảnh"),
    StepKind.BACK: N_("Mời về vị trí"),
}
"""What a desk calls each step; a page passes the name on to `gettext`."""


def words(moment: Moment) -> tuple[str, ...]:
    """Return the paragraphs to say at this step, abbreviations in full.

    The item's own text, where there is one, is said at its first step instead of ours; before an award it
    is said as well, for the reader must still be invited.
    """
    moment = replace(moment, title=_COUNTER.sub("", moment.title))
    own = _own(moment) if moment.step in FIRST_STEPS and moment.step_no == 0 else ()
    if own and moment.step is not StepKind.READER:
        said: tuple[str, ...] = own
    else:
        said = own + _STEPS.get(moment.step, _run)(moment)
    return tuple(spoken(paragraph) for paragraph in said)


def _own(moment: Moment) -> tuple[str, ...]:
    hall = moment.hall
    values = {
        "present": hall.present_said,
        "expected": str(hall.expected),
        "absent": hall.absent_said,
        "introductions": "; ".join(map(person, hall.introductions)),
        "title": moment.title,
        "performer": moment.performer,
    }
    return tuple(filled(line.strip(), values) for line in moment.text.splitlines() if line.strip())


def _run(moment: Moment) -> tuple[str, ...]:
    """Words for an item that is one step: whom to invite, and to what."""
    who = _someone(moment.performer)
    if who and moment.type in _INVITED_TO:
        what = filled(_INVITED_TO[moment.type], {"noun": moment.hall.noun, "title": _subject(moment)})
        return (
            f"Tiếp theo chương trình, xin trân trọng kính mời {who} lên {what}.",
            f"(Sau phần trình bày) Xin trân trọng cảm ơn {who}.",
        )
    values = {
        "noun": moment.hall.noun,
        "whole": _whole(moment.hall),
        "title": mid_sentence(moment.title) or "nội dung tiếp theo",
        "by": f" do {who} thực hiện" if who else "",
    }
    said = _SAID.get(moment.type, ("Tiếp theo chương trình là phần {title}{by}.",))
    return tuple(filled(line, values) for line in said)


_INVITED_TO = {
    "opening": "phát biểu khai mạc {noun}",
    "report": "trình bày {title}",
    "paper": "trình bày {title}",
    "launch": "{title}",
    "response": "phát biểu hưởng ứng",
    "directive": "phát biểu chỉ đạo {noun}",
    "reply": "phát biểu tiếp thu, đáp từ",
    "closing": "phát biểu bế mạc {noun}",
}

_SAID = {
    "reception": (
        "Kính mời quý vị đại biểu vào hội trường và ổn định vị trí.",
        "{whole} sẽ bắt đầu trong ít phút nữa. Xin quý vị chuyển điện thoại sang chế độ im lặng.",
    ),
    "arts": ("Sau đây, xin trân trọng kính mời quý vị đại biểu thưởng thức {title}{by}.",),
    "video": ("Sau đây, xin trân trọng kính mời quý vị đại biểu theo dõi {title}.",),
    "exchange": ("Tiếp theo chương trình, xin trân trọng kính mời quý vị đại biểu đến với phần {title}.",),
    "closing": (
        "Kính thưa quý vị đại biểu, {whole} đến đây đã hoàn thành toàn bộ nội dung chương trình.",
        "Xin trân trọng cảm ơn sự có mặt của quý vị đại biểu. Kính chúc quý vị mạnh khỏe, hạnh phúc và "
        "thành công. Xin trân trọng tuyên bố bế mạc {noun}.",
    ),
    "photo": ("Xin trân trọng kính mời các đồng chí lãnh đạo cùng quý vị đại biểu chụp ảnh lưu niệm.",),
    "break": ("{noun} xin phép được giải lao. Kính mời quý vị đại biểu nghỉ và trở lại đúng giờ.",),
}


def _rise(moment: Moment) -> tuple[str, ...]:
    return (
        f"Xin trân trọng kính mời quý vị đại biểu và toàn thể {moment.hall.noun} đứng dậy, "
        "hướng về Quốc kỳ, làm lễ chào cờ.",
    )


def _anthem(moment: Moment) -> tuple[str, ...]:
    return "Nghiêm! Chào cờ – chào!", "Quốc ca!"


def _seat(moment: Moment) -> tuple[str, ...]:
    return ("Thôi! Xin trân trọng cảm ơn và kính mời quý vị đại biểu an tọa.",)


def _reason(moment: Moment) -> tuple[str, ...]:
    return (
        "Kính thưa các đồng chí lãnh đạo, kính thưa quý vị đại biểu!",
        f"Hôm nay, chúng ta long trọng tổ chức {_whole(moment.hall)}, nhằm đánh giá phong trào thi đua yêu "
        "nước, biểu dương, tôn vinh các điển hình tiên tiến và phát động phong trào thi đua thời gian tới.",
    )


def _introduce(moment: Moment) -> tuple[str, ...]:
    hall = moment.hall
    people = tuple(f"– {capital(person(who))};" for who in hall.introductions)
    welcome = "Về dự với chúng ta hôm nay, xin trân trọng giới thiệu và nhiệt liệt chào mừng:"
    if not hall.invited and not hall.uncounted:  # nobody is in: a number would be read aloud as it stands
        return (*((welcome, *people) if people else ()), "Xin nhiệt liệt chào mừng quý vị đại biểu.")
    return (
        *((welcome, *people) if people else ()),
        f"{'Cùng' if people else 'Về'} dự {hall.noun} có {hall.present_said} đại biểu có mặt trên tổng số "
        f"{hall.expected} đại biểu được mời và triệu tập{_added(hall)}. "
        "Xin nhiệt liệt chào mừng quý vị đại biểu.",
    )


def _added(hall: Hall) -> str:
    return f", và {hall.added} đại biểu đến thêm" if hall.added and not hall.uncounted else ""


def _read(moment: Moment) -> tuple[str, ...]:
    who = _someone(moment.performer)
    lead = f"xin trân trọng kính mời {who} lên" if who else "xin được"
    return (
        f"Tiếp theo chương trình, {lead} công bố số lượng đại biểu được phân bổ và danh sách đại biểu dự "
        f"kiến, xin ý kiến {moment.hall.noun}.",
    )


def _vote(moment: Moment) -> tuple[str, ...]:
    return (
        f"{moment.hall.noun} có {moment.hall.present_said} đại biểu có mặt.",
        "Xin kính mời quý vị đại biểu biểu quyết.",
        "Đại biểu nào đồng ý với danh sách, xin giơ tay. Xin cảm ơn.",
        "Đại biểu nào không đồng ý? Đại biểu nào có ý kiến khác?",
    )


def _result(moment: Moment) -> tuple[str, ...]:
    return (f"Xin kính mời chủ tọa công bố kết quả biểu quyết của {moment.hall.noun}.",)


_STEPS = {
    StepKind.RISE: _rise,
    StepKind.ANTHEM: _anthem,
    StepKind.SEAT: _seat,
    StepKind.REASON: _reason,
    StepKind.INTRODUCE: _introduce,
    StepKind.READ: _read,
    StepKind.VOTE: _vote,
    StepKind.RESULT: _result,
    StepKind.READER: award_words.reader,
    StepKind.READING: award_words.reading,
    StepKind.CALL: award_words.call,
    StepKind.NAME: award_words.name,
    StepKind.ON_STAGE: award_words.on_stage,
    StepKind.PRESENT: award_words.present,
    StepKind.PHOTO: award_words.photo,
    StepKind.BACK: award_words.back,
}


def _whole(hall: Hall) -> str:
    return hall.name or hall.noun


def _subject(moment: Moment) -> str:
    """What a speaker speaks about, so that it follows a verb: a bare subject is put between quotes."""
    title, lower = mid_sentence(moment.title), moment.title.lower()
    if moment.type == "paper" and "tham luận" not in lower:
        return f"báo cáo tham luận “{moment.title}”" if title else "báo cáo tham luận"
    if moment.type == "launch" and not lower.startswith("phát động"):
        return "phát động phong trào thi đua"
    return title or "báo cáo"


_COMRADE = re.compile(r"(?:phó )?(?:bí thư|chủ tịch)\b(?!.*(?:hội đồng quản trị|công ty|giáo hội|phật giáo))")
"""Who is invited by an office of the Party, the state or a body of the people alone."""


def _someone(performer: str) -> str:
    """Whom the MC invites; nobody where the MC performs the item."""
    if performer.casefold() in ("mc", "người dẫn chương trình"):
        return ""
    in_office = _COMRADE.match(spoken(performer).casefold())
    return f"đồng chí {performer}" if in_office else lowered(performer)

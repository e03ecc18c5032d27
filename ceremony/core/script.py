"""The MC's words: solemn, in Vietnamese, with the values of the moment in them.

Values in, paragraphs out. Words are said from the decision and the lists as they stand now: who is absent
or locked is left out by the caller, who receives for another is named. Nothing here is a translated user
interface: whatever language the desk speaks, the hall hears Vietnamese.
Source: domain guide 3, 4.3 (call script; posthumous awards without applause), 4.4 and 6 (abbreviations are
said in full, the bare given name never).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ceremony.core.aloud import (
    Honouree,
    Person,
    capital,
    filled,
    honouree,
    invited,
    lowered,
    person,
    same_names,
    spoken,
)
from ceremony.core.cursor import StepKind
from ceremony.core.protocol import Kind

__all__ = [
    "FIRST_STEPS", "STEP_NAMES", "Decision", "Group", "Hall", "Honouree", "Moment", "Person",
    "filled", "honouree", "person", "same_names", "spoken", "words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision being read. `award` is said in its own wording: "Giấy khen của Chủ tịch UBND xã"."""

    award: str
    number: str = ""
    date: date | None = None
    issuer: str = ""
    summary: str = ""
    reader: Person | None = None
    counts: Mapping[str, int] | None = None
    one_by_one: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one batch who are called, in calling order; those not shown are not among them."""

    honourees: tuple[Honouree, ...]
    presenters: tuple[Person, ...] = ()
    award: str = ""


@dataclass(frozen=True, slots=True)
class Hall:
    """The conference as it is now. `introductions` are the people to introduce who are here."""

    noun: str = "Hội nghị"
    name: str = ""
    present: int = 0
    expected: int = 0
    introductions: tuple[Person, ...] = ()

    @property
    def absent(self) -> int:
        return max(0, self.expected - self.present)


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything one step's words are made of. `text` is what the office wrote for the item itself."""

    type: str
    step: StepKind = StepKind.RUN
    title: str = ""
    performer: str = ""
    text: str = ""
    hall: Hall = Hall()
    decision: Decision | None = None
    batch: Group | None = None
    honouree: Honouree | None = None
    next_batch: Group | None = None


FIRST_STEPS = frozenset({StepKind.RUN, StepKind.RISE, StepKind.REASON, StepKind.READ, StepKind.READER})

STEP_NAMES = {
    StepKind.RUN: "Tiến hành",
    StepKind.RISE: "Mời đứng dậy",
    StepKind.ANTHEM: "Chào cờ, Quốc ca",
    StepKind.SEAT: "Mời an tọa",
    StepKind.REASON: "Tuyên bố lý do",
    StepKind.INTRODUCE: "Giới thiệu đại biểu",
    StepKind.READ: "Đọc danh sách",
    StepKind.VOTE: "Biểu quyết",
    StepKind.RESULT: "Công bố kết quả",
    StepKind.READER: "Mời người công bố quyết định",
    StepKind.READING: "Công bố quyết định",
    StepKind.CALL: "Mời lên sân khấu",
    StepKind.NAME: "Gọi tên",
    StepKind.ON_STAGE: "Ổn định trên sân khấu",
    StepKind.PRESENT: "Trao thưởng",
    StepKind.PHOTO: "Chụp ảnh",
    StepKind.BACK: "Mời về vị trí",
}
"""What a desk calls each step."""


def words(moment: Moment) -> tuple[str, ...]:
    """Return the paragraphs to say at this step, abbreviations in full.

    The item's own text, where there is one, is said at its first step instead of ours; before an award it
    is said as well, for the reader must still be invited.
    """
    own = _own(moment) if moment.step in FIRST_STEPS else ()
    if own and moment.step is not StepKind.READER:
        said: tuple[str, ...] = own
    else:
        said = own + _STEPS.get(moment.step, _run)(moment)
    return tuple(spoken(paragraph) for paragraph in said)


_PLURALS: dict[str, tuple[str, str]] = {
    Kind.COLLECTIVE: ("đại diện các tập thể", "tập thể"),
    Kind.HOUSEHOLD: ("đại diện các hộ gia đình", "hộ gia đình"),
    Kind.INDIVIDUAL: ("các cá nhân", "cá nhân"),
}


def _own(moment: Moment) -> tuple[str, ...]:
    hall = moment.hall
    values = {
        "present": str(hall.present),
        "expected": str(hall.expected),
        "absent": str(hall.absent),
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
        "title": _lowered_title(moment.title),
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
    return (f"Xin trân trọng kính mời quý vị đại biểu và toàn thể {moment.hall.noun} đứng dậy, "
            "hướng về Quốc kỳ, làm lễ chào cờ.",)


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
    return (
        *((welcome, *people) if people else ()),
        f"{'Cùng' if people else 'Về'} dự {hall.noun} có {hall.present} đại biểu có mặt trên tổng số "
        f"{hall.expected} đại biểu được mời và triệu tập. Xin nhiệt liệt chào mừng quý vị đại biểu.",
    )


def _read(moment: Moment) -> tuple[str, ...]:
    who = _someone(moment.performer)
    lead = f"xin trân trọng kính mời {who} lên" if who else "xin được"
    return (f"Tiếp theo chương trình, {lead} công bố số lượng đại biểu được phân bổ và danh sách đại biểu dự "
            f"kiến, xin ý kiến {moment.hall.noun}.",)


def _vote(moment: Moment) -> tuple[str, ...]:
    return (
        f"{moment.hall.noun} có {moment.hall.present} đại biểu có mặt.",
        "Xin kính mời quý vị đại biểu biểu quyết.",
        "Đại biểu nào đồng ý với danh sách, xin giơ tay. Xin cảm ơn.",
        "Đại biểu nào không đồng ý? Đại biểu nào có ý kiến khác?",
    )


def _result(moment: Moment) -> tuple[str, ...]:
    return (f"Xin kính mời chủ tọa công bố kết quả biểu quyết của {moment.hall.noun}.",)


def _reader(moment: Moment) -> tuple[str, ...]:
    reader = moment.decision.reader if moment.decision else None
    if reader:
        return (f"Xin trân trọng kính mời {person(reader)} lên công bố Quyết định khen thưởng.",)
    return ("Sau đây, xin trân trọng công bố Quyết định khen thưởng.",)


def _reading(moment: Moment) -> tuple[str, ...]:
    decision = moment.decision
    if decision is None:
        return ()
    number = f"Quyết định số {decision.number}" if decision.number else "Quyết định"
    issuer = f"của {decision.issuer}" if decision.issuer else ""
    parts = (number, _day(decision.date), issuer, _lowered_title(decision.summary))
    head = " ".join(part for part in parts if part)
    counted = _counted(decision.counts or {})
    return (f"{head.rstrip('.')}.", *((f"Quyết định khen thưởng {counted}.",) if counted else ()),
            *_to_the_wing(moment.next_batch))


def _call(moment: Moment) -> tuple[str, ...]:
    batch = moment.batch
    if batch is None or not batch.honourees:
        return ()
    receive = f"lên sân khấu nhận {_award(moment)}"
    if len(batch.honourees) == 1:
        return (f"Xin trân trọng kính mời {invited(batch.honourees[0])} {receive}.",)
    people = _PLURALS.get(batch.honourees[0].kind, _PLURALS[Kind.INDIVIDUAL])[0]
    if moment.decision and moment.decision.one_by_one:
        return (f"Xin trân trọng kính mời {people} sau đây lần lượt {receive}.",)
    lines = (f"{no}. {capital(honouree(who))}." for no, who in enumerate(batch.honourees, start=1))
    return (f"Xin trân trọng kính mời {people} có tên sau {receive}:", *lines)


def _name(moment: Moment) -> tuple[str, ...]:
    return (f"Xin trân trọng kính mời {invited(moment.honouree)}.",) if moment.honouree else ()


def _on_stage(moment: Moment) -> tuple[str, ...]:
    settle = "Xin kính mời các đồng chí, các ông bà ổn định vị trí trên sân khấu."
    return settle, *_to_the_wing(moment.next_batch)


def _present(moment: Moment) -> tuple[str, ...]:
    presenters = moment.batch.presenters if moment.batch else ()
    who = "; ".join(map(person, presenters)) or "đồng chí lãnh đạo"
    invited = f"Trân trọng kính mời {who} lên trao {_award(moment)}{_to_whom(moment)}."
    if any(one.posthumous for one in moment.batch.honourees) if moment.batch else False:
        return (invited,)
    return invited, f"Xin toàn thể {moment.hall.noun} nhiệt liệt chúc mừng."


def _photo(moment: Moment) -> tuple[str, ...]:
    return ("Xin kính mời các đồng chí lãnh đạo cùng chụp ảnh lưu niệm trên sân khấu.",)


def _back(moment: Moment) -> tuple[str, ...]:
    return ("Xin trân trọng cảm ơn. Xin kính mời các đồng chí, các ông bà về vị trí.",)


_STEPS = {
    StepKind.RISE: _rise,
    StepKind.ANTHEM: _anthem,
    StepKind.SEAT: _seat,
    StepKind.REASON: _reason,
    StepKind.INTRODUCE: _introduce,
    StepKind.READ: _read,
    StepKind.VOTE: _vote,
    StepKind.RESULT: _result,
    StepKind.READER: _reader,
    StepKind.READING: _reading,
    StepKind.CALL: _call,
    StepKind.NAME: _name,
    StepKind.ON_STAGE: _on_stage,
    StepKind.PRESENT: _present,
    StepKind.PHOTO: _photo,
    StepKind.BACK: _back,
}


def _to_the_wing(batch: Group | None) -> tuple[str, ...]:
    """One batch ahead, people are asked to wait at the wing (chuẩn bị, vào vị trí chờ)."""
    if batch is None or not batch.honourees:
        return ()
    first, last = batch.honourees[0], batch.honourees[-1]
    if first is last:
        return (f"Xin mời {invited(first)} chuẩn bị, vào vị trí chờ bên cánh gà.",)
    people = _PLURALS.get(first.kind, _PLURALS[Kind.INDIVIDUAL])[0]
    return (f"Xin mời {people} trong đợt tiếp theo, từ {invited(first)} đến {invited(last)}, "
            "chuẩn bị, vào vị trí chờ bên cánh gà.",)


def _award(moment: Moment) -> str:
    named = moment.batch.award if moment.batch and moment.batch.award else ""
    return lowered(named or (moment.decision.award if moment.decision else "") or "phần thưởng")


def _to_whom(moment: Moment) -> str:
    if moment.batch is None or not moment.batch.honourees:
        return ""
    kind = moment.batch.honourees[0].kind
    if len(moment.batch.honourees) == 1:
        return f" cho {_PLURALS.get(kind, _PLURALS[Kind.INDIVIDUAL])[1]} được khen thưởng"
    return f" cho các {_PLURALS.get(kind, _PLURALS[Kind.INDIVIDUAL])[1]}"


def _counted(counts: Mapping[str, int]) -> str:
    parts = [f"{counts[kind]} {_PLURALS[kind][1]}" for kind in Kind if counts.get(kind)]
    return " và ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _day(day: date | None) -> str:
    return f"ngày {day.day} tháng {day.month} năm {day.year}" if day else ""


def _whole(hall: Hall) -> str:
    return hall.name or hall.noun


def _subject(moment: Moment) -> str:
    """What a speaker speaks about, so that it follows a verb: a bare subject is put between quotes."""
    title, lower = _lowered_title(moment.title), moment.title.lower()
    if moment.type == "paper" and "tham luận" not in lower:
        return f"báo cáo tham luận “{moment.title}”" if title else "báo cáo tham luận"
    if moment.type == "launch" and not lower.startswith("phát động"):
        return "phát động phong trào thi đua"
    return title or "báo cáo"


def _someone(performer: str) -> str:
    """Whom the MC invites; nobody where the MC performs the item."""
    return "" if performer.casefold() in ("mc", "người dẫn chương trình") else lowered(performer)


def _lowered_title(title: str) -> str:
    """A title in the middle of a sentence; one that begins with an abbreviation keeps its capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title

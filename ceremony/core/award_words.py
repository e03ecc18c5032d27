"""What the MC says at each step of an award: who reads, who comes up, who presents, who is next.

Names are said in calling order, once; the next batch is asked to the wing one batch ahead.
Source: domain guide 4.3 (call script; posthumous awards without applause).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ceremony.core.aloud import Honouree, capital, honouree, invited, lowered, mid_sentence, name_only, person
from ceremony.core.moment import Group, Moment
from ceremony.core.protocol import Kind

_NOUNS: dict[str, str] = {
    Kind.COLLECTIVE: "tập thể",
    Kind.HOUSEHOLD: "hộ gia đình",
    Kind.INDIVIDUAL: "cá nhân",
}


def reader(moment: Moment) -> tuple[str, ...]:
    reader = moment.decision.reader if moment.decision else None
    if reader:
        return (f"Xin trân trọng kính mời {person(reader)} lên công bố Quyết định khen thưởng.",)
    return ("Sau đây, xin trân trọng công bố Quyết định khen thưởng.",)


def reading(moment: Moment) -> tuple[str, ...]:
    decision = moment.decision
    if decision is None:
        return ()
    number = f"Quyết định số {decision.number}" if decision.number else "Quyết định"
    issuer = f"của {decision.issuer}" if decision.issuer else ""
    parts = (number, _day(decision.date), issuer, mid_sentence(decision.summary))
    head = " ".join(part for part in parts if part)
    counted = _counted(decision.counts or {})
    return (
        f"{head.rstrip('.')}.",
        *((f"Quyết định khen thưởng {counted}.",) if counted else ()),
        *_to_the_wing(moment.next_batch),
    )


def call(moment: Moment) -> tuple[str, ...]:
    batch = moment.batch
    if batch is None or not batch.honourees:
        return ()
    receive = f"lên sân khấu nhận {_award(moment)}"
    if len(batch.honourees) == 1:
        return (f"Xin trân trọng kính mời {invited(batch.honourees[0])} {receive}.",)
    people = _several(batch.honourees[0])
    if moment.decision and moment.decision.one_by_one:
        return (f"Xin trân trọng kính mời {people} sau đây lần lượt {receive}.",)
    lines = (f"{no}. {capital(_listed(who))}." for no, who in enumerate(batch.honourees, start=1))
    return (f"Xin trân trọng kính mời {people} có tên sau {receive}:", *lines)


def _listed(who: Honouree) -> str:
    """A line of those who come up; of the dead their family does."""
    return invited(who) if who.posthumous else honouree(who)


def name(moment: Moment) -> tuple[str, ...]:
    return (f"Xin trân trọng kính mời {invited(moment.honouree)}.",) if moment.honouree else ()


def on_stage(moment: Moment) -> tuple[str, ...]:
    settle = "Xin kính mời các đồng chí, các ông bà ổn định vị trí trên sân khấu."
    return settle, *_to_the_wing(moment.next_batch)


def present(moment: Moment) -> tuple[str, ...]:
    """The presenter is invited; where somebody is honoured after death the hall is not asked to applaud."""
    batch = moment.batch or Group(())
    who = "; ".join(map(person, batch.presenters)) or "đồng chí lãnh đạo"
    invitation = f"Trân trọng kính mời {who} lên trao {_award(moment)}{_to_whom(moment)}."
    if any(one.posthumous for one in batch.honourees):
        return (invitation,)
    return invitation, f"Xin toàn thể {moment.hall.noun} nhiệt liệt chúc mừng."


def photo(moment: Moment) -> tuple[str, ...]:
    return ("Xin kính mời các đồng chí lãnh đạo cùng chụp ảnh lưu niệm trên sân khấu.",)


def back(moment: Moment) -> tuple[str, ...]:
    return ("Xin trân trọng cảm ơn. Xin kính mời các đồng chí, các ông bà về vị trí.",)


def _to_the_wing(batch: Group | None) -> tuple[str, ...]:
    """One batch ahead, people are asked to wait at the wing (chuẩn bị, vào vị trí chờ), by name alone."""
    if batch is None or not batch.honourees:
        return ()
    first, last = batch.honourees[0], batch.honourees[-1]
    if first is last:
        return (f"Xin mời {name_only(first)} chuẩn bị, vào vị trí chờ bên cánh gà.",)
    return (
        f"Xin mời {_several(first)} trong đợt tiếp theo, từ {name_only(first)} đến {name_only(last)}, "
        "chuẩn bị, vào vị trí chờ bên cánh gà.",
    )


def _several(who: Honouree) -> str:
    """A batch's people in one word: an individual comes in person, the others send a representative."""
    noun = _NOUNS.get(who.kind, _NOUNS[Kind.INDIVIDUAL])
    return f"các {noun}" if who.kind == Kind.INDIVIDUAL else f"đại diện các {noun}"


def _award(moment: Moment) -> str:
    named = moment.batch.award if moment.batch and moment.batch.award else ""
    return lowered(named or (moment.decision.award if moment.decision else "") or "phần thưởng")


def _to_whom(moment: Moment) -> str:
    if moment.batch is None or not moment.batch.honourees:
        return ""
    noun = _NOUNS.get(moment.batch.honourees[0].kind, _NOUNS[Kind.INDIVIDUAL])
    return f" cho {noun} được khen thưởng" if len(moment.batch.honourees) == 1 else f" cho các {noun}"


def _counted(counts: Mapping[str, int]) -> str:
    parts = [f"{counts[kind]} {_NOUNS[kind]}" for kind in Kind if counts.get(kind)]
    return " và ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _day(day: date | None) -> str:
    return f"ngày {day.day} tháng {day.month} năm {day.year}" if day else ""

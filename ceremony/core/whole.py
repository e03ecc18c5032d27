"""What a plan says of its whole, and not of one level: name, form, when and where.

A plan for all levels is of many events: some are a Hội nghị, some a Đại hội, each level with its own cap and
quarter. It has neither form nor preset nor name of its own; the number in its title is that of the congress
it ends in. Source: domain guide section 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ceremony.core import figures
from ceremony.core.found import Found, first, numbers
from ceremony.core.kinds import annual, event_named, event_words, preset_of
from ceremony.core.labels import AT_A_PLACE, VENUE, budget, said, shared
from ceremony.core.levels import form_of
from ceremony.core.marks import TEXT
from ceremony.core.names import fold
from ceremony.core.one_event import called_as_meeting, named_in_text
from ceremony.core.outline import Line, Outline
from ceremony.core.paragraphs import all_capitals
from ceremony.core.plan_head import Document, Title
from ceremony.core.plan_sessions import official

_LONGEST_NAME = 300
T = TypeVar("T")
Sources = dict[str, tuple[int, ...]]

_TIME = r"thoi gian(?!.*\b(trinh bay|gui|nop|dang ky|phat bieu|bao cao|hoan thanh|tham luan)\b)"
_PREPARES = (
    r"^(?:(?:tổ chức|phục vụ|triển khai|chuẩn bị|công tác)\s+)+(?=(?:các )?(?:hội nghị|đại hội|lễ|buổi)\b)|"
    r"^tổ chức\s+"
)
_PERIOD_BEHIND = r"\s+\(?giai đoạn \(?\d{4}.*$|,?\s+tiến tới .*$|,?\s*\(\d{4}\s*[-–]\s*\d{4}\)[\s.;]*$"
_SESSION = re.compile(r"(?>.*?\b(?:tru bi|chinh thuc)\b).*\d")
_TOTAL = re.compile(r"\btong (so|cong)\b")
_ADDRESS = re.compile(r"\s*[,;–-]\s*(?:địa chỉ\s*:?\s*)?(?=(?:số|đường|địa chỉ) )", re.IGNORECASE)
_REVIEWED = (
    r"(?:dien hinh tien tien|tong ket|danh gia)[^;]{0,120}?"
    r"giai doan \d{4}\s*(?:-|–|den)\s*\d{4}"
)


@dataclass(frozen=True, slots=True)
class Whole:
    """What the plan says of its whole: read from the lines that are about no one level."""

    text: Outline
    head: Title
    own: Sequence[Line]
    kind: str | None

    @property
    def of_one_event(self) -> bool:
        return self.kind == "event_plan"

    def name(self) -> Found[str | None]:
        """Return the event's name: in quotes under Hình thức, else the title without verb and period."""
        if not self.of_one_event:
            return Found(None)
        for shape in (self.said("ten (goi|cua|hoi nghi|dai hoi)"), self.said("hinh thuc")):
            quoted = re.search(r"[“\"«]([^”\"»]{5,120})[”\"»]", shape.value)
            if quoted and form_of(quoted[1]):
                return Found(quoted[1].strip(), shape.lines)
        called = self.said("ten (goi|cua|hoi nghi|dai hoi)")
        if form_of(called.value) and not all_capitals(called.value) and len(called.value) < _LONGEST_NAME:
            return Found(_bare(called.value), called.lines)
        bare = _bare(self.head.words.value or "")
        if bare and not event_named(bare):
            named = named_in_text(self.text, self.head)
            named = named if named.value else called_as_meeting(self.text, bare)
            if named.value:
                return Found(_bare(named.value), (*self.head.words.lines, *named.lines))
        return Found(self._spelt(bare) or None, self.head.words.lines if bare else ())

    def _spelt(self, name: str) -> str:
        """Return a name in capitals as the text spells it elsewhere."""
        if len(name) > _LONGEST_NAME or not all_capitals(name):
            return name
        again = re.compile(re.escape(name), re.IGNORECASE)
        hits = (hit[0] for line in self.text.lines if (hit := again.search(line.text)))
        return next((hit for hit in hits if not all_capitals(hit)), name)

    def form(self) -> Found[str | None]:
        if not self.of_one_event:
            return Found(None)
        shape = self.said("hinh thuc")
        if form := form_of(shape.value):
            return Found(form, shape.lines)
        if form := form_of(event_words(self.head.words.value)):
            return Found(form, self.head.words.lines)
        named = self.name()
        form = form_of(event_words(named.value))
        return Found(form, named.lines if form else ())

    def preset(self, made: Document, where: Sources) -> Found[str | None]:
        if not self.of_one_event:
            return Found(None)
        named = next((one for one in (self.head.words, self.name()) if annual(one.value)), None)
        preset = preset_of((named or self.head.words).value, made.issuer)
        lines = named.lines if named else where["issuer"]
        return Found(preset, lines if preset else ())

    def banner(self) -> list[Found[str]]:
        """Return the lines after "Tên Hội nghị … thống nhất như sau:", as they stand on the banner."""
        heads = self.text.headed(r"^ten (cua )?(hoi nghi|dai hoi|goi).*(nhu sau|la)\s*:?$")
        if not heads:
            called = self.said("ten (goi|cua|hoi nghi|dai hoi)") if self.of_one_event else Found("")
            alone = form_of(called.value) and all_capitals(called.value)
            return [Found(called.value.strip(" .;"), called.lines)] if alone else []
        lines = [line for line in self.text.under(heads[0]) if line.depth == TEXT][:4]
        return [Found(line.text, line.numbers) for line in lines]

    def period(self) -> Found[tuple[int, int] | None]:
        """Return the years that are reviewed: the title's, the banner's, or those all exemplars are of."""
        if self.kind not in ("event_plan", "levels_plan"):
            return Found(None)
        for words, lines in ((one.value or "", one.lines) for one in (self.head.words, *self.banner())):
            bracketed = re.sub(r"\((?=\d{4}\s*[-–]\s*\d{4}\))", "giai đoạn (", words)
            if found := figures.period(bracketed):
                return Found(found, lines)
        reviewed: dict[tuple[int, int], list[int]] = {}
        for line in self.text.lines:
            for clause in re.findall(_REVIEWED, line.plain):
                years = figures.period(clause)
                if years and not re.search(r"phuong huong|phat dong|nhiem vu", clause):
                    reviewed.setdefault(years, []).extend(line.numbers)
        if len(reviewed) != 1:
            return Found(None)
        ((years, read),) = reviewed.items()
        return Found(years, tuple(dict.fromkeys(read)))

    def ordinal(self) -> Found[int | None]:
        """Return the number of the congress: the event's own, or the one that all levels lead up to."""
        words = self.head.words
        title = words.value or ""
        if self.of_one_event:
            title = re.split(r"tiến tới|hướng tới|chào mừng", title, flags=re.IGNORECASE)[0]
        if self.kind not in ("event_plan", "levels_plan"):
            return Found(None)
        found = set(figures.ordinals(title))
        if not found and self.of_one_event:
            words = self.name()
            found = set(figures.ordinals(words.value or ""))
        return Found(found.pop(), words.lines) if len(found) == 1 else Found(None)

    def when(self) -> Found[str | None]:
        dated: Found[str] = Found("")
        if self.kind != "levels_plan":
            dated = self._with_sessions(self.said(_TIME))
            dated = dated if dated.value else shared(self.text, self.own, "thoi gian")
            dated = dated if dated.value or not self.of_one_event else self._told()
        return Found(dated.value.strip(" .;") or None, dated.lines)

    def _with_sessions(self, dated: Found[str]) -> Found[str]:
        """Return what a label says with the sessions that stand below it: phiên trù bị, phiên chính thức."""
        if not dated.lines:
            return dated
        below = self.text.under(self.text.at(dated.lines[0]))
        sessions = [line for line in below if _SESSION.match(line.plain)]
        if len(sessions) < 2 or sessions[0].number in dated.lines:
            return dated
        held = "; ".join(line.text.strip(" .;") for line in sessions)
        before = dated.value.strip(" .;")
        return Found(
            f"{before}{' ' if before[-1:] == ':' else '; '}{held}", (*dated.lines, *numbers(sessions))
        )

    def _told(self) -> Found[str]:
        """Return the sentence that says when the event takes place, where no label does."""
        for line in self.own:
            held = re.search(
                r"(hoi nghi|dai hoi|buoi le|le)\b.{0,80}(duoc to chuc|to chuc vao|dien ra|khai mac)",
                line.plain,
            )
            if held and (figures.day(line.text) or figures.quarter(line.text)):
                return Found(line.text, line.numbers)
        return Found("")

    def of(self, words: Found[str | None], read: Callable[[str], T | None]) -> Found[T | None]:
        """Return what is read from the words on time, with their lines."""
        value = read(official(words.value)) if words.value else None
        if self.kind not in ("event_plan", None) or value is None:
            return Found(None)
        return Found(value, words.lines)

    def session(self, dated: Found[str | None]) -> Found[str | None]:
        """Return how long the event takes; a plan may say it where it lists what goes on."""
        if (read := self.of(dated, figures.session)).value or not self.of_one_event:
            return read
        if length := figures.session(dated.value or ""):
            return Found(length, dated.lines)
        length = r"(hoi nghi|dai hoi|thoi luong)\b[^;:]{0,60}\b(buoi|ngay)\b"
        return first([line for line in self.own if re.search(length, line.plain)], figures.session)

    def venue(self) -> tuple[Found[str | None], Found[str | None]]:
        """Return the hall and, in brackets behind it, its address."""
        where = self.said(VENUE)
        if not where.value and (at := AT_A_PLACE.search(self.when().value or "")):
            where = Found(at[1], self.when().lines)
        hall, _, aside = re.sub(r"^tại\s+", "", where.value, flags=re.IGNORECASE).partition(" (")
        parts = _ADDRESS.split(hall, maxsplit=1)
        hall, address = parts[0], (parts[1] if len(parts) > 1 else aside.split(")")[0]).strip(" .;")
        return (
            Found(hall.strip(" .;") or None, where.lines if hall.strip(" .;") else ()),
            Found(address or None, where.lines if address else ()),
        )

    def beside_venue(self) -> tuple[int, ...]:
        """Return the lines of the hall if they say more behind its address."""
        where = self.said(VENUE)
        rest = where.value.partition(" (")[2].partition(")")[2]
        return where.lines if re.search(r"[^\W\d_]{2}.*\s.*[^\W\d_]{2}", rest) else ()

    def figure(self, read: Callable[[str], int | None]) -> Found[int | None]:
        lines = [line for line in self.own if "khen thuong" not in line.plain or "dai bieu" in line.plain]
        if read is figures.acts:
            lines = [*self.own]
        elif totals := [line for line in lines if _TOTAL.search(line.plain) and _counts(line.text)]:
            lines = totals if read is not figures.exemplar_share else lines
        if self.kind in ("year_plan", "publicity_plan"):
            return Found(None)
        found = first(lines, read)
        return self._total_of_rows() if found.value is None and read is figures.expected else found

    def _total_of_rows(self) -> Found[int | None]:
        """Return the sum that the last row of a table of who comes prints."""
        for line in self.own:
            if len(line.cells) > 1 and re.match(r"tong (so|cong)\b|cong\W*\d", fold(line.text)):
                head = self.text.heading_of(line)
                last = line.cells[-1].replace(".", "")
                if head and re.search(r"thanh phan|dai bieu|so luong", head.plain) and last.isdecimal():
                    return Found(int(last[:9]), line.numbers)
        return Found(None)

    def budget(self) -> Found[str | None]:
        return budget(self.text, self.own)

    def said(self, label: str) -> Found[str]:
        return said(self.text, self.own, label)


def _bare(title: str) -> str:
    """Return a title as the event is called: without the verb before it and the period behind."""
    words = re.sub(r"^(?:Về việc|V/v)\s+", "", title, flags=re.IGNORECASE)
    return re.sub(rf"{_PREPARES}|{_PERIOD_BEHIND}", "", words, flags=re.IGNORECASE).strip(" ,;.")


def _counts(text: str) -> bool:
    return figures.at_most(text) is not None or figures.expected(text) is not None

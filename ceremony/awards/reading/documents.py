"""Reading a decision itself, a Word document in the administrative style, with its list inside or behind it.

    Số: 112/QĐ-UBND … ngày 10 tháng 3 năm 2025 / QUYẾT ĐỊNH / Về việc tặng Giấy khen … / CHỦ TỊCH …
    Điều 1. Tặng Giấy khen của … cho các tập thể, cá nhân …, gồm: / I. TẬP THỂ / 1. … / II. CÁ NHÂN / 1. …
    Nơi nhận: … / DANH SÁCH … (kèm theo Quyết định số …) / a list or a table

Problems are told by line. Order is the decision's; nothing is sorted.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from ceremony.awards.reading import counts, entries, family, sheets, wording
from ceremony.awards.reading.capitals import in_sentence
from ceremony.awards.reading.old_fonts import Fonts
from ceremony.awards.reading.other_papers import other_paper
from ceremony.base.columns import find_header
from ceremony.base.tables import Row, Table
from ceremony.base.texts import read_lines
from ceremony.base.words import gettext as _
from ceremony.core import names
from ceremony.core.decisions import Decision, Decisions, Recipient, call_mode, rank_of
from ceremony.core.people import Problem
from ceremony.core.protocol import Kind
from ceremony.core.refusals import Invalid

_ARTICLE = re.compile(r"Điều\s+(\d+)\s*[.:]?\s*(.*)", re.IGNORECASE)
_GIVES = re.compile(r"(truy tang|tang|trao tang|phong tang|cong nhan|khen thuong|bieu duong|tuyen duong)\b")
_CERTIFICATE_OF = re.compile(
    r"(?:Giấy khen|Bằng khen|Cờ thi đua)\s+của\s+([^,;.:\n]+?)(?=\s+(?:cho|tặng)\b|[,;.:]|$)", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|HIỆU TRƯỞNG|(?:BỘ )?TRƯỞNG|THỦ TƯỚNG|THỦ TRƯỞNG)\b.*"
)
_REASON = re.compile(
    r"(thành tích\b.+?)(?=\s*(?:,?\s*gồm\b|,?\s*cụ thể|,?\s*như sau|,?\s*có tên|\(|[:;.]|$))", re.IGNORECASE
)
_MOVEMENT = re.compile(r"phong trào(?:\s+thi đua)?\s*[“\"]([^”\"\n]+)[”\"]", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+|\s{3,}")
"""What parts the columns of a list that was typed without a table."""
_GIVES_TO = re.compile(r"\b(?:truy )?tặng\b.*\bcho\b", re.IGNORECASE)
_APPENDIX = re.compile(r"(danh sach|phu luc)\b")
_TITLE = re.compile(r"quyet dinh\W*")


@dataclass(slots=True)
class _Paper:
    """One document being read: its lines, what was odd so far."""

    name: str
    lines: Sequence[str]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, value: str, code: str, text: str, stop: bool = False) -> None:
        cell = _("dòng %(line)s", line=line)
        self.problems.append(
            Problem(self.name, cell, value[: sheets.SHOWN], code, text, "error" if stop else "warning")
        )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines that name people, each with its number, and what the article above says of them all."""

    lines: tuple[tuple[int, str], ...]
    kind: str = ""
    posthumous: bool = False
    below_a_title: bool = False
    line: int = 0
    article: str = ""
    """The sentence of the article, and where it stands."""


def read_document(path: Path, fonts: Fonts) -> Decisions:
    """Return the one decision that a document is.

    Raises:
        Invalid: the file cannot be opened, is no decision of commendation (`not_a_decision`), or says itself
            what else it is (`not_a_decision_file`).
    """
    paper = _Paper(path.name, fonts.of_lines(path.name, read_lines(path), sheets.COLUMNS, sheets.NEEDS))
    head = _head(paper)
    if other := other_paper(head):
        raise Invalid("not_a_decision_file", file=path.name, says=other)
    articles = _articles(paper)
    giving = " ".join(text for _number, text in articles if _gives(text))
    above = "\n".join((*head, giving))
    number = wording.first(wording.SIGN, "\n".join(head)) or wording.first(
        wording.NUMBER, "\n".join(paper.lines)
    )
    issuer = _issuer(paper, head, giving)
    award = wording.award_of(giving or above, issuer)
    if not number and award in ("", wording.SAID_OF_ANY_CONFERENCE):
        raise Invalid("not_a_decision", file=path.name)
    summary = _summary(head, paper)
    day = wording.day_of(" ".join(head)) or wording.day_of(" ".join(paper.lines))
    _tell_missing(paper, number=number, day=day, issuer=issuer, award=award)
    people = _recipients(paper, articles, wording.first(_REASON, giving))
    _tell_counts(paper, (summary, giving), people, _of_uncounted_articles(articles, people))
    decision = Decision(
        sheet=path.stem,
        number=wording.number_of(number),
        date=day,
        issuer=issuer,
        summary=summary,
        award=award,
        title=wording.title_of(award, issuer, giving or above),
        rank=rank_of(award),
        call_mode=call_mode(rank_of(award)),
        movement=wording.first(_MOVEMENT, f"{above}\n{giving}"),
        recipients=wording.keyed(people),
    )
    return Decisions((decision,), counts.foremost(paper.problems))


def _head(paper: _Paper) -> list[str]:
    """The lines above the first article: letterhead, title, who decides, on which bases."""
    first = next((no for no, line in enumerate(paper.lines) if _ARTICLE.match(line.strip())), 15)
    return [names.tidy(line) for line in paper.lines[:first]]


def _articles(paper: _Paper) -> list[tuple[int, str]]:
    """Each article's first line, with the number of the line."""
    found = ((no, _ARTICLE.match(line.strip())) for no, line in enumerate(paper.lines, start=1))
    return [(no, article[2].strip()) for no, article in found if article is not None]


def _gives(text: str) -> bool:
    return _GIVES.match(names.fold(text)) is not None


def _summary(head: Sequence[str], paper: _Paper) -> str:
    """What it is about: below the title, up to whoever decides."""
    title = next((no for no, line in enumerate(head) if _TITLE.fullmatch(names.fold(line))), None)
    if title is None:
        return wording.first(wording.SUMMARY, "\n".join(paper.lines)).rstrip(" )")
    about: list[str] = []
    for line in head[title + 1 :]:
        if about and (not line or line.isupper() or names.fold(line).startswith(("can cu", "xet ", "theo "))):
            break
        if line and not line.isupper():
            about.append(line)
    return re.sub(r"^(?:về việc|v/v)\s+", "", " ".join(about), flags=re.IGNORECASE).rstrip(" .;")


def _issuer(paper: _Paper, head: Sequence[str], giving: str) -> str:
    """The person in office, in the words that say most: the article, the line above the list, the heading."""
    headed = next((in_sentence(line) for line in head if _OFFICE.fullmatch(line) and line.isupper()), "")
    told = wording.first(_CERTIFICATE_OF, giving) or wording.first(wording.ISSUER, "\n".join(paper.lines))
    longer = len(names.fold(headed)) > len(names.fold(told)) and names.fold(headed).startswith(
        names.fold(told)
    )
    return headed if longer or not told else told


def _tell_missing(paper: _Paper, *, number: str, day: object, issuer: str, award: str) -> None:
    wanted = {
        "missing_number": (number, _("số quyết định")),
        "missing_date": (day, _("ngày quyết định")),
        "missing_issuer": (issuer, _("người ký quyết định")),
        "unknown_award": (award, _("hình thức khen thưởng")),
    }
    for code, (found, what) in wanted.items():
        if not found:
            paper.tell(1, "", code, _("Không tìm thấy %(what)s ở phần tiêu đề.", what=what))


def _of_uncounted_articles(
    articles: Sequence[tuple[int, str]], people: Sequence[Recipient]
) -> frozenset[int]:
    """The lines of articles that name somebody in their sentence and count nobody."""
    named = {one.row for one in people}
    return frozenset(no for no, text in articles if no in named and not counts.said_in(text))


def _tell_counts(
    paper: _Paper, texts: Sequence[str], people: Sequence[Recipient], uncounted: Container[int]
) -> None:
    counted = [one for one in people if one.row not in uncounted]
    for quoted, text in counts.doubts(texts, people, counted):
        start = quoted.split(", ")[0]
        lines = (no for no, line in enumerate(paper.lines, start=1) if start in names.tidy(line))
        paper.tell(next(lines, 1), quoted, counts.DIFFERS, text)


def _recipients(paper: _Paper, articles: Sequence[tuple[int, str]], reason: str) -> list[Recipient]:
    found: list[Recipient] = []
    for stretch in _stretches(paper, articles):
        found += _of_stretch(paper, stretch) or _of_sentence(paper, stretch)
    if not found:
        paper.tell(1, "", "empty_list", _("Danh sách không có ai."), stop=True)
    because = f"có {reason}" if reason else ""
    told = (replace(one, reason=one.reason or because, line=no) for no, one in enumerate(found, start=1))
    whole = [replace(one, said=(*(one.said or ()), *(["reason"] if because else []))) for one in told]
    for one in whole:
        if not one.receiver_name and (one.kind != "individual" or one.posthumous):
            text = _("Chưa ghi người lên nhận thay cho %(name)s.", name=one.name)
            paper.tell(one.row, one.name, "missing_receiver", text)
    return whole


def _stretches(paper: _Paper, articles: Sequence[tuple[int, str]]) -> Iterator[_Stretch]:
    """Where people are named: below each article that gives something, and in the lists behind."""
    first = articles[0][0] if articles else 1
    gathered: list[tuple[int, str]] = []
    about: _Stretch | None = None if articles else _Stretch((), below_a_title=True)
    for no, line in enumerate(paper.lines[first - 1 :], start=first):
        plain = names.fold(line)
        article = _ARTICLE.match(line.strip())
        ends = plain.startswith(("noi nhan", "nguoi lap"))
        appended = _APPENDIX.match(plain) and (not articles or no > articles[-1][0]) and "\t" not in line
        if article or ends or appended:
            if about is not None:
                yield replace(about, lines=tuple(gathered))
            gathered, about = [], None
            if article and _gives(article[2]):
                about = _of_article(no, article[2])
            elif appended:
                about = _Stretch((), below_a_title=True)
        elif about is not None and line.strip():
            gathered.append((no, line))
    if about is not None:
        yield replace(about, lines=tuple(gathered))


def _of_sentence(paper: _Paper, stretch: _Stretch) -> list[Recipient]:
    """Whom an article names in its own sentence; one that gives something and names nobody is told."""
    found = entries.inline(stretch.line, stretch.article)
    if not found and _GIVES_TO.search(stretch.article) and not entries.points_at_a_list(stretch.article):
        text = _("Điều này khen thưởng mà không đọc được tên ai.")
        paper.tell(stretch.line, stretch.article, "not_read", text)
    return found


def _of_article(no: int, text: str) -> _Stretch:
    """An article that speaks of one kind only says it of everybody below it."""
    plain = names.fold(text)
    named = [kind for kind in ("tap the", "ho gia dinh", "ca nhan") if kind in plain]
    kind = wording.kind_named(named[0]) if len(named) == 1 else ""
    if not named and re.search(r"\bong\W+ba\b|dong chi", plain):
        kind = Kind.INDIVIDUAL
    return _Stretch((), kind, plain.startswith("truy tang"), line=no, article=text)


def _of_stretch(paper: _Paper, stretch: _Stretch) -> list[Recipient]:
    """Read one stretch: tables as sheets are read, other lines one by one."""
    found: list[Recipient] = []
    kind, opened, posthumous = stretch.kind, not stretch.below_a_title, stretch.posthumous
    groups: list[tuple[int, str, int]] = []
    marked = any(entries.MARK.match(line) for _no, line in stretch.lines)
    for rows in _runs(stretch.lines):
        if len(rows) > 1 and (of_table := _of_table(paper, rows, kind, posthumous)) is not None:
            found += of_table
            opened = True
            continue
        for no, line in rows:
            text = names.tidy(_COLUMNS.sub(", ", line.strip()))
            if heading := entries.heading(text):
                kind, opened = heading, True
                posthumous = stretch.posthumous or family.given_after_death(text)
                groups.append((no, text, len(found)))
            elif entries.gives(text):
                named = entries.inline(no, text)
                found += named
                opened = opened or bool(named or entries.MARK.match(text))
                if not named:
                    kind = _of_article(no, text).kind or kind
                    posthumous = stretch.posthumous or family.given_after_death(text)
            elif not opened and not entries.MARK.match(text):
                continue
            elif marked and not entries.MARK.match(text):
                if not entries.says_nothing(text):
                    paper.tell(
                        no, text, "not_a_person", _("Dòng này không phải là tên được khen nên được bỏ qua.")
                    )
            elif not entries.says_nothing(text):
                opened = True
                for one in entries.named_in(no, text, kind, paper.tell):
                    if len(one.name) > sheets.MOST_NAME:
                        told = _("Tên này dài quá %(most)s ký tự.", most=sheets.MOST_NAME)
                        paper.tell(no, text, "too_long", told, stop=True)
                    found.append(entries.after_death(one) if posthumous else one)
    for (no, text, begins), (_no, _text, ends) in pairwise([*groups, (0, "", len(found))]):
        if differs := counts.of_heading(text, ends - begins):
            paper.tell(no, text, counts.DIFFERS, differs)
    return found


def _runs(lines: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The lines one by one, the rows of a table together; a row of one cell divides it and belongs to it."""
    table: list[tuple[int, str]] = []
    for place, (no, line) in enumerate(lines):
        follows = place + 1 < len(lines) and "\t" in lines[place + 1][1]
        if "\t" in line or (table and follows and entries.heading(names.tidy(line))):
            table.append((no, line))
            continue
        if table:
            yield table
        table = []
        yield [(no, line)]
    if table:
        yield table


def _of_table(
    paper: _Paper, rows: Sequence[tuple[int, str]], kind: str, posthumous: bool
) -> list[Recipient] | None:
    """Read a table of the document as a sheet is read; None where it has no header that we know."""
    cells = (tuple(line.split("\t")) for _no, line in rows)
    table = Table(paper.name, tuple(Row(place, row) for place, row in enumerate(cells, start=1)))
    header = find_header(table, sheets.COLUMNS, sheets.NEEDS)
    if header is None:
        return None
    sheet = sheets.Sheet(paper.name, header, kind=kind, posthumous=posthumous)
    people = sheets.recipients(table, sheet)
    line_of = {place: no for place, (no, _line) in enumerate(rows, start=1)}
    for one in sheet.problems:
        place = re.search(r"\d+$", one.cell)
        no = line_of.get(int(place[0]), rows[0][0]) if place else rows[0][0]
        if one.code != "missing_receiver":
            paper.tell(no, one.value, one.code, one.text, stop=one.level == "error")
    return entries.titled([replace(one, row=line_of.get(one.row, rows[0][0])) for one in people])

"""One print, from an order to a file: read, chosen, checked, drawn. Runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from ceremony.base import clock
from ceremony.base.paper import faces, sheets
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.sheets import Imprint, Overfull
from ceremony.core import official, page_numbers, signs
from ceremony.core.file_names import file_name, unlike
from ceremony.core.pages import ALL_SAY, Page, Stamp, Standing, State, standings
from ceremony.core.refusals import Invalid, Unknown
from ceremony.events import queries as events
from ceremony.events.queries import EventSummary
from ceremony.printing import papers, queries

Plain = dict[str, Any]
Tell = Callable[[int, int], None]
NAMED = 12
"""So many of what cannot be printed are named."""
Numbered = Sequence[tuple[int, Page]]


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants printed. `who`: ids of people, None for all; `stale`: only the new and changed."""

    event_id: int
    kind: str
    who: Collection[str] | None = None
    stale: bool = False
    numbers: str = ""
    """Pages as a person types them, "3, 5-7"; empty for all."""
    skip: bool = False
    """Leave out whose words are too long for their piece, rather than refuse."""
    leave_out: bool = False
    """Leave signs out that cannot be printed, rather than refuse."""
    zipped: bool = False
    """A file for each piece, in a ZIP."""
    title: str = ""
    """What the file is called where it is opened."""


def draw(order: Order, out: Path, tell: Tell) -> Plain:
    """Write the file; return what was printed: the event's revision and the stamp of every piece.

    Raises:
        Invalid: `nothing_to_print`; `unprintable`, some texts have signs that no face has letters for;
            `overfull`, somebody's words are too long for their piece; `overfull_wording`, what all say is.
    """
    event = events.of(order.event_id)
    if event is None:
        raise Unknown(what="event")
    paper = papers.paper(order.kind)
    everything = list(enumerate(paper.pages(event.id), start=1))
    wanted = _wanted(order, paper, everything)
    if not wanted:
        raise Invalid("nothing_to_print")
    over = sheets.overfull(paper, [page for _, page in wanted]) if order.skip else []
    skipped = {page.key for page, _ in over}
    wanted = [(no, page) for no, page in wanted if page.key not in skipped]
    if not wanted:
        raise _refused(over)
    ready = _printable(wanted, order.leave_out)
    write = _zip if order.zipped else sheets.write
    try:
        write(out, paper, ready, len(everything), imprint(event, order.title or order.kind), tell)
    except Overfull:
        raise _refused(sheets.overfull(paper, [page for _, page in ready])) from None
    return {
        "revision": event.revision,
        "pieces": [_plain(page, paper.layout) for _, page in ready],
        "sheets": sheets.how_many(paper, len(wanted)),
        "bytes": out.stat().st_size,
        "skipped": [labels(page) for page, _ in over],
    }


def _refused(over: Sequence[tuple[Page, str]]) -> Invalid:
    """Name everybody whose words are too long, so that they are put right at once."""
    if any(field == ALL_SAY for _, field in over):
        return Invalid("overfull_wording")
    named = [labels(page, field) for page, field in over[:NAMED]]
    return Invalid("overfull", who=named[0], overfull=named, more=max(0, len(over) - NAMED))


def imprint(event: EventSummary, title: str) -> Imprint:
    """What every sheet says of itself."""
    now = clock.now().astimezone(event.zone)
    version = f"bản {queries.version(event.id)} · {now:%H:%M} {official.short_day(now.date())}"
    return Imprint(event.name, version, "Trang {no}/{of}", f"{title} · {event.name}")


def _wanted(order: Order, paper: Paper, everything: Numbered) -> Numbered:
    wanted = everything
    if order.who is not None:
        wanted = [(no, page) for no, page in wanted if page.key in order.who]
    if order.numbers:
        each = sheets.per_sheet(paper)
        numbers = page_numbers.read(order.numbers, sheets.how_many(paper, len(everything)))
        wanted = [(no, page) for no, page in wanted if -(-no // each) in numbers]
    if order.stale:
        found = standing([page for _, page in everything], paper, queries.printed(order.event_id, order.kind))
        old = {one.key for one in found if one.state in (State.NEW, State.CHANGED)}
        wanted = [(no, page) for no, page in wanted if page.key in old]
    return wanted


def _printable(wanted: Numbered, leave_out: bool) -> Numbered:
    covered = faces.covered()
    found = signs.of_pages((page for _, page in wanted), covered)
    if not found:
        return wanted
    if not leave_out:
        raise Invalid(
            "unprintable", found=[told(one) for one in found[:NAMED]], more=max(0, len(found) - NAMED)
        )
    return [(no, signs.cleaned(page, covered)) for no, page in wanted]


def standing(pages: Sequence[Page], paper: Paper, printed: Mapping[str, Stamp]) -> list[Standing]:
    """How each piece of a paper stands beside its last print; what was left out of that is no change."""
    now = {page.key: page.stamp(paper.layout) for page in pages}
    cut = {
        page.key: signs.cleaned(page, faces.covered()).stamp(paper.layout)
        for page in pages
        if page.key in printed and printed[page.key].digest != now[page.key].digest
    }
    return standings(list(now.values()), printed, cut)


def told(one: signs.Unprintable) -> Plain:
    """What cannot be printed, as JSON: who, in which field, which signs by what they are called."""
    named = [f"{sign} ({signs.code_point(sign)})" for sign in one.signs]
    return {"who": one.label, "key": one.key, "field": one.field, "signs": named, "text": one.text[:80]}


def labels(page: Page, field: str = "") -> str:
    """Whose piece it is, and which of its fields."""
    who = "; ".join(line.label for line in page.lines[:3] if line.label) or page.key
    return f"{who}, ô “{field}”" if field else who


def _plain(page: Page, layout: int) -> list[Any]:
    stamp = page.stamp(layout)
    return [stamp.key, stamp.digest, [list(row) for row in stamp.rows]]


def _zip(out: Path, paper: Paper, ready: Numbered, of: int, imprint: Imprint, tell: Tell) -> None:
    """A file for each piece, named so that a person finds it."""
    names = unlike(file_name(*paper.found_by(page), "pdf") for _, page in ready)
    with TemporaryDirectory() as folder, ZipFile(out, "w", ZIP_STORED) as packed:
        one = Path(folder) / "one.pdf"
        for done, (piece, name) in enumerate(zip(ready, names, strict=True), start=1):
            sheets.write(one, paper, [piece], of, imprint, lambda *_: None)
            packed.write(one, name)
            tell(done, len(ready))

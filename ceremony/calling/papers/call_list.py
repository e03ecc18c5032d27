"""Who is called, batch by batch: for the wing, for a second MC, for the ticks of the secretary."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ceremony.base.paper import lists
from ceremony.base.paper.ink import Box, Ink
from ceremony.base.paper.lists import Column, Layout
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import Lists, Stage
from ceremony.calling.papers import rows
from ceremony.calling.papers.on_paper import in_the_halls_words
from ceremony.core.pages import Lack, Line, Page, Says
from ceremony.core.protocol import Kind
from ceremony.core.tied_words import TIED, tied

Cell = Sequence[tuple[str, ParagraphStyle]]


def _name(says: Says) -> Cell:
    below = " · ".join(part for part in (says["mark"], says["note"]) if part)
    return [(tied(says["called"]), Stage.name), (below, Stage.note)]


def _receiver(says: Says) -> Cell:
    name, role = says["receiver"] or ("", "")
    return [(name, Lists.strong), (tied(role), Lists.cell)]


def _number(says: Says) -> Cell:
    """Where the honouree stands in the batch, and which frame of the tray is theirs."""
    frame = f"khung{TIED}{says['tray']}" if says["tray"] else ""
    return [(str(says["no"] or ""), Stage.no), (frame, Stage.frame)]


LAYOUT = Layout(
    (
        Column("Số", 17, _number, Lists.head_over_middle),
        Column("Tên cần đọc, cách đọc", 60, _name),
        Column("Chức vụ, đơn vị", 46, lambda says: [(tied(says["detail"]), Lists.cell)]),
        Column("Người lên nhận", 38, _receiver),
        Column("Ghế", 14, lambda says: [(says["seat"], Lists.strong)]),
        Column("Vào vị trí", 14, head=Lists.head_over_middle, pen=True),
    ),
    least=10 * mm,
    about=rows.about,
    empty="Chưa có đợt trao nào.",
)


class CallList(Paper):
    """Batches in the order they are called, each with what it receives."""

    def pages(self, event_id: int) -> list[Page]:
        lines, counts = [], {}
        with in_the_halls_words(event_id) as moment:
            title = rows.title(moment, "Danh sách gọi lên sân khấu")
            for batch in moment.day.batches:
                members, group = rows.on_stage(moment, batch.no), rows.group(moment, batch)
                counts[group] = rows.counted(members)
                lines += [
                    Line(rows.key(one), rows.label(one), rows.said(moment, one, members), group)
                    for one in members
                ]
        return lists.pages(LAYOUT, title, lines, counts)

    def lacks(self, event_id: int) -> list[Lack]:
        with in_the_halls_words(event_id) as moment:
            called = [one for batch in moment.day.batches for one in rows.on_stage(moment, batch.no)]
            told = [(one.kind, rows.said(moment, one)) for one in called]
            other = rows.other_names(moment, called)
        nobody = sum(kind != Kind.INDIVIDUAL and not said["receiver"] for kind, said in told)
        return [*([Lack("no_receiver", nobody)] if nobody else []), *other]

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        lists.draw(LAYOUT, ink, page, box)

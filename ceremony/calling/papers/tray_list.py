"""What lies on the tray, frame by frame, in the order it is handed over; what is locked lies apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ceremony.base.paper import lists
from ceremony.base.paper.ink import Box, Ink
from ceremony.base.paper.lists import Column, Layout
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import Lists, Stage
from ceremony.calling.papers import rows
from ceremony.calling.papers.on_paper import OnPaper, in_the_halls_words
from ceremony.core.calling import SECRET, Phase
from ceremony.core.pages import Lack, Line, Page, Says
from ceremony.core.tied_words import TIED, tied

Cell = Sequence[tuple[str, ParagraphStyle]]
APART = {
    Phase.HELD: "Tạm giữ: để riêng, không xếp lên khay",
    Phase.WITHDRAWN: "Đã thu hồi: để riêng, không trao",
}
NOT_YET = "Chưa xếp đợt"


def _name(says: Says) -> Cell:
    name, role = says["receiver"] or ("", "")
    together = ", ".join(part for part in (name.replace(" ", TIED), role) if part)
    told = " · ".join(part for part in (says["mark"], says["posthumous"]) if part)
    return [
        (tied(says["name"]), Stage.name),
        (tied(says["detail"]), Lists.cell),
        (tied(f"Người nhận: {together}") if together else "", Stage.said),
        (told, Stage.note),
    ]


def _decision(says: Says) -> Cell:
    _, number, day = says["decision"] or ("", "", "")
    return [(number, Lists.cell), (day, Lists.cell)]


LAYOUT = Layout(
    (
        Column("Khung số", 15, lambda says: [(str(says["tray"] or "–"), Stage.tray)], Lists.head_over_middle),
        Column("Tên trên giấy", 82, _name),
        Column("Quyết định số", 32, _decision),
        Column("Vị trí đứng", 15, lambda says: [(str(says["no"] or ""), Stage.no)], Lists.head_over_middle),
        Column("Đã xếp", 15, head=Lists.head_over_middle, pen=True),
        Column("Đã trao", 15, head=Lists.head_over_middle, pen=True),
    ),
    least=11 * mm,
    about=rows.about,
    empty="Chưa có đợt trao nào.",
)


class TrayList(Paper):
    """Frames in calling order, by batch; then what must not be handed over."""

    def pages(self, event_id: int) -> list[Page]:
        with in_the_halls_words(event_id) as moment:
            title = rows.title(moment, "Thứ tự khung trên khay")
            lines = [*_on_the_tray(moment), *_apart(moment)]
        held = [line.group for line in lines]
        counts = {group: f"{held.count(group)} khung" for group in held}
        return lists.pages(LAYOUT, title, lines, counts)

    def lacks(self, event_id: int) -> list[Lack]:
        with in_the_halls_words(event_id) as moment:
            return rows.other_names(moment, moment.day.recipients)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        lists.draw(LAYOUT, ink, page, box)


def _on_the_tray(moment: OnPaper) -> Iterator[Line]:
    for batch in moment.day.batches:
        group = rows.group(moment, batch)
        for one in rows.on_stage(moment, batch.no):
            yield Line(rows.key(one), rows.label(one), rows.said(moment, one), group)


def _apart(moment: OnPaper) -> Iterator[Line]:
    """The locked, and whoever has no place yet: nobody's certificate is on no list."""
    people = moment.day.recipients
    for one in [one for one in people if one.batch is None and one.phase not in SECRET]:
        yield Line(rows.key(one), rows.label(one), rows.said(moment, one), NOT_YET)
    for phase, group in APART.items():
        for one in [one for one in people if one.phase == phase]:
            says = rows.said(moment, one) | {"tray": None, "no": None}
            yield Line(rows.key(one), rows.label(one), says, group)

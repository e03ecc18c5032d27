"""The page a form is tried with: a ruler, crosses to measure from, every box with a sample of its words."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from ceremony.awards import queries
from ceremony.awards.papers.certificates import box_of, draw_words, geometry, sheet_of
from ceremony.base.paper.ink import Box, Ink, Words, height_of, plain, set_words
from ceremony.base.paper.paper import Paper
from ceremony.base.paper.styles import GRID, INK, LACQUER, Trial
from ceremony.core import certificates
from ceremony.core.certificates import LABELS, TYPED, Form
from ceremony.core.pages import Line, Page, Says

CORNER, ARM = 10 * mm, 4 * mm
"""How far from both edges a cross stands, and how long its arms are."""
EVERY = 10
UNNAMED = "Hình thức khác"
TICKS = {10: 4 * mm, 5: 2.6 * mm, 1: 1.4 * mm}
"""How long a ruler's tick is, by how many millimetres it counts."""
RULER, GRID_ABOVE = 12 * mm, 15 * mm
LABEL_GAP, LABEL_DROP = 1.2 * mm, 3 * mm
HOW_WIDTH, HOW_PAD = 165 * mm, 3 * mm
HOW_ABOVE, HOW_BELOW = 18 * mm, 20 * mm
HOW = (
    "1. In ở kích thước thật (100%), bằng chính máy và khay giấy sẽ in giấy khen.",
    "2. Đo từ mép trái, rồi từ mép dưới tới giữa dấu cộng ở góc dưới bên trái: đúng là 10 mm và 10 mm.",
    "3. Từ mép trái đo được 8 mm: cộng thêm 2 vào ô “Dịch sang phải”; được 11 mm: bớt đi 1. Từ mép dưới cũng "
    "vậy với ô “Dịch lên”.",
    "4. Soi chồng lên giấy khen trước đèn: khung nào lệch riêng thì sửa số đo của khung ấy.",
)


class CertificateTest(Paper):
    """One page for each award that is printed here."""

    size = (certificates.A4[0] * mm, certificates.A4[1] * mm)

    def pages(self, event_id: int) -> list[Page]:
        forms, titles = queries.certificate_forms(event_id), queries.certificate_titles(event_id)
        found = queries.certified(event_id)
        return [
            trial(
                award,
                titles[award],
                form,
                [certificates.words(who, form) for _, given, who in found if given == award],
            )
            for award, form in forms.items()
            if form.printed
        ]

    def size_of(self, page: Page) -> tuple[float, float]:
        return sheet_of(page.says)

    def draw(self, ink: Ink, page: Page, box: Box) -> None:
        moved = _moved(page.says, box)
        _rulers(ink, page.says, moved)
        _corners(ink, moved)
        for line in page.lines:
            _frame(ink, line, page.says, box)
        draw_words(ink, {line.key: line.says["sample"] for line in page.lines}, page.says, box)
        _how(ink, page.says, box)


def trial(award: str, title: str, form: Form, said: list[dict[str, str]]) -> Page:
    """Each field with the longest words it has to hold."""
    longest = certificates.longest(form, said)
    lines = tuple(
        Line(
            field,
            LABELS[field],
            {
                "label": LABELS[field],
                "sample": longest[field] or (LABELS[field] if field not in TYPED else ""),
            },
        )
        for field in form.printed
    )
    about = (
        f"Tờ {_mm(form.width)} × {_mm(form.height)} mm · dịch phải {_mm(form.shift_x)} mm · "
        f"dịch lên {_mm(form.shift_y)} mm"
    )
    says = {"title": f"Trang in thử: {title or UNNAMED}", "about": about, "how": list(HOW), **geometry(form)}
    return Page(award, lines, says)


def _mm(length: float) -> str:
    return f"{length:g}".replace(".", ",")


def _moved(says: Says, sheet: Box) -> Box:
    right, up = says["shift"]
    return Box(sheet.x + right * mm, sheet.y + up * mm, sheet.width, sheet.height)


def _rulers(ink: Ink, says: Says, sheet: Box) -> None:
    """Millimetres along the upper and the left edge; between them and the foot a fine line every ten."""
    width, height = says["sheet"]
    ink.canvas.setStrokeColor(GRID)
    ink.canvas.setLineWidth(0.25)
    for at in range(2 * EVERY, int(width), EVERY):
        x = sheet.x + at * mm
        ink.canvas.line(x, sheet.y + GRID_ABOVE, x, sheet.top - RULER)
    for at in range(2 * EVERY, int(height - GRID_ABOVE / mm), EVERY):
        ink.canvas.line(sheet.x + RULER, sheet.top - at * mm, sheet.right, sheet.top - at * mm)
    ink.canvas.setStrokeColor(INK)
    for at in range(1, int(width)):
        ink.canvas.line(sheet.x + at * mm, sheet.top, sheet.x + at * mm, sheet.top - _tick(at))
    for at in range(1, int(height)):
        ink.canvas.line(sheet.x, sheet.top - at * mm, sheet.x + _tick(at), sheet.top - at * mm)
    for at in range(2 * EVERY, int(width) - EVERY, 2 * EVERY):
        ink.line(str(at), Trial.figure, Box(sheet.x + at * mm - CORNER, 0, 2 * CORNER, 0), sheet.top - 8 * mm)
    for at in range(2 * EVERY, int(height) - 2 * EVERY, 2 * EVERY):
        ink.line(str(at), Trial.beside, Box(sheet.x + 5 * mm, 0, CORNER, 0), sheet.top - at * mm - 1.1 * mm)


def _tick(at: int) -> float:
    return next(long for every, long in TICKS.items() if at % every == 0)


def _corners(ink: Ink, sheet: Box) -> None:
    ink.canvas.setStrokeColor(INK)
    ink.canvas.setLineWidth(0.6)
    for x in (sheet.x + CORNER, sheet.right - CORNER):
        for y in (sheet.y + CORNER, sheet.top - CORNER):
            ink.canvas.line(x - ARM, y, x + ARM, y)
            ink.canvas.line(x, y - ARM, x, y + ARM)


def _frame(ink: Ink, line: Line, says: Says, sheet: Box) -> None:
    """A field's box, and beside it what it is called."""
    box = box_of(says, says["places"][line.key], sheet)
    ink.frame(box, LACQUER, 0.5)
    label = line.says["label"]
    long = stringWidth(label, Trial.label.fontName, Trial.label.fontSize) + 2 * LABEL_GAP
    if box.right + long <= sheet.right:
        ink.line(label, Trial.label, Box(box.right + LABEL_GAP, 0, long, 0), box.top - LABEL_DROP)
    elif box.x - long >= sheet.x + RULER:
        ink.line(label, Trial.label, Box(box.x - long + LABEL_GAP, 0, long, 0), box.top - LABEL_DROP)
    else:
        ink.line(label, Trial.label, box, box.top + LABEL_GAP)


def _how(ink: Ink, says: Says, sheet: Box) -> None:
    """How the page is measured, where no box is in the way."""
    words: list[Words] = [(plain(says["title"]), Trial.title), (plain(says["about"]), Trial.how)]
    words += [(plain(step), Trial.how) for step in says["how"]]
    width = min(HOW_WIDTH, sheet.width - 6 * CORNER)
    texts = [set_words(markup, style, width - 2 * HOW_PAD) for markup, style in words]
    height = height_of(texts) + 2 * HOW_PAD
    box = _free(says, sheet, width, height)
    ink.fill(box, white)
    ink.frame(box)
    ink.draw(texts, box.x + HOW_PAD, box.top - HOW_PAD)


def _free(says: Says, sheet: Box, width: float, height: float) -> Box:
    taken = [box_of(says, place, sheet) for place in says["places"].values()]
    places = list(_places(sheet, width, height))
    return next((one for one in places if not any(_meet(one, box) for box in taken)), places[0])


def _places(sheet: Box, width: float, height: float) -> Iterator[Box]:
    middle = sheet.x + (sheet.width - width) / 2
    yield Box(middle, sheet.top - HOW_ABOVE - height, width, height)
    yield Box(middle, sheet.y + HOW_BELOW, width, height)
    yield Box(middle, sheet.y + (sheet.height - height) / 2, width, height)


def _meet(one: Box, other: Box) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.top + CORNER / 2 and other.y < one.top

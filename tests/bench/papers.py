"""Five hundred invitations with their codes in one file, beside a bare reportlab loop.

The bare loop draws the very lines that a reader reads back from our file, and the same codes, each made and
drawn as the `qrcode` package and a path do it: no lines are broken in it, nothing is measured. Each runs in a
process of its own, turn by turn; memory is told against a process that imported the same and drew nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import zxingcpp
from PIL import Image
from pypdf import PdfReader
from qrcode import ERROR_CORRECT_Q, QRCode
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ceremony.base.paper import faces, qr
from ceremony.base.paper.ink import Ink
from ceremony.base.paper.sheets import Imprint, write
from ceremony.base.qr import rows_of
from ceremony.invitations.papers.letter import Invitations
from tests.bench.server import ROOT
from tests.invitations.letters import many

LETTERS, TURNS = 500, 5
RENDERED_AT, AT_ONCE = (150, 72), 25
"""72 dpi makes of an A4 page a picture as large as a phone's screen."""
MOST_RATIO, MOST_MIB = 1.3, 80


def run() -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        files = {way: Path(name, f"{way}.pdf") for way in WAYS}
        _measured("ours", files["ours"])
        _keep_lines(files["ours"])
        turns = [{way: _measured(way, file) for way, file in files.items()} for _ in range(TURNS)]
        size = files["ours"].stat().st_size
        decoded = [_decoded(files["ours"], dpi) for dpi in RENDERED_AT]
    extra = max(turn["ours"]["mib"] - turn["nothing"]["mib"] for turn in turns)
    cpu, wall = (median(turn["ours"][what] for turn in turns) for what in ("cpu", "wall"))
    return [
        f"{LETTERS} invitations in one file of {size / 1e6:.2f} MB: {cpu:.2f} s of CPU, {wall:.2f} s",
        f"{_ratio(turns, 'bare')} of a bare loop, codes by the package (at most {MOST_RATIO})",
        f"{_ratio(turns, 'lean')} of a bare loop, codes and bytes as ours",
        f"memory: {extra:.0f} MiB more than the same modules at rest (at most {MOST_MIB})",
        *decoded,
    ]


def _decoded(file: Path, dpi: int) -> str:
    """How many codes an independent reader reads off whole pages, each as a picture of its own."""
    wanted = [page.lines[0].says["code"] for page in many(LETTERS)]
    right = 0
    for first in range(1, LETTERS + 1, AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            span = ["-f", str(first), "-l", str(first + AT_ONCE - 1)]
            command = ["pdftoppm", "-r", str(dpi), "-gray", *span, str(file), f"{folder}/page"]
            subprocess.run(command, check=True)
            pictures = sorted(Path(folder).iterdir())
            wide, high = Image.open(pictures[0]).size
            read = [[code.text for code in zxingcpp.read_barcodes(Image.open(one))] for one in pictures]
        right += sum(codes == [code] for codes, code in zip(read, wanted[first - 1 :], strict=False))
    return f"{right} of {LETTERS} codes read off pages of {wide} × {high} pixels ({dpi} dpi)"


def _ratio(turns: Sequence[Mapping[str, Mapping[str, float]]], other: str) -> str:
    found = {
        what: median(turn["ours"][what] / turn[other][what] for turn in turns) for what in ("cpu", "wall")
    }
    return f"{found['cpu']:.2f} × the CPU and {found['wall']:.2f} × the time"


def _measured(way: str, file: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.papers", way, str(file)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    found: dict[str, float] = json.loads(told)
    return found


def _keep_lines(file: Path) -> None:
    """What a reader reads on every page, line by line: the text of the bare loop."""
    lines = [page.extract_text().splitlines() for page in PdfReader(file).pages]
    file.with_name("lines.json").write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")


def ours(file: Path) -> None:
    everybody = many(LETTERS)
    imprint = Imprint("Hội nghị", "bản 12", "Trang {no}/{of}")
    pages = list(enumerate(everybody, start=1))
    write(file, Invitations(everybody), pages, LETTERS, imprint, lambda *_: None)


def bare(file: Path) -> None:
    _bare(file, _packaged)


def lean(file: Path) -> None:
    rl_config.useA85 = 0
    _bare(file, lambda canvas, digits: qr.draw(Ink(canvas), digits, 150 * mm, 35 * mm))


def _bare(file: Path, code: Callable[[Canvas, str], object]) -> None:
    canvas = Canvas(str(file), pagesize=A4, pageCompression=1)
    lines = json.loads(file.with_name("lines.json").read_text(encoding="utf-8"))
    for page, said in zip(many(LETTERS), lines, strict=True):
        y = 280 * mm
        canvas.setFont(faces.SERIF, 13)
        for line in said:
            canvas.drawString(30 * mm, y, line)
            y -= 18
        code(canvas, page.lines[0].says["code"])
        canvas.showPage()
    canvas.save()


def _packaged(canvas: Canvas, digits: str) -> None:
    code = QRCode(version=1, error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(digits)
    code.make(fit=False)
    module, path = 25 * mm / 21, canvas.beginPath()
    for row, at, long in qr.runs(code.get_matrix()):
        path.rect(150 * mm + at * module, 60 * mm - row * module, long * module, module * 1.002)
    canvas.drawPath(path, fill=1, stroke=0)


def nothing(file: Path) -> None:
    """Only what the others import."""


WAYS: Mapping[str, Callable[[Path], None]] = {"ours": ours, "bare": bare, "lean": lean, "nothing": nothing}


def _in_this_process(way: str, file: Path) -> dict[str, float]:
    faces.ready()
    rows_of(many(1)[0].lines[0].says["code"])
    cpu, wall = time.process_time(), time.perf_counter()
    WAYS[way](file)
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "mib": _peak_mib(),
    }


def _peak_mib() -> float:
    """What this process took at most. A child's `ru_maxrss` begins with its parent's."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no peak is told here")


if __name__ == "__main__":
    print(json.dumps(_in_this_process(sys.argv[1], Path(sys.argv[2]))))

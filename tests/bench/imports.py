"""Ten thousand rows from a file to the disk; and how long others wait for the stage meanwhile."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path

import requests

from tests.bench.server import ROOT, Served, quantile

PEOPLE = 4000
ROWS = 10_000
HEADER = (
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Đảng viên", "Trình độ", "Chức vụ", "Đơn vị",
    "Đối tượng", "Điện thoại", "Ghi chú",
)  # fmt: skip


def run(served: Served) -> list[str]:
    return [*_from_a_file(served), *_meanwhile(served)]


def _from_a_file(served: Served) -> list[str]:
    """Run `ceremony delegates FILE` for a new list and again for the same, beside opening the file alone."""
    slug = _new_event(served)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "dai-bieu.xlsx")
        _write_list(file)
        bare = _timed(lambda: _only_opened(file))
        command = [sys.executable, "-m", "ceremony", "delegates", str(file), "--event", slug]
        command += ["--data", str(served.data)]
        new, again = (
            _timed(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))
            for _turn in range(2)
        )
    return [
        f"{ROWS} rows from the file to the disk: {new:.1f} s"
        f" ({new / bare:.1f} times opening it with openpyxl, {bare:.1f} s)",
        f"the same again, nothing new: {again:.1f} s",
    ]


def _write_list(file: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    families, middles, givens = (
        "Nguyễn Trần Lê Phạm Võ Đặng".split(),
        "Văn Thị Hữu Ngọc".split(),
        "An Bình Hoà Ánh",
    )
    for no in range(1, ROWS + 1):
        name = (
            f"{families[no % 6]} {middles[no // 6 % 4]} {givens.split()[no // 24 % 4]} {chr(65 + no % 26)}ú"
        )
        born = datetime(1950 + no % 50, 1 + no % 12, 1 + no % 28)
        row = (
            no,
            name,
            born,
            "Nữ" if no % 2 else "Nam",
            "Kinh",
            "x" if no % 3 else None,
            "Đại học",
            "Nông dân",
        )
        sheet.append((*row, f"Ấp {no % 140}", "Khách mời", 900_000_000 + no, None))
    book.save(file)


def _only_opened(file: Path) -> None:
    from openpyxl import load_workbook

    for sheet in load_workbook(file, read_only=True).worksheets:
        for _row in sheet.iter_rows(values_only=True):
            pass


def _timed(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


def _new_event(served: Served) -> str:
    from ceremony.events.reading import draft_to_json, read_draft
    from ceremony.samples import PLAN

    slug = f"bench-{time.time_ns() % 10**12}"
    served.order("create", slug=slug, draft=draft_to_json(read_draft(PLAN), PLAN.name))
    return slug


def _meanwhile(served: Served) -> list[str]:
    from ceremony.core.people import People, Person, people_to_json, with_keys

    people = [
        Person(row=no, sheet="", name=f"Nguyễn Văn An {no}", unit=f"Ấp {no % 40}", order=no)
        for no in range(PEOPLE)
    ]
    read = people_to_json(People(tuple(with_keys(people)), ()))
    slug = _new_event(served)
    token, waits, done = served.token("mc"), [], threading.Event()

    def look() -> None:
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {token}"
        while not done.is_set():
            began = time.perf_counter()
            session.get(f"{served.api}/stage", timeout=30)
            waits.append((time.perf_counter() - began) * 1000)

    looker = threading.Thread(target=look)
    looker.start()
    time.sleep(0.5)
    quiet = len(waits)
    began = time.perf_counter()
    served.order("delegates", event=slug, read=read, dry_run=False, remove_gone=False)
    took = time.perf_counter() - began
    done.set()
    looker.join()
    during = waits[quiet:]
    return [
        f"{PEOPLE} delegates imported in {took:.1f} s",
        f"the stage meanwhile: median {quantile(during, 0.5):.0f} ms, longest {max(during):.0f} ms"
        f" (median before {quantile(waits[:quiet], 0.5):.0f} ms)",
    ]

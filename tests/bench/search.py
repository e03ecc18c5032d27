"""Name search without marks, in the server: the query as the door's page asks it, 500 and 10 000 people."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from ceremony.core.people import Person
from tests.bench.server import Served, quantile

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Điểu Thị K' H'".split()
MIDDLES = "Văn Thị Hữu Đức Minh Thanh Ngọc Quốc Bảo Xuân Hồng Kim Thùy Anh Phương Mai".split()
GIVENS = "Ả Ân An Anh Bình Châu Dũng Đức Giang Hà Hòa Hoà Hương Khoa Lan Linh Long Mai Nam Nga Oanh".split()
QUERIES = 400


def run(served: Served) -> list[str]:
    return [_measured(count, limit) for count, limit in ((500, 5), (10_000, 20))]


def people(count: int) -> list[Person]:
    """So many people of a few families and villages, always the same."""
    chance = random.Random(7)
    return [
        Person(
            row=no,
            sheet="",
            name=f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(MIDDLES)} "
            f"{chance.choice(GIVENS)}",
            unit=f"Ấp {no % 40}",
            birth_year=1940 + no % 60,
            phone=f"09{no * 7919 % 10**8:08}",
            order=no,
        )
        for no in range(count)
    ]


def _measured(count: int, limit: float) -> str:
    from ceremony.app import create_app
    from ceremony.base.schema import bring_up_to_date
    from ceremony.checkin import queries
    from ceremony.core.actor import HOUSE
    from ceremony.core.names import fold
    from ceremony.core.people import People, with_keys
    from ceremony.delegates import usecases
    from ceremony.events.queries import of
    from ceremony.events.usecases import NewEvent, create
    from ceremony.settings import from_environment

    chance, guests = random.Random(8), people(count)
    with tempfile.TemporaryDirectory() as folder:
        settings = from_environment(Path(folder), {})
        app = create_app(settings)
        bring_up_to_date(app, settings)
        with app.test_request_context():
            event_id = create(HOUSE, NewEvent("bench", "Bench", ("Bench",)))
            usecases.apply(HOUSE, event_id, People(tuple(with_keys(guests)), ()))
            revision = of(event_id).people_revision
            queries.found(event_id, revision, "a", 12)
            took = []
            for _query in range(QUERIES):
                person = chance.choice(guests)
                words, digits = fold(person.name).split(), person.phone[-3:]
                asked = chance.choice(
                    [words[-1], " ".join(words[-2:]), words[0][:2], " ".join(words), "nva", digits]
                )
                began = time.perf_counter()
                queries.found(event_id, revision, asked, 12)
                took.append((time.perf_counter() - began) * 1000)
    median, late = quantile(took, 0.5), quantile(took, 0.95)
    return f"{count} delegates: median {median:.2f} ms, p95 {late:.2f} ms (at most {limit:g})"

"""A small conference in one process: its lists, its stage and its door by the use-cases, its papers read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from ceremony.app import create_app
from ceremony.awards import usecases as awards
from ceremony.awards.models import Recipient as Row
from ceremony.base.db import db
from ceremony.calling import usecases as stage
from ceremony.checkin.usecases import Scan, check_in
from ceremony.core.actor import HOUSE
from ceremony.core.calling import Move
from ceremony.core.decisions import Decision, Decisions, Recipient, rank_of
from ceremony.core.people import People, Person, with_keys
from ceremony.delegates import queries as delegates
from ceremony.delegates import usecases as people
from ceremony.events.usecases import NewEvent, create, set_status
from ceremony.runsheet import queries as runsheet
from ceremony.runsheet.usecases import NewItem, write_programme
from ceremony.settings import from_environment

STARTS_AT = datetime(2026, 3, 26, 0, 30, tzinfo=UTC)
"""07:30 in the hall."""
PROGRAMME = (
    NewItem("flag_salute", "Chào cờ", minutes=5),
    NewItem("intro", "Tuyên bố lý do, giới thiệu đại biểu", minutes=10),
    NewItem("report", "Báo cáo tổng kết", "Phó Chủ tịch UBND xã", minutes=20),
    NewItem("award", "Biểu dương, khen thưởng", minutes=30),
    NewItem("delegate_vote", "Thông qua danh sách", minutes=10),
    NewItem("closing", "Bế mạc", minutes=5),
)
GUEST, LEADER = "Lê Minh Châu", "Trần Quốc Bảo"
AN, DAU, OUT, LOAN = "Nguyễn Văn An", "Trần Văn Đậu", "Phạm Thị Út", "H'Loan Niê"
SCHOOL, HEAD = "Trường Tiểu học Tân Hòa", "Lê Thị Bích Vân"
PEOPLE = (
    Person(1, "", GUEST, honorific="Đồng chí", position="Phó Chủ tịch UBND tỉnh", category="guest_superior"),
    Person(2, "", LEADER, honorific="Đồng chí", position="Bí thư Đảng ủy xã", category="leader"),
    Person(3, "", AN, honorific="Ông", unit="Ấp Suối Đá", category="exemplar_individual", seat="B1"),
    Person(4, "", OUT, honorific="Bà", unit="Ấp Tân Lập", category="exemplar_individual", seat="B2"),
    Person(5, "", LOAN, honorific="Bà", unit="Trạm Y tế xã", category="exemplar_individual", seat="B3"),
)
HONOURED = (
    Recipient(1, "collective", SCHOOL, receiver_name=HEAD, receiver_role="Hiệu trưởng", reason="Dạy tốt"),
    Recipient(2, "individual", AN, "Ấp Suối Đá", "Nông dân", "Ông", "Hiến đất làm đường"),
    Recipient(
        3, "individual", DAU, "Ấp Bàu Sen", "Cựu chiến binh", "Ông", posthumous=True,
        receiver_name="Trần Thị Mận", receiver_role="con gái",
    ),
    Recipient(4, "individual", OUT, "Ấp Tân Lập", "", "Bà", "Tổ hòa giải"),
    Recipient(5, "individual", LOAN, "Trạm Y tế xã", "Nữ hộ sinh", "Bà", reading_note="Hờ Loan Ni-ê"),
)  # fmt: skip


class Hall:
    """One live event. Honourees and delegates are spoken of by name."""

    def __init__(self, people_: Sequence[Person] = PEOPLE, honoured: Sequence[Recipient] = HONOURED) -> None:
        new = NewEvent(
            "le", "Hội nghị tuyên dương điển hình tiên tiến", ("HỘI NGHỊ",), place="Tân Hòa",
            venue="Hội trường UBND xã", starts_at=STARTS_AT,
        )  # fmt: skip
        self.event_id = create(HOUSE, new)
        write_programme(HOUSE, self.event_id, PROGRAMME)
        ordered = [replace(one, order=no, as_typed=one.name) for no, one in enumerate(people_, start=1)]
        people.apply(HOUSE, self.event_id, People(tuple(with_keys(ordered)), ()))
        self.decide(honoured)
        for status in ("ready", "live"):
            set_status(HOUSE, self.event_id, status)

    def decide(self, honoured: Sequence[Recipient], award: str = "gk_xa") -> None:
        said = tuple(honoured)
        decision = Decision(
            "Quyết định", "112/QĐ-UBND", date(2026, 3, 5), "Chủ tịch UBND xã Tân Hòa", "về việc khen thưởng",
            award, "Giấy khen của Chủ tịch UBND xã Tân Hòa", rank_of(award), reader="Bà Lê Thị Hà",
            presenter="Đồng chí Trần Quốc Bảo, Bí thư Đảng ủy xã", recipients=said,
        )  # fmt: skip
        awards.apply(HOUSE, self.event_id, Decisions((decision,), ()))

    @property
    def revision(self) -> int:
        return runsheet.day(self.event_id).stage.revision

    def recipient(self, name: str) -> int:
        found = db.session.query(Row).filter_by(event_id=self.event_id, name=name).one()
        return found.id

    def goes_on(self) -> None:
        stage.advance(HOUSE, self.event_id, self.revision)

    def moves(self, name: str, move: Move, receiver: str = "") -> None:
        stage.move_award(HOUSE, self.event_id, self.recipient(name), move, receiver=receiver)

    def comes(self, *names: str) -> None:
        """These people are let in at the door."""
        for one in delegates.lines(self.event_id):
            if one.name in names:
                check_in(HOUSE, self.event_id, Scan(delegate_id=one.id, door="A", nonce=f"n{one.id}"))


@contextmanager
def hall(folder: Path, migrated_file: Path, **cast: Sequence[Person] | Sequence[Recipient]) -> Iterator[Hall]:
    """A hall in a folder of its own, on SQLite: papers ask no other questions of another database."""
    shutil.copy(migrated_file, folder / "ceremony.sqlite")
    with create_app(from_environment(folder, {})).test_request_context():
        yield Hall(**cast)  # type: ignore[arg-type]

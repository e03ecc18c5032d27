"""One event of a test: made over the house's own path, live, with a small cast or the whole sample."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import create_engine, text

from ceremony.core.decisions import Decision, Decisions, Recipient, decisions_to_json, rank_of
from ceremony.core.people import People, Person, people_to_json, with_keys
from tests.edges import Browser, Program
from tests.servers import Server

_numbers = itertools.count(1)

PROGRAMME = (
    ("flag_salute", "Chào cờ"),
    ("intro", "Tuyên bố lý do, giới thiệu đại biểu"),
    ("award", "Trao thưởng"),
    ("closing", "Bế mạc"),
)
CAST = (
    ("Lê Minh Châu", "UBND tỉnh", "guest_superior", "Phó Chủ tịch UBND tỉnh"),
    ("Trần Quốc Bảo", "UBND xã Tân Hòa", "leader", "Chủ tịch UBND xã"),
    ("Nguyễn Văn An", "Ấp Suối Đá", "exemplar_individual", "Nông dân"),
    ("Nguyễn Thị Ánh", "Trường Tiểu học Tân Hòa", "exemplar_individual", "Giáo viên"),
    ("Đặng Văn Ổn", "Trạm Y tế xã", "exemplar_individual", "Y sĩ"),
    ("H'Loan Niê", "Trạm Y tế xã", "exemplar_individual", "Nữ hộ sinh"),
    ("Phạm Thị Út", "Ấp Tân Lập", "exemplar_individual", ""),
    ("Võ Văn Bảy", "Ấp Tân Lập", "guest", ""),
)
"""Name, unit, category, position of those who are expected at every gala."""


def draft(programme: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A plan as `ceremony plan --json` reads one, as short as it can be."""
    return {
        "title": "Tổ chức Hội nghị",
        "name": "Hội nghị tuyên dương điển hình tiên tiến",
        "name_lines": ["HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN"],
        "preset": "commune",
        "form": "hoi_nghi",
        "document": {"number": None, "date": None, "issuer": "UBND xã Tân Hòa", "place": "Tân Hòa"},
        "place": "Tân Hòa",
        "venue": "Hội trường UBND xã",
        "starts_on": "2026-03-26",
        "max_delegates": 200,
        "exemplar_share": 70,
        "programme": [
            {"type": type, "title": title, "performer": None, "count": None, "minutes": [5, 10]}
            for type, title in programme
        ],
        "papers": [],
        "paper_rules": {"minutes": None},
    }


class Gala:
    """One live event. Recipients and delegates are spoken of by name."""

    def __init__(self, server: Server, organiser: Browser) -> None:
        self.server, self.organiser = server, organiser
        self.slug = f"le-{next(_numbers)}"
        self._decisions: list[Decision] = []
        self._codes: dict[str, str] | None = None
        self._asks: Program | None = None

    @property
    def base(self) -> str:
        return f"/events/{self.slug}"

    @property
    def address(self) -> str:
        return self.server.address

    def plan(self, plain: dict[str, Any]) -> None:
        self.server.order("create", slug=self.slug, draft=plain)

    def invite(self, cast: Sequence[tuple[str, str, str, str]]) -> None:
        """Import delegates, each with a seat of their own."""
        people = [
            Person(no, "Đại biểu", name, name, unit=unit, category=category, position=position,
                   seat=f"A{no}", order=no)
            for no, (name, unit, category, position) in enumerate(cast, start=1)
        ]  # fmt: skip
        self.import_people(people_to_json(People(tuple(with_keys(people)), ())))

    def import_people(self, plain: dict[str, Any]) -> None:
        self.server.order("delegates", event=self.slug, read=plain, dry_run=False, remove_gone=False)

    def import_decisions(self, plain: dict[str, Any]) -> None:
        self.server.order("awards", event=self.slug, read=plain, dry_run=False)

    def goes_live(self) -> None:
        for status in ("ready", "live"):
            self.stands(status)

    def stands(self, status: str) -> None:
        """The organiser takes the event to another status."""
        self.organiser.sends(f"{self.base}/status", status=status)

    def decides(self, title: str, *names: str, award: str = "gk_xa", kind: str = "individual") -> list[int]:
        """A decision with these recipients in its order; return their ids."""
        units = {name: unit for name, unit, *_ in CAST}
        recipients = tuple(
            Recipient(line, kind, name, unit=units.get(name, ""), screen_text=name, spoken_text=name)
            for line, name in enumerate(names, start=1)
        )
        self._decisions.append(
            Decision(
                "Quyết định", f"{len(self._decisions) + 1}/QĐ-UBND", None, "Chủ tịch UBND xã Tân Hòa",
                "về việc khen thưởng", award, title, rank_of(award), recipients=recipients,
            )
        )  # fmt: skip
        self.import_decisions(decisions_to_json(Decisions(tuple(self._decisions), ())))
        return [self.recipient(name) for name in names]

    @property
    def decided(self) -> Decisions:
        """The decisions so far, as the next file has them."""
        return Decisions(tuple(self._decisions), ())

    def award(self, title: str, recipient: str) -> int:
        """A decision for one person; return the recipient's id."""
        return self.decides(title, recipient)[0]

    def adds(self, name: str, to: int) -> int:
        """The decision is imported again with one more recipient; return the newcomer's id."""
        before = self._decisions[to]
        line = len(before.recipients) + 1
        newcomer = Recipient(line, "individual", name, screen_text=name, spoken_text=name)
        self._decisions[to] = replace(before, recipients=(*before.recipients, newcomer))
        self.import_decisions(decisions_to_json(Decisions(tuple(self._decisions), ())))
        return self.recipient(name)

    def rewords(self, title: str, of: int) -> None:
        """The decision is imported again under other words, its people as they were."""
        self._decisions[of] = replace(self._decisions[of], title=title)
        self.rereads()

    def renames(self, name: str, new: str, of: int) -> dict[str, Any]:
        """One name of the decision is another in the next file; return what the import told."""
        before = self._decisions[of]
        recipients = tuple(
            replace(one, name=new, screen_text=new, spoken_text=new) if one.name == name else one
            for one in before.recipients
        )
        self._decisions[of] = replace(before, recipients=recipients)
        return dict(
            self.server.order("awards", event=self.slug, read=decisions_to_json(self.decided), dry_run=False)
        )

    def rereads(self) -> None:
        """The very same decisions are imported again."""
        self.import_decisions(decisions_to_json(self.decided))

    @property
    def asks(self) -> Program:
        """The organiser's own program."""
        if self._asks is None:
            self._asks = self.program("organiser")
        return self._asks

    def program(self, role: str, name: str = "") -> Program:
        """A program with a fresh token in this role."""
        token = self.server.order("token", event=self.slug, role=role, name=name)
        return Program(self.address, token, self.slug)

    def code(self, role: str) -> str:
        """The role's join code, as its link carries it."""
        if self._codes is None:
            links = self.server.order("links", event=self.slug, base="")
            self._codes = {link["role"]: link["url"].rpartition("#")[2] for link in links}
        return self._codes[role]

    def joined(self, role: str, name: str) -> Browser:
        """A browser that has typed the role's code."""
        browser = Browser(self.address)
        browser.join(self.code(role), name)
        return browser

    def awards(self) -> list[dict[str, Any]]:
        """Every recipient in calling order, the locked ones last."""
        told = self.asks.get("/awards")
        in_order = [one for batch in told["batches"] for one in batch["recipients"]]
        return [*in_order, *(one for one in told["not_called"] if one not in in_order)]

    def recipient(self, name: str) -> int:
        return next(int(one["id"]) for one in self.awards() if one["name"] == name)

    def phase(self, recipient_id: int) -> str:
        return next(str(one["phase"]) for one in self.awards() if one["id"] == recipient_id)

    @property
    def phases(self) -> list[str]:
        """The phase of every recipient, in calling order."""
        return [str(one["phase"]) for one in self.awards()]

    @property
    def stage(self) -> dict[str, Any]:
        found: dict[str, Any] = self.asks.get("/stage")
        return found

    @property
    def revision(self) -> int:
        """The stage's revision."""
        return int(self.stage["revision"])

    @property
    def present(self) -> int:
        return int(self.asks.get("/attendance")["present"])

    def invitation(self, name: str) -> dict[str, Any]:
        """Somebody's number and the codes of the invitation, as papers are printed from them."""
        everyone = self.server.order("invitations", event=self.slug)
        return next(dict(one) for one in everyone if one["name"] == name)

    def delegate(self, name: str) -> int:
        return int(self.invitation(name)["id"])

    def code_of(self, name: str) -> str:
        """The 24 digits printed on somebody's invitation."""
        return str(self.invitation(name)["code"])

    def hand_code_of(self, name: str) -> str:
        return str(self.invitation(name)["hand_code"])

    def rows(self, query: str, **values: Any) -> list[Any]:
        """Read this event's rows beside the server: what no page shows, such as the journal."""
        engine = create_engine(self.server.database_url)
        try:
            with engine.connect() as connection:
                of_event = f"{query} and event_id = (select id from event where slug = :slug)"
                return list(connection.execute(text(of_event), {**values, "slug": self.slug}))
        finally:
            engine.dispose()

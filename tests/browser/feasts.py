"""A gala with everything that is hard to set: the longest names, 12 and 30 of them on a card."""

from __future__ import annotations

import itertools
from hashlib import sha256
from typing import Any

from sqlalchemy import create_engine, text

from ceremony.core.decisions import Decision, Decisions, Recipient, decisions_to_json, rank_of
from ceremony.samples import portraits
from tests.edges import Browser
from tests.galas import CAST, Gala, draft
from tests.people import nonce
from tests.servers import Server

TITLE = "Giấy khen của Chủ tịch Ủy ban nhân dân xã Tân Hòa"
LONGEST = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phước Thùy Dương Ánh Nguyệt"
COLLECTIVE = "Hội Liên hiệp Phụ nữ và Chi đoàn Thanh niên ấp Suối Đá, xã Tân Hòa"
REASON = (
    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước, học tập và làm theo tư tưởng, "
    "đạo đức, phong cách Hồ Chí Minh giai đoạn 2020 – 2025, "
    "góp phần xây dựng xã đạt chuẩn nông thôn mới nâng cao"
)
PROGRAMME = (
    ("reception", "Đón tiếp đại biểu, văn nghệ chào mừng của các cháu Trường Mầm non Hoa Sen"),
    ("flag_salute", "Chào cờ"),
    ("intro", "Tuyên bố lý do, giới thiệu đại biểu"),
    ("opening", "Diễn văn khai mạc của đồng chí Chủ tịch Ủy ban nhân dân xã"),
    (
        "report",
        "Báo cáo tổng kết phong trào thi đua yêu nước giai đoạn 2020 – 2025, phương hướng 2025 – 2030",
    ),
    ("paper", "Tham luận: Xây dựng nông thôn mới nâng cao gắn với chuyển đổi số ở khu dân cư"),
    ("exchange", "Giao lưu điển hình tiên tiến"),
    ("award", "Công bố quyết định, trao tặng Bằng khen và Giấy khen cho tập thể, hộ gia đình và cá nhân"),
    ("directive", "Phát biểu chỉ đạo của lãnh đạo Ủy ban nhân dân tỉnh"),
    ("reply", "Phát biểu tiếp thu"),
    ("launch", "Phát động phong trào thi đua giai đoạn 2025 – 2030"),
    ("photo", "Chụp ảnh lưu niệm"),
    ("closing", "Bế mạc"),
)
FAMILIES = "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Võ Đặng Bùi Đỗ Hồ".split()
MIDDLES = ("Thị Ngọc", "Hữu", "Văn", "Thị Phương Quỳnh", "Minh", "Đức Trọng")
GIVEN = "Ánh Ổn Thắng Nguyệt Quyền Ngữ Dậu Hằng Thưởng Kiều".split()


def feast(server: Server, organiser: Browser) -> Gala:
    """Make it: live, some people in the hall, the cursor before the first item."""
    made = Gala(server, organiser)
    made.plan({**draft(PROGRAMME), "name_lines": [
        "HỘI NGHỊ TUYÊN DƯƠNG ĐIỂN HÌNH TIÊN TIẾN VÀ TỔNG KẾT PHONG TRÀO THI ĐUA YÊU NƯỚC",
        "Giai đoạn 2020 – 2025, phát động thi đua giai đoạn 2025 – 2030",
    ]})  # fmt: skip
    made.invite(
        [(LONGEST, "Trường Tiểu học và Trung học cơ sở Tân Hòa", "exemplar_individual", "Giáo viên"), *CAST]
    )
    _beside(server, "update event set stage_capacity = 30 where slug = :slug", slug=made.slug)
    made.import_decisions(decisions_to_json(Decisions(tuple(_decisions()), ())))
    _hang_a_portrait(made)
    made.goes_live()
    door = made.program("door", "Lan")
    for name, *_ in CAST[:4]:
        door.post(
            "/checkins", delegate_id=made.delegate(name), nonce=nonce(), door="Cửa phía Đông, tầng trệt"
        )
    return made


def comes_to(gala: Gala, type: str, kind: str = "run", people: int = 0) -> None:
    """Take the cursor to an item's step of this kind; with `people`, of the batch that has so many."""
    item = next(item for item in gala.asks.get("/programme") if item["type"] == type)
    steps = [step["no"] for step in item["steps"] if step["kind"] == kind]
    sizes = [len(batch["recipients"]) for batch in gala.asks.get("/awards")["batches"]]
    turn = sizes.index(people) if people else 0
    gala.program("stage").post("/stage/goto", revision=gala.revision, item_id=item["id"], step=steps[turn])


def shows(gala: Gala, scene: str, words: str = "") -> None:
    """The desk lays a scene over the hall."""
    gala.program("stage").post("/stage/show", revision=gala.revision, scene=scene, screen="hall", text=words)


def _decisions() -> list[Decision]:
    names = [" ".join(parts) for parts in itertools.product(FAMILIES, MIDDLES, GIVEN)]
    thirty, twelve = names[::23][:30], [LONGEST, *names[::61][:11]]
    return [
        _decision("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "bk_bo_tinh", [LONGEST], reason=REASON),
        _decision(TITLE, "gk_xa", twelve, unit="Trường Tiểu học và Trung học cơ sở Tân Hòa"),
        _decision(TITLE, "gk_xa", thirty),
        _decision(TITLE, "gk_xa", [f"{COLLECTIVE} {no}" for no in range(1, 6)], kind="collective"),
    ]  # fmt: skip


_numbers = itertools.count(1)


def _decision(title: str, award: str, names: list[str], kind: str = "individual", **more: Any) -> Decision:
    recipients = tuple(
        Recipient(line, kind, name, screen_text=name, spoken_text=name, **more)
        for line, name in enumerate(names, start=1)
    )
    summary = f"về việc khen thưởng {REASON[3:]}"
    return Decision(
        "Quyết định", f"{next(_numbers)}/QĐ-UBND", None, "Chủ tịch UBND xã Tân Hòa", summary, award, title,
        rank_of(award), reader="Bà Trần Thị Bình, Chánh Văn phòng", recipients=recipients,
    )  # fmt: skip


def _hang_a_portrait(gala: Gala) -> None:
    """Portraits come with the sample files only: hang one beside the server before anything is drawn."""
    jpeg, digest = portraits.draw(LONGEST, 7), sha256(gala.slug.encode()).hexdigest()
    _beside(
        gala.server, "insert into portrait (digest, jpeg) values (:digest, :jpeg)", digest=digest, jpeg=jpeg
    )
    _beside(
        gala.server,
        "update delegate set portrait = :digest where id = :id",
        digest=digest,
        id=gala.delegate(LONGEST),
    )


def _beside(server: Server, statement: str, **values: Any) -> None:
    engine = create_engine(server.database_url)
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()

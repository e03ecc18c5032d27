"""Who a programme's speakers are."""

from __future__ import annotations

from tests.edges import Browser
from tests.galas import CAST, Gala, draft
from tests.servers import Server


def linked(gala: Gala) -> list[tuple[str, str | None]]:
    """Each performer of the programme, and the delegate it is linked to."""
    names = {None: None} | {row.id: row.name for row in gala.rows("select id, name from delegate where true")}
    rows = gala.rows("select no, performer, delegate_id from item where performer != ''")
    return [(row.performer, names[row.delegate_id]) for row in sorted(rows, key=lambda row: row.no)]


def test_a_speaker_is_linked_where_name_and_place_leave_no_doubt(server: Server, organiser: Browser) -> None:
    gala = Gala(server, organiser)
    performers = (
        "Nguyễn Thị Ánh, giáo viên Trường Tiểu học",
        "Nguyễn Thị Anh, Trường Tiểu học Tân Hòa",
        "Nguyễn Văn Ấn, Ấp Suối Đá",
        "Đặng Văn Ổn, Ấp Tân Lập",
        "Phạm Thị Út",
    )
    plan = draft([("report", f"Báo cáo {no}") for no in range(len(performers))])
    for item, performer in zip(plan["programme"], performers, strict=True):
        item["performer"] = performer
    gala.plan(plan)
    gala.invite(CAST)

    assert linked(gala) == [
        ("Nguyễn Thị Ánh, giáo viên Trường Tiểu học", "Nguyễn Thị Ánh"),
        ("Nguyễn Thị Anh, Trường Tiểu học Tân Hòa", None),
        ("Nguyễn Văn Ấn, Ấp Suối Đá", None),
        ("Đặng Văn Ổn, Ấp Tân Lập", None),
        ("Phạm Thị Út", "Phạm Thị Út"),
    ]


def test_every_speaker_of_the_sample_is_a_delegate(conference: Gala) -> None:
    papers = [(performer, name) for performer, name in linked(conference) if ", " in performer]
    assert [performer.startswith(f"{name},") for performer, name in papers] == [True] * 4

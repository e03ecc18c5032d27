"""Invitations as messages: what the paper says, a link only where guests can follow it, no phone number."""

from __future__ import annotations

import csv
import zipfile
from io import BytesIO, StringIO

from ceremony.core.letter_message import link_of, message
from ceremony.invitations.messages import COLUMNS, TABLE, Message, joined, table, zipped
from tests.galas import CAST, Gala
from tests.invitations.letters import BARE, GUEST, HONOURED, UNKNOWN, USUAL, pages
from tests.marks import ONE_DATABASE

CODE = "100012345678901234567890"
ASKED = ("Số", "Họ và tên", "Đơn vị", "Tin mời")


def text(letter: object, who: object, link: str = "") -> list[str]:
    (page,) = pages(letter, who)  # type: ignore[arg-type]
    return message(page.lines[0].says, link).splitlines()


def test_a_message_says_what_the_letter_says() -> None:
    told = text(USUAL, GUEST)

    assert told[:6] == [
        "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời:",
        "Đồng chí Nguyễn Văn An, Bí thư chi bộ, Ấp Suối Đá",
        "tới dự Hội nghị tuyên dương điển hình tiên tiến giai đoạn 2020 – 2025.",
        "Thời gian: 07 giờ 30 phút, ngày 26 tháng 3 năm 2026 (Thứ Năm).",
        "Địa điểm: Hội trường Ủy ban nhân dân xã Tân Hòa, ấp 3, xã Tân Hòa.",
        "Chỗ ngồi: Ghế A5.",
    ]
    assert told[-2:] == ["Mã mời: 1012 3000 0791 9000 0000 0357", "Mã ngắn: 000 370"]


def test_a_message_ends_as_the_letter_does_and_asks_for_nothing_it_does_not_carry() -> None:
    told = text(USUAL, GUEST)

    assert told[-3] == "Rất hân hạnh được đón tiếp."
    assert "giấy mời hoặc mã mời" in "".join(told) and "mã QR" not in "".join(told)


def test_whoever_is_summoned_is_told_through_whom() -> None:
    told = text(USUAL, HONOURED)

    assert told[0] == "Ủy ban nhân dân xã Tân Hòa triệu tập:"
    assert any(line.startswith("Thông qua: Ấp Suối Đá") for line in told)


def test_what_is_not_known_leaves_no_line() -> None:
    assert [line.partition(":")[0] for line in text(BARE, UNKNOWN)] == [
        "Ủy ban nhân dân xã Tân Hòa trân trọng kính mời", "An",
        "tới dự Hội nghị tuyên dương điển hình tiên tiến.", "Mã mời", "Mã ngắn",
    ]  # fmt: skip


def test_a_link_carries_the_code_behind_its_number_sign_and_only_where_there_is_one() -> None:
    assert link_of("https://hoinghi.example/", CODE) == f"https://hoinghi.example/i#{CODE}"
    assert text(USUAL, GUEST, link_of("https://hoinghi.example", CODE))[-1].endswith(f"/i#{CODE}")
    assert link_of(None, CODE) == link_of("", CODE) == ""
    assert not any("http" in line for line in text(USUAL, GUEST))


def test_many_messages_come_with_a_table_that_excel_opens_and_reads_no_formula_in() -> None:
    found = [Message("001 =1+1.txt", "Kính mời\nông =1+1", 1, "=1+1", "Ấp 3")]

    with zipfile.ZipFile(BytesIO(zipped(found))) as packed:
        assert packed.namelist() == [TABLE, "001 =1+1.txt"]
        assert packed.read("001 =1+1.txt").decode() == "Kính mời\nông =1+1"
    assert table(found).startswith("\ufeff".encode())
    rows = list(csv.reader(StringIO(table(found).decode("utf-8-sig"))))
    assert rows == [list(COLUMNS), ["1", "'=1+1", "Ấp 3", "Kính mời\nông =1+1"]]
    assert COLUMNS == ASKED


def test_one_message_stands_alone_and_several_below_their_names() -> None:
    one, other = (
        Message(f"00{no} {name}.txt", f"Mời {name}", no, name, "") for no, name in ((1, "An"), (2, "Bình"))
    )

    assert joined([one]) == "Mời An".encode()
    assert [line.strip("— ") for line in joined([one, other]).decode().splitlines() if line] == [
        "001 An", "Mời An", "002 Bình", "Mời Bình",
    ]  # fmt: skip


@ONE_DATABASE
def test_the_messages_of_an_event_have_their_codes_and_nobodys_phone(eve: Gala) -> None:
    eve.invite(CAST)
    eve.organiser.open(f"{eve.base}/print/messages")
    answer = eve.organiser.post(f"{eve.base}/print/messages", script=False, only="all", form="zip")

    assert answer.status_code == 200
    with zipfile.ZipFile(BytesIO(answer.content)) as packed:
        named = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".txt")}
    assert len(named) == len(CAST)
    (an,) = (said for name, said in named.items() if "Nguyễn Văn An - Ấp Suối Đá" in name)
    code = eve.code_of("Nguyễn Văn An")
    assert " ".join(code[at : at + 4] for at in range(0, 24, 4)) in an
    assert "http" not in an

"""Invitations as plain messages: to be sent by whatever the office sends its messages with."""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from io import BytesIO, StringIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from ceremony.core.file_names import file_name, unlike
from ceremony.core.letter_message import link_of, message
from ceremony.core.letter_says import of_everybody
from ceremony.invitations import queries

TABLE = "Tin mời.csv"
COLUMNS = ("Số", "Họ và tên", "Đơn vị", "Tin mời")
RULE = "—" * 24
_READ_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Message(NamedTuple):
    """What one person is sent, and what its file is called."""

    file: str
    text: str
    number: int | None
    name: str
    unit: str


def texts(event_id: int, ids: Collection[str] | None, public_url: str | None) -> list[Message]:
    """Return the messages of these people, of everybody with None; in the order of the letters.

    Only where guests can reach this house by `public_url` does a message carry a link.
    """
    letter = queries.letter(event_id)
    invited = [one for one in queries.invitees(event_id) if ids is None or str(one.id) in ids]
    pages = of_everybody(letter, ((one.id, one.who, one.code, one.hand_code) for one in invited))
    files = unlike(file_name(one.who.number, one.who.name, one.unit, "txt") for one in invited)
    return [
        Message(
            file,
            message(page.lines[0].says, link_of(public_url, one.code)),
            one.who.number,
            one.who.name,
            one.unit,
        )
        for one, page, file in zip(invited, pages, files, strict=True)
    ]


def joined(found: Sequence[Message]) -> bytes:
    """Return one text: a single message as it is sent, several below one another."""
    if len(found) == 1:
        return found[0].text.encode()
    return "\n\n".join(f"{RULE} {one.file.removesuffix('.txt')}\n\n{one.text}" for one in found).encode()


def zipped(found: Sequence[Message]) -> bytes:
    """Return a text for each person and one table of all, for a program that sends many."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(TABLE, table(found))
        for one in found:
            archive.writestr(one.file, one.text)
    return packed.getvalue()


def table(found: Sequence[Message]) -> bytes:
    """Return a table as Excel opens it: marked as UTF-8, no cell read as a formula."""
    page = StringIO()
    rows = csv.writer(page)
    rows.writerow(COLUMNS)
    for one in found:
        no = "" if one.number is None else str(one.number)
        rows.writerow([no, *(_as_words(cell) for cell in (one.name, one.unit, one.text))])
    return page.getvalue().encode("utf-8-sig")


def _as_words(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_READ_AS_FORMULA) else cell

"""What every invitation of an event says, and the register of the numbers that were given out."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model
from ceremony.core.letter import HEADINGS


class InvitationLetter(Model):
    """The wording of one event's invitations. An event without a row has what its own row and plan say."""

    __tablename__ = "invitation_letter"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    superior: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(default="")
    """The letters after the number: GM-UBND."""
    first_number: Mapped[int] = mapped_column(default=1)
    """The first number of the series; a registry may have given out others before."""
    place: Mapped[str] = mapped_column(default="")
    dated: Mapped[date | None]
    subject: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime | None]
    """When guests are asked to be there, where that is not when the programme begins."""
    venue: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    notes: Mapped[list[str]] = mapped_column(default=list)
    contact: Mapped[str] = mapped_column(default="")
    closing_invited: Mapped[str] = mapped_column(default="")
    closing_summoned: Mapped[str] = mapped_column(default="")
    heading_summoned: Mapped[str] = mapped_column(default=HEADINGS[0])
    copies: Mapped[list[str]] = mapped_column(default=list)
    authority: Mapped[str] = mapped_column(default="")
    office: Mapped[str] = mapped_column(default="")
    signer: Mapped[str] = mapped_column(default="")
    summoned: Mapped[list[str]] = mapped_column(default=list)
    """Ids of the categories that are summoned, not invited."""


class Invitation(Model):
    """One line of the register: this number went to this person. A number is never given twice.

    The person is no foreign key: who is taken out of the list leaves the line that says where the number
    went.
    """

    __tablename__ = "invitation"
    __table_args__ = (Index("ix_invitation_event_delegate", "event_id", "delegate_id", unique=True),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    delegate_id: Mapped[int]
    """Less than nought: whoever it was is gone from the list, and the number stays given."""
    name: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]

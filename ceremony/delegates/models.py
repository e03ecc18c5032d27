"""Delegates and their portraits."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model


class Delegate(Model):
    """One person of one event. `key` merges a person on re-import; it is never a row number."""

    __tablename__ = "delegate"
    __table_args__ = (
        UniqueConstraint("event_id", "key"),
        UniqueConstraint("event_id", "hand_code"),
        Index("ix_delegate_event_line", "event_id", "line"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    key: Mapped[str]
    line: Mapped[int] = mapped_column(default=0)
    """Place in the list it came from, which is the office's own order."""
    name: Mapped[str]
    as_typed: Mapped[str] = mapped_column(default="")
    sort_given: Mapped[str] = mapped_column(default="")
    """What a person said the given name is, where the rule is wrong; files the name."""
    nameless: Mapped[bool] = mapped_column(default=False)
    """Asked by office alone so far ("Bí thư Đảng ủy xã …"): `name` holds the office until a name is known."""
    honorific: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    """Học hàm, học vị, military rank."""
    position: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")
    gender: Mapped[str] = mapped_column(default="")
    birth_year: Mapped[int | None]
    birth_date: Mapped[date | None]
    ethnicity: Mapped[str] = mapped_column(default="")
    religion: Mapped[str] = mapped_column(default="")
    party: Mapped[bool | None]
    direct_worker: Mapped[bool | None]
    """Người lao động trực tiếp."""
    sector: Mapped[str] = mapped_column(default="")
    economic_sector: Mapped[str] = mapped_column(default="")
    honour: Mapped[str] = mapped_column(default="")
    """The highest honour held so far."""
    education: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    seat: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    reading_note: Mapped[str] = mapped_column(default="")
    attention: Mapped[str] = mapped_column(default="")
    """What the door should say besides: "mời vào phòng khách"."""
    bloc: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    """Bloc and level of office, ids of `core/precedence.py`; they say who is introduced first."""
    appointed_on: Mapped[date | None]
    protocol_rank: Mapped[int | None]
    """The place given by hand in the order of introduction, lower first."""
    protocol_reason: Mapped[str] = mapped_column(default="")
    """Why it was given."""
    status: Mapped[str] = mapped_column(default="expected")
    """`expected`, `declined`, `withdrawn` or `replaced`."""
    absence_reason: Mapped[str] = mapped_column(default="")
    """Why somebody will not come, in a few words: "đi công tác"."""
    vip: Mapped[bool | None]
    """Whether the hosts receive this person; None: as the category says (`core/admission.py`)."""
    added_at_door: Mapped[str] = mapped_column(default="")
    """`walk_in` or `substitute`: nobody expected this person before the day, the organiser looks at it."""
    added_by: Mapped[str] = mapped_column(default="")
    """Whoever wrote such a person into the list."""
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("delegate.id"))
    code: Mapped[str] = mapped_column(unique=True)
    """The 24 digits of the invitation."""
    hand_code: Mapped[str]
    portrait: Mapped[str | None] = mapped_column(ForeignKey("portrait.digest"))


class OldCode(Model):
    """A code that was reissued: the door answers "replaced" to it, never "unknown"."""

    __tablename__ = "old_code"

    code: Mapped[str] = mapped_column(primary_key=True)
    delegate_id: Mapped[int] = mapped_column(ForeignKey("delegate.id"))


class Portrait(Model):
    """A picture of a person, re-encoded by us, named by the digest of its bytes."""

    __tablename__ = "portrait"

    digest: Mapped[str] = mapped_column(primary_key=True)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)

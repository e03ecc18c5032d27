"""Decisions and their recipients."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.before import FOLLOWS, LETS_GO
from ceremony.base.db import Model
from ceremony.core.calling import Calling, Phase
from ceremony.core.certificates import Form, kept
from ceremony.core.protocol import Place

NOTHING_YET = frozenset({Phase.WAITING, Phase.HELD, Phase.WITHDRAWN})


class Decision(Model):
    """A decision (quyết định): what it gives, who signed, how it is announced."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("event_id", "number", "date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    number: Mapped[str]
    date: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(default="")
    """The person in office: Chủ tịch UBND xã …"""
    summary: Mapped[str] = mapped_column(default="")
    award: Mapped[str]
    """An id of the rank table in `core/protocol.py`."""
    title: Mapped[str]
    """What is given, in the decision's wording: Giấy khen của Chủ tịch UBND xã Tân Hòa."""
    rank: Mapped[int]
    movement: Mapped[str] = mapped_column(default="")
    call_mode: Mapped[str] = mapped_column(default="after")
    """`before`: honourees go up before the decision is read; `after`: once it has been."""
    one_by_one: Mapped[bool] = mapped_column(default=False)
    """Each name of a batch has its own step and its own card."""
    reader: Mapped[str] = mapped_column(default="")
    presenter: Mapped[str] = mapped_column(default="")
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    """The award item that gives it; None: the programme's first."""


class CertificateForm(Model):
    """Where the words stand on a pre-printed certificate of one award of an event."""

    __tablename__ = "certificate_form"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    award: Mapped[str] = mapped_column(primary_key=True)
    """An id of the rank table in `core/protocol.py`."""
    width_mm: Mapped[float]
    height_mm: Mapped[float]
    shift_x_mm: Mapped[float] = mapped_column(default=0.0)
    """How far a printer sets everything too far left; right is positive, up is."""
    shift_y_mm: Mapped[float] = mapped_column(default=0.0)
    places: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Of each field (`name`, `unit`, `reason` …) its box in mm from the left and upper edge, size and align.
    """

    @property
    def form(self) -> Form:
        return kept((self.width_mm, self.height_mm), (self.shift_x_mm, self.shift_y_mm), self.places)

    @form.setter
    def form(self, form: Form) -> None:
        self.width_mm, self.height_mm = form.width, form.height
        self.shift_x_mm, self.shift_y_mm = form.shift_x, form.shift_y
        self.places = form.plain()


class Recipient(Model):
    """One line of a decision: who is honoured, what is said and shown, and where the calling stands."""

    __tablename__ = "recipient"
    __table_args__ = (
        Index("ix_recipient_event_tray", "event_id", "tray"),
        Index("ix_recipient_delegate", "delegate_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    line: Mapped[int]
    """The number printed in the decision."""
    kind: Mapped[str]
    name: Mapped[str]
    """As the decision and the certificate print it."""
    honorific: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    screen_text: Mapped[str] = mapped_column(default="")
    spoken_text: Mapped[str] = mapped_column(default="")
    reading_note: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    certificate_text: Mapped[str] = mapped_column(default="")
    """What the certificate says, where it is not the award and the reason."""
    movement: Mapped[str] = mapped_column(default="")
    """The movement it is given for, where it is not the decision's."""
    posthumous: Mapped[bool] = mapped_column(default=False)
    receiver_name: Mapped[str] = mapped_column(default="")
    receiver_role: Mapped[str] = mapped_column(default="")
    delegate_id: Mapped[int | None] = mapped_column(
        ForeignKey("delegate.id"), info={LETS_GO: "link_confirmed"}
    )
    """The person in the hall: the honouree, or who stands for the collective, household or family."""
    link_confirmed: Mapped[bool] = mapped_column(default=False)
    """A person has said that this delegate is the one; until then it is a suggestion."""
    portrait: Mapped[str | None]
    """A picture of its own, by digest; else the delegate's is shown."""

    batch: Mapped[int | None] = mapped_column(info={FOLLOWS: True})
    tray: Mapped[int | None] = mapped_column(info={FOLLOWS: True})
    floor_mark: Mapped[int | None] = mapped_column(info={FOLLOWS: True})

    phase: Mapped[str] = mapped_column(default=Phase.WAITING)
    since: Mapped[datetime | None]
    times_called: Mapped[int] = mapped_column(default=0)
    on_behalf: Mapped[str] = mapped_column(default="")
    """Who receives in the honouree's place today (nhận thay)."""

    @property
    def has_happened(self) -> bool:
        """Whether the hall has heard or seen anything of it: then it cannot be made not to have been."""
        return self.times_called > 0 or self.phase not in NOTHING_YET

    @property
    def comes_up(self) -> tuple[str, str]:
        """Name and unit of the person who is expected on the stage, to find them among delegates."""
        return self.receiver_name or self.name, self.unit

    @property
    def calling(self) -> Calling:
        return Calling(Phase(self.phase), self.since, self.times_called)

    @calling.setter
    def calling(self, calling: Calling) -> None:
        self.phase, self.since, self.times_called = calling.phase, calling.since, calling.times_called

    @property
    def place(self) -> Place | None:
        if self.batch is None or self.tray is None or self.floor_mark is None:
            return None
        return Place(self.batch, self.tray, self.floor_mark)

"""Accounts, devices, grants and links. Secrets are kept as digests only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ceremony.base.db import Model


class Account(Model):
    """An organiser: signs in with a password, may do everything."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    created_at: Mapped[datetime]


class HouseMark(Model):
    """Which secret this database's links and passes were made with, as a digest."""

    __tablename__ = "house_mark"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class OneTimeLink(Model):
    """Sets up the first organiser (`account_id` None), or lets one in again who lost the password."""

    __tablename__ = "one_time_link"

    digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Device(Model):
    """A browser or a program that holds a token. One device may hold several roles."""

    __tablename__ = "device"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """`browser` or `program`."""
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    joined_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Grant(Model):
    """This device may act in this event in this role."""

    __tablename__ = "device_grant"

    device_id: Mapped[int] = mapped_column(ForeignKey("device.id"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class JoinLink(Model):
    """Lets crew devices into one role of one event.

    The code itself is derived from the server's secret and `generation`; only its digest is kept, to
    find the row by. Renewing raises `generation`: the old link stops working, devices stay.
    """

    __tablename__ = "join_link"
    __table_args__ = (UniqueConstraint("event_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    role: Mapped[str]
    generation: Mapped[int] = mapped_column(default=1)
    digest: Mapped[str] = mapped_column(unique=True)

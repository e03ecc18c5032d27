"""Reads about access."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from ceremony.accounts.models import Account, Device, Grant, JoinLink, OneTimeLink
from ceremony.base.db import db, prepared
from ceremony.base.secrets import digest
from ceremony.core.actor import Actor, Role

_DEVICE = (
    select(Device.id, Device.name, Device.account_id, Grant.event_id, Grant.role)
    .outerjoin(Grant, Grant.device_id == Device.id)
    .where(Device.revoked_at.is_(None))
)
_BY_TOKEN = _DEVICE.where(Device.digest == bindparam("digest"))
_BY_ID = _DEVICE.where(Device.id == bindparam("device"))


def actor_of_token(token: str) -> Actor | None:
    """Whoever holds this token, or None where it is unknown or revoked."""
    return _actor(prepared(_BY_TOKEN, digest=digest(token)).all())


def actor_of_device(device_id: int) -> Actor | None:
    """Whoever acts through this device, or None where it is gone or revoked."""
    return _actor(prepared(_BY_ID, device=device_id).all())


def _actor(rows: Sequence[Any]) -> Actor | None:
    if not rows:
        return None
    device_id, name, account_id, *_ = rows[0]
    roles: dict[int, set[Role]] = defaultdict(set)
    for _id, _name, _account, event_id, role in rows:
        if event_id is not None and role is not None:
            roles[event_id].add(Role(role))
    grants = {event_id: frozenset(held) for event_id, held in roles.items()}
    return Actor(name, grants, account_id is not None, device_id, account_id)


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One device as the organiser's list shows it."""

    id: int
    name: str
    kind: str
    roles: tuple[str, ...]
    joined_at: datetime


def devices(event_id: int) -> list[DeviceLine]:
    """The devices that hold a role in this event, newest first."""
    rows = db.session.execute(
        select(Device.id, Device.name, Device.kind, Device.joined_at, Grant.role)
        .join(Grant, Grant.device_id == Device.id)
        .where(Grant.event_id == event_id, Device.revoked_at.is_(None))
        .order_by(Device.joined_at.desc(), Device.id.desc(), Grant.role)
    )
    lines: dict[int, DeviceLine] = {}
    for device_id, name, kind, joined_at, role in rows:
        before = lines[device_id].roles if device_id in lines else ()
        lines[device_id] = DeviceLine(device_id, name, kind, (*before, role), joined_at)
    return list(lines.values())


def holds(device_id: int, event_id: int, role: Role | None = None) -> bool:
    """Whether this device holds the role in this event, or any."""
    wanted = select(Grant.role).where(Grant.device_id == device_id, Grant.event_id == event_id)
    if role is not None:
        wanted = wanted.where(Grant.role == role)
    return db.session.scalar(wanted.limit(1)) is not None


def holds_any(device_id: int) -> bool:
    """Whether this device holds a role in any event."""
    return db.session.scalar(select(Grant.role).where(Grant.device_id == device_id).limit(1)) is not None


def drop_grants(device_id: int, event_id: int) -> None:
    """Compose: this device holds no role in this event any more."""
    db.session.execute(delete(Grant).where(Grant.device_id == device_id, Grant.event_id == event_id))


def devices_of(account_id: int) -> list[Device]:
    """The browsers that are signed in to this account."""
    signed_in = (Device.account_id == account_id, Device.revoked_at.is_(None))
    return list(db.session.scalars(select(Device).where(*signed_in)))


def account_by_email(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == email))


def first_account() -> Account | None:
    return db.session.scalar(select(Account).order_by(Account.id).limit(1))


def any_account() -> bool:
    return bool(db.session.scalar(select(func.count()).select_from(Account)))


def join_link(code: str) -> JoinLink | None:
    return db.session.scalar(select(JoinLink).where(JoinLink.digest == digest(code)))


def join_links(event_id: int) -> list[JoinLink]:
    return list(db.session.scalars(select(JoinLink).where(JoinLink.event_id == event_id)))


def one_time_link(token: str, to_spend: bool = False) -> OneTimeLink | None:
    """The link of this secret. To be spent it is locked: whoever follows it too waits, and finds it used."""
    return db.session.get(OneTimeLink, digest(token), with_for_update=to_spend)


def opens(link: OneTimeLink | None, now: datetime) -> bool:
    """Whether a link still lets somebody in: one that makes the first organiser, only while there is none."""
    if link is None or link.used_at is not None or link.expires_at < now:
        return False
    return link.account_id is not None or not any_account()


def spend_links(at: datetime) -> None:
    """Compose: no one-time link that is open now lets anybody in any more."""
    db.session.execute(update(OneTimeLink).where(OneTimeLink.used_at.is_(None)).values(used_at=at))

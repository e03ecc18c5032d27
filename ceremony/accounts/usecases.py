"""The verbs of access: set up, sign in, join, revoke."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ceremony.accounts import queries
from ceremony.accounts.facts import DeviceJoined, DeviceRevoked, LinkRenewed
from ceremony.accounts.models import Account, Device, Grant, HouseMark, JoinLink, OneTimeLink
from ceremony.base import clock, health, live, passes, secrets
from ceremony.base.change import Change, change
from ceremony.base.db import db, look_up, off_loop
from ceremony.base.throttle import Throttle
from ceremony.core import codes
from ceremony.core.actor import NOBODY, Actor, Role
from ceremony.core.refusals import Conflict, Invalid, Unknown

ONE_TIME_LINK_LASTS = timedelta(hours=24)
LEAST_PASSWORD = 10
MOST_TEXT = 120

UNNAMED = {
    Role.ORGANISER: "Ban tổ chức",
    Role.DOOR: "Cửa đón tiếp",
    Role.MC: "MC",
    Role.STAGE: "Bàn điều khiển",
    Role.TRAY: "Bàn khay",
    Role.WING: "Cánh gà",
    Role.HOST: "Lễ tân",
    Role.SECRETARY: "Thư ký",
    Role.SCREEN: "Màn hình",
    Role.VIEWER: "Theo dõi",
}
"""What the journal calls a device whose user typed no name; from the second of an event on, with a number."""

hasher = PasswordHasher()
wrong_codes = Throttle(failures=10, seconds=60)
"""Wrong join codes and used links, by address. Right ones are never slowed: they are long and random."""
wrong_passwords = Throttle(failures=10, seconds=60)
"""Wrong passwords, by address and account: one finger that slips at a crew's code locks out nobody."""
one_hash = Lock()
"""Password hashes take memory and time on purpose; one at a time, and counted before the next begins."""


def recognise_house(actor: Actor) -> None:
    """Go on only if this server's secret is the one this database knows; a new database learns it.

    Two servers of one database must share the secret: else each prints links the other refuses.

    Raises:
        NotAllowed: only the house itself may.
        Conflict: `other_secret`.
    """
    actor.must_be(None)
    ours = passes.mark()
    with change(None, actor):
        known = db.session.get(HouseMark, "secret")
        if known is None:
            db.session.add(HouseMark(name="secret", value=ours))
        elif known.value != ours:
            raise Conflict("other_secret")


def one_time_link(actor: Actor) -> str:
    """Make a link that sets up the first organiser, or lets the first one in again; return its secret.

    Raises:
        NotAllowed: only the house itself (the command line) may.
    """
    actor.must_be(None)
    token = secrets.token()
    with change(None, actor) as this:
        account = queries.first_account()
        db.session.add(
            OneTimeLink(
                digest=secrets.digest(token),
                account_id=account.id if account else None,
                expires_at=this.at + ONE_TIME_LINK_LASTS,
            )
        )
    return token


def set_up(token: str, name: str, email: str, password: str, came_from: str) -> str:
    """Make the first organiser's account, or give it a new password; return this browser's device token.

    Every other link that was still open is spent with it: nobody else sets up this house.

    Raises:
        Invalid: `used_link`, `weak_password`, `email_taken` or `missing`.
        TooMany: too many wrong links from one place.
    """
    name, email = name.strip()[:MOST_TEXT], email.strip().casefold()[:MOST_TEXT]
    if not name or "@" not in email:
        raise Invalid("missing", field="name" if not name else "email")
    if not queries.opens(queries.one_time_link(token), clock.now()):
        wrong_codes.check(came_from)
        wrong_codes.failed(came_from)
        raise Invalid("used_link")
    look_up()  # no transaction stays open while the hash is computed
    hashed = _hashed(password)
    with change(None, NOBODY) as this:
        link = queries.one_time_link(token, to_spend=True)
        if link is None or not queries.opens(link, this.at):
            raise Invalid("used_link")
        queries.spend_links(this.at)
        account = db.session.get(Account, link.account_id) if link.account_id else None
        other = queries.account_by_email(email)
        if other is not None and other is not account:
            raise Invalid("email_taken")
        if account is None:
            account = Account(created_at=this.at)
            db.session.add(account)
        account.name, account.email, account.password_hash = name, email, hashed
        db.session.flush()
        _end_sessions(this, account.id)
        return _new_device("browser", name, account.id)[1]


def set_password(actor: Actor, email: str, password: str) -> None:
    """Give an account a new password: recovery from the command line. Whoever is signed in is signed out.

    Raises:
        NotAllowed: only the house may.
        Unknown: no such account.
        Invalid: `weak_password`.
    """
    actor.must_be(None)
    hashed = _hashed(password)
    with change(None, actor) as this:
        account = queries.account_by_email(email.strip().casefold())
        if account is None:
            raise Unknown(what="account")
        account.password_hash = hashed
        _end_sessions(this, account.id)


def sign_in(email: str, password: str, came_from: str) -> str:
    """Check a password and return a fresh device token for this browser.

    Raises:
        Invalid: `bad_password`, the same for an unknown address.
        TooMany: too many wrong ones from one place.
    """
    email = email.strip().casefold()[:MOST_TEXT]
    account = queries.account_by_email(email)
    known = account.password_hash if account else _of_nobody()
    whose = (account.name, account.id) if account else None
    look_up()  # no transaction stays open while the hash is computed
    with one_hash:
        wrong_passwords.check(f"{came_from} {email}")
        if not off_loop(lambda: _fits(known, password)) or whose is None:
            wrong_passwords.failed(f"{came_from} {email}")
            raise Invalid("bad_password")
    with change(None, NOBODY):
        return _new_device("browser", *whose)[1]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a join code opens, and whether who asks holds it already."""

    event_id: int
    role: Role
    held: bool


def meant_by(code: str, device_id: int | None, came_from: str) -> Meant:
    """Tell what a join code opens; nobody joins yet. Guesses are counted as those at joining are.

    Raises:
        Invalid: `bad_code`.
        TooMany: too many wrong codes from one place.
    """
    event_id, role = _opened_by(code, came_from)
    return Meant(event_id, role, bool(device_id) and queries.holds(device_id or 0, event_id, role))


def _opened_by(code: str, came_from: str) -> tuple[int, Role]:
    digits = codes.read_join(code)
    link = queries.join_link(digits) if digits else None
    if link is None:
        wrong_codes.check(came_from)
        wrong_codes.failed(came_from)
        raise Invalid("bad_code")
    return link.event_id, Role(link.role)


def join(code: str, device_name: str, device_id: int | None, came_from: str) -> tuple[int, Role, str | None]:
    """Give this browser the role of a join link.

    Returns the event, the role, and a device token where the browser had none. A right code is never
    slowed down: a crew behind one address must not wait for one finger that slips. Who holds the role
    already is only shown the way.

    Raises:
        Invalid: `bad_code`.
        TooMany: too many wrong codes from one place.
        Closed: the event is closed, and takes nobody new.
    """
    event_id, role = _opened_by(code, came_from)
    name = device_name.strip()[:MOST_TEXT]
    if device_id and not name and queries.holds(device_id, event_id, role):
        return event_id, role, None
    with change(event_id, Actor(name or UNNAMED[role], device_id=device_id)) as this:
        token = None
        device = db.session.get(Device, device_id) if device_id else None
        if device is None or device.revoked_at is not None:
            device, token = _new_device("browser", name or _unnamed(event_id, role), None)
        elif name:
            device.name = name
        this.actor = replace(this.actor, name=device.name)
        if db.session.get(Grant, (device.id, event_id, role)) is None:
            db.session.add(Grant(device_id=device.id, event_id=event_id, role=role))
            this.record(DeviceJoined(device.id, role))
        return event_id, role, token


def program_token(actor: Actor, event_id: int, role: Role, name: str) -> str:
    """Make a bearer token for a program in one role of one event.

    Raises:
        NotAllowed: the actor is not the organiser.
        Closed: the event is closed, and takes nobody new.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        name = name.strip()[:MOST_TEXT] or _unnamed(event_id, role)
        device, token = _new_device("program", name, None)
        db.session.add(Grant(device_id=device.id, event_id=event_id, role=role))
        this.record(DeviceJoined(device.id, role))
        return token


def revoke(actor: Actor, event_id: int, device_id: int) -> None:
    """Take a device's roles in this event; its sockets close at once.

    A device that holds no role anywhere any more is revoked altogether: its cookie or token is dead.
    Open for a closed event too: a tablet that was lost after the day must not read on.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: no such device in this event.
    """
    actor.must_be(event_id)
    with change(event_id, actor, even_closed=True) as this:
        device = db.session.get(Device, device_id)
        if device is None or device.revoked_at is not None or not queries.holds(device_id, event_id):
            raise Unknown(what="device")
        queries.drop_grants(device_id, event_id)
        if device.account_id is None and not queries.holds_any(device_id):
            device.revoked_at = this.at
        this.record(DeviceRevoked(device_id))
        this.then(lambda: live.close_device(device_id))


def sign_out(actor: Actor) -> None:
    """End this browser's own device: its token and sockets stop.

    Raises:
        Conflict: `comings_wait`; a door's device still holds comings-in that no server has heard of.
    """
    device_id = actor.device_id
    if device_id is None:
        return
    if left := health.waiting(device_id):
        raise Conflict("comings_wait", n=left)
    with change(None, actor) as this:
        device = db.session.get(Device, device_id)
        if device is not None:
            device.revoked_at = this.at
        this.then(lambda: live.close_device(device_id))


def _end_sessions(this: Change, account_id: int) -> None:
    """Every browser that was signed in with the old password is out."""
    for device in queries.devices_of(account_id):
        device.revoked_at = this.at
        this.then(partial(live.close_device, device.id))


def open_links(event_id: int) -> None:
    """Compose: give a new event its join links, one for each role of the crew.

    The organiser has none: a password, or a one-time link, is the way in.
    """
    for role in Role:
        if role is not Role.ORGANISER:
            _open_link(event_id, role)


def open_to_everyone(actor: Actor, event_id: int) -> None:
    """Give an event a join link for the organiser too: only a sample that anybody may run.

    Raises:
        NotAllowed: the actor is not the house.
    """
    actor.must_be(None)
    with change(event_id, actor) as this:
        _open_link(event_id, Role.ORGANISER)
        this.record(LinkRenewed(Role.ORGANISER))


def renew_link(actor: Actor, event_id: int, role: Role) -> None:
    """Replace a role's join link: the old one stops working, devices that joined stay.

    Raises:
        NotAllowed: the actor is not the organiser.
        Closed: the event is closed; its links let nobody in anyway.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        for link in queries.join_links(event_id):
            if link.role == role:
                link.generation += 1
                link.digest = secrets.digest(_code(event_id, role, link.generation))
        this.record(LinkRenewed(role))


def join_codes(actor: Actor, event_id: int) -> dict[Role, str]:
    """Each role's join code, 16 digits, in the order of roles.

    Raises:
        NotAllowed: the actor is not the organiser.
    """
    actor.must_be(event_id)
    found = {Role(link.role): link.generation for link in queries.join_links(event_id)}
    return {role: _code(event_id, role, found[role]) for role in Role if role in found}


def _open_link(event_id: int, role: Role) -> None:
    digits = _code(event_id, role, 1)
    db.session.add(JoinLink(event_id=event_id, role=role, generation=1, digest=secrets.digest(digits)))


def _code(event_id: int, role: Role, generation: int) -> str:
    return codes.join_code(passes.derived("join", event_id, role, generation) % codes.JOIN_CHANCE)


def _new_device(kind: str, name: str, account_id: int | None) -> tuple[Device, str]:
    token = secrets.token()
    device = Device(
        kind=kind, name=name, digest=secrets.digest(token), account_id=account_id, joined_at=clock.now()
    )
    db.session.add(device)
    db.session.flush()
    return device, token


def _unnamed(event_id: int, role: Role) -> str:
    """A name for a device whose user typed none, like no other's that works at this event now."""
    word = UNNAMED[role]
    taken = [_number(one.name, word) for one in queries.devices(event_id)]
    last = max(taken, default=0)
    return f"{word} {last + 1}" if last else word


def is_a_persons(name: str) -> bool:
    """Whether somebody typed this name of a device, or it was made of its role."""
    return not any(_number(name, word) for word in UNNAMED.values())


def _number(name: str, word: str) -> int:
    """Which of its word a device is: `MC` the first, `MC 3` the third; 0 under another name."""
    if name == word:
        return 1
    rest = name.removeprefix(f"{word} ")
    return int(rest) if rest != name and rest.isdecimal() else 0


def _hashed(password: str) -> str:
    if len(password) < LEAST_PASSWORD:
        raise Invalid("weak_password", least=LEAST_PASSWORD)
    with one_hash:
        return str(off_loop(lambda: hasher.hash(password[:1024])))


def _fits(known: str, password: str) -> bool:
    try:
        return hasher.verify(known, password[:1024])
    except (VerificationError, InvalidHashError):
        return False


_NOBODY_HASH: list[str] = []


def _of_nobody() -> str:
    """A hash no password fits, so that an unknown address takes as long as a wrong password."""
    if not _NOBODY_HASH:
        _NOBODY_HASH.append(str(off_loop(lambda: hasher.hash(secrets.token()))))
    return _NOBODY_HASH[0]

"""What an event's status locks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ceremony.core.refusals import Conflict
from ceremony.core.statuses import LOCKS, NEXT, STATUSES, Lock, is_locked, must_be_open


def test_a_draft_locks_nothing_and_a_closed_event_everything() -> None:
    assert not any(is_locked("draft", lock) for lock in Lock)
    assert all(is_locked("closed", lock) for lock in Lock)


def test_each_status_locks_what_the_one_before_it_locks() -> None:
    for before, after in pairwise(STATUSES):
        assert {lock for lock in Lock if is_locked(before, lock)} <= {
            lock for lock in Lock if is_locked(after, lock)
        }


def test_the_table() -> None:
    assert {status: [str(lock) for lock in locks] for status, locks in LOCKS.items()} == {
        "draft": [],
        "ready": ["address"],
        "live": ["address", "kind", "filing", "programme", "happened"],
        "closed": ["everything"],
    }
    assert set(NEXT) == set(STATUSES)


def test_what_is_locked_is_refused_by_its_name() -> None:
    must_be_open("ready", Lock.KIND)
    with pytest.raises(Conflict) as refused:
        must_be_open("live", Lock.KIND)
    assert (refused.value.code, refused.value.details) == ("locked", {"what": "kind", "status": "live"})

"""The demo started again: whoever had joined is let in, whatever else was made beside it."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from ceremony.accounts.queries import actor_of_token
from ceremony.accounts.usecases import program_token
from ceremony.app import create_app
from ceremony.base.schema import bring_up_to_date
from ceremony.core.actor import HOUSE, Role
from ceremony.events.usecases import NewEvent, create
from ceremony.samples import DEMO
from ceremony.samples.demo import keep_devices
from ceremony.settings import from_environment


def house(data: Path) -> Flask:
    settings = from_environment(data, {})
    app = create_app(settings)
    bring_up_to_date(app, settings)
    return app


def test_a_demo_started_again_lets_its_crew_in_and_forgets_events_made_beside_it(tmp_path: Path) -> None:
    with house(tmp_path / "earlier").app_context():
        beside = create(HOUSE, NewEvent("hop-2", "Họp", ("HỌP",)))
        demo = create(HOUSE, NewEvent(DEMO, "Lễ", ("LỄ",)))
        of_demo, of_other = (program_token(HOUSE, one, Role.MC, "Hạnh") for one in (demo, beside))

    with house(tmp_path / "now").app_context():
        event_id = create(HOUSE, NewEvent(DEMO, "Lễ", ("LỄ",)))
        keep_devices(tmp_path / "earlier" / "ceremony.sqlite", event_id)

        known, stranger = actor_of_token(of_demo), actor_of_token(of_other)

    assert known is not None and known.roles_in(event_id) == {Role.MC}
    assert stranger is not None and stranger.grants == {}

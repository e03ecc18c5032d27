"""A whole ceremony, acted on a running demo through the edges that people use.

`ceremony demo --play` starts this as a process of its own: three doors, an MC, a control desk, a wing and a
tray, each with a token of the own role, each acting over HTTP; and one watcher at every surface, which looks
at each picture that comes. What they did and what they saw is compared with the server at the end.
"""

from __future__ import annotations

from contextlib import ExitStack

import requests

from ceremony.samples import DEMO
from ceremony.samples.play import doors, programme, verdict
from ceremony.samples.play.crew import Company, House
from ceremony.samples.play.pace import Pace
from ceremony.samples.play.story import Story, tell
from ceremony.samples.play.watch import Watch
from ceremony.settings import Settings

SURFACES = {
    "hall": "screen",
    "mc": "mc",
    "desk": "stage",
    "desk.sheet": "stage",
    "tray": "tray",
    "wing": "wing",
    "door": "door",
    "programme": "viewer",
    "stage.json": "viewer",
}
"""Every surface, and the role that watches it here."""


def play(url: str, settings: Settings, speed: float) -> int:
    """Act the ceremony on the demo at `url`, `speed` times as fast; return 0 if all went as it should."""
    try:
        return _play(url, settings, speed)
    except requests.ConnectionError:
        print("Máy chủ không còn trả lời: buổi diễn dừng ở đây.", flush=True)
    except KeyboardInterrupt:
        pass
    return 1


def _play(url: str, settings: Settings, speed: float) -> int:
    house = House(url, DEMO, settings.house_key)
    company = Company(house, Pace(speed))
    with ExitStack() as open_lines:
        watches = {
            surface: open_lines.enter_context(Watch(house, surface, role))
            for surface, role in SURFACES.items()
        }
        story = _story(company)
        _announce(company, story)
        latecomers = doors.receive(company, story)
        programme.run(company, story, watches)
        latecomers.join()
        checks = verdict.of(company, story, watches)
    verdict.show(company.pace, checks)
    return 0 if all(check.holds for check in checks) else 1


def _story(company: Company) -> Story:
    return tell(
        company.doors[0].crew.get("delegates", limit=5000),
        company.house.ask("invitations"),
        company.desk.get("awards"),
        company.desk.get("programme"),
    )


def _announce(company: Company, story: Story) -> None:
    company.say(
        "Buổi lễ",
        f"mời {len(story.guests)} đại biểu; hôm nay {len(story.absent)} người vắng, "
        f"{len(story.late)} người đến muộn, 1 người đi thay",
    )

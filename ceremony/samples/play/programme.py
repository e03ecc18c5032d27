"""The MC of the acted day: GO through every step at its pace, looking up at the hall's screen each time."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from ceremony.samples.play.crew import Company, Incident, Plain, Refused
from ceremony.samples.play.cues import Cues
from ceremony.samples.play.story import Story
from ceremony.samples.play.watch import Picture, Watch

BEGINS_MIN = 60
PASSED_OVER = {"absent", "deferred", "held", "withdrawn"}
TOLD = {"reading", "call", "present"}
"""The steps of an award that the commentary speaks of."""


def run(company: Company, story: Story, watches: Mapping[str, Watch]) -> None:
    """Take the ceremony from before the first item to its last step."""
    company.pace.until(BEGINS_MIN)
    share = {item["id"]: item["minutes"] / len(item["steps"]) for item in company.mc.get("programme")}
    cues = Cues(company, story, watches)
    stage: Plain | None = company.mc.stage()
    while stage is not None and (stage := _go(company, stage)) is not None:
        batch = _batch(company, stage)
        _tell(company, story, stage, batch)
        _look_up(company, watches["hall"], stage, batch)
        hands = [company.sends(act, incident) for incident, act in cues.at(stage)]
        company.pace.rest(share[stage["item"]["id"]])
        for hand in hands:
            hand.join()


def _go(company: Company, before: Plain) -> Plain | None:
    """Press GO; return where the ceremony stands then, or None at its end."""
    item = before["item"]
    if item is not None and item["type"] == "launch":
        return _both_press(company)
    try:
        return company.mc.press("advance")
    except Refused as refused:
        company.expect(Incident.PAST_THE_END, refused.code == "at_end", str(refused))
        return None


def _both_press(company: Company) -> Plain:
    """The MC and the desk press at the same time: the ceremony goes on by one step."""
    before = company.mc.stage()
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def press(who: str) -> None:
        start.wait()
        crew = company.mc if who == "mc" else company.desk
        try:
            crew.post("stage/advance", {"revision": before["revision"]})
            outcomes.append("went")
        except Refused as refused:
            outcomes.append(refused.code)

    pair = [
        company.sends(lambda who=who: press(who), Incident.BOTH_PRESSED)  # type: ignore[misc]
        for who in ("mc", "desk")
    ]
    for hand in pair:
        hand.join()
    if company.expect(Incident.BOTH_PRESSED, sorted(outcomes) == ["stale", "went"], ", ".join(outcomes)):
        company.say("MC", "và bàn điều khiển cùng bấm GO: chương trình chỉ tiến một bước")
    return company.mc.stage()


def _batch(company: Company, stage: Plain) -> list[Plain]:
    """Who of the present batch may stand on a card."""
    if stage["award"] is None:
        return []
    batches = company.mc.get("awards")["batches"]
    members = next(one["recipients"] for one in batches if one["no"] == stage["award"]["batch"])
    return [one for one in members if one["phase"] not in PASSED_OVER]


def _tell(company: Company, story: Story, stage: Plain, batch: list[Plain]) -> None:
    item, step = stage["item"], stage["step"]
    if step["no"] == 1:
        company.say("MC", f"Mục {item['no']}/{story.items}: {item['title']}")
    if step["kind"] in TOLD:
        who = f"đợt {stage['award']['batch']}, {len(batch)} phần thưởng: " if batch else ""
        names = f" – {_listed(batch)}" if step["kind"] == "call" else ""
        company.say("MC", f"  {who}{step['text'].lower()}{names}")


def _listed(batch: list[Plain]) -> str:
    names = [one["name"] for one in batch]
    return ", ".join(names) if len(names) < 3 else f"{names[0]} … {names[-1]}"


def _look_up(company: Company, hall: Watch, stage: Plain, batch: list[Plain]) -> None:
    """The hall must show this step's scene, with these names and no others."""
    scene = stage["screen"]["scene"]
    lit = stage["award"] and stage["award"]["recipient_id"]
    names = tuple(one["name"] for one in batch if scene == "batch" or one["id"] == lit)

    def wanted(picture: Picture) -> bool:
        return picture.scene == scene and (scene not in ("batch", "honouree") or picture.names == names)

    if not hall.shows(wanted):
        shown = f"{hall.last.scene} ({', '.join(hall.last.names)})" if hall.last else "chưa có gì"
        company.fault(f"màn hình hội trường hiện {shown}, đáng ra {scene} ({', '.join(names)})")

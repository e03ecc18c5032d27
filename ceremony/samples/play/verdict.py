"""After the ceremony: what was done against what the server holds, and what every screen has seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ceremony.samples.play.crew import Company, Incident
from ceremony.samples.play.cues import STAND_IN
from ceremony.samples.play.pace import Pace
from ceremony.samples.play.story import Story
from ceremony.samples.play.watch import Picture, Watch

GRACE_S = 1.0
"""A picture drawn before a name was locked may still be on its way for this long."""
CARDS_WITH_NAMES = ("batch", "honouree", "speaker")


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the summary."""

    holds: bool
    what: str
    found: str


def of(company: Company, story: Story, watches: Mapping[str, Watch]) -> list[Check]:
    """Compare everything. The watchers still watch."""
    return [
        _attendance(company, story),
        _programme(company, story),
        _awards(company, story),
        _incidents(company),
        *_pictures(watches),
        _hall(company, story, watches["hall"]),
        _newcomers_see_the_same(company, watches),
        Check(not company.faults, "Ngoài kịch bản", "; ".join(company.faults) or "không có gì"),
    ]


def show(pace: Pace, checks: Iterable[Check]) -> None:
    checks = list(checks)
    print(flush=True)
    for check in checks:
        print(f"{'✓' if check.holds else '✗'} {check.what}: {check.found}", flush=True)
    verdict = "ĐẠT" if all(check.holds for check in checks) else "KHÔNG ĐẠT"
    print(f"\n{verdict}: buổi lễ kết thúc lúc {pace.hour}.", flush=True)


def _attendance(company: Company, story: Story) -> Check:
    door = company.doors[0].crew
    counts = door.get("attendance")
    inside = {one["id"] for one in door.get("delegates", limit=5000) if one["present"]}
    told = {counts["present"], sum(counts["by_door"].values()), len(story.guests) - len(story.absent)}
    right = inside == company.inside and told == {len(inside)}
    by_door = ", ".join(f"{place} {count}" for place, count in sorted(counts["by_door"].items()))
    return Check(right, "Đại biểu", f"{counts['present']}/{counts['expected']} có mặt ({by_door})")


def _programme(company: Company, story: Story) -> Check:
    items, stage = company.mc.get("programme"), company.mc.stage()
    done = sum(one["status"] == "done" for one in items)
    last = stage["item"] is not None and stage["item"]["id"] == items[-1]["id"]
    at_its_end = last and stage["step"]["no"] == stage["step"]["of"]
    return Check(
        at_its_end and done == story.items - 1,
        "Chương trình",
        f"{done + last}/{story.items} mục, đang ở mục cuối" if last else f"{done}/{story.items} mục",
    )


def _awards(company: Company, story: Story) -> Check:
    read = company.desk.get("awards")
    everyone = {one["id"]: one for batch in read["batches"] for one in batch["recipients"]}
    presented = sum(one["phase"] == "presented" for one in everyone.values())
    receiver = (everyone[story.on_behalf.id]["receiver"] or {}).get("name")
    right = presented == len(everyone) == story.awards and not read["not_called"] and receiver == STAND_IN
    return Check(right, "Khen thưởng", f"{presented}/{story.awards} đã trao (1 nhận thay, 1 trao sau)")


def _incidents(company: Company) -> Check:
    missed = [str(one) for one in Incident if one not in company.happened]
    found = f"{len(company.happened)}/{len(Incident)}" + (f", thiếu: {', '.join(missed)}" if missed else "")
    return Check(not missed, "Tình huống", found)


def _pictures(watches: Mapping[str, Watch]) -> list[Check]:
    return [
        Check(
            bool(watch.pictures) and not watch.faults,
            f"Màn hình {name}",
            f"{len(watch.pictures)} ảnh, lớn nhất {watch.largest} byte"
            + ("; " + "; ".join(watch.faults[:5]) if watch.faults else ""),
        )
        for name, watch in watches.items()
    ]


def _hall(company: Company, story: Story, hall: Watch) -> Check:
    """The hall sees every name that is called, none that it may not see, and no card without one."""
    wrong = [
        f"“{name}” ở ảnh {picture.seq}"
        for name, since, until in company.kept_out
        for picture in hall.pictures
        if since + GRACE_S < picture.at < until and name in picture.names
    ]
    empty = [picture for picture in hall.pictures if _empty(picture)]
    wrong += [f"thẻ {picture.scene} trống ở ảnh {picture.seq}" for picture in empty]
    seen = {name for picture in hall.pictures for name in picture.names}
    wrong += [f"chưa hiện “{name}”" for name in story.called if name not in seen]
    found = (
        "; ".join(wrong[:5]) or f"hiện đủ {len(story.called)} tên, không tên nào ngoài phép, không thẻ trống"
    )
    return Check(not wrong, "Hội trường", found)


def _empty(picture: Picture) -> bool:
    if picture.scene == "black":
        return False
    if picture.scene in CARDS_WITH_NAMES:
        return not picture.names or not all(picture.names)
    return not picture.scene or not picture.text.strip()


def _newcomers_see_the_same(company: Company, watches: Mapping[str, Watch]) -> Check:
    """Who opens a screen now is sent what everybody has: no picture was lost on the way."""
    behind = [name for name, watch in watches.items() if not _same_as_a_newcomer(company, watch)]
    found = f"lệch: {', '.join(behind)}" if behind else "thấy đúng như mọi người"
    return Check(not behind, "Người mở sau", found)


def _same_as_a_newcomer(company: Company, watch: Watch) -> bool:
    with Watch(company.house, watch.surface, watch.role) as new:
        if not new.shows(lambda picture: True) or new.last is None:
            return False
        theirs = new.last
        caught_up = watch.shows(lambda picture: picture.seq >= theirs.seq)
        ours = [picture for picture in watch.pictures if picture.seq == theirs.seq]
        return caught_up and bool(ours) and ours[-1].body == theirs.body

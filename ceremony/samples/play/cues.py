"""What the desk, the wing and the tray do while the MC speaks, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ceremony.samples.play.crew import Company, Incident, Plain, Refused
from ceremony.samples.play.story import Story
from ceremony.samples.play.watch import Picture, Watch

A_MOMENT_MIN = 0.5
WELCOME = "Kính mời quý vị đại biểu ổn định chỗ ngồi"
STAND_IN = "Nguyễn Thị Mận (con gái)"
EXTRA_S = 120
TICKED_BATCH = 3

Act = tuple[Incident, Callable[[], None]]
"""A part in an incident, and how it is played."""


class Cues:
    """The others' parts, found by where the ceremony stands."""

    def __init__(self, company: Company, story: Story, watches: Mapping[str, Watch]) -> None:
        self._company, self._story, self._watches = company, story, watches
        self._lined_up: set[int] = set()
        self._papers = 0

    def at(self, stage: Plain) -> list[Act]:
        """What is done at this step, each by somebody of their own."""
        match stage["item"]["type"], stage["step"]["kind"]:
            case "arts", _:
                return [(Incident.HALL_MESSAGE, self._welcome_on_the_screen)]
            case "intro", "reason":
                return [(Incident.BLACK, self._screen_black)]
            case "report", _:
                return [(Incident.WRONG_GO, self._wrong_go), (Incident.NAME_HELD, self._hold_a_name)]
            case "paper", _:
                return self._at_a_paper()
            case "award", kind:
                return self._at_an_award(kind, (stage["award"] or {}).get("batch"))
            case "closing", _:
                return [(Incident.DEFERRED, self._hand_over_later)]
        return []

    def _at_a_paper(self) -> list[Act]:
        self._papers += 1
        acts: dict[int, Act] = {
            1: (Incident.EXTENDED, self._more_time),
            2: (Incident.HELD, self._microphone_fails),
            4: (Incident.NOTE_TO_MC, self._note_to_mc),
        }
        return [acts[self._papers]] if self._papers in acts else []

    def _at_an_award(self, kind: str, batch: int | None) -> list[Act]:
        acts: list[Act] = []
        if kind in ("reader", "call"):
            acts.append((Incident.LINED_UP, self._line_up_next))
        if kind == "call" and batch == self._story.on_behalf.batch:
            acts.append((Incident.ON_BEHALF, self._somebody_receives))
        if kind == "call" and batch == self._story.deferred.batch:
            acts.append((Incident.DEFERRED, self._defer))
        if kind == "on_stage" and batch == TICKED_BATCH:
            acts.append((Incident.TICKED, self._tick_one))
        return acts

    def _welcome_on_the_screen(self) -> None:
        company, hall = self._company, self._watches["hall"]
        company.desk.press("show", scene="message", text=WELCOME)
        shown = hall.shows(lambda picture: picture.scene == "message" and WELCOME in picture.text)
        if shown:
            company.say(company.desk.name, f"thông báo lên màn hình: “{WELCOME}”")
        company.pace.rest(A_MOMENT_MIN)
        stage = company.desk.press("show", scene="auto")
        back = hall.shows(lambda picture: picture.scene == stage["screen"]["scene"])
        company.expect(Incident.HALL_MESSAGE, shown and back, _on(hall.last))

    def _screen_black(self) -> None:
        company, hall = self._company, self._watches["hall"]
        company.desk.press("show", scene="black")
        black = hall.shows(lambda picture: picture.scene == "black")
        company.pace.rest(A_MOMENT_MIN)
        stage = company.desk.press("show", scene="auto")
        back = hall.shows(lambda picture: picture.scene == stage["screen"]["scene"])
        if company.expect(Incident.BLACK, black and back, _on(hall.last)):
            company.say(company.desk.name, "màn hình đen một lát, rồi trở lại đúng chỗ")

    def _wrong_go(self) -> None:
        company = self._company
        with company.turn:
            before = company.mc.stage()
            gone = company.mc.press("advance")
            company.pace.rest(A_MOMENT_MIN)
            after = company.desk.takes_back(gone["revision"])
        same = all(after[part] == before[part] for part in ("item", "step", "timer"))
        if company.expect(Incident.WRONG_GO, same, f"đang ở {_place(after)}, đáng ra ở {_place(before)}"):
            company.say("MC", "bấm GO nhầm; bàn điều khiển hoàn tác, đồng hồ không mất giây nào")

    def _hold_a_name(self) -> None:
        company, held = self._company, self._story.held
        phase = company.desk.move(held.id, "hold")
        company.keep_out(held.name)
        if company.halfway(Incident.NAME_HELD, phase == "held", phase):
            company.say(company.desk.name, f"tạm giữ khen thưởng của {held.name} để xác minh")

    def _more_time(self) -> None:
        company = self._company
        timer = company.desk.press("extend", seconds=EXTRA_S)["timer"]
        if company.expect(Incident.EXTENDED, timer["extra_s"] == EXTRA_S, f"thêm {timer['extra_s']} giây"):
            company.say(company.desk.name, "thêm 2 phút cho tham luận")

    def _microphone_fails(self) -> None:
        company = self._company
        held = company.desk.press("hold")["timer"]["held_at"]
        if company.halfway(Incident.HELD, held is not None, "đồng hồ vẫn chạy"):
            company.say(company.desk.name, "micro hỏng: dừng đồng hồ")
        company.pace.rest(A_MOMENT_MIN)
        again = company.desk.press("resume")["timer"]["held_at"]
        if company.expect(Incident.HELD, again is None, "đồng hồ vẫn dừng"):
            company.say(company.desk.name, "micro tốt: đồng hồ chạy tiếp")

    def _note_to_mc(self) -> None:
        company, story = self._company, self._story
        note = f"{story.on_behalf.name} vắng, có người nhận thay"
        company.desk.post("stage/message", {"text": note})
        seen = self._watches["mc"].shows(lambda picture: note in picture.text)
        if company.expect(Incident.NOTE_TO_MC, seen, "màn hình MC không hiện lời nhắn"):
            company.say(company.desk.name, f"nhắn MC: {note}")
        company.pace.rest(A_MOMENT_MIN)
        company.desk.post("stage/message", {"text": ""})

    def _line_up_next(self) -> None:
        """One batch ahead: the next one that nobody has lined up yet comes to the wing."""
        company = self._company
        batches = company.wing.get("awards")["batches"]
        waiting = (one for one in batches if one["no"] not in self._lined_up)
        batch = next((one for one in waiting if _nobody_called(one)), None)
        if batch is None:
            return
        self._lined_up.add(batch["no"])
        if batch["no"] == self._story.held.batch:
            self._release()
        ready = [self._come_to_the_wing(one) for one in batch["recipients"]].count("wing")
        if company.expect(Incident.LINED_UP, ready > 0, f"không có ai của đợt {batch['no']}"):
            company.say(company.wing.name, f"đợt {batch['no']} vào vị trí chờ: {ready} người")

    def _come_to_the_wing(self, one: Plain) -> str:
        """The phase this person is in now: at the wing, or absent. Another may have been faster: no fault."""
        company = self._company
        absent = one["id"] in (self._story.on_behalf.id, self._story.deferred.id)
        move = "mark_absent" if absent else "line_up"
        if absent:
            company.keep_out(one["name"])
        if move not in one["moves"]:
            return str(one["phase"])
        try:
            phase = company.wing.move(one["id"], move)
        except Refused as refused:
            if refused.code != "out_of_turn":
                raise
            return self._phase_of(one["id"])
        if absent:
            company.say(company.wing.name, f"{one['name']} vắng mặt")
        return phase

    def _phase_of(self, recipient_id: int) -> str:
        batches = self._company.wing.get("awards")["batches"]
        everyone = (one for batch in batches for one in batch["recipients"])
        return next((str(one["phase"]) for one in everyone if one["id"] == recipient_id), "held")

    def _release(self) -> None:
        company, held = self._company, self._story.held
        company.may_show(held.name)
        phase = company.desk.move(held.id, "release")
        if company.expect(Incident.NAME_HELD, phase == "waiting", phase):
            company.say(company.desk.name, f"đã xác minh, bỏ giữ {held.name}")

    def _somebody_receives(self) -> None:
        company, one = self._company, self._story.on_behalf
        company.may_show(one.name)
        phase = company.desk.move(one.id, "receive_on_behalf", STAND_IN)
        hall = self._watches["hall"]
        shown = hall.shows(lambda picture: one.name in picture.names and STAND_IN in picture.text)
        if company.expect(Incident.ON_BEHALF, phase == "on_behalf" and shown, f"{phase}, {_on(hall.last)}"):
            company.say(company.desk.name, f"{STAND_IN} nhận thay {one.name}")

    def _defer(self) -> None:
        company, one = self._company, self._story.deferred
        phase = company.desk.move(one.id, "defer")
        if company.halfway(Incident.DEFERRED, phase == "deferred", phase):
            company.say(company.desk.name, f"phần thưởng của {one.name}: trao sau")

    def _hand_over_later(self) -> None:
        company, one = self._company, self._story.deferred
        phase = company.tray.move(one.id, "present")
        company.may_show(one.name)
        if company.expect(Incident.DEFERRED, phase == "presented", phase):
            company.say(company.tray.name, f"đã trao tận tay {one.name} sau buổi lễ")

    def _tick_one(self) -> None:
        company = self._company
        batches = company.tray.get("awards")["batches"]
        first = next(one["recipients"][0] for one in batches if one["no"] == TICKED_BATCH)
        phase = company.tray.move(first["id"], "present")
        if company.expect(Incident.TICKED, phase == "presented", phase):
            company.say(company.tray.name, f"đánh dấu đã trao: {first['name']}")


def _nobody_called(batch: Plain) -> bool:
    return all(one["phase"] in ("waiting", "wing", "absent") for one in batch["recipients"])


def _place(stage: Plain) -> str:
    """Where the ceremony stands, in words."""
    item, step = stage["item"], stage["step"]
    return f"mục {item['no']}, bước {step['no']}/{step['of']}" if item and step else "trước mục đầu tiên"


def _on(picture: Picture | None) -> str:
    """What a screen shows, in words."""
    return f"màn hình hiện {picture.scene or 'một ảnh trống'}" if picture else "màn hình chưa có gì"

"""The people who act: each with a token of the own role, each over HTTP like any client."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from typing import Any

import requests

from ceremony.samples.play.pace import Pace

PATIENCE_S = 30
TRIES = 5
"""How often a press is made again when somebody else moved the stage in between."""
DOORS = (("cửa A", "Lan"), ("cửa B", "Hùng"), ("cửa C", "Mai"))

Plain = dict[str, Any]


class Incident(StrEnum):
    """What goes wrong on a day, or is done by hand: each must have happened, and ended well."""

    SCANNED_AGAIN = "quét lại giấy mời đã vào"
    PRESSED_TWICE = "bấm hai lần một lượt quét"
    UNKNOWN_CODE = "mã không có thật"
    SENT_OUT = "hoàn tác lượt vào rồi cho vào lại"
    SUBSTITUTE = "người đi thay"
    OLD_INVITATION = "giấy mời của người đã cử người thay"
    TWO_DOORS = "hai cửa cùng quét một giấy mời"
    WRONG_GO = "bấm GO nhầm, hoàn tác"
    BOTH_PRESSED = "hai người cùng bấm GO"
    HALL_MESSAGE = "thông báo lên màn hình"
    BLACK = "màn hình đen rồi trở lại"
    NOTE_TO_MC = "nhắn MC"
    EXTENDED = "thêm giờ"
    HELD = "tạm dừng rồi chạy tiếp"
    NAME_HELD = "tạm giữ một khen thưởng rồi bỏ giữ"
    LINED_UP = "vào vị trí chờ trước một đợt"
    TICKED = "bàn khay trao tay một phần thưởng"
    ON_BEHALF = "vắng, có người nhận thay"
    DEFERRED = "vắng, trao sau"
    PAST_THE_END = "GO ở bước cuối không quay vòng"


class Refused(Exception):
    """The server refused; `code` is the contract's word for why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class House:
    """Speaks for the directory the demo lives in, as the command line does."""

    def __init__(self, url: str, slug: str, key: str) -> None:
        self.url, self.slug, self._key = url, slug, key

    def ask(self, order: str, **values: Any) -> Any:
        answer = requests.post(
            f"{self.url}/house/{order}",
            json={"event": self.slug, **values},
            headers={"Authorization": f"Bearer {self._key}"},
            timeout=PATIENCE_S,
        )
        return _read(answer)

    def token(self, role: str, name: str) -> str:
        return str(self.ask("token", role=role, name=name))


class Crew:
    """One person with one device. One request at a time, as fingers do."""

    def __init__(
        self, house: House, role: str, name: str, turn: AbstractContextManager[Any] | None = None
    ) -> None:
        self.name = name
        self._turn = turn or nullcontext()
        self._base = f"{house.url}/api/v1/events/{house.slug}"
        self._line = requests.Session()
        self._line.headers["Authorization"] = f"Bearer {house.token(role, name)}"
        self._hand = threading.Lock()

    def get(self, path: str, **query: Any) -> Any:
        return self._ask("GET", path, params=query)

    def post(self, path: str, body: Plain) -> Plain:
        answer: Plain = self._ask("POST", path, json=body)
        return answer

    def delete(self, path: str, body: Plain) -> Plain:
        answer: Plain = self._ask("DELETE", path, json=body)
        return answer

    def stage(self) -> Plain:
        stage: Plain = self.get("stage")
        return stage

    def press(self, command: str, **body: Any) -> Plain:
        """Give a stage command on what the stage shows now; look again if somebody was faster."""
        with self._turn:
            for attempt in itertools.count(1):
                try:
                    self.post(f"stage/{command}", {"revision": self.stage()["revision"], **body})
                    break
                except Refused as refused:
                    if refused.code != "stale" or attempt == TRIES:
                        raise
            return self.stage()

    def takes_back(self, revision: int) -> Plain:
        """Undo what led to this revision and nothing else: where it is not the last, this is refused."""
        with self._turn:
            self.post("stage/undo", {"revision": revision})
            return self.stage()

    def move(self, recipient_id: int, move: str, receiver: str = "") -> str:
        """Make one move of an award by hand; return the phase it led to."""
        with self._turn:
            answer = self.post(f"awards/{recipient_id}/moves/{move}", {"receiver": receiver})
        return str(answer["phase"])

    def _ask(self, method: str, path: str, **rest: Any) -> Any:
        with self._hand:
            return _read(self._line.request(method, f"{self._base}/{path}", timeout=PATIENCE_S, **rest))


class Door:
    """A door, and the person at it."""

    def __init__(self, house: House, place: str, name: str) -> None:
        self.place, self.title = place, f"{place} – {name}"
        self.crew = Crew(house, "door", name)
        self._numbers = itertools.count(1)

    def nonce(self) -> str:
        return f"play-{self.place}-{next(self._numbers)}"

    def scan(self, **whom: Any) -> Plain:
        """Ask with a code or a chosen delegate; the answer is what the door's screen shows."""
        return self.crew.post("checkins", {"nonce": self.nonce(), "door": self.place, **whom})


class Company:
    """Everybody who acts, what they have done, and what went wrong on the way."""

    def __init__(self, house: House, pace: Pace) -> None:
        self.house, self.pace = house, pace
        self.doors = [Door(house, place, name) for place, name in DOORS]
        self.turn = threading.RLock()
        """Undo takes back the last command, by whomever: who means an own one keeps the turn until then."""
        self.mc = Crew(house, "mc", "MC Thanh Hà", self.turn)
        self.desk = Crew(house, "stage", "Bàn điều khiển", self.turn)
        self.wing = Crew(house, "wing", "Cánh gà", self.turn)
        self.tray = Crew(house, "tray", "Bàn khay", self.turn)
        self.inside: set[int] = set()
        """Who was let in and not sent out again."""
        self.happened: set[Incident] = set()
        self.faults: list[str] = []
        self.kept_out: list[tuple[str, float, float]] = []
        """Names that no hall screen may show, since when and until when (monotonic seconds)."""

    def say(self, who: str, text: str) -> None:
        self.pace.say(who, text)

    def fault(self, text: str) -> None:
        """Something did not go as it should: it is said at once, and again at the end."""
        self.faults.append(text)
        self.say("KHÔNG ĐÚNG", text)

    def expect(self, incident: Incident, holds: bool, found: str) -> bool:
        """An incident is over: did it end as it should? If not, `found` tells in words how it ended."""
        self.happened.add(incident)
        return self.halfway(incident, holds, found)

    def halfway(self, incident: Incident, holds: bool, found: str) -> bool:
        """An incident goes on: has it come about as it should?"""
        if not holds:
            self.fault(f"{incident}: {found}")
        return holds

    def keep_out(self, name: str) -> None:
        self.kept_out.append((name, time.monotonic(), float("inf")))

    def may_show(self, name: str) -> None:
        self.kept_out = [
            (who, since, min(until, time.monotonic()) if who == name else until)
            for who, since, until in self.kept_out
        ]

    def sends(self, act: Callable[[], None], what: str) -> threading.Thread:
        """Somebody does this by themselves; what they run into is our fault to tell."""

        def acting() -> None:
            try:
                act()
            except Refused as refused:
                self.fault(f"{what}: {refused} ({refused.code})")
            except requests.RequestException as error:
                # Said once, by whoever asks next: everybody has lost the server.
                self.faults.append(f"máy chủ không trả lời: {type(error).__name__}")

        thread = threading.Thread(target=acting, daemon=True)
        thread.start()
        return thread


def _read(answer: requests.Response) -> Any:
    if answer.ok:
        return answer.json() if answer.content else {}
    try:
        told = answer.json()
        code, message = str(told["error"]), str(told["message"])
    except (ValueError, KeyError):
        code, message = "unreadable", f"{answer.status_code}: {answer.text[:200]}"
    raise Refused(code, message)

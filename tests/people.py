"""The people of the day. Each acts as in the hall: through a page's forms, a program's calls, a socket."""

from __future__ import annotations

import itertools
from typing import Any

from tests.edges import PATIENCE_S, Element, Program, Refused, Socket, read
from tests.galas import Gala

_nonces = itertools.count(1)


def nonce() -> str:
    return f"nonce-{next(_nonces)}"


class Crew:
    """Somebody with a device: a browser that joined by code, and the picture its page watches."""

    role = surface = page = ""

    def __init__(self, gala: Gala, name: str = "") -> None:
        self.gala, self.name = gala, name or self.role
        self.browser = gala.joined(self.role, self.name)
        self._socket: Socket | None = None
        self._program: Program | None = None

    @property
    def program(self) -> Program:
        """A program in the same role and name."""
        if self._program is None:
            self._program = self.gala.program(self.role, self.name)
        return self._program

    def opens(self) -> Element:
        """Open one's own page."""
        return self.browser.open(f"{self.gala.base}/{self.page}")

    @property
    def pass_token(self) -> str:
        return self.opens().one("meta", name="ceremony-pass").attributes["content"]

    @property
    def socket(self) -> Socket:
        """The page's line, opened and watching."""
        if self._socket is None:
            self._socket = Socket(self.gala.address, self.pass_token).open()
            self._socket.watch(self.gala.slug, self.surface)
            self._socket.until(lambda: self.pictures, "the first picture")
        return self._socket

    @property
    def pictures(self) -> list[dict[str, Any]]:
        assert self._socket is not None
        return self._socket.of(self.surface)

    @property
    def sees(self) -> Element:
        """What the socket put up, once it is the present: as new as the page drawn now."""
        line = self.socket
        frame = self.opens().one("live-picture")
        run, seq = frame.attributes["run"], int(frame.attributes["seq"])

        def newest() -> dict[str, Any] | None:
            mine = [one for one in self.pictures if one["run"] == run and one["seq"] >= seq]
            return max(mine, key=lambda one: int(one["seq"])) if mine else None

        return read(line.until(newest, f"picture {seq} of {self.surface}")["html"])

    def unplug(self) -> None:
        """Lose the network."""
        assert self._socket is not None
        self._socket.cut()

    def plug_in(self) -> None:
        """Find the network again: the page's script connects and watches, as it did at first."""
        assert self._socket is not None
        self._socket = Socket(self.gala.address, self._socket.token).open()
        self._socket.watch(self.gala.slug, self.surface)
        self._socket.until(lambda: self.pictures, "the first picture")

    def leaves(self) -> None:
        if self._socket is not None:
            self._socket.cut()


class Conductor(Crew):
    """Whoever holds the clicker: the MC, and the control desk."""

    def presses(self, key: str) -> None:
        """Press the page's button as it is drawn now: it carries the revision it was drawn on."""
        button = self.opens().one("button", data_key=key)
        path = button.attributes["formaction"]
        self.browser.sends(path, **{button.attributes["name"]: button.attributes["value"]})

    def advances(self) -> None:
        self.presses("go")

    def goes_back(self) -> None:
        self.presses("back")

    def commands(self, command: str, **fields: Any) -> None:
        """Give any stage command on the present revision."""
        self.opens()
        fields.setdefault("revision", self.gala.revision)
        self.browser.sends(f"{self.gala.base}/stage/{command}", **fields)

    def undoes(self) -> None:
        self.commands("undo")

    def makes(self, move: str, recipient: int, **fields: Any) -> None:
        """Make one move in the calling of an award."""
        self.opens()
        self.browser.sends(f"{self.gala.base}/awards/{recipient}/moves/{move}", **fields)

    def comes_to(self, kind: str) -> None:
        """Press GO until the ceremony stands at a step of this kind."""
        for _press in range(200):
            if self.gala.stage["step"]["kind"] == kind:
                return
            self.advances()
        raise AssertionError(f"the ceremony has no step {kind}")


class MC(Conductor):
    role = surface = page = "mc"

    @property
    def says(self) -> list[str]:
        """The paragraphs to say now, and in their place among them the names that are read down the list."""
        picture = self.sees
        before = [one.text for one in picture.one("section", of_class="mc-say").all("p")]
        after = [one.text for part in picture.all(of_class="mc-after") for one in part.all("p")]
        lines = [one for one in picture.all("li", of_class="mc-person") if list(one.all(of_class="mc-line"))]
        return [*before, *map(_read_aloud, lines), *after]

    @property
    def marks(self) -> dict[str, str]:
        """Names on the MC's list and the mark beside each."""
        people = self.sees.all("li", of_class="mc-person")
        return {
            one.one(of_class="mc-name").text: next(
                (part[5:] for part in one.attributes["class"].split() if part.startswith("mark-")), ""
            )
            for one in people
        }


def _read_aloud(row: Element) -> str:
    """A row of the MC's list as it is read: its number, then the line."""
    line = row.one(of_class="mc-line").text.replace(" ,", ",")
    return f"{row.one(of_class='mc-no').text}. {line}."


class Desk(Conductor):
    role = "stage"
    surface = page = "desk"

    @property
    def log(self) -> list[str]:
        """The lines of the log, newest first."""
        return [line.one("span").text for line in self.sees.one("ol", of_class="log").all("li")]

    def takes_back(self, what: str) -> None:
        """Press the way back beside the newest line of the log that says this."""
        lines = self.opens().one("ol", of_class="log").all("li")
        self._sends(next(line for line in lines if what in line.text).one("button"))

    def takes_the_last_back(self) -> str:
        """Press the key that names the last stage command; return what it says."""
        key = self.opens().one("button", of_class="undo-last")
        self._sends(key)
        return key.text

    def _sends(self, button: Element) -> None:
        revision = self.browser.page.one("input", data_now="revision").attributes["value"]
        self.browser.sends(button.attributes["formaction"], revision=revision)


class Tray(Conductor):
    role = surface = page = "tray"

    def taps(self, key: str, name: str) -> None:
        """Tap a key beside somebody's certificate."""
        row = next(one for one in self.opens().all("li", of_class="tray-row") if name in one.text)
        button = next(one for one in row.all("button") if one.text == key)
        self.browser.sends(button.attributes["formaction"])

    @property
    def set_aside(self) -> list[str]:
        """Names of the certificates that lie apart: not handed over."""
        return [
            row.one(of_class="tray-name").text
            for left in self.sees.all("section", of_class="is-left")
            for row in left.all("li")
        ]


class Wing(Conductor):
    role = surface = page = "wing"


class Projector(Crew):
    role = "screen"
    surface = page = "hall"

    @property
    def shows(self) -> tuple[str, ...]:
        """The scene on the wall and the names on it."""
        return shown(self.sees)

    @property
    def ever_showed(self) -> str:
        """The text of every picture that was ever sent to it."""
        return "\n".join(read(picture["html"]).text for picture in self.pictures)


def shown(picture: Element) -> tuple[str, ...]:
    """The scene of a hall picture and the names on it."""
    card = picture.one("section", of_class="card")
    scene = card.attributes["data-card"].split()[0]
    match scene:
        case "batch":
            names = [one.text for one in card.all("span", of_class="batch-person")]
        case "honouree" | "speaker":
            names = [card.one(of_class="name").text]
        case "message":
            names = [card.one(of_class="message").text]
        case _:
            names = []
    return (scene, *names)


class Door(Crew):
    """A phone or laptop at one door."""

    role = surface = page = "door"

    def __init__(self, gala: Gala, name: str = "Lan", door: str = "Cửa A") -> None:
        super().__init__(gala, name)
        self.door = door

    def scans(self, code: str, **more: str) -> Element:
        """Scan a code; return the answer's card."""
        return self._asks(code=code, **more)

    def lets_in(self, name: str, **more: str) -> Element:
        """Choose a name from the list; return the answer's card."""
        return self._asks(delegate_id=str(self.gala.delegate(name)), **more)

    def brings(self, kind: str, **fact: Any) -> dict[str, Any]:
        """Send what waited for the network, as the door's page does; return what it is answered."""
        self.opens()
        answer = self.browser.session.post(
            f"{self.gala.address}{self.gala.base}/door/sync",
            json={"items": [{"kind": kind, "nonce": nonce(), "door": self.door, "by": self.name, **fact}]},
            headers={"X-CSRFToken": self.browser.csrf, "X-Requested-With": "ceremony"},
            timeout=PATIENCE_S,
        )
        [told] = answer.json()["results"]
        assert "error" not in told, told
        return dict(told)

    def finds(self, query: str) -> list[str]:
        """Type part of a name; return the names found, best first."""
        answer = self.browser.get(
            f"{self.gala.base}/door/search", params={"q": query}, headers={"X-Requested-With": "ceremony"}
        )
        if not answer.ok:
            raise Refused(answer)
        return [one.text for one in read(answer.text).all("span", of_class="found-name")]

    def takes_back(self, name: str, reason: str = "Nhầm người") -> None:
        """Undo somebody's coming in, whichever door it was."""
        self.opens()
        path = f"{self.gala.base}/door/checkins/{self.gala.delegate(name)}/undo"
        self.browser.sends(path, reason=reason, nonce=nonce())

    @property
    def counts(self) -> str:
        """The door's live figures: `2 /8 có mặt`."""
        return self.sees.one("p", of_class="door-present").text

    def _asks(self, **fields: str) -> Element:
        self.opens()
        fields = {"nonce": nonce(), "door": self.door, **fields}
        answer = self.browser.sends(f"{self.gala.base}/door/checkins", **fields)
        return read(answer.text).one("article", of_class="answer")


def outcome(answer: Element) -> tuple[str, str]:
    """The colour of a door's card and its word."""
    tone = next(part[5:] for part in answer.attributes["class"].split() if part.startswith("tone-"))
    return tone, answer.one(of_class="answer-word").text

"""The print shop as an organiser uses it: order, wait, fetch the file, read it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from tests.edges import PATIENCE_S, Element
from tests.galas import Gala

ASKS_AGAIN_S = 0.15


@dataclass(frozen=True, slots=True)
class Print:
    """One print: what its page says, and the file if there is one."""

    page: Element
    file: bytes

    @property
    def pages(self) -> list[str]:
        """What stands on every page, in one line each."""
        return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(self.file)).pages]

    @property
    def problem(self) -> str:
        return self.page.one("p", of_class="problem").text


class Shop:
    """The print shop of one event, with the organiser at its counter."""

    def __init__(self, gala: Gala) -> None:
        self.gala, self.organiser = gala, gala.organiser
        self.base = f"{gala.base}/print"

    def prints(self, kind: str, /, **wanted: str | list[str]) -> Print:
        """Order a print by the form of its page and wait for it."""
        self.organiser.open(f"{self.base}/{kind}")
        answer = self.organiser.post(f"{self.base}/{kind}", script=False, **({"only": "all"} | wanted))
        assert answer.status_code == 303, answer.text
        where = answer.headers["Location"]
        self._wait(f"{where}/progress")
        answer = self.organiser.get(where)
        self.organiser.page = page = Print(_read(answer.text), b"").page
        links = [
            link.attributes["href"] for link in page.all("a") if link.attributes["href"].endswith("save=1")
        ]
        if not links:
            return Print(page, b"")
        file = self.organiser.get(links[0])
        assert file.headers["Cache-Control"] == "no-store", "codes lie in no cache"
        return Print(page, file.content)

    def stands(self, kind: str) -> Element:
        """The paper's page, once what was printed has been compared with the lists of now."""
        self.organiser.open(f"{self.base}/{kind}")
        self._wait(f"{self.base}/stand")
        return self.organiser.open(f"{self.base}/{kind}")

    def chips(self, kind: str) -> list[str]:
        return [chip.text for chip in self.stands(kind).one("p", of_class="paper-state").all(of_class="chip")]

    def old(self, kind: str) -> list[str]:
        """What the page says is not true any more, line by line."""
        page = self.stands(kind)
        return [line.text for part in page.all("ul", of_class="old-pages") for line in part.all("li")]

    def _wait(self, where: str) -> None:
        until = time.monotonic() + PATIENCE_S * 3
        while not self.organiser.get(where).json()["finished"]:
            assert time.monotonic() < until, "the print never came"
            time.sleep(ASKS_AGAIN_S)


def _read(html: str) -> Element:
    from tests.edges import read

    return read(html)

"""Whose picture a file is: by its name, which holds a person's name, unit or year of birth, or a code.

Marks, case and what stands between words do not count: `Nguyen_Van_An-ap-suoi-da.JPG` is Nguyễn Văn An of
Ấp Suối Đá, and so is `nguyenvanan.jpg` while nobody else is called so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ceremony.core import names

_APART = re.compile(r"[\W_]+")
_ASIDE = frozenset("anh chan dung hinh the img image photo portrait dc ong ba copy".split())


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person as a file may name them. `codes` are the short and the long code of the invitation."""

    id: int
    name: str
    unit: str = ""
    birth_year: int | None = None
    codes: tuple[str, ...] = ()


class Album:
    """Everybody's names made ready, to be asked about many files."""

    def __init__(self, people: Iterable[Bearer]) -> None:
        self._by_name: dict[str, list[Bearer]] = defaultdict(list)
        self._by_code: dict[str, int] = {}
        for one in people:
            self._by_name["".join(_words(one.name))].append(one)
            self._by_code |= {_squeezed(code): one.id for code in one.codes if code}

    def whose(self, file_name: str) -> list[int]:
        """Return the ids of those a file may show: several where only a person can tell them apart."""
        stem = file_name.rpartition(".")[0] or file_name
        if (by_code := self._by_code.get(_squeezed(stem))) is not None:
            return [by_code]
        words = _words(stem)
        for start, end in _spans(len(words)):
            found = self._by_name.get("".join(words[start:end]), [])
            if found and (end - start > 1 or len(words) == 1 or len(words[start]) > 6):
                found = _marked_so(found, stem)
                return [one.id for one in _told_apart(found, [*words[:start], *words[end:]])]
        return []


def _spans(count: int) -> list[tuple[int, int]]:
    """Every run of words, the longest first: the longest that is somebody's name is the name."""
    spans = [(start, end) for start in range(count) for end in range(start + 1, count + 1)]
    return sorted(spans, key=lambda span: (span[0] - span[1], span[0]))


def _marked_so(found: list[Bearer], stem: str) -> list[Bearer]:
    """Those whose very marks stand in the file's name, or all: many files are named without marks."""
    written = _apart(names.with_marks(stem))
    return [one for one in found if f" {_apart(names.with_marks(one.name))} " in f" {written} "] or found


def _told_apart(found: list[Bearer], rest: list[str]) -> list[Bearer]:
    """Those whom the other words of the file's name fit, or all if they fit nobody."""
    said = [word for word in rest if word not in _ASIDE and not (word.isdigit() and len(word) < 4)]
    if not said:
        return found
    fits = [one for one in found if all(word in _about(one) for word in said)]
    return fits or found


def _about(one: Bearer) -> set[str]:
    words = _words(one.unit)
    return {*words, "".join(words), str(one.birth_year or "")}


def _apart(text: str) -> str:
    return " ".join(word for word in _APART.split(text.replace("'", "")) if word)


def _words(text: str) -> list[str]:
    return [word for word in _APART.split(names.fold(text).replace("'", "")) if word]


def _squeezed(text: str) -> str:
    return "".join(_words(text))

"""Whether two spellings may be of one name or one unit: a lost mark, a typing slip, an abbreviation.

A given name with other marks is another name (Hùng, Hưng; Thủy, Thùy), and so is one with another letter
(Lan, Loan). A mark that is only missing, hỏi for ngã, another space, a letter that makes no word are slips.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from ceremony.core.syllables import is_syllable

NEARLY = 0.7
"""So much alike are two long words of a unit that may be one."""


def tight(plain: str) -> str:
    """The letters of a folded name, however it was spaced: `H'Loan Niê` is `H Loan Niê`."""
    return _NO_LETTER.sub("", plain)


def twins(one: str, other: str) -> bool:
    """Say whether two names of the same letters differ in marks that one of them may have lost."""
    letters, others = _letters(one), _letters(other)
    return len(letters) == len(others) and all(map(_may_be_one_letter, letters, others))


def slipped(one: str, other: str) -> bool:
    """Say whether one is the other with a slip: one word that is no word, or one letter of a family name."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    apart = [place for place, pair in enumerate(zip(words, others, strict=True)) if not twins(*pair)]
    if len(apart) != 1 or not _one_letter_apart(*(tight(_bare(each[apart[0]])) for each in (words, others))):
        return False
    of_family = apart == [0] and len(words) > 2
    return of_family or is_syllable(words[apart[0]]) != is_syllable(others[apart[0]])


def nearly(one: str, other: str) -> bool:
    """Say whether two folded names are a letter or a middle word apart: enough where a phone agrees."""
    words, others = one.split(), other.split()
    if words[:1] == others[:1] and words[-1:] == others[-1:] and _one_holds_the_other(words, others):
        return True
    return tight(one) == tight(other) or _one_letter_apart(tight(one), tight(other))


def may_be_one_unit(one: str, other: str) -> bool:
    """Say whether two folded names may be of one unit: one is blank, shorter, abbreviated or misspelt.

    Short words must agree: the hamlets Tân Lập and Tân Hòa differ in no more. A commune is not its school.
    """
    if not one or not other or one == other:
        return True
    words, others = _WORD.findall(one), _WORD.findall(other)
    if _numbers(words) != _numbers(others):
        return False
    if _shortened(words, others) or _abbreviates(words, others):
        return True
    return len(words) == len(others) and all(map(_same_word, words, others))


def _shortened(words: list[str], others: list[str]) -> bool:
    """Words are missing at the end or in the middle, or only what kind of place it is."""
    if not _one_holds_the_other(words, others):
        return False
    return words[0] == others[0] or set(words) ^ set(others) <= _PLACES


def _one_holds_the_other(words: Iterable[str], others: Iterable[str]) -> bool:
    return set(words) <= set(others) or set(others) <= set(words)


def _same_word(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= 4
    return one == other or (long and SequenceMatcher(None, one, other).ratio() >= NEARLY)


def _numbers(words: Iterable[str]) -> list[str]:
    """What numbers a unit: two hamlets differ in nothing else."""
    return sorted(word for word in words if word.isdigit() or (len(word) == 1) or _ROMAN.fullmatch(word))


def _abbreviates(words: list[str], others: list[str]) -> bool:
    """Say whether one writes a word of the other by its initials: Trường TH is Trường Tiểu học."""
    short, long = sorted((words, others), key=len)
    place = 0
    for word in short:
        initials = "".join(one[0] for one in long[place : place + len(word)])
        if place < len(long) and word == long[place]:
            place += 1
        elif word == initials:
            place += len(word)
        else:
            return False
    return place == len(long)


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter is missing or another, or two neighbours changed places."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _may_be_one_letter(one: str, other: str) -> bool:
    return one[0] == other[0] and (set(one) <= set(other) or set(other) <= set(one))


def _bare(text: str) -> str:
    return "".join(letter[0] for letter in _letters(text))


@lru_cache(maxsize=4096)
def _letters(text: str) -> tuple[str, ...]:
    """Each letter with its marks behind it; đ is a d with a mark, and hỏi and ngã are heard as one."""
    apart = unicodedata.normalize("NFD", text.lower()).replace("đ", "d\u0335").replace("\u0303", "\u0309")
    return tuple(found[0] for found in _LETTER.finditer(apart))


_NO_LETTER = re.compile(r"[\W_]+")
_LETTER = re.compile("[^\\W_][\u0300-\u036f]*")
_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"[ivx]+")
_PLACES = set("ap thon buon bon lang khom khu pho to xa phuong thi tran huyen quan tinh thanh".split())

"""What a written Vietnamese syllable may look like: an onset, a rhyme, a tone on the right vowel.

Vietnamese is spelt one syllable to a word, and from a few hundred rhymes. So a machine can tell
`Nguyễn` from `Nguyeãn` and `Müller` without a dictionary. Names of other peoples (K'Nam, Niê, Ksor) are
names all the same: this says how a word is spelt, never whether somebody may bear it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ceremony.core.names import TONES

_SHARP, _HEAVY = "\u0301", "\u0323"

_RHYMES = """
a:c|ch|i|m|n|ng|nh|o|p|t|u|y| ă:c|m|n|ng|p|t â:c|m|n|ng|p|t|u|y e:c|m|n|ng|o|p|t| ê:ch|m|n|nh|p|t|u|
i:a|ch|m|n|nh|p|t|u| o:a|e|c|i|m|n|ng|p|t| ô:c|i|m|n|ng|p|t| ơ:i|m|n|p|t|
u:a|c|i|m|n|ng|p|t|y| ư:a|c|i|m|n|ng|t|u| y:
iê:c|m|n|ng|p|t|u yê:m|n|ng|t|u ia: oo:c|ng
oa:c|ch|i|m|n|ng|nh|o|p|t|y| oă:c|m|n|ng|t oe:m|n|o|t|
uâ:n|ng|t|y uê:ch|n|nh| uơ: uy:ch|n|nh|p|t|u|a| uyê:n|t uô:c|i|m|n|ng|p|t ươ:c|i|m|n|ng|p|t|u
"""
"""Up to the vowel that bears the tone, then what may follow it. `hòa` and `hoà` are both here."""

_AFTER_QU = "a|ă|â|e|ê|i|o|ô|ơ|y|yê"

_FRONT = "(?=[ieêy])"
_ONSET = f"(?:ngh{_FRONT}|gh{_FRONT}|ng|nh|ch|gi|kh|ph|th|tr|k{_FRONT}|[bcdđghlmnprstvx])?"


def _rhymes() -> dict[str, str]:
    return {before: after for before, _, after in (one.partition(":") for one in _RHYMES.split())}


def _spelling() -> re.Pattern[str]:
    tone = f"[{TONES}]?"
    rhymes = _rhymes()
    plain = "|".join(f"{before}{tone}(?:{after})" for before, after in rhymes.items())
    after_qu = "|".join(
        f"{before}{tone}(?:{rhymes.get(before, '')}{'nh|ch|n|t|u|' if before == 'y' else ''})"
        for before in _AFTER_QU.split("|")
    )
    return re.compile(f"{_ONSET}(?:{plain})|qu(?:{after_qu})|gi{tone}(?:n|m|p)?")


_SPELLING = _spelling()
_STOPPED = re.compile("(?:c|ch|p|t)$")


@lru_cache(maxsize=4096)
def is_syllable(word: str, strict: bool = True) -> bool:
    """Say whether a word is spelt as a Vietnamese syllable; case does not matter.

    A stop at the end (`c`, `ch`, `p`, `t`) goes with sắc or nặng only. Not `strict` lets that pass, for
    many leave a tone out where the letters say enough.

    >>> [is_syllable(word) for word in ("Nguyễn", "hoà", "quý", "Müller", "Nguyeãn")]
    [True, True, True, False, False]
    """
    apart = _tones_apart(word.lower())
    if not _SPELLING.fullmatch(apart):
        return False
    return not strict or not _STOPPED.search(apart) or _SHARP in apart or _HEAVY in apart


def _tones_apart(word: str) -> str:
    """Each letter whole and its tone behind it: ễ is ê and a tilde."""
    return "".join(_one_apart(sign) for sign in unicodedata.normalize("NFC", word))


def _one_apart(sign: str) -> str:
    marks = unicodedata.normalize("NFD", sign)
    tone = "".join(mark for mark in marks if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES)) + tone

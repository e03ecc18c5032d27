"""The doors of the acted day: parties of a unit, late people, and what goes wrong with an invitation."""

from __future__ import annotations

import threading
from itertools import cycle

from ceremony.core import codes
from ceremony.core.names import fold
from ceremony.samples.play.crew import Company, Door, Incident, Plain
from ceremony.samples.play.story import Guest, Party, Story

A_PERSON_MIN = 0.15
"""From one person at a door to the next, in minutes."""
HOWS = ("code", "code", "hand", "code", "name", "code", "hand")
"""How people are let in, in turn: the printed code scanned, the hand code typed, the name looked for."""
LATE_FROM_MIN, LATE_EVERY_MIN = 63, 5
SUBSTITUTE = "Lê Minh Thuận"
NOBODYS_CHANCE = 20_250_326


def receive(company: Company, story: Story) -> threading.Thread:
    """Let everybody in who comes on time; return the thread that lets in who comes late."""
    hands = [
        company.sends(lambda door=door, parties=parties: _at_a_door(company, door, parties), door.title)  # type: ignore[misc]
        for door, parties in zip(company.doors, story.parties, strict=True)
    ]
    for hand in hands:
        hand.join()
    _substitute(company, story)
    counts = company.doors[0].crew.get("attendance")
    company.say("Thư ký", f"có mặt {counts['present']}/{counts['expected']} đại biểu")
    return company.sends(lambda: _late(company, story), "người đến muộn")


def _at_a_door(company: Company, door: Door, parties: tuple[Party, ...]) -> None:
    hows = cycle(HOWS)
    for no, party in enumerate(parties):
        company.pace.until(party.minute)
        answer: Plain = {}
        for guest in party.guests:
            answer = let_in(company, door, guest, next(hows))
            company.pace.rest(A_PERSON_MIN)
        counts = f"({answer['present']}/{answer['expected']} có mặt)"
        company.say(door.title, f"{len(party.guests)} đại biểu vào: {party.unit} {counts}")
        if no == 1:
            TROUBLES[door.place](company, door, party.guests[0])


def let_in(company: Company, door: Door, guest: Guest, how: str) -> Plain:
    """One person comes in; anything but a green answer is a fault."""
    answer = door.scan(**_named(door, guest, how))
    named = (answer["delegate"] or {}).get("name")
    if (answer["outcome"], named) != ("admitted", guest.name):
        company.fault(f"{door.title}: {guest.name} ({how}) được trả lời {answer['outcome']}, {named}")
    company.inside.add(guest.id)
    return answer


def _named(door: Door, guest: Guest, how: str) -> Plain:
    match how:
        case "code":
            return {"code": codes.printed(guest.code)}
        case "hand":
            return {"code": guest.hand_code}
        case _:
            found = door.crew.get("delegates", q=fold(guest.name))
            here = [one for one in found if (one["name"], one["seat"]) == (guest.name, guest.seat)]
            return {"delegate_id": here[0]["id"] if here else 0}


def _scans_again(company: Company, door: Door, guest: Guest) -> None:
    """The same paper twice; and one press that went out twice because the network stuttered."""
    answer = door.scan(code=guest.code)
    told = (answer["outcome"], (answer["first"] or {}).get("door"))
    again = company.expect(Incident.SCANNED_AGAIN, told == ("again", door.place), _told(answer))
    request = {"nonce": door.nonce(), "door": door.place, "code": guest.code}
    once, twice = door.crew.post("checkins", request), door.crew.post("checkins", request)
    same = company.expect(Incident.PRESSED_TWICE, once == twice, f"{_told(once)}, rồi {_told(twice)}")
    if again and same:
        company.say(door.title, f"{guest.name} quét lại: đã vào tại {door.place}, không tính hai lần")


def _scans_nonsense(company: Company, door: Door, guest: Guest) -> None:
    event_no = codes.FullCode(guest.code).event
    answer = door.scan(code=codes.full_code(event_no, NOBODYS_CHANCE))
    if company.expect(Incident.UNKNOWN_CODE, answer["outcome"] == "unknown", _told(answer)):
        company.say(door.title, "một mã không có trong danh sách: báo đỏ, không cho vào")


def _sends_out(company: Company, door: Door, guest: Guest) -> None:
    """A wrong press is taken back, and the person comes in again."""
    body = {"reason": "Bấm nhầm người", "nonce": door.nonce()}
    undone = door.crew.delete(f"checkins/{guest.id}", body)
    company.inside.discard(guest.id)
    back = let_in(company, door, guest, "code")
    counts = f"{undone['present']} có mặt, rồi {back['present']}"
    if company.expect(Incident.SENT_OUT, back["present"] > undone["present"], counts):
        company.say(door.title, f"bấm nhầm {guest.name}: hoàn tác, rồi cho vào lại")


TROUBLES = {"cửa A": _scans_again, "cửa B": _scans_nonsense, "cửa C": _sends_out}
"""What happens at each door after its second party."""


def _substitute(company: Company, story: Story) -> None:
    """A guest sends somebody else: the new invitation is good, the old one is not."""
    absent, door = story.replaced, company.doors[0]
    new = company.house.ask(
        "replace",
        delegate_id=absent.id,
        name=SUBSTITUTE,
        position=absent.position,
        on_whose_say="điện thoại của đơn vị lúc 07:10",
    )
    admitted, old = door.scan(code=new["code"]), door.scan(code=absent.code)
    told = (admitted["outcome"], admitted["delegate"]["name"], admitted["delegate"]["seat"])
    right = told == ("admitted", SUBSTITUTE, absent.seat)
    company.expect(Incident.OLD_INVITATION, old["outcome"] == "replaced", _told(old))
    company.inside.add(new["id"])
    if company.expect(Incident.SUBSTITUTE, right, _told(admitted)):
        company.say(door.title, f"{SUBSTITUTE} đi thay {absent.name}, ghế {absent.seat}")


def _told(answer: Plain) -> str:
    """A door's answer in a few words: the outcome, and whom it is about."""
    person = answer["delegate"] or {}
    return " ".join(filter(None, (answer["outcome"], person.get("name"), person.get("seat"))))


def _late(company: Company, story: Story) -> None:
    """Late people come while the programme runs; the first is scanned at two doors at once."""
    for no, guest in enumerate(story.late):
        company.pace.until(LATE_FROM_MIN + no * LATE_EVERY_MIN)
        if no == 0:
            _at_two_doors(company, guest)
        else:
            door = company.doors[no % len(company.doors)]
            let_in(company, door, guest, HOWS[no % len(HOWS)])
            company.say(door.title, f"{guest.name} đến muộn, vào ghế {guest.seat}")


def _at_two_doors(company: Company, guest: Guest) -> None:
    answers: list[Plain] = []
    start = threading.Barrier(2)

    def scan(door: Door) -> None:
        start.wait()
        answers.append(door.scan(code=guest.code))

    pair = [company.sends(lambda door=door: scan(door), door.title) for door in company.doors[:2]]  # type: ignore[misc]
    for hand in pair:
        hand.join()
    outcomes = sorted(answer["outcome"] for answer in answers)
    company.inside.add(guest.id)
    if company.expect(Incident.TWO_DOORS, outcomes == ["admitted", "again"], ", ".join(outcomes)):
        company.say("cửa A và cửa B", f"cùng quét giấy mời của {guest.name}: chỉ tính một lượt")

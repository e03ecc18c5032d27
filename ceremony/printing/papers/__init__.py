"""Every paper the shop prints, by the name the command line knows it by. Loaded only where one is drawn."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ceremony.base.paper.paper import Paper

ROOMS = {
    "invitations": "invitations.papers.letter:Invitations",
    "invitation-cards": "invitations.papers.card:InvitationCards",
    "badges": "delegates.papers.badges:Badges",
    "badges-large": "delegates.papers.badges:LargeBadges",
    "nameplates": "delegates.papers.plates:NamePlates",
    "seats": "delegates.papers.seats:SeatLabels",
    "door-list": "delegates.papers.door_lists:DoorListByName",
    "door-list-units": "delegates.papers.door_lists:DoorListByUnit",
    "introductions": "calling.papers.introductions:Introductions",
    "script": "calling.papers.script:Script",
    "call-list": "calling.papers.call_list:CallList",
    "tray-list": "calling.papers.tray_list:TrayList",
    "certificates": "awards.papers.certificates:Certificates",
    "certificate-test": "awards.papers.trial:CertificateTest",
}


def paper(kind: str) -> Paper:
    """Return a paper, ready to be drawn.

    Raises:
        KeyError: there is no such paper.
    """
    room, name = ROOMS[kind].split(":")
    return cast("Paper", getattr(import_module(f"ceremony.{room}"), name)())

"""The kinds of paper of a conference, by the names the command line knows them by."""

from __future__ import annotations

MESSAGES = "messages"
"""The invitations as plain text, which are no paper."""
GROUPS = (
    ("invite", ("invitations", "invitation-cards", MESSAGES)),
    ("wear", ("badges", "badges-large", "nameplates", "seats")),
    ("door", ("door-list", "door-list-units", "introductions")),
    ("stage", ("script", "call-list", "tray-list")),
    ("certificates", ("certificates", "certificate-test")),
)
"""As an office looks for them: by where they are needed."""
ALL = tuple(kind for _, kinds in GROUPS for kind in kinds)
NUMBERED = ("invitations", "invitation-cards")
"""Whoever is printed one has a number of the register."""
OF_ONE = (*NUMBERED, MESSAGES)
"""Of these everybody can have a file of their own."""
OF_PEOPLE = (*OF_ONE, "badges", "badges-large", "nameplates", "seats")
"""Of these some people's pieces can be printed alone."""

"""The table of people, one of them, and the order in which guests are introduced."""

from __future__ import annotations

"""Marks that several rooms of tests share."""

from __future__ import annotations

import pytest

ONE_DATABASE = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
"""For a story in which the database has no part: what a child reads, what a command says of itself."""

OWN_ON_ONE_DATABASE = pytest.mark.parametrize("own_server", ["sqlite"], indirect=True)
"""The same, for a server of the story's own."""

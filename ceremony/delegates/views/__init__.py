"""The people's pages: their table, one of them, their pictures, their order, and a file of them."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint

from ceremony.delegates.models import Delegate
from ceremony.events.queries import EventSummary

bp = Blueprint("delegates", __name__)
BESIDE_PERSON: list[Callable[[EventSummary, Delegate], Mapping[str, Any]]] = []
"""What features above say on a person's page: values for its template."""

from ceremony.delegates.views import importing, order, person, portraits, table, wording  # noqa: E402

__all__ = ["BESIDE_PERSON", "bp", "importing", "order", "person", "portraits", "table", "wording"]

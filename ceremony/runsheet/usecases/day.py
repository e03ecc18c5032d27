"""What a live action makes of the day goes to its rows."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table, bindparam, insert, update

from ceremony.awards import usecases as awards
from ceremony.base.db import prepared
from ceremony.core.day import Stage as StageOfTheDay
from ceremony.core.draft import Draft, live
from ceremony.runsheet import queries
from ceremony.runsheet.models import Item, Stage

awards.STANDS_IN_AWARDS.append(queries.in_awards)

_STAGE, _ITEM = cast(Table, Stage.__table__), cast(Table, Item.__table__)
_MOVE_STAGE = update(_STAGE).where(_STAGE.c.event_id == bindparam("event"))
_MOVE_ITEM = update(_ITEM).where(_ITEM.c.id == bindparam("item"))
_NEW_STAGE = insert(_STAGE)


def write_day(event_id: int, draft: Draft) -> None:
    """Compose: what a live action changed goes to its rows."""
    stage = {name: getattr(draft.stage, name) for name in StageOfTheDay.__dataclass_fields__}
    if not prepared(_MOVE_STAGE, event=event_id, **stage).rowcount:
        prepared(_NEW_STAGE, event_id=event_id, **stage)
    if rows := draft.changed_items:
        prepared(_MOVE_ITEM, [{"item": one.id, **live(one)} for one in rows])
    awards.write_callings(draft.changed_recipients)

"""The live pictures of the day for the crew."""

from __future__ import annotations

from ceremony.awards.facts import AwardsEdited, AwardsImported
from ceremony.base.live import ScreensSeen, Surface
from ceremony.calling import faces, queries
from ceremony.calling.facts import AwardMoved, CursorMoved, MessageSent, SceneShown, TimerChanged, Undone
from ceremony.checkin.facts import CameUnannounced, CheckedIn, CheckInUndone, SeatGiven
from ceremony.core.actor import Role
from ceremony.core.facts import Fact
from ceremony.delegates.facts import LISTED
from ceremony.events.facts import SettingsChanged, StatusChanged
from ceremony.runsheet.facts import ProgrammeWritten

WRITTEN: tuple[type[Fact], ...] = (AwardsEdited, AwardsImported, *LISTED, ProgrammeWritten, SettingsChanged)
STAGE: tuple[type[Fact], ...] = (CursorMoved, AwardMoved, SceneShown, TimerChanged, Undone, StatusChanged)
DOORS: tuple[type[Fact], ...] = (CheckedIn, CheckInUndone, CameUnannounced, SeatGiven)

MC = Surface(
    "mc",
    query=faces.mc,
    redrawn_by=(*STAGE, *DOORS, *WRITTEN, MessageSent),
    watched_by=(Role.MC, Role.STAGE),
    template="calling/_mc.html",
    variable="mc",
    order=1,
)
TRAY = Surface(
    "tray",
    query=faces.tray,
    redrawn_by=(*STAGE, *DOORS, *WRITTEN),
    watched_by=(Role.TRAY, Role.STAGE, Role.MC),
    template="calling/_tray.html",
    variable="tray",
    order=2,
)
DESK = Surface(
    "desk",
    query=faces.desk,
    redrawn_by=(*STAGE, *DOORS, *WRITTEN, MessageSent, ScreensSeen),
    watched_by=(Role.STAGE,),
    template="calling/_desk.html",
    variable="desk",
    order=3,
)
SHEET = Surface(
    "desk.sheet",
    query=faces.sheet,
    redrawn_by=(*STAGE, *WRITTEN),
    watched_by=(Role.STAGE,),
    template="calling/_sheet.html",
    variable="sheet",
    order=4,
)
WING = Surface(
    "wing",
    query=faces.wing,
    redrawn_by=(*STAGE, *DOORS, *WRITTEN),
    watched_by=(Role.WING, Role.STAGE, Role.MC),
    template="calling/_wing.html",
    variable="wing",
    order=4,
)
STAGE_JSON = Surface(
    "stage.json",
    query=queries.stage,
    redrawn_by=(*STAGE, *WRITTEN),
    watched_by=tuple(Role),
    order=4,
)
SURFACES = (MC, TRAY, DESK, SHEET, WING, STAGE_JSON)

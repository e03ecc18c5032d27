"""Which picture the hall sees while the ceremony stands at one step.

The hall's screen follows the cursor by itself. An operator may lay one scene over it (a message, the
banner, black) and lift it again; `auto` is that lifting.
Source: domain guide 3 and 7; the working design of the projector.
"""

from __future__ import annotations

from enum import StrEnum

from ceremony.core.cursor import StepKind


class Scene(StrEnum):
    """What may stand on the projector."""

    AUTO = "auto"
    BANNER = "banner"
    PROGRAMME = "programme"
    SPEAKER = "speaker"
    BATCH = "batch"
    HONOUREE = "honouree"
    MESSAGE = "message"
    BLACK = "black"


WHILE_PEOPLE_MOVE = frozenset({"reception", "break", "arts"})
"""Nobody speaks: the programme tells people what comes next."""

WITHOUT_SPEAKER = frozenset({"flag_salute", "closing", "photo", "award"})
"""The hall looks at the flag, at everybody or at the stage, never at one speaker's card."""

_OF_A_BATCH = frozenset({StepKind.CALL, StepKind.ON_STAGE, StepKind.PRESENT, StepKind.PHOTO})


def scene_for(
    item_type: str | None,
    step: StepKind | None = None,
    override: Scene = Scene.AUTO,
    batch_size: int = 0,
    has_performer: bool = False,
    apart: bool = False,
) -> Scene:
    """Return the scene of the hall. Before the first item both `item_type` and `step` are None.

    `batch_size` counts the names that may be shown, absent and held ones not among them: a batch
    nobody is left of shows the banner, never an empty card. `apart` says that somebody was called by hand
    since the ceremony came to this step: the hall looks at the one whose name it has just heard.
    """
    if override is not Scene.AUTO:
        return override
    if item_type is None:
        return Scene.BANNER
    if apart:
        return Scene.HONOUREE
    if item_type == "award":
        return _award(step, batch_size)
    if item_type in WHILE_PEOPLE_MOVE:
        return Scene.PROGRAMME
    return Scene.SPEAKER if has_performer and item_type not in WITHOUT_SPEAKER else Scene.BANNER


def _award(step: StepKind | None, batch_size: int) -> Scene:
    if step in (StepKind.READER, StepKind.READING):
        return Scene.SPEAKER
    if step is StepKind.NAME and batch_size:
        return Scene.HONOUREE
    if step in _OF_A_BATCH and batch_size:
        return Scene.HONOUREE if batch_size == 1 else Scene.BATCH
    return Scene.BANNER

"""Which picture the hall sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ceremony.core.scenes import Scene, scene_for
from ceremony.core.steps import StepKind


def test_before_the_first_item_the_hall_sees_the_banner() -> None:
    assert scene_for(None) is Scene.BANNER


@pytest.mark.parametrize(
    ("step", "size", "scene"),
    [
        (StepKind.READER, 10, Scene.SPEAKER),
        (StepKind.READING, 10, Scene.SPEAKER),
        (StepKind.CALL, 10, Scene.BATCH),
        (StepKind.NAME, 10, Scene.HONOUREE),
        (StepKind.ON_STAGE, 10, Scene.BATCH),
        (StepKind.PRESENT, 10, Scene.BATCH),
        (StepKind.PHOTO, 1, Scene.HONOUREE),
        (StepKind.CALL, 1, Scene.HONOUREE),
        (StepKind.CALL, 0, Scene.BANNER),
        (StepKind.NAME, 0, Scene.BANNER),
        (StepKind.BACK, 10, Scene.BANNER),
        (StepKind.RUN, 0, Scene.BANNER),
    ],
)
def test_an_award_is_followed_step_by_step(step: StepKind, size: int, scene: Scene) -> None:
    assert scene_for("award", step, batch_size=size, has_performer=True) is scene


@pytest.mark.parametrize("type", ["reception", "break", "arts"])
def test_while_people_move_they_read_what_comes_next(type: str) -> None:
    assert scene_for(type, StepKind.RUN, has_performer=True) is Scene.PROGRAMME


@pytest.mark.parametrize(
    "type", ["intro", "opening", "report", "paper", "launch", "directive", "delegate_vote"]
)
def test_a_speaker_has_a_card_and_an_item_without_one_the_banner(type: str) -> None:
    assert scene_for(type, StepKind.RUN, has_performer=True) is Scene.SPEAKER
    assert scene_for(type, StepKind.RUN) is Scene.BANNER


@pytest.mark.parametrize("type", ["closing", "flag_salute", "photo"])
def test_all_look_at_the_flag_and_at_one_another(type: str) -> None:
    assert scene_for(type, StepKind.RUN, has_performer=True) is Scene.BANNER


@pytest.mark.parametrize("step", [StepKind.READING, StepKind.CALL, StepKind.PHOTO, StepKind.BACK])
def test_whoever_is_called_by_hand_has_a_card_whatever_the_step(step: StepKind) -> None:
    assert scene_for("award", step, batch_size=10, apart=True) is Scene.HONOUREE
    assert scene_for("award", step, Scene.BLACK, batch_size=10, apart=True) is Scene.BLACK


@given(
    some.one_of(some.none(), some.text()),
    some.one_of(some.none(), some.sampled_from(StepKind)),
    some.sampled_from(Scene),
    some.integers(0, 20),
    some.booleans(),
)
def test_an_override_covers_everything_until_it_is_lifted(
    type: str | None, step: StepKind | None, override: Scene, size: int, performed: bool
) -> None:
    scene = scene_for(type, step, override, size, performed)
    assert scene is not Scene.AUTO
    assert override in (Scene.AUTO, scene)

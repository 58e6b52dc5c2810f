"""The first sessions of someone new."""

from __future__ import annotations

from bouts import kg, lb

from legtui.training import newcomer
from legtui.training.weight import Unit


def test_half_half_three_quarters_three_quarters_all() -> None:
    assert [newcomer.sets_percent(done) for done in range(6)] == [50, 50, 75, 75, 100, 100]
    assert [newcomer.easing(done) for done in (0, 3, 4)] == [True, True, False]


def test_the_note_names_the_sets() -> None:
    assert newcomer.note(0, 4) == (
        "Session 1 of the first four: two of four sets, stop with three reps left."
    )
    assert newcomer.note(2, 3) == (
        "Session 3 of the first four: three of three sets, stop with three reps left."
    )
    assert newcomer.note(4, 4) is None


def test_romanian_until_plates_hold_the_bar_at_height() -> None:
    assert newcomer.romanian_first(None, Unit.KG)
    assert newcomer.romanian_first(kg(57.5), Unit.KG)
    assert not newcomer.romanian_first(kg(60), Unit.KG)
    assert newcomer.romanian_first(lb(130), Unit.LB)
    assert not newcomer.romanian_first(lb(135), Unit.LB)
    assert "60 kg" in newcomer.deadlift_note(Unit.KG)

"""The first sessions of someone new."""

from __future__ import annotations

from bouts import kg, lb

from legtui.training import newcomer
from legtui.training.weight import Unit


def test_half_half_three_quarters_three_quarters_all() -> None:
    assert [newcomer.sets_percent(done) for done in range(6)] == [50, 50, 75, 75, 100, 100]
    assert [newcomer.easing(done) for done in (0, 3, 4)] == [True, True, False]


def test_the_note_says_which_session_and_how_much() -> None:
    assert newcomer.note(0) == (
        "New to this, session 1 of the first four: half of the sets, three reps left in each."
    )
    assert (newcomer.note(3) or "").count("session 4 of the first four: three quarters") == 1
    assert newcomer.note(4) is None


def test_romanian_until_plates_hold_the_bar_at_height() -> None:
    assert newcomer.romanian_first(None, Unit.KG)
    assert newcomer.romanian_first(kg(57.5), Unit.KG)
    assert not newcomer.romanian_first(kg(60), Unit.KG)
    assert newcomer.romanian_first(lb(130), Unit.LB)
    assert not newcomer.romanian_first(lb(135), Unit.LB)
    assert "60 kg" in newcomer.deadlift_note(Unit.KG)

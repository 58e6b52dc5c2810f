"""Records in words: the load as the lifter knows it, what it beat in the same unit."""

from __future__ import annotations

from bouts import CURL, LUNGE, SQUAT, bout, kg, lb

from legtui.desk.record_words import record_text
from legtui.training.record import Bout
from legtui.training.records import records_of


def told(today: Bout, *earlier: Bout, per_hand: bool = False) -> list[str]:
    return [record_text(one, per_hand) for one in records_of(today.work[-1], today, earlier)]


def test_the_load_and_what_it_beat() -> None:
    before = bout(CURL, kg(40), [15, 15], 4)
    assert told(bout(CURL, kg(45), [12], 0), before) == ["Heaviest yet: 45 kg × 12 (before: 40 kg)"]
    assert told(bout(CURL, lb(100), [12], 0), before) == [
        "Heaviest yet: 100 lb × 12 (before: 88.2 lb)"
    ]
    assert told(bout(CURL, kg(40), [16], 0), before) == ["Most reps with 40 kg: 16 (before: 15)"]


def test_dumbbells_are_said_per_hand() -> None:
    before = bout(LUNGE, kg(36), [(12, 12)] * 3, 4)
    assert told(bout(LUNGE, kg(40), [(12, 12)], 0), before, per_hand=True) == [
        "Heaviest yet: 2 × 20 kg × 12 (before: 2 × 18 kg)"
    ]
    assert told(bout(LUNGE, lb(100), [(12, 12)], 0), before, per_hand=True) == [
        "Heaviest yet: 2 × 50 lb × 12 (before: 2 × 39.7 lb)"
    ]
    nothing = bout(LUNGE, None, [(12, 12)] * 3, 4)
    assert told(bout(LUNGE, kg(8), [(12, 12)], 0), nothing, per_hand=True) == [
        "Heaviest yet: 2 × 4 kg × 12 (before: body weight)"
    ]


def test_thousands_stand_apart_and_a_rough_maximum_says_so() -> None:
    before = bout(SQUAT, kg(100), [12, 12], 4)
    volume = told(bout(SQUAT, kg(100), [12, 13], 0), before)
    assert volume[-1] == "Most volume in a session: 2,500 kg (before: 2,400 kg)"
    up = told(bout(SQUAT, kg(102.5), [12], 0), before)
    assert up[-1] == "Estimated maximum up: ~144 kg (before: 140 kg)"

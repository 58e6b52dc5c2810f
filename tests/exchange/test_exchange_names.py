"""The table of names: every name means one thing, and the guide knows what it means."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from legtui.contract import EXERCISES
from legtui.exchange.errors import ExchangeError
from legtui.exchange.names import Names, known_names, variations
from legtui.exchange.words import words_of

NAMES = Names()


def test_every_name_of_the_table_means_its_variation() -> None:
    for name, variation in known_names():
        assert NAMES.match(name).variation == variation, name


def test_our_own_ids_and_their_names_are_known() -> None:
    for variation in variations():
        assert NAMES.match(variation.replace("_", " ").title()).variation == variation


def test_the_table_agrees_with_the_guide() -> None:
    data = resources.files("legtui.guide") / "data"
    guide = tomllib.loads((data / "variations.toml").read_text(encoding="utf-8"))
    guide |= tomllib.loads((data / "extras.toml").read_text(encoding="utf-8"))["variations"]
    assert set(variations()) == set(guide)
    for id_, ours in variations().items():
        assert (ours.exercise, ours.per_leg) == (guide[id_]["exercise"], guide[id_]["per_leg"])
    assert {one.exercise for one in variations().values()} >= set(EXERCISES)


@pytest.mark.parametrize(
    ("name", "variation"),
    [
        ("Squat (Barbell)", "back_squat"),
        ("BARBELL  squats", "back_squat"),
        ("Squat, Barbell", "back_squat"),
        ("Deadlift (Barbell)", "conventional_deadlift"),
        ("Romanian Deadlift (Dumbbell)", "dumbbell_romanian_deadlift"),
        ("DB RDL", "dumbbell_romanian_deadlift"),
        ("Standing Calf Raise, Machine", "standing_calf_raise"),
        ("Seated Leg Curl, Leverage Machine", "seated_leg_curl"),
    ],
)
def test_a_name_is_known_however_it_is_written(name: str, variation: str) -> None:
    assert NAMES.match(name).variation == variation


@pytest.mark.parametrize(
    ("name", "variation"),
    [
        ("Kniebeugen (Langhantel)", "back_squat"),
        ("Sitzender Beinbeuger (Maschine)", "seated_leg_curl"),
        ("RUMÄNISCHES Kreuzheben (Kurzhantel)", "dumbbell_romanian_deadlift"),
        ("Peso Muerto Rumano (Barra)", "romanian_deadlift"),
        ("Curl de Piernas Tumbado (Máquina)", "lying_leg_curl"),
        ("Elevacion de talones de pie (maquina)", "standing_calf_raise"),
        ("Stacco Rumeno (Bilanciere)", "romanian_deadlift"),
        ("Soulevé de Terre (Barre)", "conventional_deadlift"),
        ("Fente (Haltères)", "forward_lunge"),
        ("Cadeira Extensora (Máquina)", "machine_leg_extension"),
        ("Martwy ciąg", "conventional_deadlift"),
        ("Сгибание ног лёжа", "lying_leg_curl"),
        ("ルーマニアンデッドリフト (バーベル)", "romanian_deadlift"),
        ("坐姿腿弯举", "seated_leg_curl"),
    ],
)
def test_a_name_in_another_language_is_known(name: str, variation: str) -> None:
    assert NAMES.match(name).variation == variation


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("Squat (Smith Machine)", "back_squat"),
        ("Deadlift (Smith Machine)", "conventional_deadlift"),
        ("Hip Thrust (Machine)", "barbell_hip_thrust"),
        ("Calf Press (Machine)", "standing_calf_raise"),
        ("Donkey Calf Raise", "standing_calf_raise"),
    ],
)
def test_the_nearest_name_is_by_the_movement_and_not_by_the_equipment(
    name: str, guess: str
) -> None:
    match = NAMES.match(name)
    assert match.ours is None
    assert match.guess is not None
    assert match.guess.variation == guess


@pytest.mark.parametrize(
    "name",
    [
        "Bench Press (Barbell)",
        "Lat Pulldown (Cable)",
        "Hanging Leg Raise",
        "Bicep Curl (Dumbbell)",
        "Running",
        "Plank",
        "Overhead Press (Barbell)",
        "Seated Row",
        "Elevación de piernas",
        "Relevé de jambes suspendu",
        "Подъём ног в висе",
        "Beinheben",
        "Remo con barra",
        "Curl de bíceps con mancuernas",
        "Développé couché (Barre)",
        "Supino reto com halteres",
    ],
)
def test_what_is_no_leg_work(name: str) -> None:
    match = NAMES.match(name)
    assert (match.exercise, match.variation, match.leg) == ("other", name, False)


@pytest.mark.parametrize(
    "name", ["Hack Squat (Machine)", "Hip Abductor (Machine)", "Sumo Deadlift", "Overhead Squat"]
)
def test_leg_work_that_is_none_of_ours_is_other_and_kept(name: str) -> None:
    match = NAMES.match(name)
    assert (match.exercise, match.variation, match.leg) == ("other", name, True)


def test_a_group_tells_what_the_name_does_not() -> None:
    assert NAMES.match("Mystery", "Legs").leg
    assert not NAMES.match("Mystery", "Chest").leg
    assert not NAMES.match("Bench Press", "Legs").leg


def test_two_dumbbells_are_told_from_one_and_from_a_bar() -> None:
    pairs = {
        name: NAMES.match(name).ours
        for name in ("Lunge (Dumbbell)", "Lunge (Barbell)", "Lunge", "Goblet Squat (Dumbbell)")
    }
    assert [ours.pair for ours in pairs.values() if ours] == [True, False, False, False]


def test_an_edited_name_is_taken_and_a_wrong_one_refused() -> None:
    own = Names({"My Lunge Dumbbell": "reverse_lunge"})
    match = own.match("my dumbbell lunges")
    assert match.ours is not None
    assert (match.variation, match.ours.pair) == ("reverse_lunge", True)
    with pytest.raises(ExchangeError, match="none of our variations"):
        Names({"x": "moon_walk"})


def test_a_name_without_words_is_nobodys() -> None:
    assert words_of("!!!") == frozenset()
    assert Names({"": "back_squat"}).match("!!!").ours is None

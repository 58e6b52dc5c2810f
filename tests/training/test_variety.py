"""A plateau, and the sibling that is proposed."""

from __future__ import annotations

from bouts import BARBELL, SQUAT, TODAY, bout, kg

from legtui.training.prescription import Settings
from legtui.training.record import Bout, NoEvidence
from legtui.training.variety import Change, plateau

FRONT = ("front_squat", BARBELL)


def change(*history: Bout) -> Change | None:
    siblings = [("back_squat", BARBELL), FRONT]
    return plateau(history, SQUAT, siblings, Settings(), TODAY)


def week(reps: list[int], days: int, load: float = 100) -> Bout:
    return bout(SQUAT, kg(load), reps, days, planned=kg(load))


def test_four_sessions_without_a_gain() -> None:
    runs = [week([10, 9, 9, 9], days) for days in (13, 10, 7, 4)]
    found = change(*runs)
    assert found is not None
    assert (found.variation, found.prescription.load) == ("front_squat", kg(75))
    assert found.prescription.action == "start"
    assert found.why == (
        "Back squat: no more load or reps in four sessions at 100 kg, so front squat brings a new "
        "angle."
    )
    assert found.based_on == tuple(each.id for one in runs for each in one.sets)
    assert change(*runs[1:]) is None


def test_a_rep_or_a_load_more_is_a_gain() -> None:
    runs = [week([10, 9, 9, 9], days) for days in (13, 10, 7)]
    assert change(*runs, week([11, 9, 9, 9], 4)) is None
    assert change(*runs, week([10, 9, 9, 9], 4, 102.5)) is None


def test_spoiled_sessions_are_no_plateau() -> None:
    runs = [week([10, 9, 9, 9], days) for days in (13, 10, 7)]
    spoiled = bout(SQUAT, kg(100), [5], 4, planned=kg(100), spoiled=[NoEvidence.TRIMMED])
    assert change(*runs, spoiled) is None


def test_two_deloads_in_eight_sessions() -> None:
    short = [7, 7, 7, 7]
    first = [week(short, days) for days in (30, 27, 24)]
    second = [week(short, days, 90) for days in (21, 18, 15)]
    fine = [week([9, 9, 9, 9], 12, 80), week([10, 10, 10, 10], 9, 80)]
    found = change(*first, *second, *fine)
    assert found is not None
    assert found.why == (
        "Back squat: two deloads in eight sessions, so front squat brings a new angle."
    )
    assert change(*first, *second, *fine, week([11] * 4, 5, 80)) is not None
    later = [week([reps] * 4, days, 80) for reps, days in ((9, 7), (10, 6), (11, 5), (12, 4))]
    assert change(*first, *second, *fine, *later) is None


def test_nothing_is_proposed_where_the_gym_allows_no_other() -> None:
    runs = [week([10, 9, 9, 9], days) for days in (13, 10, 7, 4)]
    assert plateau(runs, SQUAT, [("back_squat", BARBELL)], Settings(), TODAY) is None

from __future__ import annotations

from itertools import pairwise

from session_fixtures import exercise, kg

from legtui.desk.rack import Rack
from legtui.session.plan import RampPlan
from legtui.session.state import Exercise
from legtui.training.change import difference
from legtui.training.equipment import Recipe
from legtui.training.gyms import commercial, two_dumbbells
from legtui.training.weight import Unit

HERE = Rack(commercial(Unit.KG))


def squat(load: str, *ramp: str) -> Exercise:
    plan = exercise(
        0, "squat", "back_squat", load=kg(load), ramp=tuple(RampPlan(kg(one), 5) for one in ramp)
    )
    return Exercise(plan=plan, planned=plan, ramp=plan.ramp)


def taken_off(recipes: list[Recipe | None]) -> int:
    """Plates of one side that come off on the way."""
    known = [one for one in recipes if one is not None]
    assert len(known) == len(recipes)
    return sum(len(difference(a, b).remove) for a, b in pairwise(known))


def test_from_ramp_to_work_fewer_plates_come_off_than_by_the_usual_recipes() -> None:
    one = squat("100", "40", "60", "80")
    loads = [*(step.load for step in one.ramp), one.plan.load]
    led_up = [HERE.recipe_in(one, load) for load in loads]
    usual = [HERE.recipe("back_squat", load) for load in loads]
    assert taken_off(led_up) < taken_off(usual)
    assert [one.total for one in led_up if one] == loads


def test_a_load_that_was_not_planned_has_its_usual_recipe() -> None:
    one = squat("67.5", "25", "40", "52.5")
    assert HERE.recipe_in(one, kg("72.5")) == HERE.recipe("back_squat", kg("72.5"))


def test_body_weight_has_a_recipe_without_anything() -> None:
    home = Rack(two_dumbbells(Unit.KG))
    found = home.recipe("nordic_curl", None)
    assert found is not None
    assert found.per_side is None


def test_what_can_not_be_built_has_none() -> None:
    assert HERE.recipe("back_squat", kg("61")) is None

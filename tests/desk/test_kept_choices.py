"""Program and gyms as the file keeps them, and what happens when they can't be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_clock import FakeClock

from legtui.desk import preferences as prefs
from legtui.desk.coach import Coach
from legtui.desk.preferences import Preferences
from legtui.journal.journal import Journal
from legtui.journal.values import PastSession, SetValues
from legtui.session import program_edit as edit
from legtui.session.program import guides_program
from legtui.training.equipment import Gym
from legtui.training.gym_edit import Part, with_text
from legtui.training.gyms import commercial, two_dumbbells
from legtui.training.prescribed import Prescription
from legtui.training.progression import Action
from legtui.training.record import SetKind
from legtui.training.weight import Unit, Weight

OWN = edit.added(edit.with_days(guides_program("short"), 1), "hip_thrust")
GYMS = (commercial(Unit.LB), two_dumbbells(Unit.KG))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "legtui.db") as opened:
        yield opened


def keep(journal: Journal, name: str, value: object) -> None:
    text = prefs.to_text(name, value)
    assert text is not None
    journal.choose(name, text, FakeClock().now()).result()


def coach_of(journal: Journal) -> Coach:
    return Coach(journal, prefs.of(journal), FakeClock().now)


def test_what_was_chosen_is_read_back(journal: Journal) -> None:
    keep(journal, "program", OWN)
    keep(journal, "gyms", GYMS)
    keep(journal, "gym", "two_dumbbells")
    keep(journal, "level", "beginner")
    journal.set_setting("bell", "no").result()
    found = prefs.of(journal)
    assert found == replace(
        Preferences(),
        program=OWN,
        gyms=GYMS,
        gym="two_dumbbells",
        level="beginner",
        bell=False,
    )
    assert found.gym_at_hand == GYMS[1]


def test_the_coach_plans_the_lifters_own_program(journal: Journal) -> None:
    assert coach_of(journal).program == guides_program()
    keep(journal, "program", OWN)
    plan = coach_of(journal).plan("B")
    assert [one.exercise for one in plan.main] == [one.exercise for one in OWN.slots]
    assert plan.main[5].variation == "standing_calf_raise"
    assert plan.main[0].rest_s == 120
    assert plan.main[-1].variation == "barbell_hip_thrust"


def test_dropped_items_are_not_in_the_plan(journal: Journal) -> None:
    keep(journal, "program", edit.with_item(guides_program(), "hip_circles"))
    steps = {one.step for one in coach_of(journal).plan("A").warm_up}
    assert "hip_circles" not in steps
    assert "leg_swing_fb" in steps


def test_another_gym_changes_the_plan_and_the_coach_says_so(journal: Journal) -> None:
    keep(journal, "gyms", GYMS)
    keep(journal, "gym", "two_dumbbells")
    coach = coach_of(journal)
    plan = coach.plan("A")
    assert [one.exercise for one in plan.main] == [one.exercise for one in guides_program().slots]
    assert plan.main[0].variation == "goblet_squat"
    assert coach.replaced("A")[0] == "Goblet squat for back squat: no barbell here."
    keep(journal, "gym", "commercial")
    assert coach_of(journal).replaced("A") == ()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", "7", "{", '{"exercises": [{"exercise": "bench"}]}', "[" * 5000,
     json.dumps({"exercises": []})],
)  # fmt: skip
def test_a_program_that_cannot_be_read_is_the_guides_with_a_notice(
    journal: Journal, text: str
) -> None:
    journal.choose("program", text, FakeClock().now()).result()
    found = prefs.of(journal)
    assert found.program is None
    assert len(found.notices) == 1
    assert found.notices[0].startswith("Your program could not be read, so the guide's holds.")
    assert coach_of(journal).program == guides_program()


@pytest.mark.parametrize("text", ["", "[]", "{}", "[{}]", '[{"id": 3}]', "nonsense"])
def test_gyms_that_cannot_be_read_are_a_commercial_one_with_a_notice(
    journal: Journal, text: str
) -> None:
    journal.choose("gyms", text, FakeClock().now()).result()
    found = prefs.of(journal)
    assert found.gyms == (commercial(Unit.KG),)
    assert found.notices[0].startswith("Your gyms could not be read, so a commercial gym holds.")
    assert coach_of(journal).plan("A").main


def curl(journal: Journal, gym: Gym) -> Prescription:
    keep(journal, "gyms", (gym,))
    given = {one.variation: one for one, _ in coach_of(journal).prescriptions("A")}
    return given["lying_leg_curl"]


def test_a_pin_is_proposed_where_the_stack_steps_too_far_and_used_once_it_is_there(
    journal: Journal,
) -> None:
    forty = Weight.of(40, Unit.KG)
    top = SetValues("hamstring_curl", "lying_leg_curl", SetKind.WORK, forty, (15,))
    started = FakeClock().now().later(-5 * 86_400_000).local
    session = PastSession("one", started, (top, top, top), day="A")
    journal.history.add_session(session, FakeClock().now()).result()
    gym = commercial(Unit.KG)
    bare = curl(journal, gym)
    assert (bare.action, bare.load) == (Action.BRIDGE, forty)
    assert bare.pin_hint is not None
    pinned = curl(journal, with_text(gym, Part.PIN_PLATES, "5 2.5 1.25"))
    assert pinned.action is Action.INCREASE
    assert pinned.load is not None
    assert forty.kg < pinned.load.kg < 45
    assert "pin" in pinned.why
